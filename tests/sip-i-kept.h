/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kept messages of SIP-I in tests/data/sip-i, the tables beside them, and what a gateway
 * reads from them with the default map.
 */
#ifndef SIP_I_KEPT_H
#define SIP_I_KEPT_H

#include <stdio.h>

#include "sip-i.h"
#include "sipcause.h"
#include "unit.h"

#define KEPT_COLUMNS 6
#define KEPT_MOST 65536 /* octets of a message */
#define KEPT_ROOM 512   /* characters of a line */

extern struct sipcause_catalog *kept_catalog;
extern struct sipcause_message *kept_message;
extern const struct sipcause_space *kept_locations;

/* A file of the folder: its name and how that ends. */
FILE *kept_open(const char *name, const char *end);

/* The octets of a kept message (the README there), in a room of just their number, so that a
 * sanitizer sees a step beyond them.  kept_unload() frees it. */
struct sip_i kept_load(const char *name);
void kept_unload(struct sip_i message);

/* The next line of a table, its columns without the blanks around them.  0: there is none. */
int kept_row(FILE *file, char line[KEPT_ROOM], char *columns[KEPT_COLUMNS]);
/* Check that what was found is what all columns but the first say: "found | found | ...". */
void kept_check(char *const columns[KEPT_COLUMNS], const char *found);
/* Add to a text. */
void kept_print(char room[KEPT_ROOM], const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The name of a location, as in RFC 8606; "-" for none. */
const char *kept_location(int32_t location);

/*
 * As a gateway does it: the head is read into kept_message, and beside it the cause of the
 * REL if there is one.  Returns NULL, or what is wrong.
 */
const char *kept_read(struct sip_i message, struct sipcause_error *error);
/* The part that was read from the REL; NULL if there is none. */
const struct sipcause_part *kept_part(void);

/* With SIP_I_WRITE=FOLDER, write the octets of a message to NAME.octets there, and what was
 * read from it to read.tsv: name, coding, location, cause, all octets of the indicators. */
void kept_write(const char *name, struct sip_i message, const struct sipcause_part *part);

/* What main() returns: runs the tests with the above made ready. */
int kept_main(const char *suite, const struct unit_test *tests, size_t count);

#endif
