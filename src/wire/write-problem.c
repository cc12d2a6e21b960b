/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing HTTP problem documents: read-problem.c shows one. */
#include "write.h"

#include "base/json-write.h"
#include "base/text.h"

#include <string.h>

static void put_string(struct sci_writer *writer, struct sci_slice text)
{
	uint32_t i = 0, from = 0, character;
	char escape[SCI_JSON_ESCAPE];

	sci_put(writer, "\"", 1);
	while (i < text.length) {
		unsigned char c = (unsigned char)text.text[i];
		size_t size = sci_utf8_decode((const unsigned char *)text.text + i, text.length - i,
					      &character);

		/* Texts come from the wire: what is no character is U+FFFD. */
		if (size == 0) {
			sci_put(writer, text.text + from, i - from);
			sci_put(writer, "\xEF\xBF\xBD", 3);
			from = ++i;
			continue;
		}
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
			i += (uint32_t)size;
			continue;
		}
		sci_put(writer, text.text + from, i - from);
		sci_put(writer, escape, sci_json_escape(escape, c));
		from = ++i;
	}
	if (text.length > from)
		sci_put(writer, text.text + from, text.length - from);
	sci_put(writer, "\"", 1);
}

static void put_text(struct sci_writer *writer, const char *text)
{
	struct sci_slice slice = { text, (uint32_t)strlen(text) };

	put_string(writer, slice);
}

/* "space":"q850","code":17,"name":"USER_BUSY" */
static void put_pair(struct sci_writer *writer, const struct sipcause_space *space, int32_t code)
{
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);

	sci_put_word(writer, "\"space\":");
	put_text(writer, space->name);
	if (code < 0)
		return;
	sci_put_word(writer, ",\"code\":");
	sci_put_number(writer, code);
	if (name == NULL)
		return;
	sci_put_word(writer, ",\"name\":");
	put_text(writer, name);
}

static void put_evidence(struct sci_writer *writer, const unsigned char *octets, uint32_t count)
{
	static const char digits[] = "0123456789ABCDEF";
	uint32_t i;

	sci_put_word(writer, ",\"evidence\":\"");
	for (i = 0; i < count; i++) {
		sci_put(writer, &digits[octets[i] >> 4], 1);
		sci_put(writer, &digits[octets[i] & 0xF], 1);
	}
	sci_put(writer, "\"", 1);
}

static void put_companions(struct sci_writer *writer, const struct sipcause_indication *indication)
{
	uint32_t i;

	sci_put_word(writer, ",\"companions\":[");
	for (i = 0; i < indication->count; i++) {
		sci_put_word(writer, i == 0 ? "{" : ",{");
		put_pair(writer, indication->space[i], indication->value[i]);
		sci_put(writer, "}", 1);
	}
	sci_put(writer, "]", 1);
}

static void put_original(struct sci_writer *writer)
{
	struct sci_told told;

	sci_told_by_indication(writer, &told);
	if (told.space == NULL) {
		told.space = writer->result->from;
		told.code = writer->result->code;
	}
	if (!sci_span_holds(told.space->range, told.code)) {
		sci_writer_fail(writer, "a number outside its space",
				"a code for a problem document");
		return;
	}
	sci_put_word(writer, ",\"original\":{");
	put_pair(writer, told.space, told.code);
	if (told.text.text != NULL) {
		sci_put_word(writer, ",\"text\":");
		put_string(writer, told.text);
	}
	if (told.evidence_length > 0)
		put_evidence(writer, told.evidence, told.evidence_length);
	if (writer->indication != NULL && writer->indication->count > 0)
		put_companions(writer, writer->indication);
	sci_put(writer, "}", 1);
}

void sci_write_problem(struct sci_writer *writer)
{
	const struct sipcause_result *result = writer->result;
	struct sci_told told;

	if (result == NULL && writer->indication == NULL) {
		sci_writer_fail(writer, "nothing", "an indication or a result");
		return;
	}
	if (result != NULL && !sci_space_is(result->to, "http")) {
		sci_writer_fail(writer, "a result that is no HTTP status",
				"a result in space http for a problem document");
		return;
	}
	if (writer->indication == NULL && (result->from == NULL || result->code < 0)) {
		sci_writer_fail(writer, "a result that names no original",
				"the space and the code that were translated");
		return;
	}
	sci_told_by_result(writer, &told);
	sci_put_word(writer, "{\"type\":\"about:blank\"");
	if (told.space != NULL && told.text.text != NULL) {
		sci_put_word(writer, ",\"title\":");
		put_string(writer, told.text);
	}
	if (told.space != NULL) {
		sci_put_word(writer, ",\"status\":");
		sci_put_number(writer, told.code);
	}
	put_original(writer);
	sci_put(writer, "}", 1);
}
