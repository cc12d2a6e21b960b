/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prefixes of lines that are the same but for their time: "Nov 26 03:00:00 host sip[11]: ".
 * Names must be the same, and so must a number in brackets behind one: they say who speaks.
 * Times may be any, and other numbers may count up.
 */
#ifndef LOG_SHAPE_H
#define LOG_SHAPE_H

#include "field.h"

/* How much of a line is a prefix of this shape; line.length + 1: it has another. */
size_t log_shape_match(struct log_text shape, struct log_text line);
/* Whether a prefix tells which process speaks. */
bool log_shape_speaks(struct log_text shape);

#endif
