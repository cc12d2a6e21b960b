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
/* And so many of any, where the prefix tells one process from the others. */
#define SILENT_MAX 64
/* While there is only a first line, which may be all that there is. */
#define FIRST_MAX 16

bool log_find_make(struct log_find *find)
{
	bool made;
	size_t i;

	memset(find, 0, sizeof(*find));
	find->room = malloc(LOG_LINE_MAX);
	made = find->room != NULL;
	for (i = 0; i < LOG_SLOTS; i++)
		made = log_head_make(&find->slots[i].head) && made;
	return made;
}

void log_find_drop(struct log_find *find)
{
	size_t i;

	for (i = 0; i < LOG_SLOTS; i++)
		log_head_drop(&find->slots[i].head);
	free(find->room);
	find->room = NULL;
}

/* ---------------------------------------------------------------- the message */

static void complete(struct log_find *find, struct log_slot *slot, int32_t form)
{
	struct log_message *message = &find->message;
	const struct log_head *head = &slot->head;
	const char *end;

	find->slot = (size_t)(slot - find->slots);
	message->form = form;
	message->head = head;
	message->bytes = head->kept;
	message->length = head->kept_length;
	message->first = slot->first;
	message->last = slot->last;
	end = message->length > 0 ? memchr(head->bytes, '\n', head->length) : NULL;
	end = end != NULL ? end - 1 : NULL;
	message->label.at = head->bytes;
	message->label.length = end != NULL ? (size_t)(end - head->bytes) : 0;
	find->cut += head->cut;
}

/* What follows the head of a message, as far as it could be taken for another. */
static void expect_body(struct log_slot *slot)
{
	/* Without a length: nothing, all parts, or a line. */
	static const int64_t unknown[] = { 0, BODY_MAX, 1 };
	const struct log_head *head = &slot->head;

	slot->type = head->type;
	slot->body = head->body < BODY_MAX ? head->body : BODY_MAX;
	if (head->body < 0)
		slot->body = unknown[head->type];
	/* The empty line comes again, as the first one of it. */
	if (slot->body > 0)
		slot->body += 2;
}

/* Of a line by itself: the request that it speaks of. */
static void add_method(struct log_slot *slot)
{
	char line[LOG_METHOD_MAX + 8] = "CSeq: 0 ";
	size_t length = strlen(slot->method);

	memcpy(line + 8, slot->method, length);
	if (length > 0)
		log_head_add(&slot->head, (struct log_text){ line, 8 + length });
}

/* The message that is open has ended.  false: it was none after all. */
static bool end_open(struct log_find *find, struct log_slot *slot, bool empty)
{
	slot->open = false;
	find->active--;
	if (slot->head.fields == 0 && slot->touching)
		return false;
	if (slot->head.fields == 0) {
		log_head_first(&slot->head, slot->spoken);
		add_method(slot);
	} else if (empty) {
		expect_body(slot);
	}
	find->active += slot->body > 0;
	complete(find, slot, SIPCAUSE_FORM_HEAD);
	return true;
}

/* -------------------------------------------------------------- a line by itself */

/* The line is one of a message that is open. */
static enum log_found take(struct log_find *find, const struct log_slot *slot)
{
	find->slot = (size_t)(slot - find->slots);
	find->message.first = slot->first;
	find->message.last = slot->last;
	return LOG_OPEN;
}

static enum log_found whole(struct log_find *find, struct log_slot *slot, int32_t form,
			    uint64_t number)
{
	slot->first = slot->last = number;
	complete(find, slot, form);
	return LOG_WHOLE;
}

static enum log_found begin(struct log_find *find, struct log_slot *slot, struct log_text line,
			    uint64_t number, const struct log_start *start)
{
	struct log_text text = { line.at + start->at, line.length - start->at };

	log_line_cut(&slot->head, text, start);
	slot->method[0] = '\0';
	if (start->status > 0)
		log_line_method(slot->method, line, start);
	if (slot->head.fields > 0) {
		if (slot->head.cseq.length == 0)
			add_method(slot);
		return start->touching ? LOG_NOTHING
				       : whole(find, slot, SIPCAUSE_FORM_HEAD, number);
	}
	log_prefix_set(&slot->prefix, (struct log_text){ line.at, start->at }, text);
	slot->touching = start->touching;
	slot->spoken = log_line_first(text, start);
	slot->first = slot->last = slot->seen = number;
	slot->foreign = 0;
	slot->open = true;
	find->active++;
	return take(find, slot);
}

static enum log_found octets(struct log_find *find, struct log_slot *slot, struct log_text line,
			     uint64_t number)
{
	size_t count;

	log_q931_see(&find->q931, line, number);
	count = log_octets_find(&find->q931, line, number, find->octets);
	if (count == 0)
		return LOG_NOTHING;
	log_head_begin(&slot->head, (struct log_text){ NULL, 0 });
	whole(find, slot, SIPCAUSE_FORM_OCTETS, number);
	find->message.bytes = find->octets;
	find->message.length = count;
	find->message.label = log_trim(line);
	return LOG_WHOLE;
}

/* A line of no message that is open; what it holds goes to a free slot. */
static enum log_found look(struct log_find *find, struct log_slot *slot, struct log_text line,
			   uint64_t number)
{
	struct log_start start;

	if (log_search(line, "SIP/2.0") != NULL) {
		if (log_start_find(line, &start))
			return begin(find, slot, line, number, &start);
		if (start.end > 0)
			return LOG_NOTHING;
	}
	if ((log_search(line, "eason") != NULL || log_search(line, "EASON") != NULL) &&
	    log_line_reasons(&slot->head, line))
		return whole(find, slot, SIPCAUSE_FORM_HEADER, number);
	return octets(find, slot, line, number);
}

/* ------------------------------------------------------------------ further lines */

/* Whether a line may be of a session description: "a=sendrecv". */
static bool is_description(struct log_text text)
{
	return text.length == 0 ||
	       (text.length > 1 && text.at[1] == '=' && text.at[0] >= 'a' && text.at[0] <= 'z');
}

/* A line of the body of a message; false: it is one of the next message. */
static bool is_body(struct log_slot *slot, struct log_text line)
{
	struct log_text text = log_prefix_strip(&slot->prefix, line);
	size_t value;

	/* A log may cut bodies, or leave them out. */
	if ((slot->type != LOG_BODY_MESSAGES && log_starts(text)) ||
	    (slot->type == LOG_BODY_OTHER && !is_description(text))) {
		return false;
	}
	if (log_field_at(text, &value) == LOG_CONTENT_TYPE)
		slot->type = log_body_of(
			log_trim((struct log_text){ text.at + value, text.length - value }));
	slot->body -= (int64_t)text.length + 2;
	return true;
}

/* Whether a line belongs to the head that is open. */
static bool goes_on(struct log_slot *slot, struct log_text line, struct log_text text)
{
	size_t value;
	enum log_field field = log_field_at(text, &value);

	if (field == LOG_NO_FIELD && log_starts(text))
		return false;
	if (field > LOG_OTHER_FIELD || (field == LOG_OTHER_FIELD && slot->head.fields > 0) ||
	    (log_is_blank(text.at[0]) && slot->head.fields > 0 && slot->foreign == 0)) {
		log_head_add(&slot->head, text);
		return true;
	}
	/* Between the header fields of a packet's tree stand their parts. */
	return slot->prefix.tree && line.length > 4 && memcmp(line.at, "    ", 4) == 0;
}

/* Whether a line is one that another program wrote into the middle of a head.  It must not
 * hold anything itself. */
static bool is_foreign(struct log_slot *slot, struct log_text line)
{
	return slot->head.fields > 0 && slot->foreign++ < FOREIGN_MAX &&
	       log_look_next(line.at, line.length, 0) == line.length;
}

/* ------------------------------------------------------------------ whose a line is */

static bool is_active(const struct log_slot *slot)
{
	return slot->open || slot->body > 0;
}

static void end_body(struct log_find *find, struct log_slot *slot)
{
	find->active -= !slot->open && slot->body > 0;
	slot->body = 0;
}

/* What was silent for too long, or longest where there is room for no other; NULL: nothing. */
static struct log_slot *silent(struct log_find *find, uint64_t number)
{
	struct log_slot *oldest = NULL;
	size_t i, left = find->active;

	for (i = 0; left > 0 && i < LOG_SLOTS; i++) {
		struct log_slot *slot = &find->slots[i];
		uint64_t limit = slot->open && slot->head.fields == 0 ? FIRST_MAX : SILENT_MAX;

		if (!is_active(slot))
			continue;
		left--;
		if (number - slot->seen > limit)
			return slot;
		if (oldest == NULL || slot->seen < oldest->seen)
			oldest = slot;
	}
	return find->active == LOG_SLOTS ? oldest : NULL;
}

static struct log_slot *free_slot(struct log_find *find)
{
	size_t i = 0;

	while (i + 1 < LOG_SLOTS && is_active(&find->slots[i]))
		i++;
	return &find->slots[i];
}

/* Whether the lines of a message have nothing before them, though its first one had. */
static bool is_bare(const struct log_slot *slot, struct log_text line, uint64_t number)
{
	size_t value;

	return slot->open && slot->head.fields == 0 && slot->seen + 1 == number &&
	       log_field_at(line, &value) > LOG_OTHER_FIELD;
}

/* The message whose line this is, or that has to end here: that of its process, else the one
 * of which no process is known.  NULL: none. */
static struct log_slot *owner_of(struct log_find *find, struct log_text line, uint64_t number)
{
	struct log_slot *owner = NULL;
	size_t i, left = find->active;

	for (i = 0; left > 0 && i < LOG_SLOTS; i++) {
		struct log_slot *slot = &find->slots[i];

		if (!is_active(slot))
			continue;
		left--;
		if (log_prefix_has(&slot->prefix, line))
			return slot;
		if (slot->prefix.speaks && is_bare(slot, line, number))
			slot->prefix.speaks = false;
		if (!slot->prefix.speaks && (owner == NULL || slot->seen > owner->seen))
			owner = slot;
	}
	return owner;
}

/* A line of an open message; LOG_NOTHING: it is not, and that was no message. */
static enum log_found go_on(struct log_find *find, struct log_slot *slot, struct log_text line,
			    uint64_t number)
{
	struct log_text text = log_prefix_strip(&slot->prefix, line);

	if (text.length > 0 && goes_on(slot, line, text)) {
		slot->last = slot->seen = number;
		slot->foreign = 0;
		return take(find, slot);
	}
	if (text.length > 0 && !log_starts(text) && is_foreign(slot, line))
		return take(find, slot);
	slot->seen = number;
	return end_open(find, slot, text.length == 0) ? LOG_ENDED : LOG_NOTHING;
}

enum log_found log_find_line(struct log_find *find, struct log_text line, uint64_t number)
{
	struct log_slot *slot;
	enum log_found found;

	if (line.length <= LOG_LINE_MAX)
		line = log_without_colours(find->room, line);
	while (find->active > 0 && (slot = silent(find, number)) != NULL) {
		if (slot->open && end_open(find, slot, false))
			return LOG_ENDED;
		end_body(find, slot);
	}
	slot = owner_of(find, line, number);
	if (slot != NULL && slot->open) {
		found = go_on(find, slot, line, number);
		if (found != LOG_NOTHING)
			return found;
	}
	if (slot != NULL && slot->body > 0) {
		slot->seen = number;
		if (is_body(slot, line)) {
			find->active -= slot->body <= 0;
			return LOG_NOTHING;
		}
		end_body(find, slot);
	}
	return look(find, free_slot(find), line, number);
}

enum log_found log_find_end(struct log_find *find)
{
	size_t i;

	for (i = 0; i < LOG_SLOTS; i++) {
		struct log_slot *slot = &find->slots[i];

		if (slot->open && end_open(find, slot, false))
			return LOG_ENDED;
		end_body(find, slot);
	}
	return LOG_NOTHING;
}
