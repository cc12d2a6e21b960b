/* SPDX-License-Identifier: BSD-2-Clause */
/* What the parts of a message tell. */
#include "message.h"

int32_t sipcause_part_kind(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->kind;
}

int32_t sipcause_part_validity(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->validity;
}

int32_t sipcause_part_flaw(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->flaw;
}

int32_t sipcause_part_form(const struct sipcause_part *part)
{
	return part == NULL || part->added ? -1 : part->form;
}

uint32_t sipcause_part_message(const struct sipcause_part *part)
{
	return part == NULL ? 0 : part->message;
}

uint32_t sipcause_part_turn(const struct sipcause_part *part)
{
	return part == NULL ? 0 : part->turn;
}

int32_t sipcause_part_branch(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->branch;
}

int sipcause_part_says_elsewhere(const struct sipcause_part *part)
{
	return part != NULL && part->elsewhere;
}

int sipcause_part_companion(const struct sipcause_part *part, size_t index,
			    const struct sipcause_space **space, int32_t *code)
{
	if (part == NULL || index >= part->told_count)
		return 0;
	if (space != NULL)
		*space = part->told[index].space;
	if (code != NULL)
		*code = part->told[index].code;
	return 1;
}

int sipcause_part_has_method(const struct sipcause_part *part)
{
	return part != NULL && part->has_method;
}

size_t sipcause_part_offset(const struct sipcause_part *part)
{
	return part == NULL ? 0 : part->offset;
}

const struct sipcause_space *sipcause_part_space(const struct sipcause_part *part)
{
	return part == NULL ? NULL : part->space;
}

int32_t sipcause_part_code(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->code;
}

int32_t sipcause_part_location(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->location;
}

int32_t sipcause_part_recommendation(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->recommendation;
}

int32_t sipcause_part_coding(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->coding;
}

int32_t sipcause_part_verdict(const struct sipcause_part *part)
{
	return part == NULL ? -1 : part->verdict;
}

int sipcause_part_contradicts(const struct sipcause_part *part)
{
	return part != NULL && part->contradicts;
}

int sipcause_part_differs(const struct sipcause_part *part)
{
	return part != NULL && part->differs;
}

static const char *give(struct sci_slice slice, size_t *length)
{
	if (length != NULL)
		*length = slice.length;
	return slice.text;
}

static const struct sci_slice nothing = { NULL, 0 };

const char *sipcause_part_text(const struct sipcause_part *part, size_t *length)
{
	return give(part == NULL ? nothing : part->text, length);
}

const char *sipcause_part_protocol(const struct sipcause_part *part, size_t *length)
{
	return give(part == NULL ? nothing : part->protocol, length);
}

const char *sipcause_part_bytes(const struct sipcause_part *part, size_t *length)
{
	return give(part == NULL ? nothing : part->bytes, length);
}

const unsigned char *sipcause_part_evidence(const struct sipcause_part *part, size_t *length)
{
	if (length != NULL)
		*length = part == NULL ? 0 : part->evidence_length;
	return part == NULL ? NULL : part->evidence;
}
