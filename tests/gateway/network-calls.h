/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The calls of the network that the tests of the gateway talk to, and what they ask for by their
 * called numbers, xCCCLLM: cause CCC (000: no cause element), location LL, mode M:
 *
 *     0  CALL PROCEEDING, DISCONNECT
 *     1  CALL PROCEEDING, ALERTING, DISCONNECT
 *     2  CALL PROCEEDING, DISCONNECT with progress indicator 8, RELEASE with 102 400 ms later
 *     3  CALL PROCEEDING, PROGRESS with the cause and indicator 8, DISCONNECT 31 200 ms later
 *     4  SETUP ACKNOWLEDGE, and nothing more
 *     5  RELEASE COMPLETE at once
 *     6  CALL PROCEEDING, CONNECT, DISCONNECT 300 ms later
 *     7  CALL PROCEEDING, ALERTING, and nothing more
 *     8  nothing at all; the call is forgotten after 15 s
 *     9  as 0, with diagnostics 01 23
 *
 * A shorter number: SETUP ACKNOWLEDGE, and DISCONNECT 28 when no digit comes for 300 ms. Another
 * cause or location: cleared with 28. A channel in use: RELEASE COMPLETE 44. More than 512 calls:
 * RELEASE COMPLETE 34. The location of these is 2.
 *
 * libpri writes only causes of its own location, and other messages for some causes. So calls are
 * cleared with a harmless cause, and each frame gets the right element on its way out. A frame may
 * be queued or repeated after its call is gone. So what belongs into it is kept by call reference
 * until the next call has this reference.
 */
#ifndef NETWORK_CALLS_H
#define NETWORK_CALLS_H

#include <libpri.h>

#include "network-frames.h"

enum { CALLS = 512, REFERENCES = 0x8000, NUMBER_LENGTH = 7 };
enum { CHANNELS = 31, SIGNALLING_CHANNEL = 16, ANY_CHANNEL = 0xff };

struct call {
	q931_call *leg; /* NULL: this one is free */
	char number[64];
	bool ours;   /* we are the caller */
	bool silent; /* nothing was sent yet, so only RELEASE COMPLETE can end it */
	bool known;  /* the peer has told something about it */
	bool clearing;
	uint8_t heard; /* the type of the first clearing message of the peer */
	int channel;
	int reference;
	struct cause cause; /* to be cleared with */
	int64_t due;        /* when to do what is next, if there is anything */
	void (*then)(struct call *);
};

static struct pri *pri;
static struct call calls[CALLS];
/* What belongs into PROGRESS, and into clearing messages: of calls from the peer, and of ours. */
static struct {
	struct cause progress, clearing;
} sent[2][REFERENCES];

static inline int64_t milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the table ---- */

static inline struct call *call_by_leg(const q931_call *leg)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (leg && c->leg == leg)
			return c;
	return NULL;
}

static inline struct call *call_by_reference(bool ours, int reference)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c->ours == ours && c->reference == reference)
			return c;
	return NULL;
}

static inline struct call *call_by_channel(int channel)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && c->channel == channel)
			return c;
	return NULL;
}

/* 0 when all are in use. */
static inline int free_channel(void)
{
	for (int channel = 1; channel <= CHANNELS; channel++)
		if (channel != SIGNALLING_CHANNEL && !call_by_channel(channel))
			return channel;
	return 0;
}

static inline struct call new_call(q931_call *leg, const char *number, bool ours, int channel)
{
	struct call call = {
		.leg = leg, .ours = ours, .silent = !ours, .known = !ours, .channel = channel
	};
	int low = 0, high = pri_get_crv(pri, leg, &low);
	call.reference = (high << 3 | low) & (REFERENCES - 1);
	snprintf(call.number, sizeof call.number, "%.63s", number);
	memset(&sent[ours][call.reference], 0, sizeof sent[ours][call.reference]);
	return call;
}

/* NULL when the table is full. */
static inline struct call *keep_call(const struct call *call)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (!c->leg) {
			*c = *call;
			return c;
		}
	return NULL;
}

static inline void finish(struct call *call)
{
	printf("%s cleared\n", call->number);
	call->leg = NULL;
}

static inline void forget(struct call *call)
{
	pri_destroycall(pri, call->leg);
	finish(call);
}

/* ---- what is done with a call ---- */

static inline void after(struct call *call, int64_t ms, void (*then)(struct call *))
{
	call->due = milliseconds() + ms;
	call->then = then;
}

/* libpri sends RELEASE COMPLETE for some causes, such as 44; in the states in question, it does
 * DISCONNECT for 16. */
static inline void clear(struct call *call)
{
	call->then = NULL;
	call->clearing = true;
	call->cause.set = true;
	sent[call->ours][call->reference].clearing = call->cause;
	pri_set_timer(pri, PRI_TIMER_T305, call->cause.announced ? 400 : 30000);
	pri_hangup(pri, call->leg,
		   call->silent ? PRI_CAUSE_REQUESTED_CHAN_UNAVAIL : PRI_CAUSE_NORMAL_CLEARING);
	if (call->silent)
		finish(call);
}

static inline void clear_with(struct call *call, int value, int location)
{
	call->cause = (struct cause){ .value = (uint8_t)value, .location = (uint8_t)location };
	clear(call);
}

static inline void clear_incomplete(struct call *call)
{
	clear_with(call, PRI_CAUSE_INVALID_NUMBER_FORMAT, PUBLIC_LOCAL);
}

static inline void clear_normally(struct call *call)
{
	clear_with(call, PRI_CAUSE_NORMAL_UNSPECIFIED, PUBLIC_LOCAL);
}

static inline void want_digits(struct call *call)
{
	if (call->silent)
		pri_setup_ack(pri, call->leg, call->channel, 0, 0);
	call->silent = false;
}

static inline void proceed(struct call *call)
{
	call->silent = false;
	pri_proceeding(pri, call->leg, call->channel, 0);
}

static inline void progress(struct call *call)
{
	call->cause.set = true;
	sent[call->ours][call->reference].progress = call->cause;
	pri_progress_with_cause(pri, call->leg, call->channel, 1, PRI_CAUSE_NORMAL_CLEARING);
	after(call, 200, clear_normally);
}

static inline void do_mode(struct call *call, int mode)
{
	call->cause.announced = mode == 2;
	call->cause.diagnostics = mode == 9;
	if (mode == 4)
		want_digits(call);
	else if (mode == 8)
		after(call, 15000, forget); /* longer than the peer waits for an answer to SETUP */
	else if (mode != 5)
		proceed(call);
	if (mode == 1 || mode == 7)
		pri_acknowledge(pri, call->leg, call->channel, 0);
	if (mode == 6) {
		pri_answer(pri, call->leg, call->channel, 0);
		after(call, 300, clear);
	}
	if (mode == 3)
		progress(call);
	if (mode < 3 || mode == 5 || mode == 9)
		clear(call);
}

/* Does what the number asks for, or waits for more digits. */
static inline void decide(struct call *call)
{
	int cause, location, mode;
	call->then = NULL;
	if (strlen(call->number) < NUMBER_LENGTH) {
		want_digits(call);
		after(call, 300, clear_incomplete);
	} else if (sscanf(call->number, "%*1d%3d%2d%1d", &cause, &location, &mode) != 3 ||
		   cause > 127 || location > 15) {
		clear_incomplete(call);
	} else {
		call->cause =
			(struct cause){ .value = (uint8_t)cause, .location = (uint8_t)location };
		do_mode(call, mode);
	}
}

/* ---- what is asked for by commands ---- */

static inline void place(char *number, int channel)
{
	struct pri_sr *request = pri_sr_new();
	q931_call *leg = request ? pri_new_call(pri) : NULL;
	struct call *call = NULL;
	if (leg) {
		struct call first = new_call(leg, number, true, channel ? channel : free_channel());
		call = keep_call(&first);
	}
	if (call) {
		pri_sr_set_channel(request, call->channel, 1, 0);
		pri_sr_set_bearer(request, PRI_TRANS_CAP_SPEECH, PRI_LAYER_1_ALAW);
		pri_sr_set_called(request, number, PRI_UNKNOWN, 1);
		printf("called %s\n", number);
		pri_setup(pri, leg, request);
	} else {
		fprintf(stderr, "network: no room for a call to %s; there are %d\n", number, CALLS);
		pri_destroycall(pri, leg);
	}
	pri_sr_free(request);
}

static inline void hang_up(const char *number, int cause, int location)
{
	for (struct call *c = calls; c < calls + CALLS; c++)
		if (c->leg && !c->clearing && !strcmp(c->number, number)) {
			clear_with(c, cause, location);
			return;
		}
	fprintf(stderr, "network: no call to %s is there\n", number);
}

#endif
