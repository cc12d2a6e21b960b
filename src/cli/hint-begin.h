/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of maps and spaces that begin with what was typed: oracle for oracle-iwf. */
#ifndef CLI_HINT_BEGIN_H
#define CLI_HINT_BEGIN_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

/*
 * "; did you mean cisco-ios or cisco-notify?", at most three, for the caller to free.  near is the
 * name that is nearest by its spelling, as "; did you mean cisco?", or "".  It comes last, and
 * alone where no name begins so.  CLI_NAMED_EITHER: where no space begins so and none is near,
 * maps.
 */
enum cli_named { CLI_NAMED_MAP, CLI_NAMED_SPACE, CLI_NAMED_EITHER };
char *cli_begin_text(const struct cli *cli, enum cli_named kind, const char *text, size_t length,
		     const char *near);

#endif
