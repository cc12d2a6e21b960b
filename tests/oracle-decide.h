/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The oracle's second half: sipcause-deciding(7) and POLICY of sipcause-map(5) once more, in the
 * plainest code that says the same.  It shares nothing with the library, not even the header:
 * kinds, validities and verdicts are the manual's words.
 */
#ifndef ORACLE_DECIDE_H
#define ORACLE_DECIDE_H

#include "oracle.h"

#define ORACLE_PARTS_MAX 32
#define ORACLE_TOLD_MAX 4
#define ORACLE_NOTHING (-1) /* chosen: nothing says how the call ended */
#define ORACLE_KNOWN (-2)   /* chosen: no part, what is known did */

/* What a part's message is. */
enum oracle_origin {
	ORACLE_RECORD,  /* none: it was added */
	ORACLE_REPLY,   /* a response whose request is not known */
	ORACLE_ANSWER,  /* a response to an INVITE */
	ORACLE_REQUEST, /* a request that ends a call, or no call */
	ORACLE_FIELD    /* a header field without its message */
};

struct oracle_part {
	const char *kind;
	const char *spoken;   /* of a Reason: the kind of its protocol */
	const char *protocol; /* of a Reason, as it stands */
	const char *validity;
	const char *space; /* NULL: it has no code that is known */
	int32_t code;
	int32_t location;                              /* -1: none */
	int32_t diagnostic;                            /* a code or ORACLE_NO_VALUE; -2: none */
	struct oracle_companion told[ORACLE_TOLD_MAX]; /* by its text, or by its number */
	size_t told_count;
	uint32_t message;
	int32_t branch;
	enum oracle_origin origin;
	uint32_t cell;    /* of a record, from 0 */
	bool read;        /* it was not added */
	bool provisional; /* its message is a SIP response of 1xx with its other fields */
	bool final;       /* its message is a SIP response of 300 and more */
	bool asks;        /* its message is a SIP response of 3xx, 401 or 407 */
	bool elsewhere;   /* its text says that the call was completed elsewhere */

	const char *verdict; /* what deciding made of it */
	bool contradicts;
	bool differs;
};

struct oracle_call {
	struct oracle_part parts[ORACLE_PARTS_MAX];
	size_t part_count;
	struct oracle_companions known;
	bool in_order;
	struct oracle_policy own;        /* what the caller of the library set */
	const struct oracle_map *policy; /* a map whose policy counts before, or NULL */
};

struct oracle_decision {
	int32_t chosen; /* index of a part, ORACLE_KNOWN or ORACLE_NOTHING */
	const char *space;
	int32_t code;
	struct oracle_companions companions; /* those that an indication holds */
	size_t left_out;
	struct oracle_answer answer;
	const char *how;
	int32_t location; /* what the policy fills in; -1: nothing */
};

/*
 * Where the manual leaves something open, the oracle takes the library's reading:
 *
 *   "beside" and "on a CANCEL" mean the call, and parts of it that were not passed over
 *   only what SIP says is early, final, in a dialog or the answer of a call
 *   of several answers the first one counts
 *   a 2xx that makes nothing known is nothing final for the Reason of a provisional response
 *   a part that was added has no branch and no dialog, alerts nobody by 180, and its text says
 *   nothing
 *   a Reason that came without its message follows a challenge as a request does
 *   the Reason of a response in a dialog is passed over for every target, but where the response
 *   destroys the dialog
 *   a Reason of SIP with another 2xx than 200 is passed over as one of 200 is, and is no claim
 *   what was passed over as a success comes back when the parts before which it went are gone
 *   an answered call is not told to be one by `answered` where all parts were passed over, nor
 *   while a captured final response is left, whatever the target
 *   for `agree` neither a status nor an event contradicts
 *   cells count in their order, parts of one that was read by their kinds
 *   rows from a space to itself join two of its codes only where it is the target
 *   two spaces are joined also when both have a table to the target
 *   a part's own location is known when it is asked what the part may stand for
 *   of equal responses the later one goes on
 *   a number of a part that was added is not shifted, and its text is no name
 *   what a shifted number brings is known from step 5 on: the worlds bring nothing that steps 2
 *   to 4 ask for
 */
/* Decide for a target by a map, and fill in the verdicts of the call's parts. */
void oracle_decide(struct oracle_world *world, const struct oracle_flat_map *map, const char *to,
		   struct oracle_call *call, struct oracle_decision *decision);

#endif
