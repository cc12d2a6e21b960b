/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Other ways to look a SIP code up, linked into the program: the shapes that
 * telephony software has, and what a programmer would reach for instead.
 * Written for this comparison; all but the switch are filled at run time.
 */
#ifndef CONTENDERS_H
#define CONTENDERS_H

#include <stddef.h>
#include <stdint.h>

#define CONTENDER_NONE (-1)
#define CONTENDER_UNLISTED (-2)

struct contender_row {
	int32_t code;
	int32_t target; /* a cause, CONTENDER_NONE or CONTENDER_UNLISTED */
	const char *name;
};

/* Give every contender its rows, ascending by code and alive as long as the
 * contenders are, and what codes from 400 to 699 without a row come to.
 * Nonzero when memory ran out. */
int contenders_fill(const struct contender_row *row, size_t count, int32_t rest_to);
void contenders_empty(void);

int32_t contender_switch(int32_t code);  /* of Asterisk's shape */
int32_t contender_scan(int32_t code);    /* of FreeSWITCH's shape */
int32_t contender_bsearch(int32_t code); /* sorted array, the C library's bsearch */
int32_t contender_uthash(int32_t code);
int32_t contender_glib(int32_t code);

/* NULL, or why one is not there: then its function must not be called. */
const char *contender_uthash_missing(void);
const char *contender_glib_missing(void);

#endif
