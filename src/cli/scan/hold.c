/* SPDX-License-Identifier: BSD-2-Clause */
#include "hold.h"

#include "cli/cli.h"
#include "cli/output.h"

#include <stdlib.h>
#include <string.h>

/* A larger block, for what waits. */
static void *grow(void *block, size_t size)
{
	void *larger = realloc(block, size);

	if (larger == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	return larger;
}

void log_hold_begin(struct log_hold *hold, const char *lines, size_t length)
{
	hold->lines = lines;
	hold->length = length;
}

/* Bytes of the log up to a place. */
static void send_bytes(struct log_hold *hold, uint64_t to)
{
	uint64_t end = hold->sent < hold->place && to > hold->place ? hold->place : to;

	if (hold->sent < end && hold->sent < hold->place) {
		cli_put_bytes(hold->kept + hold->kept_length - (hold->place - hold->sent),
			      (size_t)(end - hold->sent));
		hold->sent = end;
	}
	if (hold->sent < to) {
		cli_put_bytes(hold->lines + (hold->sent - hold->place), (size_t)(to - hold->sent));
		hold->sent = to;
	}
}

/* All up to a place, with the columns that wait there. */
static void send(struct log_hold *hold, uint64_t to)
{
	size_t done = 0;

	for (; done < hold->count && hold->columns[done].place <= to; done++) {
		send_bytes(hold, hold->columns[done].place);
		cli_put_bytes(hold->columns[done].text, hold->columns[done].length);
		free(hold->columns[done].text);
	}
	if (done > 0) {
		hold->count -= done;
		memmove(hold->columns, hold->columns + done, hold->count * sizeof(*hold->columns));
	}
	send_bytes(hold, to);
}

void log_hold_columns(struct log_hold *hold, uint64_t place, struct log_text text, uint64_t until)
{
	size_t at = hold->count;

	if (place <= until) {
		send(hold, place);
		cli_put_bytes(text.at, text.length);
		return;
	}
	if (hold->count == hold->room) {
		hold->room = 2 * hold->room + 16;
		hold->columns = grow(hold->columns, hold->room * sizeof(*hold->columns));
	}
	for (; at > 0 && hold->columns[at - 1].place > place; at--)
		hold->columns[at] = hold->columns[at - 1];
	hold->columns[at] = (struct log_columns){ place, grow(NULL, text.length + 1), text.length };
	memcpy(hold->columns[at].text, text.at, text.length);
	hold->count++;
}

void log_hold_end(struct log_hold *hold, uint64_t until)
{
	uint64_t end = hold->place + hold->length;
	size_t from, old;

	send(hold, until < end ? until : end);
	old = hold->sent < hold->place ? (size_t)(hold->place - hold->sent) : 0;
	from = hold->sent > hold->place ? (size_t)(hold->sent - hold->place) : 0;
	if (old > 0)
		memmove(hold->kept, hold->kept + hold->kept_length - old, old);
	hold->kept_length = old + (hold->length - from);
	if (hold->kept_length > hold->kept_room) {
		hold->kept_room = 2 * hold->kept_length;
		hold->kept = grow(hold->kept, hold->kept_room);
	}
	if (hold->length > from)
		memcpy(hold->kept + old, hold->lines + from, hold->length - from);
	hold->place = end;
	hold->length = 0;
}

void log_hold_drop(struct log_hold *hold)
{
	size_t i;

	for (i = 0; i < hold->count; i++)
		free(hold->columns[i].text);
	free(hold->columns);
	free(hold->kept);
}
