/* SPDX-License-Identifier: BSD-2-Clause */
/* Cause information elements, and ISUP cause indicators. */
#include "message.h"

#include "octets.h"

static void broken(struct sci_reader *reader, int32_t kind, const char *begin, const char *end,
		   const char *at, const char *expected)
{
	struct sipcause_part part;

	sci_reader_fail(reader, SCI_FAULT_ELEMENT, at, expected);
	sci_part_start(reader, &part, kind, begin);
	part.validity = SIPCAUSE_VALIDITY_MALFORMED;
	sci_part_add(reader, &part, end);
}

/* Another standard's codes are looked up only where the caller says in what. */
static void set_code(const struct sci_reader *reader, struct sipcause_part *part, int32_t cause)
{
	const struct sipcause_space *space = reader->message->codings[part->coding];

	if (part->coding == 0) {
		sci_part_code(reader, part, SCI_ROLE_Q850, cause, 1);
		return;
	}
	part->code = cause;
	part->space = space;
	if (space == NULL)
		part->validity = SIPCAUSE_VALIDITY_FOREIGN_CODING;
	else if (!sci_span_holds(space->range, cause))
		part->validity = SIPCAUSE_VALIDITY_OUT_OF_RANGE;
}

/* The contents from `contents` to `end` of an element that begins at `begin`. */
static void read_contents(struct sci_reader *reader, int32_t kind, const char *begin,
			  const char *contents, const char *end)
{
	const unsigned char *bytes = (const unsigned char *)contents;
	size_t length = (size_t)(end - contents), at;
	struct sci_octets octets;
	struct sipcause_part part;
	const char *expected = sci_octets_read(bytes, length, &octets, &at);

	if (expected != NULL) {
		broken(reader, kind, begin, end, contents + at, expected);
		return;
	}
	sci_part_start(reader, &part, kind, begin);
	part.coding = octets.coding;
	part.location = octets.location;
	part.recommendation = octets.recommendation;
	if (length > octets.head) {
		part.evidence = bytes + octets.head;
		part.evidence_length = (uint32_t)(length - octets.head);
	}
	set_code(reader, &part, octets.cause);
	sci_part_add(reader, &part, end);
}

void sci_read_octets(struct sci_reader *reader, const char *begin, const char *end)
{
	int32_t kind = reader->form == SIPCAUSE_FORM_ENCAPSULATED ? SIPCAUSE_PART_ENCAPSULATED
								  : SIPCAUSE_PART_CAUSE;

	read_contents(reader, kind, begin, begin, end);
}

void sci_read_elements(struct sci_reader *reader, const char *begin, const char *end)
{
	do {
		size_t left = (size_t)(end - begin);
		const char *expected = NULL, *at = begin;

		if (left == 0 || *begin != SCI_IE_CAUSE) {
			expected = "0x08, the identifier of a cause element";
		} else if (left == 1) {
			expected = "the length of the element";
			at = end;
		} else if ((unsigned char)begin[1] > left - 2) {
			expected = "as many octets as the element's length says";
			at = end;
		} else if ((unsigned char)begin[1] < 2) {
			expected = "a length of at least 2";
			at = begin + 1;
		}
		if (expected != NULL) {
			broken(reader, SIPCAUSE_PART_CAUSE, begin, end, at, expected);
			return;
		}
		at = begin + 2 + (unsigned char)begin[1];
		read_contents(reader, SIPCAUSE_PART_CAUSE, begin, begin + 2, at);
		begin = at;
	} while (begin < end);
}
