/* SPDX-License-Identifier: BSD-2-Clause */
/* A user's list of the causes that count as delivered: an option's value, or a file. */
#include "delivered.h"

#include "base/text.h"
#include "cli/cli.h"
#include "cli/near.h"

#include <errno.h>

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

/* What stands behind a cause; NEVER for what is none. */
static enum delivered_rule read_rule(const char *text, size_t length)
{
	if (length == 0)
		return DELIVERED_ALWAYS;
	if (sci_text_is(text, length, ":rang"))
		return DELIVERED_RANG;
	return sci_text_is(text, length, ":user") ? DELIVERED_USER : DELIVERED_NEVER;
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

/* One item: 16, USER_BUSY, 16:rang, 21:user. */
static bool read_item(const struct reading *reading, const char *item, size_t length)
{
	const char *colon = memchr(item, ':', length);
	size_t end = colon != NULL ? (size_t)(colon - item) : length;
	int32_t code = read_code(reading, item, end);
	enum delivered_rule rule = read_rule(item + end, length - end);

	if (rule == DELIVERED_NEVER)
		code = -1;
	if (code >= 0 && code < DELIVERED_CAUSES)
		reading->delivered->causes[code] = (uint8_t)rule;
	else if (code == DELIVERED_CANCELLED && rule != DELIVERED_USER)
		reading->delivered->cancelled = (uint8_t)rule;
	else
		return refuse(reading, item, length, end);
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

static bool read_list(const struct reading *reading, const char *text)
{
	char room[SCI_QUOTED];

	memset(reading->delivered, 0, sizeof(*reading->delivered));
	reading->delivered->listed = true;
	reading->delivered->text = text;
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
