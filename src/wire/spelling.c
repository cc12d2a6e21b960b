/* SPDX-License-Identifier: BSD-2-Clause */
/* The ways in which commands and records write a code. */
#include "base/error.h"
#include "cucm.h"
#include "message.h"
#include "octets.h"
#include "base/text.h"
#include "engine/space.h"

#include <string.h>

/* One call of sipcause_spell_parse(). */
struct spelled {
	const struct sipcause_space *space;
	struct sci_slice text;
	int32_t code;
	struct sipcause_error *error;
};

static int fail(const struct spelled *spelled, enum sci_fault fault, const char *expected)
{
	char found[SCI_QUOTED];

	return sci_fault_set(spelled->error, fault, 0, 1,
			     sci_quote(found, spelled->text.text, spelled->text.length), expected);
}

/* The number is the code, if the space has room for it. */
static int settle(struct spelled *spelled, int64_t number)
{
	const struct sipcause_span range = spelled->space->range;

	if (number < range.first || number > range.last)
		return fail(spelled, SCI_FAULT_OUT_OF_RANGE, "a code of the space's range");
	spelled->code = (int32_t)number;
	return SIPCAUSE_OK;
}

static bool has_prefix(struct sci_slice text)
{
	return text.length >= 2 && text.text[0] == '0' && sci_lower(text.text[1]) == 'x';
}

/* The digits behind 0x. */
static struct sci_slice behind_prefix(struct sci_slice text)
{
	if (has_prefix(text)) {
		text.text += 2;
		text.length -= 2;
	}
	return text;
}

/* Hexadecimal digits and nothing else; a number beyond 2^31 is just very large. */
static bool hex_number(struct sci_slice digits, int64_t *number)
{
	uint32_t i;

	*number = 0;
	for (i = 0; i < digits.length; i++) {
		int digit = sci_hex_value(digits.text[i]);

		if (digit < 0)
			return false;
		if (*number <= INT32_MAX)
			*number = *number * 16 + digit;
	}
	return digits.length > 0;
}

/* --------------------------------------------------------------- spellings */

static bool is_digits(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if (!sci_is_digit(text.text[i]))
			return false;
	return true;
}

static int parse_decimal(struct spelled *spelled)
{
	struct sci_slice text = spelled->text;
	int32_t code = sipcause_space_parse(spelled->space, text.text, text.length);

	if (code >= 0) {
		spelled->code = code;
		return SIPCAUSE_OK;
	}
	if (code == SIPCAUSE_UNLISTED && is_digits(text))
		return fail(spelled, SCI_FAULT_OUT_OF_RANGE, "a code of the space's range");
	if (code == SIPCAUSE_UNLISTED && !sci_is_digit(text.text[0]))
		return fail(spelled, SCI_FAULT_NAME, "the name of a code of the space");
	return fail(spelled, SCI_FAULT_NUMBER, "decimal digits without a leading zero, or a name");
}

static int parse_hex(struct spelled *spelled)
{
	int64_t number;

	if (!hex_number(behind_prefix(spelled->text), &number))
		return fail(spelled, SCI_FAULT_NUMBER, "a hexadecimal number");
	return settle(spelled, number);
}

static int parse_octet(struct spelled *spelled)
{
	struct sci_slice digits = behind_prefix(spelled->text);
	int64_t number;

	if (digits.length > 2 || !hex_number(digits, &number) || number < 0x80)
		return fail(spelled, SCI_FAULT_NUMBER,
			    "one octet in hexadecimal with its high bit set");
	return settle(spelled, number & 0x7F);
}

static int parse_ie(struct spelled *spelled)
{
	unsigned char bytes[257], *contents = bytes;
	struct sci_octets octets;
	const char *expected;
	size_t count, at;
	int code = sipcause_octets_parse(spelled->text.text, spelled->text.length, bytes,
					 sizeof(bytes), &count, spelled->error);

	if (code != SIPCAUSE_OK)
		return code;
	/* An identifier and a length that fits may stand before the contents. */
	if (count >= 2 && bytes[0] == SCI_IE_CAUSE && bytes[1] == count - 2) {
		contents += 2;
		count -= 2;
	}
	expected = sci_octets_read(contents, count, &octets, &at);
	if (expected != NULL)
		return fail(spelled, SCI_FAULT_ELEMENT, expected);
	if (octets.coding != 0)
		return fail(spelled, SCI_FAULT_ELEMENT, "a cause in the coding of ITU-T");
	return settle(spelled, octets.cause);
}

static int parse_h323(struct spelled *spelled)
{
	static const char name[] = "h323-disconnect-cause=";
	const uint32_t length = sizeof(name) - 1;
	struct sci_slice digits = spelled->text, head = { spelled->text.text, length };
	int64_t number;

	if (digits.length > length && sci_slice_is(head, name)) {
		digits.text += length;
		digits.length -= length;
	}
	if (!hex_number(behind_prefix(digits), &number))
		return fail(spelled, SCI_FAULT_NUMBER,
			    "h323-disconnect-cause= and a hexadecimal number");
	return settle(spelled, number);
}

static int parse_cucm(struct spelled *spelled)
{
	struct sci_slice digits = spelled->text;
	bool negative = digits.length > 1 && digits.text[0] == '-';
	int64_t number = 0;
	int32_t cause;
	uint32_t i;

	if (negative) {
		digits.text++;
		digits.length--;
	}
	for (i = 0; i < digits.length && sci_is_digit(digits.text[i]); i++) {
		number = number * 10 + (digits.text[i] - '0');
		if (number > UINT32_MAX)
			return fail(spelled, SCI_FAULT_OUT_OF_RANGE, "a number of 32 bits");
	}
	if (i < digits.length || i == 0)
		return fail(spelled, SCI_FAULT_NUMBER, "a decimal number");
	number = negative ? -number : number;
	if (!sci_cucm_fits(number))
		return fail(spelled, SCI_FAULT_OUT_OF_RANGE, "a number of 32 bits");
	cause = sci_cucm_cause((uint32_t)number);
	if (cause < 0 || (number != 0 && sci_space_code(spelled->space, cause) == NULL))
		return fail(spelled, SCI_FAULT_OUT_OF_RANGE,
			    "a number whose low seven bits are a cause");
	return settle(spelled, cause);
}

/* ----------------------------------------------------------- one meaning only */

/* Whether a cause element can hold the codes of this space. */
static bool fits_octets(const struct sipcause_space *space)
{
	return space->range.last <= 0x7F;
}

static bool has_blanks(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if (text.text[i] == ' ' || text.text[i] == ':')
			return true;
	return false;
}

/* Letters that are no hexadecimal digits. */
static bool has_letters(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if (sci_is_letter(text.text[i]) && sci_hex_value(text.text[i]) < 0)
			return true;
	return false;
}

/*
 * 0x11 is 17 by any reading; 0x91 is 145 or, as a cause octet, 17, and refused;
 * 0x829F is too large for a code and can only be the octets of an element.
 */
static int parse_prefixed(struct spelled *spelled)
{
	struct sci_slice digits = behind_prefix(spelled->text);
	bool octets = fits_octets(spelled->space);
	int64_t number;

	if (!hex_number(digits, &number))
		return fail(spelled, SCI_FAULT_NUMBER, "a hexadecimal number");
	if (octets && number >= 0x80 && number <= 0xFF)
		return fail(spelled, SCI_FAULT_AMBIGUOUS,
			    "SPACE:hex or SPACE:octet, as it may be either");
	if (octets && number > 0xFF && digits.length % 2 == 0)
		return parse_ie(spelled);
	return settle(spelled, number);
}

static int parse_auto(struct spelled *spelled)
{
	static const char name[] = "h323-disconnect-cause=";
	struct sci_slice head = { spelled->text.text, sizeof(name) - 1 };
	int64_t number;

	if (spelled->text.length >= head.length && sci_slice_is(head, name))
		return parse_h323(spelled);
	if (has_prefix(spelled->text) && !has_blanks(spelled->text))
		return parse_prefixed(spelled);
	if (has_blanks(spelled->text) && fits_octets(spelled->space) && !has_letters(spelled->text))
		return parse_ie(spelled);
	if (sci_is_digit(spelled->text.text[0]) && !is_digits(spelled->text) &&
	    hex_number(spelled->text, &number))
		return fail(spelled, SCI_FAULT_AMBIGUOUS,
			    "decimal digits, or SPACE:hex, SPACE:octet or SPACE:ie");
	return parse_decimal(spelled);
}

int sipcause_spell_parse(const struct sipcause_space *space, int32_t spelling, const char *text,
			 size_t length, int32_t *code, struct sipcause_error *error)
{
	static int (*const parsers[SIPCAUSE_SPELLING_COUNT_])(struct spelled * spelled) = {
		[SIPCAUSE_SPELLING_AUTO] = parse_auto, [SIPCAUSE_SPELLING_DECIMAL] = parse_decimal,
		[SIPCAUSE_SPELLING_HEX] = parse_hex,   [SIPCAUSE_SPELLING_OCTET] = parse_octet,
		[SIPCAUSE_SPELLING_IE] = parse_ie,     [SIPCAUSE_SPELLING_H323] = parse_h323,
		[SIPCAUSE_SPELLING_CUCM] = parse_cucm,
	};
	const struct sci_place nowhere = { NULL, 0, 0 };
	struct spelled spelled = { space, { text, (uint32_t)length }, 0, error };
	int answer;

	if (space == NULL || text == NULL || code == NULL || length > INT32_MAX || spelling < 0 ||
	    spelling >= SIPCAUSE_SPELLING_COUNT_) {
		sci_error_set(error, SIPCAUSE_E_ARGUMENT, sipcause_error_word(SIPCAUSE_E_ARGUMENT),
			      nowhere, "an argument is not usable");
		return SIPCAUSE_E_ARGUMENT;
	}
	if (length == 0)
		return sci_fault_set(error, SCI_FAULT_NUMBER, 0, 1, "nothing", "a code");
	answer = parsers[spelling](&spelled);
	if (answer == SIPCAUSE_OK)
		*code = spelled.code;
	return answer;
}
