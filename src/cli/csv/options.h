/* SPDX-License-Identifier: BSD-2-Clause */
/* What the command line of `sipcause csv` asks for, as it was written. */
#ifndef CSV_WISHES_H
#define CSV_WISHES_H

#include "cli/options.h"
#include "scan.h"

#define THREADS_MAX 8

struct csv_options {
	struct cli_list from;      /* SPACE[:SPELLING]=COLUMN or @COLUMN=COLUMN */
	struct cli_list to;        /* SPACE=COLUMN */
	struct cli_list with;      /* KEY=COLUMN, KEY=CONDITION or KEY:=VALUE */
	struct cli_list when;      /* CONDITION */
	struct cli_list nulls;     /* values that mean "no cause" */
	struct cli_list protocols; /* WORD=SPACE */
	const char *input;         /* NULL: standard input */
	const char *output;        /* NULL: standard output */
	const char *reject;
	const char *summary;
	const char *unmapped; /* the cell of what has no mapping */
	const char *which;    /* the column that names the answering one */
	const char *mark;     /* the column that tells of contradictions */
	const char *by;       /* the column to count by */
	const char *duration;
	const char *seized; /* a condition */
	const char *ner;    /* the name of a definition */
	char delimiter;
	bool header;
	bool phrase;
	bool how;
	bool replace;
	bool json;
	bool quiet;
	uint32_t columns; /* 0: not given */
	bool any_columns;
	unsigned threads;
	size_t explain; /* the record to explain, from 1; 0: none */
	size_t limit;   /* bytes of a record */
	size_t read;    /* bytes that are read at a time */
	enum scan_form form;
};

/* The options of the csv command, whose own state is a struct csv_options. */
extern const struct cli_option csv_option_list[];
void csv_options_prepare(void *own);
/* Take the operands, and look whether all that is needed was given.  false: told. */
bool csv_options_complete(struct csv_options *options, int argc, char **argv);

#endif
