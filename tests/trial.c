/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of a trial.  See trial.h. */
#include "trial.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

static void dump_files(const struct trial *trial)
{
	for (size_t i = 0; i < trial->made.file_count; i++) {
		const struct generated_file *file = &trial->made.files[i];

		fprintf(stderr, "======== %s\n%.*s\n", file->label, (int)file->length, file->text);
	}
}

static void print_question(const struct trial *trial)
{
	if (!trial->flat)
		return;
	fprintf(stderr, "  map %s", trial->flat->map->name);
	if (!trial->flat_table)
		return;
	fprintf(stderr, ", %s -> %s, code %d", trial->flat_table->from, trial->flat_table->to,
		(int)trial->code);
	for (size_t i = 0; i < trial->companions.count; i++)
		fprintf(stderr, ", %s=%d", trial->companions.items[i].space,
			(int)trial->companions.items[i].code);
	fputs("\n", stderr);
}

void complain(struct trial *trial, const char *format, ...)
{
	va_list arguments;

	if (!trial->complaints++) {
		fputs("\n", stderr);
		dump_files(trial);
		fprintf(stderr, "======== ORACLE_SEED=%llu ORACLE_WORLDS=1\n",
			(unsigned long long)trial->seed);
	}
	if (trial->complaints > COMPLAINTS_MAX)
		return;
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\n", stderr);
	print_question(trial);
}

void expect_number(struct trial *trial, const char *what, int64_t library, int64_t oracle)
{
	if (library != oracle)
		complain(trial, "%s: library %lld, oracle %lld", what, (long long)library,
			 (long long)oracle);
}

void expect_text(struct trial *trial, const char *what, const char *library, const char *oracle)
{
	if (!unit_same_text(library, oracle))
		complain(trial, "%s: library '%s', oracle '%s'", what, library ? library : "(null)",
			 oracle ? oracle : "(null)");
}

void expect_note(struct trial *trial, const char *library, const char *oracle)
{
	size_t length = oracle ? strlen(oracle) : 0;

	if (!library || !oracle || strncmp(library, oracle, length) ||
	    (library[length] && strcmp(library + length, "\n")))
		expect_text(trial, "note", library, oracle);
}

int32_t outcome_in_library(int32_t outcome)
{
	if (outcome == ORACLE_STATED_NONE)
		return SIPCAUSE_NONE;
	return outcome == ORACLE_NOBODY_SAID ? SIPCAUSE_UNLISTED : outcome;
}
