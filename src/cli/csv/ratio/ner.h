/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The network effectiveness ratio.  Several formulas go by this name, and they
 * give different numbers; so one is chosen by name and printed with the result.
 */
#ifndef CSV_NER_H
#define CSV_NER_H

#include "quality.h"

#include <stdbool.h>
#include <stdio.h>

/* A ratio; when the class of some causes is disputed, its bounds. */
struct ner_value {
	uint64_t least, most; /* of the numerator */
	uint64_t of;
};

struct ner {
	const char *name;
	const char *formula;
	const char *reference; /* the document that defines it */
	/* NULL: too little of it is published to compute it. */
	struct ner_value (*compute)(const struct quality *quality);
};

/* Whether it is listed, also where it cannot be computed. */
bool ner_is_listed(const char *name);
/* NULL: there is none that can be computed by this name. */
const struct ner *ner_find(const char *name);
/* Whether it counts causes, and not statuses. */
bool ner_counts_causes(const struct ner *ner);
void ner_list(FILE *out);

/* How causes count in the definition that is quoted from E.425. */
enum ner_class { NER_FAILED, NER_DELIVERED, NER_DISPUTED };
enum ner_class ner_class_of(int32_t cause);
/* Why a disputed cause is. */
const char *ner_dispute(int32_t cause);

#endif
