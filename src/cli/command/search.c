/* SPDX-License-Identifier: BSD-2-Clause */
/* The search command: codes whose names, phrases or descriptions hold some words. */
#include "base/count.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/command.h"
#include "cli/facts.h"
#include "cli/output.h"
#include "cli/rows.h"
#include "cli/space.h"
#include "cli/texts.h"
#include "cli/wrap.h"

#include <stdlib.h>
#include <string.h>

enum { CODE, NAME, PHRASE, FOUND, TRANSLATED };
static const struct cli_column columns[] = {
	[CODE] = { "code", CLI_IN_BOTH },
	[NAME] = { "name", CLI_IN_BOTH },
	[PHRASE] = { "phrase", CLI_IN_BOTH },
	[FOUND] = { "found", CLI_IN_BOTH },
	[TRANSLATED] = { "translated-phrase", CLI_IN_JSON },
};

/* A word ends where a letter or digit of ASCII, or a byte of another letter, does not follow. */
static bool is_in_word(char c)
{
	return sci_is_letter(c) || sci_is_digit(c) || (unsigned char)c >= 0x80;
}

static size_t word_length(const char *text)
{
	size_t length = 0;

	while (is_in_word(text[length]))
		length++;
	return length;
}

static const char *skip_gap(const char *text)
{
	while (*text != '\0' && !is_in_word(*text))
		text++;
	return text;
}

/* Bytes of an argument.  No text has longer words. */
#define WORDS_MAX 1000

/* How a word that is searched may stand in a text. */
enum match { WHOLE, BEGINNING };

/* A byte of a text without case: of ASCII, and of letters like U+00C4 in two bytes. */
static char fold(const char *text, size_t i)
{
	const unsigned char byte = (unsigned char)text[i];

	if (i > 0 && (unsigned char)text[i - 1] == 0xC3 && byte >= 0x80 && byte <= 0x9E &&
	    byte != 0x97)
		return (char)(byte + 0x20);
	return sci_lower(text[i]);
}

static bool begins_with(const char *text, const char *word, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (fold(text, i) != fold(word, i))
			return false;
	return true;
}

/* Whether the words of an argument follow one another from here on. */
static bool holds_words(const char *text, const char *words, enum match match)
{
	for (words = skip_gap(words); *words != '\0'; words = skip_gap(words)) {
		size_t length = word_length(words), have = word_length(text);

		if (have < length || (match == WHOLE && have > length) ||
		    !begins_with(text, words, length))
			return false;
		text = skip_gap(text + have);
		words += length;
	}
	return true;
}

static size_t gap_length(const char *text)
{
	return (size_t)(skip_gap(text) - text);
}

/* The same, wherever words are divided: preempted is PRE_EMPTED. */
static bool holds_letters(const char *text, const char *words, enum match match)
{
	size_t at = 0, i;

	for (i = gap_length(words); words[i] != '\0'; i += gap_length(words + i)) {
		at += gap_length(text + at);
		if (fold(text, at) != fold(words, i))
			return false;
		at++;
		i++;
	}
	return match != WHOLE || !is_in_word(text[at]);
}

static bool holds_here(const char *text, const char *words, enum match match)
{
	return holds_words(text, words, match) || holds_letters(text, words, match);
}

static bool holds(const char *text, const char *words, enum match match)
{
	if (text == NULL)
		return false;
	for (text = skip_gap(text); *text != '\0'; text = skip_gap(text + word_length(text)))
		if (holds_here(text, words, match))
			return true;
	return false;
}

/* What is searched, in the order in which codes are listed; the first that holds a word is shown
 * where it is not the phrase. */
static const int searched[] = {
	CLI_FACT(PHRASE),
	CLI_FACT_FIELD(PHRASE),
	CLI_FACT(NAME),
	CLI_FACT(ALIASES),
	CLI_FACT(REGISTERED_PHRASE),
#define NAMES 5 /* so many of them name the code */
	CLI_FACT(CLASS_NAME),
	CLI_FACT(NOTE),
	CLI_FACT_FIELD(DESCRIPTION),
	CLI_FACT_FIELD(DIAGNOSTICS),
	CLI_FACT_FIELD(HTTP),
	CLI_FACT_FIELD(ALARM),
};

/* The first of them that holds the words, or how many there are. */
static size_t find(const struct cli_facts *facts, const char *words, enum match match)
{
	size_t i = 0;

	while (i < SCI_COUNT(searched) && !holds(facts->values[searched[i]], words, match))
		i++;
	return i;
}

struct row {
	const struct cli_facts *facts;
	const char *found;
};

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct row *row = data;
	const char *const *values = row->facts->values;

	(void)cli;
	cells[CODE] = cli_cell_text(values[CLI_FACT_CODE]);
	cells[NAME] = cli_cell_text(values[CLI_FACT(NAME)]);
	cells[PHRASE] = cli_cell_text(values[CLI_FACT(PHRASE)]);
	cells[FOUND] = cli_cell_text(row->found);
	cells[TRANSLATED] = cli_cell_text(values[CLI_FACT_FIELD(PHRASE)]);
}

#define CODE_COLUMNS 14

static void put_text(struct cli *cli, void *data)
{
	const struct row *row = data;
	const char *name = row->facts->values[CLI_FACT(NAME)];
	const char *phrase = row->facts->values[CLI_FACT(PHRASE)];
	const char *translated = row->facts->values[CLI_FACT_FIELD(PHRASE)];
	char *both = cli_phrase_text(phrase, translated);

	cli_print(cli, CLI_BOLD, "%-*s", both[0] != '\0' || name != NULL ? CODE_COLUMNS : 0,
		  row->facts->code);
	cli_wrap(cli, CLI_PLAIN, CODE_COLUMNS, CODE_COLUMNS + 1, " %s%s%s", both,
		 both[0] != '\0' && name != NULL ? ", " : "", name != NULL ? name : "");
	free(both);
	if (row->found != NULL && row->found != phrase && row->found != name &&
	    row->found != translated)
		cli_wrap(cli, CLI_DIM, 0, 2, "%s", row->found);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

/* Whether a word is what the space is called: it stands for all its codes. */
static bool is_space(const struct cli *cli, const struct sipcause_space *space, const char *word)
{
	return sipcause_catalog_called(cli->session.catalog, word, strlen(word)) == space;
}

/* What is asked for, and in which codes. */
struct search {
	int count;
	char **words;
	enum match match;
	bool named; /* those that all words name, else those that only some do */
};

static void search_code(struct cli *cli, const struct search *search,
			const struct sipcause_space *space, int32_t code)
{
	struct cli_facts facts;
	struct row row = { &facts, NULL };
	bool named = true;
	int i;

	cli_facts(cli, space, code, &facts);
	for (i = 0; i < search->count; i++) {
		size_t found = find(&facts, search->words[i], search->match);

		if (found == SCI_COUNT(searched) && !is_space(cli, space, search->words[i]))
			return;
		if (found == SCI_COUNT(searched))
			continue;
		named = named && found < NAMES;
		if (row.found == NULL)
			row.found = facts.values[searched[found]];
	}
	if (named == search->named)
		cli_rows_put(cli, &rows, &row);
}

static void search_spaces(struct cli *cli, const struct search *search)
{
	size_t i, k;

	for (i = 0; i < cli->asked.from.count; i++) {
		const struct sipcause_space *space = cli_space_find(cli, cli->asked.from.items[i]);

		for (k = 0; k < sipcause_space_count(space); k++)
			search_code(cli, search, space, sipcause_space_at(space, k));
	}
}

/* Names before descriptions; words that only begin so where no code has them whole. */
static void search(struct cli *cli, int argc, char **argv)
{
	static const enum match matches[] = { WHOLE, BEGINNING };
	struct search search = { .count = argc, .words = argv };
	size_t i;

	for (i = 0; i < SCI_COUNT(matches) && cli->rows == 0; i++) {
		search.match = matches[i];
		search.named = true;
		search_spaces(cli, &search);
		search.named = false;
		search_spaces(cli, &search);
	}
}

static int tell_nothing(int argc, char **argv)
{
	char quoted[SCI_QUOTED];

	if (argc == 1)
		cli_say("no code has %s in its name, phrase or description",
			sci_quote(quoted, argv[0], strlen(argv[0])));
	else
		cli_say("no code has all %d words in its name, phrase or description", argc);
	return CLI_UNMAPPED;
}

static int run(struct cli *cli, int argc, char **argv)
{
	bool everywhere = cli->asked.from.count == 0;
	const char *name;
	int status, k;
	size_t i;

	for (k = 0; k < argc && *skip_gap(argv[k]) != '\0'; k++)
		;
	if (argc == 0 || k < argc) {
		cli_say("search needs a word, e.g. sipcause search busy");
		return CLI_USAGE;
	}
	for (k = 0; k < argc; k++) {
		if (strlen(argv[k]) <= WORDS_MAX)
			continue;
		cli_say("found %zu bytes to search; expected words of at most %d bytes",
			strlen(argv[k]), WORDS_MAX);
		return CLI_USAGE;
	}
	for (i = 0; everywhere && (name = sipcause_shipped_space(i)) != NULL; i++)
		cli_list_add(&cli->asked.from, name);
	status = cli_load_names(cli);
	if (status != CLI_OK)
		return status;
	cli_rows_begin(cli, &rows);
	search(cli, argc, argv);
	return cli->rows > 0 ? CLI_OK : tell_nothing(argc, argv);
}

static const struct cli_option options[] = {
	CLI_OPTION_FROM_FOR("SPACE", "search only this space; can be repeated"),
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_LANGUAGE,
	CLI_OPTION_OUTPUT,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_search = {
	.name = "search",
	.arguments = "WORD...",
	.summary = "find codes by words in names and descriptions",
	.usage =
		"Usage: sipcause search [OPTIONS] WORD...\n\nPrint the codes whose name, phrase or description contains every WORD as a whole word. Capitals do not matter, nor do dashes. Words in one argument, as in 'no answer', must follow one another. The name of a space finds all its codes.\n",
	.options = options,
	.examples = "  sipcause search busy\n"
		    "  sipcause search -f q850 no route\n",
	.map = "default",
	.run = run,
};
