/* SPDX-License-Identifier: BSD-2-Clause */
/* Random calls.  See generate-call.h. */
#include "generate-call.h"

#include "oracle-read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NO_LOCATION (-1)
#define NO_DIAGNOSTIC (-2)

static const char *const tokens[] = { "U", "LPN", "LN", "TN", "RLN", "RPN", "LOC-6", "INTL" };

/* ----------------------------------------------------------------- values */

static struct call_value some_warning(struct dice *dice)
{
	return call_value("warning", HOME_WARNING, home_code(dice, HOME_WARNING));
}

static void put_value(struct call_message *message, struct call_value value)
{
	if (message->value_count < CALL_VALUES_MAX)
		message->values[message->value_count++] = value;
}

/* A cell of a record; its kinds are those of candidates. */
static struct call_value some_cell(struct dice *dice)
{
	struct call_value value = call_value("sip-reason", HOME_SIP, home_code(dice, HOME_SIP));

	switch (dice_below(dice, 10)) {
	case 0:
		return call_value("event", HOME_EVENT, home_code(dice, HOME_EVENT));
	case 1:
	case 2:
		return call_value("status", HOME_SIP, home_code(dice, HOME_SIP));
	case 3:
		return call_value("status", HOME_HTTP, home_code(dice, HOME_HTTP));
	case 4:
		if (dice_chance(dice, 30))
			return call_value("cause", HOME_STIR, home_code(dice, HOME_STIR));
		return call_value("cause", HOME_SWITCH, home_code(dice, HOME_SWITCH));
	case 5:
		value.code = dice_chance(dice, 45) ? 200 : value.code;
		value.text = dice_chance(dice, 40) ? "Call completed elsewhere" : NULL;
		return value;
	case 6:
		return some_warning(dice);
	case 7:
		if (dice_chance(dice, 50))
			return call_value("reason", HOME_Q850, home_code(dice, HOME_Q850));
		value = call_value("encapsulated", HOME_Q850, home_code(dice, HOME_Q850));
		if (dice_chance(dice, 70))
			value.location = home_code(dice, HOME_LOCATION);
		return value;
	default:
		value = call_value("cause", HOME_Q850, home_code(dice, HOME_Q850));
		if (dice_chance(dice, 30))
			value.location = home_code(dice, HOME_LOCATION);
		if (dice_chance(dice, 30))
			value.diagnostic = dice_chance(dice, 50) ? ORACLE_NO_VALUE
								 : home_code(dice, HOME_DIAGNOSTIC);
		return value;
	}
}

/* --------------------------------------------------------------- messages */

/* Of a response; some spaces may know it. */
static const char *some_phrase(struct generated *made, struct dice *dice)
{
	return dice_chance(dice, 70) ? "Some Phrase" : call_text(made, dice);
}

static void make_response(struct generated *made, struct dice *dice, struct call_message *message)
{
	static const char *const methods[] = { "INVITE",  "INVITE",   "INVITE", "INVITE", NULL,
					       "OPTIONS", "REGISTER", "BYE",    "CANCEL" };

	message->form = CALL_RESPONSE;
	message->http = dice_chance(dice, 4);
	message->status = home_code(dice, message->http ? HOME_HTTP : HOME_SIP);
	if (!message->http)
		message->method = methods[dice_below(dice, COUNT(methods))];
	if (dice_chance(dice, 20) && !message->http)
		message->status = dice_chance(dice, 50) ? 200 : 487;
	message->phrase = some_phrase(made, dice);
}

static void make_request(struct dice *dice, struct call_message *message)
{
	static const char *const methods[] = { "BYE", "BYE", "CANCEL", "CANCEL", "INFO" };

	message->form = CALL_REQUEST;
	message->method = methods[dice_below(dice, COUNT(methods))];
}

static void make_record(struct dice *dice, struct call_message *message)
{
	message->form = CALL_RECORD;
	for (uint32_t i = 1 + dice_below(dice, 4); i; i--)
		put_value(message, some_cell(dice));
}

/* Whether the message says nothing of a call: as its CSeq or its own method tells. */
static bool is_of_another_method(const struct call_message *message)
{
	const char *method = message->method;

	if (message->form == CALL_RESPONSE)
		return method && strcmp(method, "INVITE") != 0;
	return message->form == CALL_REQUEST && strcmp(method, "BYE") && strcmp(method, "CANCEL");
}

/* A text without quotes ends before a protocol that is known, so that none comes before others. */
static void quote_texts(struct call_message *message)
{
	bool unknown = false;

	for (size_t i = 0; i < message->value_count; i++)
		unknown |= oracle_text_is(message->values[i].protocol, "X-NONE");
	for (size_t i = 0; unknown && i < message->value_count; i++)
		if (message->values[i].flaw == CALL_UNQUOTED)
			message->values[i].flaw = CALL_CLEAN;
}

bool call_is_rel(const struct call_message *message, const struct call_value *value)
{
	return message->form != CALL_RECORD && value->kind && !strcmp(value->kind, "encapsulated");
}

/* Often with the cause of a Reason before it. */
static void put_rel(struct dice *dice, struct call_message *message)
{
	struct call_value rel = call_value("encapsulated", HOME_Q850, home_code(dice, HOME_Q850));

	if (message->value_count && dice_chance(dice, 60))
		rel.code = message->values[0].code % 128;
	rel.location = home_code(dice, HOME_LOCATION);
	put_value(message, rel);
}

static void make_reasons(struct generated *made, struct dice *dice, struct call_message *message)
{
	for (uint32_t i = dice_below(dice, 3); i; i--)
		put_value(message, call_reason(made, dice));
	for (uint32_t i = dice_chance(dice, 25) ? 1 + dice_below(dice, 2) : 0; i; i--)
		if (message->form != CALL_FIELD)
			put_value(message, some_warning(dice));
	if (message->form == CALL_FIELD && !message->value_count)
		put_value(message, call_reason(made, dice));
	if (message->form == CALL_FIELD)
		quote_texts(message);
	for (uint32_t i = dice_chance(dice, 25) ? 1 + dice_chance(dice, 20) : 0; i; i--)
		if (message->form != CALL_FIELD && !message->http)
			put_rel(dice, message);
}

/* Where the order of cells counts, each of them may be bytes. */
static void read_cells(struct generated *made, struct dice *dice, struct call_message *message)
{
	for (size_t i = 0; i < message->value_count; i++) {
		struct call_value *value = &message->values[i];

		if ((!strcmp(value->kind, "cause") && dice_chance(dice, 30)) ||
		    (!strcmp(value->kind, "sip-reason") && dice_chance(dice, 60)))
			*value = call_reason(made, dice);
		value->read =
			value->protocol ||
			((!strcmp(value->kind, "status") || !strcmp(value->kind, "warning")) &&
			 dice_chance(dice, 60));
		if (value->read && !strcmp(value->kind, "status"))
			value->text = some_phrase(made, dice);
	}
}

static void make_message(struct generated *made, struct dice *dice, struct call_message *message,
			 bool record)
{
	message->branch = dice_chance(dice, 70) ? 0 : 1;
	if (record) {
		make_record(dice, message);
		return;
	}
	if (dice_chance(dice, 10))
		message->form = CALL_FIELD;
	else if (dice_chance(dice, 65))
		make_response(made, dice, message);
	else
		make_request(dice, message);
	make_reasons(made, dice, message);
}

static void make_known(struct dice *dice, struct call *call)
{
	static const enum home_space spaces[] = { HOME_ORIGIN,  HOME_ANSWERED, HOME_DIALOG,
						  HOME_ALERTED, HOME_BLOCKED,  HOME_SIGN,
						  HOME_SIP,     HOME_Q850,     HOME_SWITCH };

	for (size_t i = 0; i < COUNT(spaces); i++) {
		struct oracle_companion *item = &call->known.items[call->known.count];

		if (!dice_chance(dice, i > 3 ? 4 : spaces[i] == HOME_DIALOG ? 10 : 25))
			continue;
		item->space = home_spaces[spaces[i]].space.name;
		item->code = home_code(dice, spaces[i]);
		call->known.count++;
	}
}

static void make_settings(struct generated *made, struct dice *dice, struct call *call)
{
	static const char *const kinds[] = { "status", "cause", "event", "sip-reason" };
	uint32_t first = dice_below(dice, COUNT(kinds));

	if (dice_chance(dice, 15))
		call->prefer_count = 1 + dice_below(dice, COUNT(kinds));
	for (size_t i = 0; i < call->prefer_count; i++)
		call->prefer[i] = kinds[(first + i) % COUNT(kinds)];
	if (dice_chance(dice, 10))
		call->distrust_count = 1 + dice_below(dice, 2);
	for (size_t i = 0; i < call->distrust_count; i++)
		call->distrust[i] = call_value("cause", HOME_Q850, home_code(dice, HOME_Q850));
	if (dice_chance(dice, 25))
		call->policy = &made->world.maps[dice_below(dice, (uint32_t)made->world.map_count)];
}

void generate_call(struct generated *made, struct dice *dice, struct call *call)
{
	bool record = dice_chance(dice, 30);

	memset(call, 0, sizeof(*call));
	call->message_count = 1 + dice_below(dice, CALL_MESSAGES_MAX);
	if (record && dice_chance(dice, 70))
		call->message_count = 1;
	for (size_t i = 0; i < call->message_count; i++)
		make_message(made, dice, &call->messages[i], record || dice_chance(dice, 8));
	call->in_order = call->message_count == 1 && dice_chance(dice, record ? 60 : 10);
	if (call->in_order && call->messages[0].form == CALL_RECORD)
		read_cells(made, dice, &call->messages[0]);
	call->strict = dice_chance(dice, 20);
	call->corrected = dice_chance(dice, 20);
	make_known(dice, call);
	make_settings(made, dice, call);
}

/* ------------------------------------------------------------------ bytes */

__attribute__((format(printf, 3, 4))) static void append(char *room, size_t size,
							 const char *format, ...)
{
	size_t length = strlen(room);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(room + length, size - length, format, arguments);
	va_end(arguments);
}

static void append_cause(const struct call_value *value, char *room, size_t size)
{
	append(room, size, value->flaw == CALL_HEX ? "cause=0x%x" : "cause=%d", (int)value->code);
	if (value->flaw == CALL_POINT)
		append(room, size, ".0");
}

static void append_reason(const struct call_value *value, char *room, size_t size)
{
	const char *separator = value->flaw == CALL_DOUBLED   ? ";;"
				: value->flaw == CALL_ESCAPED ? "\\;"
							      : ";";

	append(room, size, value->flaw == CALL_QUOTED ? "\"%s\"" : "%s", value->protocol);
	append(room, size, "%s", separator);
	append_cause(value, room, size);
	if (value->location != NO_LOCATION)
		append(room, size, ";location=%s", tokens[value->location]);
	if (value->text)
		append(room, size, value->flaw == CALL_UNQUOTED ? ";text=%s" : ";text=\"%s\"",
		       value->text);
}

/* What is wrong, and not what a token allows. */
static bool is_flawed(const struct call_value *value)
{
	if (value->flaw == CALL_UNQUOTED)
		return value->text && strpbrk(value->text, " =;") != NULL;
	return value->flaw != CALL_CLEAN;
}

bool call_is_flawed(const struct call *call, const struct call_value *value)
{
	return call->strict && value->protocol && is_flawed(value);
}

static void append_warning(const struct call_value *value, char *room, size_t size)
{
	append(room, size, "%d host \"some text\"", (int)value->code);
}

static void append_field(const struct call_value *value, char *room, size_t size)
{
	append(room, size, value->space == HOME_WARNING ? "Warning: " : "Reason: ");
	if (value->space == HOME_WARNING)
		append_warning(value, room, size);
	else
		append_reason(value, room, size);
	append(room, size, "\r\n");
}

static void append_status(bool http, int32_t status, const char *phrase, char *room, size_t size)
{
	append(room, size, "%s %d %s", http ? "HTTP/1.1" : "SIP/2.0", (int)status, phrase);
}

void call_rel_octets(const struct call_value *rel, char octets[2])
{
	octets[0] = (char)(0x80 | rel->location);
	octets[1] = (char)(0x80 | rel->code);
}

void call_cell_bytes(const struct call_value *value, char *room, size_t size)
{
	room[0] = '\0';
	if (!strcmp(value->kind, "status"))
		append_status(value->space == HOME_HTTP, value->code, value->text, room, size);
	else if (value->space == HOME_WARNING)
		append_warning(value, room, size);
	else
		append_reason(value, room, size);
}

void call_bytes(const struct call_message *message, char *room, size_t size)
{
	room[0] = '\0';
	if (message->form == CALL_FIELD) {
		for (size_t i = 0; i < message->value_count; i++) {
			append(room, size, "%s", i ? ", " : "");
			append_reason(&message->values[i], room, size);
		}
		return;
	}
	if (message->form == CALL_REQUEST)
		append(room, size, "%s sip:a@example.org SIP/2.0\r\n", message->method);
	else
		append_status(message->http, message->status, message->phrase, room, size);
	if (message->form == CALL_RESPONSE)
		append(room, size, "\r\n");
	if (message->method)
		append(room, size, "CSeq: 7 %s\r\n", message->method);
	for (size_t i = 0; i < message->value_count; i++)
		if (!call_is_rel(message, &message->values[i]))
			append_field(&message->values[i], room, size);
	append(room, size, "\r\n");
}

/* ------------------------------------------------------------------ parts */

bool call_is_single(const char *space)
{
	static const enum home_space spaces[] = { HOME_ORIGIN, HOME_ANSWERED, HOME_DIALOG,
						  HOME_ALERTED };

	for (size_t i = 0; i < COUNT(spaces); i++)
		if (!strcmp(space, home_spaces[spaces[i]].space.name))
			return true;
	return false;
}

static enum oracle_origin origin_of(const struct call_message *message)
{
	if (message->form == CALL_RECORD)
		return ORACLE_RECORD;
	if (message->form == CALL_FIELD)
		return ORACLE_FIELD;
	if (message->form == CALL_REQUEST)
		return ORACLE_REQUEST;
	return message->method ? ORACLE_ANSWER : ORACLE_REPLY;
}

static bool is_sip_response(const struct call_message *message)
{
	return message->form == CALL_RESPONSE && !message->http;
}

static bool asks(int32_t status)
{
	return status / 100 == 3 || status == 401 || status == 407;
}

static struct oracle_part *new_part(struct oracle_call *parts, const struct call_message *message,
				    uint32_t number)
{
	struct oracle_part *part = &parts->parts[parts->part_count++];

	*part = (struct oracle_part){
		.validity = is_of_another_method(message) ? "other-method" : "valid",
		.cell = number,
		.read = message->form != CALL_RECORD,
		.location = NO_LOCATION,
		.diagnostic = NO_DIAGNOSTIC,
		.message = number,
		.branch = message->branch,
		.origin = origin_of(message),
		.provisional = is_sip_response(message) && message->status < 200,
		.final = is_sip_response(message) && message->status >= 300,
		.asks = is_sip_response(message) && asks(message->status),
	};
	return part;
}

/* The status line, or the event of a request that ends a call. */
static void first_line(const struct oracle_world *world, struct oracle_call *parts,
		       const struct call_message *message, uint32_t number)
{
	struct oracle_part *part;

	if (message->form == CALL_RESPONSE) {
		part = new_part(parts, message, number);
		part->kind = "status";
		part->space = message->http ? "http" : "sip";
		part->code = message->status;
		oracle_read_phrase(world, message->phrase, part);
	} else if (message->form == CALL_REQUEST && !is_of_another_method(message)) {
		part = new_part(parts, message, number);
		part->kind = "event";
		part->space = "event";
		part->code = strcmp(message->method, "BYE") ? 2 : 1;
	}
}

/* "each cell stands for itself" */
static void cell_part(const struct call_value *value, struct oracle_part *part, uint32_t number)
{
	bool sip = value->read && !strcmp(part->kind, "status") && value->space == HOME_SIP;

	part->cell = number;
	part->read = value->read;
	part->final = sip && value->code >= 300;
	part->asks = sip && asks(value->code);
}

/* "several values of one protocol: the first counts, the others are DUPLICATE, but for STIR" */
static bool is_duplicate(const struct oracle_call *parts, const struct oracle_part *part)
{
	for (const struct oracle_part *other = parts->parts; other < part; other++)
		if (other->spoken && other->message == part->message &&
		    strcmp(other->validity, "malformed") &&
		    (strcmp(part->spoken, "reason")
			     ? !strcmp(part->spoken, other->spoken)
			     : oracle_text_is(part->protocol, other->protocol)))
			return strcmp(part->validity, "stir") != 0;
	return false;
}

static void reason_part(const struct oracle_world *world, struct oracle_call *parts,
			const struct call *call, const struct call_message *message,
			const struct call_value *value, struct oracle_part *part)
{
	const struct oracle_reason reason = { value->protocol, value->code, value->location,
					      value->text };
	bool other_method = is_of_another_method(message);

	part->location = NO_LOCATION;
	oracle_read_reason(world, call->strict, &reason, part);
	part->elsewhere = part->code >= 200 && value->text &&
			  oracle_text_contains(value->text, "completed elsewhere");
	if (message->form != CALL_RECORD && is_duplicate(parts, part))
		part->validity = "duplicate";
	if (other_method)
		part->validity = "other-method";
	if (call_is_flawed(call, value)) {
		part->validity = "malformed";
		part->code = -1;
	}
}

/* The cause of a REL is of the message whose head was read before it, and the first one counts.
 * Where the order counts it is a cell: "each cell stands for itself". */
static void rel_part(const struct oracle_call *parts, const struct call *call,
		     struct oracle_part *part)
{
	part->spoken = part->kind;
	part->cell = CALL_MESSAGES_MAX + (uint32_t)parts->part_count; /* none of a head's */
	if (call->in_order) {
		part->validity = "valid";
		part->provisional = part->final = part->asks = false;
	}
	if (strcmp(part->validity, "valid") != 0)
		return;
	if (!part->code) /* "A cause of 0 [...] is not a cause." */
		part->validity = "out-of-range";
	if (!call->in_order && is_duplicate(parts, part))
		part->validity = "duplicate";
}

static void value_part(const struct oracle_world *world, struct oracle_call *parts,
		       const struct call *call, const struct call_message *message, size_t index,
		       uint32_t number)
{
	const struct call_value *value = &message->values[index];
	struct oracle_part *part = new_part(parts, message, number);

	part->kind = value->kind;
	part->space = home_spaces[value->space].space.name;
	part->code = value->code;
	part->location = value->location;
	part->diagnostic = value->diagnostic;
	if (value->protocol)
		reason_part(world, parts, call, message, value, part);
	if (call_is_rel(message, value))
		rel_part(parts, call, part);
	if (message->form == CALL_RECORD)
		cell_part(value, part, (uint32_t)index);
	if (value->read && !strcmp(value->kind, "status"))
		oracle_read_phrase(world, value->text, part);
}

/* What the caller of the library sets, as a policy. */
static void own_policy(struct oracle_world *world, const struct call *call,
		       struct oracle_policy *own)
{
	struct oracle_codes *codes = oracle_take(world, 1, sizeof(*codes));

	own->has_prefer = call->prefer_count > 0;
	own->prefer = oracle_take(world, COUNT(call->prefer), sizeof(*own->prefer));
	own->prefer_count = call->prefer_count;
	for (size_t i = 0; i < call->prefer_count; i++)
		own->prefer[i] = call->prefer[i];
	if (!call->distrust_count)
		return;
	own->has_distrust = true;
	own->distrust = oracle_take(world, 1, sizeof(*own->distrust));
	own->distrust_count = 1;
	own->distrust->codes = codes;
	own->distrust->count = 1;
	codes->space = home_spaces[HOME_Q850].space.name;
	codes->words = oracle_take(world, call->distrust_count, sizeof(*codes->words));
	codes->count = call->distrust_count;
	for (size_t i = 0; i < call->distrust_count; i++)
		codes->words[i] = (struct oracle_word){ .kind = ORACLE_CODE,
							.first = call->distrust[i].code,
							.last = call->distrust[i].code };
}

void call_parts(struct oracle_world *world, const struct call *call, struct oracle_call *parts)
{
	memset(parts, 0, sizeof(*parts));
	for (size_t i = 0; i < call->message_count; i++) {
		const struct call_message *message = &call->messages[i];

		first_line(world, parts, message, (uint32_t)i);
		for (size_t j = 0; j < message->value_count; j++) {
			value_part(world, parts, call, message, j, (uint32_t)i);
			if (message->form == CALL_FIELD &&
			    call_is_flawed(call, &message->values[j]))
				break; /* the part stands for the rest of the field */
		}
	}
	parts->known = call->known;
	parts->in_order = call->in_order;
	parts->policy = call->policy;
	own_policy(world, call, &parts->own);
}
