/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The ISDN legs, by libpri.  Its interface has neither the location of a cause nor the progress
 * indicator of a DISCONNECT, so the octets of these elements are read and written here.
 */
#include <errno.h>
#include <libpri.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "gateway.h"

/* Of Q.931, and the numbers of its elements. */
enum { DISCONNECT = 0x45, CAUSE = 0x08, PROGRESS = 0x1e };
#define CHANNELS 31 /* of an E1; 16 is the D channel itself */
#define BEARERS 64  /* more calls than channels: some are being cleared */
#define ELEMENTS 256

/* The handle of a leg. */
struct bearer {
	struct line *line;
	struct leg *leg;  /* NULL: it is being cleared */
	q931_call *call;  /* NULL: not in use */
	int channel;      /* 0: none any more */
	bool ours, known; /* ours: we sent the SETUP; known: the peer has answered it */
	bool announced;   /* a DISCONNECT with an announcement came */
};

struct element {
	unsigned char octets[257];
	size_t length;
	int reference; /* the call reference as in the frames that we send */
};

struct line {
	struct trunk *trunk;
	struct pri *pri;
	int fd;
	bool up, announcement;         /* announcement: in the frame that is being handled */
	struct element received;       /* the cause in it */
	struct element sent[ELEMENTS]; /* by call; a frame may be repeated */
	size_t last;
	struct bearer bearers[BEARERS];
	struct tmr timer;
};

/* ------------------------------------------------------------------------- frames */

/* An element of a message in an I frame: 2 octets of address, 2 of control, the message, and 2 of
 * the check sequence (Q.921 2.2, Q.931 4.1).  NULL: there is none. */
static unsigned char *find(unsigned char *frame, size_t length, unsigned char id)
{
	size_t at = 9;

	if (length < 11 || (frame[2] & 1) || frame[4] != 0x08 || frame[5] != 2)
		return NULL;
	while (at < length - 2) {
		if (frame[at] & 0x80) { /* of one octet */
			if ((frame[at] & 0xf0) == 0x90)
				return NULL; /* the codes of another codeset */
			at++;
			continue;
		}
		if (at + 2 > length - 2 || at + 2 + frame[at + 1] > length - 2)
			return NULL;
		if (frame[at] == id)
			return frame + at;
		at += 2U + frame[at + 1];
	}
	return NULL;
}

static int receive(struct pri *pri, void *buffer, int size)
{
	struct line *line = pri_get_userdata(pri);
	const ssize_t got = recv(line->fd, buffer, (size_t)size, MSG_DONTWAIT);
	unsigned char *frame = buffer, *cause, *progress;

	if (got <= 0)
		return 0;
	cause = find(frame, (size_t)got, CAUSE);
	if (cause) {
		line->received.length = 2U + cause[1];
		memcpy(line->received.octets, cause, line->received.length);
	}
	progress = find(frame, (size_t)got, PROGRESS);
	line->announcement =
		progress && progress[1] == 2 && (progress[3] & 0x7f) == 8 && frame[8] == DISCONNECT;
	return (int)got;
}

static int transmit(struct pri *pri, void *buffer, int size)
{
	struct line *line = pri_get_userdata(pri);
	unsigned char *frame = buffer, *cause = find(frame, (size_t)size, CAUSE), copy[2048];
	size_t i, before, after, length = (size_t)size;

	for (i = 0; cause && i < ELEMENTS; i++) {
		const struct element *ours = &line->sent[i];

		if (ours->length == 0 || ours->reference != (frame[6] << 8 | frame[7]))
			continue;
		before = (size_t)(cause - frame);
		after = length - before - 2 - cause[1];
		if (before + ours->length + after > sizeof(copy))
			break;
		memcpy(copy, frame, before);
		memcpy(copy + before, ours->octets, ours->length);
		memcpy(copy + before + ours->length, cause + 2 + cause[1], after);
		frame = copy;
		length = before + ours->length + after;
		break;
	}
	/* A frame that is lost is repeated. */
	return send(line->fd, frame, length, 0) < 0 && errno != ECONNREFUSED ? 0 : size;
}

/* Clear a call with this element. */
static void clear(struct bearer *bearer, const struct answer *why)
{
	struct line *line = bearer->line;
	struct element *sent;
	int reference, mode, i;

	reference = pri_get_crv(line->pri, bearer->call, &mode);
	reference = reference << 3 | mode | (bearer->ours ? 0 : 0x8000);
	for (i = 0; i < ELEMENTS && line->sent[i].reference != reference; i++)
		continue;
	sent = &line->sent[i < ELEMENTS ? (size_t)i : line->last++ % ELEMENTS];
	sent->reference = reference;
	sent->length = why->element_length;
	memcpy(sent->octets, why->element, sent->length);
	bearer->leg = NULL;
	/* libpri sends other messages than DISCONNECT for some causes, and 16 for all is enough:
	 * transmit() has the right one. */
	pri_hangup(line->pri, bearer->call, PRI_CAUSE_NORMAL_CLEARING);
}

/* ------------------------------------------------------------------------- bearers */

static struct bearer *bearer_of(struct line *line, const q931_call *call)
{
	int i;

	for (i = 0; i < BEARERS; i++)
		if (line->bearers[i].call == call)
			return &line->bearers[i];
	return NULL;
}

static struct bearer *on_channel(struct line *line, int channel)
{
	int i;

	for (i = 0; i < BEARERS; i++)
		if (line->bearers[i].call && line->bearers[i].channel == channel)
			return &line->bearers[i];
	return NULL;
}

/* A place for a call, which is taken as soon as it has one.  NULL: none is free. */
static struct bearer *take(struct line *line, struct leg *leg, int channel, bool ours)
{
	struct bearer *bearer = bearer_of(line, NULL);

	if (!bearer)
		return NULL;
	memset(bearer, 0, sizeof(*bearer));
	bearer->line = line;
	bearer->leg = leg;
	bearer->channel = channel;
	bearer->ours = ours;
	return bearer;
}

static void evidence_of(const struct line *line, struct leg *leg, int cause)
{
	char number[16];

	if (line->received.length > 0) {
		evidence_read(leg->evidence, FORM_ELEMENT, 0, line->received.octets,
			      line->received.length);
		return;
	}
	snprintf(number, sizeof(number), "%d", cause);
	evidence_code(leg->evidence, "q850", number);
}

/* -------------------------------------------------------------------------- events */

static void refuse(struct bearer *bearer, const char *space, const char *code)
{
	struct evidence *evidence = evidence_new();
	struct answer why;

	if (evidence) {
		evidence_code(evidence, space, code);
		evidence_answer(evidence, bearer->line->trunk->name, "q850", &why);
		clear(bearer, &why);
	}
	evidence_free(evidence);
}

static void on_ring(struct line *line, const pri_event_ring *event)
{
	struct bearer *other = on_channel(line, event->channel & 0xff);
	struct bearer *bearer = take(line, NULL, event->channel & 0xff, false);
	struct call *call;

	if (!bearer) {
		pri_hangup(line->pri, event->call, PRI_CAUSE_NORMAL_CIRCUIT_CONGESTION);
		return;
	}
	bearer->call = event->call;
	/* Glare: the network's call keeps the channel, and ours gets another or 44 (Q.931 5.7). */
	if (other && other->ours && !other->known)
		other->channel = 0;
	else if (other) {
		bearer->channel = 0;
		refuse(bearer, "q850", "44");
		return;
	}
	call = call_new(&isdn_stack, line->trunk->name, bearer);
	if (!call) {
		refuse(bearer, "q850", "47");
		return;
	}
	bearer->leg = &call->in;
	str_ncpy(call->number, event->callednum, sizeof(call->number));
	if (event->complete) {
		pri_proceeding(line->pri, bearer->call, bearer->channel, 0);
		call_dial(call);
	} else {
		pri_need_more_info(line->pri, bearer->call, bearer->channel, 0);
		call_wait(&call->in, "digits", NULL);
	}
}

static void on_digits(struct bearer *bearer, const char *digits)
{
	char *number = bearer->leg->call->number;
	const size_t length = strlen(number);

	str_ncpy(number + length, digits, sizeof(bearer->leg->call->number) - length);
	call_wait(bearer->leg, "digits", NULL);
}

static void on_progress(struct bearer *bearer, const pri_event_proceeding *event)
{
	struct leg *leg = bearer->leg;

	bearer->known = true;
	if (event->channel > 0)
		bearer->channel = event->channel & 0xff;
	if (bearer->line->received.length > 0)
		evidence_of(bearer->line, leg, 0);
	call_wait(leg, "answer", "t9-expiry");
	if (event->progressmask & (PRI_PROG_INBAND_AVAILABLE | PRI_PROG_CALL_NOT_E2E_ISDN))
		call_media(leg);
}

/* DISCONNECT, RELEASE or RELEASE COMPLETE, or a timer of libpri. */
static void on_clearing(struct bearer *bearer, const pri_event_hangup *event)
{
	struct line *line = bearer->line;
	struct leg *leg = bearer->leg;

	if (leg && !bearer->announced)
		evidence_of(line, leg, event->cause);
	if (leg && event->e == PRI_EVENT_HANGUP_REQ && line->announcement &&
	    leg == &leg->call->out && !leg->call->answered) {
		bearer->announced = true;
		call_media(leg);
		call_wait(leg, "announcement", NULL);
		return;
	}
	bearer->leg = NULL;
	pri_hangup(line->pri, bearer->call, PRI_CAUSE_NORMAL_CLEARING);
	if (event->e != PRI_EVENT_HANGUP_REQ)
		bearer->call = NULL;
	if (leg)
		call_ended(leg);
}

static void on_leg(struct bearer *bearer, const pri_event *event)
{
	switch (event->e) {
	case PRI_EVENT_SETUP_ACK:
		bearer->known = true;
		call_wait(bearer->leg, "digits", "number-incomplete");
		break;
	case PRI_EVENT_INFO_RECEIVED:
		on_digits(bearer, event->ring.callednum);
		break;
	case PRI_EVENT_PROCEEDING:
	case PRI_EVENT_PROGRESS:
		on_progress(bearer, &event->proceeding);
		break;
	case PRI_EVENT_RINGING:
		bearer->known = true;
		call_wait(bearer->leg, "answer", "t9-expiry");
		call_ring(bearer->leg);
		break;
	case PRI_EVENT_ANSWER:
		call_answer(bearer->leg);
		break;
	default:
		break;
	}
}

/* The call of an event; its place in the struct differs. */
static const q931_call *call_of(const pri_event *event)
{
	switch (event->e) {
	case PRI_EVENT_RINGING:
		return event->ringing.call;
	case PRI_EVENT_ANSWER:
		return event->answer.call;
	case PRI_EVENT_PROCEEDING:
	case PRI_EVENT_PROGRESS:
		return event->proceeding.call;
	case PRI_EVENT_SETUP_ACK:
		return event->setup_ack.call;
	case PRI_EVENT_INFO_RECEIVED:
		return event->ring.call;
	case PRI_EVENT_HANGUP:
	case PRI_EVENT_HANGUP_REQ:
	case PRI_EVENT_HANGUP_ACK:
		return event->hangup.call;
	default:
		return NULL;
	}
}

static void on_event(struct line *line, const pri_event *event)
{
	const q931_call *call = call_of(event);
	struct bearer *bearer = call ? bearer_of(line, call) : NULL;

	if (event->e == PRI_EVENT_DCHAN_UP || event->e == PRI_EVENT_DCHAN_DOWN)
		line->up = event->e == PRI_EVENT_DCHAN_UP;
	else if (event->e == PRI_EVENT_RING)
		on_ring(line, &event->ring);
	else if (!bearer)
		return;
	else if (event->e == PRI_EVENT_HANGUP_ACK)
		bearer->call = NULL;
	else if (event->e == PRI_EVENT_HANGUP || event->e == PRI_EVENT_HANGUP_REQ)
		on_clearing(bearer, &event->hangup);
	else if (bearer->leg)
		on_leg(bearer, event);
}

static void on_timer(void *arg)
{
	struct line *line = arg;
	const pri_event *event;

	tmr_start(&line->timer, 50, on_timer, line);
	line->received.length = 0;
	line->announcement = false;
	while ((event = pri_schedule_run(line->pri)) != NULL)
		on_event(line, event);
}

static void on_frame(int flags, void *arg)
{
	struct line *line = arg;
	const pri_event *event;

	(void)flags;
	line->received.length = 0;
	line->announcement = false;
	event = pri_check_event(line->pri);
	if (event)
		on_event(line, event);
}

/* ------------------------------------------------------------------- what call.c asks for */

static int dial(struct leg *leg, const struct trunk *trunk)
{
	struct line *line = trunk->line;
	struct bearer *bearer;
	struct pri_sr *setup;
	int channel = 1;

	while (channel <= CHANNELS && (channel == 16 || on_channel(line, channel)))
		channel++;
	bearer = channel <= CHANNELS ? take(line, leg, channel, true) : NULL;
	if (!line->up || !bearer) {
		evidence_code(leg->evidence, "event", line->up ? "no-channel" : "peer-down");
		return ENOENT;
	}
	bearer->call = pri_new_call(line->pri);
	setup = pri_sr_new();
	pri_sr_set_channel(setup, channel, 0, 0);
	pri_sr_set_bearer(setup, PRI_TRANS_CAP_SPEECH, PRI_LAYER_1_ALAW);
	pri_sr_set_called(setup, leg->call->number, PRI_UNKNOWN, 0);
	pri_setup(line->pri, bearer->call, setup);
	pri_sr_free(setup);
	leg->handle = bearer;
	return 0;
}

static void ring(struct leg *leg)
{
	struct bearer *bearer = leg->handle;

	pri_acknowledge(bearer->line->pri, bearer->call, bearer->channel, 0);
}

static void media(struct leg *leg)
{
	struct bearer *bearer = leg->handle;

	pri_progress(bearer->line->pri, bearer->call, bearer->channel, 1);
}

static void answer(struct leg *leg)
{
	struct bearer *bearer = leg->handle;

	pri_answer(bearer->line->pri, bearer->call, bearer->channel, 0);
}

static void end(struct leg *leg, const struct answer *why)
{
	clear(leg->handle, why);
}

const struct stack isdn_stack = { "q850", dial, ring, media, answer, end };

/* The D channel is a pair of datagram sockets, one frame in each datagram. */
int isdn_open(struct trunk *trunk)
{
	struct line *line = mem_zalloc(sizeof(*line), NULL);

	if (!line)
		return ENOMEM;
	trunk->line = line;
	line->trunk = trunk;
	line->fd = socket(sa_af(&trunk->ours), SOCK_DGRAM, 0);
	if (line->fd < 0 || bind(line->fd, &trunk->ours.u.sa, trunk->ours.len) != 0 ||
	    connect(line->fd, &trunk->peer.u.sa, trunk->peer.len) != 0)
		return errno;
	line->pri = pri_new_cb(line->fd, PRI_CPE, PRI_SWITCH_EUROISDN_E1, receive, transmit, line);
	if (!line->pri)
		return ENOMEM;
	pri_set_overlapdial(line->pri, 1);
	tmr_start(&line->timer, 50, on_timer, line);
	return fd_listen(line->fd, FD_READ, on_frame, line);
}
