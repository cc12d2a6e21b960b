/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which calls that were not answered were delivered all the same: for the network
 * effectiveness ratio (NER).  There is a usual list, which leaves some causes open, and a user
 * may give another.
 */
#ifndef CSV_DELIVERED_H
#define CSV_DELIVERED_H

#include "sipcause.h"

#include <stdbool.h>
#include <stdint.h>

#define DELIVERED_CAUSES 128
#define DELIVERED_CANCELLED 487 /* the one SIP status that counts by itself */

/* When a cause counts as delivered. */
enum delivered_rule {
	DELIVERED_NEVER,
	DELIVERED_ALWAYS,
	DELIVERED_OPEN,             /* nobody agrees */
	DELIVERED_RANG,             /* if the called phone rang */
	DELIVERED_USER,             /* if it comes from the called user */
	DELIVERED_RANG_OR_DISPUTED, /* delivered if the phone rang, and else open */
};

enum delivery { DELIVERY_NO, DELIVERY_YES, DELIVERY_DISPUTED };

/* What is known of a call. */
enum known { KNOWN_NOT, KNOWN_NO, KNOWN_YES };

struct delivered {
	/* By cause: when it counts, enum delivered_rule. */
	uint8_t causes[DELIVERED_CAUSES];
	uint8_t cancelled; /* the same of status 487 */
	bool listed;       /* by the user */
	const char *text;  /* as it is said of the ratio */
};

/* The usual list. */
void delivered_usual(struct delivered *delivered);
/* Read a list, "17,USER_BUSY,21:user,16:rang,487:rang", or the file of this name that holds one:
 * items between commas, blanks or line ends; '#' begins a comment.  A list begins with a digit,
 * the name of a cause, a comma or nothing.  Its text becomes the same for all lists that mean the
 * same: "16:rang, 17, 21:user, 487:rang".  false: reported. */
bool delivered_read(struct delivered *delivered, const struct sipcause_space *causes,
		    const char *text);
/* Whether a call with this status counts by it. If the list does not name the status, the call
 * counts by its cause. */
bool delivered_by_status(const struct delivered *delivered, int32_t status);
/* Whether a call with this cause and status was delivered. cause, status: less than 0 is none. */
enum delivery delivered_is(const struct delivered *delivered, int32_t cause, int32_t status,
			   enum known rang, enum known by_user);
/* Why a cause, "16" or "sip:487", is disputed; a text for any. */
const char *delivered_why(const char *cause);

#endif
