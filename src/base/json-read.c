/* SPDX-License-Identifier: BSD-2-Clause */
#include "json-read.h"

#include "json-plain.h"
#include "text.h"

#include <string.h>

/* What may come next. */
enum state { VALUE, FIRST, AFTER, DONE };

void sci_json_start(struct sci_json *json, const char *begin, const char *end)
{
	memset(json, 0, sizeof(*json));
	json->cursor.at = begin;
	json->cursor.end = end;
	json->state = VALUE;
}

static enum sci_json_kind fail(struct sci_json *json, const char *expected)
{
	json->expected = expected;
	return SCI_JSON_ERROR;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline const char *past_space(const char *at, const char *end)
{
	/* Mostly there is none. */
	while (at < end && (unsigned char)*at <= ' ' && is_space(*at))
		at++;
	return at;
}

static inline void skip_space(struct sci_input *cursor)
{
	cursor->at = past_space(cursor->at, cursor->end);
}

/* ---------------------------------------------------------------- strings */

/* The number of \uXXXX at a place; -1 where there is none. */
static int32_t unit_at(const char *at, const char *end)
{
	int32_t unit = 0;
	int i;

	if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (i = 2; i < 6; i++) {
		int digit = sci_hex_value(at[i]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static bool is_high(int32_t unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Skip an escape.  NULL, or what is expected. */
static const char *skip_escape(struct sci_input *cursor)
{
	int32_t unit;

	if (cursor->end - cursor->at < 2)
		return "an escape of JSON";
	if (cursor->at[1] != 'u') {
		if (cursor->at[1] == '\0' || strchr("\"\\/bfnrt", cursor->at[1]) == NULL)
			return "an escape of JSON";
		cursor->at += 2;
		return NULL;
	}
	unit = unit_at(cursor->at, cursor->end);
	if (unit < 0)
		return "four hexadecimal digits in the escape";
	if (is_low(unit) || (is_high(unit) && !is_low(unit_at(cursor->at + 6, cursor->end))))
		return "both halves of a surrogate pair";
	cursor->at += is_high(unit) ? 12 : 6;
	return NULL;
}

/* Skip a byte or a character of more bytes that stands for itself. */
static const char *skip_character(struct sci_input *cursor)
{
	unsigned char byte = (unsigned char)*cursor->at;
	uint32_t character;
	size_t size = 1;

	if (byte < 0x20)
		return "an escape for a control character";
	if (byte >= 0x80)
		size = sci_utf8_decode((const unsigned char *)cursor->at,
				       (size_t)(cursor->end - cursor->at), &character);
	cursor->at += size;
	return size == 0 ? "UTF-8" : NULL;
}

/* Skip what does not stand for itself in a plain string.  NULL, or what is expected. */
static const char *skip_odd(struct sci_json *json)
{
	if (*json->cursor.at != '\\')
		return skip_character(&json->cursor);
	json->plain = false;
	return skip_escape(&json->cursor);
}

/* Take the rest of a string, of which all before the cursor stands for itself. */
static const char *take_rest(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;

	while (cursor->at < cursor->end && *cursor->at != '"') {
		const char *expected = skip_odd(json);

		if (expected != NULL)
			return expected;
		cursor->at += sci_json_plain_run(cursor->at, (size_t)(cursor->end - cursor->at));
	}
	json->text.length = (uint32_t)(cursor->at - json->text.text);
	return sci_input_take(cursor, '"') ? NULL : "the closing quote";
}

/* Take a string from its opening quote on.  Mostly it is plain. */
static inline const char *take_string(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	const char *begin = cursor->at + 1;
	size_t run = sci_json_plain_run(begin, (size_t)(cursor->end - begin));

	json->text.text = begin;
	json->text.length = (uint32_t)run;
	json->plain = true;
	cursor->at = begin + run;
	if (cursor->at == cursor->end || *cursor->at != '"')
		return take_rest(json);
	cursor->at++;
	return NULL;
}

uint32_t sci_json_unescape(struct sci_slice inside, char *room)
{
	static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
	const char *at = inside.text, *end = at + inside.length, *letter;
	uint32_t length = 0;

	while (at < end) {
		int32_t unit;

		if (*at != '\\') {
			room[length++] = *at++;
			continue;
		}
		unit = unit_at(at, end);
		if (unit < 0) {
			letter = strchr(letters, at[1]);
			room[length++] = letter != NULL ? meant[letter - letters] : at[1];
			at += 2;
		} else if (is_high(unit)) {
			int32_t low = unit_at(at + 6, end);

			length += (uint32_t)sci_utf8_encode(
				room + length,
				(uint32_t)(0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00)));
			at += 12;
		} else {
			length += (uint32_t)sci_utf8_encode(room + length, (uint32_t)unit);
			at += 6;
		}
	}
	return length;
}

bool sci_json_is(const struct sci_json *json, const char *word)
{
	char room[128];

	if (json->plain)
		return sci_text_is(json->text.text, json->text.length, word);
	return json->text.length <= sizeof(room) &&
	       sci_text_is(room, sci_json_unescape(json->text, room), word);
}

/* ----------------------------------------------------------------- values */

/* Digits, at least one.  NULL, or what is expected. */
static const char *take_digits(struct sci_input *cursor)
{
	const char *begin = cursor->at;

	while (cursor->at < cursor->end && sci_is_digit(*cursor->at))
		cursor->at++;
	return cursor->at > begin ? NULL : "a digit";
}

static const char *take_number(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	const char *expected;

	json->text.text = cursor->at;
	sci_input_take(cursor, '-');
	expected = sci_input_take(cursor, '0') ? NULL : take_digits(cursor);
	if (expected == NULL && sci_input_take(cursor, '.'))
		expected = take_digits(cursor);
	if (expected == NULL && (sci_input_take(cursor, 'e') || sci_input_take(cursor, 'E'))) {
		if (!sci_input_take(cursor, '+'))
			sci_input_take(cursor, '-');
		expected = take_digits(cursor);
	}
	json->text.length = (uint32_t)(cursor->at - json->text.text);
	return expected;
}

static bool take_word(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	const char *word = *cursor->at == 't' ? "true" : *cursor->at == 'f' ? "false" : "null";
	size_t length = *cursor->at == 'f' ? 5 : 4;

	if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, word, length) != 0)
		return false;
	json->text.text = cursor->at;
	json->text.length = (uint32_t)length;
	cursor->at += length;
	return true;
}

static enum sci_json_kind open_level(struct sci_json *json, bool object)
{
	if (json->depth == SCI_JSON_DEPTH)
		return fail(json, "at most 64 levels");
	json->cursor.at++;
	json->objects = json->objects << 1 | (object ? 1u : 0u);
	json->depth++;
	json->state = FIRST;
	return object ? SCI_JSON_OBJECT : SCI_JSON_ARRAY;
}

static enum sci_json_kind close_level(struct sci_json *json)
{
	bool object = (json->objects & 1) != 0;

	json->cursor.at++;
	json->objects >>= 1;
	json->depth--;
	json->state = json->depth > 0 ? AFTER : DONE;
	return object ? SCI_JSON_OBJECT_END : SCI_JSON_ARRAY_END;
}

static enum sci_json_kind take_value(struct sci_json *json)
{
	enum sci_json_kind kind = SCI_JSON_STRING;
	const char *expected;
	char c;

	if (json->cursor.at == json->cursor.end)
		return fail(json, "a value");
	c = *json->cursor.at;
	json->state = json->depth > 0 ? AFTER : DONE;
	if (c == '"') {
		expected = take_string(json);
	} else if (c == '{' || c == '[') {
		return open_level(json, c == '{');
	} else if (c == '-' || sci_is_digit(c)) {
		kind = SCI_JSON_NUMBER;
		expected = take_number(json);
	} else {
		kind = SCI_JSON_WORD;
		expected = take_word(json) ? NULL : "a value";
	}
	return expected == NULL ? kind : fail(json, expected);
}

static enum sci_json_kind take_key(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	const char *expected;

	if (cursor->at == cursor->end || *cursor->at != '"')
		return fail(json, "a key in quotes");
	expected = take_string(json);
	if (expected != NULL)
		return fail(json, expected);
	skip_space(cursor);
	if (!sci_input_take(cursor, ':'))
		return fail(json, "a colon");
	json->state = VALUE;
	return SCI_JSON_KEY;
}

/* What comes behind a value, or first in an object or array. */
static enum sci_json_kind take_further(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	bool object = (json->objects & 1) != 0;

	if (cursor->at < cursor->end && *cursor->at == (object ? '}' : ']'))
		return close_level(json);
	if (json->state == AFTER) {
		if (!sci_input_take(cursor, ','))
			return fail(json, object ? "a comma or }" : "a comma or ]");
		skip_space(cursor);
		json->piece = cursor->at;
	}
	return object ? take_key(json) : take_value(json);
}

enum sci_json_kind sci_json_next(struct sci_json *json)
{
	skip_space(&json->cursor);
	json->piece = json->cursor.at;
	if (json->state == VALUE)
		return take_value(json);
	if (json->state != DONE)
		return take_further(json);
	return json->cursor.at == json->cursor.end ? SCI_JSON_END
						   : fail(json, "the end of the document");
}

/* ------------------------------------------------------------ passing over */

/* Behind a plain string; NULL where there is none. */
static inline const char *past_plain(const char *at, const char *end)
{
	if (at == end || *at != '"')
		return NULL;
	at++;
	at += sci_json_plain_run(at, (size_t)(end - at));
	return at < end && *at == '"' ? at + 1 : NULL;
}

/* Behind a byte and the blanks around it; NULL where there is none. */
static inline const char *past_byte(const char *at, const char *end, char byte)
{
	if (at < end && *at != byte)
		at = past_space(at, end);
	return at < end && *at == byte ? past_space(at + 1, end) : NULL;
}

void sci_json_pass(struct sci_json *json, uint64_t lengths)
{
	const char *at = json->cursor.at, *end = json->cursor.end, *key;

	if (json->state != AFTER || (json->objects & 1) == 0)
		return;
	for (;;) {
		json->cursor.at = at;
		key = past_byte(at, end, ',');
		at = key != NULL ? past_plain(key, end) : NULL;
		if (at == NULL || (lengths & sci_json_length_bit((size_t)(at - key) - 2)) != 0)
			return;
		at = past_byte(at, end, ':');
		at = at != NULL ? past_plain(at, end) : NULL;
		if (at == NULL)
			return;
	}
}

bool sci_json_skip(struct sci_json *json, enum sci_json_kind kind)
{
	unsigned depth = json->depth;

	if (kind == SCI_JSON_ERROR)
		return false;
	if (kind != SCI_JSON_OBJECT && kind != SCI_JSON_ARRAY)
		return true;
	while (json->depth >= depth) {
		sci_json_pass(json, 0);
		if (sci_json_next(json) == SCI_JSON_ERROR)
			return false;
	}
	return true;
}
