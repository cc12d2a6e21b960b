/* SPDX-License-Identifier: BSD-2-Clause */
#include "json.h"

#include "base/json-write.h"
#include "base/text.h"

#include <string.h>

/* Put one character that is not plain, and give its length.  What cannot be shown is
 * escaped, so that JSON is harmless on a terminal, and a byte that is not UTF-8 becomes
 * U+FFFD. */
static size_t put_character(struct cli_sink *out, const char *text, size_t length)
{
	uint32_t character = 0;
	size_t size = sci_utf8_decode((const unsigned char *)text, length, &character);

	if (character >= 0x80 && sci_is_shown(character))
		cli_sink_put(out, text, size);
	else
		cli_sink_took(out, sci_json_escape(cli_sink_room(out, SCI_JSON_ESCAPE),
						   size > 0 ? character : 0xFFFD));
	return size > 0 ? size : 1;
}

static void put_string(struct cli_sink *out, const char *text, size_t length)
{
	size_t at = 0;

	cli_sink_byte(out, '"');
	for (;;) {
		size_t run = sci_json_plain_run(text + at, length - at);

		cli_sink_put(out, text + at, run);
		at += run;
		if (at == length)
			break;
		at += put_character(out, text + at, length - at);
	}
	cli_sink_byte(out, '"');
}

static void put_key(struct json *json, const char *key)
{
	if (!json->first)
		cli_sink_byte(json->out, ',');
	json->first = false;
	if (key == NULL)
		return;
	put_string(json->out, key, strlen(key));
	cli_sink_byte(json->out, ':');
}

void json_open(struct json *json, struct cli_sink *out)
{
	json->out = out;
	json->first = true;
	cli_sink_byte(out, '{');
}

void json_close(struct json *json)
{
	cli_sink_put(json->out, "}\n", 2);
}

void json_text(struct json *json, const char *key, const char *value)
{
	if (value != NULL)
		json_bytes(json, key, value, strlen(value));
}

void json_bytes(struct json *json, const char *key, const char *value, size_t length)
{
	put_key(json, key);
	put_string(json->out, value, length);
}

void json_number(struct json *json, const char *key, int64_t value)
{
	put_key(json, key);
	cli_sink_number(json->out, value);
}

void json_real(struct json *json, const char *key, double value)
{
	char digits[400]; /* of the largest number */

	put_key(json, key);
	cli_sink_put(json->out, digits, (size_t)snprintf(digits, sizeof(digits), "%.4f", value));
}

void json_list(struct json *json, const char *key)
{
	put_key(json, key);
	cli_sink_byte(json->out, '[');
	json->first = true;
}

void json_list_end(struct json *json)
{
	cli_sink_byte(json->out, ']');
	json->first = false;
}

void json_object(struct json *json, const char *key)
{
	put_key(json, key);
	cli_sink_byte(json->out, '{');
	json->first = true;
}

void json_object_end(struct json *json)
{
	cli_sink_byte(json->out, '}');
	json->first = false;
}
