/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of what to load. */
#ifndef SCI_LOADER_H
#define SCI_LOADER_H

#include "base/arena.h"
#include "sipcause.h"

enum sci_item_kind {
	SCI_ITEM_DIRECTORY,
	SCI_ITEM_FILE,
	SCI_ITEM_MEMORY,
	SCI_ITEM_MAP,
	SCI_ITEM_SPACE,
	SCI_ITEM_SPACE_IF_ANY
};

struct sci_item {
	struct sci_item *next;
	struct sci_item *next_directory; /* after this one; of directories */
	enum sci_item_kind kind;
	size_t length; /* of bytes */
	const unsigned char *bytes;
	char text[]; /* a path, label or name */
};

struct sipcause_loader {
	struct sci_arena arena; /* holds the items */
	struct sci_item *items; /* in the order they were added */
	struct sci_item **end;
	struct sci_item *directories; /* those among the items */
	struct sci_item **directories_end;
};

/* A loader with the same list; NULL when memory is out. */
struct sipcause_loader *sci_loader_copy(const struct sipcause_loader *loader);

#endif
