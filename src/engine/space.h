/* SPDX-License-Identifier: BSD-2-Clause */
/* A code space: its range, classes, sets and codes, and the names of them. */
#ifndef SCI_SPACE_H
#define SCI_SPACE_H

#include "base/names.h"
#include "base/place.h"
#include "sipcause.h"
#include "span.h"

struct sci_policy_span;

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

/* A protocol of the Reason header field whose causes are codes of a space. */
struct sci_protocol {
	const char *name;
	uint32_t length;
	const struct sipcause_space *space;
	bool lenient; /* it is only read, and not where the grammar alone counts */
	uint32_t line;
	uint32_t column;
};

/* A word that stands for a code in the cells of call records. */
struct sci_cell_word {
	int32_t code;
	uint32_t line;
	uint32_t column;
};
#define SCI_WORD_MAX 64 /* bytes of a word, of a text that is looked for */

enum sci_text_match { SCI_TEXT_BEGINS, SCI_TEXT_CONTAINS, SCI_TEXT_IS };

/* A text beside codes by which a code of a space is known: it comes as a companion. */
struct sci_reason_text {
	const struct sipcause_space *space;
	int32_t code;
	enum sci_text_match match;
	bool phrase;      /* the phrase of a status line; else the text of a Reason */
	const char *text; /* compared without ASCII case */
	uint32_t length;
	const struct sipcause_space *location; /* of which a SIP cause's location is a code then */
	const struct sci_policy_span *beside;  /* one of these; none: any */
	uint32_t beside_count;
};

/* Numbers that are another space's codes, moved. */
#define SCI_SHIFT_WITH 4
struct sci_shift {
	struct sipcause_span range;
	const struct sipcause_space *to;
	int32_t by;
	uint32_t with_count; /* companions that they bring */
	const struct sipcause_space *with_space[SCI_SHIFT_WITH];
	int32_t with_code[SCI_SHIFT_WITH];
	uint32_t line;
	uint32_t column;
};

/* Where in its file a name stands. */
struct sci_spot {
	uint32_t line;
	uint32_t column;
};

struct sipcause_space {
	const char *name;
	const char *title;
	const char *source;
	const char *registry;
	const struct sci_file *file;
	struct sipcause_span range;
	bool written_by_name;   /* its codes are words: they are written by their names */
	struct sci_code *codes; /* ascending */
	uint32_t code_count;
	struct sci_class *classes;      /* as the file has them */
	struct sci_class **class_order; /* ascending, apart */
	uint32_t class_count;
	struct sci_names names;    /* -> sci_code, sci_class or sci_set */
	const char *const *called; /* other names of the space itself */
	const struct sci_spot *called_spots;
	uint32_t called_count;
	struct sci_protocol *protocols; /* the lenient ones last */
	uint32_t protocol_count;
	struct sci_names words; /* -> sci_cell_word, by what sci_word_fold() makes of them */
	struct sci_reason_text *reason_texts;
	uint32_t reason_text_count;
	struct sci_shift *shifts; /* as the file has them, apart */
	uint32_t shift_count;
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
/* The shift that a number of a space falls under, or NULL. */
const struct sci_shift *sci_space_shift(const struct sipcause_space *space, int32_t number);
/* A word with its letters small, one blank for each run of blanks and none at its ends.
 * Its length; 0 where nothing is left or too much. */
size_t sci_word_fold(char room[SCI_WORD_MAX], const char *text, size_t length);

#endif
