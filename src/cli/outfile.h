/* SPDX-License-Identifier: BSD-2-Clause */
/* A file that is written, under a temporary name until it is complete. */
#ifndef CLI_OUTFILE_H
#define CLI_OUTFILE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct outfile {
	int fd;           /* -1: there is none */
	const char *name; /* for messages */
	char *temporary;  /* the name that it has until it is complete, or NULL */
	bool standard;    /* it stays open */
	bool slow;        /* a pipe or the like, whose reader may stall */
	const volatile sig_atomic_t *halted; /* the signal that came, or 0 */
};

/* Standard output. */
void outfile_standard(struct outfile *outfile, const volatile sig_atomic_t *halted);
/* Open a file.  whole: it is written under a temporary name beside the real one, and
 * gets that when it is complete; unless it is something else than a file, like a
 * device.  false: the error was reported. */
bool outfile_open(struct outfile *outfile, const char *name, bool whole,
		  const volatile sig_atomic_t *halted);
/* Write all of it; false leaves errno.  After a signal that is EINTR as soon as the
 * reader takes nothing for some time. */
bool outfile_write(const struct outfile *outfile, const void *bytes, size_t length);
/* Close it, and give it its name when it is complete.  Closing it again
 * does nothing.  false: the error was reported. */
bool outfile_close(struct outfile *outfile, bool complete);

#endif
