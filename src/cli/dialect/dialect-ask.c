/* SPDX-License-Identifier: BSD-2-Clause */
/* What a dialect that was read writes and holds. */
#include "dialect.h"

#include <string.h>

bool dialect_writes(const struct dialect *dialect, enum dialect_field field)
{
	uint32_t i, k;
	int kind;

	for (i = 0; i < dialect->file_count; i++)
		for (k = 0; k < dialect->files[i].form_count; k++)
			for (kind = 0; kind < DIALECT_SECTIONS; kind++)
				if (dialect_template_has(
					    &dialect->files[i].forms[k].sections[kind].row, field))
					return true;
	return false;
}

bool dialect_has_space(const struct dialect_names *spaces, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < spaces->count; i++)
		if (strcmp(spaces->items[i], sipcause_space_name(space)) == 0)
			return true;
	return spaces->count == 0;
}

bool dialect_form_fits(const struct dialect_form *form, const struct sipcause_space *from,
		       const struct sipcause_space *to)
{
	return form->from == NULL || (strcmp(form->from, sipcause_space_name(from)) == 0 &&
				      strcmp(form->to, sipcause_space_name(to)) == 0);
}

bool dialect_has_form(const struct dialect *dialect, const struct sipcause_space *from,
		      const struct sipcause_space *to)
{
	bool any = false;
	uint32_t i, k;

	for (i = 0; i < dialect->file_count; i++)
		for (k = 0; k < dialect->files[i].form_count; k++) {
			any = true;
			if (dialect_form_fits(&dialect->files[i].forms[k], from, to))
				return true;
		}
	return !any; /* only names of spaces are written */
}

const struct dialect_codes *dialect_codes_of(const struct dialect *dialect,
					     const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < dialect->holds.codes_count; i++)
		if (strcmp(dialect->holds.codes[i].space, sipcause_space_name(space)) == 0)
			return &dialect->holds.codes[i];
	return NULL;
}

bool dialect_holds_code(const struct dialect *dialect, const struct sipcause_space *space,
			int32_t code)
{
	const struct dialect_codes *codes = dialect_codes_of(dialect, space);
	uint32_t i;

	for (i = 0; codes != NULL && i < codes->count; i++)
		if (code >= codes->ranges[i].first && code <= codes->ranges[i].last)
			return true;
	return codes == NULL;
}
