/* SPDX-License-Identifier: BSD-2-Clause */
/* Where profiles are: files, directories of -I, and what is built in. */
#include "cli/own-file.h"
#include "cli/session.h"
#include "document/builtin.h"
#include "profile.h"

static const struct cli_own_kind kind = { "profiles/", SCI_BUILTIN_PROFILES, SCI_DOCUMENT_PROFILE,
					  "--profile", "csv --profile list" };

/* What was opened, to be filled in. */
static struct profile *begin(void)
{
	struct profile *profile = cli_alloc(sizeof(*profile));

	*profile = (struct profile){ 0 };
	return profile;
}

/* Read the tree, if it is one of a profile. */
static void read_root(const struct cli_own_file *file, struct profile *profile)
{
	profile->name = file->name;
	profile->path = file->path;
	profile->root = file->root;
	if (cli_own_file_fits(file, &kind))
		profile_read(&file->reading, file->root, profile);
}

const struct profile *profile_find(struct cli *cli, const char *asked, int *status)
{
	struct profile *profile = begin();
	struct cli_own_file file;

	cli_tell_directories(cli);
	cli_own_file_open(&file, cli, &kind, &profile->arena, asked);
	if (file.absent) {
		cli_own_file_tell_absent(cli, &kind, asked);
		cli_own_file_drop(&file);
		*status = CLI_USAGE;
		return NULL;
	}
	read_root(&file, profile);
	if (file.root != NULL && sci_report_clean(file.reading.report)) {
		profile_check_columns(&file.reading, profile, false);
		profile_check_spaces(&file.reading, profile, cli);
	}
	*status = cli_own_file_close(&file);
	return *status == CLI_OK ? profile : NULL;
}

const struct profile *profile_peek(struct cli *cli, const char *name)
{
	struct profile *profile = begin();
	struct cli_own_file file;

	cli_own_file_open(&file, cli, &kind, &profile->arena, name);
	read_root(&file, profile);
	profile->broken = !sci_report_clean(file.reading.report);
	cli_own_file_drop(&file);
	return file.absent ? NULL : profile;
}

struct cli_list profile_names(const struct cli *cli)
{
	return cli_own_file_names(cli, &kind);
}

/* ----------------------------------------------------------------- the check */

bool profile_is(const char *path)
{
	return cli_own_file_is(path, &kind);
}

int profile_check(struct cli *cli, const char *path, struct sipcause_report **report)
{
	struct profile *profile = begin();
	struct cli_own_file file;

	cli_own_file_open_path(&file, &profile->arena, path);
	read_root(&file, profile);
	if (file.root != NULL) {
		profile_check_columns(&file.reading, profile, true);
		profile_check_spaces(&file.reading, profile, cli);
	}
	*report = file.reading.report;
	return sci_report_close(*report);
}
