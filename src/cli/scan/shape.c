/* SPDX-License-Identifier: BSD-2-Clause */
#include "shape.h"

#include "base/text.h"

#include <string.h>

/* A number in brackets of so many digits is a time or a counter. */
#define LONG_NUMBER 7

static struct log_text from(struct log_text text, size_t at)
{
	return (struct log_text){ text.at + at, text.length - at };
}

static size_t blanks_at(struct log_text text, size_t at)
{
	size_t count = 0;

	while (at + count < text.length && log_is_blank(text.at[at + count]))
		count++;
	return count;
}

/* Letters and digits, and what joins digits to them: "sbc-1", "2026-11-26T03:00:00.5Z". */
static struct log_text word_at(struct log_text text, size_t at)
{
	struct log_text word = from(text, at);
	size_t length = 0;

	while (length < word.length && (log_is_alnum(word.at[length]) ||
					(length > 0 && strchr(":.,/+-", word.at[length]) != NULL &&
					 word.at[length] != '\0' && length + 1 < word.length &&
					 sci_is_digit(word.at[length + 1]))))
		length++;
	word.length = length;
	return word;
}

static bool same(struct log_text a, struct log_text b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

/* A text here where 0 stands for any digit: "00:00:00". */
static bool looks_like(struct log_text text, const char *picture)
{
	size_t i;

	for (i = 0; picture[i] != '\0'; i++)
		if (i == text.length ||
		    (picture[i] == '0' ? !sci_is_digit(text.at[i]) : text.at[i] != picture[i]))
			return false;
	return true;
}

static bool is_time(struct log_text word)
{
	static const char *const pictures[] = { "0:00:00", "0000-00-00", "0000/00/00",
						"00/00/0000" };
	size_t at, i;

	if ((word.length == 5 && looks_like(word, "00:00")) ||
	    (word.length == 4 && looks_like(word, "0:00")))
		return true;
	for (at = 0; at < word.length; at++)
		for (i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
			if (looks_like(from(word, at), pictures[i]))
				return true;
	return false;
}

static bool is_month(struct log_text word)
{
	static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
	size_t i;

	for (i = 0; word.length == 3 && months[i] != '\0'; i += 4)
		if (sci_lower(word.at[0]) == months[i] && sci_lower(word.at[1]) == months[i + 1] &&
		    sci_lower(word.at[2]) == months[i + 2])
			return true;
	return false;
}

static bool is_day(struct log_text word)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri",
					    "sat", "sun", "am",  "pm" };
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (word.length == strlen(days[i]) && log_begins(word, days[i]))
			return true;
	return false;
}

/* Digits, and at most one fraction of them; false: it is no number. */
static bool is_number(struct log_text word, size_t *whole)
{
	size_t at = 0;

	while (at < word.length && sci_is_digit(word.at[at]))
		at++;
	*whole = at;
	if (at > 0 && at < word.length && word.at[at] == '.')
		for (at++; at < word.length && sci_is_digit(word.at[at]);)
			at++;
	return at > 0 && at == word.length;
}

static bool counts_up(struct log_text old, struct log_text new)
{
	size_t a, b;

	if (!is_number(old, &a) || !is_number(new, &b))
		return false;
	for (; a > 0 && old.at[0] == '0'; a--)
		old.at++;
	for (; b > 0 && new.at[0] == '0'; b--)
		new.at++;
	return a != b ? a < b : memcmp(old.at, new.at, a) <= 0;
}

/* Whether a word stands in brackets and says which process or thread it is: "sip[11]". */
static bool is_process(struct log_text text, size_t at, struct log_text word)
{
	size_t whole, end = at + word.length;

	if (!is_number(word, &whole) || whole != word.length || at == 0 || end == text.length)
		return false;
	if ((text.at[at - 1] != '[' || text.at[end] != ']') &&
	    (text.at[at - 1] != '(' || text.at[end] != ')'))
		return false;
	return word.length < LONG_NUMBER || (at > 1 && log_is_alnum(text.at[at - 2]));
}

/* Whether what stands where a word stood may be of the same prefix. */
static bool may_replace(struct log_text shape, size_t i, struct log_text old, struct log_text new,
			bool in_date)
{
	if (same(old, new))
		return true;
	if (is_process(shape, i, old))
		return false;
	return (is_time(old) && is_time(new)) || (is_month(old) && is_month(new)) ||
	       (is_day(old) && is_day(new)) ||
	       (in_date && sci_is_digit(old.at[0]) && sci_is_digit(new.at[0])) ||
	       counts_up(old, new);
}

size_t log_shape_match(struct log_text shape, struct log_text line)
{
	size_t i = 0, at = 0, blanks, found, other = line.length + 1;
	bool in_date = false;

	if (line.length >= shape.length && memcmp(line.at, shape.at, shape.length) == 0)
		return shape.length;
	while (i < shape.length) {
		struct log_text old = word_at(shape, i), new = word_at(line, at);

		blanks = blanks_at(shape, i);
		found = blanks_at(line, at);
		if (old.length > 0) {
			if (new.length == 0 || !may_replace(shape, i, old, new, in_date))
				return other;
			in_date = is_month(old);
			i += old.length;
			at += new.length;
		} else if (blanks > 0) {
			i += blanks;
			/* Blanks at the end of a line get lost; more of them are the message's. */
			if (i == shape.length && (found > 0 || at == line.length))
				return at + (found < blanks ? found : blanks);
			if (found == 0)
				return other;
			at += found;
		} else if (at == line.length || line.at[at++] != shape.at[i++]) {
			return other;
		}
	}
	return at;
}

bool log_shape_speaks(struct log_text shape)
{
	struct log_text end = log_trim(shape);
	size_t at;

	if (end.length == 0 || strchr(":])", end.at[end.length - 1]) == NULL)
		return false;
	for (at = 1; at < shape.length; at++)
		if ((shape.at[at - 1] == '[' || shape.at[at - 1] == '(') &&
		    is_process(shape, at, word_at(shape, at)))
			return true;
	return false;
}
