/* SPDX-License-Identifier: BSD-2-Clause */
#include "scan-index.h"

#include <stdlib.h>
#include <string.h>

bool scan_index_make(struct scan_index *index, size_t room)
{
	/* Chunks are written whole: 64 marks more than there are bytes, and one
	 * before the first. */
	uint32_t *marks = malloc((room + 2 * 64) * sizeof(*marks));

	memset(index, 0, sizeof(*index));
	index->ends = malloc((room + 2) * sizeof(*index->ends));
	if (marks != NULL) {
		/* One less than 0, so that the first field begins at 0. */
		marks[0] = UINT32_MAX;
		index->marks = marks + 1;
	}
	return marks != NULL && index->ends != NULL;
}

void scan_index_drop(struct scan_index *index)
{
	if (index->marks != NULL)
		free(index->marks - 1);
	free(index->ends);
	free(index->notes);
	memset(index, 0, sizeof(*index));
}

bool scan_index_note(struct scan_index *index, enum scan_flaw flaw, size_t at, size_t lines)
{
	struct scan_note *note;

	if (index->note_count == index->note_room) {
		size_t room = index->note_room == 0 ? 64 : 2 * index->note_room;
		struct scan_note *notes = realloc(index->notes, room * sizeof(*notes));

		if (notes == NULL)
			return false;
		index->notes = notes;
		index->note_room = room;
	}
	note = &index->notes[index->note_count++];
	note->record = (uint32_t)index->end_count;
	note->flaw = flaw;
	note->at = (uint32_t)at;
	note->lines = (uint32_t)lines;
	return true;
}
