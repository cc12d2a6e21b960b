/* SPDX-License-Identifier: BSD-2-Clause */
/* The schema of a map file. */
#ifndef SCI_READ_MAP_H
#define SCI_READ_MAP_H

#include "engine/rule.h"
#include "engine/policy.h"
#include "spaces.h"

/* Tables of a map, those of its bases counted with it: each is looked for among
 * all of them, when it is laid over its base and when it is asked for. */
#define SCI_TABLES_MAX 4096
/* Spaces of a `through`. */
#define SCI_THROUGH_MAX 16
/* Maps of an `also`, and with those of all maps that a map extends. */
#define SCI_ALSO_MAX 16
#define SCI_ALSOS_MAX 256

/* The spaces by way of which tables are made that a map lacks, the preferred one first. */
struct sci_through {
	const struct sipcause_space *spaces[SCI_THROUGH_MAX];
	uint32_t count;
	struct sci_place place;
};

/*
 * A map while it is loaded.  The draft itself goes with the load; what its members
 * `doc`, `layers`, `bare` and `policy` point at stays with the catalog.
 */
struct sci_draft {
	struct sci_mapdoc *doc;
	struct sci_layer *layers;
	uint32_t layer_count;
	const struct sipcause_space **bare; /* NULL: not given */
	uint32_t bare_count;
	const struct sci_policy *policy;   /* NULL: not given */
	const struct sci_through *through; /* NULL: not given */
	const struct sci_node *extends;    /* a name or a list of names; NULL: none */
	const struct sci_node *also;       /* the same; NULL: not given */

	/* Filled in when its bases are there: see layer.h. */
	struct sci_draft **bases;
	uint32_t base_count;
	struct sci_draft **alsos; /* NULL: not given, by it or by a base */
	uint32_t also_count;
	uint32_t height; /* of maps that need each other, itself included */
	struct sci_flat **flats;
	uint32_t laid_count; /* flats of its own and of its bases, which come first */
	uint32_t flat_count; /* with those of `also` */
	bool is_busy;        /* what it needs is being read */
};

/*
 * Read one map document into *draft, whose doc has its name; the spaces that it
 * speaks of come from *spaces.  What is wrong is reported, and the rest is read
 * all the same.
 */
void sci_map_read(struct sci_spaces *spaces, const struct sci_node *root, struct sci_draft *draft);

#endif
