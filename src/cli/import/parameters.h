/* SPDX-License-Identifier: BSD-2-Clause */
/* The parameters of a PowerShell command: -Name value, -Name:value, and values in quotes; and what
 * it prints as a list, Name : value, with values that go on in indented lines. */
#ifndef IMPORT_PARAMETERS_H
#define IMPORT_PARAMETERS_H

#include "cli/dialect/match.h"

#define PARAMETERS_MAX 32

struct parameters {
	struct {
		const char *name, *value; /* value: "" of a switch */
	} items[PARAMETERS_MAX];
	size_t count;
	const char *flaw;
	char texts[2 * MATCH_LINE_MAX + 2];
	size_t used;
};

/* Begin without any. */
void parameters_begin(struct parameters *parameters);
/* Add one of a record, where each has a line.  false: they are too many, which `flaw` says. */
bool parameters_add(struct parameters *parameters, const char *name, size_t length,
		    const char *value);
/* Add to the value of the last one. */
bool parameters_go_on(struct parameters *parameters, const char *value);
/* Read what stands behind the name of a command.  false: `flaw` says why not. */
bool parameters_read(struct parameters *parameters, const char *text);
/* Whether a parameter is given. */
bool parameters_has(const struct parameters *parameters, const char *name, size_t length);
/* The value of a parameter; NULL: it is not given. */
const char *parameters_find(const struct parameters *parameters, const char *name);

#endif
