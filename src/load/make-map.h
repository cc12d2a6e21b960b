/* SPDX-License-Identifier: BSD-2-Clause */
/* Making a map for look-ups out of a draft: its tables, each after those that it is made of. */
#ifndef SCI_MAKE_MAP_H
#define SCI_MAKE_MAP_H

#include "compile.h"

/* The map of a draft, with what it shares with other maps of the load; NULL: reported. */
const struct sipcause_map *sci_map_make(struct sci_compiler *compiler,
					const struct sci_spaces *spaces,
					const struct sci_draft *draft);

#endif
