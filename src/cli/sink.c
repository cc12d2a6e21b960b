/* SPDX-License-Identifier: BSD-2-Clause */
#include "sink.h"

#include "base/text.h"

#include <string.h>

void cli_sink_begin(struct cli_sink *sink, FILE *out)
{
	sink->out = out;
	sink->used = sink->sent = 0;
	sink->cut = false;
}

void cli_sink_send(struct cli_sink *sink)
{
	if (sink->used > sink->sent)
		fwrite(sink->bytes + sink->sent, 1, sink->used - sink->sent, sink->out);
	sink->sent = sink->used;
}

void cli_sink_empty(struct cli_sink *sink)
{
	cli_sink_send(sink);
	sink->used = sink->sent = 0;
	sink->cut = true;
}

void cli_sink_put(struct cli_sink *sink, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t piece = length < CLI_SINK_ROOM ? length : CLI_SINK_ROOM;

		memcpy(cli_sink_room(sink, piece), bytes, piece);
		cli_sink_took(sink, piece);
		bytes += piece;
		length -= piece;
	}
}

void cli_sink_number(struct cli_sink *sink, int64_t number)
{
	cli_sink_took(sink, sci_decimal_put(cli_sink_room(sink, SCI_DECIMAL), number));
}
