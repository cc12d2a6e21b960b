/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding, reading and parsing documents by their names. */
#ifndef SCI_FINDER_H
#define SCI_FINDER_H

#include "base/names.h"
#include "kind.h"
#include "loader.h"
#include "watch.h"

/* A map or space that was given as a file or as memory. */
struct sci_given {
	struct sci_given *next;
	enum sci_document_kind kind;
	const char *name;
	const struct sci_file *file;
	const struct sci_node *root; /* NULL: reported */
};

struct sci_finder {
	const struct sipcause_loader *loader;
	struct sci_watch *watch; /* told of every path; NULL: nobody will ask */
	const char *language;    /* of texts; NULL: maps and spaces are looked for */
	struct sci_reading reading;
	struct sci_digest digest; /* of all documents, names and bytes */
	struct sci_given *given;  /* in the order they were added */
	struct sci_given **given_end;
	struct sci_names given_names[2]; /* by kind */
	uint32_t files;                  /* read so far */
};

/* Read everything that was given.  false: memory is out, and the report says so. */
bool sci_finder_init(struct sci_finder *finder, const struct sipcause_loader *loader,
		     struct sci_watch *watch, const struct sci_reading *reading);
/*
 * Prepare to find texts of this language, the words for the codes of spaces.  They
 * come from directories and the shipped files alone: nothing is read here.
 */
void sci_finder_init_texts(struct sci_finder *finder, const struct sipcause_loader *loader,
			   const char *language, const struct sci_reading *reading);
/*
 * The root of the document of this name: a mapping, and of this kind.  NULL: reported, at the
 * asker's place, or as a question of the library's caller when asker is NULL.  Unless it was given,
 * it lies in reading.trees after what is there now.
 */
const struct sci_node *sci_finder_find(struct sci_finder *finder, enum sci_document_kind kind,
				       const char *name, const struct sci_node *asker);

/* Whether there is a document of this name, right or wrong; nothing is reported. */
bool sci_finder_has(struct sci_finder *finder, enum sci_document_kind kind, const char *name);

#endif
