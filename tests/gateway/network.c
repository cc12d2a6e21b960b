/*
 * The network's end of a D channel for the tests of examples/gateway: libpri over UDP, one frame a
 * datagram.
 *
 *     network OURS THEIRS [FRAMES]        (HOST:PORT each; FRAMES is for text2pcap -l 203 -t
 * %H:%M:%S.%f)
 *
 * What becomes of a call is in its called number, xCCCLLM: cause CCC (000: no cause element),
 * location LL, mode M: 0 CALL PROCEEDING, DISCONNECT               5 RELEASE COMPLETE at once 1 the
 * same, with ALERTING before            6 CONNECT, DISCONNECT 300 ms later 2 DISCONNECT with
 * progress indicator 8,     7 ALERTING, and nothing more RELEASE 400 ms later 8 nothing at all 3
 * PROGRESS with the cause and indicator 8,  9 as 0, with diagnostics 01 23 200 ms later DISCONNECT
 * 31, location 2 4 SETUP ACKNOWLEDGE, and nothing more A shorter number: SETUP ACKNOWLEDGE, and
 * DISCONNECT 28, location 2, when no digit comes for 300 ms.
 *
 * Commands on standard input, whose end is that of the program: call NUMBER [CHANNEL], hangup
 * NUMBER CCC LL, quit. Standard output: up, setup NUMBER, called NUMBER, and lines of a call, which
 * begin with its number: digits, alerting, progress PI, connect; disconnect, release or
 * release-complete with the cause element of the first of these that came; cleared.
 *
 * libpri writes only causes of its own location, and other messages for some causes. So calls are
 * cleared with a harmless cause, and each frame gets the right element on its way out. A frame may
 * be queued or repeated after its call is gone, so what belongs into it is kept by call reference
 * until the next call has this reference.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libpri.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum {
	CALLS = 512,
	REFERENCES = 0x8000,
	FRAME = 1024,
	ROOM = 16, /* what an element and a progress indicator may add */
	LAYER2 = 4,
	FCS = 2,
	NUMBER = 7,
	PUBLIC_LOCAL = 2,
	CHANNELS = 31,
	SIGNALLING = 16,
	ANY_CHANNEL = 0xff
};
enum { PROGRESS = 0x03, DISCONNECT = 0x45, RELEASE = 0x4d, RELEASE_COMPLETE = 0x5a };
enum { CAUSE = 0x08, LOCKING_SHIFT = 0x90 };

struct cause {
	bool set;
	uint8_t value; /* 0: no element */
	uint8_t location;
	bool announced;   /* with progress indicator 8 */
	bool diagnostics; /* with 01 23 at the end */
};
struct plan {
	struct cause progress, clearing;
};
struct call {
	q931_call *leg;
	char number[64];
	bool ours;   /* we are the caller */
	bool silent; /* nothing was sent yet, so only RELEASE COMPLETE can end it */
	bool seen;   /* the peer knows of it */
	bool clearing;
	uint8_t heard; /* the type of the first clearing message that came */
	int channel;
	int reference;
	int64_t due;
	void (*then)(struct call *);
};

static struct pri *pri;
static struct call calls[CALLS];
static struct plan plans[2][REFERENCES]; /* of calls from the peer, and of ours */
static FILE *frames;
static int line_fd;
static bool up, received, restarted;
static struct call *unheeded; /* cleared by the peer while silent: libpri says nothing */
static volatile sig_atomic_t ended;

/* ---- time and words ---- */

static int64_t milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void say(const char *subject, const char *what)
{
	printf("%s%s%s\n", subject, *subject && *what ? " " : "", what);
}

static void after(struct call *call, int64_t ms, void (*then)(struct call *))
{
	call->due = milliseconds() + ms;
	call->then = then;
}

static void grumble(struct pri *from, char *text)
{
	(void)from;
	fputs(text, stderr);
}

/* ---- frames ---- */

static void record(const uint8_t *frame, size_t length)
{
	struct timespec t;
	struct tm tm;
	char clock[16];
	if (!frames || length <= FCS)
		return;
	clock_gettime(CLOCK_REALTIME, &t);
	strftime(clock, sizeof clock, "%H:%M:%S", gmtime_r(&t.tv_sec, &tm));
	fprintf(frames, "%s.%06ld\n000000", clock, t.tv_nsec / 1000);
	for (size_t i = 0; i < length - FCS; i++)
		fprintf(frames, " %02x", frame[i]);
	fputc('\n', frames);
}

/* A Q.931 message in an I frame; the offsets count from the start of the frame. */
struct message {
	bool there, ours;
	int reference;
	uint8_t type;
	size_t elements, end, cause, after_cause;
};

static void find_cause(const uint8_t *f, struct message *m)
{
	m->cause = m->after_cause = m->elements;
	for (size_t at = m->elements; at < m->end;) {
		if ((f[at] & 0xf8) == LOCKING_SHIFT)
			return;
		size_t next = f[at] & 0x80 ? at + 1 : at + 2 < m->end ? at + 2 + f[at + 1] : m->end;
		if (next > m->end)
			return;
		if (f[at] == CAUSE) {
			m->cause = at;
			m->after_cause = next;
			return;
		}
		at = next;
	}
}

static struct message parse(const uint8_t *f, size_t length, bool incoming)
{
	struct message m = { 0 };
	if (length < LAYER2 + 4 + FCS || f[2] & 1 || f[LAYER2] != 8)
		return m;
	size_t octets = f[LAYER2 + 1] & 0xf;
	m.end = length - FCS;
	if (octets < 1 || octets > 2 || LAYER2 + 3 + octets > m.end)
		return m;
	m.there = true;
	m.reference = f[LAYER2 + 2] & 0x7f;
	if (octets == 2)
		m.reference = m.reference << 8 | f[LAYER2 + 3];
	m.ours = !(f[LAYER2 + 2] & 0x80) != incoming; /* flag 0: from the side that called */
	m.type = f[LAYER2 + 2 + octets];
	m.elements = LAYER2 + 3 + octets;
	find_cause(f, &m);
	return m;
}

static bool clears(uint8_t type)
{
	return type == DISCONNECT || type == RELEASE || type == RELEASE_COMPLETE;
}

static size_t put_cause(uint8_t *to, const struct cause *cause, uint8_t type)
{
	size_t n = 0;
	if (cause->value) {
		const uint8_t element[] = { CAUSE, 2,   0x80 | cause->location, 0x80 | cause->value,
					    1,     0x23 };
		n = cause->diagnostics ? 6 : 4;
		memcpy(to, element, n);
		to[1] = (uint8_t)(n - 2);
	}
	if (cause->announced && type == DISCONNECT) {
		const uint8_t indicator[] = { 0x1e, 2, 0x80 | PUBLIC_LOCAL, 0x88 };
		memcpy(to + n, indicator, sizeof indicator);
		n += sizeof indicator;
	}
	return n;
}

/* Writes the frame with the element that its call has a plan for; returns the new length. */
static size_t rewrite(uint8_t *to, const uint8_t *from, size_t length)
{
	struct message m = parse(from, length, false);
	const struct cause *cause = NULL;
	if (m.there && m.type == PROGRESS)
		cause = &plans[m.ours][m.reference].progress;
	else if (m.there && clears(m.type))
		cause = &plans[m.ours][m.reference].clearing;
	if (!cause || !cause->set) {
		memcpy(to, from, length);
		return length;
	}
	memcpy(to, from, m.cause);
	size_t n = m.cause + put_cause(to + m.cause, cause, m.type);
	memcpy(to + n, from + m.after_cause, length - m.after_cause);
	return n + length - m.after_cause;
}

static int write_frame(struct pri *to, void *frame, int length)
{
	uint8_t out[FRAME + ROOM];
	(void)to;
	if (length < 0 || length > FRAME)
		return length;
	size_t n = rewrite(out, frame, (size_t)length);
	record(out, n);
	if (send(line_fd, out, n, 0) < 0 && errno != ECONNREFUSED)
		perror("send"); /* a lost frame: Q.921 repeats it */
	return length;
}

static struct call *find_reference(bool ours, int reference)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c->ours == ours && c->reference == reference)
			return c;
	return NULL;
}

static void hear(const uint8_t *f, const struct message *m)
{
	struct call *call = find_reference(m->ours, m->reference);
	if (!call || call->heard)
		return;
	call->heard = m->type;
	unheeded = call->silent ? call : NULL;
	printf("%s %s ", call->number,
	       m->type == DISCONNECT ? "disconnect"
	       : m->type == RELEASE  ? "release"
				     : "release-complete");
	for (size_t i = m->cause; i < m->after_cause; i++)
		printf("%02x", f[i]);
	puts(m->cause == m->after_cause ? "-" : "");
}

static int read_frame(struct pri *from, void *frame, int room)
{
	const uint8_t *f = frame;
	(void)from;
	ssize_t n = recv(line_fd, frame, (size_t)room, 0);
	received = n >= 0;
	if (n < 3 + FCS)
		return 0;
	record(frame, (size_t)n);
	restarted = (f[2] & 0xef) == 0x6f; /* SABME */
	struct message m = parse(frame, (size_t)n, true);
	if (m.there && clears(m.type))
		hear(f, &m);
	return (int)n;
}

/* ---- calls ---- */

static struct plan *plan_of(const struct call *call)
{
	return &plans[call->ours][call->reference];
}

static struct call *add_call(q931_call *leg, const char *number, bool ours)
{
	struct call *call = calls;
	while (call < calls + CALLS && call->leg)
		call++;
	if (call == calls + CALLS)
		return NULL;
	int low = 0, high = pri_get_crv(pri, leg, &low);
	*call = (struct call){ .leg = leg, .ours = ours, .silent = !ours, .seen = !ours };
	call->reference = (high << 3 | low) & (REFERENCES - 1);
	snprintf(call->number, sizeof call->number, "%s", number);
	*plan_of(call) = (struct plan){ 0 };
	return call;
}

static struct call *find_call(const q931_call *leg)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (leg && c->leg == leg)
			return c;
	return NULL;
}

static bool in_use(const struct call *but, int channel)
{
	for (const struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c != but && c->channel == channel)
			return true;
	return false;
}

static int free_channel(void)
{
	for (int channel = 1; channel <= CHANNELS; channel++)
		if (channel != SIGNALLING && !in_use(NULL, channel))
			return channel;
	return 0;
}

static void finish(struct call *call)
{
	say(call->number, "cleared");
	*call = (struct call){ 0 };
}

static void forget(struct call *call)
{
	pri_destroycall(pri, call->leg);
	finish(call);
}

/* Clears with RELEASE COMPLETE when nothing was sent before, else with DISCONNECT. */
static void clear(struct call *call)
{
	call->then = NULL;
	call->clearing = true;
	pri_set_timer(pri, PRI_TIMER_T305, plan_of(call)->clearing.announced ? 400 : 30000);
	pri_hangup(pri, call->leg,
		   call->silent ? PRI_CAUSE_REQUESTED_CHAN_UNAVAIL : PRI_CAUSE_NORMAL_CLEARING);
	if (call->silent)
		finish(call);
}

static void clear_with(struct call *call, int value, int location)
{
	plan_of(call)->clearing = (struct cause){ .set = true,
						  .value = (uint8_t)value,
						  .location = (uint8_t)location };
	clear(call);
}

static void clear_incomplete(struct call *call)
{
	clear_with(call, PRI_CAUSE_INVALID_NUMBER_FORMAT, PUBLIC_LOCAL);
}

static void proceed(struct call *call)
{
	call->silent = false;
	pri_proceeding(pri, call->leg, call->channel, 0);
}

static void want_digits(struct call *call)
{
	if (call->silent)
		pri_setup_ack(pri, call->leg, call->channel, 0, 0);
	call->silent = false;
}

static void progress(struct call *call)
{
	struct plan *plan = plan_of(call);
	plan->progress = plan->clearing;
	plan->clearing = (struct cause){ .set = true, .value = 31, .location = PUBLIC_LOCAL };
	pri_progress_with_cause(pri, call->leg, call->channel, 1, PRI_CAUSE_NORMAL_CLEARING);
	after(call, 200, clear);
}

static void go(struct call *call, int mode)
{
	if (mode == 4)
		want_digits(call);
	else if (mode == 8)
		after(call, 15000, forget);
	else if (mode != 5)
		proceed(call);
	if (mode == 1 || mode == 7)
		pri_acknowledge(pri, call->leg, call->channel, 0);
	if (mode == 3)
		progress(call);
	if (mode == 6) {
		pri_answer(pri, call->leg, call->channel, 0);
		after(call, 300, clear);
	}
	if (strchr("01259", '0' + mode))
		clear(call);
}

/* Does what the number asks for, or waits for more digits. */
static void decide(struct call *call)
{
	int cause, location, mode;
	call->then = NULL;
	if (strlen(call->number) < NUMBER) {
		want_digits(call);
		after(call, 300, clear_incomplete);
	} else if (sscanf(call->number, "%*1d%3d%2d%1d", &cause, &location, &mode) != 3 ||
		   cause > 127 || location > 15) {
		clear_incomplete(call);
	} else {
		plan_of(call)->clearing = (struct cause){ .set = true,
							  .value = (uint8_t)cause,
							  .location = (uint8_t)location,
							  .announced = mode == 2,
							  .diagnostics = mode == 9 };
		go(call, mode);
	}
}

static void refuse(q931_call *leg)
{
	int low = 0, high = pri_get_crv(pri, leg, &low);
	plans[false][(high << 3 | low) & (REFERENCES - 1)].clearing =
		(struct cause){ .set = true, .value = 34, .location = PUBLIC_LOCAL };
	pri_hangup(pri, leg, PRI_CAUSE_NORMAL_CIRCUIT_CONGESTION);
}

/* ---- events of libpri ---- */

static void on_setup(const pri_event_ring *e)
{
	struct call *call = add_call(e->call, e->callednum, false);
	say("setup", e->callednum);
	if (!call) {
		refuse(e->call);
		say(e->callednum, "cleared");
		return;
	}
	int channel = e->channel & 0xff;
	call->channel = channel == ANY_CHANNEL ? free_channel() : channel;
	if (in_use(call, call->channel) && call->channel)
		clear_with(call, PRI_CAUSE_REQUESTED_CHAN_UNAVAIL, PUBLIC_LOCAL);
	else
		decide(call);
}

static void on_digits(struct call *call, const char *digits)
{
	size_t n = strlen(call->number);
	bool complete = n >= NUMBER;
	snprintf(call->number + n, sizeof call->number - n, "%s", digits);
	say(call->number, "digits");
	if (!complete && !call->clearing && !call->heard)
		decide(call);
}

static void on_progress(const struct call *call, int indicator)
{
	if (indicator > 0)
		printf("%s progress %d\n", call->number, indicator);
	else
		say(call->number, "progress -");
}

static void on_restart(void)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c->seen)
			forget(c);
	say("up", "");
}

/* The peer clears, or answers our clearing. */
static void on_hangup(struct call *call, const pri_event_hangup *e)
{
	call->then = NULL;
	call->clearing = true;
	if (e->e != PRI_EVENT_HANGUP_ACK)
		pri_hangup(pri, e->call, PRI_CAUSE_NORMAL_CLEARING);
	if (e->e != PRI_EVENT_HANGUP_REQ)
		finish(call);
}

static q931_call *leg_of(const pri_event *e)
{
	switch (e->e) {
	case PRI_EVENT_HANGUP:
	case PRI_EVENT_HANGUP_REQ:
	case PRI_EVENT_HANGUP_ACK:
		return e->hangup.call;
	case PRI_EVENT_INFO_RECEIVED:
		return e->ring.call;
	case PRI_EVENT_KEYPAD_DIGIT:
		return e->digit.call;
	case PRI_EVENT_SETUP_ACK:
		return e->setup_ack.call;
	case PRI_EVENT_PROCEEDING:
	case PRI_EVENT_PROGRESS:
		return e->proceeding.call;
	case PRI_EVENT_RINGING:
		return e->ringing.call;
	case PRI_EVENT_ANSWER:
		return e->answer.call;
	default:
		return NULL;
	}
}

static void on_call_event(struct call *call, const pri_event *e)
{
	call->seen = true;
	if (e->e == PRI_EVENT_HANGUP || e->e == PRI_EVENT_HANGUP_REQ ||
	    e->e == PRI_EVENT_HANGUP_ACK)
		on_hangup(call, &e->hangup);
	else if (e->e == PRI_EVENT_INFO_RECEIVED)
		on_digits(call, e->ring.callednum);
	else if (e->e == PRI_EVENT_KEYPAD_DIGIT)
		on_digits(call, e->digit.digits);
	else if (e->e == PRI_EVENT_RINGING)
		say(call->number, "alerting");
	else if (e->e == PRI_EVENT_PROGRESS)
		on_progress(call, e->proceeding.progress);
	else if (e->e == PRI_EVENT_ANSWER)
		say(call->number, "connect");
}

static void on_event(const pri_event *e)
{
	struct call *call = find_call(leg_of(e));
	if (call)
		on_call_event(call, e);
	else if (e->e == PRI_EVENT_RING)
		on_setup(&e->ring);
	else if (e->e == PRI_EVENT_HANGUP || e->e == PRI_EVENT_HANGUP_REQ)
		pri_hangup(pri, e->hangup.call, PRI_CAUSE_NORMAL_CLEARING);
	else if (e->e == PRI_EVENT_DCHAN_UP)
		say("up", "");
	if (e->e == PRI_EVENT_DCHAN_UP || e->e == PRI_EVENT_DCHAN_DOWN)
		up = e->e == PRI_EVENT_DCHAN_UP;
}

static void read_line(void)
{
	for (int n = 0; n < 64; n++) {
		bool was_up = up;
		received = restarted = false;
		unheeded = NULL;
		const pri_event *e = pri_check_event(pri);
		if (e)
			on_event(e);
		if (restarted && was_up)
			on_restart();
		if (unheeded && unheeded->heard == DISCONNECT)
			forget(unheeded);
		else if (unheeded && unheeded->heard)
			finish(unheeded);
		if (!received)
			return;
	}
}

/* ---- commands ---- */

static void place(char *number, int channel)
{
	struct pri_sr *request = pri_sr_new();
	q931_call *leg = request ? pri_new_call(pri) : NULL;
	struct call *call = leg ? add_call(leg, number, true) : NULL;
	if (call) {
		call->channel = channel ? channel : free_channel();
		pri_sr_set_channel(request, call->channel, 1, 0);
		pri_sr_set_bearer(request, PRI_TRANS_CAP_SPEECH, PRI_LAYER_1_ALAW);
		pri_sr_set_called(request, number, PRI_UNKNOWN, 1);
		pri_setup(pri, leg, request);
		say("called", number);
	} else {
		fprintf(stderr, "network: no room for a call to %s; at most %d are kept\n", number,
			CALLS);
		pri_destroycall(pri, leg);
	}
	pri_sr_free(request);
}

static void hang_up(const char *number, int cause, int location)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && !c->clearing && !strcmp(c->number, number)) {
			clear_with(c, cause, location);
			return;
		}
	fprintf(stderr, "network: no call to %s is there\n", number);
}

static void command(const char *line)
{
	char number[32];
	int first = 0, second = 0;
	if (!strcmp(line, "quit"))
		ended = 1;
	else if (sscanf(line, "call %31[0-9] %d", number, &first) >= 1 && first >= 0 &&
		 first <= CHANNELS)
		place(number, first);
	else if (sscanf(line, "hangup %31[0-9] %d %d", number, &first, &second) == 3 &&
		 first >= 0 && first <= 127 && second >= 0 && second <= 15)
		hang_up(number, first, second);
	else
		fprintf(stderr,
			"network: what is \"%s\"? Type call NUMBER [CHANNEL], hangup NUMBER CCC LL or quit.\n",
			line);
}

static void read_commands(void)
{
	static char line[128];
	static size_t used;
	char input[512];
	ssize_t n = read(STDIN_FILENO, input, sizeof input);
	if (n <= 0)
		ended = 1;
	for (ssize_t i = 0; i < n && !ended; i++) {
		if (input[i] != '\n') {
			if (used < sizeof line - 1)
				line[used++] = input[i];
			continue;
		}
		line[used] = '\0';
		used = 0;
		command(line);
	}
}

/* ---- the loop ---- */

static int run_timers(void)
{
	const pri_event *e;
	int64_t now = milliseconds(), wait = 1000;
	for (struct call *c = calls; c < calls + CALLS; c++) {
		if (c->leg && c->then && c->due <= now)
			c->then(c);
		if (c->leg && c->then && c->due - now < wait)
			wait = c->due - now;
	}
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
	struct pollfd fds[] = { { .fd = line_fd, .events = POLLIN },
				{ .fd = STDIN_FILENO, .events = POLLIN } };
	while (!ended) {
		int wait = run_timers();
		if (poll(fds, 2, wait) < 0)
			continue;
		if (fds[0].revents)
			read_line();
		if (fds[1].revents)
			read_commands();
	}
}

static struct sockaddr_in address(const char *text)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	char host[16];
	unsigned short port;
	if (sscanf(text, "%15[0-9.]:%hu", host, &port) != 2 ||
	    inet_pton(AF_INET, host, &a.sin_addr) != 1) {
		fprintf(stderr, "network: \"%s\" is no address; type one such as 127.0.0.1:4000\n",
			text);
		exit(2);
	}
	a.sin_port = htons(port);
	return a;
}

static void open_line(const char *ours, const char *theirs)
{
	struct sockaddr_in from = address(ours), to = address(theirs);
	line_fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (line_fd < 0 || bind(line_fd, (struct sockaddr *)&from, sizeof from) ||
	    connect(line_fd, (struct sockaddr *)&to, sizeof to)) {
		perror(ours);
		exit(1);
	}
}

static void end(int signal)
{
	(void)signal;
	ended = 1;
}

int main(int argc, char **argv)
{
	if (argc < 3 || argc > 4) {
		fputs("usage: network OURS THEIRS [FRAMES]\n", stderr);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 4 && !(frames = fopen(argv[3], "w"))) {
		perror(argv[3]);
		return 1;
	}
	if (frames)
		setvbuf(frames, NULL, _IOLBF, 0);
	open_line(argv[1], argv[2]);
	signal(SIGTERM, end);
	signal(SIGINT, end);
	pri_set_message(grumble);
	pri_set_error(grumble);
	pri = pri_new_cb(line_fd, PRI_NETWORK, PRI_SWITCH_EUROISDN_E1, read_frame, write_frame,
			 NULL);
	if (!pri)
		return 1;
	pri_set_timer(pri, PRI_TIMER_T200,
		      250); /* on one machine; N200 of them make 10 s, for slow ones */
	pri_set_timer(pri, PRI_TIMER_N200, 40);
	loop();
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg)
			pri_destroycall(pri, c->leg);
	if (frames)
		fclose(frames);
	close(line_fd);
	return 0;
}
