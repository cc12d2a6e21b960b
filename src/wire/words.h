/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words that people have for a code: those that the space gives for cells; its name, its
 * aliases; its phrase.  Case does not matter, nor what stands between the words of the last
 * two: `User busy` is USER_BUSY.  A phrase is known without what it has in brackets, too.
 */
#ifndef SCI_WORDS_H
#define SCI_WORDS_H

#include "base/slice.h"
#include "engine/space.h"

#define SCI_MEANT_NONE (-1)
#define SCI_MEANT_SEVERAL (-2)

/* The code that a text means, or one of the two above; `codes`, where it means several,
 * gets the first two. */
int32_t sci_words_find(const struct sipcause_space *space, struct sci_slice text, int32_t codes[2]);
/* Whether a text is one of the words for this code. */
bool sci_words_mean(const struct sipcause_space *space, int32_t code, struct sci_slice text);

#endif
