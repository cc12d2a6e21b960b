/* SPDX-License-Identifier: BSD-2-Clause */
/* The Warning header field. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_form(SIPCAUSE_FORM_WARNING, data, size);
	return 0;
}
