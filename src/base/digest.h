/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * 128 bits that stand for bytes: equal for equal bytes on every machine, different for
 * others but for an accident.  It is no cryptographic hash: who wants to can find two files
 * with one digest.
 */
#ifndef SCI_DIGEST_H
#define SCI_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Starts with zeroes. */
struct sci_digest {
	uint64_t half[2];
};

/* Add a piece.  Where pieces begin and end counts as well. */
void sci_digest_add(struct sci_digest *digest, const void *bytes, size_t length);
/* Of a document: the name of its file, without folders, and its bytes. */
struct sci_digest sci_digest_document(const char *path, const void *bytes, size_t length);
bool sci_digest_same(const struct sci_digest *a, const struct sci_digest *b);
/* In hexadecimal, with a closing NUL.  Returns text. */
#define SCI_DIGEST_TEXT 33
const char *sci_digest_text(const struct sci_digest *digest, char text[SCI_DIGEST_TEXT]);

#endif
