/* SPDX-License-Identifier: BSD-2-Clause */
#include "made.h"

#include "base/text.h"
#include "cli/map-path.h"
#include "cli/outfile.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "document/builtin.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_ 64

const char *made_source(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (strcmp(path, "-") == 0)
		return "standard input";
	return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

/* A name for a map, made of that of a file. */
static const char *name_of(const char *file, const char *base)
{
	char name[NAME_MAX_ + 1];
	const char *end = strrchr(file, '.');
	size_t used = 0;

	for (; *file != '\0' && file != end && used < NAME_MAX_ - sizeof("-imported"); file++) {
		const char c = sci_lower(*file);
		const bool fine = sci_is_letter(c) || sci_is_digit(c) || c == '_' || c == '.';

		if (fine || used > 0)
			name[used++] = (char)(fine ? c : '-');
	}
	while (used > 0 && strchr("-._", name[used - 1]) != NULL)
		used--;
	if (used == 0 || !sci_is_file_name(name, used))
		return "imported";
	name[used] = '\0';
	if (sci_builtin_find(SCI_BUILTIN_MAPS, name) != NULL || strcmp(name, base) == 0)
		return cli_join(name, "-imported");
	return cli_copy(name, used);
}

const char *made_name(const char *file, const char *path, const char *base)
{
	if (file == NULL || strcmp(file, "-") == 0)
		return strcmp(path, "-") == 0 ? "imported" : name_of(made_source(path), base);
	return cli_map_name(file);
}

/* Check the map that was made, as a user will.  *no_location: there is a warning about that.  A
 * loader's code; errors are printed. */
static int check(const struct cli *cli, const char *map, const char *text, size_t length,
		 bool *no_location)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	int code = sipcause_loader_new(&loader);
	size_t i;

	for (i = 0; code == SIPCAUSE_OK && i < cli->asked.directories.count; i++)
		code = sipcause_loader_add_directory(loader, cli->asked.directories.items[i]);
	if (code == SIPCAUSE_OK && cli_is_path(cli->asked.map))
		code = sipcause_loader_add_file(loader, cli->asked.map);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(loader, cli_join(map, ".yaml"), text, length);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_check(loader, &report, NULL);
	cli_need_memory(code);
	for (i = 0; report != NULL && i < sipcause_report_count(report); i++) {
		struct sipcause_error entry = SIPCAUSE_ERROR_INIT;

		sipcause_report_entry(report, i, &entry);
		*no_location = *no_location || strcmp(entry.id, "lost-location") == 0;
		if (entry.severity == SIPCAUSE_SEVERITY_ERROR)
			cli_put(stderr, "%s\n", sipcause_report_text(report, i));
	}
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return code;
}

static int write_file(const char *path, const char *text, size_t length)
{
	struct outfile out = { .fd = -1 };
	bool fine;

	signals_catch();
	fine = outfile_open(&out, path, true, signals_halted);
	if (fine && !outfile_write(&out, text, length)) {
		cli_say("writing %s failed: %s", path, strerror(errno));
		fine = false;
	}
	fine = outfile_close(&out, fine && *signals_halted == 0) && fine;
	if (*signals_halted != 0)
		return signals_die(*signals_halted);
	return fine ? CLI_OK : CLI_IO;
}

/* The text of the map, to be freed. */
static char *text_of(const struct put *put, const struct judged *judged, const struct taken *taken,
		     size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);

	if (out == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	errno = 0;
	put_map(out, put, judged, taken);
	/* A stream in memory that cannot grow may say so by errno alone. */
	if (ferror(out) || fclose(out) != 0 || errno == ENOMEM)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	return text;
}

int made_write(const struct cli *cli, const char *file, struct put *put,
	       const struct judged *judged, const struct taken *taken)
{
	const bool standard = file == NULL || strcmp(file, "-") == 0;
	size_t length = 0;
	char *text;
	int code, status = CLI_OK;

	put->whole = standard;
	text = text_of(put, judged, taken, &length);
	code = check(cli, put->map, text, length, &put->no_location);
	if (code == SIPCAUSE_OK && put->no_location) {
		free(text);
		text = text_of(put, judged, taken, &length);
	}
	if (code != SIPCAUSE_OK) {
		cli_say("the map that was made would not load, and is not written; to give it another name: --file NAME.yaml");
		status = CLI_BAD_MAP;
	} else if (standard) {
		cli_put_bytes(text, length);
	} else {
		status = write_file(file, text, length);
	}
	free(text);
	return status;
}
