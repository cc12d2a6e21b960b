/* SPDX-License-Identifier: BSD-2-Clause */
/* The schema of a map file. */
#ifndef SCI_MAPDOC_H
#define SCI_MAPDOC_H

#include "map.h"
#include "shelf.h"

/*
 * Read one map document into *doc; the spaces that it speaks of come from the
 * shelf.  What is wrong is reported, and the rest is read all the same.
 */
void sci_mapdoc_read(struct sci_shelf *shelf, const struct sci_node *root, const char *name,
		     struct sci_mapdoc *doc);

#endif
