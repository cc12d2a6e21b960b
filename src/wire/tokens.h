/* SPDX-License-Identifier: BSD-2-Clause */
/* Words of the wire that are registered for good: protocols of the Reason header
 * field, tokens of its location parameter, coding standards. */
#ifndef SCI_REGISTRY_H
#define SCI_REGISTRY_H

#include "base/slice.h"

enum sci_protocol_kind {
	SCI_PROTOCOL_Q850,
	SCI_PROTOCOL_SIP,
	SCI_PROTOCOL_STIR,
	SCI_PROTOCOL_OTHER, /* any other that is registered */
	SCI_PROTOCOL_UNKNOWN
};
enum sci_protocol_kind sci_protocol_find(struct sci_slice token);

/* The token of a location, 0 to 15. */
const char *sci_location_token(int32_t location);
/* The location of a token; -1: not one. */
int32_t sci_location_find(struct sci_slice token);

#endif
