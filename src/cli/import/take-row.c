/* SPDX-License-Identifier: BSD-2-Clause */
#include "take-row.h"

#include "base/text.h"

#include <string.h>

void take_unknown(struct taking *now, const char *why)
{
	taken_remark(now->taken, REMARK_UNKNOWN, now->line->number, now->line->text, "%s", why);
}

struct part take_group(const char *text, const struct match_groups *groups, size_t group)
{
	const regmatch_t *at = &groups->at[group];

	if (at->rm_so < 0)
		return (struct part){ NULL, 0 };
	return (struct part){ text + at->rm_so, (size_t)(at->rm_eo - at->rm_so) };
}

/* ------------------------------------------------------------------ values */

/* How a row of one shape finds its values. */
typedef struct part find_value(const void *data, const struct reads_value *value);

static const char *value(struct taking *now, const struct reads_value *wanted, find_value *find,
			 const void *data)
{
	struct part part;

	if (wanted->group == 0 && wanted->name == NULL)
		return NULL;
	part = find(data, wanted);
	return part.text != NULL ? taken_text(now->taken, part.text, part.length) : NULL;
}

static void remark_lack(struct taking *now, const struct reads_value *value)
{
	taken_remark(now->taken, REMARK_UNKNOWN, now->line->number, now->line->text,
		     "found a row without %s%.80s", value->name != NULL ? "" : "a code of ",
		     value->name != NULL ? value->name : value->space);
}

/* The scope of a row in words: of the section, of the row, or both. */
static const char *scope_of(struct taking *now, const struct reads_row *as)
{
	char scope[2 * MATCH_LINE_MAX + 2];
	size_t used;

	if (now->scope == NULL || as->scope == NULL)
		return now->scope != NULL ? now->scope : as->scope;
	used = strlen(now->scope);
	memcpy(scope, now->scope, used);
	scope[used++] = ' ';
	memcpy(scope + used, as->scope, strlen(as->scope));
	return taken_text(now->taken, scope, used + strlen(as->scope));
}

static bool add_row(struct taking *now, const struct reads_row *as, find_value *find,
		    const void *data)
{
	const char *from = value(now, &as->from, find, data), *to = value(now, &as->to, find, data);
	struct taken_row *row;

	if (from == NULL || (to == NULL && as->back == NULL)) {
		remark_lack(now, from == NULL ? &as->from : &as->to);
		return false;
	}
	now->taken->entered = true;
	row = taken_add(now->taken);
	row->from_space = as->from.space;
	row->to_space = as->back != NULL ? as->back : as->to.space;
	row->from = from;
	row->to = to;
	row->when = value(now, &as->when, find, data);
	if (row->when != NULL && (row->when[0] == '\0' || sci_same_text(row->when, as->no_when)))
		row->when = NULL;
	row->when_space = row->when != NULL ? as->when.space : NULL;
	row->standard = value(now, &as->standard, find, data);
	row->to_phrase = value(now, &as->phrase, find, data);
	row->scope = scope_of(now, as);
	row->line = now->line->number;
	row->text = taken_text(now->taken, now->line->text, strlen(now->line->text));
	return true;
}

/* ------------------------------------------------------------------- groups */

struct grouped {
	const char *text;
	struct match_groups groups;
};

static struct part find_group(const void *data, const struct reads_value *value)
{
	const struct grouped *grouped = data;

	return take_group(grouped->text, &grouped->groups, (size_t)value->group);
}

static bool take_match(struct taking *now, struct reads_row *as, const char *text)
{
	struct grouped grouped = { .text = text };

	return match_line(&as->match, text, &grouped.groups) &&
	       (add_row(now, as, find_group, &grouped), true);
}

/* The next item of a list, without blanks at its ends; *list moves behind it. */
static bool next_item(struct part *list, char split, struct part *item)
{
	const char *end;

	if (list->text == NULL)
		return false;
	end = memchr(list->text, split, list->length);
	*item = (struct part){ list->text,
			       end != NULL ? (size_t)(end - list->text) : list->length };
	if (end != NULL)
		*list = (struct part){ end + 1, list->length - item->length - 1 };
	else
		list->text = NULL;
	for (; item->length > 0 && strchr(" \t", item->text[0]) != NULL; item->text++)
		item->length--;
	while (item->length > 0 && strchr(" \t", item->text[item->length - 1]) != NULL)
		item->length--;
	return true;
}

/* Several rows in one line. */
static void take_items(struct taking *now, struct reads_row *as, struct part list)
{
	char text[MATCH_LINE_MAX + 1];
	struct part item;

	while (next_item(&list, as->split[0], &item)) {
		memcpy(text, item.text, item.length);
		text[item.length] = '\0';
		if (item.length > 0 && !take_match(now, as, text))
			taken_remark(now->taken, REMARK_UNKNOWN, now->line->number, now->line->text,
				     "found '%.80s' in a list of rows", text);
	}
}

/* ------------------------------------------------------------------ columns */

void take_columns(struct taking *now, struct part list)
{
	struct part item;

	now->column_count = 0;
	while (next_item(&list, ',', &item) && now->column_count < TAKE_COLUMNS_MAX)
		now->columns[now->column_count++] = taken_text(now->taken, item.text, item.length);
}

struct celled {
	const struct taking *now;
	struct part cells[TAKE_COLUMNS_MAX];
	size_t count;
};

/* A column has the name, or it ends in '_' and the name. */
static bool is_column(const char *column, const char *name)
{
	const size_t length = strlen(column), wanted = strlen(name);

	return length >= wanted && (length == wanted || column[length - wanted - 1] == '_') &&
	       sci_text_is_folded(column + length - wanted, wanted, name);
}

static struct part find_cell(const void *data, const struct reads_value *value)
{
	const struct celled *celled = data;
	size_t i;

	for (i = 0; i < celled->now->column_count && i < celled->count; i++)
		if (is_column(celled->now->columns[i], value->name))
			return celled->cells[i];
	return (struct part){ NULL, 0 };
}

static void take_cells(struct taking *now, const struct reads_row *as, struct part list)
{
	struct celled celled = { .now = now };

	if (now->column_count == 0) {
		take_unknown(now,
			     "found a row before the line that names its columns, such as FORMAT");
		return;
	}
	while (celled.count < TAKE_COLUMNS_MAX &&
	       next_item(&list, as->split[0], &celled.cells[celled.count]))
		celled.count++;
	if (celled.count == now->column_count)
		add_row(now, as, find_cell, &celled);
	else
		taken_remark(now->taken, REMARK_UNKNOWN, now->line->number, now->line->text,
			     "found %zu value%s; expected %zu, as many as columns", celled.count,
			     celled.count == 1 ? "" : "s", now->column_count);
}

/* --------------------------------------------------------------- parameters */

static struct part find_parameter(const void *data, const struct reads_value *value)
{
	const char *text = parameters_find(data, value->name);

	return (struct part){ text, text != NULL ? strlen(text) : 0 };
}

static bool is_named(const struct reads_names *names, const char *name)
{
	uint32_t i;

	for (i = 0; i < names->count; i++)
		if (sci_text_is_folded(name, strlen(name), names->items[i]))
			return true;
	return false;
}

static bool is_value(const struct reads_value *value, const char *name)
{
	return value->name != NULL && sci_text_is_folded(name, strlen(name), value->name);
}

/* Any other parameter could be a condition. */
static const char *find_stranger(const struct reads_row *as, const struct parameters *parameters)
{
	size_t i;

	for (i = 0; i < parameters->count; i++) {
		const char *name = parameters->items[i].name;

		if (!is_value(&as->from, name) && !is_value(&as->to, name) &&
		    !is_value(&as->when, name) && !is_value(&as->phrase, name) &&
		    !is_value(&as->standard, name) && !is_named(&as->scopes, name) &&
		    !is_named(&as->other, name) &&
		    (as->order == NULL || !sci_text_is_folded(name, strlen(name), as->order)))
			return name;
	}
	return NULL;
}

static void keep_order(struct taken *taken, const char *order)
{
	if (order != NULL)
		taken->rows[taken->count - 1].order = taken_text(taken, order, strlen(order));
}

static void take_given(struct taking *now, const struct reads_row *as,
		       const struct parameters *parameters)
{
	const char *scope = NULL, *stranger = find_stranger(as, parameters);
	uint32_t i;

	if (stranger != NULL) {
		taken_remark(now->taken, REMARK_UNKNOWN, now->line->number, now->line->text,
			     "found the parameter '%.80s'", stranger);
		return;
	}
	for (i = 0; i < as->scopes.count && scope == NULL; i++)
		scope = parameters_find(parameters, as->scopes.items[i]);
	if (scope != NULL)
		now->scope = taken_text(now->taken, scope, strcspn(scope, "/"));
	if (add_row(now, as, find_parameter, parameters) && as->order != NULL)
		keep_order(now->taken, parameters_find(parameters, as->order));
	now->scope = NULL;
}

static bool take_parameters(struct taking *now, struct reads_row *as)
{
	struct parameters parameters;
	struct match_groups groups;

	if (!match_line(&as->match, now->line->text, &groups))
		return false;
	if (parameters_read(&parameters, now->line->text + groups.at[0].rm_eo))
		take_given(now, as, &parameters);
	else
		take_unknown(now, parameters.flaw);
	return true;
}

/* ------------------------------------------------------------------ records */

void take_record_end(struct taking *now)
{
	const struct conf_line *line = now->line;
	const struct reads_row *as = now->record_row;

	now->record_row = NULL;
	/* Records without the code are about something else. */
	if (as == NULL || as->from.name == NULL ||
	    (now->record.flaw == NULL && parameters_find(&now->record, as->from.name) == NULL))
		return;
	now->line = &now->record_line;
	if (now->record.flaw == NULL)
		take_given(now, as, &now->record);
	else
		take_unknown(now, now->record.flaw);
	now->line = line;
}

/* The row whose records have such a line. */
static struct reads_row *find_record(struct taking *now, struct match_groups *groups)
{
	uint32_t i;

	for (i = 0; now->section != NULL && i < now->section->row_count; i++)
		if (match_line(&now->section->rows[i].record, now->line->text, groups))
			return &now->section->rows[i];
	return NULL;
}

bool take_record(struct taking *now)
{
	struct match_groups groups;
	struct reads_row *row = find_record(now, &groups);
	struct part name, value;

	if (row == NULL && now->record_row != NULL && now->line->text[0] == ' ') {
		parameters_go_on(&now->record, now->line->text + strspn(now->line->text, " \t"));
		return true;
	}
	if (row == NULL || row != now->record_row)
		take_record_end(now);
	if (row == NULL)
		return false;
	name = take_group(now->line->text, &groups, 1);
	if (now->record_row != NULL && parameters_has(&now->record, name.text, name.length))
		take_record_end(now);
	if (now->record_row == NULL) {
		now->record_row = row;
		parameters_begin(&now->record);
		now->record_line = *now->line;
	}
	value = take_group(now->line->text, &groups, 2);
	parameters_add(&now->record, name.text != NULL ? name.text : "", name.length,
		       value.text != NULL ? value.text : "");
	return true;
}

/* -------------------------------------------------------------------- lines */

bool take_row(struct taking *now, struct reads_row *as)
{
	struct match_groups groups;

	if (now->reads->shape == READS_PARAMETERS)
		return take_parameters(now, as);
	if (as->list.text == NULL)
		return take_match(now, as, now->line->text);
	if (!match_line(&as->list, now->line->text, &groups))
		return false;
	if (now->reads->shape == READS_INI)
		take_cells(now, as, take_group(now->line->text, &groups, 1));
	else
		take_items(now, as, take_group(now->line->text, &groups, 1));
	return true;
}
