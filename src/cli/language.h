/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The languages that a person reads: that of --language or, where the output is text, that
 * of the environment.  They are asked one after the other, and English is the last.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

struct cli;

#define CLI_LANGUAGES_MAX 8

/* Fill the session's languages from --language, where it was given.  CLI_OK, or CLI_USAGE:
 * there is no text in it, which was said. */
int cli_languages_asked(struct cli *cli);
/* Fill them in any case. */
void cli_languages(struct cli *cli);

#endif
