/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The trees of the shipped files, made when the library is built, so that a
 * program's start does not wait for libyaml to read the same bytes once more.
 *
 *   map: default       node  text 0, next 1 ──┐ "map\0default\0..."
 *                      node  text 4, next ... ┘
 *
 * A tree is an array of nodes without pointers, each followed by what it holds.
 * A program of the build (pack.c) makes them with sci_node_parse(), and nothing
 * else decides what they say.  A build for another machine goes without.
 */
#ifndef SCI_PACKED_H
#define SCI_PACKED_H

#include "digest.h"
#include "node.h"

struct sci_packed_node {
	uint32_t text;   /* of a scalar: where it begins in the texts */
	uint16_t next;   /* so many nodes on is the next item; 0: it is the last */
	uint16_t length; /* as in sci_node */
	uint16_t line;
	uint16_t column;
	uint8_t kind;
	bool plain;
	bool constant; /* as in sci_node: no character but printable ones */
};

struct sci_packed {
	const struct sci_packed_node *nodes; /* the first is the root */
	const unsigned char *texts;          /* each with a closing NUL */
	uint32_t count;                      /* 0: was not packed */
	struct sci_digest digest;            /* of the file */
};

/* Defined in a file that pack.c writes, in the order of sci_shipped_files. */
extern const struct sci_packed sci_packed_files[];

/* The root of a packed tree; NULL when memory is out.  Scalars point into its
 * texts. */
struct sci_node *sci_packed_unpack(const struct sci_packed *packed, const struct sci_file *file,
				   struct sci_arena *arena);

#endif
