/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Laying layers over each other: one flat table out of a map's own and those
 * that it inherits.
 *
 * The keys of a flat table nest like boxes, and each knows the box around it:
 *
 *   400-699 ───────────────────────────────────────────┐
 *     400-499 ─────────────────────┐   500-599 ───┐    │
 *       404 ─┐  486 ─┐             │     503 ─┐   │    │
 *
 * so a look-up starts at the narrowest key that holds a code and walks outwards.
 */
#ifndef SCI_LAYER_H
#define SCI_LAYER_H

#include "read-map.h"

struct sci_flat {
	const struct sipcause_space *from;
	const struct sipcause_space *to;
	const struct sci_link **links; /* by first, then the wider one first */
	uint32_t link_count;
	/* The nearest layers that gave each of these; NULL: none did. */
	const struct sci_layer *covers;
	const struct sci_layer *fallback; /* `unlisted` or `via` */
	const struct sci_layer *writes;
	const struct sci_layer *nearest;

	/* Tables made of this, with the legs they were made with: see compile.h. */
	struct sci_variant *variants;
	bool is_busy; /* its legs are being made */
};

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
