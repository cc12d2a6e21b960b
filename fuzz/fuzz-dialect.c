/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Dialects of any bytes.  By one that is read without an error, some rows of the shipped maps are
 * written: names of files lead nowhere, and the text has its bound.  And by one that says how, the
 * lines of a small configuration are read: whatever the patterns, they have an end.
 */
#include "fuzz.h"

#include "cli/dialect/dialect.h"
#include "cli/export/render.h"
#include "cli/import/cells.h"
#include "cli/import/judge.h"
#include "cli/import/put.h"
#include "cli/import/take.h"

#define ROWS 40                /* of each table */
#define TEXT ((size_t)1 << 20) /* of all files */

/* Rows of each shape, in lines that patterns could take for one another. */
#define CONFIGURATION                                                                              \
	"# aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n"                                             \
	"[table]\n"                                                                                \
	"columns = from, to, when;\n"                                                              \
	"0 = 486, 17, 0;\n"                                                                        \
	"1 = 503, 34;\n"                                                                           \
	" row 486 17 Busy Here\n"                                                                  \
	" row 404 1\n"                                                                             \
	" list 486:=17, 404:=1,999:=x\n"                                                           \
	"[other]\n"                                                                                \
	"Rule -From 486 -To 17 -When 0 -Name 'a''b' -Order 0 `\n"                                  \
	" -Scope all/one\n"                                                                        \
	"404,1\n"

static struct sipcause_catalog *catalog;
static struct model model;
/* Codes of sip reach a system as codes of freeswitch. */
static const struct sipcause_map *base;
static const struct sipcause_table *arrives, *answers;

/* The rows that have more than a code and its answer, and some of the others. */
static void thin(struct model_table *table)
{
	size_t kept = 0, i;

	for (i = 0; i < table->count && kept < ROWS; i++) {
		const struct model_row *row = &table->rows[i];

		if (i % 16 == 0 || row->companions != NULL || row->writes != NULL)
			table->rows[kept++] = *row;
	}
	model.rows += kept - table->count;
	table->count = kept;
}

static const struct sipcause_table *find(const char *map, const char *from, const char *to)
{
	const struct sipcause_table *table = sipcause_map_table(
		sipcause_catalog_map(catalog, map), sipcause_catalog_space(catalog, from),
		sipcause_catalog_space(catalog, to));

	FUZZ_MUST(table != NULL);
	return table;
}

static void add(const char *map, const char *from, const char *to)
{
	FUZZ_MUST(model_add(&model, find(map, from, to), sipcause_catalog_map(catalog, map)));
	thin(&model.tables[model.count - 1]);
}

/* Once for the whole run. */
static void make_model(void)
{
	struct sipcause_loader *loader = NULL;

	if (catalog != NULL)
		return;
	FUZZ_MUST(sipcause_loader_new(&loader) == SIPCAUSE_OK &&
		  sipcause_loader_add_map(loader, "billing") == SIPCAUSE_OK &&
		  sipcause_loader_add_map(loader, "route") == SIPCAUSE_OK &&
		  sipcause_loader_add_map(loader, "rfc3398") == SIPCAUSE_OK &&
		  sipcause_loader_load(loader, &catalog, NULL, NULL) == SIPCAUSE_OK);
	sipcause_loader_free(loader);
	model_spaces_add(&model.known, sipcause_catalog_space(catalog, "location"));
	model_spaces_add(&model.known, sipcause_catalog_space(catalog, "answered"));
	model.when = 2;
	base = sipcause_catalog_map(catalog, "rfc3398");
	FUZZ_MUST(base != NULL);
	add("billing", "q850", "sip");
	add("billing", "sip", "q850");
	add("billing", "teams", "sip"); /* from a wide space */
	add("route", "freeswitch", "route");
	arrives = find("route", "sip", "freeswitch");
	answers = find("route", "sip", "route");
}

/* --------------------------------------------------------------- what was read */

static unsigned touch_template(const struct dialect_template *template)
{
	unsigned sum = 0;
	uint32_t i;

	for (i = 0; i < template->count; i++)
		if (template->pieces[i].field == FIELD_LITERAL)
			sum += fuzz_touch(template->pieces[i].text, template->pieces[i].length);
		else
			FUZZ_MUST(template->pieces[i].field < FIELD_COUNT);
	return sum;
}

static unsigned touch_section(const struct dialect_section *section)
{
	FUZZ_MUST(section->every >= 0);
	return touch_template(&section->begin) + touch_template(&section->row) +
	       touch_template(&section->between) + touch_template(&section->end);
}

static unsigned touch_form(const struct dialect_form *form)
{
	unsigned sum = touch_template(&form->begin) + touch_template(&form->between) +
		       touch_template(&form->end);
	int i;

	for (i = 0; i < DIALECT_SECTIONS; i++)
		sum += touch_section(&form->sections[i]);
	return sum;
}

static unsigned touch_file(const struct dialect_file *file)
{
	unsigned sum = touch_template(&file->name) + touch_template(&file->begin) +
		       touch_template(&file->end) + touch_section(&file->phrase) +
		       touch_section(&file->words);
	uint32_t i;

	FUZZ_MUST(file->form_count <= DIALECT_FORMS_MAX);
	for (i = 0; i < file->form_count; i++)
		sum += touch_form(&file->forms[i]);
	return sum;
}

static unsigned touch_codes(const struct dialect_holds *holds)
{
	unsigned sum = 0;
	uint32_t i;

	FUZZ_MUST(holds->codes_count <= DIALECT_SPACES_MAX);
	for (i = 0; i < holds->codes_count; i++) {
		FUZZ_MUST(holds->codes[i].count <= DIALECT_RANGES_MAX);
		sum += fuzz_touch(holds->codes[i].space, strlen(holds->codes[i].space));
	}
	return sum;
}

static unsigned touch_spaces(const struct dialect_names *spaces)
{
	unsigned sum = 0;
	uint32_t i;

	FUZZ_MUST(spaces->count <= DIALECT_SPACES_MAX);
	for (i = 0; i < spaces->count; i++)
		sum += fuzz_touch(spaces->items[i], strlen(spaces->items[i]));
	return sum;
}

static void look_at_row(const struct reads_row *row, enum reads_shape shape, bool clean)
{
	const struct reads_value *values[] = { &row->from, &row->to, &row->when, &row->standard,
					       &row->phrase };
	size_t i;

	FUZZ_MUST(row->scopes.count <= READS_NAMES_MAX && row->other.count <= READS_NAMES_MAX);
	FUZZ_MUST(!clean || (row->from.space != NULL && strlen(row->split) == 1));
	FUZZ_MUST(!clean || (row->to.space == NULL) != (row->back == NULL));
	for (i = 0; clean && i < FUZZ_COUNT(values); i++)
		FUZZ_MUST(shape == READS_LINES ? values[i]->name == NULL &&
							 (size_t)values[i]->group <=
								 match_group_count(&row->match)
					       : values[i]->group == 0);
}

static void look_at_reads(const struct dialect_reads *reads, bool clean)
{
	uint32_t i, k;

	FUZZ_MUST(reads->section_count <= READS_SECTIONS_MAX &&
		  reads->setting_count <= READS_PATTERNS_MAX);
	for (i = 0; i < reads->section_count; i++) {
		const struct reads_section *section = &reads->sections[i];

		FUZZ_MUST(section->row_count <= READS_ROWS_MAX &&
			  section->other_count <= READS_PATTERNS_MAX);
		for (k = 0; k < section->row_count; k++)
			look_at_row(&section->rows[k], reads->shape, clean);
	}
}

/* All of it is within bounds, be it right or wrong. */
static void look_at(const struct dialect *dialect, bool clean)
{
	const struct dialect_holds *holds = &dialect->holds;
	volatile unsigned sum = 0;
	uint32_t i;

	FUZZ_MUST(dialect->file_count <= DIALECT_FILES_MAX &&
		  dialect->escape_count <= DIALECT_ESCAPES_MAX);
	FUZZ_MUST(holds->when >= 0 && holds->rows >= 0 &&
		  dialect->extends.count <= DIALECT_BASES_MAX);
	for (i = 0; i < dialect->file_count; i++)
		sum += touch_file(&dialect->files[i]);
	for (i = 0; i < dialect->escape_count; i++)
		sum += fuzz_touch(dialect->escapes[i].text, strlen(dialect->escapes[i].text));
	sum += touch_spaces(&holds->from) + touch_spaces(&holds->to) +
	       touch_spaces(&holds->companions) + touch_codes(holds);
	FUZZ_MUST(!clean || (dialect->title != NULL && dialect->source != NULL));
	FUZZ_MUST(!clean ||
		  (dialect->file_count > 0 ? dialect->load != NULL : dialect->reads.there));
	look_at_reads(&dialect->reads, clean);
	(void)sum;
}

/* ------------------------------------------------------------- what is written */

/* Of what may be written, no name leads out of the folder; all texts together have their bound. */
static void take_files(struct export_files *files, bool fine)
{
	volatile unsigned sum = 0;
	size_t length = 0, i;

	for (i = 0; i < files->count; i++) {
		const struct export_file *file = &files->items[i];
		const size_t named = strlen(file->name);

		FUZZ_MUST(!fine || (named > 0 && named <= DIALECT_NAME_MAX));
		FUZZ_MUST(!fine ||
			  (strchr(".-", file->name[0]) == NULL && strchr(file->name, '/') == NULL));
		sum += fuzz_touch(file->text.bytes, file->text.length);
		length += file->text.length;
		free(file->text.bytes);
	}
	/* One byte too many says that it is too much. */
	FUZZ_MUST(length <= TEXT + !fine);
	(void)sum;
}

static void render(const struct dialect *dialect)
{
	struct export_files files = { NULL, 0 };
	struct export export = {
		.dialect = dialect,
		.model = &model,
		.prefix = "sipcause",
		.map = "billing",
		.map_version = "1 'a' \"b\"",
		.digest = "0123456789abcdef",
		.provenance = "the \"fuzz\" target's own",
		.arrives = dialect->instead_of != NULL ? arrives : NULL,
		.answers = dialect->instead_of != NULL ? answers : NULL,
		.bases = { base },
		.base_count = dialect->extends.count > 0,
		.most = TEXT,
	};

	take_files(&files, export_render(&export, &files));
	sci_strings_free(&model.lost);
	memset(&model.lost, 0, sizeof(model.lost));
}

/* ---------------------------------------------------------------- what is read */

static bool is_known(const char *space)
{
	return space == NULL || sipcause_catalog_called(catalog, space, strlen(space)) != NULL;
}

/* Whether all spaces of what was taken are there, which import looks at first. */
static bool are_known(const struct taken *taken)
{
	size_t i;

	for (i = 0; i < taken->count; i++)
		if (!is_known(taken->rows[i].from_space) || !is_known(taken->rows[i].to_space) ||
		    !is_known(taken->rows[i].when_space))
			return false;
	return true;
}

static void judge_and_write(const struct dialect *dialect, struct taken *taken)
{
	static const char *const bases[] = { "billing" };
	const struct judging judging = {
		.catalog = catalog, .dialect = dialect, .bases = bases, .base_count = 1
	};
	const struct put put = { .dialect = dialect,
				 .map = "fuzz",
				 .file = "fuzz.cfg",
				 .bases = bases,
				 .base_count = 1 };
	struct judged judged = { .count = 0 };
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	FUZZ_MUST(out != NULL && judge(&judging, taken, &judged));
	put_map(out, &put, &judged, taken);
	FUZZ_MUST(fclose(out) == 0);
	judged_free(&judged);
	free(text);
}

static void import(struct dialect *dialect)
{
	const struct cells_columns columns = {
		.items = { { CELLS_FROM }, { CELLS_TO } }, .count = 2, .from = "sip", .to = "q850"
	};
	struct taken taken = { .rows = NULL };
	struct conf conf;

	conf_set(&conf, CONFIGURATION, sizeof(CONFIGURATION) - 1);
	if (dialect->reads.shape == READS_CELLS)
		cells_take(&columns, &conf, &taken);
	else
		take_all(&dialect->reads, &conf, &taken);
	if (are_known(&taken))
		judge_and_write(dialect, &taken);
	taken_free(&taken);
	conf_free(&conf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sci_file file = { "fuzz.yaml", 1 };
	const struct sci_bytes bytes = { data, size, NULL };
	struct dialect dialect = { .name = "fuzz" };
	const struct sci_reading reading = { &dialect.arena, &dialect.arena, &dialect.arena,
					     sci_report_new() };
	const struct sci_node *root;

	FUZZ_MUST(reading.report != NULL);
	make_model();
	root = sci_node_parse(&bytes, &file, reading.trees, reading.report);
	FUZZ_MUST(root != NULL || !sci_report_clean(reading.report));
	if (root != NULL && root->kind == SCI_MAPPING) {
		dialect_read(&reading, root, &dialect);
		look_at(&dialect, sci_report_clean(reading.report));
		if (sci_report_clean(reading.report) && dialect.file_count > 0)
			render(&dialect);
		if (sci_report_clean(reading.report) && dialect.reads.there)
			import(&dialect);
	}
	FUZZ_MUST(sci_report_close(reading.report) == SIPCAUSE_OK ||
		  sipcause_report_count(reading.report) > 0);
	sipcause_report_free(reading.report);
	dialect_free(&dialect);
	return 0;
}
