/* SPDX-License-Identifier: BSD-2-Clause */
/* What JSON strings are made of (RFC 8259 7). */
#ifndef SCI_JSON_WRITE_H
#define SCI_JSON_WRITE_H

#include <stddef.h>
#include <stdint.h>

/* Write the escape of a character: \n and the like where there is one, else \u00e4, in
 * two halves from U+10000 on.  Gives its length; no NUL follows. */
#define SCI_JSON_ESCAPE 12
size_t sci_json_escape(char room[SCI_JSON_ESCAPE], uint32_t character);

/* How many of the bytes stand for themselves up to the first that does not: printable
 * ASCII but quotes and backslashes.  They are looked at by eights. */
size_t sci_json_plain_run(const char *text, size_t length);

#endif
