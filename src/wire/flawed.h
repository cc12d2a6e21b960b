/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A Reason value that the grammar does not allow, while it is read.
 *
 *   read-flawed (protocol, parameters) -> flawed-end (where things end) and flawed-number
 */
#ifndef SCI_FLAWED_H
#define SCI_FLAWED_H

#include "reason.h"

struct sci_flawed {
	struct sci_reader *reader;
	struct sci_input *cursor;
	struct sci_reason reason;
	const char **barren; /* for double quotes, and for others */
	int32_t flaw;        /* the first that was found */
	bool lost;           /* it names no cause that can be read, or two */
};

static inline void sci_flawed_note(struct sci_flawed *value, int32_t flaw)
{
	if (value->flaw == SIPCAUSE_FLAW_NONE)
		value->flaw = flaw;
}

static inline bool sci_flawed_is_at(const struct sci_input *cursor, char c)
{
	return cursor->at < cursor->end && *cursor->at == c;
}

static inline bool sci_flawed_is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A separator, which somebody may have escaped. */
static inline bool sci_flawed_take_separator(struct sci_input *cursor, char separator)
{
	struct sci_input ahead = *cursor;

	sci_input_take(&ahead, '\\');
	if (!sci_input_take(&ahead, separator))
		return false;
	*cursor = ahead;
	return true;
}

/* Whether all bytes, and there are some, are of these classes. */
static inline bool sci_flawed_is_run(struct sci_slice text, int classes)
{
	struct sci_input cursor = { text.text, text.text + text.length };
	struct sci_slice run;

	return sci_lex_run(&cursor, classes, &run) && cursor.at == cursor.end;
}

/* Whether the comma at the cursor ends the value: no parameter stands behind it.  Within a
 * text, or what may be a URL, it does before a protocol that is known. */
bool sci_flawed_ends_value(const struct sci_flawed *value, struct sci_input ahead, bool text);
/* Take the value of a parameter, in quotes of whatever make or in none.  Open quotes hold all
 * that follows. */
struct sci_slice sci_flawed_take_value(struct sci_flawed *value, enum sci_reason_name meaning);
/* Without white space and quotes around it, and without an escape of nothing. */
struct sci_slice sci_flawed_trim(struct sci_slice text);
/* A number with something round it: +17, 0x11, 17.0, 17 (User busy).  -1: there is none
 * that can mean one thing only. */
int64_t sci_flawed_number(struct sci_slice text);

#endif
