/* SPDX-License-Identifier: BSD-2-Clause */
/* How a message is to be decided, as its caller wants it, and what nobody says otherwise. */
#include "message.h"

#include <string.h>

/* A cause 0 or 16 beside the status of a failure is what some carriers send with every
 * response.  The location is that of an interworking point: RFC 3398 8.2.6.1 says network. */
void sci_policy_build_in(struct sipcause_message *message)
{
	static const int32_t codes[] = { 0, 16 };
	struct sci_policy_value *values = message->builtin.values;
	const struct sci_word *beyond = &message->words[SCI_LOCATION_BEYOND];
	size_t i;

	for (i = 0; i < SCI_POLICY_KEYS; i++)
		values[i].given = true;
	sci_policy_rank(values[SCI_POLICY_PREFER].rank, NULL, 0);
	for (i = 0; i < 2; i++) {
		message->builtin_distrust[i].space = message->roles[SCI_ROLE_Q850];
		message->builtin_distrust[i].span.first = codes[i];
		message->builtin_distrust[i].span.last = codes[i];
	}
	values[SCI_POLICY_DISTRUST].spans = message->builtin_distrust;
	values[SCI_POLICY_DISTRUST].count = 2;
	values[SCI_POLICY_LOCATION].space = beyond->space;
	values[SCI_POLICY_LOCATION].code = beyond->code;
}

int sipcause_message_prefer(struct sipcause_message *message, const int32_t *kinds, size_t count)
{
	struct sci_policy_value *prefer;
	uint8_t rank[SCI_CANDIDATES];

	if (message == NULL || (kinds == NULL && count > 0) || !sci_policy_rank(rank, kinds, count))
		return SIPCAUSE_E_ARGUMENT;
	sci_message_undecide(message);
	prefer = &message->policy.values[SCI_POLICY_PREFER];
	memcpy(prefer->rank, rank, sizeof(rank));
	prefer->given = count > 0;
	return SIPCAUSE_OK;
}

int sipcause_message_in_order(struct sipcause_message *message, int in_order)
{
	if (message == NULL)
		return SIPCAUSE_E_ARGUMENT;
	sci_message_undecide(message);
	message->in_order = in_order != 0;
	return SIPCAUSE_OK;
}

int sipcause_message_strict(struct sipcause_message *message, int strict)
{
	if (message == NULL)
		return SIPCAUSE_E_ARGUMENT;
	message->strict = strict != 0;
	return SIPCAUSE_OK;
}

int sipcause_message_distrust(struct sipcause_message *message, const struct sipcause_space *space,
			      int32_t first, int32_t last)
{
	struct sci_policy_value *value;
	struct sci_policy_span *distrust;

	if (message == NULL || space == NULL || first > last ||
	    !sci_span_holds(space->range, first) || !sci_span_holds(space->range, last))
		return SIPCAUSE_E_ARGUMENT;
	value = &message->policy.values[SCI_POLICY_DISTRUST];
	if (value->count == SCI_DISTRUST_MAX)
		return SIPCAUSE_E_FULL;
	sci_message_undecide(message);
	value->given = true;
	value->spans = message->distrust;
	distrust = &message->distrust[value->count++];
	memset(distrust, 0, sizeof(*distrust));
	distrust->space = space;
	distrust->span.first = first;
	distrust->span.last = last;
	return SIPCAUSE_OK;
}

int sipcause_message_policy(struct sipcause_message *message, const struct sipcause_map *map)
{
	if (message == NULL)
		return SIPCAUSE_E_ARGUMENT;
	sci_message_undecide(message);
	message->policy_map = map;
	return SIPCAUSE_OK;
}

int sipcause_message_effects(struct sipcause_message *message,
			     const struct sipcause_catalog *catalog, const struct sipcause_map *map)
{
	if (message == NULL || (map != NULL && catalog == NULL))
		return SIPCAUSE_E_ARGUMENT;
	sci_message_undecide(message);
	message->effects_catalog = catalog;
	message->effects_map = map;
	return SIPCAUSE_OK;
}

void sipcause_message_policy_reset(struct sipcause_message *message)
{
	if (message == NULL)
		return;
	sci_message_undecide(message);
	memset(&message->policy, 0, sizeof(message->policy));
	message->policy_map = NULL;
}

/* ------------------------------------------------------------- who decided */

static const char *const keys[SCI_POLICY_KEYS] = {
#define SCI_XX(name, word) word,
	SCI_POLICY_MAP(SCI_XX)
#undef SCI_XX
};

struct sci_because sci_because_of(enum sci_policy_key key, const struct sci_policy_value *value,
				  uint32_t line)
{
	struct sci_because because = { keys[key], value->map, line > 0 ? line : value->line };

	return because;
}

static int tell(const struct sci_because *because, const char **key, const char **map,
		const char **file, uint32_t *line)
{
	const struct sci_mapdoc *doc = because->key != NULL ? because->map : NULL;

	if (key != NULL)
		*key = because->key;
	if (map != NULL)
		*map = doc != NULL ? doc->name : NULL;
	if (file != NULL)
		*file = doc != NULL ? doc->file->name : NULL;
	if (line != NULL)
		*line = doc != NULL ? because->line : 0;
	return because->key != NULL;
}

static const struct sci_because nothing;

int sipcause_message_decided_by(const struct sipcause_message *message, const char **key,
				const char **map, const char **file, uint32_t *line)
{
	return tell(message == NULL ? &nothing : &message->because, key, map, file, line);
}

int sipcause_part_decided_by(const struct sipcause_part *part, const char **key, const char **map,
			     const char **file, uint32_t *line)
{
	return tell(part == NULL ? &nothing : &part->because, key, map, file, line);
}
