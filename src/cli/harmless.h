/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Text for people, made harmless on its way out: what cannot be shown (see base/text.h),
 * whoever wrote it, becomes \xNN for each byte, and no message has to think of it.
 */
#ifndef CLI_HARMLESS_H
#define CLI_HARMLESS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

void cli_put_text(FILE *out, const char *text, size_t length);
/* Text made of a format; a line end is one only at the end of the format, and `after`,
 * which ends a style, goes before it.  false: cut, for want of memory. */
bool cli_put_list(FILE *out, const char *after, const char *format, va_list arguments)
	__attribute__((format(printf, 3, 0)));

#endif
