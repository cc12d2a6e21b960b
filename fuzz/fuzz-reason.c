/* SPDX-License-Identifier: BSD-2-Clause */
/* The Reason header field. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_form(SIPCAUSE_FORM_REASON, data, size);
	return 0;
}
