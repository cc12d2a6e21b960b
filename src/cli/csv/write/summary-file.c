/* SPDX-License-Identifier: BSD-2-Clause */
#include "summary-file.h"

#include "cli/say.h"

#include <errno.h>
#include <string.h>

static const char *name_of(const struct csv_options *options, const FILE *usual)
{
	if (options->summary != NULL)
		return options->summary;
	return usual == stderr ? "standard error" : "standard output";
}

/* 0, or the number of the error. */
static int put(const struct csv_options *options, const struct page *page, FILE *out)
{
	if (!page_write(page, csv_summary_form(options), options->top, out))
		return ENOMEM;
	errno = 0;
	return fflush(out) != 0 || ferror(out) ? (errno != 0 ? errno : EIO) : 0;
}

bool summary_file_put(const struct csv_options *options, const struct page *page, FILE *usual)
{
	FILE *out = options->summary != NULL ? fopen(options->summary, "w") : usual;
	int error;

	if (out == NULL) {
		cli_say("opening %s failed: %s", options->summary, strerror(errno));
		return false;
	}
	error = put(options, page, out);
	if (out != usual && fclose(out) != 0 && error == 0)
		error = errno;
	if (error != 0)
		cli_say("writing the summary to %s failed: %s", name_of(options, usual),
			strerror(error));
	return error == 0;
}
