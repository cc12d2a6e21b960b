/* SPDX-License-Identifier: BSD-2-Clause */
/* How what is sent is read.  Comments quote the sentence of the manual that the code restates. */
#include "oracle-read.h"

#include <string.h>

#include "oracle-agree.h"

#define WORD_MAX 64 /* "have at most 64 bytes" */
#define ROOM 256

static bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool begins(const char *text, const char *words)
{
	for (; *words; text++, words++)
		if (lower(*text) != lower(*words))
			return false;
	return true;
}

bool oracle_text_is(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && begins(a, b);
}

bool oracle_text_contains(const char *text, const char *words)
{
	for (; *text; text++)
		if (begins(text, words))
			return true;
	return false;
}

/* ------------------------------------------------------------------ cells */

/* "Case does not matter, nor how many blanks there are" */
static void fold(const char *text, char *room)
{
	size_t length = 0;

	for (; *text; text++) {
		bool blank = *text == ' ' || *text == '\t';

		if (!blank)
			room[length++] = lower(*text);
		else if (length && room[length - 1] != ' ')
			room[length++] = ' ';
	}
	if (length && room[length - 1] == ' ')
		length--;
	room[length] = '\0';
}

static bool same_folded(const char *a, const char *b)
{
	char left[ROOM], right[ROOM];

	if (!a || strlen(a) >= ROOM || strlen(b) >= ROOM)
		return false;
	fold(a, left);
	fold(b, right);
	return *left && strlen(left) <= WORD_MAX && is(left, right);
}

/* A word, or "a phrase that one code alone has" */
int32_t oracle_cell_code(const struct oracle_space *space, const char *text)
{
	int32_t found = ORACLE_NOBODY_SAID;

	for (size_t i = 0; i < space->word_count; i++)
		if (same_folded(space->words[i].text, text))
			return space->words[i].code;
	for (size_t i = 0; i < space->code_count; i++) {
		if (!same_folded(space->codes[i].phrase, text))
			continue;
		if (found != ORACLE_NOBODY_SAID)
			return ORACLE_NOBODY_SAID;
		found = space->codes[i].code;
	}
	return found;
}

/* -------------------------------------------------------------- protocols */

/* "The protocol of a Reason value is one that a space claims.  With --strict those of `read` are
 * not read." */
static const struct oracle_space *claimed(const struct oracle_world *world, bool strict,
					  const char *protocol)
{
	for (size_t i = 0; i < world->space_count; i++)
		for (size_t j = 0; j < world->spaces[i].protocol_count; j++) {
			const struct oracle_protocol *item = &world->spaces[i].protocols[j];

			if (oracle_text_is(item->name, protocol) && !(strict && item->read))
				return &world->spaces[i];
		}
	return NULL;
}

static const char *kind_of(const struct oracle_space *space)
{
	if (space && is(space->name, "q850"))
		return "q850-reason";
	return space && is(space->name, "sip") ? "sip-reason" : "reason";
}

const struct oracle_shift *oracle_shift(const struct oracle_space *space, int32_t number)
{
	for (size_t i = 0; i < space->shift_count; i++)
		if (number >= space->shifts[i].first && number <= space->shifts[i].last)
			return &space->shifts[i];
	return NULL;
}

static void tell(struct oracle_part *part, const char *space, int32_t code)
{
	if (part->told_count == ORACLE_TOLD_MAX)
		return;
	part->told[part->told_count].space = space;
	part->told[part->told_count++].code = code;
}

/* "A number that a space shifts is the code that it is shifted to", with its companions. */
static void move(const struct oracle_shift *shift, struct oracle_part *part)
{
	part->space = shift->space;
	part->code += shift->by;
	for (size_t i = 0; i < shift->with_count; i++)
		tell(part, shift->with[i].space, shift->with[i].code);
}

/* ------------------------------------------------------------------ texts */

static bool has_name(const struct oracle_space *space, int32_t number, const char *name)
{
	const struct oracle_code *code = oracle_code(space, number);

	if (!code)
		return false;
	for (size_t i = 0; i < code->alias_count; i++)
		if (oracle_text_is(code->aliases[i], name))
			return true;
	return code->name && oracle_text_is(code->name, name);
}

/* Whether the text is the space's name for the number, or for what it moved it to. */
static bool names(const struct oracle_space *space, const struct oracle_part *part,
		  const char *text)
{
	const struct oracle_shift *shift = oracle_shift(space, part->code);

	if (!shift)
		return has_name(space, part->code, text);
	return is(shift->space, space->name) && has_name(space, part->code + shift->by, text);
}

/* Q.850 goes before the others, and these in the order of their names. */
static bool goes_before(const struct oracle_space *space, const struct oracle_space *other)
{
	if (!other || is(space->name, "q850") || is(other->name, "q850"))
		return !other || is(space->name, "q850");
	return strcmp(space->name, other->name) < 0;
}

/* "where it is exactly the name that another space with a protocol has for the number that is
 * there, and not the name that its own space has for it, the number is a code of that space, and
 * the part one of the kind reason" */
static void take_name(const struct oracle_world *world, const char *text, struct oracle_part *part)
{
	const struct oracle_space *found = NULL;

	if (names(oracle_space(world, part->space), part, text))
		return;
	for (size_t i = 0; i < world->space_count; i++) {
		const struct oracle_space *space = &world->spaces[i];

		if (space->protocol_count && !is(space->name, part->space) &&
		    names(space, part, text) && goes_before(space, found))
			found = space;
	}
	if (!found)
		return;
	part->kind = "reason";
	part->space = found->name;
	part->validity = "valid";
	part->location = -1;
	if (oracle_shift(found, part->code))
		move(oracle_shift(found, part->code), part);
}

static bool does(const struct oracle_sign *sign, const char *text)
{
	if (is(sign->does, "begins"))
		return begins(text, sign->text);
	return is(sign->does, "is") ? oracle_text_is(text, sign->text)
				    : oracle_text_contains(text, sign->text);
}

/* The space whose name comes next; NULL: none. */
static const struct oracle_space *next_by_name(const struct oracle_world *world,
					       const struct oracle_space *before)
{
	const struct oracle_space *next = NULL;

	for (size_t i = 0; i < world->space_count; i++) {
		const struct oracle_space *space = &world->spaces[i];

		if ((!before || strcmp(space->name, before->name) > 0) &&
		    (!next || strcmp(space->name, next->name) < 0))
			next = space;
	}
	return next;
}

/* "A location beside a cause that is not of Q.850 is not one.  Beside a SIP cause whose text added
 * a companion it is kept" in the space that this names. */
static void take_text(const struct oracle_world *world, const struct oracle_space *space,
		      const struct oracle_sign *sign, int32_t location, struct oracle_part *part)
{
	tell(part, space->name, sign->code);
	if (sign->location && location >= oracle_space(world, sign->location)->first &&
	    location >= 0 && location <= oracle_space(world, sign->location)->last &&
	    is(part->kind, "sip-reason"))
		tell(part, sign->location, location);
}

/* "what a space lists in reason-texts becomes known of the call [...] in the order of the spaces'
 * names" */
static void take_texts(const struct oracle_world *world, const char *in, const char *text,
		       int32_t location, struct oracle_part *part)
{
	const struct oracle_space *space = NULL;

	while ((space = next_by_name(world, space))) {
		for (size_t i = 0; i < space->sign_count; i++) {
			const struct oracle_sign *sign = &space->signs[i];

			if (is(sign->in, in) && does(sign, text) &&
			    (!sign->beside_count ||
			     oracle_codes_have(world, sign->beside, sign->beside_count, part->space,
					       part->code)))
				take_text(world, space, sign, location, part);
		}
	}
}

void oracle_read_phrase(const struct oracle_world *world, const char *phrase,
			struct oracle_part *part)
{
	take_texts(world, "phrase", phrase, -1, part);
}

/* ----------------------------------------------------------------- values */

static const char *validity_of(const struct oracle_space *space, const struct oracle_reason *reason)
{
	if (oracle_text_is(reason->protocol, "STIR"))
		return "stir";
	if (!space)
		return oracle_text_is(reason->protocol, "EMM")
			       ? "other-protocol" /* a shipped one */
			       : "unknown-protocol";
	if (reason->cause < space->first || reason->cause > space->last ||
	    (!reason->cause && is(space->name, "q850"))) /* "a cause of 0 is none" */
		return "out-of-range";
	return "valid";
}

void oracle_read_reason(const struct oracle_world *world, bool strict,
			const struct oracle_reason *reason, struct oracle_part *part)
{
	const struct oracle_space *space = claimed(world, strict, reason->protocol);

	part->protocol = reason->protocol;
	part->kind = part->spoken = kind_of(space);
	part->space = space ? space->name : NULL;
	part->code = reason->cause;
	part->validity = validity_of(space, reason);
	if (is(part->kind, "q850-reason"))
		part->location = reason->location;
	if (!space || is(part->validity, "stir"))
		return;
	if (!is(part->kind, "reason") && reason->text)
		take_name(world, reason->text, part);
	else if (is(part->validity, "valid") && oracle_shift(space, part->code))
		move(oracle_shift(space, part->code), part);
	if (!is(part->validity, "valid"))
		return;
	if (reason->text)
		take_texts(world, "reason-text", reason->text, reason->location, part);
}
