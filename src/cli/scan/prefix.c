/* SPDX-License-Identifier: BSD-2-Clause */
#include "prefix.h"

#include "shape.h"

#include <string.h>

static bool is_all_blank(struct log_text text)
{
	return log_trim(text).length == 0;
}

static bool ends_with(struct log_text text, const char *word)
{
	size_t length = strlen(word);

	return text.length >= length && memcmp(text.at + text.length - length, word, length) == 0;
}

void log_prefix_set(struct log_prefix *prefix, struct log_text before, struct log_text first)
{
	prefix->length = before.length <= LOG_PREFIX_MAX ? before.length : 0;
	memcpy(prefix->bytes, before.at, prefix->length);
	prefix->blank = is_all_blank(before);
	prefix->tree = ends_with(before, "Status-Line: ") || ends_with(before, "Request-Line: ");
	prefix->dots = ends_with(first, ".");
	prefix->speaks = log_shape_speaks((struct log_text){ prefix->bytes, prefix->length });
}

/* What stands for an end of a line at the end of one; 0: nothing. */
static size_t end_length(struct log_text line)
{
	static const char *const ends[] = { "^M", "^J", "#015", "#012", "\\r", "\\n" };
	size_t i;

	switch (line.length > 0 ? line.at[line.length - 1] : '\0') {
	case '\r':
		return 1;
	case 'M':
	case 'J':
	case '5':
	case '2':
	case 'r':
	case 'n':
		for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
			if (ends_with(line, ends[i]))
				return strlen(ends[i]);
		return 0;
	default:
		return 0;
	}
}

struct log_text log_strip_end(struct log_text line, bool dots)
{
	size_t length;

	while ((length = end_length(line)) > 0)
		line.length -= length;
	if (line.length == 1 && line.at[0] == '.')
		line.length = 0;
	if (dots && line.length > 0 && line.at[line.length - 1] == '.')
		line.length--;
	return line;
}

static size_t run_of(struct log_text text, size_t at, bool (*is)(char))
{
	size_t from = at;

	while (at < text.length && is(text.at[at]))
		at++;
	return at - from;
}

static bool is_blank(char c)
{
	return log_is_blank(c);
}

struct log_text log_prefix_strip(const struct log_prefix *prefix, struct log_text line)
{
	size_t used = 0;

	line = log_strip_end(line, prefix->dots);
	if (prefix->tree || (prefix->blank && prefix->length > 0)) {
		used = run_of(line, 0, is_blank);
		if (!prefix->tree && used > prefix->length)
			used = prefix->length;
	} else if (prefix->length > 0) {
		used = log_shape_match((struct log_text){ prefix->bytes, prefix->length }, line);
	}
	if (used <= line.length) {
		line.at += used;
		line.length -= used;
	}
	return log_strip_end(line, false);
}

bool log_prefix_has(const struct log_prefix *prefix, struct log_text line)
{
	line = log_strip_end(line, prefix->dots);
	return prefix->speaks && log_shape_match((struct log_text){ prefix->bytes, prefix->length },
						 line) <= line.length;
}
