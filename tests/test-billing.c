/* SPDX-License-Identifier: BSD-2-Clause */
/* The map billing: what call records are counted by. */
#include <string.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define COMPANIONS 2

static struct sipcause_catalog *catalog;

struct asked {
	const char *from;
	const char *code;
	const char *to;
	int32_t outcome;
	const char *companions[COMPANIONS]; /* "origin=caller" */
};

static const struct sipcause_space *space(const char *name)
{
	return sipcause_catalog_space(catalog, name);
}

static void add(struct sipcause_indication *indication, const char *companion)
{
	const char *equals = strchr(companion, '=');
	char name[20] = "";
	int32_t code;

	memcpy(name, companion, (size_t)(equals - companion));
	code = sipcause_space_parse(space(name), equals + 1, strlen(equals + 1));
	CU_ASSERT_EQUAL(sipcause_indication_add(indication, space(name), code), SIPCAUSE_OK);
}

static int32_t ask(const struct asked *asked)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	size_t i;

	indication.code =
		sipcause_space_parse(space(asked->from), asked->code, strlen(asked->code));
	for (i = 0; i < COMPANIONS && asked->companions[i] != NULL; i++)
		add(&indication, asked->companions[i]);
	return sipcause_translate_indication(
		sipcause_catalog_table(catalog, "billing", asked->from, asked->to), &indication,
		&result);
}

static void test_rows(void)
{
	static const struct asked rows[] = {
		/* answered, and what is not final */
		{ "sip", "200", "q850", 16, { NULL } },
		{ "sip", "202", "q850", 16, { NULL } },
		{ "sip", "100", "q850", SIPCAUSE_NONE, { NULL } },
		{ "sip", "183", "q850", SIPCAUSE_NONE, { NULL } },
		{ "sip", "302", "q850", SIPCAUSE_NONE, { NULL } },
		{ "sip", "302", "q850", SIPCAUSE_NONE, { "redirect=followed" } },
		{ "sip", "302", "q850", 23, { "redirect=not-followed" } },
		/* a challenge ends an attempt unless it was answered */
		{ "sip", "401", "q850", 21, { NULL } },
		{ "sip", "401", "q850", SIPCAUSE_NONE, { "challenge=answered" } },
		{ "sip", "401", "q850", 21, { "challenge=relayable" } },
		{ "sip", "407", "q850", 21, { NULL } },
		{ "sip", "407", "q850", SIPCAUSE_NONE, { "challenge=answered" } },
		{ "sip", "403", "q850", 21, { "challenge=answered" } },
		{ "freeswitch", "USER_CHALLENGE", "q850", 21, { NULL } },
		{ "freeswitch", "USER_CHALLENGE", "q850", SIPCAUSE_NONE, { "challenge=answered" } },
		/* rang, and nobody answered */
		{ "sip", "480", "q850", 18, { NULL } },
		{ "sip", "480", "q850", 18, { "alerted=no" } },
		{ "sip", "480", "q850", 19, { "alerted=yes" } },
		{ "sip", "408", "q850", 102, { NULL } },
		{ "sip", "408", "q850", 19, { "alerted=yes" } },
		{ "sip", "504", "q850", 102, { "alerted=yes" } },
		/* who ended the attempt */
		{ "sip", "487", "q850", 16, { NULL } },
		{ "sip", "487", "q850", 16, { "origin=caller" } },
		{ "sip", "487", "q850", 16, { "origin=caller", "alerted=yes" } },
		{ "sip", "487", "q850", 16, { "alerted=yes" } },
		{ "sip", "487", "q850", 16, { "origin=callee" } },
		{ "sip", "487", "q850", 18, { "origin=gateway" } },
		{ "sip", "487", "q850", 18, { "origin=network" } },
		{ "sip", "487", "q850", 19, { "origin=gateway", "alerted=yes" } },
		{ "sip", "487", "q850", 19, { "origin=network", "alerted=yes" } },
		{ "sip", "487", "q850", 18, { "origin=network", "alerted=no" } },
		{ "sip", "487", "q850", 26, { "origin=branch" } },
		/* failures are those of default */
		{ "sip", "486", "q850", 17, { NULL } },
		{ "sip", "404", "q850", 1, { NULL } },
		{ "sip", "503", "q850", 41, { NULL } },
		{ "sip", "488", "q850", 88, { NULL } },
		{ "sip", "488", "q850", 65, { "warning=305" } },
		{ "sip", "488", "q850", 31, { "warning=301" } },
		{ "sip", "488", "q850", 88, { "warning=399" } },
		{ "sip", "488", "q850", 65, { "warning=399", "warning=304" } },
		{ "sip", "606", "q850", 88, { NULL } },
		{ "q850", "88", "sip", 488, { NULL } },
		{ "sip", "607", "q850", 21, { NULL } },
		{ "sip", "699", "q850", 31, { NULL } },
		/* about something else than a call: none of them vanishes */
		{ "sip", "412", "q850", 31, { NULL } },
		{ "sip", "422", "q850", 127, { NULL } },
		{ "sip", "423", "q850", 127, { NULL } },
		{ "sip", "439", "q850", 31, { NULL } },
		{ "sip", "489", "q850", 31, { NULL } },
		{ "sip", "489", "q850", SIPCAUSE_NONE, { "dialog=confirmed" } },
		{ "sip", "491", "q850", 31, { NULL } },
		{ "sip", "491", "q850", SIPCAUSE_NONE, { "dialog=confirmed" } },
		{ "sip", "481", "q850", 41, { "dialog=confirmed" } },
		/* causes */
		{ "q850", "0", "q850", SIPCAUSE_NONE, { NULL } },
		{ "q850", "0", "sip", SIPCAUSE_NONE, { NULL } },
		{ "q850", "16", "q850", 16, { NULL } },
		{ "q850", "16", "sip", SIPCAUSE_NONE, { NULL } },
		{ "q850", "16", "sip", 200, { "answered=yes" } },
		{ "q850", "16", "sip", 487, { "answered=no" } },
		{ "q850", "16", "sip", SIPCAUSE_NONE, { "alerted=yes" } },
		{ "q850", "16", "http", SIPCAUSE_NONE, { NULL } },
		{ "q850", "16", "http", 200, { "answered=yes" } },
		{ "q850", "16", "http", 409, { "answered=no" } },
		{ "q850", "17", "sip", 486, { NULL } },
		{ "q850", "24", "sip", 433, { NULL } },
		{ "q850", "25", "sip", 483, { NULL } },
		{ "q850", "14", "sip", 500, { NULL } },
		{ "q850", "63", "sip", 500, { NULL } },
		{ "q850", "69", "sip", 501, { NULL } },
		{ "q850", "2", "sip", 404, { NULL } },
		{ "q850", "2", "http", 502, { NULL } },
		{ "q850", "33", "q850", 33, { NULL } },
		/* answered elsewhere */
		{ "q850", "26", "sip", 487, { NULL } },
		{ "q850", "26", "sip", 487, { "origin=branch" } },
		{ "q850", "26", "http", 409, { NULL } },
		{ "asterisk", "ANSWERED_ELSEWHERE", "sip", 487, { NULL } },
		{ "freeswitch", "26", "sip", 487, { NULL } },
		{ "freeswitch", "LOSE_RACE", "sip", 487, { NULL } },
		{ "event", "cancel", "q850", 16, { NULL } },
		{ "event", "cancel", "q850", 26, { "origin=branch" } },
		{ "event", "cancel", "sip", 487, { "origin=branch" } },
		{ "q850", "44", "sip", 503, { NULL } },
		/* switches */
		{ "freeswitch", "NORMAL_CLEARING", "q850", 16, { NULL } },
		{ "freeswitch", "NORMAL_CLEARING", "sip", SIPCAUSE_NONE, { NULL } },
		{ "freeswitch", "NORMAL_CLEARING", "sip", 200, { "answered=yes" } },
		{ "freeswitch", "MANAGER_REQUEST", "sip", 487, { "answered=no" } },
		{ "freeswitch", "SUCCESS", "sip", 200, { NULL } },
		{ "asterisk", "NORMAL", "sip", SIPCAUSE_NONE, { NULL } },
		{ "asterisk", "NORMAL", "sip", 487, { "answered=no" } },
		{ "freeswitch", "ORIGINATOR_CANCEL", "q850", 16, { NULL } },
		{ "freeswitch", "ORIGINATOR_CANCEL", "sip", 487, { NULL } },
		{ "freeswitch", "LOSE_RACE", "q850", 26, { NULL } },
		{ "freeswitch", "PRE_EMPTED", "q850", 8, { NULL } },
		{ "freeswitch", "USER_NOT_REGISTERED", "q850", 20, { NULL } },
		{ "freeswitch", "MANDATORY_IE_LENGTH_ERROR", "q850", 100, { NULL } },
		{ "freeswitch", "INVALID_GATEWAY", "q850", 41, { NULL } },
		{ "freeswitch", "INVALID_GATEWAY", "sip", 502, { NULL } },
		{ "freeswitch", "INVALID_PROFILE", "q850", 41, { NULL } },
		{ "freeswitch", "INVALID_PROFILE", "sip", 502, { NULL } },
		{ "freeswitch", "GATEWAY_DOWN", "q850", 38, { NULL } },
		{ "freeswitch", "GATEWAY_DOWN", "sip", 503, { NULL } },
		{ "asterisk", "MANDATORY_IE_LENGTH_ERROR", "q850", 100, { NULL } },
		{ "freeswitch", "USER_BUSY", "sip", 486, { NULL } },
		{ "freeswitch", "DECLINE", "sip", 603, { NULL } },
		{ "freeswitch", "NOT_ACCEPTABLE", "q850", 88, { NULL } },
		{ "freeswitch", "NOT_ACCEPTABLE", "sip", 606, { NULL } },
		{ "freeswitch", "INCOMPATIBLE_DESTINATION", "sip", 488, { NULL } },
		{ "freeswitch", "0", "q850", SIPCAUSE_NONE, { NULL } },
		{ "asterisk", "BUSY", "q850", 17, { NULL } },
		{ "asterisk", "CONGESTION", "q850", 34, { NULL } },
		{ "asterisk", "FAILURE", "sip", 503, { NULL } },
		{ "asterisk", "PRE_EMPTED", "q850", 8, { NULL } },
		{ "asterisk", "45", "q850", 8, { NULL } },
		{ "asterisk", "47", "q850", 47, { NULL } },
		{ "asterisk", "NOTDEFINED", "q850", SIPCAUSE_NONE, { NULL } },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		UNIT_CHECK(ask(&rows[i]) == rows[i].outcome, "row %zu: %s:%s is %s:%d, not %d", i,
			   rows[i].from, rows[i].code, rows[i].to, ask(&rows[i]), rows[i].outcome);
}

/* The commonest codes of records have an answer, whatever comes with them. */
static void test_never_rejected(void)
{
	static const char *const companions[] = {
		NULL,
		"origin=caller",
		"origin=callee",
		"origin=network",
		"origin=gateway",
		"origin=branch",
		"alerted=yes",
		"alerted=no",
		"answered=yes",
		"answered=no",
	};
	static const char *const codes[] = { "200", "487" };
	size_t i, k, m;

	for (i = 0; i < COUNT(codes); i++) {
		for (k = 0; k < COUNT(companions); k++) {
			for (m = 0; m < COUNT(companions); m++) {
				struct asked asked = {
					"sip", codes[i], "q850", 0, { companions[k], companions[m] }
				};

				if (companions[k] == NULL)
					asked.companions[0] = companions[m];
				UNIT_CHECK(ask(&asked) > 0, "%s with %s and %s", codes[i],
					   companions[k] ? companions[k] : "nothing",
					   companions[m] ? companions[m] : "nothing");
			}
		}
	}
}

/* Every code that a switch or Q.850 defines is answered, by a code or by none. */
static void test_defined_codes(void)
{
	static const char *const spaces[] = { "sip", "q850", "freeswitch", "asterisk" };
	static const char *const targets[] = { "q850", "sip" };
	size_t i, k, m;

	for (i = 0; i < COUNT(spaces); i++) {
		for (k = 0; k < COUNT(targets); k++) {
			const struct sipcause_table *table =
				sipcause_catalog_table(catalog, "billing", spaces[i], targets[k]);

			if (strcmp(spaces[i], targets[k]) == 0)
				continue;
			CU_ASSERT_PTR_NOT_NULL_FATAL(table);
			for (m = 0; m < sipcause_space_count(space(spaces[i])); m++) {
				int32_t code = sipcause_space_at(space(spaces[i]), m);

				UNIT_CHECK(sipcause_translate(table, code) >= SIPCAUSE_NONE,
					   "%s:%d is nothing in %s", spaces[i], code, targets[k]);
			}
		}
	}
}

/* A switch copies the numbers of Q.850 that it has no word for; a few of its own mean something
 * else there. */
static void test_copied_causes(void)
{
	static const char *const spaces[] = { "freeswitch", "asterisk" };
	static const struct {
		int32_t code, cause;
	} others[] = { { 45, 8 }, { 52, 21 }, { 54, 21 }, { 103, 100 } };
	size_t i, k;
	int32_t code;

	for (i = 0; i < COUNT(spaces); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, "billing", spaces[i], "q850");

		for (code = 1; code <= 127; code++) {
			int32_t cause = code;

			for (k = 0; k < COUNT(others); k++)
				if (others[k].code == code)
					cause = others[k].cause;
			UNIT_CHECK(sipcause_translate(table, code) == cause, "%s:%d is %d",
				   spaces[i], code, sipcause_translate(table, code));
		}
	}
}

static void test_load(void)
{
	CU_ASSERT_EQUAL_FATAL(sipcause_catalog_load(&catalog, "billing", NULL), SIPCAUSE_OK);
}

static const struct unit_test tests[] = {
	{ "the map loads", test_load },          { "what is counted as what", test_rows },
	{ "200 and 487", test_never_rejected },  { "every defined code", test_defined_codes },
	{ "copied causes", test_copied_causes },
};

int main(void)
{
	int failed = UNIT_MAIN("billing", tests);

	sipcause_catalog_free(catalog);
	return failed;
}
