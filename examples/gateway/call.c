/* SPDX-License-Identifier: BSD-2-Clause */
/* What happens to a call, whatever the stacks of its legs. */
#include <stdio.h>

#include "gateway.h"

static struct list calls;
static unsigned last_id;
static struct {
	unsigned calls, answered, failed, advanced, retried, current;
} count;

static void destroy(void *arg)
{
	struct call *call = arg;

	tmr_cancel(&call->timer);
	list_unlink(&call->le);
	evidence_free(call->in.evidence);
	evidence_free(call->out.evidence);
	count.current--;
}

struct call *call_new(const struct stack *stack, const char *trunk, void *handle)
{
	struct call *call = mem_zalloc(sizeof(*call), destroy);

	if (!call)
		return NULL;
	call->id = ++last_id;
	call->in.call = call->out.call = call;
	call->in.stack = stack;
	call->in.handle = handle;
	call->in.evidence = evidence_new();
	str_ncpy(call->in.trunk, trunk, sizeof(call->in.trunk));
	list_append(&calls, &call->le, call);
	count.calls++;
	count.current++;
	return call->in.evidence ? call : mem_deref(call);
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
	(void)unused;
	return re_hprintf(pf,
			  "calls %u\nanswered %u\nfailed %u\nadvanced %u\nretried %u\ncurrent %u\n",
			  count.calls, count.answered, count.failed, count.advanced, count.retried,
			  count.current);
}

static void trace(const struct call *call, const struct answer *answer)
{
	static const char *const words[] = { "stop", "advance", "retry-same" };

	printf("call %u %s>%s %s %s route=%s\n", call->id, call->in.trunk, call->out.trunk,
	       call->number, answer->trace, words[answer->advice]);
	fflush(stdout);
}

/* The next trunk of the route, or the same once more.  0: there is none left to try. */
static bool another(struct call *call, enum advice what)
{
	if (call->answered || what == ADVICE_STOP)
		return false;
	if (what == ADVICE_RETRY && !call->again) {
		call->again = true;
		count.retried++;
		return true;
	}
	if (call->tried + 1 >= route_count(call->route))
		return false;
	call->tried++;
	call->again = false;
	count.advanced++;
	return true;
}

/* The leg out is gone: try another trunk, or tell the leg that came in. */
static void failed(struct call *call)
{
	struct answer answer;

	evidence_answer(call->out.evidence, call->out.trunk, call->in.stack->space, &answer);
	trace(call, &answer);
	if (another(call, answer.advice)) {
		call_dial(call);
		return;
	}
	count.failed += !call->answered;
	if (call->in.handle)
		call->in.stack->end(&call->in, &answer);
	mem_deref(call);
}

/* Start again with what is known of the leg out. */
static int begin(struct leg *out, bool answered)
{
	evidence_free(out->evidence);
	out->evidence = evidence_new();
	if (!out->evidence)
		return ENOMEM;
	evidence_know(out->evidence, "answered", answered ? "yes" : "no");
	evidence_know(out->evidence, "clearing", "required");
	return 0;
}

void call_dial(struct call *call)
{
	struct leg *out = &call->out;
	const struct trunk *trunk;

	if (begin(out, false)) {
		mem_deref(call);
		return;
	}
	if (!call->route)
		call->route = route_find(call->number);
	if (!call->route) {
		str_ncpy(out->trunk, call->in.trunk, sizeof(out->trunk));
		evidence_code(out->evidence, "event", "no-route");
		failed(call);
		return;
	}
	trunk = route_trunk(call->route, call->tried);
	str_ncpy(out->trunk, trunk->name, sizeof(out->trunk));
	out->stack = trunk->isdn ? &isdn_stack : &sip_stack;
	call_wait(out, "answer", "t9-expiry");
	if (out->stack->dial(out, trunk))
		failed(call);
}

void call_ring(struct leg *leg)
{
	evidence_know(leg->evidence, "alerted", "yes");
	if (!leg->call->answered)
		leg->call->in.stack->ring(&leg->call->in);
}

void call_media(struct leg *leg)
{
	if (!leg->call->answered)
		leg->call->in.stack->media(&leg->call->in);
}

void call_answer(struct leg *leg)
{
	struct call *call = leg->call;

	if (call->answered || begin(leg, true))
		return;
	call->answered = true;
	count.answered++;
	tmr_cancel(&call->timer);
	evidence_know(call->in.evidence, "answered", "yes");
	call->in.stack->answer(&call->in);
}

/* End the leg out with what its own evidence, or that of the leg in, says. */
static void hang_up(struct call *call, struct leg *because)
{
	struct answer answer;

	if (!call->out.handle)
		return;
	evidence_answer(because->evidence, because->trunk, call->out.stack->space, &answer);
	trace(call, &answer);
	call->out.stack->end(&call->out, &answer);
	call->out.handle = NULL;
}

void call_ended(struct leg *leg)
{
	struct call *call = leg->call;

	leg->handle = NULL;
	tmr_cancel(&call->timer);
	if (leg == &call->out) {
		failed(call);
		return;
	}
	hang_up(call, leg);
	mem_deref(call);
}

static void waited(void *arg)
{
	struct call *call = arg;

	if (!call->out.stack) { /* no more digits */
		call_dial(call);
		return;
	}
	if (call->event)
		evidence_code(call->out.evidence, "event", call->event);
	hang_up(call, &call->out);
	failed(call);
}

void call_wait(struct leg *leg, const char *timer, const char *event)
{
	leg->call->event = event;
	tmr_start(&leg->call->timer, timer_ms(timer), waited, leg->call);
}

/* Both sides hear that the gateway is out of service. */
void calls_stop(void)
{
	struct answer answer;
	struct call *call;

	while ((call = list_ledata(list_head(&calls))) != NULL) {
		evidence_code(call->in.evidence, "event", "peer-down");
		evidence_answer(call->in.evidence, call->in.trunk, call->in.stack->space, &answer);
		call->in.stack->end(&call->in, &answer);
		call_ended(&call->in);
	}
}
