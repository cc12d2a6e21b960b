/* SPDX-License-Identifier: BSD-2-Clause */
/* Verification errors (RFC 9410): they never decide, and go along where their space is loaded. */
#include "wire.h"

#include <stdio.h>
#include <string.h>

struct row {
	const char *why, *head, *to;
	const char *indication; /* NULL: nothing decides */
	const char *verdicts;
	int32_t outcome;
};

static void check(const char *map_name, const struct row *row)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, map_name);
	const struct sipcause_space *to = sipcause_catalog_space(wire_catalog, row->to);
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	char room[DESCRIBED];

	sipcause_message_clear(wire_message);
	CU_ASSERT(sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, row->head,
					strlen(row->head), NULL) >= SIPCAUSE_OK);
	sipcause_message_translate(wire_message, map, to, &indication, &result);
	UNIT_CHECK(result.outcome == row->outcome, "%s: %d", row->why, (int)result.outcome);
	if (row->indication != NULL) {
		wire_describe_indication(&indication, room);
		UNIT_CHECK(strcmp(room, row->indication) == 0, "%s: %s", row->why, room);
	}
	wire_describe_verdicts(room);
	UNIT_CHECK(strcmp(room, row->verdicts) == 0, "%s: %s", row->why, room);
}

static void test_companions(void)
{
	static const struct row rows[] = {
		{ "a status with one", "SIP/2.0 403 x\nReason: STIR;cause=438\n", "route",
		  "sip:403 stir=438", "chosen, companion", 6 },
		{ "with none", "SIP/2.0 403 x\n", "route", "sip:403", "chosen", 2 },
		{ "alone it decides nothing", "BYE sip:a@b SIP/2.0\nReason: STIR;cause=438\n",
		  "sip", "event:1 stir=438", "chosen, companion", SIPCAUSE_UNLISTED },
		{ "nor in a request that ends no call",
		  "UPDATE sip:a@b SIP/2.0\nReason: STIR;cause=438\n", "route", NULL, "invalid",
		  SIPCAUSE_NONE },
		{ "nor for its own space", "SIP/2.0 403 x\nReason: STIR;cause=438\n", "stir", NULL,
		  "less-preferred, companion", SIPCAUSE_NONE },
		{ "each of several once, after all others",
		  "SIP/2.0 403 x\nReason: STIR;cause=438, stir;cause=403, STIR;cause=438, "
		  "Q.850;cause=21\nRetry-After: 5\n",
		  "route", "q850:21 sip=403 retry-after=5 stir=438 stir=403",
		  "less-preferred, companion, companion, companion, chosen, companion", 6 },
		{ "no code of the space, no code, no number that fits",
		  "SIP/2.0 403 x\nReason: STIR;cause=700, STIR, STIR;cause=99999999999\n", "route",
		  "sip:403", "chosen, invalid, invalid, invalid", 2 },
		{ "the phrase says the same", "SIP/2.0 403 Stale Date\nReason: STIR;cause=403\n",
		  "route", "sip:403 stir=403", "chosen, companion", 6 },
		{ "or another one as well", "SIP/2.0 403 Stale Date\nReason: STIR;cause=437\n",
		  "route", "sip:403 stir=403 stir=437", "chosen, companion", 6 },
		{ "a response to another request",
		  "SIP/2.0 403 x\nCSeq: 1 OPTIONS\nReason: STIR;cause=438\n", "route", NULL,
		  "invalid, invalid", SIPCAUSE_NONE },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		check("route", &rows[i]);
}

/* No number of them takes the room of what may say how the call ended. */
static void test_too_many(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	char values[20][24];
	int i;

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_STATUS_LINE, "SIP/2.0 488 x");
	for (i = 0; i < 20; i++) {
		snprintf(values[i], sizeof(values[i]), "STIR;cause=%d", 430 + i);
		wire_read(SIPCAUSE_FORM_REASON, values[i]);
	}
	wire_read(SIPCAUSE_FORM_REASON, "Q.850;cause=17;location=LN");
	CU_ASSERT(sipcause_message_decide(wire_message, NULL, NULL, &indication) > 0);
	CU_ASSERT_EQUAL(indication.count, 16);
	CU_ASSERT_STRING_EQUAL(sipcause_space_name(indication.space[0]), "location");
	CU_ASSERT_STRING_EQUAL(sipcause_space_name(indication.space[1]), "sip");
	for (i = 2; i < 16; i++)
		CU_ASSERT_EQUAL(indication.value[i], 428 + i);
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 6);
}

/* That of a provisional response, or of another branch, says nothing of the final one. */
static void test_other_message(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "route");
	const struct sipcause_space *route = sipcause_catalog_space(wire_catalog, "route");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	char room[DESCRIBED];

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 183 x\nReason: STIR;cause=438\n");
	CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 403 x\n");
	sipcause_message_translate(wire_message, map, route, &indication, &result);
	wire_describe_indication(&indication, room);
	UNIT_CHECK(strcmp(room, "sip:403") == 0 && result.outcome == 2, "%s", room);
	CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 1), SIPCAUSE_OK);
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 403 x\nReason: STIR;cause=437\n");
	sipcause_message_translate(wire_message, map, route, &indication, &result);
	wire_describe_indication(&indication, room);
	UNIT_CHECK(strcmp(room, "sip:403 stir=437") == 0 && result.outcome == 6, "%s", room);
}

/* A catalog without the space, before and after. */
static void test_not_loaded(void)
{
	static const struct row row = { "no map asks",
					"SIP/2.0 403 x\nReason: STIR;cause=438\n",
					"q850",
					"sip:403",
					"chosen, invalid",
					21 };
	struct sipcause_catalog *with = wire_catalog, *without;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char room[DESCRIBED];

	CU_ASSERT_EQUAL_FATAL(sipcause_catalog_load(&without, "default", &error), SIPCAUSE_OK);
	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 403 x\nReason: STIR;cause=438\n");
	CU_ASSERT_EQUAL(sipcause_message_rebind(wire_message, without), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 0);
	wire_describe_indication(&indication, room);
	CU_ASSERT_STRING_EQUAL(room, "sip:403");
	wire_catalog = without;
	check("default", &row);
	wire_catalog = with;
	CU_ASSERT_EQUAL(sipcause_message_rebind(wire_message, with), SIPCAUSE_OK);
	sipcause_catalog_free(without);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "companions of what decided", test_companions },
		{ "too many", test_too_many },
		{ "of another message", test_other_message },
		{ "a space that is not loaded", test_not_loaded },
	};
	int failed;

	wire_start("route");
	failed = UNIT_MAIN("stir", tests);
	wire_end();
	return failed;
}
