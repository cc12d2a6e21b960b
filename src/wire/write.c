/* SPDX-License-Identifier: BSD-2-Clause */
#include "write.h"

#include "base/error.h"
#include "octets.h"
#include "tokens.h"

#include <string.h>

/* ------------------------------------------------------------- the buffer */

void sci_put(struct sci_writer *writer, const void *bytes, size_t length)
{
	if (length > 0 && writer->length <= writer->size && length <= writer->size - writer->length)
		memcpy(writer->buffer + writer->length, bytes, length);
	writer->length += length;
}

void sci_put_word(struct sci_writer *writer, const char *word)
{
	sci_put(writer, word, strlen(word));
}

static void put_octet(struct sci_writer *writer, unsigned octet)
{
	const unsigned char byte = (unsigned char)octet;

	sci_put(writer, &byte, 1);
}

void sci_put_number(struct sci_writer *writer, int32_t number)
{
	char digits[10];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	sci_put(writer, digits + at, sizeof(digits) - at);
}

void sci_writer_fail(struct sci_writer *writer, const char *found, const char *expected)
{
	if (writer->code == SIPCAUSE_OK)
		writer->code =
			sci_fault_set(writer->error, SCI_FAULT_UNWRITABLE, 0, 0, found, expected);
}

/* --------------------------------------------------------- what is written */

bool sci_space_is(const struct sipcause_space *space, const char *name)
{
	return space != NULL && strcmp(space->name, name) == 0;
}

static struct sci_slice slice_of(const char *text)
{
	struct sci_slice slice = { text, text != NULL ? (uint32_t)strlen(text) : 0 };

	return slice;
}

/* The code of a location's kind among spaces with codes: -1 for none. */
static int32_t find_in(const char *name, const struct sipcause_space *const *spaces,
		       const int32_t *codes, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (sci_space_is(spaces[i], name) && codes[i] >= 0 && codes[i] <= 15)
			return codes[i];
	return -1;
}

static int32_t find_location(const struct sipcause_space *const *spaces, const int32_t *codes,
			     uint32_t count)
{
	return find_in("location", spaces, codes, count);
}

/* What a Reason of SIP had as location beside the text of a network that refused the call. */
static int32_t find_blocked_by(const struct sci_writer *writer, const struct sci_told *told)
{
	const struct sipcause_indication *indication = writer->indication;

	if (indication == NULL || told->space != indication->from || told->code != indication->code)
		return -1;
	return find_in("blocked-by", indication->space, indication->value, indication->count);
}

void sci_told_by_indication(const struct sci_writer *writer, struct sci_told *told)
{
	const struct sipcause_indication *indication = writer->indication;

	memset(told, 0, sizeof(*told));
	if (indication == NULL)
		return;
	told->space = indication->from;
	told->code = indication->code;
	told->location = find_location(indication->space, indication->value, indication->count);
	told->evidence = indication->evidence;
	told->evidence_length = indication->evidence_length;
	if (indication->text != NULL) {
		told->text.text = indication->text;
		told->text.length = indication->text_length;
	} else {
		told->text = slice_of(sipcause_space_fact(indication->from, indication->code,
							  SIPCAUSE_FACT_PHRASE));
	}
}

/* What a row wrote, or what came with the original in the same space. */
static void set_location(const struct sci_writer *writer, struct sci_told *told)
{
	const struct sipcause_result *result = writer->result;
	int32_t written =
		find_location(result->write_space, result->write_code, result->write_count);

	if (written < 0 && writer->indication != NULL && result->to == writer->indication->from)
		written = find_location(writer->indication->space, writer->indication->value,
					writer->indication->count);
	told->location = written;
}

void sci_told_by_result(const struct sci_writer *writer, struct sci_told *told)
{
	const struct sipcause_result *result = writer->result;

	memset(told, 0, sizeof(*told));
	if (result == NULL || result->outcome < 0)
		return;
	/* The same code is the original, with all that came with it. */
	if (writer->indication != NULL && result->to == writer->indication->from &&
	    result->outcome == writer->indication->code) {
		sci_told_by_indication(writer, told);
		set_location(writer, told);
		return;
	}
	told->space = result->to;
	told->code = result->outcome;
	set_location(writer, told);
	told->text = slice_of(result->phrase);
}

/* The result's code where it is in this space, else the indication's; false: neither. */
static bool tell(const struct sci_writer *writer, const char *space, struct sci_told *told)
{
	sci_told_by_result(writer, told);
	if (sci_space_is(told->space, space))
		return true;
	sci_told_by_indication(writer, told);
	return sci_space_is(told->space, space);
}

/* ----------------------------------------------------------------- Reason */

static void put_quoted(struct sci_writer *writer, struct sci_slice text)
{
	uint32_t i, from = 0;

	sci_put(writer, "\"", 1);
	for (i = 0; i < text.length; i++) {
		char c = text.text[i];

		if (c == '\r' || c == '\n') {
			sci_writer_fail(writer, "a line break in the text",
					"a text of one line for a quoted string");
			return;
		}
		if (sci_lex_is(c, SCI_LEX_QUOTED) && c != '\t')
			continue;
		sci_put(writer, text.text + from, i - from);
		sci_put(writer, "\\", 1);
		from = i;
	}
	if (text.length > 0)
		sci_put(writer, text.text + from, text.length - from);
	sci_put(writer, "\"", 1);
}

static void put_reason(struct sci_writer *writer, const char *protocol, const struct sci_told *told,
		       int32_t location)
{
	sci_put_word(writer, protocol);
	sci_put_word(writer, ";cause=");
	sci_put_number(writer, told->code);
	if (told->text.text != NULL) {
		sci_put_word(writer, ";text=");
		put_quoted(writer, told->text);
	}
	if (location >= 0) {
		sci_put_word(writer, ";location=");
		sci_put_word(writer, sci_location_token(location));
	}
}

/* Whether there is a cause between 1 and 127; otherwise reported. */
static bool check_cause(struct sci_writer *writer, const struct sci_told *told)
{
	if (told->code >= 1 && told->code <= 127)
		return true;
	sci_writer_fail(writer, "a code of q850 that is no cause", "1 to 127");
	return false;
}

static bool check_status(struct sci_writer *writer, const struct sci_told *told)
{
	if (told->code >= 100 && told->code <= 999)
		return true;
	sci_writer_fail(writer, "a code that is no status", "three digits");
	return false;
}

static void write_reason(struct sci_writer *writer)
{
	struct sci_told told;
	bool any = false;

	if (tell(writer, "q850", &told) && check_cause(writer, &told)) {
		put_reason(writer, "Q.850", &told, told.location);
		any = true;
	}
	if (tell(writer, "sip", &told) && check_status(writer, &told)) {
		sci_put_word(writer, any ? ", " : "");
		put_reason(writer, "SIP", &told, find_blocked_by(writer, &told));
		any = true;
	}
	if (!any)
		sci_writer_fail(writer, "neither a cause nor a SIP status",
				"a code of q850 or sip for a Reason");
}

/* ------------------------------------------------------------ status lines */

static void put_phrase(struct sci_writer *writer, struct sci_slice phrase)
{
	uint32_t i;

	for (i = 0; i < phrase.length; i++) {
		unsigned char c = (unsigned char)phrase.text[i];

		if ((c < 0x20 && c != '\t') || c == 0x7F) {
			sci_writer_fail(writer, "a control character in the phrase",
					"a phrase without them for a status line");
			return;
		}
	}
	sci_put(writer, phrase.text, phrase.length);
}

static void write_status_line(struct sci_writer *writer)
{
	struct sci_told told;
	const char *version;

	sci_told_by_result(writer, &told);
	if (!sci_space_is(told.space, "sip") && !sci_space_is(told.space, "http"))
		sci_told_by_indication(writer, &told);
	version = sci_space_is(told.space, "sip")    ? "SIP/2.0 "
		  : sci_space_is(told.space, "http") ? "HTTP/1.1 "
						     : NULL;
	if (version == NULL) {
		sci_writer_fail(writer, "no status", "a code of sip or http for a status line");
		return;
	}
	if (!check_status(writer, &told))
		return;
	sci_put_word(writer, version);
	sci_put_number(writer, told.code);
	sci_put(writer, " ", 1);
	put_phrase(writer, told.text);
}

/* ---------------------------------------------------------- cause elements */

static void put_contents(struct sci_writer *writer, const struct sci_told *told)
{
	put_octet(writer, 0x80u | (unsigned)told->location);
	put_octet(writer, 0x80u | (unsigned)told->code);
	sci_put(writer, told->evidence, told->evidence_length);
}

/* The form has no place for a cause without a location: the policy's is taken. */
static void fill_location(const struct sci_writer *writer, struct sci_told *told)
{
	const struct sipcause_result *result = writer->result;

	if (told->location < 0 && result != NULL && result->filled_space != NULL)
		told->location = find_location(&result->filled_space, &result->filled_code, 1);
}

static bool find_cause(struct sci_writer *writer, struct sci_told *told)
{
	const uint32_t most = 255 - 2; /* of diagnostics: the length is an octet */
	bool found = tell(writer, "q850", told);

	fill_location(writer, told);
	if (!found)
		sci_writer_fail(writer, "no cause", "a code of q850 for a cause element");
	else if (check_cause(writer, told) && told->location < 0)
		sci_writer_fail(writer, "a cause without a location",
				"a companion of space location");
	else if (told->evidence_length > most)
		sci_writer_fail(writer, "diagnostics that are too long", "at most 253 octets");
	return writer->code == SIPCAUSE_OK;
}

static void write_element(struct sci_writer *writer)
{
	struct sci_told told;

	if (!find_cause(writer, &told))
		return;
	put_octet(writer, SCI_IE_CAUSE);
	put_octet(writer, 2 + told.evidence_length);
	put_contents(writer, &told);
}

static void write_octets(struct sci_writer *writer)
{
	struct sci_told told;

	if (find_cause(writer, &told))
		put_contents(writer, &told);
}

/* ----------------------------------------------------------------- writing */

/* Whether each companion has a space. */
static bool has_spaces(const struct sipcause_space *const *spaces, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count && spaces[i] != NULL; i++)
		;
	return i == count;
}

static bool is_usable(int32_t form, const struct sipcause_indication *indication,
		      const struct sipcause_result *result)
{
	if (form < 0 || form >= SIPCAUSE_FORM_COUNT_)
		return false;
	if (indication != NULL &&
	    (indication->size < sizeof(*indication) || indication->from == NULL ||
	     indication->code < 0 || indication->count > SIPCAUSE_COMPANIONS_MAX ||
	     !has_spaces(indication->space, indication->count) ||
	     (indication->text == NULL && indication->text_length > 0) ||
	     (indication->evidence == NULL && indication->evidence_length > 0)))
		return false;
	return result == NULL ||
	       (result->size >= sizeof(*result) && result->write_count <= SIPCAUSE_WRITES_MAX &&
		has_spaces(result->write_space, result->write_count));
}

int sipcause_write(int32_t form, const struct sipcause_indication *indication,
		   const struct sipcause_result *result, void *buffer, size_t size, size_t *length,
		   struct sipcause_error *error)
{
	static void (*const writers[SIPCAUSE_FORM_COUNT_])(struct sci_writer * writer) = {
		[SIPCAUSE_FORM_REASON] = write_reason,
		[SIPCAUSE_FORM_STATUS_LINE] = write_status_line,
		[SIPCAUSE_FORM_IE] = write_element,
		[SIPCAUSE_FORM_OCTETS] = write_octets,
		[SIPCAUSE_FORM_ENCAPSULATED] = write_octets,
		[SIPCAUSE_FORM_PROBLEM] = sci_write_problem,
	};
	const struct sci_place nowhere = { NULL, 0, 0 };
	struct sci_writer writer = { buffer, size, 0, indication, result, error, SIPCAUSE_OK };

	if (length != NULL)
		*length = 0;
	if (length == NULL || (buffer == NULL && size > 0) ||
	    !is_usable(form, indication, result) || writers[form] == NULL) {
		sci_error_set(error, SIPCAUSE_E_ARGUMENT, sipcause_error_word(SIPCAUSE_E_ARGUMENT),
			      nowhere, "an argument is not usable");
		return SIPCAUSE_E_ARGUMENT;
	}
	writers[form](&writer);
	if (writer.code != SIPCAUSE_OK)
		return writer.code;
	*length = writer.length;
	if (writer.length > size)
		return sci_fault_set(error, SCI_FAULT_ROOM, 0, 0, "too small a buffer",
				     "room for all that is to be written");
	return SIPCAUSE_OK;
}
