/* SPDX-License-Identifier: BSD-2-Clause */
/* Writes the files of a random world as YAML, every time in another style. */
#ifndef RENDER_H
#define RENDER_H

#include "generate.h"

/* Adds one file to made->files.  render_map() also notes the line of every row. */
void render_space(struct generated *made, struct dice *dice, const struct oracle_space *space);
void render_map(struct generated *made, struct dice *dice, struct oracle_map *map);

#endif
