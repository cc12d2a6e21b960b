/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rows that export writes, asked as sipcause-export(1) says ("How to ask"), answer what the
 * library answers: in random worlds and in all shipped maps, with any companions.
 */

#include "cli/model/model.h"
#include "fixture.h"
#include "generate.h"
#include "worlds.h"

#include <stdlib.h>

#define WHEN 3  /* companions at once */
#define EACH 12 /* questions about one code */

/* A model, and what is asked of it. */
struct asking {
	struct model model;
	const struct sipcause_catalog *catalog;
	const struct model_table *table;
	struct dice dice;
	unsigned long questions;
	unsigned wrong, large;
};

/* ---------------------------------------------------------------- the reader */

/* The row of a code and of companions as they are written; NULL: there is none. */
static const struct model_row *find(const struct model_table *table, int32_t code,
				    const char *companions)
{
	size_t low = 0, high = table->count, i;

	/* Rows are in order of their codes. */
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (table->rows[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	for (i = low; i < table->count && table->rows[i].code == code; i++)
		if (unit_same_text(companions, table->rows[i].companions))
			return &table->rows[i];
	return NULL;
}

/* The part of a key for one companion. */
static void add_part(const struct model_table *table, int32_t code, char *key, size_t size,
		     const char *space, int32_t value)
{
	char part[200];
	size_t used = strlen(key);

	snprintf(part, sizeof(part), "%s=%d", space, value);
	if (value == SIPCAUSE_PRESENT || find(table, code, part) == NULL)
		snprintf(part, sizeof(part), "%s=present", space);
	snprintf(key + used, size - used, "%s%s", used > 0 ? ";" : "", part);
}

static bool asks_for(const struct model_row *row, const char *space)
{
	const char *asks = row->asks;
	size_t length;

	for (; asks != NULL && *asks != '\0'; asks += length + (asks[length] == ';')) {
		length = strcspn(asks, ";");
		if (strlen(space) == length && memcmp(asks, space, length) == 0)
			return true;
	}
	return false;
}

/* The row that answers; NULL: the code is unlisted.  *many: it asks for too many at once. */
static const struct model_row *read_answer(const struct model_table *table,
					   const struct sipcause_indication *asked, bool *many)
{
	const struct model_row *bare = find(table, asked->code, NULL), *row = NULL;
	char key[1000] = "";
	uint32_t i, count = 0;

	*many = false;
	if (bare == NULL)
		return NULL;
	/* The companions of the question are in order of their names. */
	for (i = 0; i < asked->count; i++) {
		const char *space = sipcause_space_name(asked->space[i]);

		if (!asks_for(bare, space))
			continue;
		count++;
		add_part(table, asked->code, key, sizeof(key), space, asked->value[i]);
	}
	*many = count > WHEN;
	if (key[0] != '\0')
		row = find(table, asked->code, key);
	return row != NULL ? row : bare;
}

/* ------------------------------------------------------------------ questions */

static int by_name(const void *left, const void *right)
{
	const struct sipcause_space *a = *(const struct sipcause_space *const *)left;
	const struct sipcause_space *b = *(const struct sipcause_space *const *)right;

	return strcmp(sipcause_space_name(a), sipcause_space_name(b));
}

static int32_t roll_code(struct dice *dice, const struct sipcause_space *space)
{
	const int64_t first = sipcause_space_first(space), last = sipcause_space_last(space);
	const size_t count = sipcause_space_count(space);

	if (dice_chance(dice, 10))
		return SIPCAUSE_PRESENT;
	if (count > 0 && dice_chance(dice, 50))
		return sipcause_space_at(space, dice_below(dice, (uint32_t)count));
	return (int32_t)(first +
			 dice_below(dice, (uint32_t)(last - first > 200 ? 200 : last - first + 1)));
}

/* Companions of different spaces, most of them such as the table asks for. */
static void roll(struct asking *asking, struct sipcause_indication *asked)
{
	const struct sipcause_space *spaces[4];
	const struct model_spaces *known = &asking->model.companions;
	size_t count = 1 + dice_below(&asking->dice, 3), i, k;

	for (i = 0; i < count; i++) {
		spaces[i] =
			known->count > 0 && dice_chance(&asking->dice, 85)
				? known->items[dice_below(&asking->dice, (uint32_t)known->count)]
				: sipcause_catalog_space_at(
					  asking->catalog,
					  dice_below(&asking->dice,
						     (uint32_t)sipcause_catalog_space_count(
							     asking->catalog)));
		for (k = 0; k < i; k++)
			if (spaces[k] == spaces[i]) {
				count--;
				i--;
				break;
			}
	}
	qsort(spaces, count, sizeof(spaces[0]), by_name);
	for (i = 0; i < count; i++)
		CU_ASSERT_EQUAL_FATAL(sipcause_indication_add(asked, spaces[i],
							      roll_code(&asking->dice, spaces[i])),
				      SIPCAUSE_OK);
}

static bool is_same(const struct model_row *row, const struct sipcause_result *result)
{
	int32_t location = SIPCAUSE_UNLISTED;
	uint32_t i;

	if (row == NULL)
		return result->outcome == SIPCAUSE_UNLISTED;
	for (i = 0; i < result->write_count; i++)
		if (strcmp(sipcause_space_name(result->write_space[i]), "location") == 0)
			location = result->write_code[i];
	return row->result.outcome == result->outcome &&
	       unit_same_text(row->result.phrase, result->outcome >= 0 ? result->phrase : NULL) &&
	       row->location == location && (row->writes != NULL) == (result->write_count > 0);
}

static void ask(struct asking *asking, const struct sipcause_indication *asked)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const struct model_row *row;
	bool many;

	row = read_answer(asking->table, asked, &many);
	sipcause_translate_indication(asking->table->table, asked, &result);
	asking->questions++;
	if (many || is_same(row, &result))
		return;
	if (asking->wrong++ < 3)
		fprintf(stderr,
			"\n%s:%d -> %s with %u companions, %s=%d: row %d (%s), library %d\n",
			sipcause_space_name(asking->table->from), asked->code,
			sipcause_space_name(asking->table->to), asked->count,
			asked->count > 0 ? sipcause_space_name(asked->space[0]) : "-",
			asked->count > 0 ? asked->value[0] : 0,
			row != NULL ? row->result.outcome : SIPCAUSE_UNLISTED,
			row != NULL && row->companions != NULL ? row->companions : "",
			result.outcome);
}

static void ask_code(struct asking *asking, int64_t code, unsigned each)
{
	struct sipcause_indication bare = SIPCAUSE_INDICATION_INIT;
	unsigned i;

	if (code < 0 || code > INT32_MAX)
		return;
	bare.code = (int32_t)code;
	ask(asking, &bare);
	for (i = 0; i < each; i++) {
		struct sipcause_indication asked = bare;

		roll(asking, &asked);
		ask(asking, &asked);
	}
}

static void ask_table(struct asking *asking)
{
	const struct sipcause_space *from = asking->table->from;
	const int64_t first = sipcause_space_first(from), last = sipcause_space_last(from);
	int64_t code;
	size_t i;

	if (last - first < MODEL_DENSE) {
		for (code = first - 1; code <= last + 1; code++)
			ask_code(asking, code, EACH);
		return;
	}
	for (i = 0; i < asking->table->count; i += 1 + asking->table->count / 200)
		ask_code(asking, asking->table->rows[i].code, EACH);
}

/* ------------------------------------------------------------------- the maps */

static void ask_map(struct asking *asking, const struct sipcause_map *map)
{
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++) {
		memset(&asking->model, 0, sizeof(asking->model));
		asking->model.all = true;
		asking->model.when = WHEN;
		if (!model_add(&asking->model, sipcause_map_table_at(map, i), map)) {
			asking->large++;
			model_free(&asking->model);
			continue;
		}
		asking->table = &asking->model.tables[0];
		ask_table(asking);
		model_free(&asking->model);
	}
}

static bool try_world(uint64_t seed, unsigned long *questions)
{
	struct asking asking = { .dice = { seed } };
	struct sipcause_loader *loader = NULL;
	struct generated made;
	struct sipcause_catalog *catalog;
	size_t i;

	generate(&made, seed);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < made.file_count; i++)
		CU_ASSERT_EQUAL_FATAL(sipcause_loader_add_memory(loader, made.files[i].label,
								 made.files[i].text,
								 made.files[i].length),
				      SIPCAUSE_OK);
	catalog = fixture_finish(loader);
	asking.catalog = catalog;
	for (i = 0; i < sipcause_catalog_map_count(catalog); i++)
		ask_map(&asking, sipcause_catalog_map_at(catalog, i));
	sipcause_catalog_free(catalog);
	generated_free(&made);
	*questions += asking.questions;
	return asking.wrong == 0;
}

static void test_random_worlds(void)
{
	worlds_try(try_world, 40, "questions");
}

/* Those whose rows would be too many are asked in part: they ask for a dozen companions. */
static bool is_large(const char *name)
{
	static const char *const large[] = { "fault", "redial",      "remedy",
					     "route", "us-blocking", "wholesale" };
	size_t i;

	for (i = 0; i < sizeof(large) / sizeof(large[0]); i++)
		if (strcmp(large[i], name) == 0)
			return true;
	return false;
}

static void test_shipped_maps(void)
{
	struct asking asking = { .dice = { 7 } };
	struct sipcause_catalog *catalog = fixture_shipped();
	size_t i;

	asking.catalog = catalog;
	for (i = 0; i < sipcause_catalog_map_count(catalog); i++)
		if (!is_large(sipcause_map_name(sipcause_catalog_map_at(catalog, i))))
			ask_map(&asking, sipcause_catalog_map_at(catalog, i));
	CU_ASSERT_EQUAL(asking.wrong, 0);
	printf("%lu questions ... ", asking.questions);
	sipcause_catalog_free(catalog);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "random worlds", test_random_worlds },
		{ "shipped maps", test_shipped_maps },
	};

	return UNIT_MAIN("export", tests);
}
