/* SPDX-License-Identifier: BSD-2-Clause */
/* What happens to a call, whatever the stacks of its legs. */
#include <stdio.h>
#include <string.h>

#include "gateway.h"

/* More are refused, so that a loop of routes ends. */
#define MOST_CALLS 300

static struct list calls;
static struct {
	unsigned calls, answered, failed, advanced, retried;
} count;

static void destroy(void *arg)
{
	struct call *call = arg;

	tmr_cancel(&call->timer);
	list_unlink(&call->le);
	evidence_free(call->in.evidence);
	evidence_free(call->out.evidence);
}

struct call *call_new(const struct stack *stack, const char *map, void *handle)
{
	struct call *call = mem_zalloc(sizeof(*call), destroy);

	if (!call)
		return NULL;
	call->id = ++count.calls;
	call->in = (struct leg){ call, stack, map, evidence_new(), handle };
	call->out.call = call;
	list_append(&calls, &call->le, call);
	return call;
}

struct call *call_find(unsigned id)
{
	struct le *le;

	LIST_FOREACH(&calls, le)
	if (((struct call *)le->data)->id == id)
		return le->data;
	return NULL;
}

int call_print_counters(struct re_printf *pf, void *unused)
{
	return re_hprintf(pf,
			  "calls %u\ncurrent %u\nanswered %u\nfailed %u\nadvanced %u\nretried %u\n",
			  count.calls, list_count(&calls), count.answered, count.failed,
			  count.advanced, count.retried);
}

/* What to say to a leg because of another one, with a line of trace. */
static void answer_of(const struct leg *because, const struct leg *to, struct answer *answer)
{
	const struct call *call = to->call;
	const bool response = to == &call->in && !call->answered;

	evidence_answer(because->evidence, because->map,
			response ? to->stack->space : to->stack->space_later, answer);
	printf("call %u %s>%s %s %s\n", call->id, call->in.map, call->out.map, call->number,
	       answer->trace);
	fflush(stdout);
}

/* The next trunk, or the same once more.  false: there is none left to try. */
static bool another(struct call *call, int advice)
{
	if (call->answered || !call->route || (advice != ADVICE_ADVANCE && advice != ADVICE_RETRY))
		return false;
	if (advice == ADVICE_RETRY && !call->again) {
		count.retried++;
		return call->again = true;
	}
	call->again = false;
	count.advanced += call->route[1] != NULL;
	return *++call->route != NULL;
}

/* The leg out is gone: try another trunk, or tell the leg that came in. */
static void failed(struct call *call)
{
	struct answer answer;

	answer_of(&call->out, &call->in, &answer);
	if (another(call, answer.advice)) {
		call_dial(call);
		return;
	}
	count.failed += !call->answered;
	call->in.stack->end(&call->in, &answer);
	mem_deref(call);
}

/* The leg out begins anew, before or after the answer. */
static void begin(struct leg *out, const char *answered)
{
	evidence_free(out->evidence);
	out->evidence = evidence_new();
	evidence_know(out->evidence, "answered", answered);
	evidence_know(out->evidence, "clearing", "required");
}

/* The route; NULL after evidence of why there is none. */
static const struct trunk **find_route(struct call *call)
{
	const struct trunk **route = route_find(call->number);
	const char *event = NULL;

	if (call->number[strspn(call->number, "0123456789")] != '\0') {
		event = "number-unusable";
		str_ncpy(call->number, "?", sizeof(call->number)); /* for the trace */
	} else if (!route) {
		event = "no-route";
	} else if (list_count(&calls) > MOST_CALLS) {
		event = "call-limit";
	}
	if (event)
		evidence_code(call->out.evidence, "event", event);
	return event ? NULL : route;
}

void call_dial(struct call *call)
{
	struct leg *out = &call->out;

	begin(out, "no");
	out->map = call->in.map;
	if (!call->route && !(call->route = find_route(call))) {
		failed(call);
		return;
	}
	out->map = call->route[0]->name;
	out->stack = call->route[0]->isdn ? &isdn_stack : &sip_stack;
	call_wait(out, TIMER_RESPONSE, "invite-unanswered");
	if (out->stack->dial(out, call->route[0]))
		failed(call);
}

void call_progress(struct leg *leg, bool rings)
{
	if (rings)
		evidence_know(leg->evidence, "alerted", "yes");
	if (!leg->call->answered)
		leg->call->in.stack->progress(&leg->call->in, rings);
}

void call_answer(struct leg *leg)
{
	struct call *call = leg->call;

	if (call->answered)
		return;
	begin(leg, "yes");
	count.answered++;
	tmr_cancel(&call->timer);
	evidence_know(call->in.evidence, "answered", "yes");
	call->answered = true;
	call->in.stack->answer(&call->in);
}

static void hang_up(struct call *call, const struct leg *because)
{
	struct answer answer;

	tmr_cancel(&call->timer);
	if (!call->out.handle)
		return;
	answer_of(because, &call->out, &answer);
	call->out.stack->end(&call->out, &answer);
	call->out.handle = NULL;
}

void call_ended(struct leg *leg)
{
	struct call *call = leg->call;

	leg->handle = NULL;
	if (leg == &call->in) {
		hang_up(call, leg);
		mem_deref(call);
		return;
	}
	tmr_cancel(&call->timer);
	failed(call);
}

static void waited(void *arg)
{
	struct call *call = arg;

	if (call->event)
		evidence_code(call->out.evidence, "event", call->event);
	hang_up(call, &call->out);
	failed(call);
}

void call_wait(struct leg *leg, enum timer timer, const char *event)
{
	if (leg->call->answered)
		return;
	leg->call->event = event;
	tmr_start(&leg->call->timer, timers[timer], waited, leg->call);
}
