/* SPDX-License-Identifier: BSD-2-Clause */
/* A model in a dialect: the texts of its files. */
#ifndef EXPORT_RENDER_H
#define EXPORT_RENDER_H

#include "held.h"
#include "text.h"

#define EXPORT_BYTES_MAX ((size_t)256 << 20) /* of all files */

/* A file that is to be written. */
struct export_file {
	const char *name;
	struct dialect_text text;
};
struct export_files {
	struct export_file *items;
	size_t count;
};

/* Whether a dialect writes several files, whatever is exported. */
bool export_has_many(const struct dialect *dialect);
/* Write all files into memory.  What is lost, the model knows.  false: it cannot be done, which was
 * said. */
bool export_render(struct export *export, struct export_files *files);
void export_free(struct export_files *files);

#endif
