/* SPDX-License-Identifier: BSD-2-Clause */
#include "hex.h"

#include "base/text.h"
#include "cli/cli.h"

#include <string.h>

static bool is_hex_letter(char c)
{
	return (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Whether a cell that could not be read, 'q850 '7F'', is of a kind and two hexadecimal digits. */
static bool is_hex_of(const char *label, const char *kind)
{
	size_t length = strlen(kind);
	const char *digits = label + length + 2;

	return strncmp(label, kind, length) == 0 && strncmp(label + length, " '", 2) == 0 &&
	       strlen(digits) == 3 && digits[2] == '\'' &&
	       (is_hex_letter(digits[0]) || sci_is_digit(digits[0])) &&
	       (is_hex_letter(digits[1]) || (sci_is_digit(digits[1]) && is_hex_letter(digits[0])));
}

static bool has_hex(const struct page_list *unmapped, const char *kind, const char **cell)
{
	size_t i;

	for (i = 0; i < unmapped->count; i++) {
		if (!is_hex_of(unmapped->items[i].text, kind))
			continue;
		*cell = unmapped->items[i].text + strlen(kind) + 1;
		return true;
	}
	return false;
}

void hex_warn(const struct plan *plan, const struct page *page)
{
	const char *cell;
	uint32_t i;

	if (plan->options->quiet || plan->options->profile != NULL)
		return;
	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (source->protocol_name != NULL || strchr(source->kind, ':') != NULL ||
		    !has_hex(&page->whole.unmapped_codes, source->kind, &cell))
			continue;
		cli_say("column %s has %s; if its codes are hexadecimal, 10 in it is 16: did you mean -f %s:hex=%s?",
			source->column_name, cell, source->kind, source->column_name);
	}
}
