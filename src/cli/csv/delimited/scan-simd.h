/* SPDX-License-Identifier: BSD-2-Clause */
/* The fast forms of the scanner, 64 bytes at a time, for plain records alone. */
#ifndef CSV_SCAN_SIMD_H
#define CSV_SCAN_SIMD_H

#include "scan-index.h"

/*
 * Find whole records from a byte on, until one has anything unusual, and add them to the
 * index.  Gives the byte behind the last of them.  Bytes are read in chunks of 64, so as
 * many must be readable behind the length.
 */
typedef size_t scan_plain(unsigned char delimiter, const unsigned char *bytes, size_t from,
			  size_t length, struct scan_index *index);

/* The function for a set of instructions; NULL: this processor does not have them. */
scan_plain *scan_simd_sse2(void);
scan_plain *scan_simd_avx2(void);

#endif
