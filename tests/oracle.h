/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The oracle: sipcause-map(5) once more, in the plainest code that says the same.
 *
 * It shares nothing with the library, not even the header.  It works on structs
 * that mirror a map file key by key; a test fills them in by hand or by
 * generate.c.  It expects valid files: what a load refuses is tested elsewhere.
 *
 * Everything is found by reading lists from one end to the other.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Outcomes that are no code. */
#define ORACLE_STATED_NONE (-1)
#define ORACLE_NOBODY_SAID (-2)

/* A companion that is there, though its value is not known. */
#define ORACLE_NO_VALUE (-1)

/* A class without `unknown`. */
#define ORACLE_NO_CODE (-1)

/* One scalar of a map file that stands for codes, or for no code. */
enum oracle_kind {
	ORACLE_CODE,  /* 21, or a name of it */
	ORACLE_RANGE, /* 20-29 */
	ORACLE_CLASS, /* 4xx; as a word of an `unlisted` list: class */
	ORACLE_SET,   /* the name of a set */
	ORACLE_PRESENT,
	ORACLE_ABSENT,
	ORACLE_NONE,
	ORACLE_SAME,
	ORACLE_UNLISTED
};

struct oracle_word {
	enum oracle_kind kind;
	int32_t first; /* of a code or a range */
	int32_t last;
	const char *name; /* of a class or a set */
	uint32_t line;    /* where an item of `unlisted` stands */
};

/* What goes with a code, of another space. */
struct oracle_companion {
	const char *space;
	int32_t code; /* or ORACLE_NO_VALUE */
};

/* ------------------------------------------------------------ space files */

struct oracle_class {
	const char *key;
	const char *name;
	int32_t first;
	int32_t last;
	int32_t unknown; /* or ORACLE_NO_CODE */
};

struct oracle_set {
	const char *name;
	struct oracle_word *members;
	size_t member_count;
};

struct oracle_code {
	int32_t code;
	const char *name; /* or NULL */
	const char *aliases[2];
	size_t alias_count;
	const char *phrase; /* or NULL */
};

/* An item of `protocols`. */
struct oracle_protocol {
	const char *name;
	bool read; /* under `read` */
};

/* An item of `words`. */
struct oracle_cell_word {
	const char *text;
	int32_t code;
};

/* SPACE: CODES of a policy or of `beside`. */
struct oracle_codes {
	const char *space;
	struct oracle_word *words;
	size_t count;
};

/* An item of `reason-texts`. */
struct oracle_sign {
	int32_t code;
	const char *in;   /* reason-text or phrase */
	const char *does; /* begins, contains or is */
	const char *text;
	struct oracle_codes *beside;
	size_t beside_count;  /* 0: not given */
	const char *location; /* NULL: not given */
};

#define ORACLE_WITH_MAX 4

/* An item of `shift`. */
struct oracle_shift {
	int32_t first;
	int32_t last;
	const char *space;
	int32_t by;
	struct oracle_companion with[ORACLE_WITH_MAX];
	size_t with_count;
};

struct oracle_space {
	const char *name;
	int32_t first; /* `range` */
	int32_t last;
	bool written_by_name; /* `written: name` */
	struct oracle_protocol *protocols;
	size_t protocol_count;
	struct oracle_cell_word *words;
	size_t word_count;
	struct oracle_sign *signs;
	size_t sign_count;
	struct oracle_shift *shifts;
	size_t shift_count;
	struct oracle_class *classes;
	size_t class_count;
	struct oracle_set *sets;
	size_t set_count;
	struct oracle_code *codes;
	size_t code_count;
};

/* -------------------------------------------------------------- map files */

/* SPACE: VALUE or SPACE: [VALUE, ...] under `when`. */
struct oracle_condition {
	const char *space;
	struct oracle_word *values;
	size_t value_count;
};

/* KEY: CODE in the long form of a table's `write`. */
struct oracle_keyed_code {
	struct oracle_word key;
	int32_t code;
};

/* SPACE: CODE, or (tables only) SPACE: {KEY: CODE, ...}, under `write`. */
struct oracle_write {
	const char *space;
	int32_t code;
	struct oracle_keyed_code *keyed;
	size_t keyed_count; /* 0: the short form */
};

/* One alternative of a rule.  line is that of its first character. */
struct oracle_row {
	struct oracle_condition *when;
	size_t when_count;
	struct oracle_word to;
	struct oracle_write *write;
	size_t write_count;
	bool over_all; /* at most one row of a rule */
	const char *phrase;
	const char *source;
	const char *grade;
	const char *note;
	uint32_t line;
};

struct oracle_rule {
	struct oracle_word key;
	struct oracle_row *rows;
	size_t row_count;
};

struct oracle_table {
	const char *from;
	const char *to;
	const char *source;
	const char *grade;
	const char *note;
	const char *via;
	bool inherit_no;
	struct oracle_word *covers; /* count 0: not given, so for the next ones */
	size_t cover_count;
	struct oracle_word *unlisted;
	size_t unlisted_count;
	struct oracle_write *write;
	size_t write_count;
	bool has_before;           /* `first` is given, and perhaps empty */
	struct oracle_rule before; /* its alternatives; the key is the whole space */
	struct oracle_rule *rules;
	size_t rule_count;
	uint32_t line; /* of its first character */
};

/* An item of `distrust`. */
struct oracle_distrust {
	struct oracle_codes *codes;
	size_t count;
	struct oracle_codes *beside;
	size_t beside_count; /* 0: not given */
};

/* SPACE: CODE of `answered`. */
struct oracle_answered {
	const char *space;
	int32_t code;
};

/* A key that may be empty has a has_...: given, and perhaps empty. */
struct oracle_policy {
	bool has_prefer, has_distrust, has_believe, has_answered, has_weak;
	const char **prefer; /* words of the kinds of parts */
	size_t prefer_count;
	struct oracle_distrust *distrust;
	size_t distrust_count;
	struct oracle_codes *believe;
	size_t believe_count;
	const char *status; /* a word; NULL: not given */
	struct oracle_answered *answered;
	size_t answered_count;
	struct oracle_codes *weak;
	size_t weak_count;
	const char *several;     /* a word; NULL: not given */
	const int32_t *location; /* NULL: not given */
};

struct oracle_map {
	const char *name;
	const char *source;
	const char *grade;
	const char *note;
	const char **extends;
	size_t extend_count;
	bool has_through; /* given, and perhaps empty */
	const char **through;
	size_t through_count;
	bool has_also; /* given, and perhaps empty */
	const char **also;
	size_t also_count;
	struct oracle_table *tables;
	size_t table_count;
	struct oracle_policy policy;
	struct oracle_flat_map *flat; /* once nothing of the map changes any more; NULL: before */
};

struct oracle_world {
	struct oracle_space *spaces;
	size_t space_count;
	struct oracle_map *maps;
	size_t map_count;
	struct oracle_block *blocks; /* what oracle_take() gave */
};

/* Zeroed memory that lives as long as the world; ends the program if there is none. */
void *oracle_take(struct oracle_world *world, size_t count, size_t size);
void oracle_world_free(struct oracle_world *world);

const struct oracle_space *oracle_space(const struct oracle_world *world, const char *name);
const struct oracle_map *oracle_map(const struct oracle_world *world, const char *name);
const struct oracle_code *oracle_code(const struct oracle_space *space, int32_t code);
/* The codes that a code, range or class stands for. */
void oracle_span(const struct oracle_space *space, const struct oracle_word *word, int32_t *first,
		 int32_t *last);

/* ----------------------------------------------------------------- layers */

/* A piece of a flattened table and the file that it stands in. */
struct oracle_flat_rule {
	const struct oracle_map *map;
	const struct oracle_table *table;
	const struct oracle_rule *rule;
};

struct oracle_flat_table {
	const char *from;
	const char *to;
	struct oracle_flat_rule *rules;
	size_t rule_count;
	struct oracle_flat_rule before;      /* `first`; its rule is NULL where there is none */
	const struct oracle_table *covers;   /* the table whose `covers` counts, or NULL */
	const struct oracle_table *write;    /* likewise */
	const struct oracle_table *unlisted; /* likewise, of `unlisted` or `via` */
	const struct oracle_map *unlisted_map;
	const struct oracle_table *first; /* the farthest table of these spaces, and its map */
	const struct oracle_map *first_map;
};

struct oracle_flat_map {
	const struct oracle_map *map;
	struct oracle_flat_table *tables;
	size_t table_count;
	size_t own_count; /* those of the map and of its bases, which come before those of `also` */
	struct oracle_flat_table *hidden; /* of `also`, behind one that `through` makes */
	size_t hidden_count;
	struct oracle_flat_table *composed; /* what `through` makes: as if they had a `via` */
	size_t composed_count;
};

struct oracle_flat_map *oracle_flatten(struct oracle_world *world, const struct oracle_map *map);
/* The table that the map or a base has; NULL: none. */
const struct oracle_flat_table *oracle_own_table(const struct oracle_flat_map *map,
						 const char *from, const char *to);
/* That, or the one of a map of `also`, which may be hidden. */
const struct oracle_flat_table *oracle_flat_table(const struct oracle_flat_map *map,
						  const char *from, const char *to);
/* That, or the one that `through` makes. */
const struct oracle_flat_table *oracle_any_table(const struct oracle_flat_map *map,
						 const char *from, const char *to);

/* ---------------------------------------------------------------- look-up */

#define ORACLE_COMPANIONS_MAX 64

struct oracle_companions {
	struct oracle_companion items[ORACLE_COMPANIONS_MAX];
	size_t count;
};

struct oracle_answer {
	int32_t outcome;
	const char *how; /* a word of the list at the end of "Look-up" */

	bool by_default; /* what `unlisted` says, and no rule of the code */

	/* The row that answered; map is NULL where none did. */
	const char *map;
	uint32_t line;
	const char *source;
	const char *grade;
	const struct oracle_row *row; /* NULL for an item of `unlisted` */
	const struct oracle_word *key;
	const char *phrase;

	/* The first leg of a composition; via is NULL where there was none. */
	const char *via;
	int32_t via_code;
	const char *via_how;
	const char *via_map;
	uint32_t via_line;
	const struct oracle_row *via_row;

	struct oracle_companions writes;
};

/* The narrowest rule that holds the code and is wider than *width, -1 at first; NULL: none. */
const struct oracle_flat_rule *oracle_next_rule(const struct oracle_space *space,
						const struct oracle_flat_table *table, int32_t code,
						int64_t *width);
/* `covers`; the whole space where it is not given. */
bool oracle_covers(const struct oracle_flat_table *table, int32_t code);

/* Whether one condition of a row holds. */
bool oracle_condition_holds(const struct oracle_world *world,
			    const struct oracle_condition *condition,
			    const struct oracle_companions *companions);

void oracle_look_up(const struct oracle_world *world, const struct oracle_flat_map *map,
		    const struct oracle_flat_table *table, int32_t code,
		    const struct oracle_companions *companions, struct oracle_answer *answer);

#endif
