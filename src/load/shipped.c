/* SPDX-License-Identifier: BSD-2-Clause */
/* Loading one shipped map, for a program without maps of its own. */
#include "document/report.h"
#include "base/text.h"

#include <string.h>

static bool ends_in(const char *text, const char *end)
{
	const size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Whether this was meant as a file, where only names are taken. */
static bool is_path(const char *map)
{
	return strchr(map, '/') != NULL || ends_in(map, ".yaml") || ends_in(map, ".yml");
}

static int refuse_path(const char *map, struct sipcause_error *error)
{
	const struct sci_place nowhere = { NULL, 0, 0 };
	struct sipcause_report *report = sci_report_new();
	int code = SIPCAUSE_E_MEMORY;
	char quoted[SCI_QUOTED];

	if (report != NULL) {
		sci_report_add(report, SCI_P_NO_SUCH_MAP, nowhere,
			       "there is no map %s; expected the name of a shipped one; "
			       "load a file with sipcause_loader_add_file()",
			       sci_quote(quoted, map, strlen(map)));
		code = sci_report_close(report);
	}
	sci_report_error(report, code, error);
	sipcause_report_free(report);
	return code;
}

int sipcause_catalog_load(struct sipcause_catalog **catalog, const char *map,
			  struct sipcause_error *error)
{
	struct sipcause_loader *loader = NULL;
	int code;

	if (catalog != NULL)
		*catalog = NULL;
	if (catalog != NULL && map != NULL && is_path(map))
		return refuse_path(map, error);
	code = sipcause_loader_new(&loader);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_map(loader, map);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, catalog, NULL, error);
	else
		sci_report_error(NULL, code, error);
	sipcause_loader_free(loader);
	return code;
}
