/* SPDX-License-Identifier: BSD-2-Clause */
/* A model in a dialect: the texts of its files. */
#ifndef EXPORT_RENDER_H
#define EXPORT_RENDER_H

#include "cli/dialect/dialect.h"
#include "cli/model/model.h"
#include "text.h"

#define EXPORT_BYTES_MAX ((size_t)256 << 20) /* of all files */

/* All that is exported, and how. */
struct export
{
	const struct dialect *dialect;
	struct model *model;
	const char *prefix;
	const char *map, *map_version, *digest, *provenance;
	/* What reaches the system as other codes: as which, and what is said of it; NULL: nothing.
	 */
	const struct sipcause_table *arrives, *answers;
	size_t most; /* bytes of all files together */
};

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
