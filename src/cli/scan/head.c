/* SPDX-License-Identifier: BSD-2-Clause */
#include "head.h"

#include <stdlib.h>
#include <string.h>

bool log_head_make(struct log_head *head)
{
	memset(head, 0, sizeof(*head));
	head->bytes = malloc(LOG_HEAD_MAX);
	return head->bytes != NULL;
}

void log_head_drop(struct log_head *head)
{
	free(head->bytes);
	head->bytes = NULL;
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

void log_head_begin(struct log_head *head, struct log_text first)
{
	char *bytes = head->bytes;

	*head = (struct log_head){ .bytes = bytes, .number = -1, .body = -1 };
	if (first.length > 0)
		put(head, first);
}

static void take_cseq(struct log_head *head, struct log_text value)
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
}

static void take_call_id(struct log_head *head, struct log_text value)
{
	size_t length = 0;

	value = log_trim(value);
	while (length < value.length && (unsigned char)value.at[length] > ' ')
		length++;
	head->call_id = (struct log_text){ value.at, length };
}

void log_head_add(struct log_head *head, struct log_text line)
{
	struct log_text kept = put(head, line), value;
	size_t at = 0;
	enum log_field field = log_field_at(kept, &at);

	head->fields++;
	value = (struct log_text){ kept.at + at, kept.length - at };
	switch (field) {
	case LOG_CALL_ID:
		if (head->call_id.length == 0)
			take_call_id(head, value);
		break;
	case LOG_CSEQ:
		if (head->cseq.length == 0)
			take_cseq(head, value);
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
		head->typed = true;
		head->sdp = log_begins(log_trim(value), "application/sdp");
		break;
	default:
		break;
	}
}
