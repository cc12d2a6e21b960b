/* SPDX-License-Identifier: BSD-2-Clause */
#include "delivered.h"

#include "base/count.h"
#include "cli/cli.h"

#include <errno.h>
#include <string.h>

/* When a cause counts as delivered. */
enum rule {
	NEVER,
	ALWAYS,
	OPEN,             /* nobody agrees */
	RANG,             /* if the called phone rang */
	USER,             /* if it comes from the called user */
	RANG_OR_DISPUTED, /* delivered if the phone rang, and else open */
};

/*
 * E.425 (03/2002) defines the ratio in 1.5 and has a list of causes in its Annex A, which could
 * not be read.  These follow from the definition as others quote it: answered, user busy, ring
 * no answer and terminal rejects count.  Where that leaves a choice it stays open.
 */
static const struct {
	uint8_t cause;
	uint8_t rule;
} usual[] = {
	{ 17, ALWAYS }, { 18, ALWAYS },           { 19, ALWAYS }, { 20, ALWAYS }, { 21, USER },
	{ 27, ALWAYS }, { 16, RANG_OR_DISPUTED }, { 1, OPEN },    { 22, OPEN },   { 28, OPEN },
	{ 31, OPEN },
};

void delivered_usual(struct delivered *delivered)
{
	size_t i;

	memset(delivered, 0, sizeof(*delivered));
	for (i = 0; i < SCI_COUNT(usual); i++)
		delivered->causes[usual[i].cause] = usual[i].rule;
	delivered->cancelled = RANG_OR_DISPUTED;
	delivered->text = "17, 18, 19, 20, 21 of the user, 27, and 16 or 487 that rang";
}

/* --------------------------------------------------------------- a user's list */

#define SEPARATORS ", \t\r\n"
#define LIST_MAX 4096 /* bytes */

/* One item: 16, 16:rang, 21:user. */
static bool read_item(struct delivered *delivered, const char *item, size_t length)
{
	size_t digits = strspn(item, "0123456789"), i;
	uint32_t number = 0;
	uint8_t rule = ALWAYS;

	for (i = 0; i < digits && i < 4; i++)
		number = number * 10 + (uint32_t)(item[i] - '0');
	if (length == digits + 5 && memcmp(item + digits, ":rang", 5) == 0)
		rule = RANG;
	else if (length == digits + 5 && memcmp(item + digits, ":user", 5) == 0)
		rule = USER;
	else if (length != digits)
		digits = 0;
	if (digits > 0 && digits <= 3 && number < DELIVERED_CAUSES) {
		delivered->causes[number] = rule;
		return true;
	}
	if (digits > 0 && number == DELIVERED_CANCELLED && digits == 3 && rule != USER) {
		delivered->cancelled = rule;
		return true;
	}
	cli_say("--delivered: found '%.*s'; expected a cause from 0 to 127, or 487, e.g. 17, 16:rang or 21:user",
		(int)(length < 40 ? length : 40), item);
	return false;
}

bool delivered_read(struct delivered *delivered, const char *text)
{
	size_t items = 0;

	memset(delivered, 0, sizeof(*delivered));
	delivered->listed = true;
	delivered->text = text;
	for (text += strspn(text, SEPARATORS); *text != '\0'; text += strspn(text, SEPARATORS)) {
		size_t length = strcspn(text, SEPARATORS);

		if (!read_item(delivered, text, length))
			return false;
		text += length;
		items++;
	}
	if (items == 0)
		cli_say("--delivered is empty; expected causes, e.g. 17,18,19,21:user");
	return items > 0;
}

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

bool delivered_read_file(struct delivered *delivered, const char *name)
{
	char *text = cli_alloc(LIST_MAX + 2);
	FILE *file = fopen(name, "r");
	size_t length = file != NULL ? fread(text, 1, LIST_MAX + 1, file) : 0;
	bool failed = file == NULL || ferror(file);
	int error = errno;

	if (file != NULL)
		fclose(file);
	if (failed) {
		cli_say("reading %s for --delivered failed: %s", name, strerror(error));
		return false;
	}
	text[length] = '\0';
	if (length > LIST_MAX || strlen(text) != length) {
		cli_say("--delivered %s has a NUL or too many bytes; expected at most %d bytes of causes",
			name, LIST_MAX);
		return false;
	}
	tidy(text);
	return delivered_read(delivered, text);
}

/* ------------------------------------------------------------------- counting */

bool delivered_by_status(const struct delivered *delivered, int32_t status)
{
	return status == DELIVERED_CANCELLED && delivered->cancelled != NEVER;
}

enum delivery delivered_is(const struct delivered *delivered, int32_t cause, int32_t status,
			   enum known rang, enum known by_user)
{
	uint8_t rule = NEVER;

	if (delivered_by_status(delivered, status))
		rule = delivered->cancelled;
	else if (cause >= 0 && cause < DELIVERED_CAUSES)
		rule = delivered->causes[cause];
	switch (rule) {
	case ALWAYS:
		return DELIVERY_YES;
	case OPEN:
		return DELIVERY_DISPUTED;
	case RANG:
		return rang == KNOWN_NOT ? DELIVERY_DISPUTED : (enum delivery)(rang == KNOWN_YES);
	case USER:
		return by_user == KNOWN_NOT ? DELIVERY_DISPUTED
					    : (enum delivery)(by_user == KNOWN_YES);
	case RANG_OR_DISPUTED:
		return rang == KNOWN_YES ? DELIVERY_YES : DELIVERY_DISPUTED;
	default:
		return DELIVERY_NO;
	}
}

const char *delivered_why(const char *cause)
{
	static const struct {
		const char *cause;
		const char *why;
	} reasons[] = {
		{ "1", "a wrong number: the caller's fault, or a missing route" },
		{ "16", "the caller gave up before it is known to have rung" },
		{ "sip:487", "the caller gave up before it is known to have rung" },
		{ "21", "a rejection that nobody says is the user's" },
		{ "22", "a changed number: the caller's fault, or the routing's" },
		{ "28", "an incomplete number: the caller's fault, or the network's" },
		{ "31", "unspecified" },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(reasons); i++)
		if (strcmp(reasons[i].cause, cause) == 0)
			return reasons[i].why;
	return "it depends on what nobody knows of the call";
}
