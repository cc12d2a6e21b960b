/* SPDX-License-Identifier: BSD-2-Clause */
/* The SIP legs, by libre. */
#include <string.h>

#include "gateway.h"

/* The handle of a leg. */
struct dialog {
	struct leg *leg;     /* NULL: it has ended, but a CANCEL must wait for a response */
	char *reason;        /* for that CANCEL */
	struct sip_msg *msg; /* the INVITE that came in, or the last 1xx of a leg out */
	struct sip_strans *transaction;
	struct sipsess *session; /* of a leg out, or of an answered one */
};

static struct sip *sip;
static struct sipsess_sock *sessions;
static struct mbuf *request; /* the BYE or CANCEL that came last */
static const char *callers;  /* their map */
static char own_uri[64];

static void destroy(void *arg)
{
	struct dialog *dialog = arg;

	mem_deref(dialog->transaction);
	mem_deref(dialog->session);
	mem_deref(dialog->msg);
	mem_deref(dialog->reason);
}

/* Up to the body.  Each branch of a forked call has its own To tag. */
static void read_message(struct leg *leg, const struct sip_msg *msg)
{
	evidence_read(leg->evidence, FORM_MESSAGE, (int)(hash_joaat_pl(&msg->to.tag) >> 1),
		      msg->mb->buf, msg->mb->pos);
}

/* -------------------------------------------------------- answers to an INVITE */

static void reply(struct leg *leg, uint16_t code, const char *phrase, bool media)
{
	struct dialog *dialog = leg->handle;
	const size_t size = media ? session->end : 0;
	struct sip_contact contact;

	sip_contact_set(&contact, "gateway", &dialog->msg->dst, dialog->msg->tp);
	sip_treplyf(&dialog->transaction, NULL, sip, dialog->msg, true, code, phrase,
		    "%H%sContent-Length: %zu\r\n\r\n%b", sip_contact_print, &contact,
		    media ? "Content-Type: application/sdp\r\n" : "", size, session->buf, size);
}

static void progress(struct leg *leg, bool rings)
{
	reply(leg, rings ? 180 : 183, rings ? "Ringing" : "Session Progress", !rings);
}

/* The call has failed, a BYE ended it, or there was no answer to what was sent. */
static void on_close(int err, const struct sip_msg *msg, void *arg)
{
	struct dialog *dialog = arg;
	struct leg *leg = dialog->leg;
	const char *silent = "transaction-timeout";

	if (!leg) {
		mem_deref(dialog);
		return;
	}
	if (leg == &leg->call->in)
		silent = "no-ack";
	if (msg && msg->scode >= 300)
		read_message(leg, msg);
	else if (err == ECONNRESET)
		evidence_read(leg->evidence, FORM_MESSAGE, 0, request->buf, request->end);
	else
		evidence_code(leg->evidence, "event",
			      err == ETIMEDOUT ? silent : "transport-error");
	mem_deref(dialog);
	call_ended(leg);
}

static int no_offer(struct mbuf **offer, const struct sip_msg *msg, void *arg)
{
	*offer = mem_ref(session);
	return 0;
}

static int any_answer(const struct sip_msg *msg, void *arg)
{
	return 0;
}

static void answer(struct leg *leg)
{
	struct dialog *dialog = leg->handle;

	dialog->transaction = mem_deref(dialog->transaction);
	session->pos = 0;
	if (sipsess_accept(&dialog->session, sessions, dialog->msg, 200, "OK", "gateway",
			   "application/sdp", session, NULL, NULL, false, no_offer, any_answer,
			   NULL, NULL, NULL, on_close, dialog, NULL)) {
		sip_treply(NULL, sip, dialog->msg, 400, "Bad Request"); /* no usable Contact */
		on_close(EPROTO, NULL, dialog);
	}
}

/* ------------------------------------------------------------- a call comes in */

static void on_cancel(void *arg)
{
	struct dialog *dialog = arg;
	struct leg *leg = dialog->leg;

	sip_treply(&dialog->transaction, sip, dialog->msg, 487, "Request Terminated");
	evidence_read(leg->evidence, FORM_MESSAGE, 0, request->buf, request->end);
	mem_deref(dialog);
	call_ended(leg);
}

/* The handlers of a BYE and a CANCEL do not get the message, so it is kept here. */
static void on_packet(bool sent, enum sip_transp tp, const struct sa *src, const struct sa *dst,
		      const uint8_t *bytes, size_t length, void *arg)
{
	if (sent || length < 7 || (memcmp(bytes, "CANCEL ", 7) && memcmp(bytes, "BYE ", 4)))
		return;
	mbuf_rewind(request);
	mbuf_write_mem(request, bytes, length);
}

static void on_invite(const struct sip_msg *msg, void *arg)
{
	struct dialog *dialog = mem_zalloc(sizeof(*dialog), destroy);
	struct call *call;
	struct pl number;

	call = dialog ? call_new(&sip_stack, callers, dialog) : NULL;
	if (!call || sip_strans_alloc(&dialog->transaction, sip, msg, on_cancel, dialog)) {
		sip_treply(NULL, sip, msg, 500, "Server Internal Error");
		mem_deref(dialog);
		mem_deref(call);
		return;
	}
	dialog->leg = &call->in;
	dialog->msg = mem_ref((void *)msg);
	sip_treply(&dialog->transaction, sip, msg, 100, "Trying");
	number = msg->uri.user;
	if (number.l > 0 && number.p[0] == '+')
		pl_advance(&number, 1);
	if (number.l >= sizeof(call->number) ||
	    pl_strcpy(&number, call->number, sizeof(call->number)))
		str_ncpy(call->number, "?", sizeof(call->number));
	call_dial(call);
}

/* --------------------------------------------------------------- a call goes out */

/* A CANCEL with a Reason, which libre has no way to add.  Its own CANCEL, which follows, is then a
 * retransmission of the same transaction (RFC 3261 9.1). */
static void send_cancel(const struct sip_msg *response, const char *reason)
{
	struct mbuf *mb = mbuf_alloc(1024);

	if (!mb)
		return;
	mbuf_printf(
		mb, "CANCEL %r SIP/2.0\r\nVia: %r\r\nMax-Forwards: 70\r\nFrom: %r\r\nTo: <%r>\r\n",
		&response->to.auri, &response->via.val, &response->from.val, &response->to.auri);
	mbuf_printf(mb, "Call-ID: %r\r\nCSeq: %u CANCEL\r\nReason: %s\r\nContent-Length: 0\r\n\r\n",
		    &response->callid, response->cseq.num, reason);
	mbuf_set_pos(mb, 0);
	sip_send(sip, response->sock, response->tp, &response->src, mb);
	mem_deref(mb);
}

static void on_progress(const struct sip_msg *msg, void *arg)
{
	struct dialog *dialog = arg;

	mem_deref(dialog->msg);
	dialog->msg = mem_ref((void *)msg);
	if (!dialog->leg) {
		send_cancel(msg, dialog->reason);
		mem_deref(dialog);
		return;
	}
	call_wait(dialog->leg, TIMER_ANSWER, "t9-expiry");
	read_message(dialog->leg, msg);
	if (msg->scode == 180 || msg->scode == 183)
		call_progress(dialog->leg, msg->scode == 180);
}

static void on_answer(const struct sip_msg *msg, void *arg)
{
	struct dialog *dialog = arg;

	if (dialog->leg)
		call_answer(dialog->leg);
	else
		mem_deref(dialog); /* BYE */
}

static int dial(struct leg *leg, const struct trunk *trunk)
{
	struct dialog *dialog = mem_zalloc(sizeof(*dialog), destroy);
	char uri[128];

	if (!dialog)
		return ENOMEM;
	dialog->leg = leg;
	session->pos = 0;
	re_snprintf(uri, sizeof(uri), "sip:%s@%J", leg->call->number, &trunk->peer);
	if (sipsess_connect(&dialog->session, sessions, uri, NULL, own_uri, "gateway", NULL, 0,
			    "application/sdp", session, NULL, NULL, false, no_offer, any_answer,
			    on_progress, on_answer, NULL, NULL, on_close, dialog, NULL)) {
		mem_deref(dialog);
		evidence_code(leg->evidence, "event", "transport-error");
		return EPROTO;
	}
	leg->handle = dialog;
	return 0;
}

/* ------------------------------------------------------------------ the end of a leg */

/* A final response, a BYE or a CANCEL. */
static void end(struct leg *leg, const struct answer *why)
{
	struct dialog *dialog = leg->handle;

	if (dialog->transaction) {
		sip_treplyf(&dialog->transaction, NULL, sip, dialog->msg, false,
			    (uint16_t)why->code, why->phrase,
			    why->reason[0] ? "Reason: %s\r\nContent-Length: 0\r\n\r\n" : NULL,
			    why->reason);
	} else if (dialog->session && why->reason[0]) {
		sipsess_set_close_headers(dialog->session, "Reason: %s\r\n", why->reason);
		dialog->leg = NULL;
		if (!leg->call->answered && !dialog->msg && !str_dup(&dialog->reason, why->reason))
			return;
		if (!leg->call->answered && dialog->msg)
			send_cancel(dialog->msg, why->reason);
	}
	mem_deref(dialog);
}

const struct stack sip_stack = { dial, progress, answer, end, "sip", "q850" };

int sip_open(const struct sa *ours, const char *map)
{
	callers = map;
	re_snprintf(own_uri, sizeof(own_uri), "sip:gateway@%J", ours);
	request = mbuf_alloc(2048);
	if (!request || sip_alloc(&sip, NULL, 1024, 1024, 64, NULL, NULL, NULL) ||
	    sip_transp_add(sip, SIP_TRANSP_UDP, ours) ||
	    sipsess_listen(&sessions, sip, 1024, on_invite, NULL))
		return -1;
	sip_set_trace_handler(sip, on_packet);
	return 0;
}
