/* SPDX-License-Identifier: BSD-2-Clause */
/* The file of a map or space that a map asked for, where it is in the map's own directory. */
#ifndef CLI_HINT_BESIDE_H
#define CLI_HINT_BESIDE_H

struct sipcause_report;

/* Say how to have it found, for the first one that a failed load lacks. */
void cli_hint_beside(const struct sipcause_report *report);

#endif
