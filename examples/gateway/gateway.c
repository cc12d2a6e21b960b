/* SPDX-License-Identifier: BSD-2-Clause */
/* gateway CONFIGURATION: see README.md. */
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "gateway.h"

#define MOST 16 /* trunks, routes, and words of a line */

unsigned timers[TIMERS] = { 10000, 30000, 10000, 3000 };
struct mbuf *session;
static struct trunk trunks[MOST];
static struct {
	const char *prefix;
	const struct trunk *trunks[MOST];
} routes[MOST];
static const char *directory, *names[MOST + 4] = { "route", "redial" }; /* of maps */
static size_t trunk_count, total, named = 2;
static struct tmr refresh;

/* The route with the longest prefix. */
const struct trunk **route_find(const char *number)
{
	size_t i, length, longest = 0;
	const struct trunk **best = NULL;

	for (i = 0; i < total; i++) {
		length = strlen(routes[i].prefix);
		if (strncmp(number, routes[i].prefix, length) != 0 || (best && length <= longest))
			continue;
		best = routes[i].trunks;
		longest = length;
	}
	return best;
}

/* ------------------------------------------------------------------- configuration */

static int address(struct sa *to, const char *text)
{
	return text ? sa_decode(to, text, strlen(text)) : EINVAL;
}

/* trunk NAME sip PEER, or trunk NAME isdn OURS PEER */
static int add_trunk(char **word)
{
	struct trunk *trunk = &trunks[trunk_count];

	if (trunk_count == MOST || named >= MOST + 2 || !word[1] || !word[2])
		return EINVAL;
	trunk->isdn = strcmp(word[2], "isdn") == 0;
	trunk->name = names[named++] = word[1];
	if (address(&trunk->ours, word[3]) || address(&trunk->peer, word[trunk->isdn ? 4 : 3]))
		return EINVAL;
	trunk_count++;
	return trunk->isdn ? isdn_open(trunk) : 0;
}

/* route PREFIX TRUNK... */
static int add_route(char **word)
{
	size_t i, at;

	if (total == MOST || !word[1] || !word[2])
		return EINVAL;
	routes[total].prefix = word[1];
	for (at = 0; word[at + 2]; at++) {
		for (i = 0; i < trunk_count && strcmp(trunks[i].name, word[at + 2]) != 0; i++)
			continue;
		if (i == trunk_count)
			return ENOENT;
		routes[total].trunks[at] = &trunks[i];
	}
	total++;
	return 0;
}

/* timer NAME SECONDS */
static int set_timer(char **word)
{
	static const char *const known[TIMERS] = { "response", "answer", "announcement", "digits" };
	double seconds;
	char *end;
	size_t i;

	for (i = 0; word[1] && word[2] && i < TIMERS; i++)
		if (strcmp(known[i], word[1]) == 0) {
			seconds = strtod(word[2], &end);
			if (*end != '\0' || !(seconds > 0 && seconds < 1000))
				return EINVAL;
			timers[i] = (unsigned)(seconds * 1000);
			return 0;
		}
	return EINVAL;
}

/* sip or http OURS MAP */
static int add_listener(char **word)
{
	struct sa ours;

	if (address(&ours, word[1]) || !word[2] || named >= MOST + 2)
		return EINVAL;
	names[named++] = word[2];
	return (word[0][0] == 's' ? sip_open : http_open)(&ours, word[2]);
}

/* sdp FILE */
static int read_session(char **word)
{
	FILE *file = word[1] ? fopen(word[1], "r") : NULL;
	char line[256];

	session = mbuf_alloc(512);
	while (file && session && fgets(line, sizeof(line), file))
		mbuf_write_str(session, line);
	return file && session ? fclose(file) : ENOENT;
}

/* maps DIRECTORY */
static int name_maps(char **word)
{
	directory = word[1];
	return word[1] ? 0 : EINVAL;
}

/* Returns what was expected, or NULL after a line that is in order. */
static const char *configure(char **word)
{
	static const struct {
		const char *word, *form;
		int (*take)(char **word);
	} lines[] = {
		{ "trunk", "trunk NAME sip PEER, or trunk NAME isdn OURS PEER", add_trunk },
		{ "route", "route PREFIX TRUNK..., of trunks above", add_route },
		{ "timer", "timer response|answer|announcement|digits SECONDS", set_timer },
		{ "sip", "sip ADDRESS:PORT MAP, of a free port", add_listener },
		{ "http", "http ADDRESS:PORT MAP, of a free port", add_listener },
		{ "sdp", "sdp FILE", read_session },
		{ "maps", "maps DIRECTORY", name_maps },
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		if (strcmp(word[0], lines[i].word) == 0)
			return lines[i].take(word) ? lines[i].form : NULL;
	return "trunk, route, timer, sip, http, sdp or maps";
}

/* Paths in it are relative to its folder, which becomes the current one. */
static int read_configuration(char *path)
{
	static char lines[200][256]; /* the words stay in use */
	FILE *file = fopen(path, "r");
	char *word[MOST + 1], *rest, folder[1024];
	const char *expected;
	int number, count, err;

	str_ncpy(folder, path, sizeof(folder));
	err = file ? chdir(dirname(folder)) : -1;
	for (number = 0; !err && number < 200 && fgets(lines[number], 256, file); number++) {
		rest = lines[number];
		for (count = 0; count < MOST; count++)
			if (!(word[count] = strtok_r(rest, " \t\n", &rest)) ||
			    word[count][0] == '#')
				break;
		word[count] = NULL;
		expected = count > 0 ? configure(word) : NULL;
		err = expected ? -1 : 0;
		if (expected)
			fprintf(stderr, "%s:%d: found '%s%s%s'; expected %s\n", path, number + 1,
				word[0], count > 1 ? " " : "", count > 1 ? word[1] : "", expected);
	}
	if (file)
		fclose(file);
	else
		perror(path);
	return err;
}

/* ---------------------------------------------------------------------- the program */

static void reload(int at_once)
{
	if (causes_reload(at_once))
		puts("new maps");
	fflush(stdout);
}

static void on_refresh(void *arg)
{
	tmr_start(&refresh, 1000, on_refresh, NULL);
	reload(0);
}

static void on_signal(int flags, void *fd)
{
	struct signalfd_siginfo signal;

	if (read(*(int *)fd, &signal, sizeof(signal)) != sizeof(signal))
		return;
	if (signal.ssi_signo == SIGHUP)
		reload(1);
	else
		re_cancel();
}

int main(int argc, char **argv)
{
	static int signals;
	sigset_t set;

	if (argc != 2)
		return fputs("usage: gateway CONFIGURATION\n", stderr), 2;
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signals = signalfd(-1, &set, 0);
	if (libre_init() || fd_setsize(1024) || fd_listen(signals, FD_READ, on_signal, &signals) ||
	    read_configuration(argv[1]))
		return 1;
	if (!directory || !session)
		return fputs("gateway: found no 'maps' or no 'sdp' in the configuration\n", stderr),
		       1;
	if (causes_open(directory, names))
		return 1;
	on_refresh(NULL);
	puts("ready");
	fflush(stdout);
	return re_main(NULL) ? 1 : 0;
}
