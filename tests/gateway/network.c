/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The network's end of a D channel for the tests of the gateway: libpri over UDP, a frame in each
 * datagram. What becomes of a call is in its called number: see network-calls.h.
 *
 *     network OURS THEIRS [FRAMES]
 *
 * OURS and THEIRS are HOST:PORT; FRAMES is written for text2pcap -l 203 -t %H:%M:%S.%f.
 *
 * Commands on standard input; the program goes on after its end:
 *     call NUMBER [CHANNEL]
 *     hangup NUMBER CCC LL
 *     quit
 *
 * Standard output: up, setup NUMBER, called NUMBER, and lines of a call, which begin with its
 * number: digits, alerting, progress INDICATOR, connect; disconnect, release or release-complete
 * with the cause element of the first of these that came, as it came, or -; cleared. A call that
 * is made before the line "up" can get lost.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include "network-calls.h"

static FILE *frames;
static int line;
static bool up, met;   /* layer 2 is there; the peer has sent SABME */
static int64_t up_due; /* when to say so */
static volatile sig_atomic_t ended;

/* What read_frame() saw, for the one who made libpri read. */
static struct {
	bool any;            /* a datagram */
	bool restart;        /* SABME: the peer begins anew */
	struct call *silent; /* the peer clears this, and libpri will not tell */
} seen;

static void put_message(struct pri *from, char *text)
{
	(void)from;
	fputs(text, stderr);
}

/* ---- frames ---- */

static int write_frame(struct pri *to, void *frame, int length)
{
	uint8_t out[FRAME_MAX + CAUSE_MAX];
	(void)to;
	if (length < 0 || length > FRAME_MAX)
		return length;
	size_t n = (size_t)length;
	struct message m = message_read(frame, n);
	const struct cause *cause = NULL;
	if (m.there && m.type == PROGRESS)
		cause = &sent[m.from_caller][m.reference].progress;
	else if (message_clears(&m))
		cause = &sent[m.from_caller][m.reference].clearing;
	if (cause && cause->set)
		n = frame_put_cause(out, frame, n, &m, cause);
	else
		memcpy(out, frame, n);
	if (frames)
		frame_record(frames, out, n);
	if (send(line, out, n, 0) < 0 && errno != ECONNREFUSED)
		perror("network: send"); /* Q.921 repeats lost frames */
	return length;
}

static void hear(const struct message *m, const uint8_t *frame)
{
	struct call *call = call_by_reference(!m->from_caller, m->reference);
	if (!call || call->heard)
		return;
	call->heard = m->type;
	seen.silent = call->silent ? call : NULL;
	printf("%s %s ", call->number,
	       m->type == DISCONNECT ? "disconnect"
	       : m->type == RELEASE  ? "release"
				     : "release-complete");
	for (size_t i = m->cause; i < m->after_cause; i++)
		printf("%02x", frame[i]);
	puts(m->cause == m->after_cause ? "-" : "");
}

/*
 * While our own SABME is on its way, libpri answers that of the peer but ignores all that follows.
 * Ours went to nobody when the peer was not there yet. So it is sent again at once, not after T200.
 */
static void on_sabme(void)
{
	static const uint8_t sabme[] = { 0x02, 0x01, 0x7f, 0, 0 };
	uint8_t frame[sizeof sabme];
	memcpy(frame, sabme, sizeof sabme);
	seen.restart = met = true;
	if (!up)
		write_frame(pri, frame, sizeof frame);
}

static int read_frame(struct pri *from, void *frame, int room)
{
	(void)from;
	ssize_t n = recv(line, frame, (size_t)room, 0);
	seen.any = n >= 0;
	if (n < 3 + FRAME_CHECKSUM)
		return 0;
	if (frames)
		frame_record(frames, frame, (size_t)n);
	if ((((const uint8_t *)frame)[2] & 0xef) == 0x6f)
		on_sabme();
	struct message m = message_read(frame, (size_t)n);
	if (message_clears(&m))
		hear(&m, frame);
	return (int)n;
}

/* ---- events of libpri ---- */

static void on_setup(const pri_event_ring *e)
{
	int channel = e->channel & 0xff;
	if (channel == ANY_CHANNEL)
		channel = free_channel();
	struct call call = new_call(e->call, e->callednum, false, channel);
	bool in_use = channel && call_by_channel(channel);
	struct call *kept = keep_call(&call);
	printf("setup %s\n", call.number);
	if (!kept)
		clear_with(&call, PRI_CAUSE_NORMAL_CIRCUIT_CONGESTION, PUBLIC_LOCAL);
	else if (in_use)
		clear_with(kept, PRI_CAUSE_REQUESTED_CHAN_UNAVAIL, PUBLIC_LOCAL);
	else
		decide(kept);
}

static void on_digits(struct call *call, const char *digits)
{
	if (!call)
		return;
	size_t n = strlen(call->number);
	snprintf(call->number + n, sizeof call->number - n, "%.63s", digits);
	printf("%s digits\n", call->number);
	if (n < NUMBER_LENGTH && !call->clearing)
		decide(call);
}

/* What the peer says about a call of ours. */
static void on_answer(struct call *call, const char *what)
{
	if (!call)
		return;
	call->known = true;
	printf("%s %s\n", call->number, what);
}

static void on_progress(const pri_event_proceeding *e)
{
	char text[32] = "progress -";
	if (e->progress > 0)
		snprintf(text, sizeof text, "progress %d", e->progress);
	on_answer(call_by_leg(e->call), text);
}

/* The peer clears, or answers our clearing; after HANGUP_ACK, libpri has forgotten the call. */
static void on_hangup(const pri_event_hangup *e)
{
	struct call *call = call_by_leg(e->call);
	if (call) {
		call->then = NULL;
		call->clearing = true;
	}
	if (e->e != PRI_EVENT_HANGUP_ACK)
		pri_hangup(pri, e->call, PRI_CAUSE_NORMAL_CLEARING);
	if (e->e != PRI_EVENT_HANGUP_REQ && call)
		finish(call);
}

static void say_up(void)
{
	up_due = 0;
	puts("up");
}

/* A peer that was first has sent a SABME to nobody and repeats it within a second; calls before
 * that are lost. */
static void on_link(bool there)
{
	up = there;
	if (up && met)
		say_up();
	else
		up_due = up ? milliseconds() + 1100 : 0;
}

/* A peer that begins anew has none of the calls that it knew. */
static void on_restart(void)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c->known)
			forget(c);
	say_up();
}

static void on_event(const pri_event *e)
{
	switch (e->e) {
	case PRI_EVENT_DCHAN_UP:
	case PRI_EVENT_DCHAN_DOWN:
		on_link(e->e == PRI_EVENT_DCHAN_UP);
		break;
	case PRI_EVENT_RING:
		on_setup(&e->ring);
		break;
	case PRI_EVENT_INFO_RECEIVED:
		on_digits(call_by_leg(e->ring.call), e->ring.callednum);
		break;
	case PRI_EVENT_RINGING:
		on_answer(call_by_leg(e->ringing.call), "alerting");
		break;
	case PRI_EVENT_PROGRESS:
		on_progress(&e->proceeding);
		break;
	case PRI_EVENT_ANSWER:
		on_answer(call_by_leg(e->answer.call), "connect");
		break;
	case PRI_EVENT_HANGUP:
	case PRI_EVENT_HANGUP_REQ:
	case PRI_EVENT_HANGUP_ACK:
		on_hangup(&e->hangup);
		break;
	}
}

/* libpri has answered a DISCONNECT with RELEASE COMPLETE and keeps the call; else the call is gone.
 */
static void on_silent(struct call *call)
{
	if (call->heard == DISCONNECT)
		forget(call);
	else
		finish(call);
}

static void read_line(void)
{
	int n = 0;
	do {
		bool was_up = up;
		memset(&seen, 0, sizeof seen);
		const pri_event *e = pri_check_event(pri);
		if (e)
			on_event(e);
		if (seen.restart && was_up)
			on_restart();
		if (seen.silent && seen.silent->leg)
			on_silent(seen.silent);
	} while (seen.any && n++ < 64);
}

/* ---- commands ---- */

static void command(const char *text)
{
	char number[32];
	int n, first = 0, second = 0;
	if (!strcmp(text, "quit"))
		ended = 1;
	else if ((n = sscanf(text, "call %31[0-9] %d", number, &first)) >= 1 && first >= 0 &&
		 first <= CHANNELS)
		place(number, first);
	else if (sscanf(text, "hangup %31[0-9] %d %d", number, &first, &second) == 3 &&
		 first >= 0 && first < 128 && second >= 0 && second < 16)
		hang_up(number, first, second);
	else
		fprintf(stderr,
			"network: \"%s\" is no command; type call NUMBER [CHANNEL], hangup NUMBER CCC LL or quit\n",
			text);
}

static int commands = STDIN_FILENO;

static void read_commands(void)
{
	static char text[128];
	static size_t used;
	char input[512];
	ssize_t n = read(commands, input, sizeof input);
	if (n <= 0)
		commands = -1; /* no more of them */
	for (ssize_t i = 0; i < n; i++) {
		if (input[i] != '\n') {
			if (used < sizeof text - 1)
				text[used++] = input[i];
			continue;
		}
		text[used] = '\0';
		used = 0;
		command(text);
	}
}

/* ---- the loop ---- */

/* Returns the milliseconds until the next timer. */
static int run_timers(void)
{
	const pri_event *e;
	int64_t now = milliseconds(), wait = up_due ? 50 : 1000;
	for (struct call *c = calls; c < calls + CALLS; c++) {
		if (c->leg && c->then && c->due <= now)
			c->then(c);
		if (c->leg && c->then && c->due - now < wait)
			wait = c->due - now;
	}
	if (up_due && up_due <= now)
		say_up();
	while ((e = pri_schedule_run(pri)))
		on_event(e);
	const struct timeval *next = pri_schedule_next(pri);
	if (next) {
		struct timeval t;
		gettimeofday(&t, NULL);
		int64_t ms = (int64_t)(next->tv_sec - t.tv_sec) * 1000 +
			     (next->tv_usec - t.tv_usec) / 1000 + 1;
		wait = ms < wait ? ms : wait;
	}
	return wait > 0 ? (int)wait : 0;
}

static void loop(void)
{
	struct pollfd fds[] = { { .fd = line, .events = POLLIN },
				{ .fd = commands, .events = POLLIN } };
	while (!ended) {
		if (poll(fds, 2, run_timers()) < 0)
			continue;
		if (fds[0].revents)
			read_line();
		if (fds[1].revents)
			read_commands();
		fds[1].fd = commands;
	}
}

static void end(int number)
{
	(void)number;
	ended = 1;
}

/* Layer 2 gives up after N200 times T200, which is 10 s for slow machines. */
static void open_channel(void)
{
	pri_set_message(put_message);
	pri_set_error(put_message);
	pri = pri_new_cb(line, PRI_NETWORK, PRI_SWITCH_EUROISDN_E1, read_frame, write_frame, NULL);
	if (!pri)
		exit(1);
	pri_set_timer(pri, PRI_TIMER_T200, 250);
	pri_set_timer(pri, PRI_TIMER_N200, 40);
}

int main(int argc, char **argv)
{
	if (argc < 3 || argc > 4) {
		fputs("usage: network OURS THEIRS [FRAMES]\n", stderr);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 4) {
		frames = fopen(argv[3], "w");
		if (!frames) {
			perror(argv[3]);
			return 1;
		}
		setvbuf(frames, NULL, _IOLBF, 0);
	}
	line = line_open(argv[1], argv[2]);
	signal(SIGTERM, end);
	signal(SIGINT, end);
	open_channel();
	loop();
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg)
			pri_destroycall(pri, c->leg);
	if (frames)
		fclose(frames);
	close(line);
	return 0;
}
