/* SPDX-License-Identifier: BSD-2-Clause */
/* Patterns of codes: 4xx, 40[34], 40[3-6], 4?? and 48*, written like their digits. */
#ifndef CLI_PATTERN_H
#define CLI_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a text is written as a pattern of codes, like 4xx or 40[34]. */
bool cli_is_pattern(const char *text, size_t length);
bool cli_matches(const char *pattern, size_t length, int32_t code);

#endif
