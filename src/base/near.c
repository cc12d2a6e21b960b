/* SPDX-License-Identifier: BSD-2-Clause */
#include "near.h"

#include "text.h"

#include <stdio.h>
#include <string.h>

#define WORD_MAX 64

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static bool same(char a, char b)
{
	return sci_lower(a) == sci_lower(b);
}

/* Another digit is more often another number than a slip. */
static unsigned change(char a, char b)
{
	if (same(a, b))
		return 0;
	return sci_is_digit(a) || sci_is_digit(b) ? 2 : 1;
}

/* How many letters must be put in, taken out, changed or swapped with the next one to make b
 * of a.  Three rows of the usual table are enough. */
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned rows[3][WORD_MAX + 1];
	size_t i, k;

	for (k = 0; k <= b_length; k++)
		rows[0][k] = (unsigned)k;
	for (i = 1; i <= a_length; i++) {
		const unsigned *above = rows[(i - 1) % 3], *higher = rows[(i + 1) % 3];
		unsigned *row = rows[i % 3];

		row[0] = (unsigned)i;
		for (k = 1; k <= b_length; k++) {
			row[k] = least(above[k], row[k - 1]) + 1;
			row[k] = least(row[k], above[k - 1] + change(a[i - 1], b[k - 1]));
			if (i > 1 && k > 1 && same(a[i - 1], b[k - 2]) && same(a[i - 2], b[k - 1]))
				row[k] = least(row[k], higher[k - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}

void sci_near_begin(struct sci_near *near, const char *text, size_t length)
{
	memset(near, 0, sizeof(*near));
	near->text = text;
	near->length = length;
	near->distance = length == 0 || length > WORD_MAX ? 0 : (unsigned)length / 3 + 1;
}

void sci_near_consider(struct sci_near *near, const char *word, size_t length)
{
	unsigned far;

	if (near->distance == 0 || length == 0 || length > WORD_MAX ||
	    (length == near->length && memcmp(word, near->text, length) == 0))
		return;
	far = distance(near->text, near->length, word, length);
	if (far >= near->distance)
		return;
	near->word = word;
	near->word_length = length;
	near->distance = far;
}

const char *sci_near_text(const struct sci_near *near, char buffer[SCI_NEAR_TEXT])
{
	buffer[0] = '\0';
	if (near->word != NULL)
		snprintf(buffer, SCI_NEAR_TEXT, "; did you mean %.*s?", (int)near->word_length,
			 near->word);
	return buffer;
}
