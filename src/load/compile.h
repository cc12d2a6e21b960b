/* SPDX-License-Identifier: BSD-2-Clause */
/* Making tables for look-up out of flat ones. */
#ifndef SCI_COMPILE_H
#define SCI_COMPILE_H

#include "base/string-table.h"
#include "layer.h"
#include "engine/table.h"

/* Codes and intervals of all sparse tables of a load.  Each table has those of its
 * space's classes and of its first leg, so that few bytes can come to many. */
#define SCI_PIECES_MAX (UINT32_C(1) << 24)

struct sci_compiler {
	const struct sci_reading *reading;
	struct sci_strings blocks;
	uint64_t pieces; /* so far */
};

/* A table made of a flat one; maps whose legs differ need a table each. */
struct sci_variant {
	struct sci_variant *next;
	const struct sipcause_table *legs[2];
	const struct sipcause_table *table;
};

/* The table of a flat one (legs are NULL but for `via`); NULL: reported. */
const struct sipcause_table *sci_compile(struct sci_compiler *compiler, struct sci_flat *flat,
					 const struct sipcause_table *const legs[2]);

#endif
