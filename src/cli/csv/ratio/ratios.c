/* SPDX-License-Identifier: BSD-2-Clause */
#include "ratios.h"

#include <stddef.h>

struct ratio ratio_asr(const struct quality *quality)
{
	return (struct ratio){ .name = "ASR",
			       .formula = "answered / seizures",
			       .reference = "ITU-T E.425 1.3",
			       .least = quality->answered_seized,
			       .most = quality->answered_seized,
			       .of = quality->seized,
			       .source = RATIO_ASR };
}

static struct ratio abr(const struct quality *quality)
{
	return (struct ratio){ .name = "ABR",
			       .formula = "answered / bids",
			       .reference = "ITU-T E.425 1.4",
			       .least = quality->answered,
			       .most = quality->answered,
			       .of = quality->answered + quality->not_answered,
			       .source = RATIO_ABR };
}

struct ratio ratio_ner(const struct quality *quality)
{
	uint64_t least = quality->answered_seized + quality->delivered;

	return (struct ratio){ .name = "NER",
			       .formula = "(answered + delivered) / seizures",
			       .reference = "ITU-T E.425 1.5, as others quote it",
			       .least = least,
			       .most = least + quality->disputed,
			       .of = quality->seized,
			       .source = RATIO_NER };
}

static struct ratio of_statuses(const char *name, uint64_t count, uint64_t of)
{
	return (struct ratio){ .name = name,
			       .reference = "RFC 6076",
			       .least = count,
			       .most = count,
			       .of = of,
			       .source = RATIO_RFC6076 };
}

static size_t add_statuses(const struct quality *quality, struct ratio *ratios)
{
	uint64_t sessions = quality->statuses - quality->redirected;

	ratios[0] = of_statuses("SER", quality->ok, sessions);
	ratios[0].formula = "200 / all but 3xx";
	ratios[1] = of_statuses("SEER", quality->ok + quality->user, sessions);
	ratios[1].formula = "(200, 480, 486, 600 and 603) / all but 3xx";
	ratios[2] = of_statuses("ISA", quality->ineffective, quality->statuses);
	ratios[2].formula = "(408, 500, 503 and 504) / all";
	return 3;
}

size_t ratios_of(const struct quality *quality, struct ratio_wish wish,
		 struct ratio ratios[RATIOS_MOST])
{
	struct ratio all[RATIOS_MOST];
	size_t used = 0, kept = 0, i;

	if (wish.quality)
		all[used++] = ratio_asr(quality);
	if (wish.quality && wish.seizes)
		all[used++] = abr(quality);
	if (wish.quality && wish.causes)
		all[used++] = ratio_ner(quality);
	used += add_statuses(quality, all + used);
	for (i = 0; i < used; i++)
		if (all[i].of > 0)
			ratios[kept++] = all[i];
	return kept;
}

const char *ratio_source_words(enum ratio_source source)
{
	static const char *const words[RATIO_SOURCES] = {
		"ASR: ITU-T E.411, and E.425 clause 1.3, of which only the title was read.",
		"ABR: ITU-T E.425 clause 1.4, of which only the title was read. Every call is a bid.",
		"NER: ITU-T E.425 clause 1.5, as others quote it. Its own list of causes was not read.",
		"SER, SEER, ISA: RFC 6076 sections 4.6, 4.7 and 4.8, by the final SIP status.",
	};

	return words[source];
}
