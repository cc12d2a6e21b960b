/* SPDX-License-Identifier: BSD-2-Clause */
/* Signals that would end the command halt it, so that what was begun is finished. */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* The signal that came, or 0. */
extern const volatile sig_atomic_t *const signals_halted;
/* Whether SIGPIPE would have ended us. */
extern bool signals_pipe_ends;

void signals_catch(void);
/* End as the signal would have ended us, so that a shell sees it. */
int signals_die(int number);

#endif
