/* SPDX-License-Identifier: BSD-2-Clause */
#include "masks.h"

#include "cli/cli.h"

/* Also with --quiet: numbers that should be masked are not. */
void masks_warn(const struct plan *plan, uint64_t found)
{
	uint32_t i;

	for (i = 0; plan->options->json_lines && i < plan->masked_count; i++)
		if ((found >> i & 1) == 0)
			cli_say("--mask-digits names %s, which is in no record; expected a path such as from.number, or list.0.number for the first of a list",
				plan->options->masked.items[i]);
}
