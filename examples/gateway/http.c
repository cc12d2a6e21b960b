/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The HTTP legs, by libre.  POST /calls {"to": "NUMBER"} answers when the call is answered or has
 * failed, DELETE /calls/N hangs up, and GET /counters counts.
 */
#include <string.h>

#include "gateway.h"

static struct http_sock *server;
static const char *clients; /* their map */

static void progress(struct leg *leg, bool rings)
{
}

static void answer(struct leg *leg)
{
	char body[32];

	re_snprintf(body, sizeof(body), "{\"call\":%u}\n", leg->call->id);
	http_creply(leg->handle, 201, "Created", "application/json", "%s", body);
}

/* An answered call has had its response. */
static void end(struct leg *leg, const struct answer *why)
{
	if (!leg->call->answered)
		http_creply(leg->handle, (uint16_t)why->code, why->phrase,
			    "application/problem+json", "%s", why->problem);
	mem_deref(leg->handle);
}

const struct stack http_stack = { NULL, progress, answer, end, "http", "http" };

/* The number of {"to": "NUMBER"}. */
static int number_in(const struct http_msg *msg, char *number, size_t size)
{
	struct odict *body = NULL;
	const char *to = NULL;
	int err = EINVAL;

	if (json_decode_odict(&body, 8, (const char *)mbuf_buf(msg->mb), mbuf_get_left(msg->mb),
			      4) == 0)
		to = odict_string(body, "to");
	if (to && to[0] && strlen(to) < size && to[strspn(to, "0123456789")] == '\0') {
		str_ncpy(number, to, size);
		err = 0;
	}
	mem_deref(body);
	return err;
}

static void post(struct http_conn *conn, const struct http_msg *msg)
{
	char number[sizeof(((struct call *)0)->number)];
	struct call *call;

	if (number_in(msg, number, sizeof(number))) {
		http_creply(conn, 400, "Bad Request", "text/plain",
			    "found no number; expected {\"to\": \"DIGITS\"}\n");
		return;
	}
	call = call_new(&http_stack, clients, mem_ref(conn));
	if (!call) {
		http_ereply(conn, 500, "Internal Server Error");
		mem_deref(conn);
		return;
	}
	str_ncpy(call->number, number, sizeof(call->number));
	call_dial(call);
}

static void hang_up(struct http_conn *conn, const struct pl *id)
{
	struct call *call = id->l < 10 ? call_find(pl_u32(id)) : NULL;

	if (!call || call->in.stack != &http_stack || !call->answered) {
		http_ereply(conn, 404, "Not Found");
		return;
	}
	http_reply(conn, 204, "No Content", NULL);
	mem_deref(call->in.handle);
	evidence_code(call->in.evidence, "event", "bye");
	call_ended(&call->in);
}

static void on_request(struct http_conn *conn, const struct http_msg *msg, void *arg)
{
	struct pl id;

	if (pl_strcmp(&msg->met, "POST") == 0 && pl_strcmp(&msg->path, "/calls") == 0)
		post(conn, msg);
	else if (pl_strcmp(&msg->met, "DELETE") == 0 &&
		 re_regex(msg->path.p, msg->path.l, "/calls/[0-9]+", &id) == 0 &&
		 id.p == msg->path.p + strlen("/calls/") &&
		 id.p + id.l == msg->path.p + msg->path.l)
		hang_up(conn, &id);
	else if (pl_strcmp(&msg->met, "GET") == 0 && pl_strcmp(&msg->path, "/counters") == 0)
		http_creply(conn, 200, "OK", "text/plain", "%H", call_print_counters, NULL);
	else if (pl_strcmp(&msg->path, "/calls") == 0 || pl_strcmp(&msg->path, "/counters") == 0)
		http_ereply(conn, 405, "Method Not Allowed");
	else
		http_ereply(conn, 404, "Not Found");
}

int http_open(const struct sa *ours, const char *map)
{
	clients = map;
	return http_listen(&server, ours, on_request, NULL);
}
