/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A YAML document as values with a place: scalars, sequences and mappings, made
 * from libyaml's events in one pass.  What YAML has beyond that (anchors,
 * aliases, tags, further documents) is refused here.
 */
#ifndef SCI_NODE_H
#define SCI_NODE_H

#include "base/arena.h"
#include "report.h"
#include "file.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum sci_kind { SCI_SCALAR, SCI_SEQUENCE, SCI_MAPPING };

struct sci_node {
	const struct sci_file *file;
	struct sci_node *next;  /* the next item; in a mapping keys and values alternate */
	struct sci_node *first; /* of a sequence or mapping */
	const char *text;       /* of a scalar, with a closing NUL */
	uint32_t length;        /* of text; of a list its items, of a mapping its keys */
	uint32_t line;
	uint32_t column;
	uint8_t kind;
	bool block;    /* a sequence with dashes or a mapping without braces */
	bool constant; /* its text is one of the library's own, and a printable line */
};

/* Parse one document; NULL: reported.  The nodes live in the arena. */
struct sci_node *sci_node_parse(const struct sci_bytes *bytes, const struct sci_file *file,
				struct sci_arena *arena, struct sipcause_report *report);

static inline struct sci_place sci_node_place(const struct sci_node *node)
{
	struct sci_place place = { node->file, node->line, node->column };

	return place;
}

/* "a list", "a mapping", or the quoted text: for "found ..." in messages. */
#define SCI_FOUND 120
const char *sci_node_found(const struct sci_node *node, char buffer[SCI_FOUND]);
/* Whether a scalar is exactly this keyword, in quotes or not: JSON has all words in quotes. */
static inline bool sci_node_is(const struct sci_node *node, const char *keyword)
{
	return node->kind == SCI_SCALAR && sci_text_is(node->text, node->length, keyword);
}

#endif
