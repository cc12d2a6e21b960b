/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a map says what it changes of those that it extends. */
#ifndef CLI_COMPARE_PLACE_H
#define CLI_COMPARE_PLACE_H

#include "answer.h"

/* FILE:LINE of what the last map says of a row; its file alone where that is no row, e.g. a
 * policy. */
#define CLI_COMPARE_PLACE 600
const char *cli_compare_place(char room[CLI_COMPARE_PLACE], const struct cli_compare_row *row);

#endif
