/* SPDX-License-Identifier: BSD-2-Clause */
#include "parameters.h"

#include "base/text.h"

#include <string.h>

/* What a dash became in a document; PowerShell takes it for one. */
#define LONG_DASH "\xE2\x80\x93"
#define LONG_DASH_LENGTH 3

/* Before a digit it is the sign of a number. */
static size_t dash_length(const char *text)
{
	const size_t length = text[0] == '-'                                    ? 1
			      : strncmp(text, LONG_DASH, LONG_DASH_LENGTH) == 0 ? LONG_DASH_LENGTH
										: 0;

	return sci_is_digit(text[length]) ? 0 : length;
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* The end of the command: of its line, a comment, or the next command. */
static bool is_end(char c)
{
	return c == '\0' || c == '#' || c == ';' || c == '|';
}

static void put(struct parameters *parameters, char byte)
{
	parameters->texts[parameters->used++] = byte;
}

/* A value, maybe in quotes, which are doubled within it.  NULL: it has no end. */
static const char *read_value(struct parameters *parameters, const char *text)
{
	const char quote = *text == '"' || *text == '\'' ? *text : '\0';

	if (quote == '\0') {
		while (!is_end(*text) && *text != ' ' && *text != '\t')
			put(parameters, *text++);
		put(parameters, '\0');
		return text;
	}
	for (text++; *text != '\0'; text++) {
		if (*text == quote && text[1] != quote)
			break;
		text += *text == quote;
		put(parameters, *text);
	}
	put(parameters, '\0');
	return *text == quote ? text + 1 : NULL;
}

static const char *read_one(struct parameters *parameters, const char *text)
{
	const char *name = parameters->texts + parameters->used;

	text += dash_length(text);
	while (!is_end(*text) && strchr(" \t:", *text) == NULL)
		put(parameters, *text++);
	put(parameters, '\0');
	parameters->items[parameters->count].name = name;
	parameters->items[parameters->count].value = parameters->texts + parameters->used;
	parameters->count++;
	text = skip_blanks(text + (*text == ':'));
	if (!is_end(*text) && dash_length(text) == 0)
		return read_value(parameters, text);
	put(parameters, '\0');
	return text;
}

bool parameters_read(struct parameters *parameters, const char *text)
{
	parameters_begin(parameters);
	for (text = skip_blanks(text); !is_end(*text); text = skip_blanks(text)) {
		if (dash_length(text) == 0) {
			parameters->flaw = "found a value without the name of its parameter";
			return false;
		}
		if (parameters->count == PARAMETERS_MAX) {
			parameters->flaw = "found more than 32 parameters";
			return false;
		}
		text = read_one(parameters, text);
		if (text == NULL) {
			parameters->flaw = "found a quote without its end";
			return false;
		}
	}
	return true;
}

void parameters_begin(struct parameters *parameters)
{
	parameters->count = parameters->used = 0;
	parameters->flaw = NULL;
}

static bool put_all(struct parameters *parameters, const char *text, size_t length)
{
	if (length >= sizeof(parameters->texts) - parameters->used) {
		parameters->flaw = "found a record that is too long";
		return false;
	}
	memcpy(parameters->texts + parameters->used, text, length);
	parameters->used += length;
	parameters->texts[parameters->used++] = '\0';
	return true;
}

bool parameters_add(struct parameters *parameters, const char *name, size_t length,
		    const char *value)
{
	const char *kept = parameters->texts + parameters->used;

	if (parameters->count == PARAMETERS_MAX) {
		parameters->flaw = "found more than 32 parameters";
		return false;
	}
	if (!put_all(parameters, name, length) || !put_all(parameters, value, strlen(value)))
		return false;
	parameters->items[parameters->count].name = kept;
	parameters->items[parameters->count++].value = kept + length + 1;
	return true;
}

bool parameters_go_on(struct parameters *parameters, const char *value)
{
	if (parameters->count == 0)
		return true;
	parameters->used--;
	return put_all(parameters, value, strlen(value));
}

static size_t find(const struct parameters *parameters, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < parameters->count; i++)
		if (sci_text_is_folded(name, length, parameters->items[i].name))
			break;
	return i;
}

bool parameters_has(const struct parameters *parameters, const char *name, size_t length)
{
	return find(parameters, name, length) < parameters->count;
}

const char *parameters_find(const struct parameters *parameters, const char *name)
{
	const size_t i = find(parameters, name, strlen(name));

	return i < parameters->count ? parameters->items[i].value : NULL;
}
