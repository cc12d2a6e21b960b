/* SPDX-License-Identifier: BSD-2-Clause */
#include "shipped.h"

#include "sipcause.h"

#include <stdbool.h>
#include <string.h>

/* Whether a file lies in this folder itself, not in one below it. */
static bool is_in(const struct sci_shipped_file *file, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(file->path, folder, length) == 0 && strchr(file->path + length, '/') == NULL;
}

const struct sci_shipped_file *sci_shipped_find(const char *folder, const char *name)
{
	size_t i;

	for (i = 0; i < sci_shipped_count; i++)
		if (strcmp(sci_shipped_files[i].name, name) == 0 &&
		    is_in(&sci_shipped_files[i], folder))
			return &sci_shipped_files[i];
	return NULL;
}

static const char *name_at(const char *folder, size_t index)
{
	size_t i;

	for (i = 0; i < sci_shipped_count; i++)
		if (is_in(&sci_shipped_files[i], folder) && index-- == 0)
			return sci_shipped_files[i].name;
	return NULL;
}

const char *sipcause_shipped_map(size_t index)
{
	return name_at(SCI_SHIPPED_MAPS, index);
}

const char *sipcause_shipped_space(size_t index)
{
	return name_at(SCI_SHIPPED_SPACES, index);
}
