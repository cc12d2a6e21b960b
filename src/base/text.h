/* SPDX-License-Identifier: BSD-2-Clause */
/* Text as this project reads it: bytes with a length, ASCII letters folded,
 * digits parsed by hand, no locale. */
#ifndef SCI_TEXT_H
#define SCI_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline bool sci_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char sci_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool sci_is_letter(char c)
{
	c = sci_lower(c);
	return c >= 'a' && c <= 'z';
}

/* What a hexadecimal digit stands for; -1: it is none. */
static inline int sci_hex_value(char c)
{
	c = sci_lower(c);
	if (sci_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Whether two texts are the same; NULL is like NULL alone. */
static inline bool sci_same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* A byte order mark, in UTF-8. */
#define SCI_MARK "\xEF\xBB\xBF"
#define SCI_MARK_LENGTH (sizeof(SCI_MARK) - 1)

/* The bytes of the mark that a text begins with; 0: it has none. */
static inline size_t sci_mark_length(const void *text, size_t length)
{
	return length >= SCI_MARK_LENGTH && memcmp(text, SCI_MARK, SCI_MARK_LENGTH) == 0
		       ? SCI_MARK_LENGTH
		       : 0;
}

/* Whether length bytes at text are exactly the word. */
static inline bool sci_text_is(const char *text, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(text, word, length) == 0;
}

/* The next of words with one blank between them; *words moves behind it.  NULL: none is left. */
static inline const char *sci_word_next(const char **words, size_t *length)
{
	const char *word = *words;

	if (word == NULL || *word == '\0')
		return NULL;
	*length = strcspn(word, " ");
	*words = word + *length + (word[*length] == ' ');
	return word;
}

/* The same as sci_text_is() without ASCII case. */
static inline bool sci_text_is_folded(const char *text, size_t length, const char *word)
{
	size_t i;

	for (i = 0; i < length && word[i] != '\0'; i++)
		if (sci_lower(text[i]) != sci_lower(word[i]))
			return false;
	return i == length && word[i] == '\0';
}

enum sci_number {
	SCI_NUMBER_OK,
	SCI_NUMBER_NONE,         /* not digits only */
	SCI_NUMBER_LEADING_ZERO, /* digits that begin with a needless zero */
	SCI_NUMBER_TOO_LARGE     /* above 2147483647 */
};

/* A code's number: decimal digits and nothing else. */
enum sci_number sci_number_parse(const char *text, size_t length, int32_t *number);

/* Write a number in decimal digits, with a '-' before one below 0.  Gives its length; no
 * NUL follows. */
#define SCI_DECIMAL 20
size_t sci_decimal_put(char room[SCI_DECIMAL], int64_t number);

/* Whether the text has the form of a name: see sipcause-map(5), "Names". */
bool sci_is_name(const char *text, size_t length);
/* The narrower form for the names of maps and spaces, which are file names. */
bool sci_is_file_name(const char *text, size_t length);

/* Decode one UTF-8 character; its length in bytes, or 0 where there is none. */
size_t sci_utf8_decode(const unsigned char *bytes, size_t length, uint32_t *character);
/* Write one character, up to U+10FFFF; gives its length in bytes. */
#define SCI_UTF8_MAX 4
size_t sci_utf8_encode(char room[SCI_UTF8_MAX], uint32_t c);
/* How many of the bytes are printable ASCII up to the first that is not; they are
 * looked at by eights. */
size_t sci_printable_run(const unsigned char *bytes, size_t length);
/* Whether the character must not stand in a phrase or a name of something. */
bool sci_is_control(uint32_t character);
/* Whether the character can be shown: no control character, nor one that only turns
 * the direction of text or hides in it. */
bool sci_is_shown(uint32_t character);
/* The length of the character at the text's begin; 0 where it cannot be shown, so that
 * its first byte has to be escaped.  Everything that shows text of others asks this. */
size_t sci_shown_size(const char *text, size_t length);

/* Write a byte that cannot be shown as \xNN.  Gives the length; no NUL follows. */
#define SCI_ESCAPE 4
size_t sci_escape_put(char room[SCI_ESCAPE], char byte);

/*
 * Write text so that it can stand in one line of a message: in single quotes,
 * control characters as \xNN, cut with "..." where it is long.  Returns buffer.
 */
#define SCI_QUOTED 100
const char *sci_quote(char buffer[SCI_QUOTED], const char *text, size_t length);

/*
 * Copy text so that it can be shown: control characters and what is not UTF-8 as
 * \xNN.  room must have 4 * length + 1 bytes.  Returns room.
 */
char *sci_printable(char *room, const char *text, size_t length);

#endif
