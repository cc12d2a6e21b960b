/* SPDX-License-Identifier: BSD-2-Clause */
/* The width of text: that of the terminal, of COLUMNS, or 80; and how much of it a text takes. */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/wrap.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A new terminal of that many columns; -1: this machine has none. */
static int open_terminal(unsigned short columns, int *master)
{
	struct winsize size = { .ws_row = 24, .ws_col = columns };
	const char *name;
	int slave = -1;

	*master = posix_openpt(O_RDWR | O_NOCTTY);
	if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0)
		return -1;
	name = ptsname(*master);
	if (name != NULL)
		slave = open(name, O_RDWR | O_NOCTTY);
	return slave >= 0 && ioctl(slave, TIOCSWINSZ, &size) == 0 ? slave : -1;
}

/* What the width is with that standard output, asked in a process of its own, which keeps it. */
static size_t columns_of(int out, const char *stated)
{
	size_t columns = 0;
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return 0;
	child = fork();
	if (child == 0) {
		if (stated != NULL)
			setenv("COLUMNS", stated, 1);
		else
			unsetenv("COLUMNS");
		dup2(out, STDOUT_FILENO);
		columns = cli_columns();
		_exit(write(ends[1], &columns, sizeof(columns)) != (ssize_t)sizeof(columns));
	}
	close(ends[1]);
	if (child < 0 || read(ends[0], &columns, sizeof(columns)) != (ssize_t)sizeof(columns))
		columns = 0;
	close(ends[0]);
	if (child > 0)
		waitpid(child, NULL, 0);
	return columns;
}

#define NO_TERMINAL (-1)

static void test_columns(void)
{
	static const struct {
		int terminal; /* columns */
		const char *stated;
		size_t expected;
	} rows[] = {
		{ NO_TERMINAL, NULL, 80 },
		{ NO_TERMINAL, "", 80 },
		{ NO_TERMINAL, "0", 80 },
		{ NO_TERMINAL, "-60", 80 },
		{ NO_TERMINAL, "60 ", 80 },
		{ NO_TERMINAL, "060", 80 },
		{ NO_TERMINAL, "10001", 80 },
		{ NO_TERMINAL, "4294967356", 80 },
		{ NO_TERMINAL, "60", 60 },
		{ NO_TERMINAL, "10000", 10000 },
		{ NO_TERMINAL, "39", 40 },
		{ NO_TERMINAL, "1", 40 },
		/* the terminal knows better */
		{ 132, NULL, 132 },
		{ 60, "100", 60 },
		{ 5, NULL, 40 },
		/* but for one that does not know */
		{ 0, NULL, 80 },
		{ 0, "70", 70 },
	};
	int file = open("/dev/null", O_WRONLY);
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		int master = -1, out = file;
		size_t got;

		if (rows[i].terminal != NO_TERMINAL)
			out = open_terminal((unsigned short)rows[i].terminal, &master);
		if (out < 0) {
			printf("no terminal can be made here ");
			close(master);
			continue;
		}
		got = columns_of(out, rows[i].stated);
		UNIT_CHECK(got == rows[i].expected, "terminal %d, COLUMNS %s: got %zu",
			   rows[i].terminal, rows[i].stated != NULL ? rows[i].stated : "unset",
			   got);
		if (out != file)
			close(out);
		if (master >= 0)
			close(master);
	}
	close(file);
}

static void test_text_columns(void)
{
	static const struct {
		const char *text;
		size_t expected;
	} rows[] = {
		{ NULL, 0 },
		{ "", 0 },
		{ "User busy", 9 },
		{ "Anschlu\303\237", 8 },
		{ "\342\202\254 5", 3 },
		/* shown as \x1b, \xff and, of the direction of text, as three of them */
		{ "a\033b", 6 },
		{ "\377", 4 },
		{ "\342\200\256", 12 },
		/* cut within a character */
		{ "a\303", 5 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		UNIT_CHECK(cli_text_columns(rows[i].text) == rows[i].expected, "row %zu: got %zu",
			   i, cli_text_columns(rows[i].text));
}

static const struct unit_test tests[] = {
	{ "the width of a terminal, of COLUMNS, or the usual one", test_columns },
	{ "characters are counted as they are shown", test_text_columns },
};

int main(void)
{
	return UNIT_MAIN("wrap", tests);
}
