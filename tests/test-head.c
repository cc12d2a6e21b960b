/* SPDX-License-Identifier: BSD-2-Clause */
/* Status lines, header fields, and whole heads of SIP and HTTP messages. */
#include "wire.h"

#define LINE(text) text, sizeof(text) - 1, 0
#define LINES(text) text, sizeof(text) - 1

static void test_status_lines(void)
{
	static const struct wire_row rows[] = {
		{ LINE("SIP/2.0 486 Busy Here"), 0, "status valid 486 'Busy Here'" },
		{ LINE("sip/2.0 486 Busy Here"), 0, "status valid 486 'Busy Here'" },
		{ LINE("SIP/2.0 486 "), 0, "status valid 486 ''" },
		{ LINE("SIP/2.0 486"), 0, "status valid 486" },
		{ LINE("SIP/2.0 100 Trying\tor so \xC3\xA9"), 0,
		  "status valid 100 'Trying\tor so \xC3\xA9'" },
		{ LINE("SIP/2.0 699 "), 0, "status valid 699 ''" },
		{ LINE("SIP/2.0 700 x"), 0, "status out-of-range 700 'x'" },
		{ LINE("SIP/2.0 099 x"), 0, "status out-of-range 99 'x'" },
		{ LINE("HTTP/1.1 503 Service Unavailable"), 0,
		  "status valid 503 'Service Unavailable'" },
		{ LINE("HTTP/2 503"), 0, "status valid 503" },
		{ LINE("HTTP/1.1 600 x"), 0, "status out-of-range 600 'x'" },
		{ LINE(""), 1, "status malformed" },
		{ LINE("486 Busy Here"), 1, "status malformed" },
		{ LINE("SIP 486"), 1, "status malformed" },
		{ LINE("SIPS/2.0 486 x"), 1, "status malformed" },
		{ LINE("http/1.1 503 x"), 1, "status malformed" },
		{ LINE("SIP/ 486"), 5, "status malformed" },
		{ LINE("SIP/2. 486"), 7, "status malformed" },
		{ LINE("SIP/2.0.1 486"), 8, "status malformed" },
		{ LINE("SIP/2.0  486 x"), 9, "status malformed" },
		{ LINE("SIP/2.0\t486 x"), 8, "status malformed" },
		{ LINE("SIP/2.0 48 x"), 9, "status malformed" },
		{ LINE("SIP/2.0 4860 x"), 9, "status malformed" },
		{ LINE("SIP/2.0 x"), 9, "status malformed" },
		{ LINE("SIP/2.0 486x"), 12, "status malformed" },
		{ LINE("SIP/2.0 486 a\x01"), 14, "status malformed" },
		{ LINE("SIP/2.0 486 a\x7F"), 14, "status malformed" },
		{ LINE("SIP/2.0 486 a\r\n"), 14, "status malformed" },
		{ LINE("SIP/2.0 486 a\0b"), 14, "status malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_STATUS_LINE, rows, COUNT(rows));
}

static void test_fields(void)
{
	static const struct wire_row rows[] = {
		{ LINES("Reason: Q.850;cause=17"), 0, 0, "q850-reason valid 17" },
		{ LINES("reason:Q.850;cause=17\r\n"), 0, 0, "q850-reason valid 17" },
		{ LINES("REASON \t :\r\n Q.850\r\n\t;cause=17\r\n"), 0, 0, "q850-reason valid 17" },
		{ LINES("Reason: SIP;cause=486\nX: y\nReason: Q.850;cause=17, STIR\n"), 0, 0,
		  "sip-reason valid 486 | q850-reason valid 17 | reason stir" },
		{ LINES("X-Reason: Q.850;cause=17\nReasons: Q.850;cause=17\nR: Q.850;cause=17\n"),
		  0, 0, "" },
		{ LINES("v: SIP/2.0/UDP a\n ;branch=z\nl: 0\nWarning: 399 a \"x\"\n"), 0, 0,
		  "warning valid 399 'x'" },
		{ LINES("Retry-After: 120"), 0, 0, "retry-after valid 120 '120'" },
		{ LINES("Retry-After: 18000;duration=3600\n"), 0, 0,
		  "retry-after valid 18000 '18000;duration=3600'" },
		{ LINES("retry-after : 120 (I'm in a meeting)\n"), 0, 0,
		  "retry-after valid 120 '120 (I'm in a meeting)'" },
		{ LINES("Retry-After: Fri, 31 Dec 1999 23:59:59 GMT"), 0, 0,
		  "retry-after valid 'Fri, 31 Dec 1999 23:59:59 GMT'" },
		{ LINES("Retry-After: 99999999999"), 0, 0,
		  "retry-after out-of-range '99999999999'" },
		{ LINES("Retry-After: -1"), 1, 14, "retry-after malformed" },
		{ LINES("Retry-After: 12 x"), 1, 17, "retry-after malformed" },
		{ LINES("Retry-After: 18 Dec 2026 10:00:00 GMT"), 1, 17, "retry-after malformed" },
		{ LINES("Retry-After: abc"), 1, 14, "retry-after malformed" },
		{ LINES("Retry-After: Sunday, 06-Nov-94 08:49:37 GMT"), 0, 0,
		  "retry-after valid 'Sunday, 06-Nov-94 08:49:37 GMT'" },
		{ LINES("Retry-After:"), 1, 13, "retry-after malformed" },
		/* what is broken does not take the rest with it */
		{ LINES("Reason: Q.850;cause=x\r\nReason: SIP;cause=486\r\nWarning: 3\r\n"), 1, 21,
		  "q850-reason malformed | sip-reason valid 486 | warning malformed" },
		{ LINES("X: y\nReason: Q.850;cause=17\n ;text=a b\nReason: SIP;cause=486\n"), 3, 10,
		  "q850-reason malformed | sip-reason valid 486" },
		{ LINES("no colon\nReason: SIP;cause=486\n"), 1, 4, "sip-reason valid 486" },
		{ LINES(" Reason: SIP;cause=486\nReason: SIP;cause=487"), 1, 1,
		  "sip-reason valid 487" },
		{ LINES("Reason: SIP;cause=486\n\nReason: Q.850;cause=17\n"), 0, 0,
		  "sip-reason valid 486" },
		{ LINES(""), 0, 0, "" },
	};

	wire_check_rows(SIPCAUSE_FORM_HEADER, rows, COUNT(rows));
}

static void test_heads(void)
{
	static const struct wire_row rows[] = {
		{ LINES("SIP/2.0 486 Busy Here\r\n"
			"Via: SIP/2.0/UDP a;branch=z9hG4bK\r\n"
			"f: <sip:a@b>;tag=1\r\n"
			"Reason: Q.850;cause=17;text=\"User busy\"\r\n"
			"Content-Length: 0\r\n"
			"\r\n"),
		  0, 0, "status valid 486 'Busy Here' | q850-reason valid 17 'User busy'" },
		{ LINES("\r\n\r\nSIP/2.0 503 Service Unavailable\nRetry-After: 30\n"
			"Reason: Q.850;cause=34\nWarning: 370 a \"x\"\n"),
		  0, 0,
		  "status valid 503 'Service Unavailable' | retry-after valid 30 '30' | "
		  "q850-reason valid 34 | warning valid 370 'x'" },
		{ LINES("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\n\r\n{\"status\": 429}"),
		  0, 0, "status valid 429 'Too Many Requests' | retry-after valid 5 '5'" },
		{ LINES("BYE sip:a@b SIP/2.0\r\nReason: Q.850;cause=16\r\n\r\n"), 0, 0,
		  "event valid 1 | q850-reason valid 16" },
		{ LINES("CANCEL sip:a@b SIP/2.0\nReason: SIP;cause=200;text=\"x\"\n"), 0, 0,
		  "event valid 2 | sip-reason valid 200 'x'" },
		{ LINES("UPDATE sip:a@b SIP/2.0\nReason: SIP;cause=480\n"), 0, 0,
		  "sip-reason other-method 480" },
		{ LINES("bye sip:a@b SIP/2.0\n"), 0, 0, "" },
		/* bodies do not count */
		{ LINES("BYE sip:a@b SIP/2.0\r\n\r\nReason: Q.850;cause=17\r\n"), 0, 0,
		  "event valid 1" },
		{ LINES("SIP/2.0 486 Busy Here"), 0, 0, "status valid 486 'Busy Here'" },
		{ LINES("SIP/2.0 48 Busy\nReason: Q.850;cause=17\n"), 1, 9,
		  "status malformed | q850-reason valid 17" },
		{ LINES("\n\nBYE sip:a@b HTTP/1.1\nReason: Q.850;cause=17\n"), 3, 13,
		  "event malformed | q850-reason valid 17" },
		{ LINES("BYE sip:a@b\n"), 1, 12, "event malformed" },
		{ LINES("BYE  sip:a@b SIP/2.0\n"), 1, 5, "event malformed" },
		{ LINES("BYE\n"), 1, 4, "event malformed" },
		{ LINES("BYE sip:a@b SIP/2.0 x\n"), 1, 20, "event malformed" },
		{ LINES("Reason: Q.850;cause=17\n"), 1, 7, "event malformed" },
		{ LINES(""), 1, 1, "event malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_HEAD, rows, COUNT(rows));
}

static void test_places(void)
{
	static const char head[] = "SIP/2.0 486 Busy Here\r\nReason: Q.850;cause=17, SIP\r\n";

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_HEAD, head);
	CU_ASSERT_EQUAL(sipcause_part_offset(sipcause_message_part(wire_message, 0)), 0);
	CU_ASSERT_EQUAL(sipcause_part_offset(sipcause_message_part(wire_message, 1)), 31);
	CU_ASSERT_EQUAL(sipcause_part_offset(sipcause_message_part(wire_message, 2)), 47);
	CU_ASSERT_EQUAL(sipcause_part_form(sipcause_message_part(wire_message, 2)),
			SIPCAUSE_FORM_HEAD);
	CU_ASSERT_STRING_EQUAL(
		sipcause_space_name(sipcause_part_space(sipcause_message_part(wire_message, 0))),
		"sip");
	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_STATUS_LINE, "HTTP/1.1 404 x");
	CU_ASSERT_STRING_EQUAL(
		sipcause_space_name(sipcause_part_space(sipcause_message_part(wire_message, 0))),
		"http");
	sipcause_message_clear(wire_message);
}

/* Every prefix and every byte changed: nothing is read beyond the end. */
static void test_damage(void)
{
	static const char head[] =
		"SIP/2.0 503 Service Unavailable\r\nWarning: 399 a \"x\"\r\n"
		"Reason: Q.850\r\n ;cause=34;text=\"a\\\"\"\r\nRetry-After: 9\r\n\r\n";
	static const char bytes[] = "\0\n\r \";,=\\:\xFF";
	size_t length = sizeof(head) - 1, i, k;

	for (i = 0; i < length * (sizeof(bytes) - 1); i++) {
		char *copy = wire_copy(head, length);
		int code;

		copy[i / (sizeof(bytes) - 1)] = bytes[i % (sizeof(bytes) - 1)];
		sipcause_message_clear(wire_message);
		code = sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, copy, length, NULL);
		UNIT_CHECK(code == SIPCAUSE_OK || code == SIPCAUSE_E_FORM ||
				   code == SIPCAUSE_FLAWED,
			   "%d at %zu", code, i);
		for (k = 0; k < sipcause_message_count(wire_message); k++) {
			const struct sipcause_part *part = sipcause_message_part(wire_message, k);
			size_t size;

			sipcause_part_bytes(part, &size);
			UNIT_CHECK(sipcause_part_offset(part) + size <= length, "%zu", i);
		}
		sipcause_message_clear(wire_message);
		free(copy);
	}
	for (i = 0; i <= length; i++) {
		char *copy = wire_copy(head, i);

		sipcause_message_clear(wire_message);
		if (sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, copy, i, NULL) ==
		    SIPCAUSE_E_FORM)
			CU_ASSERT(sipcause_message_count(wire_message) > 0);
		sipcause_message_clear(wire_message);
		free(copy);
	}
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "status lines", test_status_lines },
		{ "header fields", test_fields },
		{ "heads", test_heads },
		{ "places", test_places },
		{ "damage", test_damage },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("head", tests);
	wire_end();
	return failed;
}
