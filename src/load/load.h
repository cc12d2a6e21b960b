/* SPDX-License-Identifier: BSD-2-Clause */
/* A load that remembers where it looked. */
#ifndef SCI_LOAD_H
#define SCI_LOAD_H

#include "document/loader.h"
#include "document/watch.h"

/*
 * As sipcause_loader_load().  Every path that is looked at is noted in watch,
 * which is of use after a load that failed as well; NULL: nobody will ask.
 */
int sci_load(const struct sipcause_loader *loader, struct sci_watch *watch,
	     struct sipcause_catalog **catalog, struct sipcause_report **report,
	     struct sipcause_error *error);

#endif
