/* SPDX-License-Identifier: BSD-2-Clause */
#include "result.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

const char *cli_number_text(char buffer[CLI_NUMBER_TEXT], const struct sipcause_space *space,
			    int32_t code)
{
	const char *word =
		code < 0 ? sipcause_outcome_word(code) : sipcause_space_written(space, code);

	if (word != NULL)
		snprintf(buffer, CLI_NUMBER_TEXT, "%s", word);
	else
		buffer[sci_decimal_put(buffer, code)] = '\0';
	return buffer;
}

const char *cli_code_text(char buffer[CLI_CODE_TEXT], const struct sipcause_space *space,
			  int32_t code)
{
	const char *name = sipcause_space_name(space);
	size_t length;

	buffer[0] = '\0';
	if (code < 0)
		return cli_number_text(buffer, space, code);
	if (name == NULL)
		return buffer;
	length = strnlen(name, CLI_CODE_TEXT - CLI_NUMBER_TEXT - 1);
	memcpy(buffer, name, length);
	buffer[length++] = ':';
	cli_number_text(buffer + length, space, code);
	return buffer;
}

const char *cli_code_name(const struct sipcause_space *space, int32_t code)
{
	return sipcause_space_written(space, code) == NULL
		       ? sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME)
		       : NULL;
}

const char *cli_result_phrase(const struct sipcause_result *result)
{
	return result->phrase != NULL || result->outcome < 0
		       ? result->phrase
		       : cli_code_name(result->to, result->outcome);
}

const char *cli_condition(char buffer[CLI_CONDITION_TEXT], const struct sipcause_result *result)
{
	const char *first = result->via_condition;
	const char *second = result->otherwise ? "otherwise" : result->condition;

	/* A first leg that ended the composition is told of in both places. */
	if (first != NULL && second == first)
		second = NULL;
	snprintf(buffer, CLI_CONDITION_TEXT, "%s%s%s", first != NULL ? first : "",
		 first != NULL && second != NULL ? " " : "", second != NULL ? second : "");
	return buffer;
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

const char *cli_companion_text(char buffer[CLI_NUMBER_TEXT], const struct sipcause_space *space,
			       int32_t code)
{
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);

	if (name == NULL && code == SIPCAUSE_PRESENT)
		name = "present";
	return name != NULL ? name : cli_number_text(buffer, space, code);
}

void cli_put_companion(struct json *json, const struct sipcause_space *space, int32_t code)
{
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);

	if (name != NULL)
		json_text(json, sipcause_space_name(space), name);
	else if (code == SIPCAUSE_PRESENT)
		json_text(json, sipcause_space_name(space), "present");
	else
		json_number(json, sipcause_space_name(space), code);
}

const char *cli_writes_text(char buffer[CLI_WRITES_TEXT], const struct sipcause_result *result)
{
	size_t used = 0;
	uint32_t i;

	buffer[0] = '\0';
	for (i = 0; i < result->write_count && used < CLI_WRITES_TEXT; i++) {
		const struct sipcause_space *space = result->write_space[i];
		char room[CLI_NUMBER_TEXT];

		used += (size_t)snprintf(buffer + used, CLI_WRITES_TEXT - used, "%s%s=%s",
					 i > 0 ? " " : "", sipcause_space_name(space),
					 cli_companion_text(room, space, result->write_code[i]));
	}
	return buffer;
}

/* What the policy fills in where a form must have it and no row or input gave it. */
static void json_filled(struct json *json, const struct sipcause_result *result)
{
	if (result->filled_space == NULL || result->outcome < 0)
		return;
	json_object(json, "filled");
	cli_put_companion(json, result->filled_space, result->filled_code);
	json_object_end(json);
}

void cli_put_result(struct json *json, const struct sipcause_result *result)
{
	char text[CLI_CODE_TEXT];
	uint32_t i;

	json_text(json, "to", cli_code_text(text, result->to, result->outcome));
	json_text(json, "to_space", sipcause_space_name(result->to));
	if (result->outcome >= 0)
		json_number(json, "to_code", result->outcome);
	json_text(json, "how", sipcause_how_word(result->how));
	json_text(json, "phrase", result->phrase);
	json_text(json, "condition", result->otherwise ? "otherwise" : result->condition);
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
	json_filled(json, result);
	if (result->write_count == 0)
		return;
	json_object(json, "write");
	for (i = 0; i < result->write_count; i++)
		cli_put_companion(json, result->write_space[i], result->write_code[i]);
	json_object_end(json);
}

void cli_result_members(struct json *json, const void *result)
{
	cli_put_result(json, result);
}

bool cli_find_wait(const struct sipcause_indication *asked, uint32_t *index)
{
	for (*index = 0; *index < asked->count; ++*index)
		if (strcmp(sipcause_space_name(asked->space[*index]), "retry-after") == 0)
			return true;
	return false;
}

void cli_wait_members(struct json *json, const void *data)
{
	const struct sipcause_indication *asked = data;
	uint32_t i;

	if (!cli_find_wait(asked, &i))
		return;
	json_object(json, "with");
	cli_put_companion(json, asked->space[i], asked->value[i]);
	json_object_end(json);
}
