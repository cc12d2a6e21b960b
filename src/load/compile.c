/* SPDX-License-Identifier: BSD-2-Clause */
#include "compile.h"

#include "base/search.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Numbers that collect: cuts between segments, or single codes. */
struct pile {
	int32_t *numbers;
	uint32_t count;
};

/* Where the search for the range around an earlier code ended. */
struct walk {
	const struct sci_link *from;
	const struct sci_link *to;
	int32_t code;
};

/* One table in the making. */
struct work {
	struct sci_compiler *compiler;
	const struct sci_flat *flat;
	struct sipcause_table *table;
	const struct sci_link **ranges; /* the links that span more than one code */
	uint32_t range_count;
	struct walk codes, unknown; /* of the codes in turn, and of their classes' */
	struct pile cuts;           /* where zones begin */
	const struct sci_zone **zones;
	bool asks_class; /* the `unlisted` chain has a `class` step */
};

static bool no_memory(const struct work *work)
{
	sci_report_no_memory(work->compiler->reading->report);
	return false;
}

/* ------------------------------------------------------------------- links */

static bool is_single(const struct sci_link *link)
{
	return link->key->span.first == link->key->span.last;
}

static bool is_begun(const void *links, uint32_t index, int64_t number)
{
	return ((const struct sci_link *const *)links)[index]->key->span.first <= number;
}

/* The narrowest range that holds a code: the last to begin, or one around it. */
static const struct sci_link *range_around(const struct work *work, struct walk *walk, int32_t code)
{
	uint32_t begun = sci_search(work->ranges, work->range_count, code, is_begun);
	const struct sci_link *link;

	if (begun == 0)
		return NULL;
	/* All that is around this one begins before the code.  Codes come in order, so
	 * that ranges which ended before an earlier one need no second look. */
	link = work->ranges[begun - 1];
	if (walk->from == link && walk->code <= code)
		link = walk->to;
	while (link != NULL && link->key->span.last < code)
		link = link->wider;
	walk->from = work->ranges[begun - 1];
	walk->to = link;
	walk->code = code;
	return link;
}

/* The narrowest key that holds a code. */
static const struct sci_link *link_around(const struct work *work, struct walk *walk, int32_t code)
{
	const struct sci_link *const *links = work->flat->links;
	uint32_t begun = sci_search(links, work->flat->link_count, code, is_begun);

	/* The last link that begins at the code or before is, if it is single and
	 * for this code, the narrowest; keys of one beginning stand widest first. */
	if (begun > 0 && is_single(links[begun - 1]) && links[begun - 1]->key->span.first == code)
		return links[begun - 1];
	return range_around(work, walk, code);
}

static bool find_ranges(struct work *work)
{
	const struct sci_flat *flat = work->flat;
	uint32_t i;

	for (i = 0; i < flat->link_count; i++)
		work->range_count += !is_single(flat->links[i]);
	work->ranges = sci_arena_array(work->compiler->reading->scratch, work->range_count,
				       sizeof(const struct sci_link *));
	if (work->ranges == NULL)
		return no_memory(work);
	work->range_count = 0;
	for (i = 0; i < flat->link_count; i++)
		if (!is_single(flat->links[i]))
			work->ranges[work->range_count++] = flat->links[i];
	return true;
}

/* ------------------------------------------------------------------- piles */

static bool open_pile(const struct work *work, struct pile *pile, size_t room)
{
	pile->count = 0;
	pile->numbers =
		sci_arena_array(work->compiler->reading->scratch, room, sizeof(*pile->numbers));
	return pile->numbers != NULL ? true : no_memory(work);
}

static void pile_up(const struct work *work, struct pile *pile, int64_t number)
{
	const struct sipcause_span range = work->flat->from->range;

	if (number >= range.first && number <= range.last)
		pile->numbers[pile->count++] = (int32_t)number;
}

static void pile_cuts(const struct work *work, struct pile *pile, struct sipcause_span span)
{
	pile_up(work, pile, span.first);
	pile_up(work, pile, (int64_t)span.last + 1);
}

static int compare_numbers(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

static void sort_pile(struct pile *pile)
{
	uint32_t i, count = 0;
	bool sorted = true;

	for (i = 1; i < pile->count && sorted; i++)
		sorted = pile->numbers[i - 1] < pile->numbers[i];
	if (sorted)
		return;
	qsort(pile->numbers, pile->count, sizeof(*pile->numbers), compare_numbers);
	for (i = 0; i < pile->count; i++)
		if (count == 0 || pile->numbers[count - 1] != pile->numbers[i])
			pile->numbers[count++] = pile->numbers[i];
	pile->count = count;
}

/* ------------------------------------------------------------------- zones */

static bool is_covered(const struct sci_flat *flat, int32_t code)
{
	if (flat->fallback == NULL)
		return false;
	return flat->covers == NULL ||
	       sci_spans_hold(flat->covers->covers, flat->covers->covers_count, code);
}

static bool is_narrower(struct sipcause_span a, struct sipcause_span b)
{
	return (int64_t)a.last - a.first < (int64_t)b.last - b.first;
}

/* The table-wide companions of a code: of each space the most specific. */
static bool find_writes(const struct work *work, int32_t code, struct sci_zone *zone)
{
	const struct sci_layer *layer = work->flat->writes;
	const struct sci_wide_write *best[SCI_WRITES_MAX];
	struct sci_write writes[SCI_WRITES_MAX];
	uint32_t count = 0, i, k;

	if (layer == NULL)
		return true;
	for (i = 0; i < layer->write_count; i++) {
		const struct sci_wide_write *wide = &layer->writes[i];

		if (!sci_span_holds(wide->span, code))
			continue;
		for (k = 0; k < count && best[k]->write.space != wide->write.space; k++)
			;
		if (k == count && count < SCI_WRITES_MAX)
			best[count++] = wide;
		else if (k < count && is_narrower(wide->span, best[k]->span))
			best[k] = wide;
	}
	if (count == 0)
		return true;
	memset(writes, 0, sizeof(writes));
	for (k = 0; k < count; k++) {
		writes[k].space = best[k]->write.space;
		writes[k].code = best[k]->write.code;
	}
	zone->writes = sci_strings_keep(&work->compiler->blocks, writes, count * sizeof(writes[0]));
	zone->write_count = count;
	return zone->writes != NULL;
}

static void find_unknown(struct work *work, int32_t code, struct sci_zone *zone)
{
	const struct sci_class *class;

	zone->unknown = -1;
	if (!work->asks_class || !zone->covered)
		return;
	class = sci_space_class(work->flat->from, code);
	if (class == NULL || class->unknown < 0 || class->unknown == code)
		return;
	zone->unknown = class->unknown;
	zone->unknown_link = link_around(work, &work->unknown, class->unknown);
}

/* The zone that a code lies in; NULL when memory is out. */
static const struct sci_zone *make_zone(struct work *work, int32_t code)
{
	struct sci_zone zone;

	memset(&zone, 0, sizeof(zone));
	zone.covered = is_covered(work->flat, code);
	find_unknown(work, code, &zone);
	if (!find_writes(work, code, &zone))
		return NULL;
	return sci_strings_keep(&work->compiler->blocks, &zone, sizeof(zone));
}

/* The places where what a table says of all its codes can change. */
static bool find_cuts(struct work *work)
{
	const struct sci_flat *flat = work->flat;
	const struct sipcause_space *from = flat->from;
	const uint32_t covers = flat->covers != NULL ? flat->covers->covers_count : 0;
	const uint32_t writes = flat->writes != NULL ? flat->writes->write_count : 0;
	const uint32_t classes = work->asks_class ? from->class_count : 0;
	uint32_t i;

	if (!open_pile(work, &work->cuts, 1 + 2 * ((size_t)covers + writes + 2 * (size_t)classes)))
		return false;
	pile_up(work, &work->cuts, from->range.first);
	for (i = 0; i < covers; i++)
		pile_cuts(work, &work->cuts, flat->covers->covers[i]);
	for (i = 0; i < writes; i++)
		pile_cuts(work, &work->cuts, flat->writes->writes[i].span);
	for (i = 0; i < classes; i++) {
		const struct sipcause_span unknown = { from->classes[i].unknown,
						       from->classes[i].unknown };

		pile_cuts(work, &work->cuts, from->classes[i].span);
		if (unknown.first >= 0)
			pile_cuts(work, &work->cuts, unknown);
	}
	sort_pile(&work->cuts);
	return true;
}

static bool find_zones(struct work *work)
{
	uint32_t i;

	if (!find_cuts(work))
		return false;
	work->zones = sci_arena_array(work->compiler->reading->scratch, work->cuts.count,
				      sizeof(const struct sci_zone *));
	if (work->zones == NULL)
		return no_memory(work);
	for (i = 0; i < work->cuts.count; i++) {
		work->zones[i] = make_zone(work, work->cuts.numbers[i]);
		if (work->zones[i] == NULL)
			return no_memory(work);
	}
	return true;
}

/* The zone of a code; *at is where the search for a smaller one ended. */
static const struct sci_zone *zone_from(const struct work *work, int32_t code, uint32_t *at)
{
	while (*at + 1 < work->cuts.count && work->cuts.numbers[*at + 1] <= code)
		(*at)++;
	return work->zones[*at];
}

/* ------------------------------------------------------------ dense tables */

/* The narrowest key of every code: each is laid over those around it. */
static void paint_links(const struct sci_flat *flat, const struct sci_link **link_of)
{
	const int32_t first = flat->from->range.first;
	uint32_t i;

	for (i = 0; i < flat->link_count; i++) {
		const struct sipcause_span span = flat->links[i]->key->span;
		int32_t cell;

		for (cell = span.first - first; cell <= span.last - first; cell++)
			link_of[cell] = flat->links[i];
	}
}

static bool same_slot(const struct sci_slot *a, const struct sci_slot *b)
{
	return a->link == b->link && a->zone == b->zone;
}

/* The index of an equal slot, or of a new one. */
static uint32_t place_slot(struct sci_slot *slots, uint32_t *count, const struct sci_slot *slot)
{
	uint32_t i = *count;

	/* No two codes share the key of one. */
	while (i-- > 0 && (slot->link == NULL || !is_single(slot->link)))
		if (same_slot(&slots[i], slot))
			return i;
	slots[*count] = *slot;
	return (*count)++;
}

/* Where the cells end that have the link of a cell and lie in its zone. */
static uint32_t find_end(const struct work *work, const struct sci_link *const *link_of,
			 uint32_t cell, uint32_t zone, uint32_t width)
{
	const uint32_t end =
		zone + 1 < work->cuts.count
			? (uint32_t)(work->cuts.numbers[zone + 1] - work->flat->from->range.first)
			: width;
	const struct sci_link *link = link_of[cell];

	do
		cell++;
	while (cell < end && link_of[cell] == link);
	return cell;
}

static bool keep_slots(struct work *work, uint32_t width)
{
	struct sci_strings *blocks = &work->compiler->blocks;
	const int32_t first = work->flat->from->range.first;
	const struct sci_link *link_of[SCI_DENSE_MAX];
	struct sci_slot slots[SCI_DENSE_MAX], slot;
	uint16_t slot_of[SCI_DENSE_MAX];
	uint32_t count = 0, zone = 0, i = 0;

	memset(link_of, 0, width * sizeof(link_of[0]));
	paint_links(work->flat, link_of);
	while (i < width) {
		uint32_t end, place;

		slot.link = link_of[i];
		slot.zone = zone_from(work, first + (int32_t)i, &zone);
		place = place_slot(slots, &count, &slot);
		for (end = find_end(work, link_of, i, zone, width); i < end; i++)
			slot_of[i] = (uint16_t)place;
	}
	work->table->slot_of = sci_strings_keep(blocks, slot_of, width * sizeof(slot_of[0]));
	work->table->slots = sci_strings_keep(blocks, slots, count * sizeof(slots[0]));
	if (work->table->slot_of == NULL || work->table->slots == NULL)
		return no_memory(work);
	return true;
}

/* Whether a bare code comes to the same rules as the one before it. */
static bool is_like_last(const struct sipcause_table *table, uint32_t cell)
{
	for (; table != NULL; table = table->legs[0])
		if (table->slot_of[cell] != table->slot_of[cell - 1])
			return false;
	return true;
}

/* Whether an answer would be another for another code that comes to its rules. */
static bool follows_code(const struct sci_answer *answer)
{
	const struct sipcause_table *const *legs = answer->table->legs;
	const struct sci_rule *rule = answer->via != NULL ? answer->via_rule : answer->rule;

	if (answer->via != NULL && (legs[0]->legs[0] != NULL || legs[1]->legs[0] != NULL))
		return true;
	return rule != NULL && rule->target == SIPCAUSE_SAME;
}

/* What a bare code gives is asked of the very look-up that explains it. */
static bool keep_answers(struct work *work, uint32_t width)
{
	struct sipcause_table *table = work->table;
	int32_t answers[SCI_DENSE_MAX];
	struct sci_answer answer;
	bool follows = true;
	uint32_t i;

	for (i = 0; i < width; i++) {
		if (follows || !is_like_last(table, i)) {
			sci_table_resolve(table, (int32_t)(table->first + i), NULL, NULL, &answer);
			follows = follows_code(&answer);
		}
		answers[i] = answer.outcome;
	}
	table->answers =
		sci_strings_keep(&work->compiler->blocks, answers, width * sizeof(answers[0]));
	return table->answers != NULL ? true : no_memory(work);
}

static bool compile_dense(struct work *work)
{
	const struct sipcause_span range = work->flat->from->range;
	const uint32_t width = (uint32_t)(range.last - range.first) + 1;

	work->table->first = (uint32_t)range.first;
	if (!keep_slots(work, width) || !keep_answers(work, width))
		return false;
	work->table->width = width;
	return true;
}

/* ----------------------------------------------------------- sparse tables */

static bool find_singles(const struct work *work, struct pile *singles)
{
	const struct sci_flat *flat = work->flat;
	const struct sipcause_table *leg = work->table->legs[0];
	const uint32_t legs = leg != NULL ? leg->sparse->code_count : 0;
	uint32_t i;

	if (!open_pile(work, singles, (size_t)flat->link_count - work->range_count + legs))
		return false;
	for (i = 0; i < flat->link_count; i++)
		if (is_single(flat->links[i]))
			pile_up(work, singles, flat->links[i]->key->span.first);
	for (i = 0; i < legs; i++)
		pile_up(work, singles, leg->sparse->codes[i]);
	sort_pile(singles);
	return true;
}

static bool find_segments(const struct work *work, struct pile *cuts)
{
	const struct sipcause_table *leg = work->table->legs[0];
	const uint32_t legs = leg != NULL ? leg->sparse->segment_count : 0;
	uint32_t i;

	if (!open_pile(work, cuts, work->cuts.count + 2 * (size_t)work->range_count + legs))
		return false;
	for (i = 0; i < work->cuts.count; i++)
		pile_up(work, cuts, work->cuts.numbers[i]);
	for (i = 0; i < work->range_count; i++)
		pile_cuts(work, cuts, work->ranges[i]->key->span);
	for (i = 0; i < legs; i++)
		pile_up(work, cuts, leg->sparse->segments[i].first);
	sort_pile(cuts);
	return true;
}

/* The link for one code alone, if there is one; *at is where the search for a
 * smaller code ended. */
static const struct sci_link *single_from(const struct sci_flat *flat, int32_t code, uint32_t *at)
{
	const struct sci_link *const *links = flat->links;

	while (*at < flat->link_count &&
	       (links[*at]->key->span.first < code ||
		(links[*at]->key->span.first == code && !is_single(links[*at]))))
		(*at)++;
	if (*at == flat->link_count || links[*at]->key->span.first != code)
		return NULL;
	return links[*at];
}

/* Whether the load has room for so many codes and segments more; otherwise reported. */
static bool has_room(const struct work *work, const struct pile *singles, const struct pile *cuts)
{
	const struct sci_layer *layer = work->flat->nearest;
	const struct sci_place place = { layer->map->file, layer->line, layer->column };
	uint64_t *pieces = &work->compiler->pieces;

	*pieces += (uint64_t)singles->count + cuts->count;
	if (*pieces <= SCI_PIECES_MAX)
		return true;
	sci_report_add(work->compiler->reading->report, SCI_P_TABLES_TOO_LARGE, place,
		       "found %" PRIu64 " codes and intervals in all tables up to the one from %s "
		       "to %s; expected at most %u",
		       *pieces, work->flat->from->name, work->flat->to->name, SCI_PIECES_MAX);
	return false;
}

/* The slots of single codes come first, in their order; then those of segments. */
static bool fill_sparse(struct work *work, struct sci_sparse *sparse, const struct pile *singles,
			const struct pile *cuts)
{
	struct sci_arena *keep = work->compiler->reading->keep;
	struct sci_segment *segments = sci_arena_array(keep, cuts->count, sizeof(*segments));
	int32_t *codes = sci_arena_array(keep, singles->count, sizeof(*codes));
	struct sci_slot *slots =
		sci_arena_array(keep, (size_t)singles->count + cuts->count, sizeof(*slots));
	uint32_t zone = 0, link = 0, i;

	if (segments == NULL || codes == NULL || slots == NULL ||
	    !sci_numbers_init(&sparse->exact, keep, singles->count))
		return no_memory(work);
	for (i = 0; i < singles->count; i++) {
		codes[i] = singles->numbers[i];
		slots[i].link = single_from(work->flat, codes[i], &link);
		if (slots[i].link == NULL)
			slots[i].link = range_around(work, &work->codes, codes[i]);
		slots[i].zone = zone_from(work, codes[i], &zone);
		sci_numbers_add(&sparse->exact, codes[i], i);
	}
	for (i = 0, zone = 0; i < cuts->count; i++) {
		struct sci_slot *slot = &slots[singles->count + i];

		segments[i].first = cuts->numbers[i];
		segments[i].slot = singles->count + i;
		slot->link = range_around(work, &work->codes, segments[i].first);
		slot->zone = zone_from(work, segments[i].first, &zone);
	}
	work->table->slots = slots;
	sparse->codes = codes;
	sparse->code_count = singles->count;
	sparse->segments = segments;
	sparse->segment_count = cuts->count;
	return true;
}

static bool compile_sparse(struct work *work)
{
	struct sci_sparse *sparse = sci_arena_alloc(work->compiler->reading->keep, sizeof(*sparse));
	struct pile singles, cuts;

	if (sparse == NULL)
		return no_memory(work);
	work->table->sparse = sparse;
	return find_singles(work, &singles) && find_segments(work, &cuts) &&
	       has_room(work, &singles, &cuts) && fill_sparse(work, sparse, &singles, &cuts);
}

/* ------------------------------------------------------------------- tables */

static bool chain_asks_class(const struct sci_layer *layer)
{
	uint32_t i;

	for (i = 0; layer != NULL && i < layer->unlisted_count; i++)
		if (layer->unlisted[i].target == SCI_TARGET_CLASS)
			return true;
	return false;
}

static const struct sipcause_table *make_table(struct sci_compiler *compiler,
					       const struct sci_flat *flat,
					       const struct sipcause_table *const legs[2])
{
	struct sipcause_table *table = sci_arena_alloc(compiler->reading->keep, sizeof(*table));
	struct work work;

	memset(&work, 0, sizeof(work));
	work.compiler = compiler;
	work.flat = flat;
	work.table = table;
	work.asks_class = chain_asks_class(flat->fallback);
	if (table == NULL) {
		no_memory(&work);
		return NULL;
	}
	table->from = flat->from;
	table->to = flat->to;
	table->fallback = flat->fallback;
	table->before = flat->before;
	table->legs[0] = legs[0];
	table->legs[1] = legs[1];
	if (!find_ranges(&work) || !find_zones(&work))
		return NULL;
	if (!(sci_space_is_dense(flat->from) ? compile_dense(&work) : compile_sparse(&work)))
		return NULL;
	return table;
}

const struct sipcause_table *sci_compile(struct sci_compiler *compiler, struct sci_flat *flat,
					 const struct sipcause_table *const legs[2])
{
	struct sci_variant *variant;

	for (variant = flat->variants; variant != NULL; variant = variant->next)
		if (variant->legs[0] == legs[0] && variant->legs[1] == legs[1])
			return variant->table;
	variant = sci_arena_alloc(compiler->reading->scratch, sizeof(*variant));
	if (variant == NULL) {
		sci_report_no_memory(compiler->reading->report);
		return NULL;
	}
	variant->legs[0] = legs[0];
	variant->legs[1] = legs[1];
	variant->table = make_table(compiler, flat, legs);
	variant->next = flat->variants;
	flat->variants = variant;
	return variant->table;
}
