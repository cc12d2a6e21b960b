/* SPDX-License-Identifier: BSD-2-Clause */
#include "json.h"

#include "base/json-write.h"
#include "base/text.h"

#include <inttypes.h>
#include <string.h>

/* How many bytes stand for themselves: printable ASCII but quotes and backslashes. */
static size_t plain_run(const char *text, size_t length)
{
	size_t run = sci_printable_run((const unsigned char *)text, length), at = 0;

	while (at < run && text[at] != '"' && text[at] != '\\')
		at++;
	return at;
}

/* What cannot be shown is escaped, so that JSON is harmless on a terminal, and a byte that
 * is not UTF-8 becomes U+FFFD. */
static void put_string(FILE *out, const char *text, size_t length)
{
	char escape[SCI_JSON_ESCAPE];
	size_t at = 0;

	putc('"', out);
	for (;;) {
		size_t run = plain_run(text + at, length - at), size;
		uint32_t character = 0;

		fwrite(text + at, 1, run, out);
		at += run;
		if (at == length)
			break;
		size = sci_utf8_decode((const unsigned char *)text + at, length - at, &character);
		if (character >= 0x80 && sci_is_shown(character))
			fwrite(text + at, 1, size, out);
		else
			fwrite(escape, 1, sci_json_escape(escape, size > 0 ? character : 0xFFFD),
			       out);
		at += size > 0 ? size : 1;
	}
	putc('"', out);
}

static void put_key(struct json *json, const char *key)
{
	if (!json->first)
		putc(',', json->out);
	json->first = false;
	if (key == NULL)
		return;
	put_string(json->out, key, strlen(key));
	putc(':', json->out);
}

void json_open(struct json *json, FILE *out)
{
	json->out = out;
	json->first = true;
	putc('{', out);
}

void json_close(struct json *json)
{
	fputs("}\n", json->out);
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
	fprintf(json->out, "%" PRId64, value);
}

void json_real(struct json *json, const char *key, double value)
{
	put_key(json, key);
	fprintf(json->out, "%.4f", value);
}

void json_list(struct json *json, const char *key)
{
	put_key(json, key);
	putc('[', json->out);
	json->first = true;
}

void json_list_end(struct json *json)
{
	putc(']', json->out);
	json->first = false;
}

void json_object(struct json *json, const char *key)
{
	put_key(json, key);
	putc('{', json->out);
	json->first = true;
}

void json_object_end(struct json *json)
{
	putc('}', json->out);
	json->first = false;
}
