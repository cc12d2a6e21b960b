/* SPDX-License-Identifier: BSD-2-Clause */
/* A user's list of the causes that count as delivered: an option's value, or a file. */
#include "delivered.h"

#include "base/count.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/near.h"

#include <errno.h>
#include <stdio.h>

#define BLANKS " \t\r\n"
#define SEPARATORS "," BLANKS
#define LIST_MAX 4096 /* bytes */
#define EXAMPLE "17,USER_BUSY,16:rang"

/* A list that is read. */
struct reading {
	struct delivered *delivered;
	const struct sipcause_space *causes;
	const char *where; /* for messages */
};

/* ------------------------------------------------------------------- items */

static size_t count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* The number or the name of a cause, or a status: less than 0 for any other text. */
static int32_t read_code(const struct reading *reading, const char *text, size_t length)
{
	int32_t number = 0;
	size_t i;

	if (count_digits(text) < length)
		return sipcause_space_find(reading->causes, text, length);
	for (i = 0; i < length && number < 1000; i++)
		number = number * 10 + (text[i] - '0');
	return length > 0 ? number : -1;
}

/* What stands behind a cause, by rule; NULL for a rule that no list has. */
static const char *const endings[] = {
	[DELIVERED_ALWAYS] = "", [DELIVERED_RANG] = ":rang", [DELIVERED_USER] = ":user"
};

/* NEVER for what is none. */
static enum delivered_rule read_rule(const char *text, size_t length)
{
	size_t rule;

	for (rule = 0; rule < SCI_COUNT(endings); rule++)
		if (endings[rule] != NULL && sci_text_is(text, length, endings[rule]))
			return (enum delivered_rule)rule;
	return DELIVERED_NEVER;
}

static bool refuse(const struct reading *reading, const char *item, size_t length, size_t code)
{
	size_t digits = count_digits(item);
	char room[SCI_QUOTED], near[CLI_NEAR_TEXT] = "";
	const char *found = sci_quote(room, item, length);

	if (digits > 0 && digits < length && item[digits] == '-') {
		cli_say("%s: found %s; expected causes one by one, e.g. 17,18,19", reading->where,
			found);
		return false;
	}
	if (digits == 0)
		cli_near(near, reading->causes, item, code);
	cli_say("%s: found %s; expected a cause from 0 to 127 or its name, or 487, e.g. 17, USER_BUSY, 16:rang or 21:user%s",
		reading->where, found, near);
	return false;
}

/* Where the rule of a code is kept; NULL: it has none. */
static uint8_t *rule_of(struct delivered *delivered, int32_t code)
{
	if (code == DELIVERED_CANCELLED)
		return &delivered->cancelled;
	return code >= 0 && code < DELIVERED_CAUSES ? &delivered->causes[code] : NULL;
}

#define ITEM_MAX (SCI_DECIMAL + sizeof(":rang"))

/* An item as this project writes it. */
static void write_item(char room[ITEM_MAX], int32_t code, uint8_t rule)
{
	snprintf(room, ITEM_MAX, "%d%s", (int)code, endings[rule]);
}

/* An item of a code that has a rule already. */
static bool refuse_second(const struct reading *reading, const char *item, size_t length,
			  int32_t code, uint8_t rule)
{
	char room[SCI_QUOTED], first[ITEM_MAX];

	write_item(first, code, rule);
	if (sci_text_is(item, length, first))
		cli_say("%s: found %s twice; expected each code once", reading->where, first);
	else
		cli_say("%s: found %s after %s, which is the same code; expected each code once",
			reading->where, sci_quote(room, item, length), first);
	return false;
}

/* One item: 16, USER_BUSY, 16:rang, 21:user. */
static bool read_item(const struct reading *reading, const char *item, size_t length)
{
	const char *colon = memchr(item, ':', length);
	size_t end = colon != NULL ? (size_t)(colon - item) : length;
	int32_t code = read_code(reading, item, end);
	enum delivered_rule rule = read_rule(item + end, length - end);
	uint8_t *kept = rule_of(reading->delivered, code);

	if (kept == NULL || rule == DELIVERED_NEVER ||
	    (code == DELIVERED_CANCELLED && rule == DELIVERED_USER))
		return refuse(reading, item, length, end);
	if (*kept != DELIVERED_NEVER)
		return refuse_second(reading, item, length, code, *kept);
	*kept = (uint8_t)rule;
	return true;
}

/* -------------------------------------------------------------------- list */

/* Whether nothing stands before, between or behind some of the commas. */
static bool has_gap(const char *text)
{
	bool item = false;

	for (text += strspn(text, BLANKS); *text != '\0'; text += strspn(text, BLANKS)) {
		if (*text != ',') {
			text += strcspn(text, SEPARATORS);
			item = true;
			continue;
		}
		if (!item)
			return true;
		item = false;
		text++;
	}
	return !item;
}

/* The whole list, by number: lists that mean the same are the same text. */
static const char *write_list(struct delivered *delivered)
{
	const size_t size = (DELIVERED_CAUSES + 1) * (ITEM_MAX + 1);
	char *text = cli_alloc(size), item[ITEM_MAX];
	size_t used = 0;
	int32_t code;

	for (code = 0; code <= DELIVERED_CANCELLED; code++) {
		const uint8_t *rule = rule_of(delivered, code);

		if (rule == NULL || *rule == DELIVERED_NEVER)
			continue;
		write_item(item, code, *rule);
		used += (size_t)snprintf(text + used, size - used, "%s%s", used > 0 ? ", " : "",
					 item);
	}
	return text;
}

static bool read_list(const struct reading *reading, const char *text)
{
	char room[SCI_QUOTED];

	memset(reading->delivered, 0, sizeof(*reading->delivered));
	reading->delivered->listed = true;
	if (text[strspn(text, BLANKS)] == '\0') {
		cli_say("%s is empty; expected causes, e.g. " EXAMPLE, reading->where);
		return false;
	}
	if (has_gap(text)) {
		cli_say("%s: found %s, where a cause is missing at a comma; expected causes, e.g. " EXAMPLE,
			reading->where, sci_quote(room, text, strlen(text)));
		return false;
	}
	for (text += strspn(text, SEPARATORS); *text != '\0'; text += strspn(text, SEPARATORS)) {
		size_t length = strcspn(text, SEPARATORS);

		if (!read_item(reading, text, length))
			return false;
		text += length;
	}
	reading->delivered->text = write_list(reading->delivered);
	return true;
}

/* -------------------------------------------------------------------- file */

/* Take comments out, and put one comma between items. */
static void tidy(char *text)
{
	char *to = text;
	const char *from = text;

	while (*from != '\0') {
		from += strspn(from, SEPARATORS);
		if (*from == '#') {
			from += strcspn(from, "\n");
			continue;
		}
		if (*from == '\0')
			break;
		if (to > text)
			*to++ = ',';
		/* Never ahead of what is read: a separator was there for the comma. */
		while (*from != '\0' && strchr(SEPARATORS "#", *from) == NULL)
			*to++ = *from++;
	}
	*to = '\0';
}

/* Say why a file cannot be read; there may be none, as a list was meant. */
static bool refuse_file(const struct reading *reading, const char *name, int error)
{
	char room[SCI_QUOTED], near[CLI_NEAR_TEXT];
	const char *found = sci_quote(room, name, strlen(name));

	if (error != ENOENT) {
		cli_say("reading %s for --delivered failed: %s; expected causes, e.g. " EXAMPLE
			", or a file of them",
			found, strerror(error));
		return false;
	}
	cli_near(near, reading->causes, name, strcspn(name, ":" SEPARATORS));
	cli_say("--delivered: found %s, which is neither a cause nor a file; expected causes, e.g. " EXAMPLE
		", or a file of them%s",
		found, near);
	return false;
}

/* The text of a file that may be one, which lasts; NULL: reported. */
static char *read_text(const struct reading *reading, const char *name)
{
	char *text = cli_alloc(LIST_MAX + 2);
	FILE *file = fopen(name, "r");
	size_t length = file != NULL ? fread(text, 1, LIST_MAX + 1, file) : 0;
	bool failed = file == NULL || ferror(file);
	int error = errno;

	if (file != NULL)
		fclose(file);
	text[length] = '\0';
	if (failed)
		refuse_file(reading, name, error);
	else if (strlen(text) != length)
		cli_say("%s has a NUL byte; expected a text with causes, e.g. " EXAMPLE,
			reading->where);
	else if (length > LIST_MAX)
		cli_say("%s has more than %d bytes; expected a text with causes, e.g. " EXAMPLE,
			reading->where, LIST_MAX);
	else
		return text;
	return NULL;
}

static bool read_file(struct reading *reading, const char *name)
{
	char room[SCI_QUOTED], where[SCI_QUOTED + 20], *text;

	snprintf(where, sizeof(where), "--delivered %s", sci_quote(room, name, strlen(name)));
	reading->where = where;
	text = read_text(reading, name);
	if (text == NULL)
		return false;
	tidy(text);
	return read_list(reading, text);
}

/* ------------------------------------------------------------------- whole */

bool delivered_read(struct delivered *delivered, const struct sipcause_space *causes,
		    const char *text)
{
	struct reading reading = { delivered, causes, "--delivered" };
	const char *item = text + strspn(text, BLANKS);
	size_t length = strcspn(item, ":" SEPARATORS);

	if (length == 0 || sci_is_digit(item[0]) || read_code(&reading, item, length) >= 0)
		return read_list(&reading, text);
	return read_file(&reading, text);
}
