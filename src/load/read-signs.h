/* SPDX-License-Identifier: BSD-2-Clause */
/* What in a space file speaks of other spaces: texts beside their codes, shifted numbers. */
#ifndef SCI_READ_SIGNS_H
#define SCI_READ_SIGNS_H

#include "read-space.h"
#include "spaces.h"

#define SCI_REASON_TEXTS_MAX 64
#define SCI_SHIFTS_MAX 64

/* Read them, once the space has its codes.  Other spaces are read meanwhile, which may
 * speak of this one.  What is wrong is reported. */
void sci_signs_read(struct sci_spaces *spaces, struct sipcause_space *space,
		    const struct sci_signs *signs);

#endif
