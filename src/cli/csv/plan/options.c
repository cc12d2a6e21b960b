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

static enum cli_took read_call(void *state, const char *text)
{
	struct csv_options *options = state;

	if (options->call.count == CALL_COLUMNS) {
		cli_say("found --call more than %d times; expected the columns of one id",
			CALL_COLUMNS);
		return CLI_REFUSED;
	}
	cli_list_add(&options->call, text);
	return CLI_TAKEN;
}

static enum cli_took read_call_window(void *state, const char *text)
{
	struct csv_options *options = state;

	return csv_read_count("call-window", text, 1, CALL_WINDOW, &options->call_window)
		       ? CLI_TAKEN
		       : CLI_REFUSED;
}

/* Add what is between commas, unless it is empty. */
static void add_words(struct cli_list *list, const char *text)
{
	while (*text != '\0') {
		size_t length = strcspn(text, ",");

		if (length > 0)
			cli_list_add(list, cli_copy(text, length));
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

/* Whether a mask of so many digits can stand beside those that were given.  false: reported. */
static bool suits_masks(const struct csv_options *options, const char *text, size_t count,
			bool columns)
{
	if (options->mask == 0)
		return true;
	if (count != options->mask) {
		cli_say("found --mask-digits %s after one with %u digits; expected one number for all columns, e.g. --mask-digits %u=src,dst",
			text, options->mask, options->mask);
		return false;
	}
	if (columns == (options->masked.count > 0))
		return true;
	cli_say("found --mask-digits with columns and without; expected only one of them, e.g. --mask-digits %zu=src",
		count);
	return false;
}

/* A number of digits and, behind a =, columns. */
static enum cli_took take_mask(void *state, const char *text)
{
	struct csv_options *options = state;
	const char *columns = strchr(text, '=');
	size_t length = columns != NULL ? (size_t)(columns - text) : strlen(text), count, before;
	char *number = cli_alloc(length + 1);

	memcpy(number, text, length);
	if (!csv_read_count("mask-digits", number, 1, MASK_MOST, &count) ||
	    !suits_masks(options, text, count, columns != NULL))
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

/* --help has one line each for those that most people need, in this order, and 40 lines in
 * all. */
const struct cli_option csv_option_list[] = {
	{ "profile", 0, "NAME", "how records are read; 'list [NAME]' shows them", CLI_ONCE,
	  CSV_OWN(profile) },
	CSV_OPTION_FROM,
	{ "to", 't', "SPACE=COLUMN", "add COLUMN with the code of SPACE", CLI_LIST, CSV_OWN(to) },
	CSV_OPTION_WITH,
	CLI_OPTION_MAP_FOR("translate by this map: name or path [billing]"),
	CSV_OPTION_DELIMITER,
	CSV_OPTION_NO_HEADER,
	CSV_OPTION_JSON_LINES,
	CSV_OPTION_WHEN_FOR("translate only records with this, e.g. 1=STOP"),
	CSV_OPTION_BY_FOR("sum up each value of COLUMN, e.g. each trunk"),
	{ "call", 0, "COLUMN", "sum up calls; records alike in COLUMN are one", .take = read_call },
	{ "legs", 0, NULL, "with --call: sum up legs, only count the calls", CLI_YES,
	  CSV_OWN(legs) },
	{ "summary", 0, "FILE", "write the summary to FILE [standard error]", CLI_ONCE,
	  CSV_OWN(summary), .uses = CSV_ADDS },
	{ "form", 0, "FORM", "of the summary: text, tsv, csv, markdown or json",
	  .take = read_summary_form, .uses = CSV_ADDS },
	{ "add", 0, NULL, "add up summaries that --form json wrote", CLI_YES, CSV_OWN(add),
	  .uses = CSV_ADDS },
	{ "reject", 0, "FILE", "malformed records, and copies of unmapped ones", CLI_ONCE,
	  CSV_OWN(reject) },
	{ "output", 'o', "FILE", "write the records to FILE, atomically", CLI_ONCE,
	  CSV_OWN(output) },
	{ "mask-digits", 0, "N", "write x for the last N digits of numbers", .take = take_mask },
	{ "phrase", 0, NULL, "also add the phrase of each code", CLI_YES, CSV_OWN(phrase) },
	CSV_OPTION_NULL_FOR(CLI_IN_MANUAL),
	CSV_OPTION_PROTOCOL_FOR(CLI_IN_MANUAL),
	CSV_OPTION_COLUMNS_FOR(CLI_IN_MANUAL),
	{ "limit", 0, "BYTES", CLI_IN_MANUAL, .take = read_limit },
	CLI_OPTION_PREFER_FOR(CLI_IN_MANUAL),
	CLI_OPTION_POLICY_FOR(CLI_IN_MANUAL),
	{ "strict", 0, NULL, CLI_IN_MANUAL, CLI_YES, CLI_ASKED(strict) },
	{ "directory", 'I', "DIR", CLI_IN_MANUAL, CLI_LIST, CLI_ASKED(directories) },
	{ "how", 0, NULL, CLI_IN_MANUAL, CLI_YES, CSV_OWN(how) },
	{ "which", 0, "COLUMN", CLI_IN_MANUAL, CLI_ONCE, CSV_OWN(which) },
	{ "mark", 0, "COLUMN", CLI_IN_MANUAL, CLI_ONCE, CSV_OWN(mark) },
	{ "unmapped", 0, "VALUE", CLI_IN_MANUAL, CLI_WORD, CSV_OWN(unmapped) },
	{ "replace", 0, NULL, CLI_IN_MANUAL, CLI_YES, CSV_OWN(replace) },
	{ "explain", 0, "NUMBER", CLI_IN_MANUAL, .take = read_explain },
	{ "threads", 0, "COUNT", CLI_IN_MANUAL, .take = read_threads },
	{ "top", 0, "NUMBER", CLI_IN_MANUAL, .take = read_top, .uses = CSV_ADDS },
	{ "quiet", 0, NULL, CLI_IN_MANUAL, CLI_YES, CSV_OWN(quiet), .uses = CSV_ADDS },
	{ "duration", 0, "COLUMN", CLI_IN_MANUAL, CLI_ONCE, CSV_OWN(duration) },
	{ "seized", 0, "CONDITION", CLI_IN_MANUAL, CLI_ONCE, CSV_OWN(seized) },
	{ "delivered", 0, "LIST", CLI_IN_MANUAL, CLI_ONCE, CSV_OWN(delivered) },
	/* For tests. */
	{ "read-size", 0, "BYTES", NULL, .take = read_read_size },
	{ "call-window", 0, "RECORDS", NULL, .take = read_call_window },
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
	options->call_window = CALL_WINDOW;
	options->scan = scan_best();
	options->summary_form = PAGE_FORMS;
}
