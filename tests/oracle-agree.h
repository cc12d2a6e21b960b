/* SPDX-License-Identifier: BSD-2-Clause */
/* The oracle's policies (POLICY of sipcause-map(5)) and step 5 of sipcause-deciding(7). */
#ifndef ORACLE_AGREE_H
#define ORACLE_AGREE_H

#include "oracle.h"

/* Every key of a policy from the nearest that gives it: the caller's own, the map of its choice
 * (or NULL), the map of the decision, what there is without any. */
void oracle_policy_of(const struct oracle_world *world, const struct oracle_policy *own,
		      const struct oracle_map *choice, const struct oracle_map *map,
		      struct oracle_policy *policy);
/* Whether the code is one of {SPACE: CODES}. */
bool oracle_codes_have(const struct oracle_world *world, const struct oracle_codes *codes,
		       size_t count, const char *space, int32_t code);

/* A code of a space, and the location that came with it. */
struct oracle_point {
	const char *space;
	int32_t code;
	int32_t location; /* -1: none */
};

/* Where two codes are compared: for this target, while this is known. */
struct oracle_ground {
	const struct oracle_world *world;
	const struct oracle_flat_map *map;
	const char *to;
	const struct oracle_companions *known;
};

bool oracle_agree(const struct oracle_ground *ground, struct oracle_point a, struct oracle_point b);
bool oracle_contradict(const struct oracle_ground *ground, struct oracle_point a,
		       struct oracle_point b);
/* What a rule says of a code in the space of an effect. */
#define ORACLE_NO_EFFECT INT32_MIN
int32_t oracle_effect(const struct oracle_ground *ground, struct oracle_point point,
		      const char *to);

#endif
