/* SPDX-License-Identifier: BSD-2-Clause */
/* Telephone numbers in JSON. */
#include "mask.h"

#include "base/text.h"

/* All digits of a number, up to its exponent. */
static bool mask_mantissa(char *text, size_t length)
{
	size_t count = 0, i;

	for (i = 0; i < length; i++)
		count += sci_is_digit(text[i]);
	if (count >= MASK_LEAST)
		mask_all(text, length);
	return count >= MASK_LEAST;
}

static const char *find_exponent(const char *at, const char *end)
{
	while (at < end && *at != 'e' && *at != 'E')
		at++;
	return at;
}

/* A number of JSON stays one: it has zeros, behind a 1 where nothing else is left of it.  An
 * exponent moves the point, so that nobody can tell which digits are the last. */
static bool mask_json_number(char *text, size_t length, unsigned digits)
{
	size_t exponent = (size_t)(find_exponent(text, text + length) - text), i;
	bool masked = exponent < length && mask_mantissa(text, exponent);

	masked = mask_runs(text, length, digits, false) || masked;
	for (i = 0; i < length && masked; i++)
		if (text[i] == MASK_SIGN)
			text[i] = i == 0 || text[i - 1] == '-' ? '1' : '0';
	return masked;
}

bool mask_json_piece(char *begin, const struct sci_json *json, enum sci_json_kind kind,
		     unsigned digits, enum mask_way way)
{
	size_t length = json->text.length;
	char *text;

	if (kind != SCI_JSON_STRING &&
	    (way == MASK_NUMBER || (kind != SCI_JSON_NUMBER && kind != SCI_JSON_KEY)))
		return false;
	text = begin + (json->text.text - begin);
	if (way == MASK_NUMBER)
		return mask_number(text, length, digits);
	if (kind == SCI_JSON_NUMBER)
		return mask_json_number(text, length, digits);
	return mask_runs(text, length, digits, true);
}

bool mask_json(char *text, size_t length, unsigned digits, enum mask_way way)
{
	enum sci_json_kind kind;
	struct sci_json json;
	bool masked = false;
	size_t from;

	sci_json_start(&json, text, text + length);
	while ((kind = sci_json_next(&json)) != SCI_JSON_END && kind != SCI_JSON_ERROR)
		masked = mask_json_piece(text, &json, kind, digits, way) || masked;
	if (kind == SCI_JSON_END)
		return masked;
	from = (size_t)(json.piece - text);
	return mask_runs(text + from, length - from, digits, false) || masked;
}
