/* SPDX-License-Identifier: BSD-2-Clause */
/* The ratios of a trunk, from what was counted: ASR, NER, SER and others. */
#ifndef CSV_RATIOS_H
#define CSV_RATIOS_H

#include "quality.h"

#include <stdbool.h>
#include <stddef.h>

/* The documents that define them; ratios that share one share its footnote. */
enum ratio_source { RATIO_ASR, RATIO_ABR, RATIO_NER, RATIO_RFC6076, RATIO_SOURCES };

struct ratio {
	const char *name;
	const char *formula;
	const char *reference; /* the document that defines it */
	/* Of the numerator: most differs from least where the class of some causes is
	 * disputed. */
	uint64_t least, most;
	uint64_t of;
	enum ratio_source source;
};

/* What is known of the calls, which decides what can be computed. */
struct ratio_wish {
	bool quality; /* whether they were answered */
	bool seizes;  /* which of them are seizures */
	bool causes;  /* their causes */
};

#define RATIOS_MOST 6
/* The ratios that have something to divide by, in the order in which they are printed. */
size_t ratios_of(const struct quality *quality, struct ratio_wish wish,
		 struct ratio ratios[RATIOS_MOST]);
/* ASR and NER, also where nothing can be divided: of is 0 then. */
struct ratio ratio_asr(const struct quality *quality);
struct ratio ratio_ner(const struct quality *quality);
/* What a footnote says of the document. */
const char *ratio_source_words(enum ratio_source source);

#endif
