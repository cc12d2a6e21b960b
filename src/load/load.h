/* SPDX-License-Identifier: BSD-2-Clause */
/* A load that remembers where it looked. */
#ifndef SCI_LOAD_H
#define SCI_LOAD_H

#include "document/loader.h"
#include "document/watch.h"
#include "engine/catalog.h"
#include "read-map.h"

/*
 * Somebody who sees each map that was asked for, at the end of a load without errors: as
 * its file has it, with the layers that it is made of, and as it was compiled.  What they
 * report is in the report of the load.
 */
struct sci_visitor {
	void (*visit)(struct sci_visitor *visitor, const struct sci_reading *reading,
		      const struct sci_draft *draft, const struct sipcause_map *map);
};

/*
 * As sipcause_loader_load().  Every path that is looked at is noted in watch,
 * which is of use after a load that failed as well; NULL: nobody will ask.
 * visitor may be NULL.
 */
int sci_load(const struct sipcause_loader *loader, struct sci_watch *watch,
	     struct sci_visitor *visitor, struct sipcause_catalog **catalog,
	     struct sipcause_report **report, struct sipcause_error *error);

#endif
