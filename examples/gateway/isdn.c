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

enum { DISCONNECT = 0x45, CAUSE = 0x08, PROGRESS = 0x1e }; /* Q.931 4.4, 4.5.1 */
#define ELEMENTS 9                                         /* where they begin in a frame */
#define CHANNELS 31                                        /* of an E1; 16 is the D channel */
#define BEARERS 64 /* more than channels: some calls have none any more */

/* The handle of a leg. */
struct bearer {
	struct leg *leg; /* NULL: it is being cleared */
	q931_call *call; /* NULL: the bearer is free */
	struct line *line;
	int channel;      /* 0: it was lost to another call */
	bool ours, known; /* ours: we sent the SETUP; known: the SETUP was answered */
	bool announced;   /* the DISCONNECT came, with an announcement */
	int reference;    /* as in our frames; with an element to send, until the call is gone */
	unsigned char element[257];
	size_t length;
};

struct line {
	const struct trunk *trunk;
	struct pri *pri;
	int fd;
	bool up, announcement; /* announcement: in the frame that is being handled, as is: */
	unsigned char cause[257];
	size_t length;
	struct bearer bearers[BEARERS];
	struct tmr timer;
};

/* ------------------------------------------------------------------------- frames */

/* The next element of a kind in the message of an I frame: 2 octets of address, 2 of control, the
 * message, and 2 of the check sequence (Q.921 2.2, Q.931 4.1).  NULL: there is none. */
static unsigned char *find(unsigned char *frame, size_t length, size_t at, unsigned char id)
{
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
	cause = find(frame, (size_t)got, ELEMENTS, CAUSE);
	line->length = cause ? 2U + cause[1] : 0;
	if (cause)
		memcpy(line->cause, cause, line->length);
	line->announcement = false;
	for (progress = find(frame, (size_t)got, ELEMENTS, PROGRESS); progress;
	     progress = find(frame, (size_t)(got), (size_t)(progress - frame) + 2 + progress[1],
			     PROGRESS))
		line->announcement |=
			frame[8] == DISCONNECT && progress[1] > 1 && (progress[3] & 0x7f) == 8;
	return (int)got;
}

/* A frame that could not be sent is repeated by libpri, as is one that was lost. */
static int transmit(struct pri *pri, void *buffer, int size)
{
	struct line *line = pri_get_userdata(pri);
	unsigned char *frame = buffer, *cause = find(frame, (size_t)size, ELEMENTS, CAUSE),
		      copy[2048];
	const struct bearer *bearer = line->bearers;
	size_t before, length = (size_t)size;

	while (cause && bearer < line->bearers + BEARERS &&
	       (bearer->length == 0 || bearer->reference != (frame[6] << 8 | frame[7])))
		bearer++;
	if (cause && bearer < line->bearers + BEARERS && length + bearer->length < sizeof(copy)) {
		before = (size_t)(cause - frame);
		memcpy(copy, frame, before);
		memcpy(copy + before, bearer->element, bearer->length);
		frame = cause + 2 + cause[1];
		length -= before + 2 + cause[1];
		memcpy(copy + before + bearer->length, frame, length);
		frame = copy;
		length += before + bearer->length;
	}
	send(line->fd, frame, length, 0);
	return size;
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

/* NULL: none is free. */
static struct bearer *take(struct line *line, q931_call *call, int channel, bool ours)
{
	struct bearer *bearer = call ? bearer_of(line, NULL) : NULL;
	int reference, mode, i;

	if (!bearer)
		return NULL;
	memset(bearer, 0, sizeof(*bearer));
	bearer->line = line;
	bearer->call = call;
	bearer->channel = channel;
	bearer->ours = ours;
	/* libpri splits the call reference; what the peer chose has the flag in our frames. */
	reference = pri_get_crv(line->pri, call, &mode);
	reference = reference << 3 | mode | (ours ? 0 : 0x8000);
	for (i = 0; i < BEARERS; i++)
		if (line->bearers[i].reference == reference)
			line->bearers[i].length = 0; /* of a call that is gone */
	bearer->reference = reference;
	return bearer;
}

/* Clear a call with this element: libpri sends it with a cause of its own, and transmit() puts in
 * the right one.  Its own cause only says which message is sent.  For 16 that is DISCONNECT, and
 * nothing at all while our SETUP has no answer; for 44 it is then RELEASE COMPLETE. */
static void clear(struct bearer *bearer, const struct answer *why)
{
	bearer->length = why->element_length;
	memcpy(bearer->element, why->element, why->element_length);
	bearer->leg = NULL;
	if (bearer->known) {
		pri_hangup(bearer->line->pri, bearer->call, PRI_CAUSE_NORMAL_CLEARING);
		return;
	}
	pri_hangup(bearer->line->pri, bearer->call, PRI_CAUSE_REQUESTED_CHAN_UNAVAIL);
	bearer->call = NULL;
}

static void refuse(struct bearer *bearer, const char *cause)
{
	struct evidence *evidence = evidence_new();
	struct answer why;

	evidence_code(evidence, "q850", cause);
	evidence_answer(evidence, bearer->line->trunk->name, "q850", &why);
	evidence_free(evidence);
	clear(bearer, &why);
}

/* -------------------------------------------------------------------------- events */

static void on_ring(struct line *line, const pri_event_ring *event)
{
	struct bearer *other = on_channel(line, event->channel & 0xff);
	struct bearer *bearer = take(line, event->call, event->channel & 0xff, false);
	struct call *call;

	if (!bearer) {
		pri_hangup(line->pri, event->call, PRI_CAUSE_NORMAL_CIRCUIT_CONGESTION);
		return;
	}
	/* Glare: the network's call has the channel; ours gets another one or 44 (Q.931 5.7). */
	if (other && other->ours && !other->known)
		other->channel = 0;
	else if (other)
		bearer->channel = 0;
	call = bearer->channel ? call_new(&isdn_stack, line->trunk->name, bearer) : NULL;
	if (!call) {
		refuse(bearer, "44");
		return;
	}
	bearer->leg = &call->in;
	str_ncpy(call->number,
		 strlen(event->callednum) < sizeof(call->number) ? event->callednum : "?",
		 sizeof(call->number));
	bearer->known = true;
	pri_proceeding(line->pri, bearer->call, bearer->channel, 0);
	call_dial(call);
}

/* Without a cause that can be read it is 31 (Q.931 5.8.6.1). */
static void read_cause(struct leg *leg, const struct line *line, int value)
{
	char text[16];

	if (line->length > 0 &&
	    evidence_read(leg->evidence, FORM_ELEMENT, 0, line->cause, line->length) == 0)
		return;
	snprintf(text, sizeof(text), "%d", line->length == 0 && value > 0 ? value : 31);
	evidence_code(leg->evidence, "q850", text);
}

static void on_progress(struct bearer *bearer, const pri_event_proceeding *event)
{
	bearer->known = true;
	if (event->channel > 0)
		bearer->channel = event->channel & 0xff;
	if (bearer->line->length > 0)
		read_cause(bearer->leg, bearer->line, 0);
	call_wait(bearer->leg, TIMER_ANSWER, "t9-expiry");
	if (event->progressmask & (PRI_PROG_INBAND_AVAILABLE | PRI_PROG_CALL_NOT_E2E_ISDN))
		call_progress(bearer->leg, false);
}

/* DISCONNECT, RELEASE or RELEASE COMPLETE, or a timer of libpri. */
static void on_clearing(struct bearer *bearer, const pri_event_hangup *event)
{
	struct line *line = bearer->line;
	struct leg *leg = bearer->leg;
	bool waits = line->announcement && event->e == PRI_EVENT_HANGUP_REQ;

	if (leg && !bearer->announced)
		read_cause(leg, line, event->cause);
	if (leg && waits && leg == &leg->call->out && !leg->call->answered) {
		bearer->announced = true;
		call_progress(leg, false);
		call_wait(leg, TIMER_ANNOUNCEMENT, NULL);
		return;
	}
	bearer->leg = NULL;
	pri_hangup(line->pri, bearer->call, PRI_CAUSE_NORMAL_CLEARING);
	if (event->e != PRI_EVENT_HANGUP_REQ)
		bearer->call = NULL;
	if (leg)
		call_ended(leg);
}

/* What has no leg any more only has to be cleared. */
static struct bearer *with_leg(struct line *line, const q931_call *call)
{
	struct bearer *bearer = bearer_of(line, call);

	return bearer && bearer->leg ? bearer : NULL;
}

static void on_event(struct line *line, const pri_event *event)
{
	struct bearer *bearer = NULL;

	switch (event->e) {
	case PRI_EVENT_DCHAN_UP:
	case PRI_EVENT_DCHAN_DOWN:
		line->up = event->e == PRI_EVENT_DCHAN_UP;
		break;
	case PRI_EVENT_RING:
		on_ring(line, &event->ring);
		break;
	case PRI_EVENT_SETUP_ACK: /* it wants more digits than there are */
		if ((bearer = with_leg(line, event->setup_ack.call)))
			call_wait(bearer->leg, TIMER_DIGITS, "number-incomplete");
		break;
	case PRI_EVENT_PROCEEDING:
	case PRI_EVENT_PROGRESS:
		if ((bearer = with_leg(line, event->proceeding.call)))
			on_progress(bearer, &event->proceeding);
		break;
	case PRI_EVENT_RINGING:
		if ((bearer = with_leg(line, event->ringing.call))) {
			call_wait(bearer->leg, TIMER_ANSWER, "t9-expiry");
			call_progress(bearer->leg, true);
		}
		break;
	case PRI_EVENT_ANSWER:
		if ((bearer = with_leg(line, event->answer.call)))
			call_answer(bearer->leg);
		break;
	case PRI_EVENT_HANGUP:
	case PRI_EVENT_HANGUP_REQ:
		if ((bearer = bearer_of(line, event->hangup.call)))
			on_clearing(bearer, &event->hangup);
		return;
	case PRI_EVENT_HANGUP_ACK:
		if ((bearer = bearer_of(line, event->hangup.call)))
			bearer->call = NULL;
		return;
	default:
		break;
	}
	if (bearer)
		bearer->known = true;
}

static void on_timer(void *arg)
{
	struct line *line = arg;
	const pri_event *event;

	tmr_start(&line->timer, 50, on_timer, line);
	line->length = 0;
	line->announcement = false;
	while ((event = pri_schedule_run(line->pri)) != NULL)
		on_event(line, event);
}

static void on_frame(int flags, void *arg)
{
	struct line *line = arg;
	const pri_event *event;

	event = pri_check_event(line->pri);
	if (event)
		on_event(line, event);
}

/* ------------------------------------------------------------------- what call.c asks for */

static int dial(struct leg *leg, const struct trunk *trunk)
{
	struct line *line = trunk->line;
	struct bearer *bearer = NULL;
	struct pri_sr *setup;
	int channel = 1;

	while (channel <= CHANNELS && (channel == 16 || on_channel(line, channel)))
		channel++;
	if (line->up && channel <= CHANNELS)
		bearer = take(line, pri_new_call(line->pri), channel, true);
	if (!bearer) {
		evidence_code(leg->evidence, "event", line->up ? "no-channel" : "peer-down");
		return ENOENT;
	}
	setup = pri_sr_new();
	pri_sr_set_channel(setup, channel, 0, 0);
	pri_sr_set_bearer(setup, PRI_TRANS_CAP_SPEECH, PRI_LAYER_1_ALAW);
	pri_sr_set_called(setup, leg->call->number, PRI_UNKNOWN, 0);
	pri_setup(line->pri, bearer->call, setup);
	pri_sr_free(setup);
	bearer->leg = leg;
	leg->handle = bearer;
	return 0;
}

static void progress(struct leg *leg, bool rings)
{
	struct bearer *bearer = leg->handle;

	if (rings)
		pri_acknowledge(bearer->line->pri, bearer->call, bearer->channel, 0);
	else
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

const struct stack isdn_stack = { dial, progress, answer, end, "q850", "q850" };

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
	pri_set_timer(line->pri, PRI_TIMER_T200, 250); /* an end that starts late is up soon */
	tmr_start(&line->timer, 50, on_timer, line);
	return fd_listen(line->fd, FD_READ, on_frame, line);
}
