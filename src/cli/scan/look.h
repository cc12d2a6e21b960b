/* SPDX-License-Identifier: BSD-2-Clause */
/* Where in many lines something stands that could be of a message: most lines of a log are
 * passed over without being looked at one by one. */
#ifndef LOG_LOOK_H
#define LOG_LOOK_H

#include <stddef.h>

/* The first place from `at` on; length: there is none. */
size_t log_look_next(const char *bytes, size_t length, size_t at);
/* How many lines end in bytes. */
size_t log_look_ends(const char *bytes, size_t length);

#endif
