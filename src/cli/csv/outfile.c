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

void sink_standard(struct sink *sink, const volatile sig_atomic_t *halted)
{
	sink->fd = STDOUT_FILENO;
	sink->name = "standard output";
	sink->temporary = NULL;
	sink->standard = true;
	sink->halted = halted;
	sink->slow = is_slow(sink->fd);
}

static bool tell(const char *what, const char *name)
{
	cli_say("%s %s failed: %s", what, name, strerror(errno));
	return false;
}

/* A new file beside the named one, with the rights that one has or would get. */
static bool open_temporary(struct sink *sink, const char *name, const struct stat *old)
{
	static const char ending[] = ".XXXXXX";
	char *temporary = cli_alloc(strlen(name) + sizeof(ending));
	mode_t mask = umask(0);

	umask(mask);
	strcat(strcpy(temporary, name), ending);
	sink->fd = mkstemp(temporary);
	if (sink->fd < 0)
		return tell("creating a file beside", name);
	sink->temporary = temporary;
	if (fchmod(sink->fd, old != NULL ? old->st_mode & 0777 : 0666 & ~mask) == 0)
		return true;
	tell("setting the rights of", temporary);
	return sink_close(sink, false);
}

bool sink_open(struct sink *sink, const char *name, bool whole, const volatile sig_atomic_t *halted)
{
	struct stat old;
	bool there = stat(name, &old) == 0;

	sink->name = name;
	sink->temporary = NULL;
	sink->standard = false;
	sink->slow = false;
	sink->halted = halted;
	sink->fd = -1;
	if (whole && (!there || S_ISREG(old.st_mode))) {
		/* A link stays one: its target is replaced. */
		char *real = there ? realpath(name, NULL) : NULL;
		char *kept = cli_alloc(strlen(real != NULL ? real : name) + 1);

		sink->name = strcpy(kept, real != NULL ? real : name);
		free(real);
		return open_temporary(sink, sink->name, there ? &old : NULL);
	}
	sink->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	sink->slow = sink->fd >= 0 && is_slow(sink->fd);
	return sink->fd >= 0 || tell("opening", name);
}

/* Wait until something can be written.  false: a signal came and the reader stalls. */
static bool wait_for_room(const struct sink *sink)
{
	struct pollfd poll_for = { sink->fd, POLLOUT, 0 };

	for (;;) {
		int ready = poll(&poll_for, 1, STALLED);

		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
		if (ready == 0 && *sink->halted != 0)
			break;
	}
	errno = EINTR;
	return false;
}

bool sink_write(const struct sink *sink, const void *bytes, size_t length)
{
	const char *at = bytes;

	while (length > 0) {
		/* A pipe with room takes that much without waiting for its reader; and a
		 * signal may have come to another thread, and interrupt nothing here. */
		size_t part = sink->slow && length > PIPE_BUF ? PIPE_BUF : length;
		ssize_t wrote;

		if (sink->slow && !wait_for_room(sink))
			return false;
		wrote = write(sink->fd, at, part);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0 && errno == EAGAIN) {
			if (!wait_for_room(sink))
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

bool sink_close(struct sink *sink, bool complete)
{
	bool fine = true;

	if (sink->fd < 0 || sink->standard)
		return true;
	/* A name must not be given to bytes that a full disk may yet refuse. */
	if (complete && sink->temporary != NULL && fsync(sink->fd) != 0)
		fine = tell("writing", sink->name);
	if (close(sink->fd) != 0 && fine)
		fine = tell("writing", sink->name);
	sink->fd = -1;
	if (sink->temporary == NULL)
		return fine;
	if (complete && fine && rename(sink->temporary, sink->name) != 0)
		fine = tell("naming", sink->name);
	if (!complete || !fine)
		unlink(sink->temporary);
	sink->temporary = NULL;
	return fine;
}
