/* SPDX-License-Identifier: BSD-2-Clause */
#include "find.h"

#include "escape.h"
#include "look.h"
#include "sipcause.h"
#include "source.h"

#include <stdlib.h>
#include <string.h>

#define BODY_MAX 65536
/* So many lines of other programs may stand between two header fields. */
#define FOREIGN_MAX 8

bool log_find_make(struct log_find *find)
{
	memset(find, 0, sizeof(*find));
	find->room = malloc(LOG_LINE_MAX);
	return find->room != NULL && log_head_make(&find->head);
}

void log_find_drop(struct log_find *find)
{
	log_head_drop(&find->head);
	free(find->room);
	find->room = NULL;
}

/* ---------------------------------------------------------------- the message */

static void complete(struct log_find *find, int32_t form)
{
	struct log_message *message = &find->message;
	const char *end;

	message->form = form;
	message->head = &find->head;
	message->bytes = find->head.kept;
	message->length = find->head.kept_length;
	end = message->length > 0 ? memchr(find->head.bytes, '\n', find->head.length) : NULL;
	end = end != NULL ? end - 1 : NULL;
	message->label.at = find->head.bytes;
	message->label.length = end != NULL ? (size_t)(end - find->head.bytes) : 0;
	find->cut += find->head.cut;
}

/* What follows the head of a message, as far as it could be taken for another. */
static void expect_body(struct log_find *find)
{
	/* Without a length: nothing, all parts, or a line. */
	static const int64_t unknown[] = { 0, BODY_MAX, 1 };
	const struct log_head *head = &find->head;

	find->type = head->type;
	find->body = head->body < BODY_MAX ? head->body : BODY_MAX;
	if (head->body < 0)
		find->body = unknown[head->type];
	/* The empty line comes again, as the first one of it. */
	if (find->body > 0)
		find->body += 2;
}

/* Of a line by itself: the request that it speaks of. */
static void add_method(struct log_find *find)
{
	char line[LOG_METHOD_MAX + 8] = "CSeq: 0 ";
	size_t length = strlen(find->method);

	memcpy(line + 8, find->method, length);
	if (length > 0)
		log_head_add(&find->head, (struct log_text){ line, 8 + length });
}

/* The message that is open has ended.  false: it was none after all. */
static bool end_open(struct log_find *find, bool empty)
{
	find->open = false;
	if (find->head.fields == 0 && find->touching)
		return false;
	if (find->head.fields == 0) {
		log_head_first(&find->head, find->spoken);
		add_method(find);
	} else if (empty) {
		expect_body(find);
	}
	complete(find, SIPCAUSE_FORM_HEAD);
	return true;
}

/* -------------------------------------------------------------- a line by itself */

static enum log_found whole(struct log_find *find, int32_t form, uint64_t number)
{
	complete(find, form);
	find->message.first = find->message.last = number;
	return LOG_WHOLE;
}

static enum log_found begin(struct log_find *find, struct log_text line, uint64_t number,
			    const struct log_start *start)
{
	struct log_text text = { line.at + start->at, line.length - start->at };

	log_line_cut(&find->head, text, start);
	find->method[0] = '\0';
	if (start->status > 0)
		log_line_method(find->method, line, start);
	if (find->head.fields > 0) {
		if (find->head.cseq.length == 0)
			add_method(find);
		return start->touching ? LOG_NOTHING : whole(find, SIPCAUSE_FORM_HEAD, number);
	}
	log_prefix_set(&find->prefix, (struct log_text){ line.at, start->at }, text);
	find->touching = start->touching;
	find->spoken = log_line_first(text, start);
	find->message.first = find->message.last = number;
	find->foreign = 0;
	find->open = true;
	return LOG_OPEN;
}

static enum log_found octets(struct log_find *find, struct log_text line, uint64_t number)
{
	size_t count;

	log_q931_see(&find->q931, line, number);
	count = log_octets_find(&find->q931, line, number, find->octets);
	if (count == 0)
		return LOG_NOTHING;
	log_head_begin(&find->head, (struct log_text){ NULL, 0 });
	whole(find, SIPCAUSE_FORM_OCTETS, number);
	find->message.bytes = find->octets;
	find->message.length = count;
	find->message.label = log_trim(line);
	return LOG_WHOLE;
}

/* A line while no message is open. */
static enum log_found look(struct log_find *find, struct log_text line, uint64_t number)
{
	struct log_start start;

	if (log_search(line, "SIP/2.0") != NULL) {
		if (log_start_find(line, &start))
			return begin(find, line, number, &start);
		if (start.end > 0)
			return LOG_NOTHING;
	}
	if ((log_search(line, "eason") != NULL || log_search(line, "EASON") != NULL) &&
	    log_line_reasons(&find->head, line))
		return whole(find, SIPCAUSE_FORM_HEADER, number);
	return octets(find, line, number);
}

/* ------------------------------------------------------------------ further lines */

/* Whether a line may be of a session description: "a=sendrecv". */
static bool is_description(struct log_text text)
{
	return text.length == 0 ||
	       (text.length > 1 && text.at[1] == '=' && text.at[0] >= 'a' && text.at[0] <= 'z');
}

/* A line of the body of a message; false: it is one of the next message. */
static bool is_body(struct log_find *find, struct log_text line)
{
	struct log_text text = log_prefix_strip(&find->prefix, line);
	size_t value;

	/* A log may cut bodies, or leave them out. */
	if ((find->type != LOG_BODY_MESSAGES && log_starts(text)) ||
	    (find->type == LOG_BODY_OTHER && !is_description(text))) {
		find->body = 0;
		return false;
	}
	if (log_field_at(text, &value) == LOG_CONTENT_TYPE)
		find->type = log_body_of(
			log_trim((struct log_text){ text.at + value, text.length - value }));
	find->body -= (int64_t)text.length + 2;
	return true;
}

/* Whether a line belongs to the head that is open. */
static bool goes_on(struct log_find *find, struct log_text line, struct log_text text)
{
	size_t value;
	enum log_field field = log_field_at(text, &value);

	if (field == LOG_NO_FIELD && log_starts(text))
		return false;
	if (field > LOG_OTHER_FIELD || (field == LOG_OTHER_FIELD && find->head.fields > 0) ||
	    (log_is_blank(text.at[0]) && find->head.fields > 0 && find->foreign == 0)) {
		log_head_add(&find->head, text);
		return true;
	}
	/* Between the header fields of a packet's tree stand their parts. */
	return find->prefix.tree && line.length > 4 && memcmp(line.at, "    ", 4) == 0;
}

/* Whether a line is one that another program wrote into the middle of a head.  It must not
 * hold anything itself. */
static bool is_foreign(struct log_find *find, struct log_text line)
{
	return find->head.fields > 0 && find->foreign++ < FOREIGN_MAX &&
	       log_look_next(line.at, line.length, 0) == line.length;
}

enum log_found log_find_line(struct log_find *find, struct log_text line, uint64_t number)
{
	struct log_text text;

	if (line.length <= LOG_LINE_MAX)
		line = log_without_colours(find->room, line);
	if (find->open) {
		text = log_prefix_strip(&find->prefix, line);
		if (text.length > 0 && goes_on(find, line, text)) {
			find->message.last = number;
			find->foreign = 0;
			return LOG_OPEN;
		}
		if (text.length > 0 && !log_starts(text) && is_foreign(find, line))
			return LOG_OPEN;
		if (end_open(find, text.length == 0))
			return LOG_ENDED;
	}
	if (find->body > 0 && is_body(find, line))
		return LOG_NOTHING;
	return look(find, line, number);
}

enum log_found log_find_end(struct log_find *find)
{
	return find->open && end_open(find, false) ? LOG_ENDED : LOG_NOTHING;
}
