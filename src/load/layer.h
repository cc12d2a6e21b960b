/* SPDX-License-Identifier: BSD-2-Clause */
/* Laying layers over each other: the flat tables of a map, out of its own and those that it
 * inherits. */
#ifndef SCI_LAYER_H
#define SCI_LAYER_H

#include "overlay.h"

/*
 * Lay a draft's layers over those of its bases, whose flats are there already.
 * Reports conflicts; sets draft->flats.
 */
void sci_layer_flatten(const struct sci_reading *reading, struct sci_draft *draft);

/*
 * Add to a draft, which is flattened, the tables that it lacks and maps of its `also` have: of
 * several the first one's.  They are taken whole, and no layer is put over them.  Those that
 * `through` makes of the draft's own are legs of `via` only: see make-map.c.
 */
void sci_layer_take_also(const struct sci_reading *reading, struct sci_draft *draft);

/* The flat table of a draft from one space to another, or NULL. */
struct sci_flat *sci_layer_find(const struct sci_draft *draft, const struct sipcause_space *from,
				const struct sipcause_space *to);

#endif
