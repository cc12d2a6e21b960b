/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells of records: codes with something round them, as evidence. */
#include "wire.h"

enum {
	AUTO = SIPCAUSE_SPELLING_AUTO,
	DECIMAL = SIPCAUSE_SPELLING_DECIMAL,
	HEX = SIPCAUSE_SPELLING_HEX,
	OCTET = SIPCAUSE_SPELLING_OCTET,
	IE = SIPCAUSE_SPELLING_IE,
	H323 = SIPCAUSE_SPELLING_H323,
	CUCM = SIPCAUSE_SPELLING_CUCM
};

/* Parts as "status sip:486 | cause q850:17 @0"; refused: the error's id. */
static void describe(char room[DESCRIBED], int answer, const struct sipcause_error *error)
{
	size_t i;

	room[0] = '\0';
	if (answer != SIPCAUSE_OK) {
		wire_print(room, "%s", error->id);
		return;
	}
	for (i = 0; i < sipcause_message_count(wire_message); i++) {
		const struct sipcause_part *part = sipcause_message_part(wire_message, i);
		const char *space = sipcause_space_name(sipcause_part_space(part));

		wire_print(room, "%s%s %s:%d", i > 0 ? " | " : "",
			   sipcause_part_word(sipcause_part_kind(part)),
			   space != NULL ? space : "?", (int)sipcause_part_code(part));
		if (sipcause_part_location(part) >= 0)
			wire_print(room, " @%d", (int)sipcause_part_location(part));
		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_VALID)
			wire_print(room, " %s",
				   sipcause_validity_word(sipcause_part_validity(part)));
	}
}

static int read_cell(const char *space, int32_t spelling, int strict, const char *text,
		     struct sipcause_error *error)
{
	size_t length = strlen(text);
	char *copy = wire_copy(text, length);
	int answer;

	sipcause_message_clear(wire_message);
	sipcause_message_strict(wire_message, strict);
	answer = sipcause_message_read_cell(
		wire_message, space != NULL ? sipcause_catalog_space(wire_catalog, space) : NULL,
		spelling, copy, length, error);
	sipcause_message_strict(wire_message, 0);
	/* Nothing of a cell is needed behind it but what a Reason's texts are. */
	sipcause_message_next(wire_message, 0);
	free(copy);
	return answer;
}

static void test_cells(void)
{
	static const struct {
		const char *space;
		int32_t spelling;
		const char *text;
		const char *expected;
	} rows[] = {
		/* Numbers. */
		{ "q850", AUTO, "17", "cause q850:17" },
		{ "q850", AUTO, "0", "cause q850:0" },
		{ "q850", AUTO, "017", "cause q850:17" },
		{ "q850", AUTO, "0000000017", "cause q850:17" },
		{ "q850", AUTO, "17.0", "cause q850:17" },
		{ "q850", AUTO, "17.00", "cause q850:17" },
		{ "q850", AUTO, "+17", "cause q850:17" },
		{ "q850", AUTO, "  17\t", "cause q850:17" },
		{ "q850", AUTO, "\"17\"", "cause q850:17" },
		{ "q850", AUTO, "'17'", "cause q850:17" },
		{ "q850", AUTO, "\" 17 \"", "cause q850:17" },
		{ "q850", AUTO, "\"\"17\"\"", "cause q850:17" },
		{ "q850", AUTO, "[17]", "cause q850:17" },
		{ "q850", AUTO, "(17)", "cause q850:17" },
		{ "q850", AUTO, "<17>", "cause q850:17" },
		{ "q850", AUTO, "0x11", "cause q850:17" },
		{ "q850", AUTO, "17 (0x11)", "cause q850:17" },
		{ "q850", AUTO, "0x11 (17)", "cause q850:17" },
		{ "q850", AUTO, "0x11 - User busy", "cause q850:17" },
		{ "q850", AUTO, "17.5", "not-a-number" },
		{ "q850", AUTO, "-17", "not-a-number" },
		{ "q850", AUTO, "17.0.1", "not-a-number" },
		{ "q850", AUTO, "1e1", "ambiguous-spelling" },
		{ "q850", AUTO, "17th", "not-a-number" },
		{ "q850", AUTO, "17/34", "contradicts-itself" },
		{ "q850", AUTO, "17 34", "contradicts-itself" },
		{ "q850", AUTO, "17,0", "contradicts-itself" },
		{ "q850", AUTO, "17 (0x12)", "contradicts-itself" },
		{ "q850", AUTO, "16:30:00", "not-a-number" },
		{ "q850", AUTO, "2026-11-26", "out-of-range" },
		{ "q850", AUTO, "128", "out-of-range" },
		{ "q850", AUTO, "99999999999999999999", "out-of-range" },
		{ "q850", AUTO, "0x91", "ambiguous-spelling" },
		{ "q850", AUTO, "9F", "ambiguous-spelling" },
		{ "q850", AUTO, "", "not-a-number" },
		{ "q850", AUTO, "  ", "not-a-number" },
		{ "q850", AUTO, "\"\"", "not-a-number" },
		{ "q850", AUTO, "[]", "unknown-name" },
		{ "q850", AUTO, "\"", "unknown-name" },
		{ "sip", AUTO, "0486", "status sip:486" },
		{ "sip", AUTO, "486.0", "status sip:486" },
		{ "sip", AUTO, "4 86", "out-of-range" },
		{ "sip", AUTO, "560486", "out-of-range" },
		{ "sip", AUTO, "17", "out-of-range" },
		/* Names and texts. */
		{ "q850", AUTO, "USER_BUSY", "cause q850:17" },
		{ "q850", AUTO, "User busy", "cause q850:17" },
		{ "q850", AUTO, "USER BUSY", "cause q850:17" },
		{ "q850", AUTO, "user-busy", "cause q850:17" },
		{ "q850", AUTO, "Normal Clearing", "cause q850:16" },
		{ "q850", AUTO, "Normal call clearing", "cause q850:16" },
		{ "q850", AUTO, "Normal, unspecified", "cause q850:31" },
		{ "q850", AUTO, "No answer from user (user alerted)", "cause q850:19" },
		{ "q850", AUTO, "No answer from user", "cause q850:19" },
		{ "q850", AUTO, "Unallocated (unassigned) number", "cause q850:1" },
		{ "q850", AUTO, "Unallocated number", "cause q850:1" },
		{ "q850", AUTO, "NO ANSWER", "cause q850:19" },
		{ "q850", AUTO, "ANSWERED", "unknown-name" },
		{ "q850", AUTO, "NORMAL", "unknown-name" },
		{ "q850", AUTO, "not user busy", "unknown-name" },
		{ "asterisk", AUTO, "Normal", "cause asterisk:16" },
		{ "sip", AUTO, "Busy Here", "status sip:486" },
		{ "sip", AUTO, "BUSY_HERE", "status sip:486" },
		{ "sip", AUTO, "Not Acceptable", "ambiguous-spelling" },
		{ "event", AUTO, "BYE", "event event:1" },
		/* A number and a text. */
		{ "q850", AUTO, "USER_BUSY [17]", "cause q850:17" },
		{ "q850", AUTO, "USER_BUSY(17)", "cause q850:17" },
		{ "q850", AUTO, "USER_BUSY 17", "cause q850:17" },
		{ "q850", AUTO, "USER_BUSY/17", "cause q850:17" },
		{ "q850", AUTO, "User busy (17)", "cause q850:17" },
		{ "q850", AUTO, "17 USER_BUSY", "cause q850:17" },
		{ "q850", AUTO, "17 (User busy)", "cause q850:17" },
		{ "q850", AUTO, "017 - User busy", "cause q850:17" },
		{ "q850", AUTO, "17 \xE2\x80\x93 User busy", "cause q850:17" },
		{ "q850", AUTO, "17: User busy", "cause q850:17" },
		{ "q850", AUTO, "17,User busy", "cause q850:17" },
		{ "q850", AUTO, "17;USER_BUSY", "cause q850:17" },
		{ "q850", AUTO, "[17] User busy", "cause q850:17" },
		{ "q850", AUTO, "16 (Normal)", "cause q850:16" },
		{ "q850", AUTO, "16 (Normales Ende)", "cause q850:16" },
		{ "q850", AUTO, "Normal (16)", "cause q850:16" },
		{ "q850", AUTO, "17 NO_ANSWER", "contradicts-itself" },
		{ "q850", AUTO, "17 No answer", "contradicts-itself" },
		{ "q850", AUTO, "17 \xE2\x80\x94 No answer", "contradicts-itself" },
		{ "q850", AUTO, "USER_BUSY [18]", "contradicts-itself" },
		{ "q850", AUTO, "USER_BUSY 18", "contradicts-itself" },
		{ "q850", AUTO, "16 (User busy)", "contradicts-itself" },
		{ "asterisk", AUTO, "17 (Normal)", "contradicts-itself" },
		{ "q850", AUTO, "17 seconds", "not-a-number" },
		{ "q850", AUTO, "30 s", "not-a-number" },
		{ "q850", AUTO, "16 of 20", "not-a-number" },
		{ "q850", AUTO, "Timeout 30", "contradicts-itself" },
		{ "q850", AUTO, "Waited 30", "unknown-name" },
		{ "q850", AUTO, "Channel 3", "unknown-name" },
		{ "q850", AUTO, "USER_BUSY [486]", "out-of-range" },
		{ "sip", AUTO, "486 Busy Here", "status sip:486" },
		{ "sip", AUTO, "486 Besetzt", "status sip:486" },
		{ "sip", AUTO, "480 Busy Here", "status sip:480" },
		{ "sip", AUTO, "200 OK", "status sip:200" },
		{ "sip", AUTO, "Busy Here (486)", "status sip:486" },
		{ "sip", AUTO, "Busy Here (404)", "contradicts-itself" },
		{ "sip", AUTO, "503 Limit of 30 reached", "status sip:503" },
		{ "sip", AUTO, "486 Busy Here (Q.850 17)", "status sip:486" },
		{ "sip", AUTO, "486 seconds", "not-a-number" },
		{ "sip", AUTO, "486 487", "contradicts-itself" },
		{ "sip", AUTO, "486 [404]", "contradicts-itself" },
		{ "sip", AUTO, "486/Busy Here", "status sip:486" },
		{ "http", AUTO, "503 Service Unavailable", "status http:503" },
		/* Labels. */
		{ "sip", AUTO, "sip:486", "status sip:486" },
		{ "sip", AUTO, "SIP:487", "status sip:487" },
		{ "sip", AUTO, "SIP: 487", "status sip:487" },
		{ "sip", AUTO, "sip:0487", "status sip:487" },
		{ "sip", AUTO, "SIP 486 Busy Here", "status sip:486" },
		{ "sip", AUTO, "SIP-486", "status sip:486" },
		{ "sip", AUTO, "SIP_486", "status sip:486" },
		{ "sip", AUTO, "SIP response code: 486 (Busy Here)", "status sip:486" },
		{ "sip", AUTO, "status=486", "status sip:486" },
		{ "sip", AUTO, "SIP/2.0 486 Busy Here", "status sip:486" },
		{ "sip", AUTO, "SIP/2.0 486", "status sip:486" },
		{ "sip", AUTO, "sip/2.0 486 Busy Here", "status sip:486" },
		{ "sip", AUTO, "HTTP/1.1 503 Service Unavailable", "status http:503" },
		{ "sip", AUTO, "SIP/2.0", "out-of-range" },
		{ "sip", AUTO, "sip:", "unknown-name" },
		{ "sip", AUTO, "sip:sip:486", "unknown-name" },
		{ "sip", AUTO, "sip:17", "out-of-range" },
		{ "sip", AUTO, "sip:alice@example.com", "unknown-name" },
		{ "sip", AUTO, "q850:17", "cause q850:17" },
		{ "q850", AUTO, "sip:486", "status sip:486" },
		{ "q850", AUTO, "Q.850:17", "cause q850:17" },
		{ "q850", AUTO, "Q850 17", "cause q850:17" },
		{ "q850", AUTO, "Q.850 cause 17 (User busy)", "cause q850:17" },
		{ "q850", AUTO, "cause=17", "cause q850:17" },
		{ "q850", AUTO, "{\"hangupcause\":17}", "cause q850:17" },
		{ "q850", AUTO,
		  " {\"hangupsource\":\"PJSIP/a-0000000d\", \"hangupcause\" : \"19\"} ",
		  "cause q850:19" },
		{ "q850", AUTO,
		  "{\"hangupcause\":1,\"hangupsource\":\"PJSIP/a-9\",\"x\":[{\"cause\":3}]}",
		  "cause q850:1" },
		{ "q850", AUTO, "{\"sip_code\":486,\"line\":3}", "status sip:486" },
		{ "q850", AUTO, "{\"cause\":\"USER_BUSY\",\"line\":3}", "cause q850:17" },
		{ "q850", DECIMAL, "{\"cause\":17,\"line\":3}", "cause q850:17" },
		{ "q850", AUTO, "{\"cause\":17,\"status\":486}", "not-a-number" },
		{ "q850", AUTO, "{\"cause\":null,\"line\":3}", "unknown-name" },
		{ "q850", AUTO, "{\"cause\":{\"cause\":17},\"line\":3}", "unknown-name" },
		{ "q850", AUTO, "{\"cause\":17,\"line\":3", "not-a-number" },
		{ "q850", AUTO, "{\"cause\":\"\"}", "unknown-name" },
		{ "q850", AUTO, "Cause: 17", "cause q850:17" },
		{ "q850", AUTO, "hangup_cause=USER_BUSY", "cause q850:17" },
		{ "q850", AUTO, "HangupCause: 17", "cause q850:17" },
		{ "q850", AUTO, "reason: 17", "cause q850:17" },
		{ "q850", AUTO, "cause: 17 No answer", "contradicts-itself" },
		{ "q850", AUTO, "cause", "unknown-name" },
		{ "q850", AUTO, "duration: 17", "unknown-name" },
		{ "q850", AUTO, "location:1", "unknown-name" },
		{ "freeswitch", AUTO, "MEDIA_TIMEOUT [804]", "cause freeswitch:804" },
		{ "freeswitch", AUTO, "sip:486", "status sip:486" },
		/* H.323 of Cisco is hexadecimal. */
		{ "q850", AUTO, "h323-disconnect-cause=11", "cause q850:17" },
		{ "q850", AUTO, "h323-disconnect-cause = 11", "cause q850:17" },
		{ "q850", AUTO, "H323-Disconnect-Cause : 11", "cause q850:17" },
		{ "q850", AUTO, "h323-disconnect-cause = \"h323-disconnect-cause=10\"",
		  "cause q850:16" },
		{ "q850", H323, "h323-disconnect-cause = 11", "cause q850:17" },
		{ "q850", H323, " 11 ", "cause q850:17" },
		{ "q850", AUTO, "h323-disconnect-cause =", "not-a-number" },
		{ "q850", AUTO, "h323-disconnect-cause = 91", "out-of-range" },
		/* Octets. */
		{ "q850", AUTO, "82 90", "cause q850:16 @2" },
		{ "q850", AUTO, "0x8290", "cause q850:16 @2" },
		{ "q850", AUTO, "0x829F08", "cause q850:31 @2" },
		{ "q850", AUTO, "[08 02 81 90]", "cause q850:16 @1" },
		{ "q850", AUTO, "[08028190]", "cause q850:16 @1" },
		{ "q850", AUTO, "CAUSE: 82 90", "cause q850:16 @2" },
		{ "q850", AUTO, "cause [82 90]", "cause q850:16 @2" },
		{ "q850", AUTO, "Cause i = 0x8290 - Normal call clearing", "cause q850:16 @2" },
		{ "q850", AUTO, "Cause 0x8290", "cause q850:16 @2" },
		{ "q850", AUTO, "Cause i = 0x8290", "cause q850:16 @2" },
		{ "q850", AUTO, "Cause i=0x829F08 - Normal, unspecified", "cause q850:31 @2" },
		{ "q850", AUTO, "Cause i = 0x8290 - User busy", "contradicts-itself" },
		{ "q850", AUTO, "0x8291 (User busy)", "cause q850:17 @2" },
		{ "q850", AUTO, "08 01 2e 45 08 02 80 90", "cause q850:16 @0" },
		{ "q850", AUTO, "[08 01 2E 45 08 02 80 90]", "cause q850:16 @0" },
		{ "q850", AUTO, "08 02 80 01 45 08 02 80 91", "cause q850:17 @0" },
		{ "q850", AUTO, "08 02 80 91 45 08 02 80 90", "cause q850:16 @0" },
		{ "q850", AUTO, "08 01 2e 4d 08 02 80 90", "cause q850:16 @0" },
		{ "q850", AUTO, "08 01 2e 5a 08 02 80 90 1e 02 82 88", "cause q850:16 @0" },
		{ "q850", AUTO, "08 01 2e 45 1e 02 82 88 08 02 82 91", "cause q850:17 @2" },
		{ "q850", AUTO, "08 01 2e 45 a1 08 02 82 91", "cause q850:17 @2" },
		{ "q850", AUTO, "08 01 2e 45 98 08 02 82 91 08 02 82 90", "cause q850:16 @2" },
		{ "q850", AUTO, "08 01 2e 45 96 08 02 82 91", "bad-element" },
		{ "q850", AUTO, "08 01 2e 7d 08 02 80 90", "bad-element" },
		{ "q850", AUTO, "08 01 2e 45", "bad-element" },
		{ "q850", AUTO, "08 01 2e 45 08 02 80", "bad-element" },
		{ "q850", AUTO, "08 02 82 9F 1E 02 82 88", "cause q850:31 @2" },
		{ "q850", AUTO, "E2 9F", "foreign-coding" },
		{ "q850", IE, "[08 02 81 90]", "cause q850:16 @1" },
		{ "q850", IE, "829F", "cause q850:31 @2" },
		{ "q850", IE, "E29F", "foreign-coding" },
		{ "q850", IE, "17", "bad-element" },
		{ "sip", AUTO, "[08 02 81 90]", "out-of-range" },
		{ "q850", OCTET, " 91 ", "cause q850:17" },
		{ "q850", HEX, "\"11\"", "cause q850:17" },
		{ "q850", DECIMAL, "017", "cause q850:17" },
		{ "q850", DECIMAL, "0x11", "not-a-number" },
		{ "q850", DECIMAL, "82 90", "contradicts-itself" },
		/* Reasons. */
		{ "q850", AUTO, "Q.850;cause=17", "q850-reason q850:17" },
		{ "q850", AUTO, "Q.850 ;cause=17;text=\"User busy\"", "q850-reason q850:17" },
		{ "q850", AUTO, "SIP;cause=486", "sip-reason sip:486" },
		{ "sip", AUTO, "SIP;cause=486;text=\"x\", Q.850;cause=17",
		  "sip-reason sip:486 | q850-reason q850:17" },
		{ "q850", AUTO, "Reason: Q.850;cause=17", "q850-reason q850:17" },
		{ "q850", AUTO, "reason : Q.850;cause=17", "q850-reason q850:17" },
		{ "q850", AUTO, "Q.850;cause=200", "bad-content" },
		{ "q850", AUTO, "Q.850;text=\"cause\"", "bad-content" },
		{ NULL, AUTO, "Q.850;cause=17", "q850-reason q850:17" },
		{ NULL, AUTO, "Reason: Q.850;cause=17;location=LN", "q850-reason q850:17 @2" },
		{ NULL, AUTO, "reason:Q.850;cause=17", "q850-reason q850:17" },
		{ NULL, AUTO, "17", "bad-content" },
		{ NULL, AUTO, "Q.850;cause=\"", "bad-syntax" },
		/* The call manager. */
		{ "q850", CUCM, "16", "cause q850:16" },
		{ "q850", CUCM, " 16 ", "cause q850:16" },
		{ "q850", CUCM, "0", "cause q850:0" },
		{ "q850", CUCM, "127", "cause q850:127" },
		{ "q850", CUCM, "393233", "cause q850:17" },
		{ "q850", CUCM, "2801795135", "cause q850:63 | status sip:503" },
		{ "q850", CUCM, "-1493172161", "cause q850:63 | status sip:503" },
		{ "asterisk", CUCM, "1174405137", "cause asterisk:17 | status sip:486" },
		{ "q850", CUCM, "122", "out-of-range" },
		{ "q850", CUCM, "125", "out-of-range" },
		{ "q850", CUCM, "126", "out-of-range" },
		{ "q850", CUCM, "129", "out-of-range" },
		{ "q850", CUCM, "262144", "out-of-range" },
		{ "q850", CUCM, "393216", "out-of-range" },
		{ "q850", CUCM, "4294967296", "not-a-number" },
		{ "q850", CUCM, "-2147483649", "not-a-number" },
		{ "q850", CUCM, "0x11", "not-a-number" },
		{ "q850", CUCM, "", "not-a-number" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		char got[DESCRIBED];

		describe(got, read_cell(rows[i].space, rows[i].spelling, 0, rows[i].text, &error),
			 &error);
		UNIT_CHECK(strcmp(got, rows[i].expected) == 0, "%s '%s': %s: %s",
			   sipcause_spelling_word(rows[i].spelling), rows[i].text, got,
			   error.message);
	}
}

/* Every value of the call manager that holds a status. */
static void test_call_manager(void)
{
	static const struct {
		uint32_t value;
		int32_t status, cause;
	} rows[] = {
		{ 16777257, 400, 41 },    { 33554453, 401, 21 },    { 50331669, 402, 21 },
		{ 67108885, 403, 21 },    { 83886081, 404, 1 },     { 100663359, 405, 63 },
		{ 117440591, 406, 79 },   { 134217749, 407, 21 },   { 150995046, 408, 102 },
		{ 184549398, 410, 22 },   { 201326719, 411, 127 },  { 234881151, 413, 127 },
		{ 251658367, 414, 127 },  { 268435535, 415, 79 },   { 285212799, 416, 127 },
		{ 301989951, 417, 63 },   { 352321663, 420, 127 },  { 369098879, 421, 127 },
		{ 402653311, 423, 127 },  { 419430421, 424, 21 },   { 503316501, 429, 21 },
		{ 570425365, 433, 21 },   { 1073741842, 480, 18 },  { 1090519081, 481, 41 },
		{ 1107296281, 482, 25 },  { 1124073497, 483, 25 },  { 1140850716, 484, 28 },
		{ 1157627905, 485, 1 },   { 1174405137, 486, 17 },  { 1191182367, 487, 31 },
		{ 1207959583, 488, 31 },  { 1258291217, 491, 17 },  { 1291845649, 493, 17 },
		{ 1409286185, 500, 41 },  { 1442840614, 502, 38 },  { 1459617833, 503, 41 },
		{ 2801795135, 503, 63 },  { 1476395110, 504, 102 }, { 1493172351, 505, 127 },
		{ 1509949567, 513, 127 }, { 2701131793, 600, 17 },  { 2717909013, 603, 21 },
		{ 2734686209, 604, 1 },   { 2751463455, 606, 31 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		char text[16], got[DESCRIBED], expected[80];
		int sign;

		sprintf(expected, "cause q850:%d | status sip:%d", (int)rows[i].cause,
			(int)rows[i].status);
		for (sign = 0; sign < 2; sign++) {
			sprintf(text, sign != 0 ? "%lld" : "%llu",
				sign != 0 ? (long long)(int32_t)rows[i].value
					  : (long long)rows[i].value);
			describe(got, read_cell("q850", CUCM, sign, text, &error), &error);
			UNIT_CHECK(strcmp(got, expected) == 0, "%s: %s", text, got);
		}
	}
	CU_ASSERT_EQUAL(COUNT(rows), 44);
}

static int32_t decide(const char *to, const char *text, const char *status, int *contradictions)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "default");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	size_t i;

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_read_cell(wire_message,
						   sipcause_catalog_space(wire_catalog, "q850"),
						   CUCM, text, strlen(text), NULL),
			SIPCAUSE_OK);
	if (status[0] != '\0')
		CU_ASSERT_EQUAL(sipcause_message_read_cell(
					wire_message, sipcause_catalog_space(wire_catalog, "sip"),
					AUTO, status, strlen(status), NULL),
				SIPCAUSE_OK);
	sipcause_message_translate(wire_message, map, sipcause_catalog_space(wire_catalog, to),
				   &indication, &result);
	*contradictions = 0;
	for (i = 0; i < sipcause_message_count(wire_message); i++)
		*contradictions +=
			sipcause_part_contradicts(sipcause_message_part(wire_message, i));
	return result.outcome;
}

/* Both halves count, and a third contradicts them when it contradicts both. */
static void test_halves(void)
{
	static const struct {
		const char *to, *value, *status;
		int32_t outcome;
		int contradictions;
	} rows[] = {
		{ "q850", "2801795135", "", 63, 0 },    { "sip", "2801795135", "", 503, 0 },
		{ "q850", "2801795135", "503", 63, 0 }, { "sip", "2801795135", "503", 503, 0 },
		{ "q850", "2801795135", "404", 63, 1 }, { "q850", "1191182367", "487", 31, 0 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		int contradictions;
		int32_t outcome =
			decide(rows[i].to, rows[i].value, rows[i].status, &contradictions);

		UNIT_CHECK(outcome == rows[i].outcome, "%s %s: %d", rows[i].value, rows[i].status,
			   (int)outcome);
		UNIT_CHECK(contradictions == rows[i].contradictions, "%s %s: %d", rows[i].value,
			   rows[i].status, contradictions);
	}
}

/* What --strict leaves. */
static void test_strictly(void)
{
	static const struct {
		const char *space;
		int32_t spelling;
		const char *text;
		const char *expected;
	} rows[] = {
		{ "q850", DECIMAL, "17", "cause q850:17" },
		{ "q850", DECIMAL, "USER_BUSY", "cause q850:17" },
		{ "q850", AUTO, "0x11", "cause q850:17" },
		{ "q850", AUTO, "82 91", "cause q850:17" },
		{ "q850", DECIMAL, "0x11", "not-a-number" },
		{ "q850", AUTO, "017", "not-a-number" },
		{ "q850", AUTO, "17 USER_BUSY", "not-a-number" },
		{ "q850", AUTO, "\"17\"", "not-a-number" },
		{ "q850", AUTO, "[82 91]", "cause q850:17" },
		{ "q850", AUTO, "Q.850;cause=17", "not-a-number" },
		{ "sip", AUTO, "sip:486", "not-a-number" },
		{ "sip", AUTO, "486 Busy Here", "not-a-number" },
		{ NULL, AUTO, "Q.850;cause=17", "q850-reason q850:17" },
		{ NULL, AUTO, "Reason: Q.850;cause=17", "bad-syntax" },
		{ "q850", CUCM, "126", "out-of-range" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		char got[DESCRIBED];

		describe(got, read_cell(rows[i].space, rows[i].spelling, 1, rows[i].text, &error),
			 &error);
		UNIT_CHECK(strcmp(got, rows[i].expected) == 0, "'%s': %s: %s", rows[i].text, got,
			   error.message);
	}
}

/* Each cell is one turn, whatever it says. */
static void test_turns(void)
{
	static const char *const cells[] = { "2801795135", "x", "Q.850;cause=200", "16" };
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	const struct sipcause_part *part;
	size_t i;

	sipcause_message_clear(wire_message);
	for (i = 0; i < COUNT(cells); i++)
		(void)sipcause_message_read_cell(wire_message, q850, i == 0 ? CUCM : AUTO, cells[i],
						 strlen(cells[i]), NULL);
	for (i = 0; (part = sipcause_message_part(wire_message, i)) != NULL; i++)
		UNIT_CHECK(sipcause_part_turn(part) == (i < 2 ? 1u : (unsigned)i + 1), "%zu: %u", i,
			   (unsigned)sipcause_part_turn(part));
	CU_ASSERT_EQUAL(i, 4);
}

static void test_traces(void)
{
	static const struct {
		const char *text;
		const char *octets; /* NULL: refused */
	} rows[] = {
		{ "Cause i = 0x8290 - Normal call clearing", "8290" },
		{ "[08 02 81 90]", "8190" },
		{ "CAUSE: 82 90", "8290" },
		{ "0802829F", "829F" },
		{ "829F08", "829F08" },
		{ "08 01 2e 45 08 03 82 9f 01", "829F01" },
		{ "08 01 2e 45", NULL },
		{ "17", NULL },
		{ "82", NULL },
		{ "User busy", NULL },
		{ "", NULL },
		{ "[]", NULL },
		{ "cause", NULL },
		{ "cause = ", NULL },
	};
	unsigned char octets[16];
	char shown[40];
	size_t i, k, count;

	for (i = 0; i < COUNT(rows); i++) {
		size_t length = strlen(rows[i].text);
		char *copy = wire_copy(rows[i].text, length);
		int answer =
			sipcause_trace_parse(copy, length, octets, sizeof(octets), &count, NULL);

		shown[0] = '\0';
		for (k = 0; answer == SIPCAUSE_OK && k < count; k++)
			sprintf(shown + 2 * k, "%02X", octets[k]);
		UNIT_CHECK(strcmp(shown, rows[i].octets != NULL ? rows[i].octets : "") == 0,
			   "'%s': %d, %s", rows[i].text, answer, shown);
		free(copy);
	}
	CU_ASSERT_EQUAL(sipcause_trace_parse("82 90", 5, octets, 1, &count, NULL), SIPCAUSE_E_FULL);
	CU_ASSERT_EQUAL(sipcause_trace_parse(NULL, 5, octets, 1, &count, NULL),
			SIPCAUSE_E_ARGUMENT);
}

static void test_arguments(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	char text[600];

	memset(text, '1', sizeof(text));
	CU_ASSERT_EQUAL(sipcause_message_read_cell(NULL, q850, AUTO, "1", 1, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read_cell(wire_message, q850, AUTO, NULL, 1, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read_cell(wire_message, q850, -1, "1", 1, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read_cell(wire_message, q850, SIPCAUSE_SPELLING_COUNT_,
						   "1", 1, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(
		sipcause_message_read_cell(wire_message, q850, AUTO, text, sizeof(text), NULL),
		SIPCAUSE_E_FORM);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "cells", test_cells },         { "the call manager", test_call_manager },
		{ "halves", test_halves },       { "strictly", test_strictly },
		{ "turns", test_turns },         { "traces", test_traces },
		{ "arguments", test_arguments },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("cell", tests);
	wire_end();
	return failed;
}
