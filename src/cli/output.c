/* SPDX-License-Identifier: BSD-2-Clause */
#include "output.h"

#include "cli.h"
#include "say.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

/* A result must not be cut and look whole. */
static void end_if_cut(bool whole)
{
	if (whole)
		return;
	cli_say("out of memory");
	exit(CLI_IO);
}

void cli_put(FILE *out, const char *format, ...)
{
	va_list arguments;
	bool whole;

	va_start(arguments, format);
	whole = cli_put_list(out, "", format, arguments);
	va_end(arguments);
	end_if_cut(whole || out == stderr);
}

static bool is_styled(const struct cli *cli, enum cli_style style)
{
	return cli->color && style != CLI_PLAIN;
}

#define STYLE_END "\033[0m"

void cli_style_begin(const struct cli *cli, enum cli_style style)
{
	static const char *const begins[] = { "", "\033[1m", "\033[2m" };

	if (is_styled(cli, style))
		fputs(begins[style], stdout);
}

void cli_style_end(const struct cli *cli, enum cli_style style)
{
	if (is_styled(cli, style))
		fputs(STYLE_END, stdout);
}

void cli_print(const struct cli *cli, enum cli_style style, const char *format, ...)
{
	va_list arguments;
	bool whole;

	cli_style_begin(cli, style);
	va_start(arguments, format);
	whole = cli_put_list(stdout, is_styled(cli, style) ? STYLE_END : "", format, arguments);
	va_end(arguments);
	end_if_cut(whole);
}

bool cli_reader_gone(void)
{
	struct pollfd output = { STDOUT_FILENO, POLLOUT, 0 };

	return poll(&output, 1, 0) > 0 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

void cli_put_bytes(const char *bytes, size_t length)
{
	fwrite(bytes, 1, length, stdout);
}
