/* SPDX-License-Identifier: BSD-2-Clause */
#include "signals.h"

#include "base/count.h"
#include "cli/cli.h"

#include <string.h>

/* What came: a signal's number, or 0. */
static volatile sig_atomic_t halted;

const volatile sig_atomic_t *const signals_halted = &halted;

bool signals_pipe_ends;

static void halt(int number)
{
	halted = number;
}

/* A signal that would end us, and is not ignored, only halts us. */
static void catch_signal(int number, const struct sigaction *action)
{
	struct sigaction old;

	if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
		sigaction(number, action, NULL);
}

void signals_catch(void)
{
	/* All that would end us but for what tells of a fault in the program, and SIGPIPE
	 * and SIGXFSZ: write() tells of those. */
	static const int ends[] = {
		SIGINT,    SIGTERM,   SIGHUP,  SIGQUIT, SIGALRM, SIGUSR1,
		SIGUSR2,   SIGVTALRM, SIGPROF, SIGXCPU, SIGPOLL,
#ifdef SIGPWR
		SIGPWR,
#endif
#ifdef SIGSTKFLT
		SIGSTKFLT,
#endif
	};
	struct sigaction action, old;
	size_t i;
	int real;

	memset(&action, 0, sizeof(action));
	sigemptyset(&action.sa_mask);
	action.sa_handler = halt;
	/* One that comes again ends us at once. */
	action.sa_flags = (int)SA_RESETHAND;
	for (i = 0; i < SCI_COUNT(ends); i++)
		catch_signal(ends[i], &action);
	for (real = SIGRTMIN; real <= SIGRTMAX; real++)
		catch_signal(real, &action);
	action.sa_handler = SIG_IGN;
	action.sa_flags = 0;
	signals_pipe_ends = sigaction(SIGPIPE, &action, &old) == 0 && old.sa_handler != SIG_IGN;
	sigaction(SIGXFSZ, &action, NULL);
}

int signals_die(int number)
{
	signal(number, SIG_DFL);
	raise(number);
	return CLI_IO;
}
