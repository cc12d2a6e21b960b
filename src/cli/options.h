/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Options: those that several commands take, and the reading of any.
 *
 * A command lists the options that it takes.  They may stand before its name as well
 * as after it; --help and --version come of themselves.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "say.h"
#include "sipcause.h"

#include <stdio.h>

/* CLI_WIRE: as it goes out, in the form form_out. */
enum cli_output { CLI_TEXT, CLI_TSV, CLI_CSV, CLI_JSON, CLI_WIRE };

/* What the shared options asked for. */
struct cli_options {
	const char *map;             /* the last -m: a name, or a path; NULL: not given */
	struct cli_list maps;        /* every -m: the files of the others can be extended */
	struct cli_list from;        /* -f */
	struct cli_list to;          /* -t, split at commas */
	struct cli_list with;        /* -w KEY=VALUE */
	struct cli_list directories; /* -I */
	struct cli_list prefer;      /* --prefer, split at commas */
	bool strict;                 /* --strict */
	const char *policy;          /* --policy: a name, or a path; NULL: not given */
	struct cli_list codings;     /* --coding: WORD=SPACE */
	const char *language;        /* --language; NULL: not given */
	enum cli_output output;      /* -o */
	bool output_given;           /* and it was given */
	int32_t form_out;            /* of CLI_WIRE: SIPCAUSE_FORM_... */
	int32_t form_in;             /* -i: SIPCAUSE_FORM_...; -1: told by its looks */
	int32_t spelling;            /* after -f SPACE:, SIPCAUSE_SPELLING_... */
	struct cli_list given;       /* the names of all options that were, each once */
};

/* What became of an option: it was taken; it was all there is to do, and is done; or
 * its value cannot be used, which was told. */
enum cli_took { CLI_TAKEN, CLI_DONE, CLI_REFUSED };

/* A word of a form, as -i and -o have it; "message" is the head of one.  -1: none. */
int32_t cli_form_find(const char *word);
/* Whether a form is of octets, which the command has in hexadecimal. */
bool cli_is_octets(int32_t form);
/* -o of a command whose rows have four forms.  false: another word. */
bool cli_output_find(const char *word, enum cli_output *output);

/*
 * One option.  `state` in what follows is struct cli_options for a shared option and
 * the command's own state for the others.  The value goes into the member of the state
 * that lies `offset` bytes into it, by its kind; or to take().  Given again, the last value
 * counts (CLI_WORD), the option is refused (CLI_ONCE), or all count (CLI_LIST).
 */
struct cli_option {
	const char *name;
	char letter;       /* 0: it has no short form */
	const char *value; /* what its value is called; NULL: it takes none */
	const char *text;  /* for --help; CLI_IN_MANUAL; NULL: for tests, or to be refused */
	enum { CLI_CALL, CLI_YES, CLI_NO, CLI_WORD, CLI_ONCE, CLI_LIST } kind;
	bool shared;
	size_t offset; /* of a bool, a const char * or a struct cli_list */
	enum cli_took (*take)(void *state, const char *value);
	unsigned uses; /* what else it is for, in bits that the command defines */
};

/* The text of an option that is rare: --help only names it, and the manual explains it. */
#define CLI_IN_MANUAL ""

/* What the shared options do with their values. */
enum cli_took cli_take_map(void *state, const char *map);
enum cli_took cli_take_from(void *state, const char *text);
enum cli_took cli_take_to(void *state, const char *text);
enum cli_took cli_take_input(void *state, const char *word);
enum cli_took cli_take_prefer(void *state, const char *text);
enum cli_took cli_take_output(void *state, const char *word);

/* The shared options, for the list of a command. */
#define CLI_ASKED(member) .shared = true, .offset = offsetof(struct cli_options, member)
#define CLI_OPTION_MAP_FOR(text)                                                                   \
	{                                                                                          \
		"map", 'm', "MAP", text, .shared = true, .take = cli_take_map                      \
	}
#define CLI_OPTION_MAP                                                                             \
	CLI_OPTION_MAP_FOR("translate by this map: a name, or a path with a '/' or .yaml "         \
			   "[the map 'default']")
#define CLI_OPTION_FROM_FOR(value, text)                                                           \
	{                                                                                          \
		"from", 'f', value, text, .shared = true, .take = cli_take_from                    \
	}
#define CLI_OPTION_FROM                                                                            \
	CLI_OPTION_FROM_FOR("SPACE[:NOTATION]", "the space of codes that have no prefix")
#define CLI_OPTION_TO_FOR(text)                                                                    \
	{                                                                                          \
		"to", 't', "SPACE[,SPACE]", text, .shared = true, .take = cli_take_to              \
	}
#define CLI_OPTION_TO CLI_OPTION_TO_FOR("translate to these spaces only")
#define CLI_OPTION_WITH                                                                            \
	{                                                                                          \
		"with", 'w', "KEY=VALUE", "a companion, e.g. location=user; can be repeated",      \
			CLI_LIST, CLI_ASKED(with)                                                  \
	}
#define CLI_OPTION_DIRECTORY                                                                       \
	{                                                                                          \
		"directory", 'I', "DIR", "search DIR for maps, DIR/spaces for spaces first",       \
			CLI_LIST, CLI_ASKED(directories)                                           \
	}
#define CLI_OPTION_INPUT                                                                           \
	{                                                                                          \
		"input", 'i', "FORM", "the input: message, reason, ie, ... [recognised]",          \
			.shared = true, .take = cli_take_input                                     \
	}
#define CLI_OPTION_CODING                                                                          \
	{                                                                                          \
		"coding", 0, "CODING=SPACE", "the space of causes in another coding standard",     \
			CLI_LIST, CLI_ASKED(codings)                                               \
	}
#define CLI_OPTION_PREFER_FOR(text)                                                                \
	{                                                                                          \
		"prefer", 0, "PART[,PART]", text, .shared = true, .take = cli_take_prefer          \
	}
#define CLI_OPTION_PREFER CLI_OPTION_PREFER_FOR("the part that counts first, e.g. status")
#define CLI_OPTION_POLICY_FOR(text)                                                                \
	{                                                                                          \
		"policy", 0, "MAP", text, CLI_ONCE, CLI_ASKED(policy)                              \
	}
#define CLI_OPTION_POLICY CLI_OPTION_POLICY_FOR("decide by the policy of MAP, e.g. reason-wins")
#define CLI_OPTION_STRICT                                                                          \
	{                                                                                          \
		"strict", 0, NULL, "accept only what the grammar allows", CLI_YES,                 \
			CLI_ASKED(strict)                                                          \
	}
#define CLI_OPTION_LANGUAGE                                                                        \
	{                                                                                          \
		"language", 0, "LANG",                                                             \
			"language of phrases and descriptions [text: the locale's, else en]",      \
			CLI_WORD, CLI_ASKED(language)                                              \
	}
#define CLI_OPTION_OUTPUT_FOR(text)                                                                \
	{                                                                                          \
		"output", 'o', "FORM", text, .shared = true, .take = cli_take_output               \
	}
#define CLI_OPTION_OUTPUT CLI_OPTION_OUTPUT_FOR("text, tsv, csv or json [tsv; text on a terminal]")
#define CLI_OPTIONS_END                                                                            \
	{                                                                                          \
		.name = NULL                                                                       \
	}

/* Lists of options are ended by CLI_OPTIONS_END. */

/*
 * Read options up to the first operand, or, where `between` is set, also those that
 * stand between operands, which are moved to the end.  each() is called for every one.
 * Gives the index of the first operand.  Otherwise all is done (the help or version
 * was printed), or something was refused, which was told; `name` is the command's for
 * that, NULL where it is not known yet.
 */
enum { CLI_READ_DONE = -1, CLI_READ_REFUSED = -2 };
typedef enum cli_took cli_each_option(void *data, const struct cli_option *option,
				      const char *value);
int cli_options_read(const struct cli_option *options, const char *name, bool between, int argc,
		     char **argv, cli_each_option *each, void *data);
/* Put a value where it belongs. */
enum cli_took cli_option_apply(const struct cli_option *option, const char *value,
			       struct cli_options *shared, void *own);
/* Print a text in lines of a terminal, of which all but the first are indented. */
void cli_options_wrap(FILE *out, const char *text, size_t indent);
/* Print what each does. */
void cli_options_print(FILE *out, const struct cli_option *options);
/* Print the names of those that the manual page of the command explains, if there are any. */
void cli_options_print_more(FILE *out, const struct cli_option *options, const char *command);

#endif
