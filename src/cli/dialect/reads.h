/* SPDX-License-Identifier: BSD-2-Clause */
/* What a dialect says of reading: which lines of a configuration are rows, and of which tables. */
#ifndef CLI_DIALECT_READS_H
#define CLI_DIALECT_READS_H

#include "match.h"

#define READS_SECTIONS_MAX 8
#define READS_ROWS_MAX 16
#define READS_PATTERNS_MAX 16
#define READS_NAMES_MAX 32

/* Where the values of a row are. */
enum reads_shape {
	READS_LINES,      /* in groups of its pattern */
	READS_INI,        /* in columns that a line of the section names */
	READS_PARAMETERS, /* in parameters of a command: -Name value */
	READS_CELLS       /* in columns of a pasted table, which the user names */
};

/* Which of two rows for the same codes counts. */
enum reads_duplicates { READS_NEITHER, READS_FIRST, READS_LAST };

/* A value: of a group, or of a column or parameter. */
struct reads_value {
	const char *space; /* NULL: it is no code */
	int32_t group;     /* 0: it is named */
	const char *name;  /* NULL with group 0: there is no such value */
};

struct reads_names {
	const char *items[READS_NAMES_MAX];
	uint32_t count;
};

struct reads_row {
	struct dialect_match list; /* whose first group has several rows */
	const char *split;         /* what is between them: one character */
	struct dialect_match match;
	struct dialect_match record; /* a line with a parameter of a row, in two groups */
	struct reads_value from, to;
	const char *back;        /* in place of `to`: to this space as the product has it */
	struct reads_value when; /* a companion that must be there */
	const char *no_when;     /* the text that means that none has to; NULL: there is none */
	const char *order; /* the parameter with the place, from 0, of the row among the others */
	struct reads_value
		standard; /* what the product itself has; no row of the user's if equal */
	struct reads_value phrase;
	const char *scope;         /* of these rows */
	struct reads_names scopes; /* the parameters that name the scope, up to a '/' */
	struct reads_names other;  /* parameters that say nothing about codes */
	bool outside;              /* tell of such lines that are in no section */
};

/* Lines that belong together. */
struct reads_section {
	enum reads_shape shape;
	const char *name;             /* for messages; NULL: the pattern of its begin */
	struct dialect_match inside;  /* the line before them; its first group is their scope */
	struct dialect_match until;   /* the line behind them */
	struct dialect_match columns; /* the line that names columns, in its first group */
	struct dialect_match about;   /* lines about codes; all others are passed over */
	struct dialect_match other[READS_PATTERNS_MAX]; /* lines that say nothing about codes */
	uint32_t other_count;
	struct reads_row rows[READS_ROWS_MAX];
	uint32_t row_count;
};

/* A line, anywhere, that changes what the tables mean. */
struct reads_setting {
	struct dialect_match match;
	const char *means;
};

struct dialect_reads {
	bool there;
	enum reads_shape shape;
	enum reads_duplicates duplicates;
	bool folded;                    /* the case of letters does not matter */
	struct dialect_match skip;      /* comments */
	struct dialect_match continued; /* a line whose last byte is dropped, and the next added */
	const char *scope;              /* the scope that is read where a file has several */
	struct reads_setting settings[READS_PATTERNS_MAX];
	uint32_t setting_count;
	struct reads_section sections[READS_SECTIONS_MAX];
	uint32_t section_count;
};

/* What a section is called: its name, or the pattern of the line before it. */
const char *reads_section_name(const struct reads_section *section);

void reads_read(struct at at, const struct sci_node *node, void *out);
void reads_free(struct dialect_reads *reads);

#endif
