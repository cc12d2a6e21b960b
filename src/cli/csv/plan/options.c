/* SPDX-License-Identifier: BSD-2-Clause */
#include "options.h"

#include "base/count.h"
#include "cli/csv/record/mask.h"
#include "cli/options.h"

#include <string.h>

bool csv_delimiter(const char *word, char *delimiter)
{
	if (strcmp(word, "tab") == 0 || strcmp(word, "\\t") == 0)
		word = "\t";
	if (strlen(word) != 1 || strchr(",;|\t", word[0]) == NULL)
		return false;
	*delimiter = word[0];
	return true;
}

enum cli_took csv_take_delimiter(void *state, const char *text)
{
	struct csv_options *options = state;

	options->delimiter_given = true;
	if (csv_delimiter(text, &options->delimiter))
		return CLI_TAKEN;
	cli_say("--delimiter '%s' is unknown; expected , ; | or tab", text);
	return CLI_REFUSED;
}

bool csv_read_count(const char *name, const char *text, size_t least, size_t most, size_t *count)
{
	size_t i, number = 0;

	for (i = 0; text[i] >= '0' && text[i] <= '9' && number <= most; i++)
		number = number * 10 + (size_t)(text[i] - '0');
	*count = number;
	if (i > 0 && text[i] == '\0' && number >= least && number <= most)
		return true;
	cli_say("--%s '%s' is not usable; expected a number from %zu to %zu", name, text, least,
		most);
	return false;
}

enum cli_took csv_take_columns(void *state, const char *text)
{
	struct csv_options *options = state;
	size_t count = 0;

	options->any_columns = strcmp(text, "any") == 0;
	if (!options->any_columns && !csv_read_count("columns", text, 1, 100000, &count))
		return CLI_REFUSED;
	options->columns = (uint32_t)count;
	return CLI_TAKEN;
}

static enum cli_took read_threads(void *state, const char *text)
{
	struct csv_options *options = state;
	size_t count;

	if (!csv_read_count("threads", text, 1, THREADS_MAX, &count))
		return CLI_REFUSED;
	options->threads = (unsigned)count;
	return CLI_TAKEN;
}

static enum cli_took read_form(void *state, const char *text)
{
	struct csv_options *options = state;
	struct scan scan;
	enum scan_form form;

	for (form = SCAN_BYTES; form < SCAN_FORMS; form++) {
		if (strcmp(scan_form_word(form), text) != 0)
			continue;
		options->scan = form;
		if (scan_use(&scan, form))
			return CLI_TAKEN;
		cli_say("--scan %s is not available on this processor; expected bytes", text);
		return CLI_REFUSED;
	}
	cli_say("--scan '%s' is unknown; expected bytes, sse2 or avx2", text);
	return CLI_REFUSED;
}

static enum cli_took read_limit(void *state, const char *text)
{
	struct csv_options *options = state;

	return csv_read_count("limit", text, 1, 64 << 20, &options->limit) ? CLI_TAKEN
									   : CLI_REFUSED;
}

static enum cli_took read_explain(void *state, const char *text)
{
	struct csv_options *options = state;

	return csv_read_count("explain", text, 1, SIZE_MAX / 16, &options->explain) ? CLI_TAKEN
										    : CLI_REFUSED;
}

static enum cli_took read_read_size(void *state, const char *text)
{
	struct csv_options *options = state;

	return csv_read_count("read-size", text, 1, 16 << 20, &options->read) ? CLI_TAKEN
									      : CLI_REFUSED;
}

/* Add what is between commas, unless it is empty. */
static void add_words(struct cli_list *list, const char *text)
{
	while (*text != '\0') {
		size_t length = strcspn(text, ",");

		if (length > 0) {
			char *copy = cli_alloc(length + 1);

			memcpy(copy, text, length);
			cli_list_add(list, copy);
		}
		text += length + (text[length] == ',');
	}
}

/* An empty value is of no use, for empty cells count anyway. */
enum cli_took csv_take_nulls(void *state, const char *text)
{
	struct csv_options *options = state;

	add_words(&options->nulls, text);
	return CLI_TAKEN;
}

/* A number of digits and, behind a =, columns. */
static enum cli_took take_mask(void *state, const char *text)
{
	struct csv_options *options = state;
	const char *columns = strchr(text, '=');
	size_t length = columns != NULL ? (size_t)(columns - text) : strlen(text), count, before;
	char *number = cli_alloc(length + 1);

	memcpy(number, text, length);
	if (!csv_read_count("mask-digits", number, 1, MASK_MOST, &count))
		return CLI_REFUSED;
	options->mask = (unsigned)count;
	if (columns == NULL)
		return CLI_TAKEN;
	before = options->masked.count;
	add_words(&options->masked, columns + 1);
	if (options->masked.count == before) {
		cli_say("--mask-digits %s lacks a column; expected e.g. --mask-digits %s=src,dst",
			text, number);
		return CLI_REFUSED;
	}
	if (options->masked.count <= MASKED_MAX)
		return CLI_TAKEN;
	cli_say("--mask-digits names %zu columns; expected at most %d", options->masked.count,
		MASKED_MAX);
	return CLI_REFUSED;
}

static enum cli_took read_summary_form(void *state, const char *word)
{
	struct csv_options *options = state;

	options->summary_form = page_form_of(word);
	if (options->summary_form != PAGE_FORMS)
		return CLI_TAKEN;
	cli_say("--form '%s' is unknown; expected text, tsv, csv, markdown or json", word);
	return CLI_REFUSED;
}

static enum cli_took read_top(void *state, const char *text)
{
	struct csv_options *options = state;

	return csv_read_count("top", text, 1, 1000000, &options->top) ? CLI_TAKEN : CLI_REFUSED;
}

/* ------------------------------------------------------------------ the list */

const struct cli_option csv_option_list[] = {
	CSV_OPTION_FROM,
	{ "to", 't', "SPACE=COLUMN",
	  "add COLUMN with the code of SPACE; can be repeated; SPACE=COLUMN,KEY=COLUMN adds a companion of the answer too",
	  CLI_LIST, CSV_OWN(to) },
	CSV_OPTION_WITH,
	{ "map", 'm', "MAP",
	  "translate by this map: a name, or a path with a '/' or .yaml [the map 'billing']",
	  .shared = true, .take = cli_take_map },
	{ "directory", 'I', "DIR", "search DIR for maps, DIR/spaces for spaces first", CLI_LIST,
	  .shared = true, .offset = offsetof(struct cli_options, directories) },
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	{ "profile", 0, "NAME", "read records as this profile says, or 'list'", CLI_WORD,
	  CSV_OWN(profile) },
	CSV_OPTION_DELIMITER,
	CSV_OPTION_NO_HEADER,
	CSV_OPTION_JSON_LINES,
	CSV_OPTION_COLUMNS,
	CSV_OPTION_NULL,
	CSV_OPTION_PROTOCOL,
	CSV_OPTION_WHEN_FOR(
		"translate only records that meet this condition, e.g. 1=STOP, or another --when; copy the others"),
	{ "phrase", 0, NULL, "also add a column with the phrase of the code", CLI_YES,
	  CSV_OWN(phrase) },
	{ "how", 0, NULL, "also add a column with how the code was found", CLI_YES, CSV_OWN(how) },
	{ "which", 0, "COLUMN", "add COLUMN with the name of the column that gave the answer",
	  CLI_ONCE, CSV_OWN(which) },
	{ "mark", 0, "COLUMN", "add COLUMN with what contradicts the answer", CLI_ONCE,
	  CSV_OWN(mark) },
	{ "explain", 0, "NUMBER", "print only the evidence and the decision of this record",
	  .take = read_explain },
	{ "replace", 0, NULL, "allow -t to overwrite columns", CLI_YES, CSV_OWN(replace) },
	{ "unmapped", 0, "VALUE", "write this where a code has no mapping [empty]", CLI_WORD,
	  CSV_OWN(unmapped) },
	{ "reject", 0, "FILE", "write malformed records, and copies of unmapped ones, to FILE",
	  CLI_ONCE, CSV_OWN(reject) },
	{ "strict", 0, NULL,
	  "accept only what the grammar allows; also exit with 1 if a record is malformed or unmapped",
	  CLI_YES, CLI_ASKED(strict) },
	{ "mask-digits", 0, "N", "write x for the last N digits of telephone numbers",
	  .take = take_mask },
	{ "output", 'o', "FILE", "write to FILE, atomically", CLI_ONCE, CSV_OWN(output) },
	{ "summary", 0, "FILE", "write the summary to FILE [standard error]", CLI_ONCE,
	  CSV_OWN(summary) },
	{ "form", 0, "FORM",
	  "write the summary as text, tsv, csv, markdown or json [by the name of its file]",
	  .take = read_summary_form },
	{ "top", 0, "NUMBER",
	  "put codes and rows of the summary after the first NUMBER together [text and markdown: 20]",
	  .take = read_top },
	{ "add", 0, NULL, "add up summaries: FILEs that --form json wrote", CLI_YES, CSV_OWN(add) },
	{ "quiet", 0, NULL, "print no summary and no progress", CLI_YES, CSV_OWN(quiet) },
	CSV_OPTION_BY_FOR(
		"also sum up each value of COLUMN, e.g. each trunk; COLUMN~REGEX: of a part of it"),
	{ "duration", 0, "COLUMN", "the seconds of a call, to count answered calls of 0 seconds",
	  CLI_ONCE, CSV_OWN(duration) },
	{ "seized", 0, "CONDITION", "the records that are seizures, for the ASR [all]", CLI_ONCE,
	  CSV_OWN(seized) },
	{ "delivered", 0, "LIST",
	  "the causes that count as delivered in the NER, or a file of them", CLI_ONCE,
	  CSV_OWN(delivered) },
	{ "threads", 0, "COUNT", "use this many processors [1]", .take = read_threads },
	{ "limit", 0, "BYTES", "the most bytes of a record [1048576]", .take = read_limit },
	/* For tests. */
	{ "read-size", 0, "BYTES", NULL, .take = read_read_size },
	{ "scan", 0, "FORM", NULL, .take = read_form },
	CLI_OPTIONS_END,
};

void csv_options_prepare(void *own)
{
	struct csv_options *options = own;

	options->unmapped = "";
	options->delimiter = ',';
	options->header = true;
	options->threads = 1;
	options->limit = 1 << 20;
	options->read = 1 << 18;
	options->scan = scan_best();
	options->summary_form = PAGE_FORMS;
}
