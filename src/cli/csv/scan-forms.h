/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CSV_SCAN_FORMS_H
#define CSV_SCAN_FORMS_H

#include "scan.h"

/* The function of a form, NULL for the one that has none; false when this
 * processor does not have the form. */
bool scan_plain_of(enum scan_form form, scan_plain **plain);

#endif
