/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Catalogs for tests, out of files that stand in the test itself:
 *
 *   static const struct fixture files[] = { { "own.yaml", "format: 1\n..." } };
 *   struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <string.h>

#include "sipcause.h"
#include "unit.h"

struct fixture {
	const char *label;
	const char *text;
};

#define FIXTURE_LOAD(files) fixture_load(files, sizeof(files) / sizeof((files)[0]))

/* A loader that has these files, the caller's; NULL and a failed check when memory is out. */
static inline struct sipcause_loader *fixture_loader(const struct fixture *files, size_t count)
{
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);
	size_t i;

	for (i = 0; i < count && code == SIPCAUSE_OK; i++)
		code = sipcause_loader_add_memory(loader, files[i].label, files[i].text,
						  strlen(files[i].text));
	CU_ASSERT_EQUAL(code, SIPCAUSE_OK);
	return loader;
}

/* What a loader gives, which is freed: the catalog, the caller's; NULL and a failed check when
 * there are errors. */
static inline struct sipcause_catalog *fixture_finish(struct sipcause_loader *loader)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	size_t i;

	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, &report, NULL), SIPCAUSE_OK);
	for (i = 0; i < sipcause_report_count(report); i++)
		printf("\n%s", sipcause_report_text(report, i));
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return catalog;
}

/* The catalog of these files, as fixture_finish() gives it. */
static inline struct sipcause_catalog *fixture_load(const struct fixture *files, size_t count)
{
	return fixture_finish(fixture_loader(files, count));
}

/* The catalog of all shipped maps and spaces, likewise. */
static inline struct sipcause_catalog *fixture_shipped(void)
{
	struct sipcause_loader *loader = fixture_loader(NULL, 0);
	const char *name;
	size_t i;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, name), SIPCAUSE_OK);
	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, name), SIPCAUSE_OK);
	return fixture_finish(loader);
}

#endif
