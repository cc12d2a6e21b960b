/* SPDX-License-Identifier: BSD-2-Clause */
/* What a scan finds in a block: marks, records, and notes about unusual ones. */
#ifndef CSV_SCAN_INDEX_H
#define CSV_SCAN_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum scan_flaw {
	SCAN_SOUND,
	SCAN_QUOTE,    /* a quote was left open */
	SCAN_NUL,      /* a NUL byte */
	SCAN_LONG,     /* a line over the limit, or its first piece */
	SCAN_LONG_REST /* a further piece of such a line */
};

/* What there is to say about an unusual record. */
struct scan_note {
	uint32_t record;
	enum scan_flaw flaw;
	uint32_t at;    /* the byte that shows the flaw */
	uint32_t lines; /* line breaks within its fields */
};

/* What a scan found.  A flawed record has one mark, its end. */
struct scan_index {
	uint32_t *marks; /* marks[-1] is there, so that marks[m - 1] + 1 begins a field */
	uint32_t *ends;
	size_t mark_count;
	size_t end_count;        /* records */
	struct scan_note *notes; /* in the order of their records */
	size_t note_count;
	size_t note_room;
};

/* false: out of memory. */
bool scan_index_make(struct scan_index *index, size_t room);
void scan_index_drop(struct scan_index *index);
/* Add a note about the record that comes next.  false: out of memory. */
bool scan_index_note(struct scan_index *index, enum scan_flaw flaw, size_t at, size_t lines);

#endif
