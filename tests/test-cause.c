/* SPDX-License-Identifier: BSD-2-Clause */
/* Cause information elements and ISUP cause indicators. */
#include "wire.h"

#define OCTETS(text) text, sizeof(text) - 1, 0

/* The vectors that were captured or constructed elsewhere. */
static void test_examples(void)
{
	FILE *file = wire_csv_open("cause-ie-examples.csv");
	char line[1024], *fields[6];
	size_t count = 0;

	while (wire_csv_row(file, line, fields, COUNT(fields))) {
		unsigned char octets[32], evidence[32];
		size_t length = 0, wanted = 0, found = 0;
		const struct sipcause_part *part;
		const unsigned char *diagnostics;

		CU_ASSERT_EQUAL(sipcause_octets_parse(fields[0], strlen(fields[0]), octets,
						      sizeof(octets), &length, NULL),
				SIPCAUSE_OK);
		sipcause_message_clear(wire_message);
		UNIT_CHECK(sipcause_message_read(wire_message, SIPCAUSE_FORM_IE, octets, length,
						 NULL) == SIPCAUSE_OK,
			   "%s", fields[0]);
		part = sipcause_message_part(wire_message, 0);
		UNIT_CHECK(sipcause_part_coding(part) == atoi(fields[1]), "%s", fields[0]);
		UNIT_CHECK(sipcause_part_location(part) == atoi(fields[2]), "%s", fields[0]);
		UNIT_CHECK(sipcause_part_recommendation(part) ==
				   (fields[3][0] != '\0' ? atoi(fields[3]) : -1),
			   "%s", fields[0]);
		UNIT_CHECK(sipcause_part_code(part) == atoi(fields[4]), "%s", fields[0]);
		if (fields[5][0] != '\0')
			CU_ASSERT_EQUAL(sipcause_octets_parse(fields[5], strlen(fields[5]),
							      evidence, sizeof(evidence), &wanted,
							      NULL),
					SIPCAUSE_OK);
		diagnostics = sipcause_part_evidence(part, &found);
		UNIT_CHECK(found == wanted &&
				   (found == 0 || memcmp(diagnostics, evidence, found) == 0),
			   "%s", fields[0]);
		count++;
	}
	fclose(file);
	CU_ASSERT_EQUAL(count, 9);
}

static void test_elements(void)
{
	static const struct wire_row rows[] = {
		{ OCTETS("\x08\x02\x82\x91"), 0, "cause valid 17 @LN" },
		{ OCTETS("\x08\x02\x8A\xFF"), 0, "cause valid 127 @BI" },
		{ OCTETS("\x08\x02\x80\x80"), 0, "cause out-of-range 0 @U" },
		{ OCTETS("\x08\x03\x02\x80\x91"), 0, "cause valid 17 @LN r0" },
		{ OCTETS("\x08\x03\x02\xFF\x91"), 0, "cause valid 17 @LN r127" },
		{ OCTETS("\x08\x05\x82\xE6\x33\x30\x33"), 0, "cause valid 102 @LN #333033" },
		/* the first of two counts */
		{ OCTETS("\x08\x02\x82\x91\x08\x02\x80\x90"), 0,
		  "cause valid 17 @LN | cause duplicate 16 @U" },
		/* other codings are read, and no codes of q850 */
		{ OCTETS("\x08\x02\xA2\x91"), 0, "cause foreign-coding 17 ISO/IEC @LN" },
		{ OCTETS("\x08\x02\xC2\x91"), 0, "cause foreign-coding 17 national @LN" },
		{ OCTETS("\x08\x02\xE2\x91"), 0, "cause foreign-coding 17 network @LN" },
		/* truncated, over-long, inconsistent: the octet is named */
		{ OCTETS(""), 1, "cause malformed" },
		{ OCTETS("\x08"), 2, "cause malformed" },
		{ OCTETS("\x08\x00"), 2, "cause malformed" },
		{ OCTETS("\x08\x01\x82"), 2, "cause malformed" },
		{ OCTETS("\x08\x02\x82"), 4, "cause malformed" },
		{ OCTETS("\x08\x03\x82\x91"), 5, "cause malformed" },
		{ OCTETS("\x08\xFF\x82\x91"), 5, "cause malformed" },
		{ OCTETS("\x08\x02\x02\x91"), 5, "cause malformed" },
		{ OCTETS("\x08\x02\x02\x11"), 4, "cause malformed" },
		{ OCTETS("\x08\x02\x82\x11"), 4, "cause malformed" },
		{ OCTETS("\x08\x03\x02\x80\x11"), 5, "cause malformed" },
		{ OCTETS("\x08\x02\x82\x91\x00"), 5, "cause valid 17 @LN | cause malformed" },
		{ OCTETS("\x08\x02\x82\x91\x08"), 6, "cause valid 17 @LN | cause malformed" },
		{ OCTETS("\x1E\x02\x82\x88"), 1, "cause malformed" },
		{ OCTETS("0802"), 1, "cause malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_IE, rows, COUNT(rows));
}

static void test_indicators(void)
{
	static const struct wire_row rows[] = {
		{ OCTETS("\x82\x91"), 0, "cause valid 17 @LN" },
		{ OCTETS("\x82\x9F\x08"), 0, "cause valid 31 @LN #08" },
		{ OCTETS("\x02\x80\x91"), 0, "cause valid 17 @LN r0" },
		{ OCTETS(""), 1, "cause malformed" },
		{ OCTETS("\x82"), 2, "cause malformed" },
		{ OCTETS("\x02\x80"), 3, "cause malformed" },
		{ OCTETS("\x82\x11"), 2, "cause malformed" },
	};
	static const struct wire_row encapsulated[] = {
		{ OCTETS("\x82\x91"), 0, "encapsulated valid 17 @LN" },
		{ OCTETS("\x82"), 2, "encapsulated malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_OCTETS, rows, COUNT(rows));
	wire_check_rows(SIPCAUSE_FORM_ENCAPSULATED, encapsulated, COUNT(encapsulated));
}

/* An option names the space that another coding's causes are looked up in. */
static void test_coding(void)
{
	const struct sipcause_space *space = sipcause_catalog_space(wire_catalog, "location");
	char room[DESCRIBED];

	CU_ASSERT_EQUAL(sipcause_message_coding(wire_message, 3, space), SIPCAUSE_OK);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(
		sipcause_message_read(wire_message, SIPCAUSE_FORM_OCTETS, "\xE2\x8A", 2, NULL),
		SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(wire_describe(room), "cause valid 10 network @LN");
	CU_ASSERT_PTR_EQUAL(sipcause_part_space(sipcause_message_part(wire_message, 0)), space);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(
		sipcause_message_read(wire_message, SIPCAUSE_FORM_OCTETS, "\xE2\x91", 2, NULL),
		SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(wire_describe(room), "cause out-of-range 17 network @LN");
	CU_ASSERT_EQUAL(sipcause_message_coding(wire_message, 3, NULL), SIPCAUSE_OK);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(
		sipcause_message_read(wire_message, SIPCAUSE_FORM_OCTETS, "\xE2\x8A", 2, NULL),
		SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(wire_describe(room), "cause foreign-coding 10 network @LN");
	CU_ASSERT_EQUAL(sipcause_message_coding(wire_message, 0, space), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_coding(wire_message, 4, space), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_coding(NULL, 1, space), SIPCAUSE_E_ARGUMENT);
	sipcause_message_clear(wire_message);
}

static void test_messages_of_errors(void)
{
	static const struct {
		const char *octets;
		size_t length;
		const char *message;
	} rows[] = {
		{ BYTES("\x08\x03\x82\x91"),
		  "found the end; expected as many octets as the element's length says" },
		{ BYTES("\x08\x02\x82\x11"),
		  "found octet 0x11; expected octet 4, the cause, with its high bit set" },
		{ BYTES("\x1E\x02"),
		  "found octet 0x1E; expected 0x08, the identifier of a cause element" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_IE,
						      rows[i].octets, rows[i].length, &error),
				SIPCAUSE_E_FORM);
		CU_ASSERT_STRING_EQUAL(error.id, "bad-element");
		UNIT_CHECK(strcmp(error.message, rows[i].message) == 0, "%s", error.message);
	}
	sipcause_message_clear(wire_message);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "examples", test_examples },
		{ "elements", test_elements },
		{ "indicators", test_indicators },
		{ "other codings", test_coding },
		{ "messages of errors", test_messages_of_errors },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("cause", tests);
	wire_end();
	return failed;
}
