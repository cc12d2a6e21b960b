/* SPDX-License-Identifier: BSD-2-Clause */
/* What JSON strings are made of (RFC 8259 7). */
#ifndef SCI_JSON_WRITE_H
#define SCI_JSON_WRITE_H

#include "json-plain.h"

/* Write the escape of a character: \n and the like where there is one, else \u00e4, in
 * two halves from U+10000 on.  Gives its length; no NUL follows. */
#define SCI_JSON_ESCAPE 12
size_t sci_json_escape(char room[SCI_JSON_ESCAPE], uint32_t character);

#endif
