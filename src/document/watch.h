/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a load found at the paths it looked at, and whether that is still so.
 *
 * A path is noted before it is opened, so that whatever happens to it from then
 * on is seen: a file differs by its device, inode, size or times, or by being
 * there or not.  Times alone cannot be trusted where a file was changed so shortly
 * before it was noted that a second change may have left the same time; such a
 * file is compared by its bytes until its time lies far enough back.
 */
#ifndef SCI_WATCH_H
#define SCI_WATCH_H

#include "base/arena.h"
#include "base/digest.h"
#include "file.h"

struct sci_watched;

struct sci_watch {
	struct sci_arena arena;
	struct sci_watched *first;
	struct sci_watched **end;
	size_t count;
	bool unsure; /* the load failed for a reason that no file shows */
};

/* NULL when memory is out. */
struct sci_watch *sci_watch_new(void);
void sci_watch_free(struct sci_watch *watch);

/* Note a path that is about to be opened; NULL when memory is out.  Until one of
 * the two below is called it counts as one that could not be read, and so as
 * changed. */
struct sci_watched *sci_watch_note(struct sci_watch *watch, const char *path);
/* These bytes were read there. */
void sci_watched_read(struct sci_watched *watched, const struct sci_bytes *bytes);
/* Nothing was there. */
void sci_watched_absent(struct sci_watched *watched);

/*
 * Whether a new load might find something else.  Costs one stat() for each path,
 * and reading the files whose time cannot be trusted yet.
 */
bool sci_watch_changed(struct sci_watch *watch);

#endif
