/* SPDX-License-Identifier: BSD-2-Clause */
/* Words of the wire that are registered for good: tokens of the Reason header field's
 * location parameter, coding standards. */
#ifndef SCI_REGISTRY_H
#define SCI_REGISTRY_H

#include "base/slice.h"

/* The token of a location, 0 to 15. */
const char *sci_location_token(int32_t location);
/* The location of a token; -1: not one. */
int32_t sci_location_find(struct sci_slice token);

#endif
