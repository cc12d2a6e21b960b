/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bytes on their way to a file.  What a machine reads, rows and JSON, is put together
 * here, so that a file gets a row in one piece, and stays for a while to be looked at.
 */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define CLI_SINK_ROOM ((size_t)16 << 10)

struct cli_sink {
	FILE *out;
	size_t used;
	size_t sent; /* bytes of them that the file has got */
	bool cut;    /* they are not all since cli_sink_begin() */
	char bytes[CLI_SINK_ROOM];
};

/* Forget what was sent: what comes now is looked at. */
void cli_sink_begin(struct cli_sink *sink, FILE *out);
/* Let the file have all that was put. */
void cli_sink_send(struct cli_sink *sink);

/* Begin anew with no byte in it. */
void cli_sink_empty(struct cli_sink *sink);
/* Room for so many bytes more, at most CLI_SINK_ROOM; they count by cli_sink_took(). */
static inline char *cli_sink_room(struct cli_sink *sink, size_t length)
{
	if (length > CLI_SINK_ROOM - sink->used)
		cli_sink_empty(sink);
	return sink->bytes + sink->used;
}
static inline void cli_sink_took(struct cli_sink *sink, size_t length)
{
	sink->used += length;
}

void cli_sink_put(struct cli_sink *sink, const char *bytes, size_t length);
void cli_sink_number(struct cli_sink *sink, int64_t number);
static inline void cli_sink_byte(struct cli_sink *sink, char byte)
{
	*cli_sink_room(sink, 1) = byte;
	cli_sink_took(sink, 1);
}

#endif
