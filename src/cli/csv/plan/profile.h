/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A profile: what the records of one switch are like, said once in a file.  It gives what
 * options would give, where the command line does not give it.
 *
 *   file ─▶ tree ─▶ profile ─▶ options      profile-find.c, profile-read.c, profile-use.c
 *             └──▶ a file to change         profile-show.c
 */
#ifndef CSV_PROFILE_H
#define CSV_PROFILE_H

#include "cli/cli.h"
#include "cli/csv/record/condition.h"
#include "document/fields.h"
#include "options.h"

#define PROFILE_COLUMNS_MAX 1000
#define PROFILE_COUNTS_MAX 64
#define PROFILE_NULLS_MAX 64
#define PROFILE_PROTOCOLS_MAX 64
#define PROFILE_CALL_MAX 4

/* A text of the file; NULL: it is not given. */
struct profile_text {
	const char *text;
	const struct sci_node *node;
};

struct profile_list {
	struct profile_text *items;
	uint32_t count;
};

/* How records are read: all of a file, or those of one type. */
struct profile_records {
	struct profile_list when, columns, counts, nulls, from, protocols, with;
	struct profile_text duration, seized, answer_time, rang;
};

struct profile {
	const char *name;
	const char *title, *source, *note;
	uint8_t grade;
	const char *path;           /* of a file that is not shipped, else NULL */
	bool broken;                /* it has errors */
	bool json;                  /* JSON lines, not delimited text */
	bool header;                /* the first line has the names of columns */
	char delimiter;             /* 0: not given */
	struct profile_list call;   /* the columns that tell calls apart, together */
	struct profile_records all; /* with types only what holds for each of them */
	struct profile_records types[TYPES_MAX];
	uint32_t type_count;
	const struct sci_node *root; /* of its file */
	struct sci_arena arena;      /* of its texts and its tree */
};

/* ------------------------------------------------------------------ reading */

/* What a profile says, from its tree.  All that is wrong is reported. */
void profile_read(const struct sci_reading *reading, const struct sci_node *root,
		  struct profile *profile);
/* Whether what it names is there: columns, spaces and their codes.  `strictly`: also warn of what
 * may be meant, but hardly is. */
void profile_check_columns(const struct sci_reading *reading, const struct profile *profile,
			   bool strictly);
void profile_check_spaces(const struct sci_reading *reading, const struct profile *profile,
			  struct cli *cli);

/* One `with`, taken apart. */
struct profile_with {
	size_t key_length;
	const char *value; /* of KEY:VALUE, or NULL */
	size_t value_length;
	bool constant;              /* KEY:=VALUE: value is what follows */
	bool tests;                 /* there is a condition */
	struct condition condition; /* of its parts only the column, unless it tests */
};
/* false: it is not usable. */
bool profile_with_parse(const char *text, struct profile_with *with);
/* Whether it tests seconds, which may be rounded to 0, where there is a column with an answer time
 * instead.  answer_time may be NULL. */
bool profile_with_rounds(const struct profile_with *with, const char *answer_time);
/* The `with` for a key, from a number on.  The count: there is none. */
uint32_t profile_with_find(const struct profile_list *list, const char *key, size_t length,
			   uint32_t from);
/* Whether two keys lead to one space. */
bool profile_same_key(const char *a, size_t a_length, const char *b, size_t b_length);

/* ------------------------------------------------------------------ finding */

/* The profile of --profile: a path, or a name that is found in the directories of -I or among the
 * shipped ones.  NULL: reported, with the status. */
const struct profile *profile_find(struct cli *cli, const char *asked, int *status);
/* The names that can be found, in order. */
struct cli_list profile_names(const struct cli *cli);
/* What can be read of a profile by its name, be it right or wrong, for lists.  NULL: nothing. */
const struct profile *profile_peek(struct cli *cli, const char *name);
/* Print them, or what the named ones say, as files that can be changed and used; a status. */
int profile_list(struct cli *cli, int count, char **names);
/* Print what one says. */
void profile_show(const struct profile *profile);

/* Whether a file says that it is a profile. */
bool profile_is(const char *path);
/* The report of such a file, for the check command: to be freed.  Gives the code of a load. */
int profile_check(struct cli *cli, const char *path, struct sipcause_report **report);

/* -------------------------------------------------------------------- using */

/* Let it give what the options do not.  false: reported. */
bool profile_use(const struct profile *profile, struct csv_options *options);

/* Whether an item of `counts` is this number. */
bool profile_is_count(const char *text, size_t count);
/* How many of a profile's names a column has, and the first such column; without ASCII case
 * where fold says so. */
size_t profile_names_search(const struct cli_list *names, const char *name, size_t length,
			    bool fold, uint32_t *column);
/* Whether a part of the options, such as a condition or the name of a column, is the profile's. */
bool profile_gave(const struct csv_options *options, const char *part);
/* What to do where its layout is another one: "to change it: ...". */
const char *profile_change_text(const struct csv_options *options);
/* Say that records have not as many columns as this one of the profile needs. */
void profile_short_tell(const struct csv_options *options, const char *name, size_t length,
			uint32_t column, size_t count);
/* After it was said that a column does not exist: that the profile wants it, and what to do. */
void profile_missing_tell(const struct csv_options *options, const char *name);
/* Say that there is no such name. */
void profile_names_tell(const struct csv_options *options, const char *name, size_t length);

/* Say which profile the records look like by the first line of their file, if it is one, and
 * another than was asked for. */
void profile_guess(struct cli *cli, const struct csv_options *options, const char *line,
		   size_t length);
/* The same by the first file that the options name, if it can be read again. */
void profile_guess_input(struct cli *cli, const struct csv_options *options);

#endif
