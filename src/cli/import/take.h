/* SPDX-License-Identifier: BSD-2-Clause */
/* The rows of a configuration, by what a dialect says of reading. */
#ifndef IMPORT_TAKE_H
#define IMPORT_TAKE_H

#include "conf.h"
#include "taken.h"

/* Take all rows of a text; not of pasted tables. */
void take_all(struct dialect_reads *reads, struct conf *conf, struct taken *taken);

#endif
