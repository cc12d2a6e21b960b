/* SPDX-License-Identifier: BSD-2-Clause */
/* What is wrong with a line of JSON, in words. */
#ifndef CSV_JSONL_FLAW_H
#define CSV_JSONL_FLAW_H

#include "paths.h"

/* Write "found ...; expected ...": what stands at a place before the line's end. */
void jsonl_flaw(char reason[JSONL_REASON], const char *at, const char *end, const char *expected);

#endif
