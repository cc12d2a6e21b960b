/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The files that are built into the library, as trees: a program's start must not
 * wait for libyaml to read the same bytes once more.
 *
 *   map: default       node  text 0, next 1 ──┐ "map\0default\0..."
 *                      node  text 4, next ... ┘
 *
 * A tree is an array of nodes without pointers, each followed by what it holds.
 * A program of the build (pack.c) makes them with sci_node_parse(), and nothing
 * else decides what they say.
 */
#ifndef SCI_BUILTIN_H
#define SCI_BUILTIN_H

#include "base/digest.h"
#include "base/near.h"
#include "node.h"

struct sci_builtin_node {
	uint32_t text;   /* of a scalar: where it begins in the texts */
	uint16_t next;   /* so many nodes on is the next item; 0: it is the last */
	uint16_t length; /* as in sci_node */
	uint16_t line;
	uint16_t column;
	uint8_t kind;
	bool constant; /* as in sci_node: no character but printable ones */
};

struct sci_builtin {
	const char *path;                     /* e.g. maps/spaces/sip.yaml */
	const char *name;                     /* its stem: sip */
	const struct sci_builtin_node *nodes; /* the first is the root */
	const unsigned char *texts;           /* each with a closing NUL */
	uint32_t count;                       /* of nodes */
	struct sci_digest digest;             /* of the file */
};

/* Sorted by path without suffix.  Defined in a file that pack.c writes. */
extern const struct sci_builtin sci_builtins[];
extern const size_t sci_builtin_count;

/*
 * The names that lead to a shipped space: its own, its other names, its protocols, each once.
 * Sorted without ASCII case, with small letters.  No pointers, as with the nodes.
 */
struct sci_builtin_name {
	uint16_t text; /* where it begins in sci_builtin_name_texts */
	uint16_t file; /* of sci_builtins */
	uint8_t length;
	bool protocol;
};
extern const struct sci_builtin_name sci_builtin_names[];
extern const size_t sci_builtin_name_count;
extern const char sci_builtin_name_texts[];

#define SCI_BUILTIN_MAPS "maps/"
#define SCI_BUILTIN_SPACES "maps/spaces/"
#define SCI_BUILTIN_PROFILES "maps/profiles/"
#define SCI_BUILTIN_DIALECTS "maps/dialects/"

/* The file of a name in a folder; NULL when none is built in. */
const struct sci_builtin *sci_builtin_find(const char *folder, const char *name);
/* The name of a folder's file by its number, from 0; NULL: there are no more. */
const char *sci_builtin_name_at(const char *folder, size_t index);
/* Consider the names of all files of a folder. */
void sci_builtin_consider(const char *folder, struct sci_near *near);
/* The shipped space that has a name less than a distance away, or NULL. */
const char *sci_builtin_near(const char *name, size_t length, unsigned distance);
/* The root of its tree; NULL when memory is out.  Scalars point into its texts. */
struct sci_node *sci_builtin_tree(const struct sci_builtin *builtin, const struct sci_file *file,
				  struct sci_arena *arena);

#endif
