/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the bytes of a document come from: shipped, a file, or memory. */
#ifndef SCI_FILE_H
#define SCI_FILE_H

#include "report.h"

#include <stddef.h>

#define SCI_FILE_MAX ((size_t)64 * 1024 * 1024)

struct sci_bytes {
	const unsigned char *data;
	size_t length;
	void *owned; /* to be freed, or NULL where the bytes are somebody else's */
};

enum sci_read {
	SCI_READ_OK,
	SCI_READ_ABSENT, /* there is no such file */
	SCI_READ_FAILED  /* reported */
};

/*
 * Read a whole regular file.  A file that changes while it is read is read
 * again.  Absence is the caller's to report; everything else is reported here.
 */
enum sci_read sci_read_file(const char *path, const struct sci_file *file,
			    struct sipcause_report *report, struct sci_bytes *bytes);
/* Whether something lies at a path, readable or not. */
bool sci_file_exists(const char *path);
void sci_bytes_free(struct sci_bytes *bytes);

/*
 * The place of a byte: lines end in LF, CR or CRLF and columns count characters,
 * both from 1.
 */
struct sci_place sci_place_of(const struct sci_file *file, const unsigned char *data,
			      size_t offset);
/* Check that the bytes are UTF-8 without control characters; reports the first
 * that is not.  false: reported. */
bool sci_bytes_check(const struct sci_bytes *bytes, const struct sci_file *file,
		     struct sipcause_report *report);

#endif
