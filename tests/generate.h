/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Small random worlds: spaces and layered maps, each world both as the oracle's
 * structs and as the YAML text of its files.  Only valid files are made.  The
 * same seed makes the same world.
 */
#ifndef GENERATE_H
#define GENERATE_H

#include "oracle.h"

/* A row of random numbers. */
struct dice {
	uint64_t state;
};

uint64_t dice_roll(struct dice *dice);
/* 0 to n - 1 */
uint32_t dice_below(struct dice *dice, uint32_t n);
bool dice_chance(struct dice *dice, unsigned percent);

#define GENERATED_MAIN_MAX 8       /* spaces that tables translate between */
#define GENERATED_CONDITION_MAX 12 /* spaces that serve as companions only */
#define GENERATED_SPACE_MAX (GENERATED_MAIN_MAX + GENERATED_CONDITION_MAX)
#define GENERATED_MAP_MAX 5
#define GENERATED_POOL_MAX 64

/* The numbers of a space that a world speaks of, ascending: all of a dense one's. */
struct generated_pool {
	int32_t codes[GENERATED_POOL_MAX];
	size_t count;
	bool dense;
};

struct generated_file {
	char label[80];
	char *text; /* lives as long as the world */
	size_t length;
};

struct generated {
	struct oracle_world world;
	size_t main_count; /* world.spaces[0..] that tables translate between */
	struct generated_pool pools[GENERATED_SPACE_MAX];
	struct generated_file files[GENERATED_SPACE_MAX + GENERATED_MAP_MAX];
	size_t file_count;
};

void generate(struct generated *made, uint64_t seed);

/* A space that is there before the world, and the numbers that the world speaks of. */
struct generated_home {
	struct oracle_space space;
	bool shipped; /* it needs no file */
	int32_t codes[GENERATED_POOL_MAX];
	size_t code_count;
};

/* A world over these spaces, the first main_count of them those that tables translate between;
 * its maps ask about these as often as about the others, and have policies with all keys. */
void generate_over(struct generated *made, uint64_t seed, const struct generated_home *homes,
		   size_t count, size_t main_count);
void generated_free(struct generated *made);

/* A policy for the map of a random world; rich: with all keys, which needs the space location. */
void generate_policy(struct generated *made, struct dice *dice, struct oracle_map *map, bool rich);

/* Codes of some of the spaces that tables translate between: {SPACE: CODES, ...}. */
size_t generate_codes(struct generated *made, struct dice *dice, struct oracle_codes **codes,
		      uint32_t most);

/* Names for the codes of a space over which a world is made. */
void generate_names(struct generated *made, struct dice *dice, size_t index);
/* Protocols, words, texts and shifts of a space, when all spaces of the world are there. */
void generate_signs(struct generated *made, struct dice *dice, size_t index);
/* A text that some of these may match. */
const char *generate_sign_text(struct dice *dice);
/* The same bytes, some of its letters in the other case; they live as long as the world. */
const char *generate_case(struct oracle_world *world, struct dice *dice, const char *text);

/* A text for people, often one that YAML has to quote. */
const char *generate_text(struct dice *dice);

#endif
