/* SPDX-License-Identifier: BSD-2-Clause */
#include "head.h"

#include <stdlib.h>
#include <string.h>

bool log_head_make(struct log_head *head)
{
	memset(head, 0, sizeof(*head));
	head->bytes = malloc(LOG_HEAD_MAX);
	/* CSeq may be longer there. */
	head->kept = malloc(LOG_HEAD_MAX + 80);
	return head->bytes != NULL && head->kept != NULL;
}

void log_head_drop(struct log_head *head)
{
	free(head->bytes);
	free(head->kept);
	head->bytes = head->kept = NULL;
}

/* The line as it is in the buffer; nothing: it has no room. */
static struct log_text put(struct log_head *head, struct log_text line)
{
	struct log_text kept = { head->bytes + head->length, line.length };

	if (line.length + 2 > LOG_HEAD_MAX - head->length) {
		head->cut = true;
		return (struct log_text){ NULL, 0 };
	}
	memcpy(head->bytes + head->length, line.at, line.length);
	memcpy(head->bytes + head->length + line.length, "\r\n", 2);
	head->length += line.length + 2;
	return kept;
}

/* What is kept of the bytes, as it stands there with its end. */
static void keep(struct log_head *head, struct log_text line)
{
	memcpy(head->kept + head->kept_length, line.at, line.length + 2);
	head->kept_length += line.length + 2;
}

void log_head_begin(struct log_head *head, struct log_text first)
{
	struct log_text line = { NULL, 0 };

	*head = (struct log_head){
		.bytes = head->bytes, .kept = head->kept, .number = -1, .body = -1
	};
	if (first.length > 0)
		line = put(head, first);
	if (line.at != NULL)
		keep(head, line);
}

void log_head_first(struct log_head *head, size_t length)
{
	if (length + 2 >= head->length)
		return;
	memcpy(head->bytes + length, "\r\n", 2);
	memcpy(head->kept + length, "\r\n", 2);
	head->length = head->kept_length = length + 2;
}

/* The method, as much of it as tells it from those that end calls. */
static void keep_method(struct log_head *head)
{
	size_t length = head->method.length < 40 ? head->method.length : 40;
	char *at = head->kept + head->kept_length;

	memcpy(at, "CSeq: 0 ", 8);
	memcpy(at + 8, head->method.at, length);
	memcpy(at + 8 + length, "\r\n", 2);
	head->kept_length += length + 10;
}

static void take_cseq(struct log_head *head, struct log_text line, struct log_text value)
{
	size_t at = 0, end;

	value = log_trim(value);
	head->number = log_number(value);
	while (at < value.length && value.at[at] >= '0' && value.at[at] <= '9')
		at++;
	while (at < value.length && log_is_blank(value.at[at]))
		at++;
	for (end = at; end < value.length && log_is_token(value.at[end]);)
		end++;
	head->method = (struct log_text){ value.at + at, end - at };
	head->cseq = (struct log_text){ value.at, end };
	if (head->number < 0)
		return;
	/* Its method may stand in the next line. */
	if (head->method.length == 0) {
		head->keeps = true;
		keep(head, line);
		return;
	}
	keep_method(head);
}

static void take_call_id(struct log_head *head, struct log_text value)
{
	size_t length = 0;

	value = log_trim(value);
	while (length < value.length && (unsigned char)value.at[length] > ' ')
		length++;
	head->call_id = (struct log_text){ value.at, length };
}

enum log_body log_body_of(struct log_text type)
{
	if (log_begins(type, "message/") || log_begins(type, "text/"))
		return LOG_BODY_MESSAGES;
	return log_begins(type, "multipart/") ? LOG_BODY_PARTS : LOG_BODY_OTHER;
}

/* Whether a field may say how a call ended. */
static bool is_kept(enum log_field field)
{
	switch (field) {
	case LOG_REASON:
	case LOG_WARNING:
	case LOG_RETRY_AFTER:
	case LOG_PRIVATE_FIELD:
	case LOG_OTHER_FIELD:
		return true;
	default:
		return false;
	}
}

void log_head_add(struct log_head *head, struct log_text line)
{
	struct log_text kept = put(head, line), value;
	size_t at = 0;
	enum log_field field = log_field_at(kept, &at);

	head->fields++;
	if (kept.at == NULL)
		return;
	if (!log_is_blank(kept.length > 0 ? kept.at[0] : '\0'))
		head->keeps = is_kept(field);
	if (head->keeps)
		keep(head, kept);
	value = (struct log_text){ kept.at + at, kept.length - at };
	switch (field) {
	case LOG_CALL_ID:
		if (head->call_id.length == 0)
			take_call_id(head, value);
		break;
	case LOG_CSEQ:
		if (head->cseq.length == 0)
			take_cseq(head, kept, value);
		break;
	case LOG_FROM:
		head->from_tag = log_parameter(value, "tag");
		break;
	case LOG_TO:
		head->to_tag = log_parameter(value, "tag");
		break;
	case LOG_VIA:
		if (head->via_branch.length == 0)
			head->via_branch = log_parameter(value, "branch");
		break;
	case LOG_CONTENT_LENGTH:
		head->body = log_number(log_trim(value));
		break;
	case LOG_CONTENT_TYPE:
		head->type = log_body_of(log_trim(value));
		break;
	default:
		break;
	}
}
