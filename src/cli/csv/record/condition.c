/* SPDX-License-Identifier: BSD-2-Clause */
#include "condition.h"

#include "base/count.h"

#include <string.h>

bool condition_parse(struct condition *condition, const char *text)
{
	static const struct {
		const char *word;
		enum condition_sign sign;
	} signs[] = { { "!=", IS_NOT }, { ">=", AT_LEAST }, { "<=", AT_MOST },
		      { "=", IS },      { ">", ABOVE },     { "<", BELOW } };
	size_t length = strcspn(text, "!=<>"), i;

	memset(condition, 0, sizeof(*condition));
	for (i = 0; i < SCI_COUNT(signs); i++) {
		size_t size = strlen(signs[i].word);

		if (length == 0 || strncmp(text + length, signs[i].word, size) != 0)
			continue;
		condition->column = text;
		condition->column_length = length;
		condition->sign = signs[i].sign;
		condition->value.text = text + length + size;
		condition->value.length = strlen(condition->value.text);
		condition->number = cell_number(condition->value, &condition->millionths);
		return condition->number || signs[i].sign <= IS_NOT;
	}
	return false;
}

void condition_take_nulls(struct condition *condition, const char *const *nulls, size_t count)
{
	if (condition->value.length > 0)
		return;
	condition->nulls = nulls;
	condition->null_count = count;
}

void condition_is_zero(struct condition *condition, const char *column)
{
	memset(condition, 0, sizeof(*condition));
	condition->column = column;
	condition->column_length = strlen(column);
	condition->sign = IS;
	condition->value.text = "0";
	condition->value.length = 1;
	condition->number = true;
}

/* Whether a number in millionths is as the condition wants it. */
static enum condition_truth compare(const struct condition *condition, int64_t number)
{
	/* By sign, a bit each for less, the same and more. */
	static const unsigned holding[] = { 2, 5, 6, 3, 4, 1 };
	int way = (number > condition->millionths) - (number < condition->millionths);

	return (holding[condition->sign] >> (way + 1) & 1) != 0 ? HOLDS : HOLDS_NOT;
}

static bool is_null(const struct condition *condition, struct cell value)
{
	size_t i;

	for (i = 0; i < condition->null_count; i++)
		if (cell_is(value, condition->nulls[i], false))
			return true;
	return false;
}

enum condition_truth condition_test(const struct condition *condition, struct cell value)
{
	int64_t number;
	bool same;

	if (condition->number && cell_number(value, &number))
		return compare(condition, number);
	if (condition->sign > IS_NOT)
		return CANNOT_TELL;
	same = (value.length == condition->value.length &&
		memcmp(value.text, condition->value.text, value.length) == 0) ||
	       is_null(condition, value);
	return same == (condition->sign == IS) ? HOLDS : HOLDS_NOT;
}

enum condition_truth condition_test_cell(const struct condition *condition, struct cell cell)
{
	char scratch[CELL_TEXT];
	uint32_t number;

	if (condition->number && cell_digits(cell, &number))
		return compare(condition, (int64_t)number * 1000000);
	return condition_test(condition, cell_value(cell, scratch));
}
