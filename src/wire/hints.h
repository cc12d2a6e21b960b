/* SPDX-License-Identifier: BSD-2-Clause */
/* What a text says beside a code: companions, never codes. */
#ifndef SCI_HINTS_H
#define SCI_HINTS_H

#include "message.h"

/* Take what the text of a part says: of a status line, or of a Reason value. */
void sci_hints_read(const struct sipcause_message *message, struct sipcause_part *part);
/* Find beside which codes a text may say something at all. */
void sci_hints_find(struct sipcause_message *message);

#endif
