/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing the forms of the wire, and reading back what was written. */
#include "wire.h"

#define WRITTEN 4096

static const struct sipcause_space *space_of(const char *name)
{
	return sipcause_catalog_space(wire_catalog, name);
}

static struct sipcause_indication make_indication(const char *space, int32_t code, int32_t location)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;

	indication.from = space_of(space);
	indication.code = code;
	if (location >= 0)
		CU_ASSERT_EQUAL(
			sipcause_indication_add(&indication, space_of("location"), location),
			SIPCAUSE_OK);
	return indication;
}

static void set_text(struct sipcause_indication *indication, const char *text, size_t length)
{
	indication->text = text;
	indication->text_length = (uint32_t)length;
}

/* ------------------------------------------------------------ what is written */

/* In octet forms `expected` is hexadecimal; NULL: it cannot be written. */
static void test_forms(void)
{
	enum {
		REASON = SIPCAUSE_FORM_REASON,
		LINE = SIPCAUSE_FORM_STATUS_LINE,
		IE = SIPCAUSE_FORM_IE,
		OCTETS = SIPCAUSE_FORM_OCTETS,
		ENCAPSULATED = SIPCAUSE_FORM_ENCAPSULATED,
		PROBLEM = SIPCAUSE_FORM_PROBLEM
	};
	static const struct {
		int32_t form;
		const char *from;
		int32_t code;
		int32_t location;
		const char *text;
		const char *to; /* NULL: no result */
		const char *expected;
	} rows[] = {
		/* the original alone */
		{ REASON, "q850", 17, -1, NULL, NULL, "Q.850;cause=17;text=\"User busy\"" },
		{ REASON, "q850", 17, 0, NULL, NULL,
		  "Q.850;cause=17;text=\"User busy\";location=U" },
		{ REASON, "q850", 17, 14, "", NULL, "Q.850;cause=17;text=\"\";location=LOC-14" },
		{ REASON, "q850", 16, 10, "a \"b\" \\ c\t\x7F", NULL,
		  "Q.850;cause=16;text=\"a \\\"b\\\" \\\\ c\\\t\\\x7F\";location=BI" },
		{ REASON, "q850", 126, -1, NULL, NULL, "Q.850;cause=126" },
		{ REASON, "sip", 486, 0, NULL, NULL, "SIP;cause=486;text=\"Busy Here\"" },
		{ REASON, "q850", 16, -1, "a\nb", NULL, NULL },
		{ REASON, "q850", 16, -1, "a\rb", NULL, NULL },
		{ REASON, "q850", 0, -1, NULL, NULL, NULL },
		{ REASON, "http", 503, -1, NULL, NULL, NULL },
		{ REASON, "event", 1, -1, NULL, NULL, NULL },
		/* both */
		{ REASON, "q850", 17, 2, "busy", "sip",
		  "Q.850;cause=17;text=\"busy\";location=LN, "
		  "SIP;cause=486;text=\"Busy Here\"" },
		{ REASON, "sip", 486, -1, "I am busy", "q850",
		  "Q.850;cause=17;text=\"User busy\";location=BI, "
		  "SIP;cause=486;text=\"I am busy\"" },
		{ REASON, "sip", 603, -1, NULL, "q850",
		  "Q.850;cause=21;text=\"Call rejected\";location=U, "
		  "SIP;cause=603;text=\"Decline\"" },
		{ REASON, "q850", 17, 2, "busy", "http",
		  "Q.850;cause=17;text=\"busy\";location=LN" },
		/* a copy keeps what came with it */
		{ REASON, "q850", 17, 2, "busy", "q850",
		  "Q.850;cause=17;text=\"busy\";location=LN" },
		/* no code came of it */
		{ REASON, "sip", 487, -1, NULL, "q850",
		  "SIP;cause=487;text=\"Request Terminated\"" },
		{ LINE, "q850", 17, -1, NULL, "sip", "SIP/2.0 486 Busy Here" },
		{ LINE, "q850", 34, -1, NULL, "http", "HTTP/1.1 503 Service Unavailable" },
		{ LINE, "sip", 480, -1, NULL, NULL, "SIP/2.0 480 Temporarily Unavailable" },
		{ LINE, "sip", 480, -1, "Gone fishing", NULL, "SIP/2.0 480 Gone fishing" },
		{ LINE, "sip", 499, -1, NULL, NULL, "SIP/2.0 499 " },
		{ LINE, "sip", 480, -1, "Gone fishing", "q850", "SIP/2.0 480 Gone fishing" },
		{ LINE, "sip", 480, -1, "a\r\nEvil: b", NULL, NULL },
		{ LINE, "q850", 17, -1, NULL, NULL, NULL },
		{ IE, "q850", 17, 2, NULL, NULL, "08028291" },
		{ IE, "q850", 127, 15, NULL, NULL, "08028FFF" },
		{ IE, "sip", 486, -1, NULL, "q850", "08028A91" },
		{ OCTETS, "sip", 603, -1, NULL, "q850", "8095" },
		{ ENCAPSULATED, "q850", 16, 0, NULL, NULL, "8090" },
		{ IE, "q850", 17, -1, NULL, NULL, NULL },
		{ IE, "q850", 0, 2, NULL, NULL, NULL },
		{ IE, "sip", 486, 2, NULL, NULL, NULL },
		{ IE, "q850", 17, 2, NULL, "sip", "08028291" },
		{ PROBLEM, "q850", 17, 2, NULL, "http",
		  "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
		  "\"original\":{\"space\":\"q850\",\"code\":17,\"name\":\"USER_BUSY\","
		  "\"text\":\"User busy\",\"companions\":[{\"space\":\"location\",\"code\":2,"
		  "\"name\":\"LN\"}]}}" },
		{ PROBLEM, "sip", 404, -1, "no \"such\"\\\n\x01\xC3\xA9", "http",
		  "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
		  "\"original\":{\"space\":\"sip\",\"code\":404,"
		  "\"text\":\"no \\\"such\\\"\\\\\\n\\u0001\xC3\xA9\"}}" },
		{ PROBLEM, "sip", 404, -1, "", NULL,
		  "{\"type\":\"about:blank\",\"original\":{\"space\":\"sip\",\"code\":404,"
		  "\"text\":\"\"}}" },
		{ PROBLEM, "sip", 404, -1,
		  "\xFF"
		  "a\xC3",
		  NULL,
		  "{\"type\":\"about:blank\",\"original\":{\"space\":\"sip\",\"code\":404,"
		  "\"text\":\"\xEF\xBF\xBD"
		  "a\xEF\xBF\xBD\"}}" },
		{ PROBLEM, "sip", 404, -1, NULL, "q850", NULL },
	};
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "default");
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_indication indication =
			make_indication(rows[i].from, rows[i].code, rows[i].location);
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		unsigned char written[WRITTEN];
		char shown[2 * WRITTEN] = "";
		size_t length = 99;
		int code;

		if (rows[i].text != NULL)
			set_text(&indication, rows[i].text, strlen(rows[i].text));
		if (rows[i].to != NULL)
			CU_ASSERT_NOT_EQUAL(sipcause_map_translate(map, space_of(rows[i].to),
								   &indication, &result),
					    SIPCAUSE_ERROR);
		code = sipcause_write(rows[i].form, &indication,
				      rows[i].to != NULL ? &result : NULL, written, sizeof(written),
				      &length, &error);
		UNIT_CHECK(code == (rows[i].expected == NULL ? SIPCAUSE_E_FORM : SIPCAUSE_OK),
			   "row %zu: %d %s", i, code, error.message);
		UNIT_CHECK(rows[i].expected != NULL || strcmp(error.id, "cannot-be-written") == 0,
			   "row %zu: %s", i, error.id);
		if (code != SIPCAUSE_OK || rows[i].expected == NULL) {
			UNIT_CHECK(length == 0, "row %zu: %zu", i, length);
			continue;
		}
		for (k = 0; k < length; k++)
			sprintf(shown + strlen(shown),
				written[0] < 0x20 || written[0] >= 0x80 ? "%02X" : "%c",
				written[k]);
		UNIT_CHECK(strcmp(shown, rows[i].expected) == 0, "row %zu: %s", i, shown);
	}
}

static void test_without_original(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "default");
	struct sipcause_indication indication = make_indication("q850", 34, -1);
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	char written[WRITTEN];
	size_t length;

	sipcause_map_translate(map, space_of("http"), &indication, &result);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_PROBLEM, NULL, &result, written,
				       sizeof(written) - 1, &length, NULL),
			SIPCAUSE_OK);
	written[length] = '\0';
	CU_ASSERT_STRING_EQUAL(written,
			       "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\","
			       "\"status\":503,\"original\":{\"space\":\"q850\",\"code\":34,"
			       "\"name\":\"NORMAL_CIRCUIT_CONGESTION\"}}");
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_STATUS_LINE, NULL, &result, written,
				       sizeof(written), &length, NULL),
			SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_REASON, NULL, &result, written,
				       sizeof(written), &length, NULL),
			SIPCAUSE_E_FORM);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_PROBLEM, NULL, NULL, written, sizeof(written),
				       &length, NULL),
			SIPCAUSE_E_FORM);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_IE, NULL, NULL, written, sizeof(written),
				       &length, NULL),
			SIPCAUSE_E_FORM);
}

/* ------------------------------------------------------------- room and errors */

/* At every size: all, or an error that says how much is needed; never beyond size. */
static void test_room(void)
{
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_IE,
					 SIPCAUSE_FORM_OCTETS, SIPCAUSE_FORM_PROBLEM };
	struct sipcause_indication indication = make_indication("q850", 102, 2);
	size_t i, size, length, needed;

	indication.evidence = (const unsigned char *)"\x33\x30\x33";
	indication.evidence_length = 3;
	set_text(&indication, "a \"b\"", 5);
	for (i = 0; i < COUNT(forms); i++) {
		CU_ASSERT_EQUAL(sipcause_write(forms[i], &indication, NULL, NULL, 0, &needed, NULL),
				SIPCAUSE_E_FULL);
		for (size = 1; size <= needed; size++) {
			struct sipcause_error error = SIPCAUSE_ERROR_INIT;
			char *room = malloc(size);
			int code = sipcause_write(forms[i], &indication, NULL, room, size, &length,
						  &error);

			UNIT_CHECK(code == (size < needed ? SIPCAUSE_E_FULL : SIPCAUSE_OK),
				   "%s in %zu: %d", sipcause_form_word(forms[i]), size, code);
			UNIT_CHECK(length == needed, "%s: %zu", sipcause_form_word(forms[i]),
				   length);
			UNIT_CHECK(size == needed || strcmp(error.id, "no-room") == 0, "%s",
				   error.id);
			free(room);
		}
	}
}

static void test_arguments(void)
{
	struct sipcause_indication indication = make_indication("q850", 17, 2);
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	static unsigned char octets[300];
	char room[600];
	size_t length;

	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_WARNING, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_HEAD, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_write(-1, &indication, NULL, room, 300, &length, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_IE, &indication, NULL, NULL, 1, &length, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_IE, &indication, NULL, room, 300, NULL, NULL),
			SIPCAUSE_E_ARGUMENT);
	result.write_count = 1;
	CU_ASSERT_EQUAL(sipcause_write(SIPCAUSE_FORM_PROBLEM, &indication, &result, room, 300,
				       &length, NULL),
			SIPCAUSE_E_ARGUMENT);
	indication.space[indication.count++] = NULL;
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_PROBLEM, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_E_ARGUMENT);
	indication.count--;
	result.size = 40;
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_IE, &indication, &result, room, 300, &length, NULL),
		SIPCAUSE_E_ARGUMENT);
	indication.evidence = octets;
	indication.evidence_length = 253;
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_IE, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL(length, 257);
	indication.evidence_length = 254;
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_IE, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_E_FORM);
	indication.from = NULL;
	CU_ASSERT_EQUAL(
		sipcause_write(SIPCAUSE_FORM_IE, &indication, NULL, room, 300, &length, NULL),
		SIPCAUSE_E_ARGUMENT);
}

/* ---------------------------------------------------------- written and read */

static int same_bytes(const void *a, size_t a_length, const void *b, size_t b_length)
{
	return a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0);
}

/* Write, read, decide, write again: the same indication and the same bytes. */
static void check_round(int32_t form, const struct sipcause_indication *indication,
			const struct sipcause_result *result)
{
	struct sipcause_indication again = SIPCAUSE_INDICATION_INIT;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char first[WRITTEN], second[WRITTEN], wanted[DESCRIBED], found[DESCRIBED];
	size_t length, length_again;
	int code = sipcause_write(form, indication, result, first, sizeof(first), &length, &error);

	wire_describe_indication(indication, wanted);
	UNIT_CHECK(code == SIPCAUSE_OK, "%s: %s", wanted, error.message);
	if (code != SIPCAUSE_OK)
		return;
	sipcause_message_clear(wire_message);
	code = sipcause_message_read(wire_message, form, first, length, &error);
	UNIT_CHECK(code == SIPCAUSE_OK, "%s: %s", wanted, error.message);
	code = sipcause_message_decide(wire_message, NULL, NULL, &again);
	UNIT_CHECK(code >= 0, "%s: %d", wanted, code);
	if (code < 0)
		return;
	wire_describe_indication(&again, found);
	UNIT_CHECK(strcmp(wanted, found) == 0, "%s: %s", wanted, found);
	if (indication->text != NULL)
		UNIT_CHECK(same_bytes(again.text, again.text_length, indication->text,
				      indication->text_length),
			   "%s: text '%.*s'", wanted, (int)again.text_length, again.text);
	UNIT_CHECK(same_bytes(again.evidence, again.evidence_length, indication->evidence,
			      indication->evidence_length),
		   "%s: diagnostics", wanted);
	code = sipcause_write(form, &again, result, second, sizeof(second), &length_again, NULL);
	UNIT_CHECK(code == SIPCAUSE_OK && same_bytes(first, length, second, length_again), "%s",
		   wanted);
}

static void test_every_cause(void)
{
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_IE,
					 SIPCAUSE_FORM_OCTETS, SIPCAUSE_FORM_ENCAPSULATED,
					 SIPCAUSE_FORM_PROBLEM };
	static const unsigned char octets[] = { 0x00, 0x08, 0x91, 0xFF };
	int32_t cause, location;
	size_t i;

	for (cause = 1; cause <= 127; cause++)
		for (location = 0; location <= 15; location++)
			for (i = 0; i < COUNT(forms); i++) {
				struct sipcause_indication indication =
					make_indication("q850", cause, location);

				if (cause % 3 == 0 && forms[i] != SIPCAUSE_FORM_REASON) {
					indication.evidence = octets;
					indication.evidence_length = 1 + (uint32_t)location % 4;
					CU_ASSERT_EQUAL(sipcause_indication_add(
								&indication, space_of("diagnostic"),
								SIPCAUSE_PRESENT),
							SIPCAUSE_OK);
				}
				check_round(forms[i], &indication, NULL);
			}
}

static void test_every_status(void)
{
	int32_t code;

	for (code = 100; code <= 699; code++) {
		struct sipcause_indication indication = make_indication("sip", code, -1);

		/* A Reason of 2xx says nothing by itself: RFC 3326 3.1. */
		if (code / 100 != 2)
			check_round(SIPCAUSE_FORM_REASON, &indication, NULL);
		check_round(SIPCAUSE_FORM_PROBLEM, &indication, NULL);
		if (code / 100 == 2)
			sipcause_indication_add(&indication, space_of("answered"), 1);
		if (code == 180)
			sipcause_indication_add(&indication, space_of("alerted"), 1);
		check_round(SIPCAUSE_FORM_STATUS_LINE, &indication, NULL);
		if (code >= 600)
			continue;
		indication = make_indication("http", code, -1);
		check_round(SIPCAUSE_FORM_STATUS_LINE, &indication, NULL);
		check_round(SIPCAUSE_FORM_PROBLEM, &indication, NULL);
	}
}

/* The original stays inside what HTTP gets, whatever it is translated to. */
static void test_every_original(void)
{
	static const char *const spaces[] = { "sip", "q850", "event" };
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "default");
	size_t i;

	for (i = 0; i < COUNT(spaces); i++) {
		const struct sipcause_space *space = space_of(spaces[i]);
		int32_t code;

		for (code = sipcause_space_first(space); code <= sipcause_space_last(space);
		     code++) {
			struct sipcause_indication indication = make_indication(spaces[i], code, 3);
			struct sipcause_result result = SIPCAUSE_RESULT_INIT;

			CU_ASSERT_EQUAL(
				sipcause_indication_add(&indication, space_of("warning"), 304),
				SIPCAUSE_OK);
			CU_ASSERT_EQUAL(sipcause_indication_add(&indication, space_of("warning"),
								SIPCAUSE_PRESENT),
					SIPCAUSE_OK);
			sipcause_map_translate(map, space_of("http"), &indication, &result);
			check_round(SIPCAUSE_FORM_PROBLEM, &indication, &result);
		}
	}
}

static uint32_t dice = 20240229;

static uint32_t throw_dice(uint32_t sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 17;
	dice ^= dice << 5;
	return dice % sides;
}

/* One character of any kind; its length. */
static size_t put_any(char *room)
{
	static const char *const wide[] = { "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x93\x9E",
					    "\xC2\x85", "\xE2\x80\xA8" };
	static const char special[] = "\"\\,;= \t/{}%<>";
	const char *character;

	switch (throw_dice(4)) {
	case 0:
		character = wide[throw_dice(COUNT(wide))];
		memcpy(room, character, strlen(character));
		return strlen(character);
	case 1:
		room[0] = special[throw_dice(sizeof(special) - 1)];
		return 1;
	case 2:
		do
			room[0] = (char)throw_dice(128);
		while (room[0] == '\r' || room[0] == '\n');
		return 1;
	default:
		room[0] = (char)('a' + throw_dice(26));
		return 1;
	}
}

static void test_random_texts(void)
{
	int i;

	for (i = 0; i < 1000; i++) {
		struct sipcause_indication indication = make_indication(
			"q850", 1 + (int32_t)throw_dice(127), (int32_t)throw_dice(16));
		size_t length = 0, characters = throw_dice(60);
		char text[300];

		while (characters-- > 0)
			length += put_any(text + length);
		set_text(&indication, text, length);
		check_round(SIPCAUSE_FORM_REASON, &indication, NULL);
		if (i % 2 == 0)
			text[length++] = '\n';
		indication.text_length = (uint32_t)length;
		check_round(SIPCAUSE_FORM_PROBLEM, &indication, NULL);
	}
}

/* ---------------------------------------------------- documents of others */

#define DOCUMENT(text) text, sizeof(text) - 1
#define LEVELS8 "[[[[[[[["
#define LEVELS64 LEVELS8 LEVELS8 LEVELS8 LEVELS8 LEVELS8 LEVELS8 LEVELS8 LEVELS8

static void test_documents(void)
{
	static const struct wire_row rows[] = {
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17}}"), 0, 0,
		  "problem valid 17" },
		{ DOCUMENT(" {\n \"status\" : 409 ,\r\n\t\"original\" : { \"code\" : 17 , "
			   "\"space\" : \"q850\" } } \n"),
		  0, 0, "problem valid 17 | status valid 409" },
		{ DOCUMENT(
			  "{\"title\":\"A \\u00e9\\ud83d\\udcde\\/\\\"\\\\\\b\\f\\n\\r\\t\","
			  "\"status\":404,\"detail\":[1,-2.5e+3,{\"x\":[true,false,null]},\"y\"]}"),
		  0, 0, "status valid 404 'A \xC3\xA9\xF0\x9F\x93\x9E/\"\\\b\f\n\r\t'" },
		{ DOCUMENT("{}"), 0, 0, "" },
		{ DOCUMENT("{\"status\":\"404\",\"title\":7}"), 0, 0, "" },
		{ DOCUMENT("{\"status\":4.04,\"title\":[]}"), 0, 0, "" },
		{ DOCUMENT("{\"status\":99}"), 0, 0, "status out-of-range 99" },
		{ DOCUMENT("{\"status\":99999999999999999999}"), 0, 0, "status out-of-range" },
		{ DOCUMENT("{\"orig\\u0069nal\":{\"sp\\u0061ce\":\"sip\",\"code\":486,"
			   "\"text\":\"\\u0000\"}}"),
		  0, 0, "problem valid 486 ''" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":128}}"), 0, 0,
		  "problem out-of-range 128" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":9999999999}}"), 0, 0,
		  "problem out-of-range" },
		{ DOCUMENT("{\"original\":{\"space\":\"martian\",\"code\":7}}"), 0, 0,
		  "problem no-space 7" },
		{ DOCUMENT(
			  "{\"original\":{\"space\":\"q850\",\"code\":17,\"evidence\":\"33 30\"}}"),
		  0, 0, "problem valid 17 #3330" },
		/* contents */
		{ DOCUMENT("{\"original\":{\"space\":\"q850\"}}"), 1, 13, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"code\":17}}"), 1, 13, "problem malformed" },
		{ DOCUMENT("{\"original\":17}"), 1, 13, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\n\"code\":\"17\"}}"), 2, 8,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":1e1}}"), 1, 36,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":-1}}"), 1, 36,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":7,\"code\":17}}"), 1, 22,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"code\":17}}"), 1, 39,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"evidence\":\"3\"}}"), 1,
		  50, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"evidence\":\"\"}}"), 1,
		  50, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"text\":1}}"), 1, 46,
		  "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"companions\":{}}}"), 1,
		  52, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"space\":\"q850\",\"code\":17,\"companions\":[1]}}"), 1,
		  53, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"companions\":[{\"space\":\"martian\"}]}}"), 1, 28,
		  "problem malformed" },
		{ DOCUMENT(
			  "{\"original\":{\"companions\":[{\"space\":\"location\",\"code\":16}]}}"),
		  1, 28, "problem malformed" },
		{ DOCUMENT("{\"status\":1,\"status\":2}"), 1, 13, "problem malformed" },
		{ DOCUMENT("[]"), 1, 1, "problem malformed" },
		{ DOCUMENT("7"), 1, 1, "problem malformed" },
		/* grammar */
		{ DOCUMENT(""), 1, 1, "problem malformed" },
		{ DOCUMENT("{"), 1, 2, "problem malformed" },
		{ DOCUMENT("{} x"), 1, 4, "problem malformed" },
		{ DOCUMENT("{,}"), 1, 2, "problem malformed" },
		{ DOCUMENT("{\"a\":1,}"), 1, 8, "problem malformed" },
		{ DOCUMENT("{\"a\" 1}"), 1, 6, "problem malformed" },
		{ DOCUMENT("{\"a\":}"), 1, 6, "problem malformed" },
		{ DOCUMENT("{\"a\":1 \"b\":2}"), 1, 8, "problem malformed" },
		{ DOCUMENT("{a:1}"), 1, 2, "problem malformed" },
		{ DOCUMENT("{\"a\":[1,]}"), 1, 9, "problem malformed" },
		{ DOCUMENT("{\"a\":[1}"), 1, 8, "problem malformed" },
		{ DOCUMENT("{\"a\":1]"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":01}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":-}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":1.}"), 1, 8, "problem malformed" },
		{ DOCUMENT("{\"a\":1e}"), 1, 8, "problem malformed" },
		{ DOCUMENT("{\"a\":tru}"), 1, 6, "problem malformed" },
		{ DOCUMENT("{\"a\":\"b}"), 1, 9, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\x01\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\\x\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\\u12g4\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\\udc00\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\\ud800\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\\ud800\\u0041\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"\xFF\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":\"b\\"), 1, 8, "problem malformed" },
		{ DOCUMENT("{\"a\\x\":1}"), 1, 4, "problem malformed" },
		{ DOCUMENT("{\"a\":[[{\"b\":?}]]}"), 1, 13, "problem malformed" },
		{ DOCUMENT("{\"original\":{\"companions\":[?]}}"), 1, 28, "problem malformed" },
		{ DOCUMENT("{\"original\":?}"), 1, 13, "problem malformed" },
		{ DOCUMENT("{\"title\":\"\\u20ac\",\"status\":402}"), 0, 0,
		  "status valid 402 '\xE2\x82\xAC'" },
		{ DOCUMENT("{\"a\":\"\\\0\"}"), 1, 7, "problem malformed" },
		{ DOCUMENT("{\"a\":" LEVELS64 "]]"), 1, 69, "problem malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_PROBLEM, rows, COUNT(rows));
}

/* More than there is room for is an error of its own. */
static void test_full_documents(void)
{
	static char document[12000];
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i;

	strcpy(document, "{\"original\":{\"space\":\"q850\",\"code\":17,\"companions\":[");
	for (i = 0; i < 17; i++)
		strcat(document, i > 0 ? ",{\"space\":\"warning\"}" : "{\"space\":\"warning\"}");
	strcat(document, "]}}");
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_PROBLEM, document,
					      strlen(document), &error),
			SIPCAUSE_E_FULL);
	CU_ASSERT_STRING_EQUAL(error.id, "too-many-parts");
	for (i = 0; i < 2; i++) {
		strcpy(document, i == 0 ? "{\"title\":\"\\n" : "{\"original\":{\"evidence\":\"");
		memset(document + strlen(document), i == 0 ? 'a' : '0', 4097 * (i + 1));
		sipcause_message_clear(wire_message);
		strcat(document, i == 0 ? "\"}" : "\"}}");
		CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_PROBLEM, document,
						      strlen(document), &error),
				SIPCAUSE_E_FULL);
		CU_ASSERT_STRING_EQUAL(error.id, "texts-too-long");
		memset(document, 0, sizeof(document));
	}
	sipcause_message_clear(wire_message);
}

/* A second document counts as little as a second Reason. */
static void test_two_documents(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	char room[DESCRIBED];

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_PROBLEM, "{", 1, NULL),
			SIPCAUSE_E_FORM);
	wire_read(SIPCAUSE_FORM_PROBLEM, "{\"original\":{\"space\":\"q850\",\"code\":17,"
					 "\"companions\":[{\"space\":\"location\",\"code\":3}]}}");
	wire_read(SIPCAUSE_FORM_PROBLEM,
		  "{\"status\":404,\"original\":{\"space\":\"q850\",\"code\":18,"
		  "\"companions\":[{\"space\":\"location\",\"code\":4}]}}");
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 1);
	wire_describe_indication(&indication, room);
	CU_ASSERT_STRING_EQUAL(room, "q850:17 location=3");
	CU_ASSERT_EQUAL(sipcause_part_contradicts(sipcause_message_part(wire_message, 2)), 1);
	sipcause_message_clear(wire_message);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "forms", test_forms },
		{ "without the original", test_without_original },
		{ "room", test_room },
		{ "arguments", test_arguments },
		{ "every cause and location", test_every_cause },
		{ "every status", test_every_status },
		{ "every original", test_every_original },
		{ "a thousand texts", test_random_texts },
		{ "documents of others", test_documents },
		{ "full documents", test_full_documents },
		{ "two documents", test_two_documents },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("write", tests);
	wire_end();
	return failed;
}
