/* SPDX-License-Identifier: BSD-2-Clause */
/* What logs write for characters that would disturb them: ends of lines, and colours. */
#ifndef LOG_ESCAPE_H
#define LOG_ESCAPE_H

#include "field.h"

/* The length of an end of a line that a text begins with; 0: none.  It may be \r\n, #015#012,
 * ^M^J, \x0d\x0a, <CR><LF>, one of the two where it can be nothing else, or "..". */
size_t log_line_end(struct log_text text);
/* Whether a text ends in one, or in half of one. */
bool log_ends_line(struct log_text text);
/* A line without the colours of a terminal; room is as long as the line.  What has none is
 * given back as it is. */
struct log_text log_without_colours(char *room, struct log_text line);

#endif
