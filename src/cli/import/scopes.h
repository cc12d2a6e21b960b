/* SPDX-License-Identifier: BSD-2-Clause */
/* The scopes of rows: a whole device, or one of its peers.  A map has rows of one. */
#ifndef IMPORT_SCOPES_H
#define IMPORT_SCOPES_H

#include "taken.h"

/*
 * Choose a scope: the one asked for; else the usual one of the dialect; else the only one.  Rows of
 * others are remarked and go.  Rows without a scope are in each.  false: there is no
 * such scope, which was said.
 */
bool scopes_choose(const char *usual, const char *asked, struct taken *taken);

#endif
