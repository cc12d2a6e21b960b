/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"

#include <string.h>

enum sci_number sci_number_parse(const char *text, size_t length, int32_t *number)
{
	int64_t value = 0;
	size_t i;

	if (length == 0)
		return SCI_NUMBER_NONE;
	for (i = 0; i < length; i++) {
		if (!sci_is_digit(text[i]))
			return SCI_NUMBER_NONE;
		if (value <= INT32_MAX)
			value = value * 10 + (text[i] - '0');
	}
	if (length > 1 && text[0] == '0')
		return SCI_NUMBER_LEADING_ZERO;
	if (value > INT32_MAX)
		return SCI_NUMBER_TOO_LARGE;
	*number = (int32_t)value;
	return SCI_NUMBER_OK;
}

size_t sci_decimal_put(char room[SCI_DECIMAL], int64_t number)
{
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	char digits[SCI_DECIMAL];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		digits[--at] = '-';
	memcpy(room, digits + at, sizeof(digits) - at);
	return sizeof(digits) - at;
}

static bool looks_like_range(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length && sci_is_digit(text[i]))
		i++;
	if (i == 0 || i == length || text[i] != '-')
		return false;
	for (i++; i < length; i++)
		if (!sci_is_digit(text[i]))
			return false;
	return true;
}

bool sci_is_name(const char *text, size_t length)
{
	bool letter = false;
	size_t i;

	if (length == 0 || length > 64 || looks_like_range(text, length))
		return false;
	for (i = 0; i < length; i++) {
		if (sci_is_letter(text[i]))
			letter = true;
		else if (!sci_is_digit(text[i]) && text[i] != '.' && text[i] != '_' &&
			 text[i] != '-')
			return false;
	}
	return letter;
}

bool sci_is_file_name(const char *text, size_t length)
{
	size_t i;

	if (length == 0 || length > 64)
		return false;
	for (i = 0; i < length; i++) {
		char c = text[i];

		if ((c >= 'a' && c <= 'z') || sci_is_digit(c))
			continue;
		if (i == 0 || (c != '.' && c != '_' && c != '-'))
			return false;
	}
	return true;
}

/* The lead byte says how many bytes follow and which bits it brings. */
static size_t utf8_shape(unsigned char lead, uint32_t *bits, uint32_t *least)
{
	if (lead < 0x80) {
		*bits = lead;
		*least = 0;
		return 1;
	}
	if (lead >= 0xC2 && lead <= 0xDF) {
		*bits = lead & 0x1Fu;
		*least = 0x80;
		return 2;
	}
	if (lead >= 0xE0 && lead <= 0xEF) {
		*bits = lead & 0x0Fu;
		*least = 0x800;
		return 3;
	}
	if (lead >= 0xF0 && lead <= 0xF4) {
		*bits = lead & 0x07u;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

size_t sci_utf8_decode(const unsigned char *bytes, size_t length, uint32_t *character)
{
	uint32_t value, least;
	size_t size, i;

	if (length == 0)
		return 0;
	size = utf8_shape(bytes[0], &value, &least);
	if (size == 0 || size > length)
		return 0;
	for (i = 1; i < size; i++) {
		if ((bytes[i] & 0xC0u) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3Fu);
	}
	if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*character = value;
	return size;
}

size_t sci_utf8_encode(char room[SCI_UTF8_MAX], uint32_t c)
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

size_t sci_printable_run(const unsigned char *data, size_t length)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t at = 0;

	for (; length - at >= 8; at += 8) {
		uint64_t word, below, above;

		memcpy(&word, data + at, 8);
		below = word - ones * 0x20;   /* borrows where a byte is below a space */
		above = (word + ones) | word; /* has the top bit from 0x7F on */
		if (((below | above) & (ones * 0x80)) != 0)
			break;
	}
	while (at < length && data[at] >= 0x20 && data[at] < 0x7F)
		at++;
	return at;
}

bool sci_is_control(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
		return true;
	/* line and paragraph separators, direction overrides, byte order mark */
	return c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool sci_is_shown(uint32_t c)
{
	/* marks of direction, old format characters, annotations, what is no character, tags */
	return !sci_is_control(c) && c != 0x061C && c != 0x200E && c != 0x200F &&
	       !(c >= 0x206A && c <= 0x206F) && !(c >= 0xFFF9 && c <= 0xFFFB) && c != 0xFFFE &&
	       c != 0xFFFF && !(c >= 0xE0000 && c <= 0xE007F);
}

size_t sci_shown_size(const char *text, size_t length)
{
	uint32_t character = 0;
	size_t size = sci_utf8_decode((const unsigned char *)text, length, &character);

	return sci_is_shown(character) ? size : 0;
}

size_t sci_escape_put(char room[SCI_ESCAPE], char byte)
{
	static const char digits[] = "0123456789ABCDEF";

	room[0] = '\\';
	room[1] = 'x';
	room[2] = digits[(unsigned char)byte >> 4];
	room[3] = digits[(unsigned char)byte & 0xF];
	return SCI_ESCAPE;
}

const char *sci_quote(char buffer[SCI_QUOTED], const char *text, size_t length)
{
	const size_t room = SCI_QUOTED - 8; /* for one escape, "...", "'" and NUL */
	size_t from = 0, to = 0;

	buffer[to++] = '\'';
	while (from < length && to < room) {
		size_t size = sci_shown_size(text + from, length - from);

		if (size == 0) {
			to += sci_escape_put(buffer + to, text[from++]);
			continue;
		}
		if (to + size > room)
			break;
		memcpy(buffer + to, text + from, size);
		to += size;
		from += size;
	}
	memcpy(buffer + to, from < length ? "...'" : "'", from < length ? 5 : 2);
	return buffer;
}

char *sci_printable(char *room, const char *text, size_t length)
{
	size_t from = 0, to = 0;

	while (from < length) {
		size_t size = sci_shown_size(text + from, length - from);

		if (size == 0) {
			to += sci_escape_put(room + to, text[from++]);
			continue;
		}
		memcpy(room + to, text + from, size);
		to += size;
		from += size;
	}
	room[to] = '\0';
	return room;
}
