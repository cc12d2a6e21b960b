/* SPDX-License-Identifier: BSD-2-Clause */
/* From the command line to a command, and its exit status. */
#include "cli.h"
#include "session.h"
#include "command.h"
#include "near.h"
#include "output.h"
#include "texts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* A full disk shows at the latest here.  A reader that has gone ends us by SIGPIPE, or, where
 * that is ignored, with a status and without a word. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout) && fclose(stdout) == 0)
		return status;
	if (!cli_reader_gone())
		cli_say("writing the results failed");
	return CLI_IO;
}

/* ------------------------------------------------------------------ options */

/* The command line while it is read. */
struct line {
	struct cli *cli;
	const struct cli_command *command; /* NULL: not known yet */
	/* Options that stand before the command, until it is known. */
	struct {
		const struct cli_option *option;
		const char *value;
	} * early;
	size_t early_count;
	bool help;              /* is wanted, of the command that may follow */
	const char *word;       /* what stands where a command may be, and is none; or NULL */
	const char *last_value; /* of the last option before the command */
};

static enum cli_took take(struct line *line, const struct cli_option *option, const char *value)
{
	return cli_option_apply(option, value, &line->cli->asked, line->cli->own);
}

/* Whether it can only be the name of a command, in a line that asks for help. */
static bool is_meant_as_command(const char *word)
{
	return word != NULL && word[0] != '\0' &&
	       word[strspn(word, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
}

static int refuse_command(const char *word)
{
	char near[CLI_NEAR_TEXT];

	cli_near_command(near, word, strlen(word));
	cli_say("there is no command '%s'%s", word,
		near[0] != '\0' ? near : "; see sipcause --help");
	return CLI_READ_REFUSED;
}

/* Print the help of the command that was named, or of all. */
static int give_help(const struct line *line)
{
	if (is_meant_as_command(line->word))
		return refuse_command(line->word);
	cli_command_help(stdout, line->command);
	return CLI_READ_DONE;
}

/* sipcause help COMMAND */
static int run_help(int argc, char **argv)
{
	const struct cli_command *command = argc > 0 ? cli_command_find(argv[0]) : NULL;

	if (argc > 1) {
		cli_say("help: found '%s'; expected one command, e.g. sipcause help show", argv[1]);
		return CLI_READ_REFUSED;
	}
	if (argc == 1 && command == NULL && argv[0][0] != '-' && strcmp(argv[0], "help") != 0)
		return refuse_command(argv[0]);
	cli_command_help(stdout, command);
	return CLI_READ_DONE;
}

/* One option; NULL: the help or the version is wanted. */
static enum cli_took each_option(void *data, const struct cli_option *option, const char *value)
{
	struct line *line = data;

	if (option == NULL && strcmp(value, "help") == 0 && line->command == NULL) {
		line->help = true;
		return CLI_TAKEN;
	}
	if (option == NULL && strcmp(value, "help") == 0)
		return give_help(line) == CLI_READ_DONE ? CLI_DONE : CLI_REFUSED;
	if (option == NULL) {
		cli_put(stdout, "sipcause %s\n", sipcause_version());
		return CLI_DONE;
	}
	if (line->command != NULL)
		return take(line, option, value);
	line->last_value = value;
	line->early[line->early_count].option = option;
	line->early[line->early_count++].value = value;
	return CLI_TAKEN;
}

static const struct cli_option *find_option(const struct cli_option *options, const char *name)
{
	for (; options->name != NULL; options++)
		if (strcmp(options->name, name) == 0)
			return options;
	return NULL;
}

/* The options that commands share, each name once: these may stand before the command. */
static const struct cli_option *shared_options(void)
{
	const struct cli_option *option;
	struct cli_option *all;
	size_t count = 0, i;

	for (i = 0; cli_commands[i] != NULL; i++)
		for (option = cli_commands[i]->options; option->name != NULL; option++)
			count++;
	all = cli_alloc((count + 1) * sizeof(*all));
	for (i = 0, count = 0; cli_commands[i] != NULL; i++)
		for (option = cli_commands[i]->options; option->name != NULL; option++)
			if (option->shared && find_option(all, option->name) == NULL)
				all[count++] = *option;
	return all;
}

/* What stood before the command goes to its own options of these names. */
static enum cli_took take_early(struct line *line)
{
	size_t i;

	for (i = 0; i < line->early_count; i++) {
		const struct cli_option *given = line->early[i].option;
		const struct cli_option *own = find_option(line->command->options, given->name);
		enum cli_took took;

		if (own == NULL) {
			cli_say("%s has no option '--%s'; see sipcause %s --help",
				line->command->name, given->name, line->command->name);
			return CLI_REFUSED;
		}
		/* A word before a command means what it means for most. */
		if (!own->shared) {
			cli_say("--%s belongs to %s; expected it after %s", given->name,
				line->command->name, line->command->name);
			return CLI_REFUSED;
		}
		took = take(line, own, line->early[i].value);
		if (took != CLI_TAKEN)
			return took;
	}
	return CLI_TAKEN;
}

/* Read the options before the command, which mostly are none.  Gives as read_line(). */
static int read_early(struct line *line, int argc, char **argv)
{
	if (argc < 2 || argv[1][0] != '-')
		return 1;
	line->early = cli_alloc((size_t)argc * sizeof(*line->early));
	return cli_options_read(shared_options(), NULL, false, argc, argv, each_option, line);
}

/*
 * Read the whole line.  Gives the index of the first operand, or CLI_READ_DONE or
 * CLI_READ_REFUSED.
 */
static int read_line(struct line *line, int argc, char **argv)
{
	int at, more;
	bool ended;

	at = read_early(line, argc, argv);
	if (at < 0)
		return at;
	ended = at > 1 && strcmp(argv[at - 1], "--") == 0 && argv[at - 1] != line->last_value;
	if (!ended && at < argc)
		line->command = cli_command_find(argv[at]);
	if (!ended && at < argc && line->command == NULL)
		line->word = argv[at];
	if (line->word != NULL && strcmp(line->word, "help") == 0)
		return run_help(argc - at - 1, argv + at + 1);
	if (line->help)
		return give_help(line);
	if (line->command != NULL)
		line->cli->command = argv[at++];
	else
		line->command = cli_commands[0];
	if (line->command->own > 0)
		line->cli->own = cli_alloc(line->command->own);
	if (line->command->prepare != NULL)
		line->command->prepare(line->cli->own);
	switch (take_early(line)) {
	case CLI_TAKEN:
		break;
	case CLI_DONE:
		return CLI_READ_DONE;
	default:
		return CLI_READ_REFUSED;
	}
	if (ended)
		return at;
	/* The options after the command, or, where it is left out, between codes; the
	 * word before them stands where a program's name does. */
	more = cli_options_read(line->command->options, line->command->name, true, argc - at + 1,
				argv + at - 1, each_option, line);
	return more < 0 ? more : at + more - 1;
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct line line = { .cli = &cli };
	int at, status;

	if (argc < 1 || !keep_standard_files())
		return CLI_IO;
	memset(&cli, 0, sizeof(cli));
	cli.asked.form_in = -1;
	cli.asked.output = isatty(STDOUT_FILENO) ? CLI_TEXT : CLI_TSV;
	cli.color = cli.asked.output == CLI_TEXT && getenv("NO_COLOR") == NULL;
	at = read_line(&line, argc, argv);
	if (at < 0)
		return finish(at == CLI_READ_DONE ? CLI_OK : CLI_USAGE);
	if (cli.asked.map == NULL)
		cli.asked.map = line.command->map;
	cli.operands = argv + at;
	cli.operand_count = argc - at;
	status = line.command->run(&cli, argc - at, argv + at);
	status = cli_worse(status, cli.session.text_status);
	cli_unload(&cli);
	return finish(status);
}
