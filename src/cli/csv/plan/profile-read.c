/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of a profile. */
#include "cli/own-file.h"
#include "profile-items.h"

#include <string.h>

static const struct sci_problem_kind two_layouts = { "two-layouts", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind no_answered = { "no-answered", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };

/* --------------------------------------------------------- how records are read */

/* Its nodes, in the order of struct profile_records. */
struct records_nodes {
	struct sci_node *when, *columns, *counts, *nulls, *from, *protocol, *with, *duration,
		*seized, *answer_time, *rang;
};

/* The first two may be said of all types at once. */
#define RECORDS_FIELDS(nodes, needs_when)                                                          \
	{ "null", &(nodes).nulls, false }, { "protocol", &(nodes).protocol, false },               \
		{ "when", &(nodes).when, needs_when }, { "columns", &(nodes).columns, false },     \
		{ "counts", &(nodes).counts, false }, { "from", &(nodes).from, false },            \
		{ "with", &(nodes).with, false }, { "duration", &(nodes).duration, false },        \
		{ "seized", &(nodes).seized, false },                                              \
		{ "answer-time", &(nodes).answer_time, false },                                    \
	{                                                                                          \
		"rang", &(nodes).rang, false                                                       \
	}

/* What `rang` and `duration` mean for the companions. */
static void check_companions(const struct sci_reading *reading,
			     const struct profile_records *records)
{
	const struct profile_text *need = &records->duration;
	uint32_t answered = profile_with_find(&records->with, "answered", 8, 0);
	uint32_t alerted = profile_with_find(&records->with, "alerted", 7, 0);

	if (records->rang.node != NULL && alerted < records->with.count)
		sci_report_add_kind(reading->report, &two_layouts,
				    sci_node_place(records->rang.node),
				    "found `rang` and alerted in `with`; expected one of them");
	if (need->node == NULL)
		need = &records->seized;
	if (need->node != NULL && answered == records->with.count)
		sci_report_add_kind(
			reading->report, &no_answered, sci_node_place(need->node),
			"found `%s` without answered in `with`; expected e.g. with: \"answered=answer!=\"",
			need == &records->duration ? "duration" : "seized");
}

static void read_records(const struct sci_reading *reading, const struct records_nodes *nodes,
			 const struct sci_node *place, struct profile_records *records)
{
	profile_read_items(reading, nodes->when, PROFILE_WHEN, &records->when);
	profile_read_items(reading, nodes->columns, PROFILE_COLUMNS, &records->columns);
	profile_read_items(reading, nodes->counts, PROFILE_COUNTS, &records->counts);
	profile_read_items(reading, nodes->nulls, PROFILE_NULLS, &records->nulls);
	profile_read_items(reading, nodes->from, PROFILE_FROM, &records->from);
	profile_read_items(reading, nodes->protocol, PROFILE_PROTOCOLS, &records->protocols);
	profile_read_items(reading, nodes->with, PROFILE_WITH, &records->with);
	profile_read_text(reading, nodes->duration, &records->duration);
	profile_read_text(reading, nodes->seized, &records->seized);
	profile_read_text(reading, nodes->answer_time, &records->answer_time);
	profile_read_text(reading, nodes->rang, &records->rang);
	profile_check_condition(reading, &records->seized);
	profile_check_condition(reading, &records->rang);
	check_companions(reading, records);
	if (nodes->from == NULL)
		sci_report_add(reading->report, SCI_P_MISSING_KEY, sci_node_place(place),
			       "found no key 'from'; expected one, e.g. from: [q850=cause]");
}

static void read_type(const struct sci_reading *reading, const struct sci_node *node,
		      struct profile_records *records)
{
	struct records_nodes nodes;
	const struct sci_field fields[] = { RECORDS_FIELDS(nodes, true) };

	SCI_FIELDS_READ(reading, node, "a type of records", fields);
	if (node->kind == SCI_MAPPING)
		read_records(reading, &nodes, node, records);
}

/* The item of a list that says the same; NULL: none does. */
static const struct profile_text *find_same(const struct profile_list *list, const char *text)
{
	uint32_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i].text, text) == 0)
			return &list->items[i];
	return NULL;
}

/* A record is of the first type whose condition it meets: the same one later never counts. */
static void check_reached(const struct sci_reading *reading, const struct profile *profile,
			  const struct profile_records *type)
{
	char found[SCI_FOUND];
	uint32_t i, k;

	for (i = 0; i < type->when.count; i++) {
		const struct profile_text *text = &type->when.items[i];

		for (k = 0; &profile->types[k] != type; k++) {
			if (find_same(&profile->types[k].when, text->text) == NULL)
				continue;
			sci_report_add(
				reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(text->node),
				"found %s in `when` of two types; expected each in one, as the first type takes all such records",
				sci_node_found(text->node, found));
			break;
		}
	}
}

static void read_types(const struct sci_reading *reading, const struct sci_node *list,
		       struct profile *profile)
{
	const struct sci_node *item;

	if (list->kind != SCI_SEQUENCE) {
		sci_wrong_type(reading, list, "a list of types of records, each with `when`");
		return;
	}
	if (!sci_is_filled_list(reading, list, "a list of types of records"))
		return;
	if (list->length > TYPES_MAX) {
		sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(list),
			       "found %u items; expected at most %d", list->length, TYPES_MAX);
		return;
	}
	for (item = list->first; item != NULL; item = item->next) {
		struct profile_records *type = &profile->types[profile->type_count++];

		read_type(reading, item, type);
		check_reached(reading, profile, type);
	}
}

/* With types of records, all else that may differ is theirs. */
static void check_beside(const struct sci_reading *reading, const struct sci_field *fields,
			 size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (*fields[i].value != NULL)
			sci_report_add_kind(
				reading->report, &two_layouts, sci_node_place(*fields[i].value),
				"found `%s` beside `records`; expected it in each type of records",
				fields[i].key);
}

/* ------------------------------------------------------------------ the whole */

static void read_lines(const struct sci_reading *reading, const struct sci_node *node, bool *json)
{
	char found[SCI_FOUND];

	if (node == NULL)
		return;
	*json = sci_node_is(node, "json");
	if (!*json && !sci_node_is(node, "csv"))
		sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
			       "found %s; expected csv or json", sci_node_found(node, found));
}

static void read_delimiter(const struct sci_reading *reading, const struct sci_node *node,
			   char *delimiter)
{
	char found[SCI_FOUND];

	if (node == NULL || (node->kind == SCI_SCALAR && csv_delimiter(node->text, delimiter)))
		return;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected , ; | or tab", sci_node_found(node, found));
}

/* The reason that our own choice has to have. */
static void check_own(const struct sci_reading *reading, const struct sci_node *node,
		      const struct profile *profile)
{
	if (node != NULL && profile->grade == SIPCAUSE_GRADE_OWN && profile->note == NULL)
		sci_report_add(reading->report, SCI_P_OWN_NEEDS_NOTE, sci_node_place(node),
			       "found grade own without a note; expected a `note` with the reason");
}

void profile_read(const struct sci_reading *reading, const struct sci_node *root,
		  struct profile *profile)
{
	struct sci_node *format, *name, *title, *source, *grade, *note, *lines, *delimiter, *header,
		*call, *records;
	struct records_nodes nodes;
	const struct sci_field fields[] = {
		{ "format", &format, false },   { "profile", &name, true },
		{ "title", &title, false },     { "source", &source, false },
		{ "grade", &grade, false },     { "note", &note, false },
		{ "lines", &lines, false },     { "delimiter", &delimiter, false },
		{ "header", &header, false },   { "call", &call, false },
		{ "records", &records, false }, RECORDS_FIELDS(nodes, false),
	};
	const size_t shared = 13;

	SCI_FIELDS_READ(reading, root, "a profile", fields);
	profile->header = true;
	cli_own_file_check_name(reading, name, profile->name);
	sci_read_text(reading, title, &profile->title);
	sci_read_text(reading, source, &profile->source);
	sci_read_grade(reading, grade, &profile->grade);
	sci_read_text(reading, note, &profile->note);
	check_own(reading, grade, profile);
	read_lines(reading, lines, &profile->json);
	read_delimiter(reading, delimiter, &profile->delimiter);
	sci_read_flag(reading, header, &profile->header);
	profile_read_items(reading, call, PROFILE_CALL, &profile->call);
	if (records == NULL) {
		read_records(reading, &nodes, root, &profile->all);
		return;
	}
	profile_read_items(reading, nodes.nulls, PROFILE_NULLS, &profile->all.nulls);
	profile_read_items(reading, nodes.protocol, PROFILE_PROTOCOLS, &profile->all.protocols);
	check_beside(reading, fields + shared, SCI_COUNT(fields) - shared);
	read_types(reading, records, profile);
}
