/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A call has two legs, the one that came in and the one that goes out, and each leg is of a
 * stack: SIP, ISDN or HTTP.  A stack reports what happens to its leg (call_...), and call.c tells
 * the stack of the other leg (struct stack).
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include <stdbool.h>
#include <stdint.h>

#define HAVE_INTTYPES_H /* for re.h */
#define HAVE_STDBOOL_H
#include <re.h>

#include "causes.h"

/* A way out of the gateway. */
struct trunk {
	const char *name; /* also of its map */
	bool isdn;
	struct sa ours, peer; /* SIP: ours is not used */
	struct line *line;    /* ISDN */
};

struct leg {
	struct call *call;
	const struct stack *stack;
	const char *map;
	struct evidence *evidence; /* of how it ended */
	void *handle;              /* the stack's own; NULL: the leg is gone */
};

struct call {
	struct le le;
	unsigned id;
	char number[64];
	struct leg in, out;
	struct tmr timer;
	const char *event;          /* what it means when the timer ends; NULL: nothing new */
	const struct trunk **route; /* the trunks left to try, NULL at the end */
	bool again, answered;       /* again: the first of them is tried for the second time */
};

struct stack {
	/* Call leg->call->number.  0, or an error after evidence where nothing went out. */
	int (*dial)(struct leg *leg, const struct trunk *trunk);
	/* It rings, or something can be heard. */
	void (*progress)(struct leg *leg, bool rings);
	void (*answer)(struct leg *leg);
	/* End the leg, also an answered one. */
	void (*end)(struct leg *leg, const struct answer *why);
	const char *space;       /* of the codes that end a leg with a response */
	const char *space_later; /* and without one */
};
extern const struct stack sip_stack, isdn_stack, http_stack;

/* What a stack reports of its leg. */
struct call *call_new(const struct stack *stack, const char *map, void *handle);
void call_dial(struct call *call);
void call_progress(struct leg *leg, bool rings);
void call_answer(struct leg *leg);
void call_ended(struct leg *leg); /* its evidence says how; its handle is gone */
/* The leg out waits.  When the timer ends, the gateway ends the leg because of the event. */
enum timer { TIMER_RESPONSE, TIMER_ANSWER, TIMER_ANNOUNCEMENT, TIMER_DIGITS, TIMERS };
void call_wait(struct leg *leg, enum timer timer, const char *event);
struct call *call_find(unsigned id);
int call_print_counters(struct re_printf *pf, void *unused);

/* The configuration. */
extern unsigned timers[TIMERS]; /* milliseconds */
extern struct mbuf *session;    /* the SDP of all calls */
const struct trunk **route_find(const char *number);
int sip_open(const struct sa *ours, const char *map);
int isdn_open(struct trunk *trunk);
int http_open(const struct sa *ours, const char *map);

#endif
