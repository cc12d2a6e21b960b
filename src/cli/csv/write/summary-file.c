/* SPDX-License-Identifier: BSD-2-Clause */
#include "summary-file.h"

#include "cli/say.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool summary_file_open(struct outfile *file, const struct csv_options *options,
		       const volatile sig_atomic_t *halted)
{
	file->fd = -1;
	return options->summary == NULL || outfile_open(file, options->summary, true, halted);
}

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

/* The same by a descriptor, which stays open. */
static int put_to(int fd, const struct csv_options *options, const struct page *page)
{
	int copy = dup(fd), error;
	FILE *out = copy >= 0 ? fdopen(copy, "w") : NULL;

	if (out == NULL) {
		error = errno;
		if (copy >= 0)
			close(copy);
		return error;
	}
	error = put(options, page, out);
	return fclose(out) != 0 && error == 0 ? errno : error;
}

bool summary_file_write(struct outfile *file, const struct csv_options *options,
			const struct page *page, FILE *usual)
{
	int error = file->fd >= 0 ? put_to(file->fd, options, page) : put(options, page, usual);

	if (error != 0)
		cli_say("writing the summary to %s failed: %s", name_of(options, usual),
			strerror(error));
	return outfile_close(file, error == 0) && error == 0;
}

bool summary_file_put(const struct csv_options *options, const struct page *page, FILE *usual)
{
	static const volatile sig_atomic_t never;
	struct outfile file;

	return summary_file_open(&file, options, &never) &&
	       summary_file_write(&file, options, page, usual);
}
