/* SPDX-License-Identifier: BSD-2-Clause */
#include "check.h"

#include "base/count.h"
#include "document/fields.h"
#include "nest.h"

#include <string.h>

/* Rules that all look-ups of a check may consider together: about a second. */
#define STEPS_MAX (UINT64_C(1) << 27)

static const struct sci_problem_kind kinds[] = {
#define SCI_XX(name, word, meaning) { word, SIPCAUSE_OK, SIPCAUSE_SEVERITY_WARNING },
	SIPCAUSE_WARNING_MAP(SCI_XX)
#undef SCI_XX
};

static void (*const searches[])(const struct sci_checked *checked) = {
	sci_check_hole,
	sci_check_repeats_base,
	sci_check_collapse,
	sci_check_undefined_code,
	sci_check_phrase_mismatch,
	sci_check_peer_alarm,
	sci_check_class_crossing,
	sci_check_hidden,
	sci_check_hidden_by_first,
	sci_check_lost_location,
	sci_check_own_without_reason,
	sci_check_round_trip,
	sci_check_undoes_scope,
	sci_check_drops_first,
};

const struct sci_problem_kind *sci_check_kind(int32_t warning)
{
	return &kinds[warning];
}

bool sci_check_reports(struct sci_check *check, int32_t warning)
{
	check->found[warning] = true;
	return sipcause_map_accepts(check->map, kinds[warning].word) == NULL;
}

bool sci_check_no_memory(const struct sci_check *check)
{
	sci_report_no_memory(check->reading->report);
	return false;
}

/* ------------------------------------------------------------------- steps */

/* The most rules that a look-up in this table alone considers. */
static uint64_t count_steps(struct sci_check *check, const struct sci_flat *flat)
{
	const uint32_t *parents = sci_nest_parents(check->reading, flat);
	uint64_t *steps =
		sci_arena_array(check->reading->scratch, flat->link_count, sizeof(*steps));
	uint64_t most = 0;
	uint32_t i;

	if (parents == NULL || steps == NULL) {
		sci_check_no_memory(check);
		return 0;
	}
	for (i = 0; i < flat->link_count; i++) {
		const struct sci_key *key = flat->links[i]->key;

		steps[i] = 1 + (uint64_t)key->rule_count;
		if (!sci_key_always_answers(key) && parents[i] != SCI_NEST_NONE)
			steps[i] += steps[parents[i]];
		most = steps[i] > most ? steps[i] : most;
	}
	/* A `class` step asks the rules of another code. */
	return 2 * (most + 1) + (flat->before != NULL ? flat->before->key->rule_count : 0);
}

bool sci_check_affords(struct sci_check *check, const struct sci_flat *flat, uint64_t codes)
{
	const bool composed = flat->fallback != NULL && flat->fallback->via != NULL;
	const uint64_t each = composed ? check->all_steps : count_steps(check, flat);

	if (codes > 0 && check->steps / codes < each) {
		check->cut = true;
		return false;
	}
	check->steps -= codes * each;
	return true;
}

/* ------------------------------------------------------------------- tables */

const struct sci_flat *sci_check_find_base(const struct sci_draft *draft,
					   const struct sipcause_space *from,
					   const struct sipcause_space *to)
{
	const struct sci_flat *flat = NULL;
	uint32_t i;

	for (i = 0; i < draft->layer_count; i++)
		if (draft->layers[i].from == from && draft->layers[i].to == to &&
		    !draft->layers[i].inherit)
			return NULL;
	for (i = 0; i < draft->base_count && flat == NULL; i++)
		flat = sci_layer_find(draft->bases[i], from, to);
	return flat;
}

static void check_table(struct sci_check *check, const struct sci_layer *layer)
{
	const struct sci_mark mark = sci_arena_mark(check->reading->scratch);
	struct sci_checked checked = { .check = check, .layer = layer };
	size_t i;

	checked.flat = sci_layer_find(check->draft, layer->from, layer->to);
	checked.base = sci_check_find_base(check->draft, layer->from, layer->to);
	checked.table = sipcause_map_table(check->map, layer->from, layer->to);
	checked.repeated = sci_check_find_repeated(&checked);
	checked.first_repeated = sci_check_repeats_first(&checked);
	for (i = 0; i < SCI_COUNT(searches); i++)
		searches[i](&checked);
	sci_arena_release(check->reading->scratch, mark);
}

/* What a look-up costs that passes through every table. */
static void count_all_steps(struct sci_check *check)
{
	uint32_t i;

	check->all_steps = 1;
	for (i = 0; i < check->draft->flat_count; i++) {
		const struct sci_mark mark = sci_arena_mark(check->reading->scratch);

		check->all_steps += count_steps(check, check->draft->flats[i]);
		sci_arena_release(check->reading->scratch, mark);
	}
}

static void report_cut(const struct sci_check *check)
{
	static const struct sci_problem_kind kind = { "not-checked", SIPCAUSE_OK,
						      SIPCAUSE_SEVERITY_NOTE };
	const struct sci_place place = { check->draft->doc->file, 1, 1 };

	sci_report_add_kind(check->reading->report, &kind, place,
			    "map '%s' is too large to check all of it: look-ups of its codes were "
			    "left out",
			    check->draft->doc->name);
}

static void visit(struct sci_visitor *visitor, const struct sci_reading *reading,
		  const struct sci_draft *draft, const struct sipcause_map *map)
{
	struct sci_check *check = (struct sci_check *)(void *)visitor;
	uint32_t i;

	check->reading = reading;
	check->draft = draft;
	check->map = map;
	check->cut = false;
	memset(check->found, 0, sizeof(check->found));
	if (draft->layer_count > 0)
		count_all_steps(check);
	for (i = 0; i < draft->layer_count; i++)
		check_table(check, &draft->layers[i]);
	sci_check_accepts(check);
	if (check->cut)
		report_cut(check);
}

int sipcause_loader_check(const struct sipcause_loader *loader, struct sipcause_report **report,
			  struct sipcause_error *error)
{
	struct sci_check check = { .visitor = { visit }, .loader = loader, .steps = STEPS_MAX };
	struct sipcause_catalog *catalog = NULL;
	int code = sci_load(loader, NULL, &check.visitor, &catalog, report, error);

	sipcause_catalog_free(catalog);
	sci_alarms_free(check.alarms);
	sci_arena_free(&check.keep);
	return code;
}
