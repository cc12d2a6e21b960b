/* SPDX-License-Identifier: BSD-2-Clause */
#include "options.h"

#include "ner.h"

#include <getopt.h>
#include <string.h>

enum letter {
	FROM = 'f',
	TO = 't',
	WITH = 'w',
	MAP = 'm',
	DIRECTORY = 'I',
	DELIMITER = 'd',
	OUTPUT = 'o',
	HELP = 'h',
	LONG_ONLY = 256,
	NO_HEADER,
	COLUMNS,
	NULLS,
	PROTOCOL,
	WHEN,
	PHRASE,
	HOW,
	WHICH,
	MARK,
	REPLACE,
	UNMAPPED,
	REJECT,
	STRICT,
	SUMMARY,
	JSON,
	QUIET,
	BY,
	DURATION,
	SEIZED,
	NER,
	THREADS,
	LIMIT,
	READ,
	SCAN
};

static const struct {
	int option;
	const char *name;
	const char *value;
	const char *text;
} options[] = {
	{ FROM, "from", "SPACE=COLUMN", "read codes of SPACE in COLUMN; several, the best first" },
	{ 0, NULL, NULL,
	  "SPACE:hex and the like: as it is spelt; @COLUMN=COLUMN: the first names the space" },
	{ TO, "to", "SPACE=COLUMN", "add COLUMN with the code of SPACE; several are allowed" },
	{ WITH, "with", "KEY=COLUMN",
	  "a companion; KEY='COLUMN>0' tests a column, KEY:=VALUE is for all" },
	{ MAP, "map", "MAP", "the map: a name, or a path with a '/' or .yaml [billing]" },
	{ DIRECTORY, "directory", "DIR",
	  "look for maps in DIR and for spaces in DIR/spaces first" },
	{ DELIMITER, "delimiter", "CHAR", "what separates fields: , ; | or tab [,]" },
	{ NO_HEADER, "no-header", NULL, "the first line is a record; columns are numbers, from 1" },
	{ COLUMNS, "columns", "COUNT",
	  "columns of a record: a number, or any [those of the first]" },
	{ NULLS, "null", "VALUE[,VALUE]", "cells that mean no cause, besides empty ones" },
	{ PROTOCOL, "protocol", "WORD=SPACE", "what a word in a @COLUMN stands for" },
	{ WHEN, "when", "CONDITION",
	  "take records where, e.g., 1=STOP, or another --when; others pass through" },
	{ PHRASE, "phrase", NULL, "add the phrase of the code as well" },
	{ HOW, "how", NULL, "add how the code was found as well" },
	{ WHICH, "which", "COLUMN", "add COLUMN with the name of the column that answered" },
	{ MARK, "mark", "COLUMN", "add COLUMN with what other columns say against the answer" },
	{ REPLACE, "replace", NULL, "columns that are there already may be written over" },
	{ UNMAPPED, "unmapped", "VALUE", "the cell of what has no mapping [empty]" },
	{ REJECT, "reject", "FILE", "malformed records go there, and copies of unmapped ones" },
	{ STRICT, "strict", NULL, "exit 1 when any record was malformed or unmapped" },
	{ OUTPUT, "output", "FILE", "write FILE, which has its name only when it is complete" },
	{ SUMMARY, "summary", "FILE", "the summary goes there, not to standard error" },
	{ JSON, "json", NULL, "the summary as JSON" },
	{ QUIET, "quiet", NULL, "no summary and no progress" },
	{ BY, "by", "COLUMN", "the summary also for each value of COLUMN, e.g. a trunk" },
	{ DURATION, "duration", "COLUMN", "seconds of the call, to count answered ones of 0" },
	{ SEIZED, "seized", "CONDITION", "which records are seizures, for ASR [all]" },
	{ NER, "ner", "DEFINITION", "the NER by a definition, or 'list'" },
	{ THREADS, "threads", "COUNT", "work on so many processors [1]" },
	{ LIMIT, "limit", "BYTES", "the longest record [1048576]" },
	{ READ, "read-size", "BYTES", "read so many bytes at a time [262144]" },
	{ SCAN, "scan", "FORM", "bytes, portable, sse2 or avx2: for tests; all give the same" },
	{ HELP, "help", NULL, "print this and exit" },
};
#define COUNT (sizeof(options) / sizeof(options[0]))

static void help(void)
{
	size_t i;

	fputs("Usage: sipcause csv [OPTIONS] -f SPACE=COLUMN... -t SPACE=COLUMN... [FILE]\n\n"
	      "Call records in, the same records with normalised causes out. COLUMN is a name of the header\n"
	      "line or a number from 1. Everything else passes through byte for byte.\n\n",
	      stdout);
	for (i = 0; i < COUNT; i++) {
		char left[40] = "";

		if (options[i].name != NULL)
			snprintf(left, sizeof(left), "--%s%s%s", options[i].name,
				 options[i].value != NULL ? "=" : "",
				 options[i].value != NULL ? options[i].value : "");
		if (options[i].option > 0 && options[i].option < LONG_ONLY)
			printf("  -%c, %-23s %s\n", options[i].option, left, options[i].text);
		else
			printf("      %-23s %s\n", left, options[i].text);
	}
	fputs("\nExit status: 0 done, 1 with --strict: something was malformed or unmapped, 2 usage, 3 a bad\n"
	      "map file, 4 input or output failed. See sipcause-csv(1).\n",
	      stdout);
}

static bool read_delimiter(struct wishes *wishes, const char *text)
{
	if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
		text = "\t";
	if (strlen(text) == 1 && strchr(",;|\t", text[0]) != NULL) {
		wishes->delimiter = text[0];
		return true;
	}
	cli_say("--delimiter '%s' is not known; expected , ; | or tab", text);
	return false;
}

static bool read_count(const char *name, const char *text, size_t least, size_t most, size_t *count)
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

static bool read_columns(struct wishes *wishes, const char *text)
{
	size_t count = 0;

	wishes->any_columns = strcmp(text, "any") == 0;
	if (!wishes->any_columns && !read_count("columns", text, 1, 100000, &count))
		return false;
	wishes->columns = (uint32_t)count;
	return true;
}

static bool read_threads(struct wishes *wishes, const char *text)
{
	size_t count;

	if (!read_count("threads", text, 1, THREADS_MAX, &count))
		return false;
	wishes->threads = (unsigned)count;
	return true;
}

static bool read_form(struct wishes *wishes, const char *text)
{
	struct scan scan;
	enum scan_form form;

	for (form = SCAN_BYTES; form < SCAN_FORMS; form++) {
		if (strcmp(scan_form_word(form), text) != 0)
			continue;
		wishes->form = form;
		if (scan_use(&scan, form))
			return true;
		cli_say("--scan %s: this processor does not have it", text);
		return false;
	}
	cli_say("--scan '%s' is not known; expected bytes, portable, sse2 or avx2", text);
	return false;
}

/* Values between commas; an empty one is of no use, for empty cells count anyway. */
static void add_values(struct cli_list *list, const char *text)
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

static bool read_ner(struct wishes *wishes, const char *name)
{
	wishes->ner = name;
	if (ner_find(name) != NULL)
		return true;
	cli_say("--ner '%s' is not known; expected one of those of --ner list", name);
	return false;
}

/* Options that are a yes, and those that are a text. */
static bool take_plain(struct wishes *wishes, int option, const char *value)
{
	const struct {
		int option;
		bool *yes;
		const char **text;
		struct cli_list *list;
	} plain[] = {
		{ FROM, NULL, NULL, &wishes->from },
		{ TO, NULL, NULL, &wishes->to },
		{ WITH, NULL, NULL, &wishes->with },
		{ WHEN, NULL, NULL, &wishes->when },
		{ PROTOCOL, NULL, NULL, &wishes->protocols },
		{ PHRASE, &wishes->phrase, NULL, NULL },
		{ HOW, &wishes->how, NULL, NULL },
		{ REPLACE, &wishes->replace, NULL, NULL },
		{ STRICT, &wishes->strict, NULL, NULL },
		{ JSON, &wishes->json, NULL, NULL },
		{ QUIET, &wishes->quiet, NULL, NULL },
		{ WHICH, NULL, &wishes->which, NULL },
		{ MARK, NULL, &wishes->mark, NULL },
		{ UNMAPPED, NULL, &wishes->unmapped, NULL },
		{ REJECT, NULL, &wishes->reject, NULL },
		{ OUTPUT, NULL, &wishes->output, NULL },
		{ SUMMARY, NULL, &wishes->summary, NULL },
		{ BY, NULL, &wishes->by, NULL },
		{ DURATION, NULL, &wishes->duration, NULL },
		{ SEIZED, NULL, &wishes->seized, NULL },
	};
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		if (plain[i].option != option)
			continue;
		if (plain[i].list != NULL)
			cli_list_add(plain[i].list, value);
		else if (plain[i].text != NULL)
			*plain[i].text = value;
		else
			*plain[i].yes = true;
		return true;
	}
	return false;
}

static bool take(struct wishes *wishes, struct cli *cli, int option, const char *value)
{
	switch (option) {
	case MAP:
		cli->map = value;
		return true;
	case DIRECTORY:
		cli_list_add(&cli->directories, value);
		return true;
	case NO_HEADER:
		wishes->header = false;
		return true;
	case NULLS:
		add_values(&wishes->nulls, value);
		return true;
	case DELIMITER:
		return read_delimiter(wishes, value);
	case COLUMNS:
		return read_columns(wishes, value);
	case THREADS:
		return read_threads(wishes, value);
	case LIMIT:
		return read_count("limit", value, 1, 64 << 20, &wishes->limit);
	case READ:
		return read_count("read-size", value, 1, 16 << 20, &wishes->read);
	case SCAN:
		return read_form(wishes, value);
	case NER:
		return read_ner(wishes, value);
	default:
		return take_plain(wishes, option, value);
	}
}

static bool has_name(const char *option, const char *name)
{
	if (name == NULL || name[0] != '\0')
		return true;
	cli_say("%s '' names no file; expected the name of one", option);
	return false;
}

static bool complete(const struct wishes *wishes)
{
	if (!has_name("--output", wishes->output) || !has_name("--reject", wishes->reject) ||
	    !has_name("--summary", wishes->summary))
		return false;
	if (wishes->from.count == 0)
		cli_say("no column to read is named; expected -f SPACE=COLUMN, e.g. -f sip=status");
	else if (wishes->to.count == 0)
		cli_say("no column to write is named; expected -t SPACE=COLUMN, e.g. -t q850=cause");
	return wishes->from.count > 0 && wishes->to.count > 0;
}

static void list_options(char *shorts, struct option *longs)
{
	size_t i, count = 0;

	strcpy(shorts, ":");
	for (i = 0; i < COUNT; i++) {
		size_t used = strlen(shorts);

		if (options[i].name == NULL)
			continue;
		longs[count].name = options[i].name;
		longs[count].has_arg = options[i].value != NULL;
		longs[count++].val = options[i].option;
		if (options[i].option >= LONG_ONLY)
			continue;
		shorts[used++] = (char)options[i].option;
		if (options[i].value != NULL)
			shorts[used++] = ':';
		shorts[used] = '\0';
	}
}

static void set_defaults(struct wishes *wishes)
{
	memset(wishes, 0, sizeof(*wishes));
	wishes->unmapped = "";
	wishes->delimiter = ',';
	wishes->header = true;
	wishes->threads = 1;
	wishes->limit = 1 << 20;
	wishes->read = 1 << 18;
	wishes->form = scan_best();
}

int wishes_read(struct wishes *wishes, struct cli *cli, int argc, char **argv)
{
	char shorts[3 * COUNT + 2];
	struct option longs[COUNT + 1];
	int option;

	set_defaults(wishes);
	memset(longs, 0, sizeof(longs));
	list_options(shorts, longs);
	optind = 0; /* begin anew, also in GNU's own state */
	while ((option = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (option == HELP) {
			help();
			return -1 - CLI_OK;
		}
		if (option == NER && strcmp(optarg, "list") == 0) {
			ner_list(stdout);
			return -1 - CLI_OK;
		}
		if (option == '?' || option == ':') {
			cli_say("%s '%s'; see sipcause csv --help",
				option == ':' ? "a value is missing after" : "unknown option",
				argv[optind - 1]);
			return -1 - CLI_USAGE;
		}
		if (!take(wishes, cli, option, optarg))
			return -1 - CLI_USAGE;
	}
	if (argc - optind > 1) {
		cli_say("'%s' is one file too many; expected one", argv[optind + 1]);
		return -1 - CLI_USAGE;
	}
	if (optind < argc && strcmp(argv[optind], "-") != 0)
		wishes->input = argv[optind];
	return complete(wishes) ? CLI_OK : -1 - CLI_USAGE;
}
