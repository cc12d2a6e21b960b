/* SPDX-License-Identifier: BSD-2-Clause */
#include "compile.h"

#include <stdlib.h>
#include <string.h>

/* One table in the making. */
struct work {
	struct sci_compiler *compiler;
	const struct sci_flat *flat;
	struct sipcause_table *table;
	const struct sci_link **ranges; /* the links that span more than one code */
	uint32_t range_count;
	const struct sci_slot **slots;
	uint32_t slot_room;
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

/* The narrowest range that holds a code: the last to begin, or one around it. */
static const struct sci_link *range_around(const struct work *work, int32_t code)
{
	uint32_t low = 0, high = work->range_count;
	const struct sci_link *link;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (work->ranges[middle]->key->span.first <= code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return NULL;
	for (link = work->ranges[low - 1]; link != NULL; link = link->wider)
		if (sci_span_holds(link->key->span, code))
			return link;
	return NULL;
}

/* The narrowest key that holds a code. */
static const struct sci_link *link_around(const struct work *work, int32_t code)
{
	uint32_t low = 0, high = work->flat->link_count;

	/* The last link that begins at the code or before is, if it is single and
	 * for this code, the narrowest; keys of one beginning stand widest first. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (work->flat->links[middle]->key->span.first <= code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0 && is_single(work->flat->links[low - 1]) &&
	    work->flat->links[low - 1]->key->span.first == code)
		return work->flat->links[low - 1];
	return range_around(work, code);
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

/* ------------------------------------------------------------------- slots */

static bool is_covered(const struct sci_flat *flat, int32_t code)
{
	uint32_t i;

	if (flat->fallback == NULL)
		return false;
	if (flat->covers == NULL)
		return true;
	for (i = 0; i < flat->covers->covers_count; i++)
		if (sci_span_holds(flat->covers->covers[i], code))
			return true;
	return false;
}

static bool is_narrower(struct sci_span a, struct sci_span b)
{
	return (int64_t)a.last - a.first < (int64_t)b.last - b.first;
}

/* The table-wide companions of a code: of each space the most specific. */
static bool find_writes(const struct work *work, int32_t code, struct sci_slot *slot)
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
	slot->writes = sci_intern(&work->compiler->blocks, writes, count * sizeof(writes[0]));
	slot->write_count = count;
	return slot->writes != NULL;
}

static void find_unknown(const struct work *work, int32_t code, struct sci_slot *slot)
{
	const struct sci_class *class;

	slot->unknown = -1;
	if (!work->asks_class || !slot->covered)
		return;
	class = sci_space_class(work->flat->from, code);
	if (class == NULL || class->unknown < 0 || class->unknown == code)
		return;
	slot->unknown = class->unknown;
	slot->unknown_link = link_around(work, class->unknown);
}

static bool grow_slots(struct work *work)
{
	uint32_t room = work->slot_room == 0 ? 64 : work->slot_room * 2;
	const struct sci_slot **slots = sci_arena_array(work->compiler->reading->scratch, room,
							sizeof(const struct sci_slot *));

	if (slots == NULL)
		return no_memory(work);
	if (work->table->slot_count > 0)
		memcpy(slots, work->slots, work->table->slot_count * sizeof(*slots));
	work->slots = slots;
	work->slot_room = room;
	return true;
}

/* The index of the slot of a code whose narrowest key is known. */
static bool add_slot(struct work *work, int32_t code, const struct sci_link *link, uint32_t *index)
{
	struct sipcause_table *table = work->table;
	const struct sci_slot *stored;
	struct sci_slot slot;
	uint32_t i;

	memset(&slot, 0, sizeof(slot));
	slot.link = link;
	slot.covered = is_covered(work->flat, code);
	find_unknown(work, code, &slot);
	if (!find_writes(work, code, &slot))
		return no_memory(work);
	stored = sci_intern(&work->compiler->blocks, &slot, sizeof(slot));
	if (stored == NULL)
		return no_memory(work);
	/* Equal slots lie near each other; in a sparse table a second entry for a
	 * slot does no harm, so only the last few are looked at. */
	for (i = table->slot_count; i-- > 0 && table->slot_count - i <= SCI_DENSE_MAX;) {
		if (work->slots[i] == stored) {
			*index = i;
			return true;
		}
		if (table->sparse != NULL && table->slot_count - i > 4)
			break;
	}
	if (table->slot_count == work->slot_room && !grow_slots(work))
		return false;
	work->slots[table->slot_count] = stored;
	*index = table->slot_count++;
	return true;
}

static bool keep_slots(struct work *work)
{
	struct sipcause_table *table = work->table;

	table->slots = sci_intern(&work->compiler->blocks, work->slots,
				  table->slot_count * sizeof(*work->slots));
	return table->slots != NULL ? true : no_memory(work);
}

/* ------------------------------------------------------------ dense tables */

static bool compile_dense(struct work *work)
{
	struct sipcause_table *table = work->table;
	const struct sci_span range = work->flat->from->range;
	const uint32_t width = (uint32_t)(range.last - range.first) + 1;
	uint16_t slot_of[SCI_DENSE_MAX];
	int32_t answers[SCI_DENSE_MAX];
	uint32_t i, index = 0;

	table->first = (uint32_t)range.first;
	for (i = 0; i < width; i++) {
		int32_t code = range.first + (int32_t)i;

		if (!add_slot(work, code, link_around(work, code), &index))
			return false;
		slot_of[i] = (uint16_t)index;
	}
	table->slot_of = sci_intern(&work->compiler->blocks, slot_of, width * sizeof(slot_of[0]));
	if (table->slot_of == NULL)
		return no_memory(work);
	if (!keep_slots(work))
		return false;
	/* What a bare code gives is asked of the very look-up that explains it. */
	for (i = 0; i < width; i++) {
		struct sci_answer answer;

		sci_table_resolve(table, range.first + (int32_t)i, NULL, NULL, &answer);
		answers[i] = answer.outcome;
	}
	table->answers = sci_intern(&work->compiler->blocks, answers, width * sizeof(answers[0]));
	if (table->answers == NULL)
		return no_memory(work);
	table->width = width;
	return true;
}

/* ----------------------------------------------------------- sparse tables */

/* Numbers that collect: cuts between segments, or single codes. */
struct pile {
	int32_t *numbers;
	uint32_t count;
	uint32_t room;
};

static bool pile_up(struct work *work, struct pile *pile, int64_t number)
{
	const struct sci_span range = work->flat->from->range;

	if (number < range.first || number > range.last)
		return true;
	if (pile->count == pile->room) {
		uint32_t room = pile->room == 0 ? 64 : pile->room * 2;
		int32_t *numbers =
			sci_arena_array(work->compiler->reading->scratch, room, sizeof(*numbers));

		if (numbers == NULL)
			return no_memory(work);
		if (pile->count > 0)
			memcpy(numbers, pile->numbers, pile->count * sizeof(*numbers));
		pile->numbers = numbers;
		pile->room = room;
	}
	pile->numbers[pile->count++] = (int32_t)number;
	return true;
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

/* A span: a single code, or the two cuts around a range. */
static bool pile_span(struct work *work, struct pile *singles, struct pile *cuts,
		      struct sci_span span)
{
	if (span.first == span.last)
		return pile_up(work, singles, span.first);
	return pile_up(work, cuts, span.first) && pile_up(work, cuts, (int64_t)span.last + 1);
}

/* The places where what is true of a code can change. */
static bool find_edges(struct work *work, struct pile *singles, struct pile *cuts)
{
	const struct sci_flat *flat = work->flat;
	const struct sipcause_space *from = flat->from;
	const struct sipcause_table *leg = work->table->legs[0];
	bool good = pile_up(work, cuts, from->range.first);
	uint32_t i;

	for (i = 0; good && i < flat->link_count; i++)
		good = pile_span(work, singles, cuts, flat->links[i]->key->span);
	for (i = 0; good && flat->covers != NULL && i < flat->covers->covers_count; i++)
		good = pile_span(work, singles, cuts, flat->covers->covers[i]);
	for (i = 0; good && flat->writes != NULL && i < flat->writes->write_count; i++)
		good = pile_span(work, singles, cuts, flat->writes->writes[i].span);
	for (i = 0; good && work->asks_class && i < from->class_count; i++) {
		good = pile_span(work, singles, cuts, from->classes[i].span);
		if (good && from->classes[i].unknown >= 0)
			good = pile_up(work, singles, from->classes[i].unknown);
	}
	for (i = 0; good && leg != NULL && i < leg->sparse->code_count; i++)
		good = pile_up(work, singles, leg->sparse->codes[i]);
	for (i = 0; good && leg != NULL && i < leg->sparse->segment_count; i++)
		good = pile_up(work, cuts, leg->sparse->segments[i].first);
	return good;
}

/* A number that speaks for a segment: the first that has no slot of its own. */
static int32_t sample_of(const struct pile *singles, const struct pile *cuts, uint32_t segment,
			 uint32_t *single)
{
	int32_t sample = cuts->numbers[segment];
	int64_t end = segment + 1 < cuts->count ? cuts->numbers[segment + 1] : INT64_MAX;

	while (*single < singles->count && singles->numbers[*single] < sample)
		(*single)++;
	while (*single < singles->count && singles->numbers[*single] == sample &&
	       (int64_t)sample + 1 < end && sample < INT32_MAX) {
		(*single)++;
		sample++;
	}
	return sample;
}

static bool fill_sparse(struct work *work, struct sci_sparse *sparse, const struct pile *singles,
			const struct pile *cuts)
{
	struct sci_arena *keep = work->compiler->reading->keep;
	struct sci_segment *segments = sci_arena_array(keep, cuts->count, sizeof(*segments));
	int32_t *codes = sci_arena_array(keep, singles->count, sizeof(*codes));
	uint32_t i, index, single = 0;

	if (segments == NULL || codes == NULL ||
	    !sci_numbers_init(&sparse->exact, keep, singles->count))
		return no_memory(work);
	for (i = 0; i < singles->count; i++) {
		codes[i] = singles->numbers[i];
		if (!add_slot(work, codes[i], link_around(work, codes[i]), &index))
			return false;
		sci_numbers_add(&sparse->exact, codes[i], index);
	}
	for (i = 0; i < cuts->count; i++) {
		int32_t sample = sample_of(singles, cuts, i, &single);

		segments[i].first = cuts->numbers[i];
		if (!add_slot(work, sample, range_around(work, sample), &segments[i].slot))
			return false;
	}
	sparse->codes = codes;
	sparse->code_count = singles->count;
	sparse->segments = segments;
	sparse->segment_count = cuts->count;
	return true;
}

static bool compile_sparse(struct work *work)
{
	struct pile singles = { NULL, 0, 0 }, cuts = { NULL, 0, 0 };
	struct sci_sparse *sparse = sci_arena_alloc(work->compiler->reading->keep, sizeof(*sparse));

	if (sparse == NULL)
		return no_memory(work);
	work->table->sparse = sparse;
	if (!find_edges(work, &singles, &cuts))
		return false;
	sort_pile(&singles);
	sort_pile(&cuts);
	return fill_sparse(work, sparse, &singles, &cuts) && keep_slots(work);
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
	table->legs[0] = legs[0];
	table->legs[1] = legs[1];
	if (!find_ranges(&work))
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
