/* SPDX-License-Identifier: BSD-2-Clause */
#include "quality.h"

#include <stddef.h>

void quality_status(struct quality *quality, int32_t status)
{
	if (status <= 0)
		return;
	quality->statuses++;
	quality->ok += status == 200;
	quality->redirected += status >= 300 && status <= 399;
	quality->client += status >= 400 && status <= 499;
	quality->user += status == 480 || status == 486 || status == 600 || status == 603;
	quality->ineffective += status == 408 || status == 500 || status == 503 || status == 504;
}

void quality_cause(struct quality *quality, int32_t cause)
{
	if (cause >= 0 && cause < QUALITY_CAUSES)
		quality->causes[cause]++;
	else
		quality->other++;
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
