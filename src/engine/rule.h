/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A map document with its words resolved to spaces and codes.
 *
 *   sci_mapdoc -> sci_layer (a table of one file) -> sci_key -> sci_rule (a row)
 *
 * These are shared by every map that extends the document, and are what a
 * result's provenance points at.
 */
#ifndef SCI_RULE_H
#define SCI_RULE_H

#include "space.h"

/* Targets that are no codes; NONE and UNLISTED are those of the public header. */
#define SCI_TARGET_CLASS (-100) /* in `unlisted` only: ask for the class's unknown code */

/* A companion that a result carries. */
struct sci_write {
	const struct sipcause_space *space;
	int32_t code;
};
/* Half for the row, half for the table: what a result holds at most. */
#define SCI_WRITES_MAX (SIPCAUSE_WRITES_MAX / 2)

/* What must hold of the companions of one space. */
struct sci_condition {
	const struct sipcause_space *space;
	const struct sipcause_span *spans; /* any of these, ascending and apart */
	uint32_t count;
	uint32_t set_count;
	const struct sipcause_set *const *sets; /* or any of these sets' */
	bool present;                           /* or any at all */
	bool absent;                            /* or none */
};

/* One row: an alternative of a key, or a step of an `unlisted` chain. */
struct sci_rule {
	const struct sci_layer *layer;
	int32_t target;
	uint32_t line;
	uint32_t column;
	uint8_t grade;
	uint8_t condition_count;
	uint8_t write_count;
	const struct sci_condition *conditions;
	const struct sci_write *writes;
	const char *condition; /* its text, NULL without conditions */
	const char *phrase;
	const char *source;
	const char *note;
};

/* All that one layer says of one key.  No rules: it takes the base's away. */
struct sci_key {
	const struct sci_layer *layer;
	struct sipcause_span span;
	uint32_t line;
	uint32_t column;
	uint8_t spelled; /* SCI_SELECT_CODE, _RANGE or _CLASS */
	bool over_all;   /* it removes what the bases say of codes within its span */
	uint32_t rule_count;
	const struct sci_rule *rules;
};

/* A key among those of its map's bases: see layer.h. */
struct sci_link {
	const struct sci_key *key;
	const struct sci_link *wider;    /* the key around this one */
	const struct sci_link *replaced; /* what a farther layer said of the same key */
};

/* A link of a base that a key with `over: all` removed. */
struct sci_removed {
	const struct sci_link *link;
	const struct sci_removed *next; /* in the order of links */
};

/* What the link of every key with `over: all` is part of. */
struct sci_over_link {
	struct sci_link link;
	const struct sci_removed *removed;
};

/* A table-wide companion, for a part of the codes. */
struct sci_wide_write {
	struct sipcause_span span;
	struct sci_write write;
};

/* One table of one file. */
struct sci_layer {
	const struct sci_mapdoc *map;
	const struct sipcause_space *from;
	const struct sipcause_space *to;
	uint32_t line;
	uint32_t column;
	uint8_t grade;
	bool inherit;
	const char *source;
	const char *note;

	/* What is tried before the keys of any code; its span is the space's range.  NULL: not
	 * given.  No rules: it takes the base's away. */
	const struct sci_key *first;
	struct sci_key *keys; /* by first, then the wider one first */
	uint32_t key_count;

	const struct sipcause_span *covers; /* ascending, apart; NULL: not given */
	uint32_t covers_count;

	const struct sci_wide_write *writes; /* NULL: not given */
	uint32_t write_count;

	/* What answers when no rule does: a chain, or another space in between. */
	const struct sci_rule *unlisted; /* NULL: not given */
	uint32_t unlisted_count;
	const struct sipcause_space *via; /* NULL: not given */
	struct sci_rule via_row;          /* the place of `via`, for provenance */
};

/* A warning that a map file declares to be known and wanted: see `accept`. */
struct sci_accept {
	const char *id;
	const char *reason;
	uint32_t line; /* of the id */
	uint32_t column;
};

/* What a map file says of itself; its layers point at it. */
struct sci_mapdoc {
	const char *name;
	const char *title;
	const char *version;
	const char *source;
	const char *note;
	const char *origin;       /* NULL: not given */
	const char *const *bases; /* the names of `extends` */
	uint32_t base_count;
	const struct sci_file *file;
	uint8_t grade;
	uint8_t family;
	/* Of this file's own rows alone, and so not handed on to maps that extend it. */
	const struct sci_accept *accepts; /* by id; NULL: not given */
	uint32_t accept_count;
};

#endif
