/* SPDX-License-Identifier: BSD-2-Clause */
/* Cause elements and their contents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_form(SIPCAUSE_FORM_IE, data, size);
	fuzz_form(SIPCAUSE_FORM_OCTETS, data, size);
	fuzz_form(SIPCAUSE_FORM_ENCAPSULATED, data, size);
	return 0;
}
