/* SPDX-License-Identifier: BSD-2-Clause */
/* Filling the error struct of a caller of the library. */
#ifndef SCI_ERROR_H
#define SCI_ERROR_H

#include "place.h"
#include "sipcause.h"

/* error may be NULL, or too small to be one: nothing happens.  What is too long for
 * its room is cut with "...", a file's name at its beginning. */
void sci_error_set(struct sipcause_error *error, int32_t code, const char *id,
		   struct sci_place place, const char *message);

#endif
