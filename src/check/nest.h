/* SPDX-License-Identifier: BSD-2-Clause */
/* How the keys of a flat table lie in each other, by their indices. */
#ifndef SCI_NEST_H
#define SCI_NEST_H

#include "load/layer.h"

#define SCI_NEST_NONE UINT32_MAX

/* The index of the key around each key; SCI_NEST_NONE: it has none.  It comes before the key.
 * The list is scratch; NULL: memory is out, which is reported. */
const uint32_t *sci_nest_parents(const struct sci_reading *reading, const struct sci_flat *flat);

/* Whether a key answers whatever the companions are. */
bool sci_key_always_answers(const struct sci_key *key);
/* Whether two keys say the same: alternatives, conditions, targets, companions, phrases. */
bool sci_keys_say_the_same(const struct sci_key *a, const struct sci_key *b);

/* Whether two rules give the same, whatever their conditions are: target, companions, phrase. */
bool sci_rules_give_the_same(const struct sci_rule *a, const struct sci_rule *b);

/* The link of this very span, or NULL: also where flat is NULL. */
const struct sci_link *sci_nest_find(const struct sci_flat *flat, struct sipcause_span span);
/* Its index; SCI_NEST_NONE: there is none. */
uint32_t sci_nest_index(const struct sci_flat *flat, struct sipcause_span span);
/* The narrowest link that holds a code; NULL: there is none, or no steps are left. */
const struct sci_link *sci_nest_narrowest(const struct sci_flat *flat, int32_t code,
					  uint64_t *steps);

#endif
