/* SPDX-License-Identifier: BSD-2-Clause */
#include "options.h"

#include "base/text.h"

#include <getopt.h>
#include <string.h>

/* ----------------------------------------------------------------- reading */

/* What getopt_long() gives for options number 0, 1, 2, ... */
#define NUMBER 0x1000
#define HELP (NUMBER - 1)
#define VERSION (NUMBER - 2)

static size_t count_of(const struct cli_option *options)
{
	size_t count = 0;

	while (options[count].name != NULL)
		count++;
	return count;
}

/* The options as getopt_long() takes them. */
static struct option *list_long(const struct cli_option *options)
{
	const size_t count = count_of(options);
	struct option *longs = cli_alloc((count + 3) * sizeof(*longs));
	size_t i;

	for (i = 0; i < count; i++) {
		longs[i].name = options[i].name;
		longs[i].has_arg = options[i].value != NULL;
		longs[i].val = NUMBER + (int)i;
	}
	longs[i++] = (struct option){ "help", 0, NULL, HELP };
	longs[i] = (struct option){ "version", 0, NULL, VERSION };
	return longs;
}

static char *list_short(const struct cli_option *options, bool between)
{
	char *shorts = cli_alloc(2 * count_of(options) + 5);
	size_t used = 0, i;

	if (!between)
		shorts[used++] = '+';
	shorts[used++] = ':';
	shorts[used++] = 'h';
	shorts[used++] = 'V';
	for (i = 0; options[i].name != NULL; i++) {
		if (options[i].letter == 0)
			continue;
		shorts[used++] = options[i].letter;
		if (options[i].value != NULL)
			shorts[used++] = ':';
	}
	return shorts;
}

/* The option that getopt_long() gave; NULL: it is not one of these. */
static const struct cli_option *find(const struct cli_option *options, int given)
{
	size_t i;

	for (i = 0; options[i].name != NULL; i++)
		if (given == NUMBER + (int)i ||
		    (options[i].letter != 0 && given == options[i].letter))
			return &options[i];
	return NULL;
}

static bool is_in_manual(const struct cli_option *option)
{
	return option->text != NULL && option->text[0] == '\0';
}

/* An option of these whose value is not there. */
static void tell_no_value(const struct cli_option *options, const char *name, const char *command)
{
	const struct cli_option *option = find(options, optopt);

	if (command == NULL)
		cli_say("'%s' needs a value; see sipcause --help", name);
	else if (option != NULL && is_in_manual(option))
		cli_say("'%s' needs a value; see sipcause-%s(1)", name, command);
	else
		cli_say("'%s' needs a value; see sipcause %s --help", name, command);
}

static void tell_bad_option(const struct cli_option *options, bool lacks_value, const char *option,
			    const char *command)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	/* Of several letters behind one dash, getopt_long() says which it is. */
	if (optopt > 0 && optopt < VERSION)
		option = letter;
	if (!lacks_value && letter[1] >= '0' && letter[1] <= '9' && option == letter)
		cli_say("'%s' is not an option; if it is a code, put -- before it", letter);
	else if (lacks_value)
		tell_no_value(options, option, command);
	else if (command != NULL)
		cli_say("%s has no option '%s'; see sipcause %s --help", command, option, command);
	else
		cli_say("there is no option '%s'; see sipcause --help", option);
}

int cli_options_read(const struct cli_option *options, const char *name, bool between, int argc,
		     char **argv, cli_each_option *each, void *data)
{
	const struct option *longs = list_long(options);
	const char *shorts = list_short(options, between);
	int given;

	optind = 0; /* begin anew, also in GNU's own state */
	while ((given = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct cli_option *option = find(options, given);
		enum cli_took took = CLI_REFUSED;

		if (given == HELP || given == 'h' || given == VERSION || given == 'V')
			took = each(data, NULL, given == HELP || given == 'h' ? "help" : "version");
		else if (option != NULL)
			took = each(data, option, optarg);
		else
			tell_bad_option(options, given == ':', argv[optind - 1], name);
		if (took != CLI_TAKEN)
			return took == CLI_DONE ? CLI_READ_DONE : CLI_READ_REFUSED;
	}
	return optind;
}

/* What a second value would drop in silence, such as a column or a file. */
static enum cli_took take_once(const struct cli_option *option, const char **member,
			       const char *value)
{
	char word[32];
	size_t i;

	for (i = 0; i + 1 < sizeof(word) && option->value[i] != '\0'; i++)
		word[i] = sci_lower(option->value[i]);
	word[i] = '\0';
	if (*member != NULL) {
		cli_say("--%s was given twice; expected one %s", option->name, word);
		return CLI_REFUSED;
	}
	*member = value;
	return CLI_TAKEN;
}

enum cli_took cli_option_apply(const struct cli_option *option, const char *value,
			       struct cli_options *shared, void *own)
{
	void *state = option->shared ? shared : own;
	void *member = (char *)state + option->offset;

	cli_list_add_once(&shared->given, option->name);
	switch (option->kind) {
	case CLI_YES:
	case CLI_NO:
		*(bool *)member = option->kind == CLI_YES;
		return CLI_TAKEN;
	case CLI_WORD:
		*(const char **)member = value;
		return CLI_TAKEN;
	case CLI_ONCE:
		return take_once(option, member, value);
	case CLI_LIST:
		cli_list_add(member, value);
		return CLI_TAKEN;
	default:
		return option->take(state, value);
	}
}

/* ---------------------------------------------------------------- printing */

#define WIDTH 79
#define LEFT 24 /* columns of "--name=VALUE" */

/* As much of a text as fits: whole words, up to a line end. */
static size_t line_length(const char *text, size_t width)
{
	size_t length = strcspn(text, "\n"), i;

	if (length <= width)
		return length;
	for (i = width; i > 0 && text[i] != ' '; i--)
		;
	return i > 0 ? i : length;
}

void cli_options_wrap(FILE *out, const char *text, size_t indent)
{
	while (text[0] != '\0') {
		size_t length = line_length(text, WIDTH - indent);

		fprintf(out, "%.*s\n", (int)length, text);
		text += length;
		/* A line end, or the blank that it stands for. */
		text += text[0] != '\0';
		if (text[0] != '\0' && text[0] != '\n')
			fprintf(out, "%*s", (int)indent, "");
	}
}

static void print(FILE *out, char letter, const char *name, const char *value, const char *text)
{
	char left[48];

	snprintf(left, sizeof(left), "--%s%s%s", name, value != NULL ? "=" : "",
		 value != NULL ? value : "");
	if (letter != 0)
		fprintf(out, "  -%c, %-*s ", letter, LEFT, left);
	else
		fprintf(out, "      %-*s ", LEFT, left);
	cli_options_wrap(out, text, LEFT + 7);
}

void cli_options_print(FILE *out, const struct cli_option *options)
{
	for (; options->name != NULL; options++)
		if (options->text != NULL && !is_in_manual(options))
			print(out, options->letter, options->name, options->value, options->text);
	print(out, 'h', "help", NULL, "print this help");
	print(out, 'V', "version", NULL, "print the version");
}

/* The names of those that the manual explains, with commas between them; empty: none. */
static const char *list_more(const struct cli_option *options)
{
	size_t size = 1, used = 0, i;
	char *names;

	for (i = 0; options[i].name != NULL; i++)
		size += strlen(", --") + strlen(options[i].name);
	names = cli_alloc(size);
	for (i = 0; options[i].name != NULL; i++)
		if (is_in_manual(&options[i]))
			used += (size_t)snprintf(names + used, size - used, "%s--%s",
						 used > 0 ? ", " : "", options[i].name);
	return names;
}

void cli_options_print_more(FILE *out, const struct cli_option *options, const char *command)
{
	static const char format[] = "More options: %s; see sipcause-%s(1).";
	const char *names = list_more(options);
	size_t size = sizeof(format) + strlen(names) + strlen(command);
	char *text = cli_alloc(size);

	if (names[0] == '\0')
		return;
	snprintf(text, size, format, names, command);
	fputc('\n', out);
	cli_options_wrap(out, text, 0);
}

/* ------------------------------------------------------ what commands share */

int32_t cli_form_find(const char *word)
{
	int32_t form;

	if (strcmp(word, "message") == 0)
		return SIPCAUSE_FORM_HEAD;
	for (form = 0; form < SIPCAUSE_FORM_COUNT_; form++)
		if (strcmp(sipcause_form_word(form), word) == 0)
			return form;
	return -1;
}

bool cli_is_octets(int32_t form)
{
	return form == SIPCAUSE_FORM_IE || form == SIPCAUSE_FORM_OCTETS ||
	       form == SIPCAUSE_FORM_ENCAPSULATED;
}

bool cli_output_find(const char *word, enum cli_output *output)
{
	static const char *const words[] = { "text", "tsv", "csv", "json" };
	int i;

	for (i = CLI_TEXT; i <= CLI_JSON; i++) {
		if (strcmp(words[i], word) != 0)
			continue;
		*output = (enum cli_output)i;
		return true;
	}
	return false;
}

enum cli_took cli_take_output(void *state, const char *word)
{
	struct cli_options *asked = state;

	asked->output_given = true;
	if (cli_output_find(word, &asked->output))
		return CLI_TAKEN;
	if (cli_form_find(word) >= 0)
		cli_say("-o: only translate writes message forms; expected text, tsv, csv or json");
	else
		cli_say("-o '%s' is unknown; expected text, tsv, csv or json", word);
	return CLI_REFUSED;
}

enum cli_took cli_take_input(void *state, const char *word)
{
	struct cli_options *asked = state;

	asked->form_in = cli_form_find(word);
	if (asked->form_in >= 0)
		return CLI_TAKEN;
	cli_say("-i '%s' is unknown; expected message, header, reason, warning, status-line, ie, octets, encapsulated or problem",
		word);
	return CLI_REFUSED;
}

enum cli_took cli_take_map(void *state, const char *map)
{
	struct cli_options *asked = state;

	asked->map = map;
	cli_list_add(&asked->maps, map);
	return CLI_TAKEN;
}

/* SPACE, or SPACE:SPELLING. */
enum cli_took cli_take_from(void *state, const char *text)
{
	struct cli_options *asked = state;
	const char *colon = strchr(text, ':');
	size_t length = colon != NULL ? (size_t)(colon - text) : strlen(text);
	int32_t spelling;

	cli_list_add(&asked->from, cli_copy(text, length));
	asked->spelling = SIPCAUSE_SPELLING_AUTO;
	for (spelling = 0; colon != NULL && spelling < SIPCAUSE_SPELLING_COUNT_; spelling++) {
		if (strcmp(sipcause_spelling_word(spelling), colon + 1) == 0) {
			asked->spelling = spelling;
			return CLI_TAKEN;
		}
	}
	if (colon == NULL)
		return CLI_TAKEN;
	cli_say("-f '%s': the notation '%s' is unknown; expected auto, decimal, hex, octet, ie, h323 or cucm",
		text, colon + 1);
	return CLI_REFUSED;
}

enum cli_took cli_take_to(void *state, const char *text)
{
	struct cli_options *asked = state;

	if (cli_list_add_words(&asked->to, text))
		return CLI_TAKEN;
	cli_say("-t '%s' is not usable; expected spaces with one comma between them, e.g. sip,q850",
		text);
	return CLI_REFUSED;
}

static bool is_part(const char *word)
{
	int32_t kind;

	for (kind = 0; kind < SIPCAUSE_PART_WARNING; kind++)
		if (strcmp(sipcause_part_word(kind), word) == 0)
			return true;
	return false;
}

enum cli_took cli_take_prefer(void *state, const char *text)
{
	struct cli_options *asked = state;
	const struct cli_list *prefer = &asked->prefer;
	size_t i;

	if (prefer->count > 0) {
		cli_say("--prefer was given twice; expected one list, e.g. --prefer status,cause");
		return CLI_REFUSED;
	}
	if (!cli_list_add_words(&asked->prefer, text)) {
		cli_say("--prefer '%s' is not usable; expected parts with one comma between them",
			text);
		return CLI_REFUSED;
	}
	for (i = 0; i < prefer->count; i++) {
		if (!is_part(prefer->items[i])) {
			cli_say("--prefer '%s': '%s' is not a part; expected q850-reason, sip-reason, "
				"status, cause, encapsulated, event, problem or reason",
				text, prefer->items[i]);
			return CLI_REFUSED;
		}
		if (cli_list_is_twice(prefer, i)) {
			cli_say("--prefer '%s': '%s' is given twice; expected it once", text,
				prefer->items[i]);
			return CLI_REFUSED;
		}
	}
	return CLI_TAKEN;
}
