/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets as logs, traces and programs print them in hexadecimal. */
#include "base/count.h"
#include "base/error.h"
#include "base/text.h"
#include "message.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_separator(char c)
{
	return is_blank(c) || c == ':' || c == '-' || c == ',';
}

/* The bracket that closes one; 0: it opens nothing. */
static char closing(char c)
{
	return (char)(c == '[' ? ']' : c == '{' ? '}' : c == '(' ? ')' : 0);
}

/* A text that is read from its beginning. */
struct digits {
	const char *text;
	size_t length;
	size_t at;
	char bracket; /* that has to close it; 0: none */
	struct sipcause_error *error;
};

static int fail(const struct digits *digits, const char *expected)
{
	char found[SCI_QUOTED];
	size_t left = digits->length - digits->at;

	return sci_fault_set(
		digits->error, SCI_FAULT_NUMBER, 0, (uint32_t)digits->at + 1,
		left > 0 ? sci_quote(found, digits->text + digits->at, left) : "the end", expected);
}

static void pass_blanks(struct digits *digits)
{
	while (digits->at < digits->length && is_blank(digits->text[digits->at]))
		digits->at++;
}

/* 0x may stand before an octet, but not within a run of them. */
static void pass_prefix(struct digits *digits)
{
	const char *text = digits->text + digits->at;
	bool first = digits->at == 0 || is_separator(text[-1]) || closing(text[-1]) != 0;

	if (first && digits->length - digits->at >= 2 && text[0] == '0' &&
	    sci_lower(text[1]) == 'x')
		digits->at += 2;
}

static bool take_octet(struct digits *digits, unsigned char *octet)
{
	const char *text = digits->text + digits->at;
	int high, low;

	if (digits->length - digits->at < 2)
		return false;
	high = sci_hex_value(text[0]);
	low = sci_hex_value(text[1]);
	if (high < 0 || low < 0)
		return false;
	*octet = (unsigned char)(high * 16 + low);
	digits->at += 2;
	return true;
}

/* Blanks and a bracket before the first octet. */
static void begin(struct digits *digits)
{
	pass_blanks(digits);
	if (digits->at < digits->length)
		digits->bracket = closing(digits->text[digits->at]);
	if (digits->bracket == 0)
		return;
	digits->at++;
	pass_blanks(digits);
}

/* Whether the octets end here: at the bracket that closes, or where there is no more. */
static bool ends(const struct digits *digits)
{
	if (digits->at == digits->length)
		return true;
	return digits->bracket != 0 && digits->text[digits->at] == digits->bracket;
}

/* What may stand where an octet does. */
static const char *expected_of(const struct digits *digits, size_t count)
{
	static const struct {
		char bracket;
		const char *expected;
	} brackets[] = { { ']', "two hexadecimal digits, or ']'" },
			 { '}', "two hexadecimal digits, or '}'" },
			 { ')', "two hexadecimal digits, or ')'" } };
	size_t i;

	for (i = 0; count > 0 && i < SCI_COUNT(brackets); i++)
		if (brackets[i].bracket == digits->bracket)
			return brackets[i].expected;
	return "two hexadecimal digits";
}

/* The bracket that closes, and nothing but blanks behind it. */
static int finish(struct digits *digits, size_t count)
{
	if (digits->bracket == 0)
		return SIPCAUSE_OK;
	if (digits->at == digits->length)
		return fail(digits, expected_of(digits, count));
	digits->at++;
	pass_blanks(digits);
	return digits->at == digits->length ? SIPCAUSE_OK
					    : fail(digits, "nothing after the bracket");
}

int sipcause_octets_parse(const char *text, size_t length, void *octets, size_t size, size_t *count,
			  struct sipcause_error *error)
{
	struct digits digits = { text, length, 0, 0, error };
	unsigned char *room = octets;

	if (text == NULL || octets == NULL || count == NULL)
		return SIPCAUSE_E_ARGUMENT;
	*count = 0;
	begin(&digits);
	while (*count == 0 || !ends(&digits)) {
		size_t from = digits.at;
		unsigned char octet;

		if (*count > 0 && is_separator(text[digits.at])) {
			digits.at++;
			continue;
		}
		pass_prefix(&digits);
		if (!take_octet(&digits, &octet))
			return fail(&digits, expected_of(&digits, *count));
		if (*count == size)
			return sci_fault_set(error, SCI_FAULT_ROOM, 0, (uint32_t)from + 1,
					     "more octets than there is room for", "fewer");
		room[(*count)++] = octet;
	}
	return finish(&digits, *count);
}
