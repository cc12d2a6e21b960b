/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The sipcause command: what its subcommands share.
 *
 *   main ─▶ options ─▶ a subcommand ─▶ catalog ─▶ input ─▶ (library) ─▶ output
 *
 * Results go to standard output, and everything else to standard error.
 */
#ifndef CLI_H
#define CLI_H

#include "sipcause.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit statuses; the larger one wins when a run has several reasons. */
enum cli_status {
	CLI_OK = 0,
	CLI_UNMAPPED = 1, /* some code has no mapping or is not known */
	CLI_USAGE = 2,    /* a wrong option or argument, an unknown map or space */
	CLI_BAD_MAP = 3,  /* a map or space file has errors */
	CLI_IO = 4        /* reading, writing or memory failed */
};

/* CLI_WIRE: as it goes out, in the form form_out. */
enum cli_output { CLI_TEXT, CLI_TSV, CLI_CSV, CLI_JSON, CLI_WIRE };

/* Words in the order given. */
struct cli_list {
	const char **items;
	size_t count;
};

struct cli {
	const char *command;         /* the subcommand's name, for messages */
	const char *map;             /* -m: a name, or a path; NULL: not given */
	struct cli_list from;        /* -f */
	struct cli_list to;          /* -t, split at commas */
	struct cli_list with;        /* -w KEY=VALUE */
	struct cli_list directories; /* -I */
	enum cli_output output;      /* -o */
	bool output_given;
	int32_t form_out;          /* of CLI_WIRE: SIPCAUSE_FORM_... */
	int32_t form_in;           /* -i: SIPCAUSE_FORM_...; -1: told by its looks */
	int32_t spelling;          /* after -f SPACE:, SIPCAUSE_SPELLING_... */
	struct cli_list prefer;    /* --prefer, split at commas */
	struct cli_list codings;   /* --coding: WORD=SPACE */
	bool full;                 /* --full, of table */
	struct cli_list more_maps; /* beside -m, for commands that look at many */
	bool color;                /* standard output may have it */

	size_t shown; /* rows so far, of show and search */
	int texts;    /* the status of loading them */

	/* What cli_load() gave. */
	struct sipcause_catalog *catalog;
	struct sipcause_loader *loader;
	const struct sipcause_map *current;    /* the map of -m */
	struct sipcause_indication context;    /* the companions of -w */
	const struct sipcause_space **targets; /* of -t, in order; count is to.count */
	const struct sipcause_space *source;   /* of -f; NULL: not given */
	struct sipcause_message *message;      /* of the input that is being answered */
	size_t left_out;                       /* companions that had no room in it */
	char number[12];                       /* of a code that cannot be one */
	unsigned char *octets;                 /* what it was read from, if from octets */
};

struct cli_command {
	const char *name;
	const char *arguments;
	const char *summary;
	/* Letters of the options it takes, of OPTIONS in options.c.  NULL: it reads its own,
	 * and argv begins with its name. */
	const char *options;
	const char *help;                                   /* what --help says after the options */
	int (*run)(struct cli *cli, int argc, char **argv); /* argv[0..argc-1]: operands */
};

extern const struct cli_command cli_commands[]; /* ended by a NULL name */

int cli_translate(struct cli *cli, int argc, char **argv);
int cli_explain(struct cli *cli, int argc, char **argv);
int cli_table(struct cli *cli, int argc, char **argv);
int cli_decode(struct cli *cli, int argc, char **argv);
int cli_csv(struct cli *cli, int argc, char **argv); /* in csv/ */
int cli_show(struct cli *cli, int argc, char **argv);
int cli_search(struct cli *cli, int argc, char **argv);
int cli_list(struct cli *cli, int argc, char **argv);

/* ---- options.c */

/* Read options; returns the index of the first operand, or -1 - status to exit with
 * (help was printed, or an error was told).  command is NULL before it is known. */
int cli_options(struct cli *cli, const struct cli_command *command, int argc, char **argv);
void cli_help(FILE *out, const struct cli_command *command);

/* ---- common.c */

/* "sipcause: ..." on standard error, harmless and on one line whatever is in it. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Memory that lasts as long as the process, or the end with CLI_IO. */
void *cli_alloc(size_t size);
void cli_list_add(struct cli_list *list, const char *item);
static inline int cli_worse(int a, int b)
{
	return a > b ? a : b;
}

/* ---- catalog.c */

/* Load the map and spaces that the options and operands (with a space before a
 * ':') name, and resolve -f, -t and -w.  CLI_OK, or a status: told already. */
int cli_load(struct cli *cli, int argc, char **argv);
void cli_unload(struct cli *cli);
/* Tell a report, one error a line, and give the status that goes with the code. */
int cli_tell_report(const struct sipcause_report *report, int code);

/* ---- input.c */

/* A code that somebody wrote, or that was decided on from what was captured. */
struct cli_code {
	const struct sipcause_space *space; /* NULL: none could be read */
	int32_t code;                       /* below 0: none of the space's, text says which */
	const char *text;                   /* as it was written, after the space and its ':' */
	size_t length;
	struct sipcause_indication asked; /* the code with its companions */
	bool decided;                     /* from cli->message */
};

/* Read `sip:486`, `q850:USER_BUSY`, `486` or a name; the last two in the space of
 * -f, else in one of the map's bare spaces.  Or anything captured, see wire.c.
 * CLI_OK; CLI_UNMAPPED: no code of the space, or no part that can be used (told);
 * CLI_USAGE: cannot be read (told).  where goes before the message ("line 3: "). */
int cli_read_code(struct cli *cli, const char *where, const char *text, size_t length,
		  struct cli_code *code);

/* How much of an input is shown as such: of a whole message its first line. */
size_t cli_label(const struct cli *cli, const char *text, size_t length);
/* A code of a space, with the companions of -w. */
struct cli_code cli_plain_code(const struct cli *cli, const struct sipcause_space *space,
			       int32_t code);

/* ---- lines.c */

/* How a command answers its inputs. */
struct cli_answers {
	/* One input; gives a status. */
	int (*each)(struct cli *cli, const char *where, const char *text, size_t length);
	/* One that was too long to be read, which was told; may be NULL. */
	void (*unread)(const struct cli *cli, const char *where);
};

/* The bytes of the longest line, or message, of standard input. */
#define CLI_INPUT_MAX ((size_t)16 << 20)

/*
 * Answer every operand, or every line of standard input when there is none or it is
 * "-".  Returns the worst status; CLI_IO: reading failed (told).  Ends early once
 * results cannot be written any more.
 */
int cli_inputs(struct cli *cli, int argc, char **argv, const struct cli_answers *answers);

/* ---- near.c */

/* "; did you mean USER_BUSY?", or "" when nothing in the space is near. */
#define CLI_NEAR_TEXT 100
void cli_near(char buffer[CLI_NEAR_TEXT], const struct sipcause_space *space, const char *text,
	      size_t length);

/* The same for a command. */
void cli_near_command(char buffer[CLI_NEAR_TEXT], const char *text, size_t length);

/* ---- ask.c */

/* The table of the current map between two spaces, or NULL: told, once a pair. */
const struct sipcause_table *cli_find_table(const struct cli *cli,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to);
/* Tell that the map says nothing of a space, and which shipped one does. */
void cli_tell_no_table(const struct cli *cli, const char *where, const struct sipcause_space *from);
/* The targets for codes of a space: those of -t, or else all that the map has. */
size_t cli_target_count(const struct cli *cli, const struct sipcause_space *from);
const struct sipcause_space *cli_target(const struct cli *cli, const struct sipcause_space *from,
					size_t index);
/* Translate a code with its companions; what was captured is decided anew for the
 * target.  Gives a status. */
int cli_ask(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
	    struct sipcause_result *result);

/* ---- wire.c */

/* Read what was captured into cli->message.  -1: it is no such thing, but a code.
 * CLI_OK: parts were read, perhaps not all (told); else a status: told. */
int cli_read_wire(struct cli *cli, const char *where, const char *text, size_t length);
/* Decide on one part for a target (may be NULL).  false: none can be used. */
bool cli_decide(struct cli *cli, const struct sipcause_space *to, struct cli_code *code);
/* Tell of parts that were passed over and of companions that were left out, and of what
 * contradicts a decision. */
void cli_tell_parts(const struct cli *cli, const char *where);
void cli_tell_left_out(const struct cli *cli, const char *where);
void cli_tell_contradictions(const struct cli *cli, const char *where,
			     const struct sipcause_space *to);
/* The target that the form of -o speaks of, for codes of a space; NULL: none. */
const struct sipcause_space *cli_form_target(const struct cli *cli,
					     const struct sipcause_space *from);
/* Write a result in the form of -o, on a line.  Gives a status. */
int cli_put_wire(const struct cli *cli, const char *where, const struct cli_code *code,
		 const struct sipcause_result *result);

/* ---- output.c */

/* The text of a code, "sip:486", or of an outcome, "none".  Returns buffer. */
#define CLI_CODE_TEXT 100
const char *cli_code_text(char buffer[CLI_CODE_TEXT], const struct sipcause_space *space,
			  int32_t code);
/* The conditions of a row, both legs' where it has two; "" for none. */
#define CLI_CONDITION_TEXT 1200
const char *cli_condition(char buffer[CLI_CONDITION_TEXT], const struct sipcause_result *result);

/* One cell of a row; NULL is an empty one.  In TSV, tabs, line ends, backslashes and
 * what cannot be shown are escaped; CSV is quoted where it must be. */
struct cli_cell {
	const char *name; /* its column */
	const char *text;
	size_t length; /* CLI_ALL: up to the NUL */
};
#define CLI_ALL ((size_t)-1)
/* Write a row as TSV or CSV. */
void cli_row(const struct cli *cli, const struct cli_cell *cells, size_t count);
/* The columns' names, for CSV. */
void cli_head(const struct cli *cli, const struct cli_cell *cells, size_t count);

/*
 * Text for people goes out here and nowhere else, and cli_say() to standard error: what
 * cannot be shown (see text.h), whoever wrote it, becomes \xNN for each byte, and no
 * message has to think of it.  A line end is one only at the end of a format.
 */
void cli_put_text(FILE *out, const char *text, size_t length);
void cli_put(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same to standard output, in a style where colour is wanted. */
enum cli_style { CLI_PLAIN, CLI_BOLD, CLI_DIM };
void cli_print(const struct cli *cli, enum cli_style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Text made of a format, harmless; `after` ends a style before the line ends.
 * false: cut, for want of memory. */
bool cli_put_list(FILE *out, const char *after, const char *format, va_list arguments)
	__attribute__((format(printf, 3, 0)));
/* Bytes for a machine, as they are. */
void cli_put_bytes(const char *bytes, size_t length);

/* ---- facts.c */

/* All that is known of a code: the facts of its space, then the words of a text. */
struct cli_facts {
	struct cli_cell cells[24];
	size_t count;
	char code[CLI_CODE_TEXT];
};
void cli_facts(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts);
/* One of them by its name, e.g. "phrase"; NULL where it is not known. */
const char *cli_fact(const struct cli_facts *facts, const char *name);

/* ---- words.c */

/* Add what the texts say of a code. */
void cli_words(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts);
void cli_words_free(void);

/* ---- pattern.c */

/* Whether a text is written as a pattern of codes, like 4xx or 40[34]. */
bool cli_is_pattern(const char *text, size_t length);
bool cli_matches(const char *pattern, size_t length, int32_t code);

/* ---- json.c */

struct json {
	FILE *out;
	bool first; /* nothing stands in the innermost object or list yet */
};
void json_open(struct json *json, FILE *out);                          /* { */
void json_close(struct json *json);                                    /* } and a line end */
void json_text(struct json *json, const char *key, const char *value); /* nothing for NULL */
void json_bytes(struct json *json, const char *key, const char *value, size_t length);
void json_number(struct json *json, const char *key, int64_t value);
void json_real(struct json *json, const char *key, double value);
void json_object(struct json *json, const char *key); /* NULL: within a list */
void json_object_end(struct json *json);
void json_list(struct json *json, const char *key);
void json_list_end(struct json *json);
/* All that a result holds. */
void json_result(struct json *json, const struct sipcause_result *result);

#endif
