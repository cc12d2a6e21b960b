/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a part that does not agree with the chosen one would change what a switch does, or on
 * whose side the failure was: the second half of step 5. */
#include "choice.h"

#include "base/count.h"

static const char *const effects[] = { "route", "fault" };

static bool tells(const struct sipcause_part *part, const struct sci_word *word)
{
	uint8_t i;

	for (i = 0; i < part->told_count; i++)
		if (part->told[i].space == word->space && part->told[i].code == word->code)
			return true;
	return false;
}

/* Whether only the texts of other parts say something. */
static bool is_of_others(const struct sci_choice *choice, const struct sipcause_part *part,
			 const struct sci_word *word)
{
	const struct sipcause_part *other;

	if (tells(part, word))
		return false;
	SCI_FOR_EACH(other, choice)
		if (tells(other, word))
			return true;
	return false;
}

/* A part on its own: without what only the texts of other parts say of the call. */
static void find_own_facts(const struct sci_choice *choice, const struct sipcause_part *part,
			   struct sci_facts *facts)
{
	uint32_t i;

	*facts = choice->facts;
	for (i = 0; i < facts->found_count; i++)
		if (is_of_others(choice, part, &facts->found[i]))
			facts->found[i].space = NULL;
}

/* A map, and the catalog that a part's spaces are looked up in; NULL: they are its own. */
struct ground {
	const struct sipcause_map *map;
	const struct sipcause_catalog *spaces, *effects;
};

/* What the first map with a table to the effect says of a part. */
static int32_t find_effect(const struct sci_choice *choice, const struct sipcause_part *part,
			   const struct sci_facts *facts, const char *effect)
{
	const struct sipcause_message *message = choice->message;
	const struct ground grounds[] = {
		{ choice->map, NULL, message->catalog },
		{ message->effects_map, message->effects_catalog, message->effects_catalog },
	};
	struct sci_statement statement;
	size_t i;

	for (i = 0; i < SCI_COUNT(grounds); i++) {
		const struct sipcause_space *to =
			sipcause_catalog_space(grounds[i].effects, effect);

		if (grounds[i].map == NULL || to == NULL)
			continue;
		sci_statement_make(&statement, choice, part, facts, grounds[i].spaces);
		if (sipcause_map_table(grounds[i].map, statement.lead.space, to) != NULL)
			return sci_lead_answer(grounds[i].map, to, &statement.lead);
	}
	return SIPCAUSE_UNLISTED;
}

bool sci_choice_same_effect(const struct sci_choice *choice, const struct sipcause_part *part,
			    const struct sipcause_part *chosen)
{
	struct sci_facts own;
	size_t i;

	find_own_facts(choice, part, &own);
	for (i = 0; i < SCI_COUNT(effects); i++) {
		int32_t effect = find_effect(choice, part, &own, effects[i]);

		if (effect == SIPCAUSE_UNLISTED ||
		    effect != find_effect(choice, chosen, &choice->facts, effects[i]))
			return false;
	}
	return true;
}
