/* SPDX-License-Identifier: BSD-2-Clause */
#include "by-plain.h"

#include <string.h>

/* Plain characters up to one that has a meaning. */
static size_t read_plain(const char **at, char *to)
{
	size_t length = 0;

	for (; **at != '\0'; ++*at) {
		if (**at == '\\' && (*at)[1] != '\0' &&
		    strchr(".[](){}*+?^$|\\/-", (*at)[1]) != NULL)
			++*at;
		else if (strchr(".[](){}*+?^$|\\", **at) != NULL)
			break;
		to[length++] = **at;
	}
	to[length] = '\0';
	return length;
}

/* (.*), (.+), ([^x]*) or ([^x]+). */
static bool read_group(struct by_plain *plain, const char **at)
{
	const char *group = *at;

	if (*group++ != '(')
		return false;
	if (*group == '.') {
		group++;
	} else {
		if (strncmp(group, "[^", 2) != 0 || group[2] == '\0' || group[2] == '[' ||
		    group[2] == ']' || group[3] != ']')
			return false;
		plain->stops = true;
		plain->stop = group[2];
		group += 4;
	}
	if (*group != '*' && *group != '+')
		return false;
	plain->one = *group == '+';
	*at = group + 2;
	return group[1] == ')';
}

bool by_plain_read(struct by_plain *plain, const char *pattern)
{
	memset(plain, 0, sizeof(*plain));
	if (strlen(pattern) > BY_PATTERN_MAX)
		return false;
	plain->first = *pattern == '^';
	pattern += plain->first;
	plain->before_length = read_plain(&pattern, plain->before);
	if ((!plain->first && plain->before_length == 0) || !read_group(plain, &pattern))
		return false;
	plain->after_length = read_plain(&pattern, plain->after);
	plain->last = *pattern == '$';
	return pattern[plain->last] == '\0';
}

/* The longest group that begins here. */
static bool match_group(const struct by_plain *plain, const char *text, size_t length, size_t from,
			size_t *size)
{
	const char *stop = plain->stops ? memchr(text + from, plain->stop, length - from) : NULL;
	size_t to = stop != NULL ? (size_t)(stop - text) : length;

	if (length - from < plain->after_length)
		return false;
	if (to > length - plain->after_length)
		to = length - plain->after_length;
	for (;; to--) {
		if (to < from + plain->one)
			return false;
		if (memcmp(text + to, plain->after, plain->after_length) == 0 &&
		    (!plain->last || to + plain->after_length == length))
			break;
		if (to == 0)
			return false;
	}
	*size = to - from;
	return true;
}

bool by_plain_match(const struct by_plain *plain, const char *text, size_t length, size_t *from,
		    size_t *size)
{
	size_t at;

	for (at = 0; at + plain->before_length <= length; at++) {
		if (memcmp(text + at, plain->before, plain->before_length) == 0) {
			*from = at + plain->before_length;
			if (match_group(plain, text, length, *from, size))
				return true;
		}
		if (plain->first)
			break;
	}
	return false;
}
