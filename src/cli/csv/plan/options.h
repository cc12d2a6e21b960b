/* SPDX-License-Identifier: BSD-2-Clause */
/* What the command line of `sipcause csv` asks for, as it was written. */
#ifndef CSV_OPTIONS_H
#define CSV_OPTIONS_H

#include "cli/options.h"
#include "cli/csv/delimited/scan.h"
#include "cli/csv/page/write.h"

#define THREADS_MAX 8
#define INPUTS_MAX 1000
#define TYPES_MAX 8         /* of records, in one run */
#define CALL_COLUMNS 4      /* of an id */
#define CALL_WINDOW 1000000 /* records from the first leg of a call to its end */
#define MASKED_MAX 64       /* columns that are named to be masked */

struct csv_options {
	struct csv_options *next;  /* for the next type of records; NULL: there are no more */
	struct cli_list from;      /* SPACE[:SPELLING]=COLUMN or @COLUMN=COLUMN */
	struct cli_list to;        /* SPACE=COLUMN */
	struct cli_list with;      /* KEY=COLUMN, KEY=CONDITION or KEY:=VALUE */
	struct cli_list when;      /* CONDITION */
	struct cli_list nulls;     /* values that mean "no cause" */
	struct cli_list protocols; /* WORD=SPACE */
	struct cli_list inputs;    /* none, or "-": standard input */
	const char *output;        /* NULL: standard output */
	const char *reject;
	const char *summary;
	const char *unmapped; /* the cell of what has no mapping */
	const char *which;    /* the column that names the answering one */
	const char *mark;     /* the column that tells of contradictions */
	const char *by;       /* the column to count by */
	const char *duration;
	const char *seized;       /* a condition */
	const char *delivered;    /* causes that count as delivered, or a file of them */
	const char *profile;      /* a name or a path */
	const char *profile_path; /* of its file; NULL: it is a shipped one */
	struct cli_list call;     /* the columns that tell calls apart, together */
	bool legs;                /* they are only counted; the summary is of their legs */
	size_t call_window;       /* records */
	struct cli_list masked;   /* columns whose numbers are masked */
	unsigned mask;            /* the last digits of numbers that are; 0: none */
	struct cli_list names; /* of columns, where there is no header line: those of the profile */
	struct cli_list counts; /* of columns that records may have beside that of the names */
	struct cli_list known;  /* what the profile gave of the above */
	char delimiter;
	bool delimiter_given;
	bool rounding_told; /* that -w answered loses calls of under a second */
	bool header;
	bool json_lines; /* each line is a record, and columns are paths */
	bool phrase;
	bool how;
	bool replace;
	bool quiet;
	bool add;                    /* summaries; the operands are their files */
	struct cli_list summaries;   /* with add */
	enum page_form summary_form; /* PAGE_FORMS: not given */
	size_t top;                  /* codes and rows of the summary; 0: not given */
	bool compares;               /* what two maps answer is compared; no record is written */
	uint32_t columns;            /* 0: not given */
	bool any_columns;
	unsigned threads;
	size_t explain; /* the record to explain, from 1; 0: none */
	size_t limit;   /* bytes of a record */
	size_t read;    /* bytes that are read at a time */
	enum scan_form scan;
};

/* A word for what separates fields.  false: it is none. */
bool csv_delimiter(const char *word, char *delimiter);
/* What the options of records do with their values; the state is a struct csv_options. */
enum cli_took csv_take_delimiter(void *state, const char *text);
enum cli_took csv_take_columns(void *state, const char *text);
enum cli_took csv_take_nulls(void *state, const char *text);

/* The options that say how records are read, for the lists of commands whose own state
 * begins with a struct csv_options. */
#define CSV_OWN(member) .offset = offsetof(struct csv_options, member)
#define CSV_ADDS 1U /* it has a use with --add */
#define CSV_OPTION_FROM                                                                            \
	{                                                                                          \
		"from", 'f', "SPACE=COLUMN", "read codes of SPACE in COLUMN; best column first",   \
			CLI_LIST, CSV_OWN(from)                                                    \
	}
#define CSV_OPTION_WITH                                                                            \
	{                                                                                          \
		"with", 'w', "KEY=COLUMN", "a companion, e.g. answered='billsec>0'", CLI_LIST,     \
			CSV_OWN(with)                                                              \
	}
#define CSV_OPTION_DELIMITER                                                                       \
	{                                                                                          \
		"delimiter", 'd', "CHAR", "what separates fields: , ; | or tab [,]",               \
			.take = csv_take_delimiter                                                 \
	}
#define CSV_OPTION_NO_HEADER                                                                       \
	{                                                                                          \
		"no-header", 0, NULL, "the first line is a record; columns are numbers", CLI_NO,   \
			CSV_OWN(header)                                                            \
	}
#define CSV_OPTION_JSON_LINES                                                                      \
	{                                                                                          \
		"json-lines", 0, NULL, "each line is an object of JSON; a column is a.b", CLI_YES, \
			CSV_OWN(json_lines)                                                        \
	}
#define CSV_OPTION_COLUMNS_FOR(text)                                                               \
	{                                                                                          \
		"columns", 0, "COUNT", text, .take = csv_take_columns                              \
	}
#define CSV_OPTION_COLUMNS                                                                         \
	CSV_OPTION_COLUMNS_FOR("how many columns a record has, or 'any' [as the first]")
#define CSV_OPTION_NULL_FOR(text)                                                                  \
	{                                                                                          \
		"null", 0, "VALUE[,VALUE]", text, .take = csv_take_nulls                           \
	}
#define CSV_OPTION_NULL CSV_OPTION_NULL_FOR("cells that mean no cause, as empty ones do")
#define CSV_OPTION_PROTOCOL_FOR(text)                                                              \
	{                                                                                          \
		"protocol", 0, "WORD=SPACE", text, CLI_LIST, CSV_OWN(protocols)                    \
	}
#define CSV_OPTION_PROTOCOL CSV_OPTION_PROTOCOL_FOR("the space that a word in a @COLUMN means")
#define CSV_OPTION_WHEN_FOR(text)                                                                  \
	{                                                                                          \
		"when", 0, "CONDITION", text, CLI_LIST, CSV_OWN(when)                              \
	}
#define CSV_OPTION_BY_FOR(text)                                                                    \
	{                                                                                          \
		"by", 0, "COLUMN", text, CLI_ONCE, CSV_OWN(by)                                     \
	}

/* Look whether a number of an option is within its bounds.  false: reported. */
bool csv_read_count(const char *name, const char *text, size_t least, size_t most, size_t *count);

/* The form of the summary, as given or by the name of its file. */
enum page_form csv_summary_form(const struct csv_options *options);

/* The options of the csv command, whose own state is a struct csv_options. */
extern const struct cli_option csv_option_list[];
void csv_options_prepare(void *own);

#endif
