/* SPDX-License-Identifier: BSD-2-Clause */
/* The ratios of a page, the numbers of their footnotes, and why one is missing. */
#include "form.h"

static unsigned note_of(struct page_ratios *ratios, enum ratio_source source)
{
	unsigned i = 0;

	while (i < ratios->source_count && ratios->sources[i] != source)
		i++;
	if (i == ratios->source_count)
		ratios->sources[ratios->source_count++] = source;
	return i + 1;
}

void page_ratios_make(struct page_ratios *ratios, const struct page *page)
{
	size_t i;

	ratios->source_count = 0;
	ratios->count = ratios_of(&page->whole.quality, page_wish(page), ratios->items);
	for (i = 0; i < ratios->count; i++)
		ratios->notes[i] = note_of(ratios, ratios->items[i].source);
}

size_t page_ratios_missing(const struct page *page, const char *reasons[PAGE_REASONS])
{
	const struct quality *quality = &page->whole.quality;
	size_t count = 0;

	if (!page->quality)
		reasons[count++] =
			"ASR, NER: not computed, because nothing says which calls were answered (add -w answered=COLUMN)";
	else if (quality->seized == 0)
		reasons[count++] =
			"ASR, NER: not computed, because no seizure is known to have been answered or not";
	if (page->quality && !page->causes)
		reasons[count++] =
			"NER: not computed, because no column has causes (add -t q850=COLUMN)";
	if (quality->statuses == 0)
		reasons[count++] =
			"SER, SEER, ISA: not computed, because no SIP status was read (add -f sip=COLUMN)";
	else if (quality->statuses < page->whole.calls)
		reasons[count++] =
			page->quality
				? "SER, SEER, ISA: only of calls with a SIP status; an answered call has 200"
				: "SER, SEER, ISA: only of calls with a SIP status";
	return count;
}
