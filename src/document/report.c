/* SPDX-License-Identifier: BSD-2-Clause */
#include "report.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	enum sci_problem problem;
	uint32_t number; /* order of finding */
	struct sci_place place;
	uint32_t file_order;
	const char *message;
	const char *line; /* the whole line that is shown */
};

struct sipcause_report {
	struct sci_arena arena;
	size_t count;
	size_t total;
	bool no_memory;
	struct entry entries[SCI_REPORT_MAX];
};

static const struct {
	const char *word;
	int32_t code;
} problems[] = {
#define SCI_XX(name, word, code, meaning) { word, SIPCAUSE_##code },
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
	const char *id = problems[entry->problem].word;
	const char *name = place->file != NULL ? show(report, place->file->name) : "";
	char head[40] = "";
	size_t size;
	char *line;

	if (name == NULL)
		return NULL;
	if (place->file != NULL && place->line > 0)
		snprintf(head, sizeof(head), ":%u:%u", place->line, place->column);
	size = strlen(name) + strlen(head) + strlen(entry->message) + strlen(id) +
	       sizeof(": error:  []");
	line = sci_arena_alloc(&report->arena, size);
	if (line != NULL)
		snprintf(line, size, "%s%s%serror: %s [%s]", name, head,
			 place->file != NULL ? ": " : "", entry->message, id);
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

void sci_report_add(struct sipcause_report *report, enum sci_problem problem,
		    struct sci_place place, const char *format, ...)
{
	struct entry *entry;
	va_list arguments;

	report->total++;
	if (report->count == SCI_REPORT_MAX)
		return;
	entry = &report->entries[report->count];
	entry->problem = problem;
	entry->number = (uint32_t)report->count;
	entry->place = place;
	va_start(arguments, format);
	entry->message = format_message(report, format, arguments);
	va_end(arguments);
	if (entry->message == NULL || !keep_place(report, entry)) {
		report->no_memory = true;
		return;
	}
	entry->line = format_line(report, entry);
	if (entry->line == NULL) {
		report->no_memory = true;
		return;
	}
	report->count++;
}

void sci_report_no_memory(struct sipcause_report *report)
{
	report->no_memory = true;
}

bool sci_report_clean(const struct sipcause_report *report)
{
	return report->total == 0 && !report->no_memory;
}

static int compare_numbers(uint32_t a, uint32_t b)
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
	static const struct entry entry = { SCI_P_MEMORY,    0,
					    { NULL, 0, 0 },  0,
					    "out of memory", "error: out of memory [memory]" };

	report->entries[0] = entry;
	report->count = 1;
	report->total = 1;
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
	for (k = 0; k < sizeof(order) / sizeof(order[0]); k++)
		for (i = 0; i < report->count; i++)
			if (problems[report->entries[i].problem].code == order[k])
				return order[k];
	return SIPCAUSE_OK;
}

size_t sipcause_report_count(const struct sipcause_report *report)
{
	return report == NULL ? 0 : report->count;
}

size_t sipcause_report_total(const struct sipcause_report *report)
{
	return report == NULL ? 0 : report->total;
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
	sci_error_set(error, problems[entry->problem].code, problems[entry->problem].word,
		      entry->place, entry->message);
	return SIPCAUSE_OK;
}

void sci_report_error(const struct sipcause_report *report, int code, struct sipcause_error *error)
{
	const struct sci_place nowhere = { NULL, 0, 0 };

	if (error == NULL)
		return;
	if (sipcause_report_entry(report, 0, error) == SIPCAUSE_OK)
		return;
	sci_error_set(error, code, sipcause_error_word(code), nowhere,
		      code == SIPCAUSE_OK         ? "no error"
		      : code == SIPCAUSE_E_MEMORY ? "out of memory"
						  : "an argument is not usable");
}
