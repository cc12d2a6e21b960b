/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A run of the sipcause command.
 *
 *   main ─▶ options ─▶ a command ─▶ session ─▶ lines ─▶ input ─▶ (library) ─▶ rows
 *
 * Results go to standard output, and everything else to standard error.
 */
#ifndef CLI_H
#define CLI_H

#include "options.h"
#include "sipcause.h"

struct cli;

/* What the options name, loaded: see session.h. */
struct cli_session {
	struct cli_list more_maps; /* to be loaded beside the map of -m: names and paths */
	struct sipcause_catalog *catalog;
	struct sipcause_loader *loader;
	struct cli_list others; /* maps asked where that of -m has no table: see others.h */
	struct cli_list wanted; /* maps that a command asks for itself: likewise */
	const struct sipcause_map *asked;      /* that of -m */
	const struct sipcause_map *map;        /* the same, with the tables of the others */
	const struct sipcause_map *wide;       /* the same, with those that were wanted too */
	const struct sipcause_map *policy;     /* that of --policy; NULL: not given */
	struct sipcause_indication context;    /* the companions of -w */
	const struct sipcause_space **targets; /* of -t, in order; as many as were given */
	const struct sipcause_space *source;   /* of -f; NULL: not given */

	/* The maps route and fault, once they were needed: see effects.h. */
	struct sipcause_catalog *effects;
	bool effects_asked;

	struct cli_list languages; /* of texts, the first to be asked first: see language.h */

	/* Texts about the codes of spaces, as far as they were asked for, and the status
	 * that comes of those that could not be used. */
	struct cli_text *texts;
	size_t text_count;
	int text_status;

	/* The input that is being answered, where it is something captured. */
	struct sipcause_message *message;
	char number[12];       /* of a code that cannot be one */
	unsigned char *octets; /* what it was read from, if from octets */
	char *room;            /* the same of heads whose lines had to be put together */
	size_t heads;          /* that were read, of one call */
	const char *label;     /* the first line of the first one */
	size_t label_length;
	/* Shows the parts of a head that was read, while its bytes are there; gives a status.
	 * NULL: nobody wants that. */
	int (*show)(struct cli *cli, const char *line, size_t length);
	/* Reads a line of a log that is no form into the message; -1: it is none.  NULL: nobody
	 * wants that. */
	int (*read_line)(struct cli *cli, const char *text, size_t length);
};

struct cli {
	const char *command; /* its name where it was given, for messages */
	struct cli_options asked;
	char **operands; /* that were given, for hints */
	int operand_count;
	struct cli_session session;
	void *own;        /* what the command's own options asked for */
	bool told_lines;  /* how lines are read as one message */
	bool told_phrase; /* that the operands are the words of a phrase */
	bool color;       /* standard output may have it */
	size_t rows;      /* given so far, but for those of lines that came before */
};

#endif
