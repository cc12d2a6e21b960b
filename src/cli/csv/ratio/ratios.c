/* SPDX-License-Identifier: BSD-2-Clause */
#include "ratios.h"

#include "base/count.h"

#include <stddef.h>

void ratios_each(const struct quality *quality, const struct ner *ner, ratio_put *put, void *data)
{
	uint64_t calls = quality->answered + quality->not_answered;
	uint64_t sessions = quality->statuses - quality->redirected;
	const struct ratio ratios[] = {
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

	for (i = 0; i < SCI_COUNT(ratios); i++)
		if (ratios[i].of > 0)
			put(data, &ratios[i]);
	if (ner != NULL) {
		struct ner_value value = ner->compute(quality);
		const struct ratio ratio = { "NER",       ner->formula, ner->reference,
					     value.least, value.most,   value.of };

		if (value.of > 0)
			put(data, &ratio);
	}
}
