/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A flat table: one table of a layer, laid over the flat one of its base.
 *
 * The keys of a flat table nest like boxes, and each knows the box around it:
 *
 *   400-699 ───────────────────────────────────────────┐
 *     400-499 ─────────────────────┐   500-599 ───┐    │
 *       404 ─┐  486 ─┐             │     503 ─┐   │    │
 *
 * so a look-up starts at the narrowest key that holds a code and walks outwards.
 */
#ifndef SCI_OVERLAY_H
#define SCI_OVERLAY_H

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
	const struct sci_link *before; /* the rules before those of every code; NULL: none */

	/* Tables made of this, with the legs they were made with: see compile.h. */
	struct sci_variant *variants;
	bool is_busy; /* its legs are being made */
};

/* The flat table that a layer makes of its base's, which may be NULL and stays what it is.  The
 * links that nothing changes are shared.  NULL: memory is out, which is reported; conflicts of
 * the keys are reported too. */
struct sci_flat *sci_overlay(const struct sci_reading *reading, const struct sci_flat *base,
			     const struct sci_layer *layer);

#endif
