/* SPDX-License-Identifier: BSD-2-Clause */
#include "render.h"

#include "base/text.h"
#include "cli/result.h"
#include "cli/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- values */

#define ROOM 8200

static const char *number(char room[ROOM], int64_t value)
{
	snprintf(room, ROOM, "%lld", (long long)value);
	return room;
}

static const char *number_from_0(char room[ROOM], int64_t value)
{
	return value >= 0 ? number(room, value) : NULL;
}

/* A name as languages have them. */
static const char *id(char room[ROOM], const struct sipcause_space *space)
{
	char *at;

	snprintf(room, ROOM, "%s", sipcause_space_name(space));
	for (at = room; *at != '\0'; at++)
		if (*at == '-' || *at == '.')
			*at = '_';
	return room;
}

static const char *value_of_outcome(const struct rendering *now, char room[ROOM])
{
	const struct dialect_holds *holds = &now->export->dialect->holds;
	const int32_t outcome = now->row->result.outcome;

	if (outcome >= 0)
		return number(room, outcome);
	return outcome == SIPCAUSE_NONE ? holds->none : holds->unlisted;
}

static const char *key(const struct rendering *now, char room[ROOM])
{
	const char *companions = now->row->companions;

	snprintf(room, ROOM, "%s:%d:%s%s%s", sipcause_space_name(now->table->from), now->row->code,
		 sipcause_space_name(now->table->to), companions != NULL ? ";" : "",
		 or_nothing(companions));
	return room;
}

/* The value of the only companion, unless it stands for all others. */
static const char *only_value(const struct model_row *row)
{
	const char *value = row->companions != NULL ? strchr(row->companions, '=') : NULL;

	return value != NULL && sci_is_digit(value[1]) && strchr(value, ';') == NULL ? value + 1
										     : NULL;
}

/* What a dialect says of itself, which may have %{prefix} in it. */
static const char *own_text(const struct rendering *now, char room[ROOM], const char *text)
{
	static const char word[] = "%{prefix}";
	const char *prefix = text != NULL ? strstr(text, word) : NULL;
	size_t used = 0;

	for (; prefix != NULL && used < ROOM; prefix = strstr(text, word)) {
		used += (size_t)snprintf(room + used, ROOM - used, "%.*s%s", (int)(prefix - text),
					 text, now->export->prefix);
		text = prefix + strlen(word);
	}
	if (used == 0 || used >= ROOM)
		return used == 0 ? text : room;
	snprintf(room + used, ROOM - used, "%s", text);
	return room;
}

/* The value of a placeholder; NULL: there is none. */
static const char *value_of(const struct rendering *now, enum dialect_field field, char room[ROOM])
{
	const struct export *export = now->export;
	const struct model_row *row = now->row;

	switch (field) {
#define IS(name, value)                                                                            \
	case FIELD_##name:                                                                         \
		return value;
		IS(PREFIX, export->prefix)
		IS(PERCENT, "%")
		IS(PROGRAM, "sipcause")
		IS(VERSION, sipcause_version())
		IS(MAP, export->map)
		IS(MAP_VERSION, export->map_version)
		IS(DIGEST, export->digest)
		IS(PROVENANCE, export->provenance)
		IS(LOAD, own_text(now, room, export->dialect->load))
		IS(RELOAD, own_text(now, room, export->dialect->reload))
		IS(ROWS, number(room, (int64_t)now->rows))
		IS(ANSWERS, number(room, (int64_t)now->answers))
		IS(TOTAL, number(room, (int64_t)now->total))
		IS(FROM, sipcause_space_name(now->table->from))
		IS(TO, sipcause_space_name(now->table->to))
		IS(FROM_ID, id(room, now->table->from))
		IS(TO_ID, id(room, now->table->to))
		IS(TABLE, number(room, now->table - export->model->tables + 1))
		IS(FROM_FIRST, number(room, sipcause_space_first(now->table->from)))
		IS(FROM_LAST, number(room, sipcause_space_last(now->table->from)))
		IS(KEY, key(now, room))
		IS(CODE, number(room, row != NULL ? row->code : now->code))
		IS(FROM_NAME, fact(now->table->from, row->code, SIPCAUSE_FACT_NAME))
		IS(COMPANIONS, or_nothing(row->companions))
		IS(COMPANION, only_value(row))
		IS(ASKS, or_nothing(row->asks))
		IS(OUTCOME, sipcause_outcome_word(row->result.outcome))
		IS(VALUE, value_of_outcome(now, room))
		IS(TO_CODE, number_from_0(room, row->result.outcome))
		IS(TO_NAME, fact(now->table->to, row->result.outcome, SIPCAUSE_FACT_NAME))
		IS(PHRASE, row != NULL ? row->result.phrase
				       : fact(now->space, now->code, SIPCAUSE_FACT_PHRASE))
		IS(LOCATION, number_from_0(room, row->location))
		IS(WRITES, row->writes)
		IS(HOW, sipcause_how_word(row->result.how))
		IS(GRADE, row->result.map != NULL ? sipcause_grade_word(row->result.grade) : NULL)
		IS(SOURCE, row->result.source)
		IS(ROW_MAP, row->result.map)
		IS(FILE, row->result.file)
		IS(LINE, row->result.line > 0 ? number(room, row->result.line) : NULL)
		IS(N, number(room, (int64_t)now->n))
		IS(INDEX, number(room, (int64_t)now->n - 1))
		IS(SPACE, sipcause_space_name(now->space))
		IS(SPACE_ID, id(room, now->space))
		IS(NAME, now->name)
#undef IS
	default:
		return NULL;
	}
}

/* Write the value of a placeholder.  Whoever wrote the dialect knows what `load` and `reload` have.
 */
static void put_value(struct rendering *now, const struct dialect_piece *piece)
{
	const struct dialect *dialect = now->export->dialect;
	const int32_t longest = dialect->holds.longest[piece->field];
	char room[ROOM];
	const char *value = value_of(now, piece->field, room);

	if (!dialect_text_value(&now->out->text, dialect, value, piece->quoted) &&
	    piece->field != FIELD_LOAD && piece->field != FIELD_RELOAD)
		snprintf(now->flaw, sizeof(now->flaw),
			 "%%{%s} has a character that the dialect cannot write",
			 dialect_field_word(piece->field));
	else if (longest > 0 && value != NULL && strlen(value) > (size_t)longest)
		snprintf(now->flaw, sizeof(now->flaw),
			 "%%{%s} has %zu bytes, of which the dialect holds %d",
			 dialect_field_word(piece->field), strlen(value), longest);
	else if (piece->field == FIELD_COMPANION && value == NULL && now->row->companions != NULL)
		snprintf(now->flaw, sizeof(now->flaw),
			 "%%{%s} is one number, and this is for all other values",
			 dialect_field_word(piece->field));
}

/* Write a template.  false: not all of it can be written. */
static bool put_all(struct rendering *now, const struct dialect_template *template)
{
	const size_t before = now->out->text.length;
	uint32_t i;

	now->flaw[0] = '\0';
	for (i = 0; i < template->count && now->fits; i++) {
		const struct dialect_piece *piece = &template->pieces[i];

		if (piece->field == FIELD_LITERAL)
			dialect_text_put(&now->out->text, piece->text, piece->length);
		else
			put_value(now, piece);
	}
	now->bytes += now->out->text.length - before;
	if (now->fits && now->bytes > now->export->most)
		cli_say("found more than %zu MiB to write; name fewer tables by -f and -t, or fewer companions by -w",
			now->export->most >> 20);
	now->fits = now->fits && now->bytes <= now->export->most;
	return now->flaw[0] == '\0';
}

/* The same of what stands around the rows, and cannot be left out. */
static void put(struct rendering *now, const struct dialect_template *template)
{
	if (put_all(now, template) || !now->fits)
		return;
	cli_say("dialect %s: %s; change the text, or 'refuse' or 'longest' in the dialect",
		now->export->dialect->name, now->flaw);
	now->fits = false;
}

/* ------------------------------------------------------------------- sections */

/* Write one row of a section, with what comes before it. */
static bool put_row(struct rendering *now, const struct dialect_section *section)
{
	const size_t length = now->out->text.length, n = now->n++;
	const bool whole = section->every > 0 && n % (size_t)section->every == 0;

	if (n > 0 && whole)
		put(now, &section->end);
	if (n == 0 || whole)
		put(now, &section->begin);
	else
		put(now, &section->between);
	now->rows++;
	if (put_all(now, &section->row))
		return true;
	now->out->text.length = length;
	now->n--;
	now->rows--;
	return false;
}

static void put_answers(struct rendering *now, enum dialect_kind kind)
{
	const struct dialect_section *section = &now->form->sections[kind];
	size_t i;

	now->n = 0;
	for (i = 0; section->there && i < now->table->count && now->fits; i++) {
		now->row = &now->table->rows[i];
		if (!held_wants(now, kind))
			continue;
		if (put_row(now, section))
			now->answers += kind <= DIALECT_WHEN;
		else
			held_lose(now, now->flaw);
	}
	now->row = NULL;
	if (now->n > 0)
		put(now, &section->end);
}

/* The table of what the system does by itself; NULL: that is not known. */
static const struct sipcause_table *base_of(const struct export *export,
					    const struct model_table *table)
{
	const struct sipcause_table *base = NULL;
	uint32_t i;

	for (i = 0; base == NULL && i < export->base_count; i++)
		base = sipcause_map_table(export->bases[i], table->from, table->to);
	return base;
}

/* More rows than a file, or a table of its own form, may have. */
static void check_rows(struct rendering *now, size_t rows, const char *what)
{
	const struct dialect *dialect = now->export->dialect;
	const int32_t most = dialect->holds.rows;

	if (!now->fits || most == 0 || rows <= (size_t)most)
		return;
	if (dialect->extends.count > 0)
		cli_say("found %zu rows for %s besides map %s; the dialect %s holds at most %d; for those of a configuration alone: import -m %s",
			rows, what, dialect->extends.items[0], dialect->name, most,
			dialect->extends.items[0]);
	else
		cli_say("found %zu rows for %s; the dialect %s holds at most %d; name fewer tables by -f and -t, or fewer companions by -w",
			rows, what, dialect->name, most);
	now->fits = false;
}

/* Write a table in one form; gives whether anything of it is written. */
static bool put_table(struct rendering *now, bool first)
{
	const size_t length = now->out->text.length, rows = now->rows;
	char what[ROOM];
	int kind;

	if (!first)
		put(now, &now->form->between);
	put(now, &now->form->begin);
	for (kind = 0; kind < DIALECT_SECTIONS; kind++)
		put_answers(now, (enum dialect_kind)kind);
	if (now->form->from != NULL && now->rows == rows) {
		now->out->text.length = length;
		return false;
	}
	put(now, &now->form->end);
	snprintf(what, sizeof(what), "%s to %s", sipcause_space_name(now->table->from),
		 sipcause_space_name(now->table->to));
	if (now->form->from != NULL)
		check_rows(now, now->rows - rows, what);
	return true;
}

static void put_code(struct rendering *now, const struct dialect_section *section, int32_t code,
		     const char *name)
{
	char text[CLI_CODE_TEXT];

	now->code = code;
	now->name = name;
	if (!put_row(now, section))
		model_lose(now->export->model, "%s: %s", cli_code_text(text, now->space, code),
			   now->flaw);
}

static bool is_answer(const struct model *model, const struct sipcause_space *space, int32_t code)
{
	size_t i, k;

	for (i = 0; i < model->count; i++)
		for (k = 0; model->tables[i].to == space && k < model->tables[i].count; k++)
			if (model->tables[i].rows[k].result.outcome == code)
				return true;
	return false;
}

/* The phrase of a code that is an answer, or all names of a code. */
static void put_names(struct rendering *now, const struct dialect_section *section, int32_t code)
{
	const char *name = fact(now->space, code, SIPCAUSE_FACT_NAME);
	const char *aliases = fact(now->space, code, SIPCAUSE_FACT_ALIASES);
	size_t length;

	if (section == &now->file->phrase) {
		if (fact(now->space, code, SIPCAUSE_FACT_PHRASE) != NULL &&
		    is_answer(now->export->model, now->space, code))
			put_code(now, section, code, name);
		return;
	}
	if (name != NULL)
		put_code(now, section, code, name);
	while ((name = sci_word_next(&aliases, &length)) != NULL)
		put_code(now, section, code, cli_copy(name, length));
}

static void put_space(struct rendering *now, const struct dialect_section *section)
{
	size_t i;

	now->n = 0;
	for (i = 0; section->there && i < sipcause_space_count(now->space) && now->fits; i++)
		put_names(now, section, sipcause_space_at(now->space, i));
	if (now->n > 0)
		put(now, &section->end);
}

/* ---------------------------------------------------------------------- files */

/* Begin a file; its name is that of no other. */
static void begin_file(struct rendering *now, struct export_files *files)
{
	/* One byte too many, and nothing is written. */
	struct export_file file = { .text.limit = now->export->most - now->bytes + 1 };
	char quoted[SCI_QUOTED];
	size_t length, i;

	now->out = &file;
	put(now, &now->file->name);
	length = file.text.length;
	file.name = cli_copy(length > 0 ? file.text.bytes : "", length);
	file.text.length = 0;
	for (i = 0; i < files->count && strcmp(files->items[i].name, file.name) != 0;)
		i++;
	if (now->fits && (i < files->count || !dialect_is_file_name(file.name, length))) {
		cli_say("dialect %s: found %s as the name of a file%s; expected %s, and each name once",
			now->export->dialect->name, sci_quote(quoted, file.name, length),
			i < files->count ? " twice" : "", DIALECT_EXPECT_NAME);
		now->fits = false;
	}
	files->items = cli_more(files->items, files->count, sizeof(files->items[0]));
	now->out = &files->items[files->count++];
	*now->out = file;
	now->rows = now->answers = 0;
	put(now, &now->file->begin);
}

static void end_file(struct rendering *now)
{
	put(now, &now->file->end);
	if (now->file->forms[0].from == NULL)
		check_rows(now, now->rows, now->out->name);
}

static void put_spaces(struct rendering *now, struct export_files *files,
		       const struct dialect_section *section, const struct model_spaces *spaces)
{
	size_t i;

	for (i = 0; i < spaces->count && now->fits; i++) {
		now->space = spaces->items[i];
		if (files != NULL)
			begin_file(now, files);
		put_space(now, section);
		if (files != NULL)
			end_file(now);
	}
}

static void put_tables(struct rendering *now, struct export_files *files)
{
	const struct model *model = now->export->model;
	bool first = true;
	uint32_t k;
	size_t i;

	for (k = 0; k < now->file->form_count; k++)
		for (i = 0; i < model->count && now->fits; i++) {
			now->form = &now->file->forms[k];
			now->table = &model->tables[i];
			now->base = base_of(now->export, now->table);
			if (!dialect_form_fits(now->form, now->table->from, now->table->to))
				continue;
			if (files != NULL)
				begin_file(now, files);
			first = !put_table(now, files != NULL || first) && first;
			if (files != NULL)
				end_file(now);
		}
}

bool export_has_many(const struct dialect *dialect)
{
	return dialect->file_count > 1 ||
	       dialect_template_needs(&dialect->files[0].name, PLACE_TABLE) ||
	       dialect_template_needs(&dialect->files[0].name, PLACE_SPACE);
}

/* Languages have fewer characters for names than spaces: no two tables may have one name there. */
static bool check_ids(const struct model *model)
{
	char a[ROOM], b[ROOM];
	size_t i, k;

	for (i = 0; i < model->count; i++)
		for (k = 0; k < i; k++) {
			const struct model_table *one = &model->tables[i],
						 *other = &model->tables[k];

			if (strcmp(id(a, one->from), id(b, other->from)) != 0 ||
			    strcmp(id(a, one->to), id(b, other->to)) != 0)
				continue;
			cli_say("the tables %s to %s and %s to %s would have one name; export them one by one, by -f and -t",
				sipcause_space_name(other->from), sipcause_space_name(other->to),
				sipcause_space_name(one->from), sipcause_space_name(one->to));
			return false;
		}
	return true;
}

bool export_render(struct export *export, struct export_files *files)
{
	const struct dialect *dialect = export->dialect;
	const struct model *model = export->model;
	struct rendering now = { .export = export, .fits = true };
	struct model_spaces targets = { NULL, 0 };
	uint32_t i;

	if (!check_ids(model))
		return false;
	for (i = 0; i < model->count; i++) {
		model_spaces_add(&targets, model->tables[i].to);
		now.total += model->tables[i].count;
	}
	for (i = 0; i < dialect->file_count && now.fits; i++) {
		now.file = &dialect->files[i];
		if (dialect_template_needs(&now.file->name, PLACE_TABLE)) {
			put_tables(&now, files);
		} else if (dialect_template_needs(&now.file->name, PLACE_SPACE)) {
			const bool phrase = now.file->phrase.there;

			put_spaces(&now, files, phrase ? &now.file->phrase : &now.file->words,
				   phrase ? &targets : &model->companions);
		} else {
			begin_file(&now, files);
			put_tables(&now, NULL);
			put_spaces(&now, NULL, &now.file->phrase, &targets);
			put_spaces(&now, NULL, &now.file->words, &model->companions);
			end_file(&now);
		}
	}
	return now.fits;
}

void export_free(struct export_files *files)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		free(files->items[i].text.bytes);
}
