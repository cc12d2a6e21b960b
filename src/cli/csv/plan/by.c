/* SPDX-License-Identifier: BSD-2-Clause */
#include "by.h"

#include "base/text.h"
#include "cli/cli.h"

#include <string.h>

/* An expression that is read for what would take too much. */
struct reading {
	const char *at;
	bool repeats[BY_PATTERN_MAX + 1];   /* of each open group: some of it is repeated by { } */
	unsigned sizes[BY_PATTERN_MAX + 1]; /* ... and its atoms, with each { } written out */
	unsigned atoms;                     /* the same of the last atom, which may be a group */
	unsigned depth;
	bool last; /* so is the last atom */
	bool sign; /* a sign of repetition stands before */
};

/* Behind a bracket expression such as [^]a-z[:digit:]]; at its '['. */
static const char *skip_bracket(const char *at)
{
	at += at[1] == '^' ? 2 : 1;
	at += *at == ']';
	while (*at != '\0' && *at != ']') {
		if (at[0] == '[' && at[1] != '\0' && strchr(":.=", at[1]) != NULL) {
			const char end[] = { at[1], ']', '\0' };
			const char *close = strstr(at + 2, end);

			at = close != NULL ? close + 1 : at;
		}
		at++;
	}
	return *at == ']' ? at + 1 : at;
}

/* A number between { and }; BY_REPEAT_MAX + 1 for all above. */
static unsigned read_number(const char **at)
{
	unsigned number = 0;

	for (; sci_is_digit(**at); ++*at)
		if (number <= BY_REPEAT_MAX)
			number = number * 10 + (unsigned)(**at - '0');
	return number;
}

/* At a '{'.  What is wrong with it, or NULL. */
static const char *read_interval(struct reading *reading)
{
	const char *at = reading->at + 1;
	unsigned least, most;

	least = most = read_number(&at);
	if (*at == ',') {
		at++;
		most = read_number(&at);
	}
	if (*at != '}')
		return "it has a { without numbers and a }; expected \\{ for the character";
	if (least > BY_REPEAT_MAX || most > BY_REPEAT_MAX)
		return "it repeats more than 50 times; expected at most {50}";
	if (reading->last)
		return "it repeats what has a { } of its own; expected { } once";
	reading->last = reading->sign = true;
	reading->repeats[reading->depth] = true;
	most = most > least ? most : least;
	if (most > 1)
		reading->sizes[reading->depth] += (most - 1) * reading->atoms;
	reading->at = at + 1;
	return NULL;
}

/* At a '*', '+' or '?'.  Other kinds of expressions have a lazy *?, which POSIX would take for
 * something else. */
static const char *read_sign(struct reading *reading)
{
	if (*reading->at == '?' && reading->sign)
		return "it has a lazy form such as *?; expected what it must not pass, e.g. [^-]*";
	reading->sign = true;
	reading->at++;
	return NULL;
}

/* An atom, or what is as good as one here. */
static void add_atom(struct reading *reading)
{
	reading->atoms = 1;
	reading->sizes[reading->depth]++;
}

static void open_group(struct reading *reading)
{
	reading->depth++;
	reading->repeats[reading->depth] = false;
	reading->sizes[reading->depth] = reading->atoms = 0;
}

static void close_group(struct reading *reading)
{
	reading->atoms = reading->sizes[reading->depth];
	reading->last = reading->repeats[reading->depth--];
	reading->sizes[reading->depth] += reading->atoms;
	reading->repeats[reading->depth] = reading->repeats[reading->depth] || reading->last;
}

/* At a backslash: before a letter that means something elsewhere, or before a number. */
static const char *read_escape(struct reading *reading)
{
	char next = reading->at[1];

	if (sci_is_digit(next))
		return "it refers back to a group; expected an expression without \\1";
	if (sci_is_letter(next) && strchr("wWsSbB", next) == NULL)
		return "POSIX has no such \\ before a letter; for a digit: [0-9]";
	reading->at += next != '\0' ? 2 : 1;
	add_atom(reading);
	return NULL;
}

/* One step.  What is wrong, or NULL. */
static const char *read_next(struct reading *reading)
{
	char c = *reading->at;

	if (c == '{')
		return read_interval(reading);
	if (c == '*' || c == '+' || c == '?')
		return read_sign(reading);
	reading->last = reading->sign = false;
	if (c == '\\')
		return read_escape(reading);
	if (c == '(')
		open_group(reading);
	else if (c == ')' && reading->depth > 0)
		close_group(reading);
	else
		add_atom(reading);
	if (c == '[')
		reading->at = skip_bracket(reading->at);
	else
		reading->at++;
	return NULL;
}

/* Atoms of the whole expression.  What regexec() takes grows with their square. */
static unsigned count_atoms(const struct reading *reading)
{
	unsigned count = 0, i;

	for (i = 0; i <= reading->depth; i++)
		count += reading->sizes[i];
	return count;
}

/* What would take too much in an expression, or NULL. */
static const char *find_fault(const char *pattern)
{
	struct reading reading = { .at = pattern };
	const char *fault = NULL;

	if (pattern[0] == '\0')
		return "it has no expression behind the ~; expected COLUMN~REGEX";
	if (strlen(pattern) > BY_PATTERN_MAX)
		return "its expression is too long; expected at most 200 bytes";
	while (*reading.at != '\0' && fault == NULL)
		fault = read_next(&reading);
	if (fault == NULL && count_atoms(&reading) > BY_ATOMS_MAX)
		return "its { } make it too long; expected at most 300 characters when written out";
	return fault;
}

bool by_pattern_check(const char *text, const char *pattern)
{
	const char *fault = find_fault(pattern);
	char why[100];
	regex_t compiled;
	int error;

	if (fault != NULL) {
		cli_say("--by '%.300s' is not usable: %s", text, fault);
		return false;
	}
	error = regcomp(&compiled, pattern, REG_EXTENDED);
	if (error == 0) {
		regfree(&compiled);
		return true;
	}
	if (error == REG_ESPACE)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	regerror(error, &compiled, why, sizeof(why));
	cli_say("--by '%s' is not usable: %s; expected an extended regular expression", text, why);
	return false;
}

unsigned by_pattern_atoms(const char *pattern)
{
	struct reading reading = { .at = pattern };

	while (*reading.at != '\0' && read_next(&reading) == NULL)
		;
	return count_atoms(&reading);
}

bool by_pattern_compile(regex_t *compiled, const char *pattern)
{
	return regcomp(compiled, pattern, REG_EXTENDED) == 0;
}
