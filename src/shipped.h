/* SPDX-License-Identifier: BSD-2-Clause */
/* The files that are built into the library, sorted by path. */
#ifndef SCI_SHIPPED_H
#define SCI_SHIPPED_H

#include <stddef.h>

struct sci_shipped_file {
	const char *path; /* e.g. maps/spaces/sip.yaml */
	const char *name; /* its stem: sip */
	const unsigned char *bytes;
	size_t length;
};

/* Defined in a file that the build makes of the maps. */
extern const struct sci_shipped_file sci_shipped_files[];
extern const size_t sci_shipped_count;

#define SCI_SHIPPED_MAPS "maps/"
#define SCI_SHIPPED_SPACES "maps/spaces/"

/* The file of a name in a folder; NULL when none is shipped. */
const struct sci_shipped_file *sci_shipped_find(const char *folder, const char *name);

#endif
