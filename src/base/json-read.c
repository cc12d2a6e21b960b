/* SPDX-License-Identifier: BSD-2-Clause */
#include "json-read.h"

#include "count.h"
#include "text.h"

#include <string.h>

/* What may come next. */
enum state { VALUE, FIRST_KEY, KEY, FIRST_ITEM, AFTER, DONE };

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

static void skip_space(struct sci_input *cursor)
{
	while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\t' ||
					    *cursor->at == '\n' || *cursor->at == '\r'))
		cursor->at++;
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

/* Take a string from its opening quote on. */
static const char *take_string(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;

	cursor->at++;
	json->text.text = cursor->at;
	json->plain = true;
	while (cursor->at < cursor->end && *cursor->at != '"') {
		bool escape = *cursor->at == '\\';
		const char *expected = escape ? skip_escape(cursor) : skip_character(cursor);

		if (expected != NULL)
			return expected;
		json->plain = json->plain && !escape;
	}
	json->text.length = (uint32_t)(cursor->at - json->text.text);
	return sci_input_take(cursor, '"') ? NULL : "the closing quote";
}

static uint32_t put_utf8(char *room, uint32_t c)
{
	if (c < 0x80) {
		room[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		room[0] = (char)(0xC0 | c >> 6);
		room[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		room[0] = (char)(0xE0 | c >> 12);
		room[1] = (char)(0x80 | (c >> 6 & 0x3F));
		room[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	room[0] = (char)(0xF0 | c >> 18);
	room[1] = (char)(0x80 | (c >> 12 & 0x3F));
	room[2] = (char)(0x80 | (c >> 6 & 0x3F));
	room[3] = (char)(0x80 | (c & 0x3F));
	return 4;
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

			length += put_utf8(
				room + length,
				(uint32_t)(0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00)));
			at += 12;
		} else {
			length += put_utf8(room + length, (uint32_t)unit);
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
	static const char *const words[] = { "true", "false", "null" };
	struct sci_input *cursor = &json->cursor;
	size_t i;

	for (i = 0; i < SCI_COUNT(words); i++) {
		size_t length = strlen(words[i]);

		if ((size_t)(cursor->end - cursor->at) < length ||
		    memcmp(cursor->at, words[i], length) != 0)
			continue;
		json->text.text = cursor->at;
		json->text.length = (uint32_t)length;
		cursor->at += length;
		return true;
	}
	return false;
}

static enum sci_json_kind open_level(struct sci_json *json, bool object)
{
	if (json->depth == SCI_JSON_DEPTH)
		return fail(json, "at most 64 levels");
	json->cursor.at++;
	json->objects = json->objects << 1 | (object ? 1u : 0u);
	json->depth++;
	json->state = object ? FIRST_KEY : FIRST_ITEM;
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
	struct sci_input *cursor = &json->cursor;
	enum sci_json_kind kind;
	const char *expected = NULL;
	char c;

	if (cursor->at == cursor->end)
		return fail(json, "a value");
	c = *cursor->at;
	if (c == '{' || c == '[')
		return open_level(json, c == '{');
	if (c == '"') {
		kind = SCI_JSON_STRING;
		expected = take_string(json);
	} else if (c == '-' || sci_is_digit(c)) {
		kind = SCI_JSON_NUMBER;
		expected = take_number(json);
	} else {
		kind = SCI_JSON_WORD;
		expected = take_word(json) ? NULL : "a value";
	}
	json->state = json->depth > 0 ? AFTER : DONE;
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

enum sci_json_kind sci_json_next(struct sci_json *json)
{
	struct sci_input *cursor = &json->cursor;
	bool object = (json->objects & 1) != 0, at_end;
	char closing = object ? '}' : ']';

	skip_space(cursor);
	json->piece = cursor->at;
	at_end = cursor->at == cursor->end;
	if (json->state == DONE)
		return at_end ? SCI_JSON_END : fail(json, "the end of the document");
	if ((json->state == AFTER || json->state == FIRST_KEY || json->state == FIRST_ITEM) &&
	    !at_end && *cursor->at == closing)
		return close_level(json);
	if (json->state == AFTER) {
		if (!sci_input_take(cursor, ','))
			return fail(json, object ? "a comma or }" : "a comma or ]");
		skip_space(cursor);
		json->piece = cursor->at;
		json->state = object ? KEY : VALUE;
	}
	return json->state == FIRST_KEY || json->state == KEY ? take_key(json) : take_value(json);
}

bool sci_json_skip(struct sci_json *json, enum sci_json_kind kind)
{
	unsigned depth = json->depth;

	if (kind == SCI_JSON_ERROR)
		return false;
	if (kind != SCI_JSON_OBJECT && kind != SCI_JSON_ARRAY)
		return true;
	while (json->depth >= depth)
		if (sci_json_next(json) == SCI_JSON_ERROR)
			return false;
	return true;
}
