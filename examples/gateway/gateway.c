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

#define MOST 16 /* trunks, routes, and trunks of a route */

struct route {
	const char *prefix;
	size_t count;
	const struct trunk *trunks[MOST];
};

struct mbuf *session;
static struct trunk trunks[MOST];
static struct route routes[MOST];
static const char *names[MOST + 5]; /* of maps */
static size_t trunk_count, total_routes, name_count;
static struct {
	const char *name;
	uint64_t ms;
} timers[] = { { "answer", 30000 }, { "announcement", 10000 }, { "digits", 3000 } };
static struct tmr refresh;

/* ------------------------------------------------------------------- configuration */

static const struct trunk *trunk_called(const char *name)
{
	size_t i;

	for (i = 0; i < trunk_count; i++)
		if (strcmp(name, trunks[i].name) == 0)
			return &trunks[i];
	return NULL;
}

const struct trunk *trunk_of_peer(const struct sa *peer)
{
	size_t i;

	for (i = 0; i < trunk_count; i++)
		if (!trunks[i].isdn && sa_cmp(&trunks[i].peer, peer, SA_ALL))
			return &trunks[i];
	return NULL;
}

/* The one with the longest prefix. */
const struct route *route_find(const char *number)
{
	const struct route *best = NULL;
	size_t i;

	for (i = 0; i < total_routes; i++)
		if (strncmp(number, routes[i].prefix, strlen(routes[i].prefix)) == 0 &&
		    (!best || strlen(routes[i].prefix) > strlen(best->prefix)))
			best = &routes[i];
	return best;
}

size_t route_count(const struct route *route)
{
	return route ? route->count : 0;
}

const struct trunk *route_trunk(const struct route *route, size_t index)
{
	return route->trunks[index];
}

uint64_t timer_ms(const char *name)
{
	size_t i = 0;

	while (strcmp(timers[i].name, name) != 0)
		i++;
	return timers[i].ms;
}

static int address(struct sa *to, const char *text)
{
	return text && sa_decode(to, text, strlen(text)) == 0 ? 0 : EINVAL;
}

/* trunk NAME sip PEER, or trunk NAME isdn OURS PEER */
static int add_trunk(char **word, size_t count)
{
	struct trunk *trunk = &trunks[trunk_count];

	if (count < 4 || trunk_count == MOST || strlen(word[1]) >= sizeof(trunk->name))
		return EINVAL;
	trunk->isdn = strcmp(word[2], "isdn") == 0;
	if (address(&trunk->ours, word[3]) ||
	    address(&trunk->peer, trunk->isdn ? word[4] : word[3]))
		return EINVAL;
	str_ncpy(trunk->name, word[1], sizeof(trunk->name));
	names[name_count++] = trunk->name;
	trunk_count++;
	return trunk->isdn ? isdn_open(trunk) : 0;
}

/* route PREFIX TRUNK... */
static int add_route(char **word, size_t count)
{
	struct route *route = &routes[total_routes++];

	if (count < 3 || total_routes > MOST)
		return EINVAL;
	route->prefix = word[1];
	for (; route->count < count - 2; route->count++)
		if (!(route->trunks[route->count] = trunk_called(word[route->count + 2])))
			return EINVAL;
	return 0;
}

static int set_timer(char **word, size_t count)
{
	size_t i;

	for (i = 0; i < 3 && count == 3; i++)
		if (strcmp(timers[i].name, word[1]) == 0) {
			timers[i].ms = (uint64_t)(strtod(word[2], NULL) * 1000);
			return 0;
		}
	return EINVAL;
}

/* sip or http OURS NAME */
static int add_listener(char **word, size_t count)
{
	struct sa ours;

	if (count != 3 || address(&ours, word[1]) || name_count == MOST + 2)
		return EINVAL;
	names[name_count++] = word[2];
	return word[0][0] == 's' ? sip_open(&ours, word[2]) : http_open(&ours, word[2]);
}

/* sdp FILE */
static int read_sdp(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[256];

	session = mbuf_alloc(512);
	while (file && session && fgets(line, sizeof(line), file))
		mbuf_write_str(session, line);
	if (file)
		fclose(file);
	return file && session ? 0 : EINVAL;
}

static const char *maps = "maps";

static int configure(char **word, size_t count)
{
	if (strcmp(word[0], "trunk") == 0)
		return add_trunk(word, count);
	if (strcmp(word[0], "route") == 0)
		return add_route(word, count);
	if (strcmp(word[0], "timer") == 0)
		return set_timer(word, count);
	if (strcmp(word[0], "sip") == 0 || strcmp(word[0], "http") == 0)
		return add_listener(word, count);
	if (count == 2 && strcmp(word[0], "sdp") == 0)
		return read_sdp(word[1]);
	if (count == 2 && strcmp(word[0], "maps") == 0)
		return maps = word[1], 0;
	return EINVAL;
}

/* Paths in it are relative to its folder, which becomes the current one. */
static int read_configuration(const char *path)
{
	static char lines[200][256]; /* the words stay in use */
	FILE *file = fopen(path, "r");
	char folder[1024];
	char *word[MOST], *rest;
	size_t number, count;
	int err = file ? 0 : errno;

	str_ncpy(folder, path, sizeof(folder));
	err = err || chdir(dirname(folder)) == 0 ? err : errno;
	for (number = 0; !err && number < 200 && fgets(lines[number], 256, file); number++) {
		count = 0;
		rest = lines[number];
		while (count < MOST - 1 && (word[count] = strtok_r(rest, " \t\n", &rest)) &&
		       word[count][0] != '#')
			count++;
		word[count] = NULL;
		err = count > 0 ? configure(word, count) : 0;
		if (err)
			fprintf(stderr, "%s:%zu: found '%s' with %zu words: %s\n", path, number + 1,
				word[0], count - 1, strerror(err));
	}
	if (file)
		fclose(file);
	else
		fprintf(stderr, "%s: %s\n", path, strerror(err));
	return err;
}

/* ---------------------------------------------------------------------- the program */

static void on_refresh(void *arg)
{
	(void)arg;
	tmr_start(&refresh, 1000, on_refresh, NULL);
	if (causes_reload(0))
		puts("new maps");
	fflush(stdout);
}

static void on_signal(int flags, void *fd)
{
	struct signalfd_siginfo signal;

	(void)flags;
	if (read(*(int *)fd, &signal, sizeof(signal)) != sizeof(signal))
		return;
	if (signal.ssi_signo != SIGHUP)
		re_cancel();
	else if (causes_reload(1))
		puts("new maps");
	fflush(stdout);
}

static int catch_signals(int *fd)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	*fd = signalfd(-1, &set, SFD_NONBLOCK);
	return fd_listen(*fd, FD_READ, on_signal, fd);
}

int main(int argc, char **argv)
{
	static int signals;
	int err = libre_init();

	if (argc != 2)
		return fputs("usage: gateway CONFIGURATION\n", stderr), 2;
	err = err ? err : fd_setsize(1024);
	err = err ? err : catch_signals(&signals);
	err = err ? err : read_configuration(argv[1]);
	names[name_count++] = "route";
	names[name_count++] = "redial";
	if (err || !session || causes_open(maps, names))
		return 1;
	on_refresh(NULL);
	puts("ready");
	fflush(stdout);
	err = re_main(NULL);
	tmr_cancel(&refresh);
	calls_stop();
	http_stop();
	sip_stop();
	causes_close();
	mem_deref(session);
	libre_close();
	return err ? 1 : 0;
}
