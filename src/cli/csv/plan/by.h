/* SPDX-License-Identifier: BSD-2-Clause */
/* A part of a column by a regular expression: --by 'COLUMN~REGEX'. */
#ifndef CSV_BY_H
#define CSV_BY_H

#include <regex.h>
#include <stdbool.h>

#define BY_PATTERN_MAX 200 /* bytes of an expression */
#define BY_REPEAT_MAX 50   /* the largest number between { and } */
#define BY_ATOMS_MAX 300   /* atoms, with each { } written out */
#define BY_CELL_MAX 255    /* bytes of a cell that are looked at */

/* Whether an expression can be used, within bounds: what { and } repeat is copied when it is
 * compiled, and what was found before cannot be asked for, as that takes exponential time.
 * text: the option's value, for the message.  false: reported. */
bool by_pattern_check(const char *text, const char *pattern);
/* The atoms of one that was checked, with each { } written out.  A state that matching adds to a
 * compiled expression takes about the square of that in bytes, and a byte of a cell may add one. */
unsigned by_pattern_atoms(const char *pattern);
/* Compile one that was checked.  A compiled one belongs to one thread.  false: out of memory. */
bool by_pattern_compile(regex_t *compiled, const char *pattern);

#endif
