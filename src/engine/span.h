/* SPDX-License-Identifier: BSD-2-Clause */
/* Spans of numbers, and lists of them. */
#ifndef SCI_SPAN_H
#define SCI_SPAN_H

#include "sipcause.h"

#include <stdbool.h>
#include <stdint.h>

static inline bool sci_span_holds(struct sipcause_span span, int32_t code)
{
	return code >= span.first && code <= span.last;
}

/* The order of keys in a table: by first, the wider before the narrower. */
int sci_span_order(struct sipcause_span a, struct sipcause_span b);
/* Sort spans and join those that overlap or touch; how many are left. */
uint32_t sci_spans_merge(struct sipcause_span *spans, uint32_t count);
/* Whether one of ascending spans that are apart holds a number. */
bool sci_spans_hold(const struct sipcause_span *spans, uint32_t count, int32_t number);

/* Room for a span in a message, and the text: "404" or "400-499". */
#define SCI_SPAN_TEXT 24
const char *sci_span_text(char buffer[SCI_SPAN_TEXT], struct sipcause_span span);

#endif
