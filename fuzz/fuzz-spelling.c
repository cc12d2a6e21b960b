/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes in all spellings, with and without something round them, and octets in hexadecimal. */
#include "fuzz.h"

/* A cell that was read says something that is a code; one turn whatever it says. */
static void read_cell(const struct sipcause_space *space, int32_t spelling, int strict,
		      const char *text, size_t size)
{
	static struct sipcause_message *message;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	const struct sipcause_part *part;
	size_t i, good = 0;
	int answer;

	if (message == NULL)
		FUZZ_MUST(sipcause_message_new(&message, fuzz_catalog()) == SIPCAUSE_OK);
	sipcause_message_clear(message);
	answer = sipcause_message_read_cell(message, space, spelling, strict, text, size, &error);
	FUZZ_MUST(answer == SIPCAUSE_OK || error.message[0] != '\0');
	for (i = 0; (part = sipcause_message_part(message, i)) != NULL; i++) {
		FUZZ_MUST(sipcause_part_turn(part) == 1);
		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_VALID ||
		    sipcause_part_space(part) == NULL)
			continue;
		FUZZ_MUST(sipcause_part_code(part) >=
			  sipcause_space_first(sipcause_part_space(part)));
		FUZZ_MUST(sipcause_part_code(part) <=
			  sipcause_space_last(sipcause_part_space(part)));
		good++;
	}
	FUZZ_MUST((answer == SIPCAUSE_OK) == (good > 0) || space == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const spaces[] = { "q850", "sip", "http", "location", "event" };
	const char *text = (const char *)data;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	unsigned char octets[64];
	int32_t spelling, code;
	size_t i, count;

	for (i = 0; i < FUZZ_COUNT(spaces); i++) {
		const struct sipcause_space *space =
			sipcause_catalog_space(fuzz_catalog(), spaces[i]);

		for (spelling = 0; spelling < SIPCAUSE_SPELLING_COUNT_; spelling++) {
			read_cell(space, spelling, 0, text, size);
			read_cell(space, spelling, 1, text, size);
			if (sipcause_spell_parse(space, spelling, text, size, &code, &error) ==
			    SIPCAUSE_OK)
				FUZZ_MUST(code >= sipcause_space_first(space) &&
					  code <= sipcause_space_last(space));
		}
	}
	read_cell(NULL, SIPCAUSE_SPELLING_AUTO, 0, text, size);
	if (sipcause_trace_parse(text, size, octets, sizeof(octets), &count, &error) == SIPCAUSE_OK)
		FUZZ_MUST(count >= 2 && count <= sizeof(octets));
	if (sipcause_octets_parse(text, size, octets, sizeof(octets), &count, &error) ==
	    SIPCAUSE_OK)
		FUZZ_MUST(count >= 1 && count <= sizeof(octets) && count * 2 <= size);
	return 0;
}
