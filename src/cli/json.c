/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON, one object a line. */
#include "cli.h"

#include <inttypes.h>
#include <string.h>

static void put_unit(FILE *out, uint32_t unit)
{
	fprintf(out, "\\u%04x", unit);
}

/* What cannot be shown is escaped, so that JSON is harmless on a terminal too. */
static void put_hidden(FILE *out, uint32_t character)
{
	if (character < 0x10000) {
		put_unit(out, character);
		return;
	}
	put_unit(out, 0xD800 + ((character - 0x10000) >> 10));
	put_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
}

/* A byte that is not UTF-8 becomes U+FFFD. */
static void put_string(FILE *out, const char *text, size_t length)
{
	size_t i = 0;

	putc('"', out);
	while (i < length) {
		uint32_t character = 0;
		size_t size =
			sci_utf8_decode((const unsigned char *)text + i, length - i, &character);

		if (size == 0)
			put_unit(out, 0xFFFD);
		else if (character == '"' || character == '\\')
			fprintf(out, "\\%c", text[i]);
		else if (!sci_is_shown(character))
			put_hidden(out, character);
		else
			fwrite(text + i, 1, size, out);
		i += size > 0 ? size : 1;
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

static void json_grade(struct json *json, int32_t grade)
{
	if (grade != SIPCAUSE_GRADE_UNSTATED)
		json_text(json, "grade", sipcause_grade_word(grade));
}

static void json_place(struct json *json, const char *map, const char *file, uint32_t line)
{
	json_text(json, "map", map);
	json_text(json, "file", file);
	if (line > 0)
		json_number(json, "line", line);
}

static void json_first_leg(struct json *json, const struct sipcause_result *result)
{
	char text[CLI_CODE_TEXT];

	json_object(json, "via");
	json_text(json, "to", cli_code_text(text, result->via, result->via_code));
	json_text(json, "how", sipcause_how_word(result->via_how));
	json_text(json, "condition", result->via_condition);
	json_place(json, result->via_map, result->via_file, result->via_line);
	json_grade(json, result->via_grade);
	json_text(json, "source", result->via_source);
	json_object_end(json);
}

void json_result(struct json *json, const struct sipcause_result *result)
{
	char text[CLI_CODE_TEXT];
	uint32_t i;

	json_text(json, "to", cli_code_text(text, result->to, result->outcome));
	json_text(json, "to_space", sipcause_space_name(result->to));
	if (result->outcome >= 0)
		json_number(json, "to_code", result->outcome);
	json_text(json, "how", sipcause_how_word(result->how));
	json_text(json, "phrase", result->phrase);
	json_text(json, "condition", result->condition);
	json_place(json, result->map, result->file, result->line);
	if (result->column > 0)
		json_number(json, "column", result->column);
	json_grade(json, result->grade);
	json_text(json, "source", result->source);
	json_text(json, "note", result->note);
	if (result->first >= 0 && result->first != result->last) {
		json_number(json, "key_first", result->first);
		json_number(json, "key_last", result->last);
	}
	if (result->via != NULL)
		json_first_leg(json, result);
	if (result->write_count == 0)
		return;
	json_object(json, "write");
	for (i = 0; i < result->write_count; i++) {
		const char *name = sipcause_space_fact(result->write_space[i],
						       result->write_code[i], SIPCAUSE_FACT_NAME);

		if (name != NULL)
			json_text(json, sipcause_space_name(result->write_space[i]), name);
		else
			json_number(json, sipcause_space_name(result->write_space[i]),
				    result->write_code[i]);
	}
	json_object_end(json);
}
