/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is done with each record: the options, with their names turned into spaces,
 * tables and numbers of columns.  Made once, then only read, by all threads.
 */
#ifndef CSV_PLAN_H
#define CSV_PLAN_H

#include "cli/csv/jsonl/paths.h"
#include "cli/csv/record/cell.h"
#include "cli/csv/record/condition.h"
#include "cli/csv/ratio/delivered.h"
#include "options.h"

#define SOURCES_MAX 16
#define TARGETS_MAX 8
#define CONTEXTS_MAX 12
#define CHOICES_MAX 32
#define CONDITIONS_MAX 8
#define SPACES_MAX 16
#define TESTS_MAX (CONTEXTS_MAX + 2)
#define COMPANIONS_OUT_MAX 8 /* columns with companions of answers */
#define OUTPUTS_MAX (3 * TARGETS_MAX + COMPANIONS_OUT_MAX + 2)
#define NO_COLUMN UINT32_MAX

/* Cells that an answer may depend on: of sources, their protocols, and companions. */
#define TUPLE_CELLS (2 * SOURCES_MAX + CONTEXTS_MAX + CHOICES_MAX)

struct plan;
struct source;
/* Add what a cell says to a message, as one turn.  false: it is no code, and says nothing;
 * *error says why. */
typedef bool source_read(const struct plan *plan, const struct source *source,
			 struct sipcause_message *message, struct cell value,
			 struct sipcause_error *error);

/* A space that codes are read in, and its tables. */
struct plan_space {
	const struct sipcause_space *space;
	const struct sipcause_table *tables[TARGETS_MAX]; /* NULL: the space is the target */
};

/* A column that codes are read from. */
struct source {
	const char *column_name;
	const char *protocol_name; /* of the column that names the space, or NULL */
	const char *kind;          /* how its codes are written, as it was given: "q850:hex" */
	source_read *read;
	int32_t spelling;  /* SIPCAUSE_SPELLING_... */
	int32_t form;      /* SIPCAUSE_FORM_..., for read_form; -1: not a form */
	uint32_t space;    /* of plan->spaces */
	uint32_t column;   /* from 0, as all below */
	uint32_t protocol; /* NO_COLUMN: none */
	uint32_t place;    /* of plan->cells */
	uint32_t protocol_place;
};

struct protocol {
	const char *word;
	uint32_t space; /* SPACES_MAX: the map has nothing for it */
};

/* A companion that columns give: a code in a column, a condition that is true or not, or
 * values with a condition each. */
struct context {
	const struct sipcause_space *space;
	const char *key;
	const char *name; /* of the column */
	bool tests;
	bool chooses;               /* among choices of the plan */
	struct condition condition; /* of its parts, only the column unless it tests */
	int32_t yes, no;
	bool others;         /* of what chooses: a cell that meets no choice says something, too: */
	int32_t others_code; /* that the call was not answered, where all choices are for yes */
	uint32_t place;      /* of plan->tests or plan->cells */
};

/* A value of a companion, and when it has that: KEY:VALUE=CONDITION. */
struct choice {
	uint32_t context;
	const char *value;
	struct condition condition;
	int32_t code;
	uint32_t place; /* of plan->cells */
};

enum output_kind {
	OUTPUT_CODE,
	OUTPUT_PHRASE,
	OUTPUT_HOW,
	OUTPUT_COMPANION,
	OUTPUT_WHICH,
	OUTPUT_MARK
};

/* A column that is written. */
struct output {
	enum output_kind kind;
	uint32_t target;
	const char *name;
	const char *companion_name; /* of OUTPUT_COMPANION: its space */
	const struct sipcause_space *companion;
	uint32_t column; /* that it is written over; NO_COLUMN: it is added */
	/* Of lines of JSON: */
	uint32_t member;  /* the column of the member that is added with its name */
	const char *head; /* ,"name": as it is added with */
};

struct cli;

struct plan {
	const struct csv_options *options;
	uint32_t type;   /* of records, from 0 */
	struct cli *cli; /* whose policy counts */
	const struct sipcause_catalog *catalog;
	struct sipcause_indication companions; /* those that hold for all records */

	struct plan_space spaces[SPACES_MAX];
	const struct sipcause_space *targets[TARGETS_MAX];
	const struct sipcause_map *maps[TARGETS_MAX]; /* that answer for each target */
	struct source sources[SOURCES_MAX];
	struct protocol *protocols;
	struct context contexts[CONTEXTS_MAX];
	struct choice choices[CHOICES_MAX];
	struct condition when[CONDITIONS_MAX];
	struct condition seized;
	struct condition no_length;         /* a duration of 0 */
	struct output outputs[OUTPUTS_MAX]; /* in the order of the options */
	uint32_t over[OUTPUTS_MAX];         /* those that write over a column, by column */
	uint32_t space_count, target_count, source_count, protocol_count, context_count,
		choice_count, when_count, output_count, companion_count, over_count;

	/* What an answer depends on: columns whose cells count as they are written, and
	 * conditions of which only the truth counts. */
	uint32_t cells[TUPLE_CELLS];
	const struct condition *tests[TESTS_MAX];
	uint32_t cell_count, test_count;

	uint32_t call[CALL_COLUMNS]; /* whose cells together tell calls apart */
	uint32_t call_count;         /* 0: each record is a call */

	struct jsonl_paths
		*paths;         /* of lines of JSON, whose columns they are; all types share them */
	uint32_t columns;       /* that a record must have; 0: only those that are read */
	uint32_t least;         /* that are read */
	const char *by_pattern; /* what is counted of its cells; NULL: all */
	uint32_t masked[MASKED_MAX]; /* columns whose numbers are masked */
	uint32_t masked_count;
	uint32_t by;            /* NO_COLUMN: none, as in those below */
	uint32_t answered;      /* of contexts */
	uint32_t alerted;       /* the same */
	uint32_t duration_test; /* of tests: whether it is 0 */
	uint32_t seized_test;
	uint32_t status; /* of sources: the one with SIP statuses */
	uint32_t causes; /* of targets: the first q850, whose causes are counted */
	struct delivered delivered;
	bool quality;  /* ratios are wanted */
	bool seizes;   /* a condition says what a seizure is */
	bool messages; /* some source is a part of a message */
	/* The same with another map, where answers are compared; else NULL.  All that is
	 * said of columns and tuples is the same in both. */
	struct plan *against;
	/* The same for the next type of records, with the same targets and outputs; else NULL. */
	struct plan *next;
};

/* Take one -w: KEY=COLUMN, KEY=CONDITION, KEY:VALUE=CONDITION, or KEY:=VALUE, which goes to
 * the command's own companions.  false: reported. */
bool plan_context_name(struct plan *plan, struct cli *cli, const char *text);
/* Find their spaces and codes, once these are loaded.  false: reported. */
bool plan_contexts_resolve(struct plan *plan, const struct cli *cli);
/* What answers depend on of them, once the columns are known. */
void plan_contexts_tuple(struct plan *plan);
/* Add a column that is written. */
struct output *plan_output_add(struct plan *plan, enum output_kind kind, uint32_t target,
			       const char *name);
/* Where the next companion of a -t begins, at the comma of ",KEY=COLUMN"; else its end. */
const char *plan_companion_at(const char *text);
/* Whether the column of a -t has no comma, behind which a companion lacks its column.  false:
 * reported. */
bool plan_column_is_plain(const char *text, const char *column, size_t length);
/* The companions of a -t, from a comma on.  false: reported. */
bool plan_companions_name(struct plan *plan, struct cli *cli, uint32_t target, const char *text,
			  const char *comma);
/* Find their spaces, once these are loaded.  false: reported. */
bool plan_companions_resolve(struct plan *plan, const struct cli *cli);
/* Warn of companions that no row writes and no option gives: their columns stay empty. */
void plan_companions_warn(const struct plan *plan);
/* Find the columns.  header is the header line, or the first record where there is
 * none.  A status. */
int plan_columns(struct plan *plan, const struct view *header);
/* Find where each output goes, and list those that go over a column.  false: reported. */
bool plan_outputs_place(struct plan *plan, const struct view *header);
/* Whether a name is the number of a column. */
bool plan_is_number(const char *name, size_t length);
/* Find what an answer depends on, once, when the columns are known. */
void plan_tuple(struct plan *plan);
/* An answer depends on the cell of this column.  Gives its place. */
static inline uint32_t plan_cell(struct plan *plan, uint32_t column)
{
	plan->cells[plan->cell_count] = column;
	return plan->cell_count++;
}

/* An answer depends on how this test comes out.  Gives its place. */
static inline uint32_t plan_test(struct plan *plan, const struct condition *condition)
{
	plan->tests[plan->test_count] = condition;
	return plan->test_count++;
}

/* Set how a source is read: a kind is a space, with or without a spelling behind a
 * colon, or a form like "reason".  Gives the length of the space's name, 0 for a form;
 * SIZE_MAX: it is none of these.  Without a spelling, and strict, codes are in decimal. */
size_t plan_spelling(struct source *source, const char *kind, bool strict);

#endif
