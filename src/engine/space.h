/* SPDX-License-Identifier: BSD-2-Clause */
/* A code space: its range, classes, sets and codes, and the names of them. */
#ifndef SCI_SPACE_H
#define SCI_SPACE_H

#include "base/names.h"
#include "base/place.h"
#include "sipcause.h"
#include "span.h"

/* What a word of a space stands for.  Codes, classes and sets begin with it. */
enum sci_meaning { SCI_CODE, SCI_CLASS, SCI_SET };

struct sci_code {
	enum sci_meaning meaning;
	int32_t number;
	const char *facts[SIPCAUSE_FACT_COUNT_]; /* without CLASS and CLASS_NAME */
	uint32_t line;
	uint32_t column;
};

struct sci_class {
	enum sci_meaning meaning;
	struct sipcause_span span;
	int32_t unknown; /* the code that unknown ones count as; -1: none */
	const char *key;
	const char *name;
	uint32_t line;
	uint32_t column;
};

struct sipcause_set {
	enum sci_meaning meaning;
	const char *name;
	struct sipcause_span *spans; /* ascending, apart */
	uint32_t count;
};

struct sipcause_space {
	const char *name;
	const char *title;
	const char *source;
	const char *registry;
	const struct sci_file *file;
	struct sipcause_span range;
	struct sci_code *codes; /* ascending */
	uint32_t code_count;
	struct sci_class *classes;      /* as the file has them */
	struct sci_class **class_order; /* ascending, apart */
	uint32_t class_count;
	struct sci_names names; /* -> sci_code, sci_class or sci_set */
};

/* How codes of a space are named. */
enum {
	SCI_SELECT_CODE = 1,  /* a number or the name of a code */
	SCI_SELECT_RANGE = 2, /* a-b */
	SCI_SELECT_CLASS = 4,
	SCI_SELECT_SET = 8
};

/* A space is dense when a page with a cell for every number is affordable. */
#define SCI_DENSE_MAX 1024
static inline bool sci_space_is_dense(const struct sipcause_space *space)
{
	return space->range.last - space->range.first < SCI_DENSE_MAX;
}

/* The first defined code that is not below a number, or NULL. */
const struct sci_code *sci_space_next(const struct sipcause_space *space, int64_t number);
const struct sci_code *sci_space_code(const struct sipcause_space *space, int32_t number);
/* Whether every number of a span is defined. */
bool sci_space_has_all(const struct sipcause_space *space, struct sipcause_span span);
const struct sci_class *sci_space_class(const struct sipcause_space *space, int32_t number);

#endif
