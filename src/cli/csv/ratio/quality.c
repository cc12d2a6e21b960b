/* SPDX-License-Identifier: BSD-2-Clause */
#include "quality.h"

#include <stdbool.h>
#include <stddef.h>

/* RFC 6076 (4.7): failures that are the called user's doing. */
static bool is_user(int32_t status)
{
	return status == 480 || status == 486 || status == 600 || status == 603;
}

/* RFC 6076 (4.8). */
static bool is_ineffective(int32_t status)
{
	return status == 408 || status == 500 || status == 503 || status == 504;
}

int32_t quality_alike(int32_t status)
{
	if (status <= 0 || status == 200)
		return status;
	if (is_user(status))
		return 480;
	if (is_ineffective(status))
		return 500;
	return status / 100 == 3 ? 300 : 100;
}

void quality_status(struct quality *quality, int32_t status, uint64_t times)
{
	if (status <= 0)
		return;
	quality->statuses += times;
	quality->ok += status == 200 ? times : 0;
	quality->redirected += (status >= 300 && status <= 399) ? times : 0;
	quality->user += is_user(status) ? times : 0;
	quality->ineffective += is_ineffective(status) ? times : 0;
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
