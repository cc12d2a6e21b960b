/* SPDX-License-Identifier: BSD-2-Clause */
/* The header fields of SIP by name, and where the values end that matter here when they
 * stand among other words. */
#ifndef LOG_FIELD_H
#define LOG_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of a line. */
struct log_text {
	const char *at;
	size_t length;
};

enum log_field {
	LOG_NO_FIELD,      /* it does not begin as a header field does */
	LOG_OTHER_FIELD,   /* of a name that is not known */
	LOG_PRIVATE_FIELD, /* of one that is somebody's own */
	LOG_KNOWN_FIELD,   /* of one that is known, and says nothing of a call's end */
	LOG_CALL_ID,
	LOG_CSEQ,
	LOG_FROM,
	LOG_TO,
	LOG_VIA,
	LOG_REASON,
	LOG_WARNING,
	LOG_RETRY_AFTER,
	LOG_CONTENT_TYPE,
	LOG_CONTENT_LENGTH,
	LOG_SAYS_ANYTHING, /* a text of its sender's own: User-Agent, Subject, ... */
	LOG_NAMES_SOMEBODY /* an address, which may have a name in quotes: Contact, ... */
};

static inline bool log_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool log_is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* A character that may stand in a name or a method. */
extern const unsigned char log_token_table[256];
static inline bool log_is_token(char c)
{
	return log_token_table[(unsigned char)c] != 0;
}
struct log_text log_trim(struct log_text text);
/* Whether a text begins with a word, in whatever capitals. */
bool log_begins(struct log_text text, const char *word);
/* Where a word stands in a text; NULL: nowhere. */
const char *log_search(struct log_text text, const char *word);
/* Decimal digits at the beginning; -1: there are none, or too many. */
int64_t log_number(struct log_text text);

/* The header field that a text begins with, and where its value begins. */
enum log_field log_field_at(struct log_text text, size_t *value);
/* The value of a parameter such as ;tag=: nothing where there is none. */
struct log_text log_parameter(struct log_text value, const char *name);

/* How much of a text is the value of a Reason header field with a cause: 0, or up to where
 * the first thing stands that does not belong to it. */
size_t log_reason_length(struct log_text text);
/* The same of a Warning. */
size_t log_warning_length(struct log_text text);

#endif
