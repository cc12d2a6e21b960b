/* SPDX-License-Identifier: BSD-2-Clause */
#include "outfile.h"

#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STALLED 200 /* ms without a byte */

/* Files and most devices take all bytes at once. */
static bool is_slow(int fd)
{
	struct stat file;

	return fstat(fd, &file) == 0 && !S_ISREG(file.st_mode) &&
	       (!S_ISCHR(file.st_mode) || isatty(fd));
}

void outfile_standard(struct outfile *outfile, const volatile sig_atomic_t *halted)
{
	outfile->fd = STDOUT_FILENO;
	outfile->name = "standard output";
	outfile->temporary = NULL;
	outfile->standard = true;
	outfile->halted = halted;
	outfile->slow = is_slow(outfile->fd);
}

static bool tell(const char *what, const char *name)
{
	cli_say("%s %s failed: %s", what, name, strerror(errno));
	return false;
}

/* A new file beside the named one, with the rights that one has or would get. */
static bool open_temporary(struct outfile *outfile, const char *name, const struct stat *old)
{
	static const char ending[] = ".XXXXXX";
	char *temporary = cli_alloc(strlen(name) + sizeof(ending));
	mode_t mask = umask(0);

	umask(mask);
	strcat(strcpy(temporary, name), ending);
	outfile->fd = mkstemp(temporary);
	if (outfile->fd < 0)
		return tell("creating a file next to", name);
	outfile->temporary = temporary;
	if (fchmod(outfile->fd, old != NULL ? old->st_mode & 0777 : 0666 & ~mask) == 0)
		return true;
	tell("setting the permissions of", temporary);
	return outfile_close(outfile, false);
}

bool outfile_open(struct outfile *outfile, const char *name, bool whole,
		  const volatile sig_atomic_t *halted)
{
	struct stat old;
	bool there = stat(name, &old) == 0;

	outfile->name = name;
	outfile->temporary = NULL;
	outfile->standard = false;
	outfile->slow = false;
	outfile->halted = halted;
	outfile->fd = -1;
	if (whole && (!there || S_ISREG(old.st_mode))) {
		/* A link stays one: its target is replaced. */
		char *real = there ? realpath(name, NULL) : NULL;

		outfile->name =
			cli_copy(real != NULL ? real : name, strlen(real != NULL ? real : name));
		free(real);
		return open_temporary(outfile, outfile->name, there ? &old : NULL);
	}
	outfile->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	outfile->slow = outfile->fd >= 0 && is_slow(outfile->fd);
	return outfile->fd >= 0 || tell("opening", name);
}

/* Wait until something can be written.  false: a signal came and the reader stalls. */
static bool wait_for_room(const struct outfile *outfile)
{
	struct pollfd poll_for = { outfile->fd, POLLOUT, 0 };

	for (;;) {
		int ready = poll(&poll_for, 1, STALLED);

		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
		if (ready == 0 && *outfile->halted != 0)
			break;
	}
	errno = EINTR;
	return false;
}

bool outfile_write(const struct outfile *outfile, const void *bytes, size_t length)
{
	const char *at = bytes;

	while (length > 0) {
		/* A pipe with room takes that much without waiting for its reader; and a
		 * signal may have come to another thread, and interrupt nothing here. */
		size_t part = outfile->slow && length > PIPE_BUF ? PIPE_BUF : length;
		ssize_t wrote;

		if (outfile->slow && !wait_for_room(outfile))
			return false;
		wrote = write(outfile->fd, at, part);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0 && errno == EAGAIN) {
			if (!wait_for_room(outfile))
				return false;
			continue;
		}
		if (wrote < 0)
			return false;
		at += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

bool outfile_close(struct outfile *outfile, bool complete)
{
	bool fine = true;

	if (outfile->fd < 0 || outfile->standard)
		return true;
	/* A name must not be given to bytes that a full disk may yet refuse. */
	if (complete && outfile->temporary != NULL && fsync(outfile->fd) != 0)
		fine = tell("writing", outfile->name);
	if (close(outfile->fd) != 0 && fine)
		fine = tell("writing", outfile->name);
	outfile->fd = -1;
	if (outfile->temporary == NULL)
		return fine;
	if (complete && fine && rename(outfile->temporary, outfile->name) != 0)
		fine = tell("naming", outfile->name);
	if (!complete || !fine)
		unlink(outfile->temporary);
	outfile->temporary = NULL;
	return fine;
}
