/* SPDX-License-Identifier: BSD-2-Clause */
/* What makes a random world: its dice, and what of the world is there. */
#ifndef GENERATE_MAKER_H
#define GENERATE_MAKER_H

#include "generate.h"

#define FAMILY_MAX 32

/* Spans of which no two cross: the keys of all layers of one (from, to) are drawn from it. */
struct family {
	struct oracle_word words[FAMILY_MAX];
	size_t count;
};

struct maker {
	struct generated *made;
	struct oracle_world *world;
	struct dice dice;
	struct family families[GENERATED_MAIN_MAX][GENERATED_MAIN_MAX];
	unsigned serial;          /* makes the names of a space unique */
	unsigned main_companions; /* percent of the conditions that ask about a main space */
	bool rich;                /* policies have all keys */
};

static inline uint32_t below(struct maker *maker, uint32_t n)
{
	return dice_below(&maker->dice, n);
}

static inline bool chance(struct maker *maker, unsigned percent)
{
	return dice_chance(&maker->dice, percent);
}

/* A short text that lives as long as the world. */
const char *maker_print(struct maker *maker, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* A text for people, in so many of a hundred cases. */
const char *maybe_text(struct maker *maker, unsigned percent);

size_t space_index(const struct maker *maker, const char *name);
int32_t some_code(struct maker *maker, const char *space);

struct oracle_word code_word(int32_t code);
struct oracle_word class_word(const struct oracle_class *class);
struct oracle_word some_range(struct maker *maker, const char *space);
bool has_word(const struct oracle_word *words, size_t count, const struct oracle_word *word);

/* Spaces, of which the first are those that tables translate between. */
void make_spaces(struct maker *maker);
/* A code, a range or a class key. */
struct oracle_word some_group(struct maker *maker, const struct oracle_space *space);

/* The keys that tables have, when all spaces are there; then a table of some of them. */
void make_families(struct maker *maker);
void make_table(struct maker *maker, struct oracle_table *table, bool has_base);
const char *some_grade(struct maker *maker, unsigned percent);
/* `grade: own` needs a note. */
const char *some_note(struct maker *maker, const char *grade, unsigned percent);

#endif
