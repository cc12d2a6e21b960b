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
#include "reads.h"
#include "template.h"

#define DIALECT_FILES_MAX 16
#define DIALECT_ESCAPES_MAX 16
#define DIALECT_SPACES_MAX 16
#define DIALECT_RANGES_MAX 64 /* of codes of a space */
#define DIALECT_FORMS_MAX 16  /* of a file */
#define DIALECT_BASES_MAX 4

/* The sections of a table, in the order in which they are written. */
enum dialect_kind {
	DIALECT_ROWS,   /* the answers, code by code: the bare one, then those with companions */
	DIALECT_BARE,   /* the answers without companions */
	DIALECT_WHEN,   /* the answers with companions */
	DIALECT_ASKS,   /* the companions that a code asks for */
	DIALECT_WRITES, /* the answers that write a companion */
	DIALECT_SECTIONS
};

struct dialect_section {
	bool there;
	struct dialect_template begin, row, between, end;
	int32_t every; /* rows between begin and end; 0: all */
	const char *select_space,
		*select_name; /* only these answers, or with ! all others; NULL: all */
};

/* How tables are written. */
struct dialect_form {
	/* The spaces of its tables, whose begin and end are only written around rows; NULL: of all
	 * tables, with begin and end in any case. */
	const char *from, *to;
	struct dialect_template begin, between, end;
	struct dialect_section sections[DIALECT_SECTIONS];
};

struct dialect_file {
	struct dialect_template name, begin, end;
	struct dialect_form forms[DIALECT_FORMS_MAX];
	uint32_t form_count;
	/* Of spaces: the phrases of codes that are answers, and the names of the codes of
	 * companions. */
	struct dialect_section phrase, words;
};

/* Spaces or maps. */
struct dialect_names {
	const char *items[DIALECT_SPACES_MAX];
	uint32_t count; /* 0: any */
};

/* The codes of a space that a system has. */
struct dialect_codes {
	const char *space;
	const char *text; /* the ranges, as they are written in the dialect */
	struct sipcause_span ranges[DIALECT_RANGES_MAX];
	uint32_t count;
};

/* What a system can hold. */
struct dialect_holds {
	const char *none, *unlisted;  /* what stands for these outcomes; NULL: nothing does */
	int32_t when;                 /* companions at once */
	int32_t rows;                 /* of a file, or of each of its forms; 0: any number */
	int32_t longest[FIELD_COUNT]; /* bytes of a placeholder's value; 0: any number */
	struct dialect_names from, to;
	struct dialect_names companions; /* that can be conditions */
	struct dialect_codes codes[DIALECT_SPACES_MAX];
	uint32_t codes_count;
};

struct dialect {
	const char *name, *path; /* path: of a file that is not shipped, else NULL */
	const char *title, *source, *note, *load, *reload;
	uint8_t grade;
	struct dialect_holds holds;
	const char *instead_of; /* codes of this space reach the system as others; NULL: none */
	struct dialect_names extends; /* maps of what the system does by itself */
	const char *quote, *empty, *refuse;
	struct {
		char byte;
		const char *text;
	} escapes[DIALECT_ESCAPES_MAX];
	uint32_t escape_count;
	struct dialect_file files[DIALECT_FILES_MAX];
	uint32_t file_count; /* 0: it is only read */
	struct dialect_reads reads;
	struct sci_arena arena;
};

/* What a dialect says, from its tree.  All that is wrong is reported. */
void dialect_read(const struct sci_reading *reading, const struct sci_node *root,
		  struct dialect *dialect);

/* Free what it holds besides itself. */
void dialect_free(struct dialect *dialect);

/* Whether any section writes this of an answer. */
bool dialect_writes(const struct dialect *dialect, enum dialect_field field);
/* Whether a form is for the table of two spaces, and whether any of a dialect is. */
bool dialect_form_fits(const struct dialect_form *form, const struct sipcause_space *from,
		       const struct sipcause_space *to);
bool dialect_has_form(const struct dialect *dialect, const struct sipcause_space *from,
		      const struct sipcause_space *to);
/* The codes of a space that the system has; NULL: all. */
const struct dialect_codes *dialect_codes_of(const struct dialect *dialect,
					     const struct sipcause_space *space);
/* Whether the system has a code. */
bool dialect_holds_code(const struct dialect *dialect, const struct sipcause_space *space,
			int32_t code);
/* Whether a list names a space, or names none. */
bool dialect_has_space(const struct dialect_names *spaces, const struct sipcause_space *space);

/* What a dialect is used for. */
enum dialect_use { DIALECT_WRITTEN, DIALECT_READ };

/* The dialect of -o or -i: a path, or a name.  NULL: reported, with the status. */
struct dialect *dialect_find(struct cli *cli, enum dialect_use use, const char *asked, int *status);
/* Print those that can be found, with what they hold and lose; a status. */
int dialect_list(struct cli *cli, enum dialect_use use);
/* Whether a file says that it is a dialect. */
bool dialect_is(const char *path);
/* The report of such a file, for the check command: to be freed.  Gives the code of a load. */
int dialect_check(const char *path, struct sipcause_report **report);

#endif
