/* SPDX-License-Identifier: BSD-2-Clause */
/* What a load gives: spaces and maps, in one arena with the catalog itself. */
#ifndef SCI_CATALOG_H
#define SCI_CATALOG_H

#include "base/digest.h"
#include "policy.h"
#include "table.h"

struct sipcause_map {
	const struct sci_mapdoc *doc;
	const struct sci_policy *policy; /* NULL: not given */
	/* The location that is filled in beside a cause of Q.850; NULL: none. */
	const struct sipcause_space *filled_beside;
	const struct sipcause_space *filled_space;
	int32_t filled_code;
	/* Those that the map has, then those that `through` makes. */
	const struct sipcause_table *const *tables;
	uint32_t table_count;
	uint32_t own_count; /* of those that the map has */
	const struct sipcause_space *const *bare;
	uint32_t bare_count;
};

struct sipcause_catalog {
	struct sci_arena arena;
	uint32_t slot;       /* in its store: see store.c */
	uint64_t generation; /* 0: in no store yet */
	char digest[SCI_DIGEST_TEXT];
	struct sci_names map_names; /* -> sipcause_map, exact */
	const struct sipcause_map *const *maps;
	size_t map_count;
	struct sci_names space_names; /* -> sipcause_space, exact */
	const struct sipcause_space *const *spaces;
	size_t space_count;
	struct sci_names protocols; /* -> sci_protocol, without case */
	struct sci_names called;    /* -> sipcause_space by all of its names, without case */
	const struct sci_reason_text *const *reason_texts; /* of all spaces */
	uint32_t reason_text_count;
};

/* The protocol of this name that a space of the catalog claims, or NULL. */
const struct sci_protocol *sci_catalog_protocol(const struct sipcause_catalog *catalog,
						const char *text, size_t length);

#endif
