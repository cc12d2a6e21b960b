/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A dialect: how one system writes the rows of tables, said once in a file.
 *
 *   file ─▶ tree ─▶ dialect ─┐              dialect-find.c, dialect-read.c
 *   tables ───────▶ model ───┴─▶ texts      ../model, ../export
 */
#ifndef CLI_DIALECT_H
#define CLI_DIALECT_H

#include "cli/cli.h"
#include "template.h"

#define DIALECT_FILES_MAX 16
#define DIALECT_ESCAPES_MAX 16
#define DIALECT_SPACES_MAX 16

/* The sections of a file, in the order in which they are written. */
enum dialect_kind {
	DIALECT_ROWS,   /* the answers, code by code: the bare one, then those with companions */
	DIALECT_BARE,   /* the answers without companions */
	DIALECT_WHEN,   /* the answers with companions */
	DIALECT_ASKS,   /* the companions that a code asks for */
	DIALECT_WRITES, /* the answers that write a companion */
	DIALECT_PHRASE, /* the phrases of the codes that are answers */
	DIALECT_WORDS,  /* the names of the codes of companions */
	DIALECT_SECTIONS
};
/* Those from here on are of a space, the others of a table. */
#define DIALECT_OF_SPACES DIALECT_PHRASE

struct dialect_section {
	bool there;
	struct dialect_template begin, row, between, end;
	int32_t every; /* rows between begin and end; 0: all */
	const char *select_space,
		*select_name; /* only these answers, or with ! all others; NULL: all */
};

struct dialect_file {
	struct dialect_template name, begin, end;
	struct {
		struct dialect_template begin, between, end;
	} table;
	struct dialect_section sections[DIALECT_SECTIONS];
};

struct dialect_spaces {
	const char *items[DIALECT_SPACES_MAX];
	uint32_t count; /* 0: any */
};

/* What a system can hold. */
struct dialect_holds {
	const char *none, *unlisted;  /* what stands for these outcomes; NULL: nothing does */
	int32_t when;                 /* companions at once */
	int32_t rows;                 /* of a file; 0: any number */
	int32_t longest[FIELD_COUNT]; /* bytes of a placeholder's value; 0: any number */
	struct dialect_spaces from, to;
	struct sipcause_span codes;
};

struct dialect {
	const char *name, *path; /* path: of a file that is not shipped, else NULL */
	const char *title, *source, *note, *load, *reload;
	uint8_t grade;
	struct dialect_holds holds;
	const char *instead_of; /* codes of this space reach the system as others; NULL: none */
	const char *quote, *empty, *refuse;
	struct {
		char byte;
		const char *text;
	} escapes[DIALECT_ESCAPES_MAX];
	uint32_t escape_count;
	struct dialect_file files[DIALECT_FILES_MAX];
	uint32_t file_count;
	struct sci_arena arena;
};

/* What a dialect says, from its tree.  All that is wrong is reported. */
void dialect_read(const struct sci_reading *reading, const struct sci_node *root,
		  struct dialect *dialect);

/* Whether any section writes this of an answer. */
bool dialect_writes(const struct dialect *dialect, enum dialect_field field);

/* The dialect of -o: a path, or a name.  NULL: reported, with the status. */
const struct dialect *dialect_find(struct cli *cli, const char *asked, int *status);
/* Print those that can be found, with what they hold and lose; a status. */
int dialect_list(struct cli *cli);
/* Whether a file says that it is a dialect. */
bool dialect_is(const char *path);
/* The report of such a file, for the check command: to be freed.  Gives the code of a load. */
int dialect_check(const char *path, struct sipcause_report **report);

#endif
