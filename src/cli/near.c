/* SPDX-License-Identifier: BSD-2-Clause */
#include "near.h"

#include "base/text.h"
#include "command.h"

#include <stdio.h>
#include <string.h>

#define WORD_MAX 64

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

/* How many letters must be put in, taken out or changed to make b of a. */
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned row[WORD_MAX + 1];
	size_t i, k;

	for (k = 0; k <= b_length; k++)
		row[k] = (unsigned)k;
	for (i = 1; i <= a_length; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (k = 1; k <= b_length; k++) {
			unsigned above = row[k];

			row[k] = least(above + 1, row[k - 1] + 1,
				       corner + (sci_lower(a[i - 1]) != sci_lower(b[k - 1])));
			corner = above;
		}
	}
	return row[b_length];
}

struct nearest {
	const char *word;
	size_t length;
	unsigned distance;
};

static void consider(struct nearest *nearest, const char *text, size_t length, const char *word,
		     size_t word_length)
{
	unsigned far;

	if (word_length > WORD_MAX)
		return;
	far = distance(text, length, word, word_length);
	if (far >= nearest->distance)
		return;
	nearest->word = word;
	nearest->length = word_length;
	nearest->distance = far;
}

/* A name and its aliases, which stand in one string with spaces between. */
static void consider_all(struct nearest *nearest, const char *text, size_t length,
			 const char *names)
{
	while (names != NULL && *names != '\0') {
		size_t size = strcspn(names, " ");

		consider(nearest, text, length, names, size);
		names += size + (names[size] == ' ');
	}
}

void cli_near_command(char buffer[CLI_NEAR_TEXT], const char *text, size_t length)
{
	struct nearest nearest = { NULL, 0, (unsigned)length / 3 + 1 };
	size_t i;

	buffer[0] = '\0';
	for (i = 0; length <= WORD_MAX && cli_commands[i] != NULL; i++)
		consider(&nearest, text, length, cli_commands[i]->name,
			 strlen(cli_commands[i]->name));
	if (nearest.word != NULL)
		snprintf(buffer, CLI_NEAR_TEXT, "; did you mean %s?", nearest.word);
}

void cli_near(char buffer[CLI_NEAR_TEXT], const struct sipcause_space *space, const char *text,
	      size_t length)
{
	struct nearest nearest = { NULL, 0, (unsigned)length / 3 + 1 };
	size_t i;

	buffer[0] = '\0';
	if (length == 0 || length > WORD_MAX)
		return;
	for (i = 0; i < sipcause_space_count(space); i++) {
		int32_t code = sipcause_space_at(space, i);

		consider_all(&nearest, text, length,
			     sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME));
		consider_all(&nearest, text, length,
			     sipcause_space_fact(space, code, SIPCAUSE_FACT_ALIASES));
	}
	if (nearest.word != NULL)
		snprintf(buffer, CLI_NEAR_TEXT, "; did you mean %.*s?", (int)nearest.length,
			 nearest.word);
}
