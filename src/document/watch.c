/* SPDX-License-Identifier: BSD-2-Clause */
#include "watch.h"

#include "base/alloc.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* The coarsest times that file systems in use keep are two seconds (FAT). */
#define GRANULARITY 2

enum finding { UNREAD, ABSENT, READ };

struct sci_watched {
	struct sci_watched *next;
	enum finding finding;
	bool racy; /* its times do not tell yet */
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec modified; /* the contents */
	struct timespec changed;  /* these or anything else */
	struct sci_digest digest; /* when racy */
	char path[];
};

struct sci_watch *sci_watch_new(void)
{
	struct sci_watch *watch = sci_malloc(sizeof(*watch));

	if (watch == NULL)
		return NULL;
	memset(watch, 0, sizeof(*watch));
	watch->end = &watch->first;
	return watch;
}

void sci_watch_free(struct sci_watch *watch)
{
	if (watch == NULL)
		return;
	sci_arena_free(&watch->arena);
	sci_free(watch);
}

/* Whether a change made now might bear a time that the file has already.  So may
 * one of a time that lies ahead. */
static bool is_racy(const struct stat *state)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		return true;
	return state->st_mtim.tv_sec >= now.tv_sec - GRANULARITY ||
	       state->st_ctim.tv_sec >= now.tv_sec - GRANULARITY;
}

struct sci_watched *sci_watch_note(struct sci_watch *watch, const char *path)
{
	const size_t size = strlen(path) + 1;
	struct sci_watched *watched = sci_arena_alloc(&watch->arena, sizeof(*watched) + size);
	struct stat state;

	if (watched == NULL)
		return NULL;
	memcpy(watched->path, path, size);
	if (stat(path, &state) == 0) {
		watched->racy = is_racy(&state);
		watched->device = state.st_dev;
		watched->inode = state.st_ino;
		watched->size = state.st_size;
		watched->modified = state.st_mtim;
		watched->changed = state.st_ctim;
	}
	*watch->end = watched;
	watch->end = &watched->next;
	watch->count++;
	return watched;
}

static struct sci_digest digest_of(const struct sci_bytes *bytes)
{
	struct sci_digest digest = { { 0, 0 } };

	sci_digest_add(&digest, bytes->data, bytes->length);
	return digest;
}

void sci_watched_read(struct sci_watched *watched, const struct sci_bytes *bytes)
{
	watched->finding = READ;
	if (watched->racy)
		watched->digest = digest_of(bytes);
}

void sci_watched_absent(struct sci_watched *watched)
{
	watched->finding = ABSENT;
}

/* ----------------------------------------------------------------- changes */

static bool same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static bool same_state(const struct sci_watched *watched, const struct stat *state)
{
	return watched->device == state->st_dev && watched->inode == state->st_ino &&
	       watched->size == state->st_size && same_time(&watched->modified, &state->st_mtim) &&
	       same_time(&watched->changed, &state->st_ctim);
}

/* What cannot be read, or for which memory is out, counts as changed: the load
 * that follows says why. */
static bool same_bytes(const struct sci_watched *watched)
{
	const struct sci_file file = { watched->path, 0 };
	struct sipcause_report *report = sci_report_new();
	struct sci_digest digest;
	struct sci_bytes bytes;
	bool same = false;

	if (report != NULL && sci_read_file(watched->path, &file, report, &bytes) == SCI_READ_OK) {
		digest = digest_of(&bytes);
		same = sci_digest_same(&digest, &watched->digest);
		sci_bytes_free(&bytes);
	}
	sipcause_report_free(report);
	return same;
}

static bool is_absent(int error)
{
	return error == ENOENT || error == ENOTDIR;
}

static bool has_changed(struct sci_watched *watched)
{
	struct stat state;
	bool racy;

	if (watched->finding == UNREAD)
		return true;
	if (stat(watched->path, &state) != 0)
		return watched->finding != ABSENT || !is_absent(errno);
	if (watched->finding == ABSENT || !same_state(watched, &state))
		return true;
	if (!watched->racy)
		return false;
	/* Looked at before the bytes, so that a change after them is still seen. */
	racy = is_racy(&state);
	if (!same_bytes(watched))
		return true;
	watched->racy = racy;
	return false;
}

bool sci_watch_changed(struct sci_watch *watch)
{
	struct sci_watched *watched;

	if (watch->unsure)
		return true;
	for (watched = watch->first; watched != NULL; watched = watched->next)
		if (has_changed(watched))
			return true;
	return false;
}
