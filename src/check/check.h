/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Checking a map: what it loses or does by accident, though it is right.
 *
 *   load ─▶ each map asked for ─▶ each table of its own file ─▶ each warning ─▶ report
 *
 * Each warning is one file, and looks at one table at a time.  It speaks of rows of the
 * map's own file only: those of the maps that it extends are checked with those maps.
 */
#ifndef SCI_CHECK_H
#define SCI_CHECK_H

#include "engine/catalog.h"
#include "load/layer.h"
#include "load/load.h"

/* At most so many warnings of one kind are given of a table; a last one counts the rest. */
#define SCI_FEW 5
/* At so many rows that give one code, something may be lost. */
#define SCI_COLLAPSE_MIN 5

struct sci_alarms;

/* A check while the maps of its load come by. */
struct sci_check {
	struct sci_visitor visitor; /* what the load knows of it */
	const struct sipcause_loader *loader;
	struct sci_alarms *alarms; /* texts of target spaces that were needed so far */
	struct sci_arena keep;     /* holds them */
	uint64_t steps;            /* of look-ups that may still be made */

	/* The map that is being checked. */
	const struct sci_reading *reading;
	const struct sci_draft *draft;
	const struct sipcause_map *map;
	uint64_t all_steps; /* of one look-up that passes through all tables */
	bool cut;           /* something was not checked, for it would take too long */
	bool found[SIPCAUSE_WARNING_COUNT_];
};

/* A table of the map's own file. */
struct sci_checked {
	struct sci_check *check;
	const struct sci_layer *layer;      /* the file's rows */
	const struct sci_flat *flat;        /* laid over those of the bases */
	const struct sci_flat *base;        /* those of the bases; NULL: none */
	const struct sipcause_table *table; /* compiled */
	const bool *repeated; /* by key of the file: it says what the bases say; NULL: none does */
	bool first_repeated;  /* so does its `first` */
};

/* Whether a warning that was found is to be reported; if not, the map accepts it. */
bool sci_check_reports(struct sci_check *check, int32_t warning);
/* The kind of a warning. */
const struct sci_problem_kind *sci_check_kind(int32_t warning);
/* Add a warning to the report: a place, and a message as for printf(). */
#define SCI_WARN(check, name, place, ...)                                                          \
	sci_report_add_kind((check)->reading->report, sci_check_kind(SIPCAUSE_WARNING_##name),     \
			    (place), __VA_ARGS__)
/* Say that memory is out.  Gives false. */
bool sci_check_no_memory(const struct sci_check *check);
/*
 * Whether there is time to look up so many codes of a table.  All that a load looks up
 * together is bounded; where a map is too large for that, a note says so.
 */
bool sci_check_affords(struct sci_check *check, const struct sci_flat *flat, uint64_t codes);

/* The table that the file's rows are laid over; NULL: the maps that it extends have none, or it is
 * not inherited. */
const struct sci_flat *sci_check_find_base(const struct sci_draft *draft,
					   const struct sipcause_space *from,
					   const struct sipcause_space *to);

/* Whether a row is one of the map's own file. */
static inline bool sci_check_is_own(const struct sci_check *check, const struct sci_layer *layer)
{
	return layer->map == check->draft->doc;
}

static inline struct sci_place sci_key_place(const struct sci_key *key)
{
	return (struct sci_place){ key->layer->map->file, key->line, key->column };
}

static inline struct sci_place sci_rule_place(const struct sci_rule *rule)
{
	return (struct sci_place){ rule->layer->map->file, rule->line, rule->column };
}

static inline struct sci_place sci_layer_place(const struct sci_layer *layer)
{
	return (struct sci_place){ layer->map->file, layer->line, layer->column };
}

/* Places in a file, in their order: a file has less than 2^31 bytes. */
static inline int64_t sci_place_number(struct sci_place place)
{
	return (int64_t)place.line << 31 | (place.column & INT32_MAX);
}

/* Whether a key is the `first` of its layer, which is about the call, whatever the code is. */
static inline bool sci_key_is_first(const struct sci_key *key)
{
	return key == key->layer->first;
}

/*
 * Which keys of the file repeat the bases, by their indices; NULL: there are no bases.  Such a
 * key changes nothing, and so no other warning is about it.
 */
const bool *sci_check_find_repeated(const struct sci_checked *checked);
/* The same of its `first`. */
bool sci_check_repeats_first(const struct sci_checked *checked);
static inline bool sci_key_repeats(const struct sci_checked *checked, const struct sci_key *key)
{
	if (sci_key_is_first(key))
		return checked->first_repeated;
	return checked->repeated != NULL && checked->repeated[key - checked->layer->keys];
}

/* Each looks for one warning, or two that are alike. */
void sci_check_hole(const struct sci_checked *checked);
void sci_check_repeats_base(const struct sci_checked *checked);
void sci_check_collapse(const struct sci_checked *checked);
void sci_check_undefined_code(const struct sci_checked *checked);
void sci_check_phrase_mismatch(const struct sci_checked *checked);
void sci_check_peer_alarm(const struct sci_checked *checked);
void sci_check_class_crossing(const struct sci_checked *checked);
void sci_check_hidden(const struct sci_checked *checked);
void sci_check_hidden_by_first(const struct sci_checked *checked);
void sci_check_lost_location(const struct sci_checked *checked);
void sci_check_own_without_reason(const struct sci_checked *checked);
void sci_check_round_trip(const struct sci_checked *checked);
void sci_check_undoes_scope(const struct sci_checked *checked);
void sci_check_drops_first(const struct sci_checked *checked);
/* Of the whole map, after the others: what its `accept` says. */
void sci_check_accepts(struct sci_check *check);

/* Free the texts that the check loaded. */
void sci_alarms_free(struct sci_alarms *alarms);

#endif
