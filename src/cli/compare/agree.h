/* SPDX-License-Identifier: BSD-2-Clause */
/* How many answers each two maps have in common. */
#ifndef CLI_COMPARE_AGREE_H
#define CLI_COMPARE_AGREE_H

#include "answer.h"

/* The codes that both maps of a pair answer with a code. */
struct cli_agreement {
	size_t codes;
	size_t agree;      /* and both with the same one */
	size_t companions; /* of these: with other companions, or another phrase */
	size_t shared;     /* of those that agree: the very same row answered */
};

/* One for each two of so many maps. */
struct cli_agreement *cli_agreement_new(size_t count);
/* The one of two maps, in either order. */
struct cli_agreement *cli_agreement_of(struct cli_agreement *all, size_t a, size_t b);
/* Count a row, where it is about one code without companions. */
void cli_agreement_add(struct cli_agreement *all, const struct cli_compare_row *row);

#endif
