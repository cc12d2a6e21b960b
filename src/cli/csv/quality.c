/* SPDX-License-Identifier: BSD-2-Clause */
#include "quality.h"

#include "ner.h"

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

void quality_ratios(const struct quality *quality, const struct ner *ner, quality_each *each,
		    void *data)
{
	uint64_t calls = quality->answered + quality->not_answered;
	uint64_t sessions = quality->statuses - quality->redirected;
	const struct quality_ratio ratios[] = {
		{ "ASR", "answered / seizures", "E.425 1.3, by its title; E.411",
		  quality->answered_seized, quality->answered_seized, quality->seized },
		{ "ABR", "answered / bids, every record being a bid", "E.425 1.4, by its title",
		  quality->answered, quality->answered, calls },
		{ "SER", "200 / all statuses but 3xx", "RFC 6076 4.6", quality->ok, quality->ok,
		  sessions },
		{ "SEER", "200, 480, 486, 600 and 603 / all statuses but 3xx", "RFC 6076 4.7",
		  quality->ok + quality->user, quality->ok + quality->user, sessions },
		{ "ISA", "408, 500, 503 and 504 / all statuses", "RFC 6076 4.8",
		  quality->ineffective, quality->ineffective, quality->statuses },
	};
	size_t i;

	for (i = 0; i < sizeof(ratios) / sizeof(ratios[0]); i++)
		if (ratios[i].of > 0)
			each(data, &ratios[i]);
	if (ner != NULL) {
		struct ner_value value = ner->compute(quality);
		const struct quality_ratio ratio = { "NER",       ner->formula, ner->source,
						     value.least, value.most,   value.of };

		if (value.of > 0)
			each(data, &ratio);
	}
}
