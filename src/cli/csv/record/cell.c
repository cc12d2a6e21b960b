/* SPDX-License-Identifier: BSD-2-Clause */
#include "cell.h"

#include "base/text.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct cell trim(struct cell cell)
{
	while (cell.length > 0 && is_blank(cell.text[0])) {
		cell.text++;
		cell.length--;
	}
	while (cell.length > 0 && is_blank(cell.text[cell.length - 1]))
		cell.length--;
	return cell;
}

/* Take quotes off where the closing one is not simply the last byte. */
static struct cell unquote(struct cell cell, char scratch[CELL_TEXT])
{
	struct cell value = { scratch, 0 };
	bool within = true;
	size_t i;

	if (cell.length > CELL_TEXT)
		return cell;
	for (i = 1; i < cell.length; i++) {
		if (within && cell.text[i] == '"') {
			if (i + 1 < cell.length && cell.text[i + 1] == '"')
				i++;
			else
				within = false;
			if (!within)
				continue;
		}
		scratch[value.length++] = cell.text[i];
	}
	return value;
}

struct cell cell_value(struct cell cell, char scratch[CELL_TEXT])
{
	const char *quote;
	struct cell inner;

	if (cell.length == 0 || cell.text[0] != '"')
		return trim(cell);
	quote = memchr(cell.text + 1, '"', cell.length - 1);
	if (quote != cell.text + cell.length - 1)
		return trim(unquote(cell, scratch));
	inner.text = cell.text + 1;
	inner.length = cell.length - 2;
	return trim(inner);
}

size_t cell_quote(char *to, const char *text, size_t length, char delimiter)
{
	bool quotes = false;
	size_t i, used = 0;

	for (i = 0; i < length && !quotes; i++)
		quotes = text[i] == delimiter || text[i] == '"' || text[i] == '\n' ||
			 text[i] == '\r';
	if (!quotes) {
		memcpy(to, text, length);
		return length;
	}
	to[used++] = '"';
	for (i = 0; i < length; i++) {
		if (text[i] == '"')
			to[used++] = '"';
		to[used++] = text[i];
	}
	to[used++] = '"';
	return used;
}

bool cell_number(struct cell cell, int64_t *millionths)
{
	int64_t number = 0, unit = 1000000;
	bool digits = false;
	size_t i = 0;
	int sign = 1;

	if (cell.length > 0 && (cell.text[0] == '-' || cell.text[0] == '+'))
		sign = cell.text[i++] == '-' ? -1 : 1;
	for (; i < cell.length && cell.text[i] >= '0' && cell.text[i] <= '9'; i++) {
		if (number > (INT64_MAX / 1000000 - 9) / 10)
			return false;
		number = number * 10 + (cell.text[i] - '0');
		digits = true;
	}
	number *= 1000000;
	if (i < cell.length && cell.text[i] == '.')
		for (i++; i < cell.length && cell.text[i] >= '0' && cell.text[i] <= '9'; i++) {
			unit /= 10;
			number += unit * (cell.text[i] - '0');
			digits = true;
		}
	*millionths = sign * number;
	return digits && i == cell.length;
}

bool cell_same(struct cell a, struct cell b, bool fold)
{
	size_t i;

	if (a.length != b.length)
		return false;
	if (!fold)
		return a.length == 0 || memcmp(a.text, b.text, a.length) == 0;
	for (i = 0; i < a.length; i++)
		if (sci_lower(a.text[i]) != sci_lower(b.text[i]))
			return false;
	return true;
}

bool cell_is(struct cell cell, const char *text, bool fold)
{
	const struct cell other = { text, strlen(text) };

	return cell_same(cell, other, fold);
}
