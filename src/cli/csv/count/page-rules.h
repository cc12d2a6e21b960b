/* SPDX-License-Identifier: BSD-2-Clause */
/* The rules of a page: what the run had that its counts depend on. */
#ifndef CSV_PAGE_RULES_MAKE_H
#define CSV_PAGE_RULES_MAKE_H

#include "page-lists.h"

/* Say them; the targets of the page are known. */
void say_rules(struct maker *maker);

#endif
