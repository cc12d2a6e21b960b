/* SPDX-License-Identifier: BSD-2-Clause */
/* What a text says beside a code: companions, never codes. */
#ifndef SCI_HINTS_H
#define SCI_HINTS_H

#include "message.h"

/* Take what the text of a part says: of a status line, or of a Reason value.  It says nothing
 * beside a number that is not heard.  location: what stands beside the cause; -1: none. */
void sci_hints_read(const struct sipcause_message *message, struct sipcause_part *part,
		    int32_t location);
/* Hear the numbers beside which a text may say something. */
void sci_hints_find(struct sipcause_message *message);

#endif
