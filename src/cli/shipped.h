/* SPDX-License-Identifier: BSD-2-Clause */
/* All shipped maps and spaces in one catalog, which is loaded where it is first needed. */
#ifndef CLI_SHIPPED_H
#define CLI_SHIPPED_H

#include "sipcause.h"

/* NULL: that failed. */
const struct sipcause_catalog *cli_shipped(void);
void cli_shipped_free(void);

#endif
