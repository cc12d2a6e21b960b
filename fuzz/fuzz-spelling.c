/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes in all spellings, and octets in hexadecimal. */
#include "fuzz.h"

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

		for (spelling = 0; spelling < SIPCAUSE_SPELLING_COUNT_; spelling++)
			if (sipcause_spell_parse(space, spelling, text, size, &code, &error) ==
			    SIPCAUSE_OK)
				FUZZ_MUST(code >= sipcause_space_first(space) &&
					  code <= sipcause_space_last(space));
	}
	if (sipcause_octets_parse(text, size, octets, sizeof(octets), &count, &error) ==
	    SIPCAUSE_OK)
		FUZZ_MUST(count >= 1 && count <= sizeof(octets) && count * 2 <= size);
	return 0;
}
