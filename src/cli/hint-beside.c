/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-beside.h"

#include "cli.h"
#include "hint-file.h"
#include "hint-name.h"
#include "hint-typed.h"
#include "map-path.h"

#include <string.h>

/* Say it of one error.  false: nothing is there. */
static bool tell(const struct sipcause_error *error)
{
	const bool map = strcmp(error->id, "missing-map") == 0;
	const char *name, *found;
	struct cli_typed typed = { "", 0, true };
	size_t length;
	char copy[65];

	if ((!map && strcmp(error->id, "missing-space") != 0) || error->file[0] == '\0')
		return false;
	name = cli_missing_name(error->message, &length);
	if (name == NULL || length >= sizeof(copy))
		return false;
	memcpy(copy, name, length);
	copy[length] = '\0';
	found = cli_beside(error->file, map ? "" : "spaces/", copy);
	if (cli_is_file(found)) {
		cli_type(&typed, "-I");
		cli_type_file(&typed, cli_directory_of(error->file));
	} else if (!map && cli_is_file(found = cli_beside(error->file, "", copy))) {
		cli_type(&typed, "-m");
		cli_type_file(&typed, found);
	}
	if (typed.length == 0 || !typed.fits)
		return false;
	cli_say("'%s' was not searched; to use it, add%s: %s", found,
		typed.text[1] == 'm' ? " before the other -m" : "", typed.text);
	return true;
}

void cli_hint_beside(const struct sipcause_report *report)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i;

	for (i = 0; i < sipcause_report_count(report); i++)
		if (sipcause_report_entry(report, i, &error) == SIPCAUSE_OK && tell(&error))
			return;
}
