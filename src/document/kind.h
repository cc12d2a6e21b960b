/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file says that it is: its first key, the format, and its second; in JSON both anywhere. */
#ifndef SCI_KIND_H
#define SCI_KIND_H

#include "fields.h"

enum sci_document_kind {
	SCI_DOCUMENT_MAP,
	SCI_DOCUMENT_SPACE,
	SCI_DOCUMENT_TEXT,
	SCI_DOCUMENT_PROFILE,
	SCI_DOCUMENT_DIALECT
};

/* The key that says it: "map". */
const char *sci_kind_word(enum sci_document_kind kind);

/*
 * The key of a document that says what it is, with that in *kind, which begins as what it should
 * be.  NULL: there is nothing to be read, which was reported.  A file that begins wrongly is read
 * all the same where it is clear what it is, so that its other mistakes are reported at once.  A
 * file of another format is not: what this version takes for mistakes may be none there.
 */
const struct sci_node *sci_kind_check(const struct sci_reading *reading,
				      const struct sci_node *root, enum sci_document_kind *kind);
/* Report, at the key that says it, that a document is of a kind that is not expected: "a map". */
void sci_kind_report(const struct sci_reading *reading, const struct sci_node *key,
		     enum sci_document_kind found, const char *expected);

#endif
