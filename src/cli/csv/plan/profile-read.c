/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of a profile. */
#include "cli/cli.h"
#include "cli/map-path.h"
#include "cli/space.h"
#include "plan.h"
#include "profile.h"

#include <string.h>

static const struct sci_problem_kind bad_condition = { "bad-condition", SIPCAUSE_E_MAP,
						       SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind bad_option = { "bad-option", SIPCAUSE_E_MAP,
						    SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind two_layouts = { "two-layouts", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind no_answered = { "no-answered", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };

static void report_option(const struct sci_reading *reading, const struct sci_node *node,
			  const char *expected)
{
	char found[SCI_FOUND];

	sci_report_add_kind(reading->report, &bad_option, sci_node_place(node),
			    "found %s; expected %s", sci_node_found(node, found), expected);
}

/* ------------------------------------------------------------ texts and lists */

static void read_text(const struct sci_reading *reading, const struct sci_node *node,
		      struct profile_text *text)
{
	if (node == NULL)
		return;
	text->node = node;
	sci_read_text(reading, node, &text->text);
}

/* What a list may be, and how many items. */
struct kind_of_list {
	const char *expected;
	uint32_t most;
	bool empty; /* an empty text is an item as well */
	/* Look at one; what is wrong is reported.  NULL: any text will do. */
	void (*check)(const struct sci_reading *reading, const struct profile_text *text);
};

static void read_item(const struct sci_reading *reading, const struct sci_node *node,
		      const struct kind_of_list *kind, struct profile_list *list)
{
	struct profile_text *text = &list->items[list->count];

	if (kind->empty && node->kind == SCI_SCALAR && node->length == 0)
		text->text = "";
	else
		read_text(reading, node, text);
	if (text->text == NULL)
		return;
	text->node = node;
	list->count++;
	if (kind->check != NULL)
		kind->check(reading, text);
}

static void read_list(const struct sci_reading *reading, const struct sci_node *node,
		      const struct kind_of_list *kind, struct profile_list *list)
{
	const struct sci_node *item;

	if (node == NULL)
		return;
	if (node->kind == SCI_MAPPING) {
		sci_wrong_type(reading, node, kind->expected);
		return;
	}
	if (!sci_is_filled_list(reading, node, kind->expected))
		return;
	if (sci_list_length(node) > kind->most) {
		sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(node),
			       "found %u items; expected at most %u", sci_list_length(node),
			       kind->most);
		return;
	}
	list->items = sci_arena_array(reading->keep, sci_list_length(node), sizeof(*list->items));
	if (list->items == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item))
		read_item(reading, item, kind, list);
}

/* ----------------------------------------------------- what items have to be */

static void check_condition(const struct sci_reading *reading, const struct profile_text *text)
{
	struct condition condition;
	char found[SCI_FOUND];

	if (text->text == NULL || condition_parse(&condition, text->text))
		return;
	sci_report_add_kind(reading->report, &bad_condition, sci_node_place(text->node),
			    "found %s; expected a condition, e.g. 1=STOP, billsec>0 or answer!=",
			    sci_node_found(text->node, found));
}

static void check_from(const struct sci_reading *reading, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');
	struct source source;
	char *kind;

	memset(&source, 0, sizeof(source));
	if (equals != NULL && equals[1] != '\0') {
		kind = sci_arena_text(reading->keep, text->text, (size_t)(equals - text->text));
		if (kind == NULL) {
			sci_report_no_memory(reading->report);
			return;
		}
		if (kind[0] == '@' ? kind[1] != '\0'
				   : plan_spelling(&source, kind, false) != SIZE_MAX)
			return;
	}
	report_option(reading, text->node,
		      "SPACE=COLUMN, SPACE:NOTATION=COLUMN, FORM=COLUMN or @COLUMN=COLUMN");
}

static void check_protocol(const struct sci_reading *reading, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');

	if (equals == NULL || equals == text->text || !cli_is_space_name(equals + 1))
		report_option(reading, text->node, "WORD=SPACE, e.g. ISDN=q850");
}

static void check_with(const struct sci_reading *reading, const struct profile_text *text)
{
	struct profile_with with;

	if (!profile_with_parse(text->text, &with))
		report_option(reading, text->node,
			      "KEY=COLUMN, KEY=CONDITION, KEY:VALUE=CONDITION or KEY:=VALUE");
}

static const struct kind_of_list columns_list = { "the names of columns", PROFILE_COLUMNS_MAX,
						  false, NULL };
static const struct kind_of_list call_list = { "a column or a list of columns", PROFILE_CALL_MAX,
					       false, NULL };
static const struct kind_of_list null_list = { "a text or a list of texts", PROFILE_NULLS_MAX, true,
					       NULL };
static const struct kind_of_list from_list = { "a text such as sip=status, or a list of them",
					       SOURCES_MAX, false, check_from };
static const struct kind_of_list protocol_list = { "a text such as ISDN=q850, or a list of them",
						   PROFILE_PROTOCOLS_MAX, false, check_protocol };
static const struct kind_of_list with_list = {
	"a text such as answered=answer!=, or a list of them", CONTEXTS_MAX + CHOICES_MAX, false,
	check_with
};
static const struct kind_of_list when_list = { "a condition or a list of them", CONDITIONS_MAX,
					       false, check_condition };

/* --------------------------------------------------------- how records are read */

/* Its nodes, in the order of struct profile_records. */
struct records_nodes {
	struct sci_node *when, *columns, *nulls, *from, *protocol, *with, *duration, *seized,
		*answer_time, *rang;
};

/* The first two may be said of all types at once. */
#define RECORDS_FIELDS(nodes, needs_when)                                                          \
	{ "null", &(nodes).nulls, false }, { "protocol", &(nodes).protocol, false },               \
		{ "when", &(nodes).when, needs_when }, { "columns", &(nodes).columns, false },     \
		{ "from", &(nodes).from, false }, { "with", &(nodes).with, false },                \
		{ "duration", &(nodes).duration, false }, { "seized", &(nodes).seized, false },    \
		{ "answer-time", &(nodes).answer_time, false },                                    \
	{                                                                                          \
		"rang", &(nodes).rang, false                                                       \
	}

/* A column that is there twice has no name that one could use. */
static void check_columns(const struct sci_reading *reading, const struct profile_list *columns)
{
	struct sci_names seen = { NULL, 0, 0, false };
	uint32_t i;

	for (i = 0; i < columns->count; i++)
		sci_is_first_time(reading, &seen, columns->items[i].node, "columns");
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
	read_list(reading, nodes->when, &when_list, &records->when);
	read_list(reading, nodes->columns, &columns_list, &records->columns);
	read_list(reading, nodes->nulls, &null_list, &records->nulls);
	read_list(reading, nodes->from, &from_list, &records->from);
	read_list(reading, nodes->protocol, &protocol_list, &records->protocols);
	read_list(reading, nodes->with, &with_list, &records->with);
	read_text(reading, nodes->duration, &records->duration);
	read_text(reading, nodes->seized, &records->seized);
	read_text(reading, nodes->answer_time, &records->answer_time);
	read_text(reading, nodes->rang, &records->rang);
	check_columns(reading, &records->columns);
	check_condition(reading, &records->seized);
	check_condition(reading, &records->rang);
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
	for (item = list->first; item != NULL; item = item->next)
		read_type(reading, item, &profile->types[profile->type_count++]);
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

static void read_name(const struct sci_reading *reading, const struct sci_node *node,
		      const char *name)
{
	char found[SCI_FOUND];

	if (node == NULL || (node->kind == SCI_SCALAR && strcmp(node->text, name) == 0))
		return;
	sci_report_add(reading->report, SCI_P_STEM, sci_node_place(node),
		       "found %s as the name; expected '%s', the name of the file",
		       sci_node_found(node, found), name);
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
	read_name(reading, name, profile->name);
	sci_read_text(reading, title, &profile->title);
	sci_read_text(reading, source, &profile->source);
	sci_read_grade(reading, grade, &profile->grade);
	sci_read_text(reading, note, &profile->note);
	check_own(reading, grade, profile);
	read_lines(reading, lines, &profile->json);
	read_delimiter(reading, delimiter, &profile->delimiter);
	sci_read_flag(reading, header, &profile->header);
	read_list(reading, call, &call_list, &profile->call);
	if (records == NULL) {
		read_records(reading, &nodes, root, &profile->all);
		return;
	}
	read_list(reading, nodes.nulls, &null_list, &profile->all.nulls);
	read_list(reading, nodes.protocol, &protocol_list, &profile->all.protocols);
	check_beside(reading, fields + shared, SCI_COUNT(fields) - shared);
	read_types(reading, records, profile);
}
