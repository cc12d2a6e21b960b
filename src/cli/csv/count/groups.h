/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Groups: the values of --by, each with a number.  What a cell is worth is found once and
 * remembered by the cell's bytes as they are written:
 *
 *   cell ─▶ word ─▶ memo ─▶ number of the group ─▶ value
 */
#ifndef CSV_GROUPS_H
#define CSV_GROUPS_H

#include "base/string-table.h"
#include "by-value.h"
#include "cli/csv/record/mask.h"
#include "cli/csv/decide/tuple.h"

/* Different values that are kept apart; this is the number of all others. */
#define GROUPS_MAX 65536
#define GROUP_NONE UINT32_MAX
#define GROUP_VALUE_MAX 100 /* bytes of a value that count */
#define GROUP_TRIES 32      /* places of the memo where a cell may lie */

#define GROUP_SHORT (2 * TUPLE_WORD) /* bytes of a cell that two words hold */

struct group_memo {
	uint64_t first, second; /* words of the cell, see group_words() */
	uint32_t length;
	uint32_t group; /* and 1; 0: the place is free */
};

/* Counts of a group's first outcomes; see counts.h. */
#define GROUP_ROW 16
struct group_row {
	uint32_t counts[GROUP_ROW];
};

struct groups {
	struct sci_strings values;
	struct group_memo *memo; /* none begins anew behind the last */
	uint32_t memo_count;
	uint32_t memo_mask;       /* of the first place of a cell */
	struct sci_strings texts; /* of long cells */
	struct group_row *rows;   /* by number, as many as there is room for */
	uint32_t row_count;
	struct by_values by; /* of a part of a cell; without a pattern the whole one counts */
	unsigned mask;       /* digits of numbers that are masked; 0: none */
	enum mask_way way;
	bool others;   /* there were more values than are kept apart */
	bool forgets;  /* some cell was not found room for when the memo grew */
	bool full;     /* it was tried to make the memo complete */
	bool complete; /* the memo has the plain cells of all values; others are of no value */
};

/* false: out of memory.  What was made is to be dropped all the same. */
bool groups_make(struct groups *groups);
/* Let a part of each cell be its value.  false: out of memory. */
bool groups_match(struct groups *groups, const char *pattern);
/* Let values be masked: those that look the same then are one. */
void groups_mask(struct groups *groups, unsigned digits, enum mask_way way);
void groups_drop(struct groups *groups);
/* The number of a value, made where it is new.  GROUP_NONE: out of memory. */
uint32_t groups_value(struct groups *groups, const void *value, size_t length);
/* The number of a cell that the memo does not have.  GROUP_NONE: out of memory. */
uint32_t groups_learn(struct groups *groups, struct cell cell);

/* The words that stand for a cell: its bytes or, of a long one, a hash. */
static inline struct group_memo group_words(struct cell cell)
{
	struct group_memo memo = { .length = (uint32_t)cell.length };

	if (cell.length <= TUPLE_WORD) {
		memo.first = tuple_short_word(cell.text, cell.length);
	} else if (cell.length <= GROUP_SHORT) {
		memo.first = cell_word(cell.text);
		memo.second = tuple_short_word(cell.text + TUPLE_WORD, cell.length - TUPLE_WORD);
	} else {
		memo.first = tuple_long_word(cell.text, cell.length);
	}
	return memo;
}

static inline uint32_t group_place(const struct groups *groups, const struct group_memo *memo)
{
	uint64_t hash = tuple_mix(memo->first, 0) ^ memo->second;

	return (uint32_t)(hash * UINT64_C(0x9E3779B97F4A7C15) >> 40) & groups->memo_mask;
}

/* Whether the text of a long cell, whose number stands for its second word, is this one. */
bool groups_same_text(const struct groups *groups, const struct group_memo *memo, struct cell cell);

/* Whether a cell is its own value: without quotes, without blanks around it, and not too long. */
static inline bool group_is_plain(struct cell cell)
{
	return cell.length <= GROUP_VALUE_MAX &&
	       (cell.length == 0 ||
		(cell.text[0] != '"' && cell.text[0] != ' ' && cell.text[0] != '\t' &&
		 cell.text[cell.length - 1] != ' ' && cell.text[cell.length - 1] != '\t'));
}

/* The number of a cell's group, if it is known; else GROUP_NONE. */
static inline uint32_t groups_find(const struct groups *groups, struct cell cell)
{
	const struct group_memo words = group_words(cell);
	const struct group_memo *memo = &groups->memo[group_place(groups, &words)];
	const struct group_memo *stop = memo + GROUP_TRIES;

	for (; memo < stop && memo->group != 0; memo++) {
		if (memo->first != words.first || memo->length != words.length)
			continue;
		if (cell.length > GROUP_SHORT ? groups_same_text(groups, memo, cell)
					      : memo->second == words.second)
			return memo->group - 1;
	}
	return groups->complete && group_is_plain(cell) ? GROUPS_MAX : GROUP_NONE;
}

#endif
