/* SPDX-License-Identifier: BSD-2-Clause */
/* What all spaces of a load say together: each name and protocol leads to one of them. */
#ifndef SCI_CLAIMS_H
#define SCI_CLAIMS_H

#include "engine/catalog.h"
#include "spaces.h"

/* Set the catalog's `called`, `protocols` and `reason_texts`; report names that two spaces
 * claim, and shifts that lead to another shift. */
void sci_claims_read(const struct sci_spaces *spaces, struct sipcause_catalog *catalog);

#endif
