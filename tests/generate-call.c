/* SPDX-License-Identifier: BSD-2-Clause */
/* Random calls.  See generate-call.h. */
#include "generate-call.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NO_LOCATION (-1)
#define NO_DIAGNOSTIC (-2)

static const char *const tokens[] = { "U", "LPN", "LN", "TN", "RLN", "RPN", "LOC-6", "INTL" };

/* ----------------------------------------------------------------- spaces */

static struct oracle_class sip_classes[] = {
	{ .key = "1xx", .first = 100, .last = 199, .unknown = 183 },
	{ .key = "2xx", .first = 200, .last = 299, .unknown = 200 },
	{ .key = "3xx", .first = 300, .last = 399, .unknown = 300 },
	{ .key = "4xx", .first = 400, .last = 499, .unknown = 400 },
	{ .key = "5xx", .first = 500, .last = 599, .unknown = 500 },
	{ .key = "6xx", .first = 600, .last = 699, .unknown = 600 },
};
static struct oracle_class http_classes[] = {
	{ .key = "1xx", .first = 100, .last = 199, .unknown = 100 },
	{ .key = "2xx", .first = 200, .last = 299, .unknown = 200 },
	{ .key = "3xx", .first = 300, .last = 399, .unknown = 300 },
	{ .key = "4xx", .first = 400, .last = 499, .unknown = 400 },
	{ .key = "5xx", .first = 500, .last = 599, .unknown = 500 },
};
static struct oracle_class q850_classes[] = {
	{ .key = "normal-event", .first = 0, .last = 31, .unknown = 31 },
	{ .key = "resource-unavailable", .first = 32, .last = 47, .unknown = 47 },
	{ .key = "not-available", .first = 48, .last = 63, .unknown = 63 },
	{ .key = "not-implemented", .first = 64, .last = 79, .unknown = 79 },
	{ .key = "invalid-message", .first = 80, .last = 95, .unknown = 95 },
	{ .key = "protocol-error", .first = 96, .last = 111, .unknown = 111 },
	{ .key = "interworking-class", .first = 112, .last = 127, .unknown = 127 },
};
static struct oracle_word network_members[] = {
	{ .kind = ORACLE_RANGE, .first = 1, .last = 5 },
	{ .kind = ORACLE_CODE, .first = 7, .last = 7 },
	{ .kind = ORACLE_CODE, .first = 10, .last = 10 },
};
static struct oracle_word bearer_members[] = {
	{ .kind = ORACLE_CODE, .first = 304, .last = 304 },
	{ .kind = ORACLE_CODE, .first = 305, .last = 305 },
	{ .kind = ORACLE_CODE, .first = 370, .last = 370 },
};
static struct oracle_set location_sets[] = { { "network", network_members, 3 } };
static struct oracle_set warning_sets[] = { { "bearer", bearer_members, 3 } };

#define CLASSES(array) .classes = (array), .class_count = COUNT(array)
#define SETS(array) .sets = (array), .set_count = COUNT(array)
#define CODES(...)                                                                                 \
	.codes = { __VA_ARGS__ }, .code_count = sizeof((int32_t[]){ __VA_ARGS__ }) / sizeof(int32_t)

static const struct generated_home homes[HOME_COUNT] = {
	[HOME_SIP] = { .space = { .name = "sip", .first = 100, .last = 699, CLASSES(sip_classes) },
		       .shipped = true,
		       CODES(180, 183, 200, 202, 300, 302, 401, 404, 407, 408, 480, 486, 487, 500,
			     503, 504, 600, 603) },
	[HOME_Q850] = { .space = { .name = "q850", .first = 0, .last = 127, CLASSES(q850_classes) },
			.shipped = true,
			CODES(0, 1, 16, 17, 18, 19, 21, 26, 31, 34, 38, 41, 102, 127) },
	[HOME_EVENT] = { .space = { .name = "event", .first = 0, .last = 255 },
			 .shipped = true,
			 CODES(1, 2, 4, 15) },
	[HOME_HTTP] = { .space = { .name = "http",
				   .first = 100,
				   .last = 599,
				   CLASSES(http_classes) },
			.shipped = true,
			CODES(100, 200, 404, 409, 503, 504) },
	[HOME_SWITCH] = { .space = { .name = "zswitch", .first = 0, .last = 40 },
			  CODES(0, 1, 2, 3, 4, 16, 40) },
	[HOME_LOCATION] = { .space = { .name = "location",
				       .first = 0,
				       .last = 15,
				       SETS(location_sets) },
			    .shipped = true,
			    CODES(0, 2, 3, 5, 7) },
	[HOME_WARNING] = { .space = { .name = "warning",
				      .first = 300,
				      .last = 399,
				      SETS(warning_sets) },
			   .shipped = true,
			   CODES(300, 304, 305, 370, 399) },
	[HOME_DIAGNOSTIC] = { .space = { .name = "diagnostic", .first = 0, .last = 255 },
			      .shipped = true,
			      CODES(1, 2) },
	[HOME_ANSWERED] = { .space = { .name = "answered", .first = 0, .last = 15 },
			    .shipped = true,
			    CODES(0, 1) },
	[HOME_ALERTED] = { .space = { .name = "alerted", .first = 0, .last = 15 },
			   .shipped = true,
			   CODES(0, 1) },
	[HOME_ORIGIN] = { .space = { .name = "origin", .first = 0, .last = 15 },
			  .shipped = true,
			  CODES(1, 2, 3, 5) },
	[HOME_DIALOG] = { .space = { .name = "dialog", .first = 0, .last = 15 },
			  .shipped = true,
			  CODES(0, 1, 2) },
};

void generate_home(struct generated *made, uint64_t seed)
{
	generate_over(made, seed, homes, HOME_COUNT, HOME_MAINS);
}

static int32_t some_code(struct dice *dice, enum home_space space)
{
	return homes[space].codes[dice_below(dice, (uint32_t)homes[space].code_count)];
}

/* ----------------------------------------------------------------- values */

static struct call_value new_value(const char *kind, enum home_space space, int32_t code)
{
	return (struct call_value){ .kind = kind,
				    .space = space,
				    .code = code,
				    .location = NO_LOCATION,
				    .diagnostic = NO_DIAGNOSTIC };
}

static struct call_value some_cause(struct dice *dice)
{
	struct call_value value = new_value("q850-reason", HOME_Q850, some_code(dice, HOME_Q850));

	if (dice_chance(dice, 15))
		value.code = 26;
	if (dice_chance(dice, 3))
		value.code = 500; /* out of range */
	if (dice_chance(dice, 35))
		value.location = some_code(dice, HOME_LOCATION);
	return value;
}

static struct call_value some_sip_reason(struct dice *dice)
{
	struct call_value value = new_value("sip-reason", HOME_SIP, some_code(dice, HOME_SIP));

	if (dice_chance(dice, 45))
		value.code = 200;
	value.elsewhere = dice_chance(dice, 40);
	return value;
}

static struct call_value some_reason(struct dice *dice)
{
	return dice_chance(dice, 60) ? some_cause(dice) : some_sip_reason(dice);
}

static struct call_value some_warning(struct dice *dice)
{
	return new_value("warning", HOME_WARNING, some_code(dice, HOME_WARNING));
}

static void put_value(struct call_message *message, struct call_value value)
{
	if (message->value_count < CALL_VALUES_MAX)
		message->values[message->value_count++] = value;
}

/* A cell of a record; its kinds are those of candidates. */
static struct call_value some_cell(struct dice *dice)
{
	struct call_value value;

	switch (dice_below(dice, 10)) {
	case 0:
		return new_value("event", HOME_EVENT, some_code(dice, HOME_EVENT));
	case 1:
	case 2:
		return new_value("status", HOME_SIP, some_code(dice, HOME_SIP));
	case 3:
		return new_value("status", HOME_HTTP, some_code(dice, HOME_HTTP));
	case 4:
		return new_value("cause", HOME_SWITCH, some_code(dice, HOME_SWITCH));
	case 5:
		return some_sip_reason(dice);
	case 6:
		return some_warning(dice);
	case 7:
		return new_value(dice_chance(dice, 50) ? "encapsulated" : "reason", HOME_Q850,
				 some_code(dice, HOME_Q850));
	default:
		value = new_value("cause", HOME_Q850, some_code(dice, HOME_Q850));
		if (dice_chance(dice, 30))
			value.location = some_code(dice, HOME_LOCATION);
		if (dice_chance(dice, 30))
			value.diagnostic = dice_chance(dice, 50) ? ORACLE_NO_VALUE
								 : some_code(dice, HOME_DIAGNOSTIC);
		return value;
	}
}

/* --------------------------------------------------------------- messages */

static void make_response(struct dice *dice, struct call_message *message)
{
	static const char *const methods[] = { "INVITE",  "INVITE",   "INVITE", "INVITE", NULL,
					       "OPTIONS", "REGISTER", "BYE",    "CANCEL" };

	message->form = CALL_RESPONSE;
	message->http = dice_chance(dice, 4);
	message->status = some_code(dice, message->http ? HOME_HTTP : HOME_SIP);
	if (!message->http)
		message->method = methods[dice_below(dice, COUNT(methods))];
	if (dice_chance(dice, 20) && !message->http)
		message->status = dice_chance(dice, 50) ? 200 : 487;
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

static void make_reasons(struct dice *dice, struct call_message *message)
{
	for (uint32_t i = dice_below(dice, 3); i; i--)
		put_value(message, some_reason(dice));
	for (uint32_t i = dice_chance(dice, 25) ? 1 + dice_below(dice, 2) : 0; i; i--)
		if (message->form != CALL_FIELD)
			put_value(message, some_warning(dice));
	if (message->form == CALL_FIELD && !message->value_count)
		put_value(message, some_reason(dice));
}

static bool is_readable(const struct call_value *value)
{
	return !strcmp(value->kind, "status") || !strcmp(value->kind, "sip-reason") ||
	       !strcmp(value->kind, "q850-reason") || !strcmp(value->kind, "warning");
}

/* Where the order of cells counts, each of them may be bytes. */
static void read_cells(struct dice *dice, struct call_message *message)
{
	for (size_t i = 0; i < message->value_count; i++) {
		struct call_value *value = &message->values[i];

		if (!strcmp(value->kind, "cause") && dice_chance(dice, 30))
			*value = some_cause(dice);
		value->read = is_readable(value) &&
			      (dice_chance(dice, 60) || !strcmp(value->kind, "q850-reason"));
	}
}

static void make_message(struct dice *dice, struct call_message *message, bool record)
{
	message->branch = dice_chance(dice, 70) ? 0 : 1;
	if (record) {
		make_record(dice, message);
		return;
	}
	if (dice_chance(dice, 10))
		message->form = CALL_FIELD;
	else if (dice_chance(dice, 65))
		make_response(dice, message);
	else
		make_request(dice, message);
	make_reasons(dice, message);
}

static void make_known(struct dice *dice, struct call *call)
{
	static const enum home_space spaces[] = { HOME_ORIGIN, HOME_ANSWERED, HOME_DIALOG,
						  HOME_ALERTED };

	for (size_t i = 0; i < COUNT(spaces); i++) {
		struct oracle_companion *item = &call->known.items[call->known.count];

		if (!dice_chance(dice, spaces[i] == HOME_DIALOG ? 10 : 25))
			continue;
		item->space = homes[spaces[i]].space.name;
		item->code = some_code(dice, spaces[i]);
		call->known.count++;
	}
}

static void make_settings(const struct generated *made, struct dice *dice, struct call *call)
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
		call->distrust[i] = new_value("cause", HOME_Q850, some_code(dice, HOME_Q850));
	if (dice_chance(dice, 25))
		call->policy = &made->world.maps[dice_below(dice, (uint32_t)made->world.map_count)];
}

void generate_call(const struct generated *made, struct dice *dice, struct call *call)
{
	bool record = dice_chance(dice, 30);

	memset(call, 0, sizeof(*call));
	call->message_count = 1 + dice_below(dice, CALL_MESSAGES_MAX);
	if (record && dice_chance(dice, 70))
		call->message_count = 1;
	for (size_t i = 0; i < call->message_count; i++)
		make_message(dice, &call->messages[i], record || dice_chance(dice, 8));
	call->in_order = call->message_count == 1 && dice_chance(dice, record ? 60 : 10);
	if (call->in_order && call->messages[0].form == CALL_RECORD)
		read_cells(dice, &call->messages[0]);
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

static void append_reason(const struct call_value *value, char *room, size_t size)
{
	append(room, size, "%s;cause=%d", value->space == HOME_Q850 ? "Q.850" : "SIP",
	       (int)value->code);
	if (value->location != NO_LOCATION)
		append(room, size, ";location=%s", tokens[value->location]);
	if (value->elsewhere)
		append(room, size, ";text=\"Call completed elsewhere\"");
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

static void append_status(bool http, int32_t status, char *room, size_t size)
{
	append(room, size, "%s %d Some Phrase", http ? "HTTP/1.1" : "SIP/2.0", (int)status);
}

void call_cell_bytes(const struct call_value *value, char *room, size_t size)
{
	room[0] = '\0';
	if (!strcmp(value->kind, "status"))
		append_status(value->space == HOME_HTTP, value->code, room, size);
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
		append_status(message->http, message->status, room, size);
	if (message->form == CALL_RESPONSE)
		append(room, size, "\r\n");
	if (message->method)
		append(room, size, "CSeq: 7 %s\r\n", message->method);
	for (size_t i = 0; i < message->value_count; i++)
		append_field(&message->values[i], room, size);
	append(room, size, "\r\n");
}

/* ------------------------------------------------------------------ parts */

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
static void first_line(struct oracle_call *parts, const struct call_message *message,
		       uint32_t number)
{
	struct oracle_part *part;

	if (message->form == CALL_RESPONSE) {
		part = new_part(parts, message, number);
		part->kind = "status";
		part->space = message->http ? "http" : "sip";
		part->code = message->status;
	} else if (message->form == CALL_REQUEST && !is_of_another_method(message)) {
		part = new_part(parts, message, number);
		part->kind = "event";
		part->space = "event";
		part->code = strcmp(message->method, "BYE") ? 2 : 1;
	}
}

/* A Reason has no cause 0. */
static bool is_out_of_range(const struct call_message *message, const struct call_value *value)
{
	return value->code > homes[value->space].space.last ||
	       (!value->code && value->space == HOME_Q850 &&
		(value->read || message->form != CALL_RECORD));
}

/* "each cell stands for itself" */
static void cell_part(const struct call_value *value, struct oracle_part *part, uint32_t number)
{
	bool sip = value->read && !strcmp(value->kind, "status") && value->space == HOME_SIP;

	part->cell = number;
	part->read = value->read;
	part->final = sip && value->code >= 300;
	part->asks = sip && asks(value->code);
	part->elsewhere = value->read && value->elsewhere;
}

static void value_part(struct oracle_call *parts, const struct call_message *message, size_t index,
		       uint32_t number)
{
	const struct call_value *value = &message->values[index];
	struct oracle_part *part = new_part(parts, message, number);

	part->kind = value->kind;
	part->space = homes[value->space].space.name;
	part->code = value->code;
	part->location = value->location;
	part->diagnostic = value->diagnostic;
	part->elsewhere = value->elsewhere;
	if (message->form == CALL_RECORD)
		cell_part(value, part, (uint32_t)index);
	if (is_of_another_method(message))
		return;
	if (is_out_of_range(message, value))
		part->validity = "out-of-range";
	for (size_t i = 0; i < index; i++)
		if (message->form != CALL_RECORD && value->space != HOME_WARNING &&
		    message->values[i].space == value->space)
			part->validity = "duplicate";
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
	codes->space = homes[HOME_Q850].space.name;
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

		first_line(parts, message, (uint32_t)i);
		for (size_t j = 0; j < message->value_count; j++)
			value_part(parts, message, j, (uint32_t)i);
	}
	parts->known = call->known;
	parts->in_order = call->in_order;
	parts->policy = call->policy;
	own_policy(world, call, &parts->own);
}
