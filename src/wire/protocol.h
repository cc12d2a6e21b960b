/* SPDX-License-Identifier: BSD-2-Clause */
/* What the protocol of a Reason value stands for, and its number there. */
#ifndef SCI_PROTOCOL_H
#define SCI_PROTOCOL_H

#include "message.h"

struct sci_sense {
	const struct sipcause_space
		*space; /* of its causes; NULL: they are none of the catalog's */
	uint8_t kind;
	uint8_t validity; /* of a value of it whose cause is one */
};

/* Q.850 and SIP are those of RFC 3326; every other protocol is one that a space of the
 * catalog claims, or one that is just known or not. */
struct sci_sense sci_protocol_find(const struct sipcause_message *message,
				   struct sci_slice protocol);
/* Make the number of a part a code: by the shifts of its space, and where its text is the
 * name that another protocol's space has for that number, a code of that one. */
void sci_protocol_settle(const struct sipcause_message *message, struct sipcause_part *part);
/* Hear the numbers that have such names. */
void sci_protocol_find_names(struct sipcause_message *message);

#endif
