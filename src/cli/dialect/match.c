/* SPDX-License-Identifier: BSD-2-Clause */
#include "match.h"

#include "base/text.h"
#include "cli/say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define PATTERN_MAX 255 /* bytes */
#define REPEAT_MAX 16   /* of {n,m} */
#define SIZE_MAX_ATOMS 256
#define DEPTH_MAX 8
/* A compiled pattern keeps what it learns of lines: at worst some 400 bytes for each byte of a line
 * and atom of the pattern.  After so many of both all patterns are compiled anew. */
#define LEARNED_MAX ((size_t)1 << 20)

static const struct sci_problem_kind bad_pattern = { "bad-pattern", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };

/* Those that are compiled. */
static struct {
	struct dialect_match *first;
	size_t learned;
} all;

/* A pattern while it is looked at.  A level is a group that is open. */
struct look {
	const char *next;
	struct {
		size_t atoms;
		bool repeats; /* something in it is repeated */
	} levels[DEPTH_MAX + 1];
	size_t depth;
	size_t last;       /* atoms of what a repetition would repeat */
	bool last_repeats; /* which has a repetition in it */
	size_t groups;
};

/* [...], of which a ] that is first and a class such as [:digit:] are part. */
static const char *skip_set(struct look *look)
{
	const char *text = look->next;

	text += *text == '^';
	text += *text == ']';
	while (*text != '\0' && *text != ']') {
		const char kind = text[0] == '[' ? text[1] : '\0';
		const char closing[3] = { kind, ']', '\0' };
		const char *end = kind == ':' || kind == '.' || kind == '='
					  ? strstr(text + 2, closing)
					  : NULL;

		text = end != NULL ? end + 2 : text + 1;
	}
	look->next = text + (*text == ']');
	return *text == ']' ? NULL : "a [ without its ]";
}

static const char *open_group(struct look *look)
{
	if (look->depth == DEPTH_MAX || ++look->groups >= MATCH_GROUPS)
		return "more than 9 groups, or more than 8 within each other";
	look->depth++;
	look->levels[look->depth].atoms = 0;
	look->levels[look->depth].repeats = false;
	return NULL;
}

static const char *close_group(struct look *look)
{
	if (look->depth == 0)
		return "a ) without its (";
	look->last = look->levels[look->depth].atoms + 1;
	look->last_repeats = look->levels[look->depth].repeats;
	look->depth--;
	look->levels[look->depth].atoms += look->last;
	look->levels[look->depth].repeats |= look->last_repeats;
	return NULL;
}

/* {n}, {n,} or {n,m} behind its brace: how often at most; 0: it is none, or too often. */
static size_t times(struct look *look)
{
	size_t most = 0, number = 0;
	const char *text = look->next;

	if (*text == ',')
		return 0;
	for (; *text != '}' && *text != '\0'; text++) {
		if (!sci_is_digit(*text) && *text != ',')
			return 0;
		number = *text == ',' ? 0 : number * 10 + (size_t)(*text - '0');
		if (number > REPEAT_MAX)
			return 0;
		most = number > most ? number : most;
	}
	look->next = text + (*text == '}');
	return *text == '}' ? most : 0;
}

static const char *repeat(struct look *look, char sign)
{
	size_t most = sign == '{' ? times(look) : 1;

	if (most == 0)
		return "a { without 1 to 16 times behind it";
	if (sign != '?' && look->last_repeats)
		return "a repetition of what repeats something";
	look->levels[look->depth].atoms += look->last * (most - 1);
	look->last *= most;
	if (sign != '?')
		look->last_repeats = look->levels[look->depth].repeats = true;
	return NULL;
}

static const char *look_at(struct look *look)
{
	const char sign = *look->next++;

	if (strchr("*+?{", sign) != NULL)
		return repeat(look, sign);
	if (sign == '(')
		return open_group(look);
	if (sign == ')')
		return close_group(look);
	look->last = 1;
	look->last_repeats = false;
	look->levels[look->depth].atoms++;
	if (sign == '[')
		return skip_set(look);
	if (sign != '\\')
		return NULL;
	if (*look->next == '\0' || strchr("^.[]$()|*+?{}\\", *look->next) == NULL)
		return "a \\ before none of ^.[]$()|*+?{}\\";
	look->next++;
	return NULL;
}

/* What is wrong with a pattern, and its size; NULL: nothing. */
static const char *flaw_of(const char *text, size_t *size)
{
	struct look look = { .next = text };
	const char *flaw = strlen(text) > PATTERN_MAX ? "more than 255 bytes" : NULL;

	while (flaw == NULL && *look.next != '\0') {
		flaw = (unsigned char)*look.next < ' ' || (unsigned char)*look.next > '~'
			       ? "a character that is not printable ASCII"
			       : look_at(&look);
		if (flaw == NULL && look.levels[0].atoms > SIZE_MAX_ATOMS)
			flaw = "repetitions that make it too large";
	}
	*size = look.levels[0].atoms;
	return flaw == NULL && look.depth > 0 ? "a ( without its )" : flaw;
}

/* Gives the code of regcomp(), but for memory that is out, which ends the process. */
static int compile(struct dialect_match *match)
{
	const int code =
		regcomp(&match->regex, match->text, REG_EXTENDED | (match->folded ? REG_ICASE : 0));

	if (code == REG_ESPACE)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	match->compiled = code == 0;
	if (match->compiled) {
		match->next = all.first;
		all.first = match;
	}
	return code;
}

static void forget_all(void)
{
	for (; all.first != NULL; all.first = all.first->next) {
		regfree(&all.first->regex);
		all.first->compiled = false;
	}
	all.learned = 0;
}

void match_read(struct at at, const struct sci_node *node, void *out)
{
	struct dialect_match *match = out;
	const char *text = NULL, *flaw;
	char found[SCI_FOUND], said[128] = "";
	int code;

	member_any(at, node, &text);
	if (text == NULL)
		return;
	match->folded = (at.where & MATCH_FOLDED) != 0;
	flaw = flaw_of(text, &match->size);
	if (flaw == NULL) {
		match->text = text;
		code = compile(match);
		match->groups = code == 0 ? match->regex.re_nsub : 0;
		if (code == 0)
			return;
		regerror(code, &match->regex, said, sizeof(said));
		match->text = NULL;
	}
	sci_report_add_kind(
		at.reading->report, &bad_pattern, sci_node_place(node),
		"found the pattern %s with %s; expected one of 'Patterns' in sipcause-dialect(5)",
		sci_node_found(node, found), flaw != NULL ? flaw : said);
}

bool match_line(struct dialect_match *match, const char *line, struct match_groups *groups)
{
	int code;

	if (match->text == NULL)
		return false;
	if (!match->compiled && compile(match) != 0)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	errno = 0;
	code = regexec(&match->regex, line, groups != NULL ? MATCH_GROUPS : 0,
		       groups != NULL ? groups->at : NULL, 0);
	/* glibc says of memory that is out only that nothing matches. */
	if (code == REG_ESPACE || (code != 0 && errno == ENOMEM))
		cli_need_memory(SIPCAUSE_E_MEMORY);
	all.learned += (strlen(line) + 1) * (match->size + 1);
	if (all.learned > LEARNED_MAX)
		forget_all();
	return code == 0;
}

size_t match_group_count(const struct dialect_match *match)
{
	return match->text != NULL ? match->groups : 0;
}

void match_free(struct dialect_match *match)
{
	struct dialect_match **link = &all.first;

	while (match->compiled && *link != match)
		link = &(*link)->next;
	if (match->compiled) {
		*link = match->next;
		regfree(&match->regex);
	}
	match->compiled = false;
	match->text = NULL;
}
