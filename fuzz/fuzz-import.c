/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Configurations of any bytes.  Each shipped dialect that can be read takes its rows; the map of
 * them loads, and answers each of them as the row says.
 */
#include "fuzz.h"

#include "cli/dialect/dialect.h"
#include "cli/import/cells.h"
#include "cli/import/judge.h"
#include "cli/import/put.h"
#include "cli/import/take.h"
#include "document/builtin.h"

#define PRODUCTS 32
#define NAME_LENGTH 40 /* of the name of the file, which is taken from the bytes */

static struct {
	struct dialect dialect;
	struct cells_columns columns; /* of a pasted table */
} products[PRODUCTS];
static size_t product_count;
static struct sipcause_catalog *catalog;

/* ------------------------------------------------------------ once for the run */

static void read_dialect(const struct sci_builtin *shipped)
{
	static const char *words[] = { "sip", "phrase", "q850" };
	const struct cli_list list = { words, FUZZ_COUNT(words) };
	struct dialect *dialect = &products[product_count].dialect;
	const struct sci_file file = { shipped->path, 1 };
	const struct sci_reading reading = { &dialect->arena, &dialect->arena, &dialect->arena,
					     sci_report_new() };

	dialect->name = shipped->name;
	dialect_read(&reading, sci_builtin_tree(shipped, &file, &dialect->arena), dialect);
	FUZZ_MUST(sci_report_clean(reading.report));
	sipcause_report_free(reading.report);
	if (!dialect->reads.there) {
		dialect_free(dialect);
		memset(dialect, 0, sizeof(*dialect));
		return;
	}
	if (dialect->reads.shape == READS_CELLS)
		FUZZ_MUST(cells_name(&products[product_count].columns, &list));
	FUZZ_MUST(++product_count < PRODUCTS);
}

static void make_products(void)
{
	struct sipcause_loader *loader = NULL;
	const char *name;
	size_t i, k;

	FUZZ_MUST(sipcause_loader_new(&loader) == SIPCAUSE_OK &&
		  sipcause_loader_add_map(loader, "default") == SIPCAUSE_OK);
	for (i = 0; (name = sci_builtin_name_at(SCI_BUILTIN_DIALECTS, i)) != NULL; i++)
		read_dialect(sci_builtin_find(SCI_BUILTIN_DIALECTS, name));
	for (i = 0; i < product_count; i++)
		for (k = 0; k < products[i].dialect.extends.count; k++)
			FUZZ_MUST(sipcause_loader_add_map(loader,
							  products[i].dialect.extends.items[k]) ==
				  SIPCAUSE_OK);
	FUZZ_MUST(sipcause_loader_load(loader, &catalog, NULL, NULL) == SIPCAUSE_OK);
	sipcause_loader_free(loader);
}

/* -------------------------------------------------------------- what was taken */

static unsigned touch(const char *text)
{
	return text != NULL ? fuzz_touch(text, strlen(text)) : 0;
}

static void look_at_taken(const struct taken *taken, uint32_t lines)
{
	volatile unsigned sum = 0;
	size_t i;

	for (i = 0; i < taken->count; i++) {
		const struct taken_row *row = &taken->rows[i];

		FUZZ_MUST(row->from != NULL && row->text != NULL);
		FUZZ_MUST(row->line >= 1 && row->line <= lines);
		FUZZ_MUST((row->when == NULL) == (row->when_space == NULL));
		sum += touch(row->from_space) + touch(row->to_space) + touch(row->when_space) +
		       touch(row->from) + touch(row->to) + touch(row->when) + touch(row->standard) +
		       touch(row->from_phrase) + touch(row->to_phrase) + touch(row->scope) +
		       touch(row->order) + touch(row->text);
	}
	for (i = 0; i < taken->remark_count; i++) {
		const struct remark *remark = &taken->remarks[i];

		FUZZ_MUST(remark->kind < REMARK_COUNT && remark_word(remark->kind) != NULL);
		FUZZ_MUST(remark->line >= 1 && remark->line <= lines);
		sum += touch(remark->text) + touch(remark->said);
	}
	(void)sum;
}

/* ------------------------------------------------------------- what is in the map */

static void look_at_row(const struct dialect *dialect, const struct judged_table *table, size_t i)
{
	const struct judged_row *row = &table->rows[i];

	FUZZ_MUST(row->answer >= 0);
	FUZZ_MUST((row->companion >= 0) <= (table->when != NULL));
	FUZZ_MUST(i == 0 || table->rows[i - 1].code < row->code ||
		  (table->rows[i - 1].code == row->code && table->rows[i - 1].companion >= 0));
	if (row->as == NULL)
		return;
	FUZZ_MUST(dialect_holds_code(dialect, table->from, row->code));
	FUZZ_MUST(dialect_holds_code(dialect, table->to, row->answer));
	FUZZ_MUST(row->companion < 0 || dialect_holds_code(dialect, table->when, row->companion));
}

static void must_answer(const struct sipcause_table *loaded, const struct judged_table *table,
			const struct judged_row *row, const struct sipcause_catalog *from)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	asked.code = row->code;
	if (row->companion >= 0)
		FUZZ_MUST(sipcause_indication_add(
				  &asked,
				  sipcause_catalog_space(from, sipcause_space_name(table->when)),
				  row->companion) == SIPCAUSE_OK);
	FUZZ_MUST(sipcause_translate_indication(loaded, &asked, &result) == row->answer);
	FUZZ_MUST(row->phrase == NULL || result.phrase != NULL);
}

/* Load the map as a user will, and ask it for each row. */
static void must_load(const struct judged *judged, const char *text, size_t length)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *made = NULL;
	size_t i, k;

	FUZZ_MUST(sipcause_loader_new(&loader) == SIPCAUSE_OK &&
		  sipcause_loader_add_memory(loader, "fuzz.yaml", text, length) == SIPCAUSE_OK);
	FUZZ_MUST(sipcause_loader_load(loader, &made, NULL, NULL) == SIPCAUSE_OK);
	sipcause_loader_free(loader);
	for (i = 0; i < judged->count; i++) {
		const struct judged_table *table = &judged->tables[i];
		const struct sipcause_table *loaded = sipcause_map_table(
			sipcause_catalog_map(made, "fuzz"),
			sipcause_catalog_space(made, sipcause_space_name(table->from)),
			sipcause_catalog_space(made, sipcause_space_name(table->to)));

		for (k = 0; k < table->count; k++)
			must_answer(loaded, table, &table->rows[k], made);
	}
	sipcause_catalog_free(made);
}

static void write_map(const struct dialect *dialect, const char *file, const struct judged *judged,
		      const struct taken *taken)
{
	const char *bases[DIALECT_BASES_MAX];
	const struct put put = { .dialect = dialect,
				 .map = "fuzz",
				 .file = file,
				 .bases = bases,
				 .base_count = dialect->extends.count };
	char *text = NULL;
	size_t length = 0, i;
	FILE *out = open_memstream(&text, &length);

	FUZZ_MUST(out != NULL);
	for (i = 0; i < dialect->extends.count; i++)
		bases[i] = dialect->extends.items[i];
	put_map(out, &put, judged, taken);
	FUZZ_MUST(fclose(out) == 0);
	must_load(judged, text, length);
	free(text);
}

static void judge_and_write(const struct dialect *dialect, const char *file, struct taken *taken,
			    uint32_t lines)
{
	const struct judging judging = {
		.catalog = catalog,
		.dialect = dialect,
		.bases = dialect->extends.items,
		.base_count = dialect->extends.count,
	};
	struct judged judged = { .count = 0 };
	size_t i, k;

	FUZZ_MUST(judge(&judging, taken, &judged));
	FUZZ_MUST(judged.count <= JUDGED_TABLES_MAX && judged.kept <= taken->count);
	look_at_taken(taken, lines);
	for (i = 0; i < judged.count; i++)
		for (k = 0; k < judged.tables[i].count; k++)
			look_at_row(dialect, &judged.tables[i], k);
	write_map(dialect, file, &judged, taken);
	judged_free(&judged);
}

static void read_as(size_t product, const char *file, const uint8_t *data, size_t size)
{
	struct dialect *dialect = &products[product].dialect;
	struct taken taken = { .rows = NULL };
	struct conf conf;

	conf_set(&conf, (const char *)data, size);
	if (dialect->reads.shape == READS_CELLS)
		cells_take(&products[product].columns, &conf, &taken);
	else
		take_all(&dialect->reads, &conf, &taken);
	look_at_taken(&taken, conf.lines);
	if (taken.count + taken.remark_count > 0)
		judge_and_write(dialect, file, &taken, conf.lines);
	taken_free(&taken);
	conf_free(&conf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char file[NAME_LENGTH + 2] = "f";
	size_t i;

	if (catalog == NULL)
		make_products();
	memcpy(file + 1, data, size < NAME_LENGTH ? size : NAME_LENGTH);
	for (i = 0; i < product_count; i++)
		read_as(i, file, data, size);
	return 0;
}
