/* SPDX-License-Identifier: BSD-2-Clause */
/* A space: its codes, their names, the words of cells, protocols and shifts. */
#include <string.h>

#include "oracle-read.h"
#include "trial.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void find_in_any_case(struct trial *trial, const struct sipcause_space *space,
			     const char *name, int32_t code)
{
	char text[80];
	size_t length = strlen(name);

	for (size_t i = 0; i <= length; i++) {
		bool letter =
			(name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= 'a' && name[i] <= 'z');

		text[i] = letter && dice_chance(&trial->dice, 30) ? (char)(name[i] ^ 32) : name[i];
	}
	expect_number(trial, name, sipcause_space_find(space, text, length), code);
	/* in full, never by prefix */
	expect_number(trial, "an empty name", sipcause_space_find(space, text, 0),
		      SIPCAUSE_UNLISTED);
}

static void try_code(struct trial *trial, const struct sipcause_space *space,
		     const struct oracle_space *of, const struct oracle_code *code)
{
	expect_number(trial, "defines", sipcause_space_defines(space, code->code), 1);
	expect_text(trial, "phrase of a code",
		    sipcause_space_fact(space, code->code, SIPCAUSE_FACT_PHRASE), code->phrase);
	expect_text(trial, "name of a code",
		    sipcause_space_fact(space, code->code, SIPCAUSE_FACT_NAME), code->name);
	expect_text(trial, "written for a code", sipcause_space_written(space, code->code),
		    of->written_by_name ? code->name : NULL);
	if (code->name)
		find_in_any_case(trial, space, code->name, code->code);
	for (size_t i = 0; i < code->alias_count; i++)
		find_in_any_case(trial, space, code->aliases[i], code->code);
}

/* Blanks at its ends and more of them within, letters in either case; now and then another word. */
static void try_word(struct trial *trial, const struct sipcause_space *space,
		     const struct oracle_space *expected, const char *word)
{
	static const char *const blanks[] = { " ", "  ", "\t", " \t " };
	const char *text = generate_case(&trial->made.world, &trial->dice, word);
	char cell[512] = "";
	size_t length = 0;

	if (dice_chance(&trial->dice, 30))
		strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
	for (; *text && strlen(cell) < 500; text++) {
		length = strlen(cell);
		if (*text == ' ' && dice_chance(&trial->dice, 50))
			strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
		else if (!dice_chance(&trial->dice, 1))
			cell[length] = *text;
	}
	if (dice_chance(&trial->dice, 30))
		strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
	expect_number(trial, cell, sipcause_space_word(space, cell, strlen(cell)),
		      oracle_cell_code(expected, cell));
}

static void try_words(struct trial *trial, const struct sipcause_space *space,
		      const struct oracle_space *expected)
{
	for (size_t i = 0; i < expected->word_count; i++)
		try_word(trial, space, expected, expected->words[i].text);
	for (size_t i = 0; i < expected->code_count; i++) {
		if (expected->codes[i].phrase)
			try_word(trial, space, expected, expected->codes[i].phrase);
		if (expected->codes[i].name)
			try_word(trial, space, expected, expected->codes[i].name);
	}
}

/* Those that are only read come last. */
static void try_protocols(struct trial *trial, const struct sipcause_space *space,
			  const struct oracle_space *expected)
{
	size_t index = 0;

	for (int read = 0; read < 2; read++)
		for (size_t i = 0; i < expected->protocol_count; i++) {
			const char *name = expected->protocols[i].name;

			if (expected->protocols[i].read != (read > 0))
				continue;
			expect_text(trial, "protocol", sipcause_space_protocol(space, index++),
				    name);
			expect_number(trial, "its space",
				      sipcause_catalog_called(trial->catalog, name, strlen(name)) ==
					      space,
				      1);
		}
	expect_text(trial, "protocol", sipcause_space_protocol(space, index), NULL);
}

static void try_shift(struct trial *trial, const struct sipcause_space *space,
		      const struct oracle_space *expected, int32_t code)
{
	const struct oracle_shift *shift = oracle_shift(expected, code);
	struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;

	expect_number(trial, "shifted", sipcause_space_shifted(space, code, &as), shift != NULL);
	if (!shift)
		return;
	expect_text(trial, "shifted to", sipcause_space_name(as.from), shift->space);
	expect_number(trial, "shifted to", as.code, code + shift->by);
	expect_number(trial, "companions", as.count, (int64_t)shift->with_count);
	for (size_t i = 0; i < shift->with_count && i < as.count; i++) {
		expect_text(trial, "companion", sipcause_space_name(as.space[i]),
			    shift->with[i].space);
		expect_number(trial, "companion", as.value[i], shift->with[i].code);
	}
}

void try_space(struct trial *trial, const struct oracle_space *expected)
{
	const struct sipcause_space *space = sipcause_catalog_space(trial->catalog, expected->name);

	if (!space) {
		complain(trial, "space %s is missing", expected->name);
		return;
	}
	expect_number(trial, "first code", sipcause_space_first(space), expected->first);
	expect_number(trial, "last code", sipcause_space_last(space), expected->last);
	expect_number(trial, "codes defined", (int64_t)sipcause_space_count(space),
		      (int64_t)expected->code_count);
	for (size_t i = 0; i < expected->code_count; i++) {
		expect_number(trial, "code in order", sipcause_space_at(space, i),
			      expected->codes[i].code);
		try_code(trial, space, expected, &expected->codes[i]);
	}
	try_words(trial, space, expected);
	try_protocols(trial, space, expected);
	for (size_t i = 0; i < expected->shift_count; i++)
		for (int32_t aside = -1; aside <= 1; aside++) {
			if (expected->shifts[i].first <= INT32_MAX - 1)
				try_shift(trial, space, expected,
					  expected->shifts[i].first + aside);
			if (expected->shifts[i].last <= INT32_MAX - 1)
				try_shift(trial, space, expected, expected->shifts[i].last + aside);
		}
	for (size_t i = 0; i < expected->class_count; i++)
		expect_text(
			trial, "class",
			sipcause_space_fact(space, expected->classes[i].last, SIPCAUSE_FACT_CLASS),
			expected->classes[i].key);
}
