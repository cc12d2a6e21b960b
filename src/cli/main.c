/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct cli_command *find_command(const char *name)
{
	const struct cli_command *command;

	for (command = cli_commands; command->name != NULL; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

/* A file that is opened must never get the number of a standard one that was closed, or
 * results and messages would go into it.  Reading and writing results keep failing;
 * messages that nobody wants are dropped. */
static bool keep_standard_files(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_WRONLY };
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", modes[fd]) != fd)
			return false;
	return true;
}

/* A full disk or a broken pipe shows at the latest here. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout) && fclose(stdout) == 0)
		return status;
	cli_say("writing the results failed");
	return CLI_IO;
}

int main(int argc, char **argv)
{
	const struct cli_command *command = &cli_commands[0];
	struct cli cli;
	bool ended;
	int at, more;

	if (!keep_standard_files())
		return CLI_IO;
	memset(&cli, 0, sizeof(cli));
	cli.form_in = -1;
	cli.output = isatty(STDOUT_FILENO) ? CLI_TEXT : CLI_TSV;
	cli.color = cli.output == CLI_TEXT && getenv("NO_COLOR") == NULL;
	at = cli_options(&cli, NULL, argc, argv);
	if (at < 0)
		return finish(-1 - at);
	/* The options after the command, or, where it is left out, between codes; the
	 * word before them stands where a program's name does. */
	ended = at > 1 && strcmp(argv[at - 1], "--") == 0;
	if (!ended && at < argc && find_command(argv[at]) != NULL)
		cli.command = (command = find_command(argv[at++]))->name;
	if (command->options == NULL) {
		at--;
	} else if (!ended) {
		more = cli_options(&cli, command, argc - at + 1, argv + at - 1);
		if (more < 0)
			return finish(-1 - more);
		at += more - 1;
	}
	if (cli.map == NULL && command->options != NULL)
		cli.map = "default";
	if (cli.full && command->run != cli_table) {
		cli_say("--full belongs to table; see sipcause table --help");
		return finish(CLI_USAGE);
	}
	if (cli.output == CLI_WIRE && command->run != cli_translate) {
		cli_say("-o: only translate writes a form of the wire; expected text, tsv, csv or json");
		return finish(CLI_USAGE);
	}
	at = command->run(&cli, argc - at, argv + at);
	at = cli_worse(at, cli.texts);
	cli_unload(&cli);
	return finish(at);
}
