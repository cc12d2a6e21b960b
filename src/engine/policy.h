/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How the evidence of a call is weighed: a map's `policy`, a caller's, the built-in one.
 *
 * A policy is a value for each of its keys.  Each key is taken from the nearest layer that
 * gives it: the caller's, the map of --policy, the map itself, the built-in one.
 */
#ifndef SCI_POLICY_H
#define SCI_POLICY_H

#include "rule.h"

/* The keys of a policy: XX(name, word). */
#define SCI_POLICY_MAP(XX)                                                                         \
	XX(PREFER, "prefer")                                                                       \
	XX(DISTRUST, "distrust")                                                                   \
	XX(BELIEVE, "believe")                                                                     \
	XX(STATUS, "status")                                                                       \
	XX(ANSWERED, "answered")                                                                   \
	XX(WEAK, "weak")                                                                           \
	XX(SEVERAL, "several")                                                                     \
	XX(LOCATION, "location")

#define SCI_XX(name, word) SCI_POLICY_##name,
enum sci_policy_key { SCI_POLICY_MAP(SCI_XX) SCI_POLICY_KEYS };
#undef SCI_XX

/* The values of `status` and `several`. */
enum { SCI_STATUS_KEEP, SCI_STATUS_AGREE, SCI_STATUS_YIELD };
enum { SCI_SEVERAL_SPECIFIC, SCI_SEVERAL_LAST, SCI_SEVERAL_RFC3261 };

/* Codes that a policy speaks of. */
struct sci_policy_span {
	const struct sipcause_space *space;
	struct sipcause_span span;
	/* Beside which codes that is so; NULL: any status of 400 and more. */
	const struct sci_policy_span *beside;
	uint32_t beside_count;
	uint32_t line;
};
#define SCI_DISTRUST_MAX 16 /* of a caller's */

/* The kinds of parts of a message that can be chosen come first in their list. */
#define SCI_CANDIDATES SIPCAUSE_PART_WARNING

/* What is said of one key. */
struct sci_policy_value {
	bool given;
	uint32_t line;
	const struct sci_mapdoc *map;        /* NULL: no map's, but a caller's or built in */
	const struct sci_policy_span *spans; /* distrust, believe, answered, weak */
	uint32_t count;
	int32_t word;                       /* status, several */
	const struct sipcause_space *space; /* location */
	int32_t code;
	uint8_t rank[SCI_CANDIDATES]; /* prefer: by kind; 0 is the best */
};

struct sci_policy {
	struct sci_policy_value values[SCI_POLICY_KEYS];
};

/*
 * Rank the kinds of parts: these first, in their order, then the others in the
 * default order.  false: one is no candidate's kind, or stands there twice; the
 * ranks are as they were then.
 */
bool sci_policy_rank(uint8_t rank[SCI_CANDIDATES], const int32_t *kinds, size_t count);

/* Where a list has a code; NULL: it has not. */
const struct sci_policy_span *sci_policy_find(const struct sci_policy_span *spans, uint32_t count,
					      const struct sipcause_space *space, int32_t code);

/* Take each key that is not given yet from a farther layer, which may be NULL. */
void sci_policy_inherit(struct sci_policy *policy, const struct sci_policy *farther);

#endif
