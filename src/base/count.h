/* SPDX-License-Identifier: BSD-2-Clause */
/* How many items an array has. */
#ifndef SCI_COUNT_H
#define SCI_COUNT_H

#define SCI_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
