/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines that hold a message, or what matters of one, by themselves. */
#ifndef LOG_LINE_H
#define LOG_LINE_H

#include "head.h"
#include "start.h"

/*
 * Cut the rest of a line, from the first line of a message on, into the lines of it: where
 * ends of lines are written in it (\r\n, #015#012, ^M, "..") there, and else before the
 * names of header fields.  head has the first line and those of its fields.
 */
void log_line_cut(struct log_head *head, struct log_text text, const struct log_start *start);
/* How much of it is the first line of a message where only words follow. */
size_t log_line_first(struct log_text text, const struct log_start *start);
/* Of which request a line speaks, where it is one that ends no call: by a request line, or in
 * words ("404 for the OPTIONS"); "" where it does not say.  Only of a line by itself. */
#define LOG_METHOD_MAX 32
void log_line_method(char method[LOG_METHOD_MAX], struct log_text line,
		     const struct log_start *start);
/* Take the Reason header fields that stand anywhere in a line.  false: there are none. */
bool log_line_reasons(struct log_head *head, struct log_text line);

#endif
