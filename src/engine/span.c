/* SPDX-License-Identifier: BSD-2-Clause */
#include "span.h"

#include "base/search.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_span_below(const void *spans, uint32_t index, int64_t number)
{
	return ((const struct sipcause_span *)spans)[index].last < number;
}

bool sci_spans_hold(const struct sipcause_span *spans, uint32_t count, int32_t number)
{
	uint32_t at = sci_search(spans, count, number, is_span_below);

	return at < count && spans[at].first <= number;
}

static int compare_firsts(const void *left, const void *right)
{
	const struct sipcause_span *a = left, *b = right;

	return (a->first > b->first) - (a->first < b->first);
}

int sci_span_order(struct sipcause_span a, struct sipcause_span b)
{
	if (a.first != b.first)
		return a.first < b.first ? -1 : 1;
	return (a.last < b.last) - (a.last > b.last);
}

uint32_t sci_spans_merge(struct sipcause_span *spans, uint32_t count)
{
	uint32_t merged = 0, i;

	qsort(spans, count, sizeof(*spans), compare_firsts);
	for (i = 0; i < count; i++) {
		struct sipcause_span *last = merged > 0 ? &spans[merged - 1] : NULL;

		if (last == NULL || (int64_t)last->last + 1 < spans[i].first)
			spans[merged++] = spans[i];
		else if (last->last < spans[i].last)
			last->last = spans[i].last;
	}
	return merged;
}

const char *sci_span_text(char buffer[SCI_SPAN_TEXT], struct sipcause_span span)
{
	if (span.first == span.last)
		snprintf(buffer, SCI_SPAN_TEXT, "%d", span.first);
	else
		snprintf(buffer, SCI_SPAN_TEXT, "%d-%d", span.first, span.last);
	return buffer;
}
