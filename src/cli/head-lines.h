/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of the heads of SIP and HTTP messages, and what each of them is. */
#ifndef CLI_HEAD_LINES_H
#define CLI_HEAD_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cli_line {
	const char *text;
	size_t length; /* without its line end */
};

/* A place in the text, with the number of its line, from 1. */
struct cli_mark {
	const char *at;
	size_t line;
};

static inline bool cli_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The line at a mark, which goes behind it.  false: the text ends. */
bool cli_take_line(struct cli_mark *mark, const char *end, struct cli_line *line);
/* The line without so many bytes at its beginning. */
struct cli_line cli_line_behind(struct cli_line line, size_t count);
/* Blanks at the beginning of a text. */
size_t cli_count_blanks(const char *text, size_t length);

/* Whether a line begins a message: a status line or a request line, also a malformed one. */
bool cli_is_first_line(const char *line, size_t length);
/* Whether it is that of a response, and of one of HTTP. */
bool cli_is_response(const char *line, size_t length);
bool cli_is_http(const char *line, size_t length);
/* Where in a line one begins behind something else, such as the time; SIZE_MAX: nowhere. */
size_t cli_find_first_line(struct cli_line line);
/* Whether a line is a header field: a name and a colon. */
bool cli_is_field(const char *line, size_t length);
/* The name of the header field that a line is, blanks before it passed over; NULL: it is none. */
const char *cli_field_name(const char *line, size_t length);
/* The value of the first header field of a name, or of its compact form (0: it has none),
 * with the lines that are folded into it.  NULL: there is none. */
const char *cli_find_field(const char *head, size_t length, const char *name, char compact,
			   size_t *value_length);

#endif
