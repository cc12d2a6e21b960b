/* SPDX-License-Identifier: BSD-2-Clause */
#include "report.h"

#include "base/count.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const struct sci_problem_kind *kind;
	size_t number; /* order of finding */
	struct sci_place place;
	uint32_t file_order;
	const char *message;
	const char *line; /* the whole line that is shown */
};

struct sipcause_report {
	struct sci_arena arena;
	size_t count;
	size_t kept[SIPCAUSE_SEVERITY_COUNT_]; /* of the entries below */
	size_t found[SIPCAUSE_SEVERITY_COUNT_];
	bool no_memory;
	struct entry entries[SCI_REPORT_MAX];
};

static const struct sci_problem_kind problems[] = {
#define SCI_XX(name, word, code, severity, meaning)                                                \
	{ word, SIPCAUSE_##code, SIPCAUSE_SEVERITY_##severity },
	SCI_PROBLEM_MAP(SCI_XX)
#undef SCI_XX
};

struct sipcause_report *sci_report_new(void)
{
	struct sipcause_report *report = sci_malloc(sizeof(*report));

	if (report != NULL)
		memset(report, 0, sizeof(*report));
	return report;
}

void sipcause_report_free(struct sipcause_report *report)
{
	if (report == NULL)
		return;
	sci_arena_free(&report->arena);
	sci_free(report);
}

/* Text that names of files may have put control characters into, without them. */
static const char *show(struct sipcause_report *report, const char *text)
{
	size_t length = strlen(text);
	char *room = sci_arena_alloc(&report->arena, 4 * length + 1);

	return room == NULL ? NULL : sci_printable(room, text, length);
}

static const char *format_message(struct sipcause_report *report, const char *format,
				  va_list arguments) __attribute__((format(printf, 2, 0)));
static const char *format_message(struct sipcause_report *report, const char *format,
				  va_list arguments)
{
	va_list again;
	char *room;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	room = length < 0 ? NULL : sci_arena_alloc(&report->arena, (size_t)length + 1);
	if (room == NULL)
		return NULL;
	vsnprintf(room, (size_t)length + 1, format, arguments);
	return show(report, room);
}

static const char *format_line(struct sipcause_report *report, const struct entry *entry)
{
	const struct sci_place *place = &entry->place;
	const char *id = entry->kind->word;
	const char *severity = sipcause_severity_word(entry->kind->severity);
	const char *name = place->file != NULL ? show(report, place->file->name) : "";
	char head[40] = "";
	size_t size;
	char *line;

	if (name == NULL)
		return NULL;
	if (place->file != NULL && place->line > 0)
		snprintf(head, sizeof(head), ":%u:%u", place->line, place->column);
	size = strlen(name) + strlen(head) + strlen(severity) + strlen(entry->message) +
	       strlen(id) + sizeof(": :  []");
	line = sci_arena_alloc(&report->arena, size);
	if (line != NULL)
		snprintf(line, size, "%s%s%s%s: %s [%s]", name, head,
			 place->file != NULL ? ": " : "", severity, entry->message, id);
	return line;
}

/* A copy of the file's name, since the load's own memory goes before the report. */
static bool keep_place(struct sipcause_report *report, struct entry *entry)
{
	struct sci_file *file;
	const char *name;

	if (entry->place.file == NULL)
		return true;
	name = entry->place.file->name;
	entry->file_order = entry->place.file->order;
	file = sci_arena_alloc(&report->arena, sizeof(*file));
	if (file == NULL)
		return false;
	*file = *entry->place.file;
	file->name = sci_arena_text(&report->arena, name, strlen(name));
	entry->place.file = file;
	return file->name != NULL;
}

/* The last of the least grave entries. */
static size_t find_least(const struct sipcause_report *report)
{
	size_t least = 0, i;

	for (i = 1; i < report->count; i++) {
		const struct entry *entry = &report->entries[i], *other = &report->entries[least];

		if (entry->kind->severity > other->kind->severity ||
		    (entry->kind->severity == other->kind->severity &&
		     entry->number > other->number))
			least = i;
	}
	return least;
}

/* Whether an entry of this severity is kept: where the report is full, one that is
 * less grave makes room. */
static bool has_room(const struct sipcause_report *report, int32_t severity)
{
	size_t as_grave = 0;
	int32_t i;

	for (i = 0; i <= severity; i++)
		as_grave += report->kept[i];
	return as_grave < SCI_REPORT_MAX;
}

static void keep(struct sipcause_report *report, const struct entry *entry)
{
	size_t at = report->count;

	if (at == SCI_REPORT_MAX) {
		at = find_least(report);
		report->kept[report->entries[at].kind->severity]--;
	} else {
		report->count++;
	}
	report->entries[at] = *entry;
	report->kept[entry->kind->severity]++;
}

/* false: memory is out. */
static bool fill_entry(struct sipcause_report *report, struct entry *entry, const char *format,
		       va_list arguments) __attribute__((format(printf, 3, 0)));
static bool fill_entry(struct sipcause_report *report, struct entry *entry, const char *format,
		       va_list arguments)
{
	entry->message = format_message(report, format, arguments);
	if (entry->message == NULL || !keep_place(report, entry))
		return false;
	entry->line = format_line(report, entry);
	return entry->line != NULL;
}

static void add(struct sipcause_report *report, const struct sci_problem_kind *kind,
		struct sci_place place, const char *format, va_list arguments)
	__attribute__((format(printf, 4, 0)));
static void add(struct sipcause_report *report, const struct sci_problem_kind *kind,
		struct sci_place place, const char *format, va_list arguments)
{
	struct entry entry = { kind, sipcause_report_total(report), place, 0, NULL, NULL };

	report->found[kind->severity]++;
	if (!has_room(report, kind->severity))
		return;
	if (fill_entry(report, &entry, format, arguments))
		keep(report, &entry);
	else
		report->no_memory = true;
}

void sci_report_add(struct sipcause_report *report, enum sci_problem problem,
		    struct sci_place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(report, &problems[problem], place, format, arguments);
	va_end(arguments);
}

void sci_report_add_kind(struct sipcause_report *report, const struct sci_problem_kind *kind,
			 struct sci_place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(report, kind, place, format, arguments);
	va_end(arguments);
}

void sci_report_no_memory(struct sipcause_report *report)
{
	report->no_memory = true;
}

bool sci_report_clean(const struct sipcause_report *report)
{
	return report->found[SIPCAUSE_SEVERITY_ERROR] == 0 && !report->no_memory;
}

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare_numbers(a->file_order, b->file_order);

	if (order == 0)
		order = compare_numbers(a->place.line, b->place.line);
	if (order == 0)
		order = compare_numbers(a->place.column, b->place.column);
	return order != 0 ? order : compare_numbers(a->number, b->number);
}

/* Needs no memory. */
static void say_no_memory(struct sipcause_report *report)
{
	static const struct entry entry = {
		&problems[SCI_P_MEMORY],        0, { NULL, 0, 0 }, 0, "out of memory",
		"error: out of memory [memory]"
	};

	report->entries[0] = entry;
	report->count = 1;
	memset(report->found, 0, sizeof(report->found));
	report->found[SIPCAUSE_SEVERITY_ERROR] = 1;
}

static bool is_error(const struct entry *entry)
{
	return entry->kind->severity == SIPCAUSE_SEVERITY_ERROR;
}

int sci_report_close(struct sipcause_report *report)
{
	static const int32_t order[] = { SIPCAUSE_E_MAP, SIPCAUSE_E_INPUT, SIPCAUSE_E_NOT_FOUND };
	size_t i, k;

	if (report->no_memory) {
		say_no_memory(report);
		return SIPCAUSE_E_MEMORY;
	}
	qsort(report->entries, report->count, sizeof(report->entries[0]), compare_entries);
	for (k = 0; k < SCI_COUNT(order); k++)
		for (i = 0; i < report->count; i++)
			if (is_error(&report->entries[i]) &&
			    report->entries[i].kind->code == order[k])
				return order[k];
	return SIPCAUSE_OK;
}

size_t sipcause_report_count(const struct sipcause_report *report)
{
	return report == NULL ? 0 : report->count;
}

size_t sipcause_report_total(const struct sipcause_report *report)
{
	size_t total = 0;
	int32_t i;

	for (i = 0; i < SIPCAUSE_SEVERITY_COUNT_; i++)
		total += sipcause_report_found(report, i);
	return total;
}

size_t sipcause_report_found(const struct sipcause_report *report, int32_t severity)
{
	if (report == NULL || severity < 0 || severity >= SIPCAUSE_SEVERITY_COUNT_)
		return 0;
	return report->found[severity];
}

const char *sipcause_report_text(const struct sipcause_report *report, size_t index)
{
	return index < sipcause_report_count(report) ? report->entries[index].line : NULL;
}

int sipcause_report_entry(const struct sipcause_report *report, size_t index,
			  struct sipcause_error *error)
{
	const struct entry *entry;

	if (error == NULL || error->size < sizeof(*error) || index >= sipcause_report_count(report))
		return SIPCAUSE_E_ARGUMENT;
	entry = &report->entries[index];
	sci_error_set(error, is_error(entry) ? entry->kind->code : SIPCAUSE_OK, entry->kind->word,
		      entry->place, entry->message);
	error->severity = entry->kind->severity;
	return SIPCAUSE_OK;
}

void sci_report_error(const struct sipcause_report *report, int code, struct sipcause_error *error)
{
	const struct sci_place nowhere = { NULL, 0, 0 };
	size_t i;

	if (error == NULL)
		return;
	for (i = 0; i < sipcause_report_count(report); i++) {
		if (!is_error(&report->entries[i]))
			continue;
		sipcause_report_entry(report, i, error);
		return;
	}
	sci_error_set(error, code, sipcause_error_word(code), nowhere,
		      code == SIPCAUSE_OK         ? "no error"
		      : code == SIPCAUSE_E_MEMORY ? "out of memory"
						  : "an argument is not usable");
}
