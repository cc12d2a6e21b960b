/* SPDX-License-Identifier: BSD-2-Clause */
/* A part of the program of the build: the index of names that lead to a shipped space. */
#ifndef SCI_PACK_NAMES_H
#define SCI_PACK_NAMES_H

#include "node.h"

#include <stddef.h>

/* Take the names of a file, when it is a space; `number` is its place among all files. */
void sci_pack_names_add(const struct sci_node *root, const char *path, size_t number);
/* Write the index.  false: two spaces claim a name, which was printed. */
bool sci_pack_names_write(void);

#endif
