/* SPDX-License-Identifier: BSD-2-Clause */
/* Problem documents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_form(SIPCAUSE_FORM_PROBLEM, data, size);
	return 0;
}
