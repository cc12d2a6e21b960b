/* SPDX-License-Identifier: BSD-2-Clause */
#include "loader.h"

#include "base/alloc.h"

#include <string.h>

#define PATH_LENGTH_MAX 4096

int sipcause_loader_new(struct sipcause_loader **loader)
{
	if (loader == NULL)
		return SIPCAUSE_E_ARGUMENT;
	*loader = sci_malloc(sizeof(**loader));
	if (*loader == NULL)
		return SIPCAUSE_E_MEMORY;
	memset(*loader, 0, sizeof(**loader));
	(*loader)->end = &(*loader)->items;
	(*loader)->directories_end = &(*loader)->directories;
	return SIPCAUSE_OK;
}

void sipcause_loader_free(struct sipcause_loader *loader)
{
	if (loader == NULL)
		return;
	sci_arena_free(&loader->arena);
	sci_free(loader);
}

static int add_item(struct sipcause_loader *loader, enum sci_item_kind kind, const char *text,
		    const void *bytes, size_t length)
{
	struct sci_item *item;
	size_t size;

	if (loader == NULL || text == NULL || text[0] == '\0')
		return SIPCAUSE_E_ARGUMENT;
	size = strlen(text) + 1;
	if (size > PATH_LENGTH_MAX)
		return SIPCAUSE_E_ARGUMENT;
	item = sci_arena_alloc(&loader->arena, sizeof(*item) + size);
	if (item == NULL)
		return SIPCAUSE_E_MEMORY;
	item->kind = kind;
	memcpy(item->text, text, size);
	if (kind == SCI_ITEM_MEMORY) {
		const char *copy = sci_arena_text(&loader->arena, length > 0 ? bytes : "", length);

		if (copy == NULL)
			return SIPCAUSE_E_MEMORY;
		item->bytes = (const unsigned char *)copy;
		item->length = length;
	}
	*loader->end = item;
	loader->end = &item->next;
	if (kind == SCI_ITEM_DIRECTORY) {
		*loader->directories_end = item;
		loader->directories_end = &item->next_directory;
	}
	return SIPCAUSE_OK;
}

int sipcause_loader_add_directory(struct sipcause_loader *loader, const char *path)
{
	return add_item(loader, SCI_ITEM_DIRECTORY, path, NULL, 0);
}

int sipcause_loader_add_file(struct sipcause_loader *loader, const char *path)
{
	return add_item(loader, SCI_ITEM_FILE, path, NULL, 0);
}

int sipcause_loader_add_memory(struct sipcause_loader *loader, const char *label, const void *bytes,
			       size_t length)
{
	if ((bytes == NULL && length > 0) || length > (size_t)1 << 30)
		return SIPCAUSE_E_ARGUMENT;
	return add_item(loader, SCI_ITEM_MEMORY, label, bytes, length);
}

int sipcause_loader_add_map(struct sipcause_loader *loader, const char *name)
{
	return add_item(loader, SCI_ITEM_MAP, name, NULL, 0);
}

int sipcause_loader_add_space(struct sipcause_loader *loader, const char *name)
{
	return add_item(loader, SCI_ITEM_SPACE, name, NULL, 0);
}

int sipcause_loader_add_space_if_any(struct sipcause_loader *loader, const char *name)
{
	return add_item(loader, SCI_ITEM_SPACE_IF_ANY, name, NULL, 0);
}

struct sipcause_loader *sci_loader_copy(const struct sipcause_loader *loader)
{
	struct sipcause_loader *copy = NULL;
	const struct sci_item *item;
	int code = sipcause_loader_new(&copy);

	for (item = loader->items; item != NULL && code == SIPCAUSE_OK; item = item->next)
		code = add_item(copy, item->kind, item->text, item->bytes, item->length);
	if (code == SIPCAUSE_OK)
		return copy;
	sipcause_loader_free(copy);
	return NULL;
}
