/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What somebody may have meant: of some words the one that is nearest to what was written,
 * if it is near enough.
 *
 *   struct sci_near near;
 *   sci_near_begin(&near, text, length);
 *   for (...) sci_near_consider(&near, word, strlen(word));
 *   ... "there is no map 'defualt'%s", sci_near_text(&near, buffer) ...
 */
#ifndef SCI_NEAR_H
#define SCI_NEAR_H

#include <stddef.h>

struct sci_near {
	const char *text;
	size_t length;
	const char *word; /* the nearest so far; NULL: none is near */
	size_t word_length;
	unsigned distance; /* only what is nearer counts */
};

/* Nothing is near to no text, or to one of more than 64 bytes. */
void sci_near_begin(struct sci_near *near, const char *text, size_t length);
/* Letters are compared without ASCII case; the very same bytes are never near. */
void sci_near_consider(struct sci_near *near, const char *word, size_t length);
/* "; did you mean default?", or "".  Returns buffer. */
#define SCI_NEAR_TEXT 100
const char *sci_near_text(const struct sci_near *near, char buffer[SCI_NEAR_TEXT]);

#endif
