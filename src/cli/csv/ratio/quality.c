/* SPDX-License-Identifier: BSD-2-Clause */
#include "quality.h"

#include <stddef.h>

void quality_status(struct quality *quality, int32_t status, uint64_t times)
{
	if (status <= 0)
		return;
	quality->statuses += times;
	quality->ok += status == 200 ? times : 0;
	quality->redirected += (status >= 300 && status <= 399) ? times : 0;
	quality->user +=
		(status == 480 || status == 486 || status == 600 || status == 603) ? times : 0;
	quality->ineffective +=
		(status == 408 || status == 500 || status == 503 || status == 504) ? times : 0;
}

void quality_add(struct quality *sum, const struct quality *part)
{
	const uint64_t *from = (const uint64_t *)(const void *)part;
	uint64_t *to = (uint64_t *)(void *)sum;
	size_t i;

	/* Nothing but counters. */
	for (i = 0; i < sizeof(*part) / sizeof(*from); i++)
		to[i] += from[i];
}
