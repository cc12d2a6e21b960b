/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of commands. */
#include "cli.h"

const struct cli_command cli_commands[] = {
	{ "translate", "[CODE...]", "translate codes; may be left out", "mftwiPCIo",
	  "CODE is SPACE:NUMBER, SPACE:NAME, a number or name alone, or what was captured: a Reason or Warning\n"
	  "header, a status line, ie:HEX, a problem document. Without CODE, or for -, lines of standard input\n"
	  "are read; with -i message all of it is one message. Without -t there is a line for every target\n"
	  "that the map has.\n",
	  cli_translate },
	{ "explain", "[CODE...]", "say why: each rule that was looked at", "mftwiPCIo",
	  "As translate, with every layer and rule that was considered, its file, line and source.\n",
	  cli_explain },
	{ "decode", "[TEXT...]", "the parts of a header, status line or cause element", "miCIo",
	  "TEXT is what was captured, as for translate; its parts are shown and not translated.\n",
	  cli_decode },
	{ "table", "[MAP]", "list every effective row of a map's tables", "mftIoF",
	  "Conditional rows of a code come first, in the order they are tried; * is the rest of what\n"
	  "is covered.\n",
	  cli_table },
	{ "show", "CODE...", "all that is known of codes, or of patterns like 4xx", "mfIo",
	  "CODE is as for translate, or a pattern of digits: 4xx, 40[34], q850:4x.\n", cli_show },
	{ "search", "WORD...", "find codes by their names, phrases and descriptions", "fIo",
	  "All words must be there; capitals do not matter. -f searches one space alone.\n",
	  cli_search },
	{ "list", "[WHAT...]", "what there is: spaces, maps, or the codes of a space", "mIo",
	  "WHAT is spaces, maps, or the names of spaces.\n", cli_list },
	{ "csv", "[FILE]", "call records in, with normalised causes out", NULL, NULL, cli_csv },
	{ NULL, NULL, NULL, NULL, NULL, NULL },
};
