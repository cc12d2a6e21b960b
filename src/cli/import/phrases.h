/* SPDX-License-Identifier: BSD-2-Clause */
/* The phrases that stand beside codes. */
#ifndef IMPORT_PHRASES_H
#define IMPORT_PHRASES_H

#include "taken.h"

/* Remark where the phrase beside a code is another code's, or not known; NULL: there is none. */
void phrases_compare(struct taken *taken, const struct taken_row *row,
		     const struct sipcause_space *space, int32_t code, const char *phrase);
/* The phrase if it is another than the space's for the code; else NULL.  false: it is too long for
 * a map, which is remarked. */
bool phrases_own(struct taken *taken, const struct taken_row *row,
		 const struct sipcause_space *space, int32_t code, const char **phrase);

#endif
