/* SPDX-License-Identifier: BSD-2-Clause */
/* What the messages of one call say of its end. */
#ifndef LOG_LEGS_H
#define LOG_LEGS_H

#include "calls.h"

/* Whether a message begins a call where none of its Call-ID is open: an INVITE and the
 * responses to it, a BYE, a CANCEL, and a Reason by itself. */
bool log_leg_begins(const struct log_message *message);
/* Keep what a message says; one that says what another did is one with it.  false: out of
 * memory. */
bool log_leg_add(struct log_call *call, const struct log_message *message, uint64_t seed);

#endif
