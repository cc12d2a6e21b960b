/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of a companion of a profile. */
#include "cli/space.h"
#include "profile.h"

#include <string.h>

bool profile_with_parse(const char *text, struct profile_with *with)
{
	const char *rest;

	memset(with, 0, sizeof(*with));
	with->key_length = cli_space_name_length(text);
	if (with->key_length == 0 || with->key_length > 64)
		return false;
	rest = text + with->key_length;
	with->constant = rest[0] == ':' && rest[1] == '=';
	if (with->constant) {
		with->value = rest + 2;
		with->value_length = strlen(with->value);
		return with->value_length > 0;
	}
	if (rest[0] == ':') {
		with->value = rest + 1;
		with->value_length = strcspn(with->value, "=");
		rest = with->value + with->value_length;
		if (with->value_length == 0)
			return false;
	}
	if (rest[0] != '=' || rest[1] == '\0')
		return false;
	with->tests = condition_parse(&with->condition, rest + 1);
	if (with->tests)
		return true;
	with->condition.column = rest + 1;
	with->condition.column_length = strlen(rest + 1);
	/* What looks like a condition and is none is no name of a column either. */
	return with->value == NULL && strpbrk(rest + 1, "<>=!") == NULL;
}

bool profile_with_rounds(const struct profile_with *with, const char *answer_time)
{
	const struct condition *condition = &with->condition;

	if (answer_time == NULL || !with->tests || !condition->number ||
	    (strlen(answer_time) == condition->column_length &&
	     memcmp(answer_time, condition->column, condition->column_length) == 0))
		return false;
	return (condition->sign == ABOVE && condition->millionths == 0) ||
	       (condition->sign == AT_LEAST && condition->millionths > 0);
}

/* A name as its space has it, where that is shipped. */
static const char *own_name(const char *name, size_t *length)
{
	const char *called = sipcause_shipped_called(name, *length);

	if (called == NULL)
		return name;
	*length = strlen(called);
	return called;
}

bool profile_same_key(const char *a, size_t a_length, const char *b, size_t b_length)
{
	a = own_name(a, &a_length);
	b = own_name(b, &b_length);
	return a_length == b_length && memcmp(a, b, a_length) == 0;
}

uint32_t profile_with_find(const struct profile_list *list, const char *key, size_t length,
			   uint32_t from)
{
	for (; from < list->count; from++)
		if (profile_same_key(list->items[from].text,
				     cli_space_name_length(list->items[from].text), key, length))
			break;
	return from;
}
