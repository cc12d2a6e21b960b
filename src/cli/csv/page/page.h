/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The summary of a run: one page.  It is made of what was counted, or read from the summary
 * of another run, and pages can be added.  Every form that it is written in reads this alone.
 */
#ifndef CSV_PAGE_H
#define CSV_PAGE_H

#include "cli/csv/ratio/quality.h"
#include "rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_TARGETS 8 /* the most spaces that codes are translated to */
#define PAGE_FLAWS 6
#define PAGE_HOWS 16
#define PAGE_STANDARD "standard input" /* the name of an input that has none */

/* What the calls of a page are: records, calls that were put together of records, or records
 * that were put together, too, but count each. */
enum page_view_kind { PAGE_RECORDS, PAGE_CALLS, PAGE_LEGS };

/* How often something was there.  All texts belong to the page. */
struct page_count {
	const char *text;      /* a code as it is written, "none", or what had no code */
	const char *phrase;    /* NULL: there is none */
	uint64_t count;        /* calls */
	uint64_t not_answered; /* those of them that were not answered */
};

struct page_list {
	struct page_count *items; /* by falling count, then by text */
	size_t count;
};

/* All calls, or those of one value of --by. */
struct page_row {
	const char *value; /* of --by; NULL for all calls */
	bool others;       /* all values after the last that is kept apart */
	/* Calls: records that were translated.  They are unmapped, if one target is; else the
	 * first target says whether they are mapped, or stated to have no code. */
	uint64_t calls;
	uint64_t mapped;
	uint64_t none;
	uint64_t unmapped;
	uint64_t contradicted; /* columns that answered differently */
	struct quality quality;
	/* By target: codes, "none" and "unmapped". */
	struct page_list codes[PAGE_TARGETS];
	uint64_t hows[PAGE_TARGETS][PAGE_HOWS];
	struct page_list unmapped_codes;
	uint64_t unmapped_beyond;  /* with codes after the last that is kept apart */
	struct page_list disputed; /* causes whose delivery is disputed, "16", "sip:487" */
};

struct page {
	const char **inputs; /* names of files, or PAGE_STANDARD */
	size_t input_count;
	bool complete;
	double seconds;

	/* Of records.  All of them are calls, passed, or malformed. */
	uint64_t records;
	uint64_t out;                /* written */
	uint64_t rejected;           /* not written, but sent to the reject file */
	uint64_t passed;             /* not of the kind that --when asks for, or blank */
	uint64_t copied;             /* unmapped ones of which the reject file has a copy */
	uint64_t flaws[PAGE_FLAWS];  /* malformed ones: by enum flaw */
	uint64_t unread_companions;  /* cells of companions that are no code, */
	struct page_list companions; /* and of each companion, by the key of -w */
	uint64_t unread;             /* cells that are no code, beside a column that answered */
	uint64_t flawed;             /* Reason values that were read in spite of a flaw */

	const char *targets[PAGE_TARGETS]; /* names of spaces */
	uint32_t target_count;
	bool quality;          /* the calls say whether they were answered: there are ratios */
	bool seizes;           /* a condition says what a seizure is */
	bool causes;           /* a target is q850: there is a NER of causes */
	const char *delivered; /* causes that count as delivered, as it is said of the NER */
	bool settled;          /* ... by the user */
	const char *by;        /* as it was given; NULL: no rows */
	const char *by_column; /* its column, if only a part of it is counted; else NULL */

	struct page_rules rules;
	uint32_t counted; /* enum page_view_kind */
	/* But for records: */
	uint64_t together;      /* calls that were put together */
	uint64_t legs;          /* records that they were put together of */
	uint64_t late_legs;     /* others, of calls that had been closed */
	uint64_t unmapped_legs; /* of both */

	struct page_row whole;
	struct page_row *rows; /* by falling calls, then by value; the one of others last */
	size_t row_count;
	uint64_t values; /* of --by that were there, where that is known; else row_count */
};

#endif
