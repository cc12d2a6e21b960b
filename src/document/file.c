/* SPDX-License-Identifier: BSD-2-Clause */
#include "file.h"

#include "base/alloc.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 5

static struct sci_place whole_file(const struct sci_file *file)
{
	struct sci_place place = { file, 0, 0 };

	return place;
}

static const char *error_text(int number, char *room, size_t size)
{
	/* Both forms of strerror_r leave the text in `room` or return it. */
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
	return strerror_r(number, room, size);
#else
	return strerror_r(number, room, size) == 0 ? room : "unknown error";
#endif
}

static void cannot_read(const struct sci_file *file, struct sipcause_report *report, int number)
{
	char room[128];

	sci_report_add(report, SCI_P_CANNOT_READ, whole_file(file),
		       "the file cannot be read: %s; expected a readable one",
		       error_text(number, room, sizeof(room)));
}

static bool same_state(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_ctim.tv_sec == b->st_ctim.tv_sec &&
	       a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Read up to size bytes; fewer only at the end of the file. -1: errno. */
static ssize_t read_fully(int descriptor, unsigned char *data, size_t size)
{
	size_t have = 0;

	while (have < size) {
		ssize_t got = read(descriptor, data + have, size - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	return (ssize_t)have;
}

enum attempt { DONE, AGAIN, FAILED };

/* One attempt at an open file. AGAIN: it changed under the reading. */
static enum attempt read_once(int descriptor, const struct sci_file *file,
			      struct sipcause_report *report, struct sci_bytes *bytes)
{
	struct stat before, after;
	unsigned char *data;
	ssize_t got;

	if (fstat(descriptor, &before) != 0) {
		cannot_read(file, report, errno);
		return FAILED;
	}
	if (!S_ISREG(before.st_mode)) {
		sci_report_add(report, SCI_P_NOT_REGULAR, whole_file(file),
			       "not a regular file; expected a YAML file");
		return FAILED;
	}
	if (before.st_size > (off_t)SCI_FILE_MAX) {
		sci_report_add(report, SCI_P_TOO_LARGE, whole_file(file),
			       "the file has %lld bytes; expected at most %zu",
			       (long long)before.st_size, SCI_FILE_MAX);
		return FAILED;
	}
	data = sci_malloc((size_t)before.st_size + 1);
	if (data == NULL) {
		sci_report_no_memory(report);
		return FAILED;
	}
	got = lseek(descriptor, 0, SEEK_SET) < 0
		      ? -1
		      : read_fully(descriptor, data, (size_t)before.st_size + 1);
	if (got < 0 || fstat(descriptor, &after) != 0) {
		cannot_read(file, report, errno);
		sci_free(data);
		return FAILED;
	}
	if ((off_t)got != before.st_size || !same_state(&before, &after)) {
		sci_free(data);
		return AGAIN;
	}
	bytes->data = bytes->owned = data;
	bytes->length = (size_t)got;
	return DONE;
}

enum sci_read sci_read_file(const char *path, const struct sci_file *file,
			    struct sipcause_report *report, struct sci_bytes *bytes)
{
	enum attempt state = AGAIN;
	int tries;

	for (tries = 0; tries < ATTEMPTS && state == AGAIN; tries++) {
		/* O_NONBLOCK: opening a pipe must not wait for a writer. */
		int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

		if (descriptor < 0) {
			if (errno == ENOENT || errno == ENOTDIR)
				return SCI_READ_ABSENT;
			cannot_read(file, report, errno);
			return SCI_READ_FAILED;
		}
		state = read_once(descriptor, file, report, bytes);
		close(descriptor);
	}
	if (state == AGAIN)
		sci_report_add(report, SCI_P_FILE_CHANGES, whole_file(file),
			       "the file changed while it was read, %d times; "
			       "expected a finished one: write a new file and rename it",
			       ATTEMPTS);
	return state == DONE ? SCI_READ_OK : SCI_READ_FAILED;
}

bool sci_file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

void sci_bytes_free(struct sci_bytes *bytes)
{
	if (bytes->owned != NULL)
		sci_free(bytes->owned);
	memset(bytes, 0, sizeof(*bytes));
}

struct sci_place sci_place_of(const struct sci_file *file, const unsigned char *data, size_t offset)
{
	struct sci_place place = { file, 1, 1 };
	size_t i;

	for (i = 0; i < offset; i++) {
		bool pair = i + 1 < offset && data[i] == '\r' && data[i + 1] == '\n';
		bool end = data[i] == '\n' || (data[i] == '\r' && !pair);

		if (end) {
			place.line++;
			place.column = 1;
		} else if ((data[i] & 0xC0u) != 0x80) {
			place.column++;
		}
	}
	return place;
}

static void not_utf8(const struct sci_bytes *bytes, size_t at, const struct sci_file *file,
		     struct sipcause_report *report)
{
	static const char *const utf16 = "the file begins as UTF-16 does; expected a file in UTF-8";
	const unsigned char *data = bytes->data;

	if (at == 0 && bytes->length > 1 && data[0] + data[1] == 0xFE + 0xFF)
		sci_report_add(report, SCI_P_NOT_UTF8, sci_place_of(file, data, at), "%s", utf16);
	else
		sci_report_add(report, SCI_P_NOT_UTF8, sci_place_of(file, data, at),
			       "found the byte 0x%02X, which is not UTF-8 here; expected a file "
			       "in UTF-8",
			       data[at]);
}

/* What YAML may hold beside the printable characters. */
static bool may_stand(uint32_t character)
{
	return character == '\n' || character == '\r' || character == '\t' ||
	       (!sci_is_control(character) && character != 0xFFFE && character != 0xFFFF);
}

bool sci_bytes_check(const struct sci_bytes *bytes, const struct sci_file *file,
		     struct sipcause_report *report)
{
	const unsigned char *data = bytes->data;
	size_t at = 0;

	while (at < bytes->length) {
		uint32_t character = 0;
		size_t size;

		at += sci_printable_run(data + at, bytes->length - at);
		if (at == bytes->length)
			break;
		size = sci_utf8_decode(data + at, bytes->length - at, &character);
		if (size == 0) {
			not_utf8(bytes, at, file, report);
			return false;
		}
		if (!may_stand(character)) {
			sci_report_add(report, SCI_P_CONTROL, sci_place_of(file, data, at),
				       "found the unprintable character U+%04X; expected printable "
				       "text",
				       character);
			return false;
		}
		at += size;
	}
	return true;
}
