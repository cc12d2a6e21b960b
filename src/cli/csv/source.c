/* SPDX-License-Identifier: BSD-2-Clause */
/* How codes are spelt in the columns of call records. */
#include "plan.h"

#include <string.h>

static void read_plain(const struct plan *plan, const struct source *source, struct cell value,
		       struct reading *reading)
{
	reading->space = source->space;
	reading->code =
		sipcause_space_parse(plan->spaces[source->space].space, value.text, value.length);
}

/* Hexadecimal digits, as in the attributes of RADIUS. */
static void read_hex(const struct plan *plan, const struct source *source, struct cell value,
		     struct reading *reading)
{
	const struct sipcause_space *space = plan->spaces[source->space].space;
	int32_t number = 0;
	size_t i = 0;

	reading->space = source->space;
	reading->code = SIPCAUSE_ERROR;
	if (value.length > 2 && value.text[0] == '0' &&
	    (value.text[1] == 'x' || value.text[1] == 'X'))
		i = 2;
	if (value.length == i || value.length - i > 7)
		return;
	for (; i < value.length; i++) {
		char c = value.text[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;

		if (digit < 0)
			return;
		number = number * 16 + digit;
	}
	reading->code =
		number >= sipcause_space_first(space) && number <= sipcause_space_last(space)
			? number
			: SIPCAUSE_UNLISTED;
}

source_read *source_reader(const char *spelling, size_t length)
{
	static const struct {
		const char *word;
		source_read *read;
	} spellings[] = { { "", read_plain }, { "hex", read_hex } };
	size_t i;

	for (i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (strlen(spellings[i].word) == length &&
		    memcmp(spellings[i].word, spelling, length) == 0)
			return spellings[i].read;
	return NULL;
}

bool plan_is_null(const struct plan *plan, struct cell value)
{
	const struct cli_list *nulls = &plan->wishes->nulls;
	size_t i;

	if (value.length == 0)
		return true;
	for (i = 0; i < nulls->count; i++)
		if (cell_is(value, nulls->items[i], false))
			return true;
	return false;
}
