/* SPDX-License-Identifier: BSD-2-Clause */
/* The spaces over which worlds for calls are made.  See generate-call.h. */
#include "generate-call.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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

static struct oracle_protocol sip_protocols[] = { { "SIP", false } };
static struct oracle_protocol q850_protocols[] = {
	{ "Q.850", false }, { "Q850", true }, { "Q.931", true },
	{ "ISDN", true },   { "ISUP", true }, { "ITU-T", true },
};
/* Of the shipped names those that texts of calls may have. */
static struct oracle_code sip_codes[] = {
	{ .code = 487, .aliases = { "ORIGINATOR_CANCEL" }, .alias_count = 1 },
};
static struct oracle_code q850_codes[] = {
	{ .code = 16, .name = "NORMAL_CLEARING" },
	{ .code = 17, .name = "USER_BUSY" },
	{ .code = 34, .name = "NORMAL_CIRCUIT_CONGESTION" },
};
static struct oracle_word refused[] = { { .kind = ORACLE_CODE, .first = 603, .last = 603 } };
static struct oracle_word rejected[] = { { .kind = ORACLE_CODE, .first = 21, .last = 21 } };
static struct oracle_codes beside_refused[] = { { "sip", refused, 1 }, { "q850", rejected, 1 } };
static struct oracle_sign blocked_signs[] = {
	{ 1, "reason-text", "begins", "v=analytics1", beside_refused, 2, "blocked-by" },
	{ 2, "phrase", "is", "Network Blocked", beside_refused, 1, NULL },
};
static struct oracle_protocol stir_protocols[] = { { "STIR", false } };
static struct oracle_word forbidden[] = { { .kind = ORACLE_CODE, .first = 403, .last = 403 } };
static struct oracle_codes beside_forbidden[] = { { "sip", forbidden, 1 } };
static struct oracle_sign stir_signs[] = {
	{ 403, "phrase", "is", "Stale Date", beside_forbidden, 1, NULL },
};

#define LIST(key, array) .key##s = (array), .key##_count = COUNT(array)
#define CLASSES(array) .classes = (array), .class_count = COUNT(array)
#define SETS(array) .sets = (array), .set_count = COUNT(array)
#define CODES(...)                                                                                 \
	.codes = { __VA_ARGS__ }, .code_count = sizeof((int32_t[]){ __VA_ARGS__ }) / sizeof(int32_t)

_Static_assert(HOME_MAINS <= GENERATED_MAIN_MAX && HOME_COUNT <= GENERATED_SPACE_MAX,
	       "a world has room for the shipped spaces");

const struct generated_home home_spaces[HOME_COUNT] = {
	[HOME_SIP] = { .space = { .name = "sip",
				  .first = 100,
				  .last = 699,
				  CLASSES(sip_classes),
				  LIST(protocol, sip_protocols),
				  LIST(code, sip_codes) },
		       .shipped = true,
		       CODES(180, 183, 200, 202, 300, 302, 401, 403, 404, 407, 408, 480, 486, 487,
			     500, 503, 504, 600, 603) },
	[HOME_Q850] = { .space = { .name = "q850",
				   .first = 0,
				   .last = 127,
				   CLASSES(q850_classes),
				   LIST(protocol, q850_protocols),
				   LIST(code, q850_codes) },
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
	[HOME_SWITCH] = { .space = { .name = "zswitch", .first = 0, .last = 999 },
			  CODES(0, 1, 2, 3, 4, 16, 17, 40, 142, 487, 600, 604, 804, 999) },
	[HOME_SCOPE] = { .space = { .name = "scope",
				    .first = 0,
				    .last = 15,
				    .written_by_name = true },
			 .shipped = true,
			 CODES(1, 2, 3) },
	[HOME_ROUTE] = { .space = { .name = "route",
				    .first = 0,
				    .last = 15,
				    .written_by_name = true },
			 .shipped = true,
			 CODES(1, 2) },
	[HOME_FAULT] = { .space = { .name = "fault",
				    .first = 0,
				    .last = 15,
				    .written_by_name = true },
			 .shipped = true,
			 CODES(2, 7) },
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
	[HOME_BLOCKED] = { .space = { .name = "blocked",
				      .first = 0,
				      .last = 15,
				      LIST(sign, blocked_signs) },
			   .shipped = true,
			   CODES(1, 2) },
	[HOME_BLOCKED_BY] = { .space = { .name = "blocked-by", .first = 0, .last = 15 },
			      .shipped = true,
			      CODES(0, 2, 5) },
	[HOME_STIR] = { .space = { .name = "stir",
				   .first = 400,
				   .last = 499,
				   LIST(protocol, stir_protocols),
				   LIST(sign, stir_signs) },
			.shipped = true,
			CODES(403, 428, 437, 438, 499) },
	[HOME_OTHER] = { .space = { .name = "aother", .first = 0, .last = 5000 },
			 CODES(1, 2, 16, 17, 34, 486, 487, 604, 804, 2486, 5000) },
	[HOME_SIGN] = { .space = { .name = "zsign", .first = 0, .last = 9 }, CODES(0, 1, 2, 3) },
};

void generate_home(struct generated *made, uint64_t seed)
{
	generate_over(made, seed, home_spaces, HOME_COUNT, HOME_MAINS);
}

int32_t home_code(struct dice *dice, enum home_space space)
{
	return home_spaces[space].codes[dice_below(dice, (uint32_t)home_spaces[space].code_count)];
}
