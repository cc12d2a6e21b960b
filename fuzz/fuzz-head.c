/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole heads, header fields and status lines. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_form(SIPCAUSE_FORM_HEAD, data, size);
	fuzz_form(SIPCAUSE_FORM_HEADER, data, size);
	fuzz_form(SIPCAUSE_FORM_STATUS_LINE, data, size);
	return 0;
}
