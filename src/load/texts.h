/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts that somebody needs while maps are loaded. */
#ifndef SCI_TEXTS_H
#define SCI_TEXTS_H

#include "document/loader.h"
#include "document/report.h"
#include "engine/space.h"

/*
 * As sipcause_texts_load(), but what is wrong is added to a report that goes on, and it is
 * not wrong that there is none: then no code has words.  NULL: memory is out, which is
 * reported.  They are to be freed also where something was wrong.
 */
struct sipcause_texts *sci_texts_load_if_any(const struct sipcause_loader *loader,
					     const char *language,
					     const struct sipcause_space *space,
					     struct sipcause_report *report);

#endif
