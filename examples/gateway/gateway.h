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

/* A way out of the gateway.  Its name is also that of its map. */
struct trunk {
	char name[32];
	bool isdn;
	struct sa ours, peer; /* SIP: only the peer's */
	struct line *line;    /* ISDN */
};

struct leg {
	struct call *call;
	const struct stack *stack;
	char trunk[32];            /* the name of its map */
	struct evidence *evidence; /* of how it ended */
	void *handle;              /* the stack's own; NULL: the leg is gone */
};

struct call {
	struct le le;
	unsigned id;
	char number[64];
	struct leg in, out;
	struct tmr timer;
	const char *event; /* when the timer ends; NULL: none */
	const struct route *route;
	size_t tried; /* of the route's trunks */
	bool again;   /* this trunk is tried for the second time */
	bool answered;
};

struct stack {
	const char *space; /* of its codes */
	/* Call leg->call->number.  0, or an error where nothing went out. */
	int (*dial)(struct leg *leg, const struct trunk *trunk);
	void (*ring)(struct leg *leg);
	void (*media)(struct leg *leg); /* an announcement can be heard */
	void (*answer)(struct leg *leg);
	/* End the leg, also an answered one. */
	void (*end)(struct leg *leg, const struct answer *why);
};
extern const struct stack sip_stack, isdn_stack, http_stack;

/* What a stack reports of its leg. */
struct call *call_new(const struct stack *stack, const char *trunk, void *handle);
void call_dial(struct call *call); /* the number is complete */
void call_ring(struct leg *leg);
void call_media(struct leg *leg);
void call_answer(struct leg *leg);
void call_ended(struct leg *leg); /* its evidence says how, and its handle is gone */
/* The leg waits, and after the time of timer the gateway ends it because of an event; NULL: with
 * the evidence that there is. */
void call_wait(struct leg *leg, const char *timer, const char *event);
struct call *call_find(unsigned id);
void calls_stop(void);
int call_print_counters(struct re_printf *pf, void *unused);

/* The configuration: see README.md. */
const struct trunk *trunk_of_peer(const struct sa *peer);
size_t route_count(const struct route *route);
const struct trunk *route_trunk(const struct route *route, size_t index);
const struct route *route_find(const char *number);
uint64_t timer_ms(const char *name);
extern struct mbuf *session; /* the SDP of all calls */

int sip_open(const struct sa *ours, const char *trunk);
void sip_stop(void);
int isdn_open(struct trunk *trunk);
int http_open(const struct sa *ours, const char *trunk);
void http_stop(void);

#endif
