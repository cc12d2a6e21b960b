/* SPDX-License-Identifier: BSD-2-Clause */
/* The Reason header field, and Warning beside it. */
#include "wire.h"

#define VALUE(text) text, sizeof(text) - 1, 0
#define NUL_BYTE "\0"

static void test_values(void)
{
	static const struct wire_row rows[] = {
		/* RFC 3326 section 2 and 3, RFC 8606 section 5, RFC 9410 section 4 */
		{ VALUE("SIP ;cause=200 ;text=\"Call completed elsewhere\""), 0,
		  "sip-reason valid 200 'Call completed elsewhere'" },
		{ VALUE("Q.850 ;cause=16 ;text=\"Terminated\""), 0,
		  "q850-reason valid 16 'Terminated'" },
		{ VALUE("Q.850;cause=17;text=\"User busy\";location=LN"), 0,
		  "q850-reason valid 17 @LN 'User busy'" },
		{ VALUE("STIR ;cause=436 ;text=\"Bad Identity Info\""), 0,
		  "reason stir 436 'Bad Identity Info'" },
		{ VALUE("Preemption ;cause=1 ;text=\"UA Preemption\""), 0,
		  "reason valid 1 'UA Preemption'" },
		/* parameters in any order, all of them optional */
		{ VALUE("Q.850;text=\"a\";cause=17"), 0, "q850-reason valid 17 'a'" },
		{ VALUE("Q.850;location=U;text=\"a\";cause=17"), 0, "q850-reason valid 17 @U 'a'" },
		{ VALUE("Q.850"), 0, "q850-reason no-cause" },
		{ VALUE("SIP;text=\"no cause\""), 0, "sip-reason no-cause 'no cause'" },
		{ VALUE("Q.850;cause=31;text=\"\""), 0, "q850-reason valid 31 ''" },
		{ VALUE("Q.850;cause=16;x-flag;x-token=1.2:3;x-host=[::1]:5060;x-q=\"a,b\""), 0,
		  "q850-reason valid 16" },
		/* lists, in either order */
		{ VALUE("SIP;cause=486,Q.850;cause=17"), 0,
		  "sip-reason valid 486 | q850-reason valid 17" },
		{ VALUE("Q.850;cause=17 , SIP;cause=486"), 0,
		  "q850-reason valid 17 | sip-reason valid 486" },
		/* white space and folding */
		{ VALUE("  Q.850 ; cause = 17 ; text = \"a\"  "), 0, "q850-reason valid 17 'a'" },
		{ VALUE("\tQ.850\t;\tcause\t=\t17\t"), 0, "q850-reason valid 17" },
		{ VALUE("Q.850\r\n ;cause=17\n\t;text=\"a\""), 0, "q850-reason valid 17 'a'" },
		{ VALUE("Q.850;cause=17;text=\"a \r\n  b\""), 0, "q850-reason valid 17 'a b'" },
		{ VALUE("Q.850;cause=17;text=\"a  b\""), 0, "q850-reason valid 17 'a  b'" },
		{ VALUE("Q.850;cause=17;text=\"a\\ \r\n b\""), 0, "q850-reason valid 17 'a  b'" },
		/* case */
		{ VALUE("q.850;CAUSE=17;Text=\"a\";LOCATION=bi"), 0,
		  "q850-reason valid 17 @BI 'a'" },
		{ VALUE("sip;cause=486"), 0, "sip-reason valid 486" },
		{ VALUE("stir;cause=436"), 0, "reason stir 436" },
		{ VALUE("PREEMPTION;cause=2"), 0, "reason valid 2" },
		/* quoted strings */
		{ VALUE("SIP;cause=480;text=\"Q.850;cause=17\""), 0,
		  "sip-reason valid 480 'Q.850;cause=17'" },
		{ VALUE("SIP;cause=480;text=\"a, Q.850;cause=17\", Q.850;cause=34"), 0,
		  "sip-reason valid 480 'a, Q.850;cause=17' | q850-reason valid 34" },
		{ VALUE("Q.850;cause=17;text=\"say \\\"a=b\\\" \\\\ \\c\""), 0,
		  "q850-reason valid 17 'say \"a=b\" \\ c'" },
		{ VALUE("Q.850;cause=17;text=\"caf\xC3\xA9 \xE9\""), 0,
		  "q850-reason valid 17 'caf\xC3\xA9 \xE9'" },
		{ VALUE("Q.850;x=\"cause=17\""), 0, "q850-reason no-cause" },
		/* protocols that are not what they look like */
		{ VALUE("X-Q.850;cause=17"), 0, "reason unknown-protocol 17" },
		{ VALUE("Q.8500;cause=17"), 0, "reason unknown-protocol 17" },
		{ VALUE("Q.85;cause=17"), 0, "reason unknown-protocol 17" },
		{ VALUE("Q850;cause=17"), 0, "reason unknown-protocol 17" },
		{ VALUE("SIPS;cause=486"), 0, "reason unknown-protocol 486" },
		{ VALUE("FreeSWITCH;cause=1;xcause=2"), 0, "reason valid 1" },
		{ VALUE("Q.850;xcause=17"), 0, "q850-reason no-cause" },
		/* numbers */
		{ VALUE("Q.850;cause=0"), 0, "q850-reason out-of-range 0" },
		{ VALUE("Q.850;cause=1"), 0, "q850-reason valid 1" },
		{ VALUE("Q.850;cause=127"), 0, "q850-reason valid 127" },
		{ VALUE("Q.850;cause=128"), 0, "q850-reason out-of-range 128" },
		{ VALUE("Q.850;cause=200"), 0, "q850-reason out-of-range 200" },
		{ VALUE("Q.850;cause=1000"), 0, "q850-reason out-of-range 1000" },
		{ VALUE("Q.850;cause=-3"), 0, "q850-reason out-of-range" },
		{ VALUE("Q.850;cause=2147483647"), 0, "q850-reason out-of-range 2147483647" },
		{ VALUE("Q.850;cause=4294967313"), 0, "q850-reason out-of-range" },
		{ VALUE("Q.850;cause=12345678901234567890"), 0, "q850-reason out-of-range" },
		{ VALUE("Q.850;cause=18446744073709551633"), 0, "q850-reason out-of-range" },
		{ VALUE("Q.850;cause=0017"), 0, "q850-reason valid 17" },
		{ VALUE("SIP;cause=99"), 0, "sip-reason out-of-range 99" },
		{ VALUE("SIP;cause=700"), 0, "sip-reason out-of-range 700" },
		{ VALUE("SIP;cause=17"), 0, "sip-reason out-of-range 17" },
		{ VALUE("STIR;cause=99999999999"), 0, "reason stir" },
		/* several values of one protocol: RFC 9366 2, RFC 9410 6 */
		{ VALUE("Q.850;cause=16, Q.850;cause=17"), 0,
		  "q850-reason valid 16 | q850-reason duplicate 17" },
		{ VALUE("Q.850, q.850;cause=17"), 0,
		  "q850-reason no-cause | q850-reason duplicate 17" },
		{ VALUE("EMM;cause=1,Preemption;cause=1,emm;cause=2"), 0,
		  "reason other-protocol 1 | reason valid 1 | reason duplicate 2" },
		{ VALUE("STIR;cause=436,STIR;cause=437"), 0, "reason stir 436 | reason stir 437" },
		/* location is for Q.850 alone: RFC 8606 4 */
		{ VALUE("SIP;cause=486;location=U"), 0, "sip-reason valid 486" },
		{ VALUE("Q.850;cause=17;location=NOWHERE"), 0, "q850-reason valid 17" },
		{ VALUE("Q.850;cause=17;location"), 0, "q850-reason valid 17" },
		{ VALUE("Q.850;cause=17;location=\"U\""), 0, "q850-reason valid 17" },
	};

	wire_check_rows(SIPCAUSE_FORM_REASON, rows, COUNT(rows));
}

static void test_broken(void)
{
	static const struct wire_row rows[] = {
		{ VALUE(""), 1, "reason malformed" },
		{ VALUE(","), 1, "reason malformed" },
		{ VALUE(";cause=17"), 1, "reason malformed" },
		{ VALUE("Q.850;cause=17,"), 16, "q850-reason valid 17 | reason malformed" },
		{ VALUE("Q.850;"), 7, "q850-reason malformed" },
		{ VALUE("Q.850;;cause=17"), 7, "q850-reason malformed" },
		{ VALUE("Q.850;=17"), 7, "q850-reason malformed" },
		{ VALUE("Q.850 cause=17"), 7, "q850-reason malformed" },
		{ VALUE("Q.850;cause="), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause"), 7, "q850-reason malformed" },
		{ VALUE("Q.850;cause=a"), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause=1a"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause=0x11"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause=+17"), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause=-"), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause=--3"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause=1 7"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=\"17\""), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=busy now"), 26, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text"), 16, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"busy"), 26, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"busy\\"), 27, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"busy\\\""), 28, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"a\"b"), 24, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"a\nb\""), 23, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"a\\\nb\""), 24, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"\x01\""), 22, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17;text=\"" NUL_BYTE "\""), 22, "q850-reason malformed" },
		{ VALUE("Q.850" NUL_BYTE ";cause=17"), 6, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17\r\n"), 15, "q850-reason malformed" },
		{ VALUE("Q.850\n;cause=17"), 6, "q850-reason malformed" },
		{ VALUE("Q.850\r ;cause=17"), 6, "q850-reason malformed" },
		{ VALUE("Q.850;cause=16;cause=17"), 16, "q850-reason malformed" },
		{ VALUE("Q.850;text=\"a\";TEXT=\"b\""), 16, "q850-reason malformed" },
		{ VALUE("Q.850;location=U;location=U"), 18, "q850-reason malformed" },
		/* what stood before is kept; a broken value is no first one */
		{ VALUE("SIP;cause=486, Q.850;cause=x, Q.850;cause=17"), 28,
		  "sip-reason valid 486 | q850-reason malformed" },
		{ VALUE("(comment) Q.850"), 1, "reason malformed" },
		{ VALUE("\xC3\xA9"), 1, "reason malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_REASON, rows, COUNT(rows));
}

/* What is read in spite of a flaw, with the id of the flaw.  column: of what cannot be. */
static void test_flawed(void)
{
	static const struct wire_row rows[] = {
		{ VALUE("Q.850;cause=17;text=busy"), 0, "q850-reason valid 17 'busy'" },
		{ VALUE("Q.850;cause=38;text=Out of order"), 0,
		  "q850-reason valid !text 38 'Out of order'" },
		{ VALUE("Q.850;text=a b;cause=17;location=U"), 0,
		  "q850-reason valid !text 17 @U 'a b'" },
		{ VALUE("Q.850;cause=17;text='User busy'"), 0,
		  "q850-reason valid !text 17 'User busy'" },
		{ VALUE("Q.850;cause=17;text=\xE2\x80\x9Cx y\xE2\x80\x9D"), 0,
		  "q850-reason valid !text 17 'x y'" },
		{ VALUE("Q.850;cause=17;text="), 0, "q850-reason valid !text 17 ''" },
		{ VALUE("Q.850;cause=17;text"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850;cause=17;text=\"a"), 0, "q850-reason valid !text 17 'a'" },
		{ VALUE("Q.850;cause=17;text=\"a\\"), 0, "q850-reason valid !text 17 'a'" },
		{ VALUE("Q.850;cause=17;text=\"a\\\\"), 0, "q850-reason valid !text 17 'a\\'" },
		{ VALUE("Q.850;cause=17;text=\"a\"b\""), 0, "q850-reason valid !text 17 'a\"b'" },
		{ VALUE("Q.850;cause=17;text=\"a\x01\""), 0, "q850-reason valid !text 17 'a\x01'" },
		/* an open quote holds all that follows */
		{ VALUE("Q.850;text=\"a;cause=17"), 0, "q850-reason no-cause !text 'a;cause=17'" },
		{ VALUE("Q.850;cause=17;text=\"a;cause=34"), 0,
		  "q850-reason valid !text 17 'a;cause=34'" },
		{ VALUE("Q.850;cause=17;text=\"a, SIP;cause=486"), 0,
		  "q850-reason valid !text 17 'a, SIP;cause=486'" },
		{ VALUE("SIP;text=\"Q.850;cause=16, Q.850;cause=1"), 0,
		  "sip-reason no-cause !text 'Q.850;cause=16, Q.850;cause=1'" },
		{ VALUE("SIP;cause=486;text=\xE2\x80\x9Cx, Q.850;cause=1\xE2\x80\x9D, Q.850;cause=17"),
		  0, "sip-reason valid !text 486 'x, Q.850;cause=1' | q850-reason valid 17" },
		{ VALUE("SIP;cause=486;text='a b, Q.850;cause=1'"), 0,
		  "sip-reason valid !text 486 'a b, Q.850;cause=1'" },
		{ VALUE("Q.850;cause=17;text=a, x;y=1"), 0,
		  "q850-reason valid 17 'a' | reason unknown-protocol" },
		{ VALUE("Q.850;cause=17;text=a b, x;y=1"), 0,
		  "q850-reason valid !text 17 'a b, x'" },
		/* separators */
		{ VALUE("Q.850;cause=17;"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850;;cause=17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850 cause=17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850,cause=17,SIP;cause=486"), 0,
		  "q850-reason valid !separator 17 | sip-reason valid 486" },
		{ VALUE("Q.850;cause=17 text=\"x\""), 0, "q850-reason valid !separator 17 'x'" },
		{ VALUE("Q.850;x=1 cause=17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850\\;cause=17\\;text=\"x\""), 0,
		  "q850-reason valid !separator 17 'x'" },
		{ VALUE("Q.850;cause=17\\,SIP;cause=486"), 0,
		  "q850-reason valid !separator 17 | sip-reason valid 486" },
		{ VALUE(", ,Q.850;cause=17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850;cause=17, ,"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850;cause:17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("Q.850;cause=17\n"), 0, "q850-reason valid !parameter 17" },
		/* numbers */
		{ VALUE("Q.850;cause=+17"), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=17.0"), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=0x11"), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=0x91"), 0, "q850-reason out-of-range !number 145" },
		{ VALUE("Q.850;cause=\"17\""), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=17 (User busy);location=U"), 0,
		  "q850-reason valid !number 17 @U" },
		{ VALUE("Q.850;cause=99999999999x"), 24, "q850-reason malformed" },
		{ VALUE("Q.850;cause=+99999999999"), 0, "q850-reason out-of-range !number" },
		{ VALUE("Q.850;cause=17.5"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17abc"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17/34"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17 | 34"), 16, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17&18"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=1 7"), 15, "q850-reason malformed" },
		{ VALUE("Q.850;cause=1\xEF\xBC\x97"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause=17-User busy"), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=17 - User busy"), 0, "q850-reason valid !number 17" },
		{ VALUE("Q.850;cause=0x"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause=1-2"), 14, "q850-reason malformed" },
		{ VALUE("Q.850;cause="), 13, "q850-reason malformed" },
		{ VALUE("Q.850;cause"), 7, "q850-reason malformed" },
		/* twice */
		{ VALUE("Q.850;cause=17;cause=17"), 0, "q850-reason valid !repeated 17" },
		{ VALUE("Q.850;cause=17;text=\"a\";text=\"b\""), 0,
		  "q850-reason valid !repeated 17 'a'" },
		{ VALUE("Q.850;cause=17;cause=34, SIP;cause=486"), 16,
		  "q850-reason malformed | sip-reason valid 486" },
		/* protocols */
		{ VALUE("\"Q.850\";cause=17"), 0, "q850-reason valid !protocol 17" },
		{ VALUE("\"Q.850;cause=17\""), 0, "q850-reason valid !protocol 17" },
		{ VALUE("(x) Q.850;cause=17"), 0, "q850-reason valid !protocol 17" },
		{ VALUE("SIP/2.0;cause=486"), 0, "sip-reason valid !protocol 486" },
		{ VALUE(";cause=17"), 1, "reason malformed" },
		{ VALUE("cause=17"), 6, "reason malformed" },
		{ VALUE(""), 1, "reason malformed" },
		{ VALUE(",,"), 1, "reason malformed" },
		{ VALUE("Q850;cause=17"), 0, "q850-reason valid 17" },
		{ VALUE("isup;cause=17;location=U"), 0, "q850-reason valid 17 @U" },
		/* others */
		{ VALUE("Q.850;=;cause=17"), 0, "q850-reason valid !separator 17" },
		{ VALUE("SIP;cause=603;text=\"v=analytics1\";url=https://a.example/x,y;tel=+1"), 0,
		  "sip-reason valid !parameter 603 'v=analytics1'" },
		/* reading goes on at the next value */
		{ VALUE("Q.850;cause=x, SIP;cause=486;text=a b, STIR;cause=436"), 13,
		  "q850-reason malformed | sip-reason valid !text 486 'a b' | reason stir 436" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		char *copy = wire_copy(rows[i].input, rows[i].length), room[DESCRIBED];
		int code = sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, copy,
						 rows[i].length, &error);
		const char *flaw = strchr(wire_describe(room), '!');

		UNIT_CHECK(code == (rows[i].column > 0 ? SIPCAUSE_E_FORM
				    : flaw != NULL     ? SIPCAUSE_FLAWED
						       : SIPCAUSE_OK),
			   "%s: %d %s", rows[i].input, code, error.message);
		UNIT_CHECK(rows[i].column == 0 || error.column == rows[i].column, "%s: at %u: %s",
			   rows[i].input, (unsigned)error.column, error.message);
		UNIT_CHECK(error.code == code, "%s: %d", rows[i].input, error.code);
		UNIT_CHECK(strcmp(room, rows[i].expected) == 0, "%s: %s", rows[i].input, room);
		sipcause_message_clear(wire_message);
		free(copy);
	}
}

/* Fields in which nothing ends, of two sizes: the work grows no faster than they do. */
static void test_bounded_work(void)
{
	static const char *const pieces[] = { "SIP;x=\"b,",
					      "SIP;text=\"b;",
					      "\"",
					      "SIP;text='b b,",
					      "\\",
					      "a ",
					      "  ",
					      ";x=\"b",
					      "Q.850;text=a,",
					      ",",
					      ";",
					      "=",
					      "\t;" };
	enum { LENGTH = 1 << 20 };
	char *field = malloc(LENGTH);
	size_t i, at;

	for (i = 0; i < COUNT(pieces); i++) {
		const size_t length = strlen(pieces[i]);

		for (at = 0; at < LENGTH; at++)
			field[at] = pieces[i][at % length];
		sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, field, LENGTH, NULL);
		CU_ASSERT(sipcause_message_count(wire_message) <= SIPCAUSE_PARTS_MAX);
		sipcause_message_clear(wire_message);
	}
	free(field);
}

/* Every prefix of a long value is either read or refused, and never beyond its end. */
static void test_prefixes(void)
{
	static const char value[] =
		"Q.850 ;cause=17;text=\"a\\\"b \r\n c\" ;location=LN;ppi=\"x\" , "
		"SIP;cause=486;x=[::1]";
	size_t length;

	for (length = 0; length < sizeof(value); length++) {
		char *copy = wire_copy(value, length);
		int code;

		sipcause_message_clear(wire_message);
		code = sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, copy, length,
					     NULL);
		UNIT_CHECK(code == SIPCAUSE_OK || code == SIPCAUSE_E_FORM ||
				   code == SIPCAUSE_FLAWED,
			   "%d at %zu", code, length);
		UNIT_CHECK(sipcause_message_count(wire_message) >= 1, "none at %zu", length);
		sipcause_message_clear(wire_message);
		free(copy);
	}
}

/* Every byte at every place of a quoted string. */
static void test_quoted_bytes(void)
{
	enum { LENGTH = 20 };
	static const char head[] = "Q.850;cause=17;text=\"";
	size_t at, length = sizeof(head) - 1 + LENGTH + 1;
	char value[64];
	int byte;

	for (at = 0; at < LENGTH; at++)
		for (byte = 0; byte < 256; byte++) {
			int stands = (byte >= 0x20 && byte != '"' && byte != 0x7F &&
				      (byte != '\\' || at < LENGTH - 1)) ||
				     byte == '\t';
			int code;

			memset(value, 'a', sizeof(value));
			memcpy(value, head, sizeof(head) - 1);
			value[sizeof(head) - 1 + at] = (char)byte;
			value[length - 1] = '"';
			sipcause_message_clear(wire_message);
			code = sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, value,
						     length, NULL);
			UNIT_CHECK(code == (stands ? SIPCAUSE_OK : SIPCAUSE_FLAWED),
				   "0x%02X at %zu: %d", (unsigned)byte, at, code);
		}
	sipcause_message_clear(wire_message);
}

static void test_several_fields(void)
{
	char room[DESCRIBED];

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_REASON, "SIP;cause=480");
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, "Q.850;cause=?",
					      13, NULL),
			SIPCAUSE_E_FORM);
	wire_read(SIPCAUSE_FORM_REASON, "Q.850;cause=18");
	wire_read(SIPCAUSE_FORM_REASON, "Q.850;cause=19");
	CU_ASSERT_STRING_EQUAL(wire_describe(room),
			       "sip-reason valid 480 | q850-reason malformed | "
			       "q850-reason valid 18 | q850-reason duplicate 19");
}

/* All registered protocols are known by name, in any case. */
static void test_protocols(void)
{
	FILE *file = wire_csv_open("reason-protocols.csv");
	char line[1024], *fields[1], value[200];
	size_t count = 0;

	while (wire_csv_row(file, line, fields, COUNT(fields))) {
		const struct sipcause_part *part;
		size_t i;

		for (i = 0; fields[0][i] != '\0'; i++)
			if (count % 2 == 1 && fields[0][i] >= 'A' && fields[0][i] <= 'Z')
				fields[0][i] = (char)(fields[0][i] - 'A' + 'a');
		snprintf(value, sizeof(value), "%.99s;cause=111", fields[0]);
		sipcause_message_clear(wire_message);
		wire_read(SIPCAUSE_FORM_REASON, value);
		part = sipcause_message_part(wire_message, 0);
		UNIT_CHECK(sipcause_part_validity(part) != SIPCAUSE_VALIDITY_UNKNOWN_PROTOCOL, "%s",
			   fields[0]);
		UNIT_CHECK(sipcause_part_code(part) == 111, "%s", fields[0]);
		count++;
	}
	fclose(file);
	CU_ASSERT_EQUAL(count, 22);
}

static void test_locations(void)
{
	FILE *file = wire_csv_open("reason-location-tokens.csv");
	char line[1024], *fields[3], value[200];
	size_t count = 0;

	while (wire_csv_row(file, line, fields, COUNT(fields))) {
		snprintf(value, sizeof(value), "Q.850;cause=16;location=%.99s", fields[0]);
		sipcause_message_clear(wire_message);
		wire_read(SIPCAUSE_FORM_REASON, value);
		UNIT_CHECK(sipcause_part_location(sipcause_message_part(wire_message, 0)) ==
				   atoi(fields[2]),
			   "%s", fields[0]);
		count++;
	}
	fclose(file);
	CU_ASSERT_EQUAL(count, 16);
}

static void test_parts(void)
{
	static const char value[] = "SIP ;cause=486, \r\n STIR ;cause=436 ;ppi = \"..a\\\"b\" ;x ";
	const struct sipcause_part *part;
	const char *name, *text;
	size_t length, name_length;

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_REASON, value);
	part = sipcause_message_part(wire_message, 1);
	CU_ASSERT_EQUAL(sipcause_part_offset(part), 19);
	CU_ASSERT_EQUAL(sipcause_part_form(part), SIPCAUSE_FORM_REASON);
	text = sipcause_part_bytes(part, &length);
	CU_ASSERT_PTR_EQUAL(text, value + 19);
	CU_ASSERT_EQUAL(length, sizeof(value) - 2 - 19);
	text = sipcause_part_protocol(part, &length);
	CU_ASSERT(length == 4 && memcmp(text, "STIR", 4) == 0);
	CU_ASSERT_PTR_NULL(sipcause_part_text(part, &length));
	CU_ASSERT_EQUAL(length, 0);
	CU_ASSERT_PTR_NULL(sipcause_part_space(part));
	CU_ASSERT_EQUAL(sipcause_part_parameter(part, 1, &name, &name_length, &text, &length), 1);
	CU_ASSERT(name_length == 3 && memcmp(name, "ppi", 3) == 0);
	CU_ASSERT(length == 8 && memcmp(text, "\"..a\\\"b\"", 8) == 0);
	CU_ASSERT_EQUAL(sipcause_part_parameter(part, 2, &name, &name_length, &text, &length), 1);
	CU_ASSERT(name_length == 1 && name[0] == 'x' && text == NULL && length == 0);
	CU_ASSERT_EQUAL(sipcause_part_parameter(part, 3, &name, &name_length, &text, &length), 0);
	CU_ASSERT_PTR_NULL(sipcause_message_part(wire_message, 2));
	CU_ASSERT_STRING_EQUAL(
		sipcause_space_name(sipcause_part_space(sipcause_message_part(wire_message, 0))),
		"sip");
}

static void test_messages_of_errors(void)
{
	static const struct {
		const char *value;
		const char *id;
		const char *message;
	} rows[] = {
		{ "Q.850;cause=1x", "bad-syntax",
		  "found 'x'; expected decimal digits for the cause" },
		{ "Q.850;cause=17;text=\"a", "bad-syntax",
		  "found the end; expected the closing quote" },
		{ "Q.850;cause=1;cause=2", "repeated-parameter",
		  "found 'cause=2'; expected each parameter once" },
		{ "Q.850;cause=17 text=\"a\"", "bad-syntax",
		  "found 'text=\"a\"'; expected a semicolon, a comma or the end of the value" },
	};
	size_t i;

	sipcause_message_strict(wire_message, 1);
	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON,
						      rows[i].value, strlen(rows[i].value), &error),
				SIPCAUSE_E_FORM);
		UNIT_CHECK(strcmp(error.id, rows[i].id) == 0, "%s: %s", rows[i].value, error.id);
		UNIT_CHECK(strcmp(error.message, rows[i].message) == 0, "%s: %s", rows[i].value,
			   error.message);
	}
	sipcause_message_strict(wire_message, 0);
	sipcause_message_clear(wire_message);
}

/* 32 parts and 4096 bytes of copied texts have room, and what had room stays. */
static void test_limits(void)
{
	static char value[6000];
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i, length;

	value[0] = '\0';
	for (i = 0; i < 33; i++)
		snprintf(value + strlen(value), sizeof(value) - strlen(value), "%sP%zu;cause=1",
			 i > 0 ? "," : "", i);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, value,
					      strlen(value), &error),
			SIPCAUSE_E_FULL);
	CU_ASSERT_STRING_EQUAL(error.id, "too-many-parts");
	CU_ASSERT_EQUAL(sipcause_message_count(wire_message), 32);

	memset(value, 'a', sizeof(value));
	memcpy(value, "Q.850;text=\"\\", 13);
	memcpy(value + 13 + 4095, "\"", 1);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, value,
					      13 + 4095 + 1, NULL),
			SIPCAUSE_OK);
	sipcause_part_text(sipcause_message_part(wire_message, 0), &length);
	CU_ASSERT_EQUAL(length, 4095);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON,
					      "SIP;text=\"\\ab\"", 14, &error),
			SIPCAUSE_E_FULL);
	CU_ASSERT_STRING_EQUAL(error.id, "texts-too-long");
	sipcause_message_clear(wire_message);
}

static void test_warnings(void)
{
	static const struct wire_row rows[] = {
		/* the examples of RFC 3261 20.43 */
		{ VALUE("307 isi.edu \"Session parameter 'foo' not understood\""), 0,
		  "warning valid 307 'Session parameter 'foo' not understood'" },
		{ VALUE("301 isi.edu \"Incompatible network address type 'E.164'\""), 0,
		  "warning valid 301 'Incompatible network address type 'E.164''" },
		{ VALUE("399 a \"x, 370 b \\\"y\\\"\" , 370 [2001:db8::1]:5060 \"\""), 0,
		  "warning valid 399 'x, 370 b \"y\"' | warning valid 370 ''" },
		{ VALUE("300 a \"x\",300 a \"x\""), 0,
		  "warning valid 300 'x' | warning valid 300 'x'" },
		{ VALUE("199 a \"x\""), 0, "warning out-of-range 199 'x'" },
		{ VALUE("400 a \"x\""), 0, "warning out-of-range 400 'x'" },
		{ VALUE(""), 1, "warning malformed" },
		{ VALUE("30 a \"x\""), 1, "warning malformed" },
		{ VALUE("3000 a \"x\""), 1, "warning malformed" },
		{ VALUE("300a \"x\""), 4, "warning malformed" },
		{ VALUE("300 \"x\""), 5, "warning malformed" },
		{ VALUE("300 a"), 6, "warning malformed" },
		{ VALUE("300 a x"), 7, "warning malformed" },
		{ VALUE("300 a \"x"), 9, "warning malformed" },
		{ VALUE("300 a \"x\" \"Tue\""), 11, "warning malformed" },
		{ VALUE("300 a \"x\", 301"), 15, "warning valid 300 'x' | warning malformed" },
	};

	wire_check_rows(SIPCAUSE_FORM_WARNING, rows, COUNT(rows));
}

static void test_arguments(void)
{
	struct sipcause_message *message;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	CU_ASSERT_EQUAL(sipcause_message_new(NULL, wire_catalog), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_new(&message, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read(NULL, SIPCAUSE_FORM_REASON, "", 0, &error),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, NULL, 0, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, -1, "", 0, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_COUNT_, "", 0, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_count(NULL), 0);
	CU_ASSERT_PTR_NULL(sipcause_message_part(wire_message, 0));
	CU_ASSERT_EQUAL(sipcause_part_kind(NULL), -1);
	CU_ASSERT_EQUAL(sipcause_part_code(NULL), -1);
	CU_ASSERT_PTR_NULL(sipcause_part_text(NULL, NULL));
	sipcause_message_clear(NULL);
	sipcause_message_free(NULL);
	CU_ASSERT_STRING_EQUAL(sipcause_form_word(SIPCAUSE_FORM_IE), "ie");
	CU_ASSERT_STRING_EQUAL(sipcause_form_word(-1), "?");
	CU_ASSERT_STRING_EQUAL(sipcause_validity_word(SIPCAUSE_VALIDITY_COUNT_), "?");
	CU_ASSERT_STRING_EQUAL(sipcause_coding_word(4), "?");
}

/* What the catalog does not have cannot be chosen, and is seen all the same. */
static void test_bare_catalog(void)
{
	struct sipcause_catalog *catalog = wire_catalog;
	struct sipcause_message *message = wire_message;
	struct sipcause_loader *loader = NULL;
	char room[DESCRIBED];

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, "q850"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_load(loader, &wire_catalog, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&wire_message, wire_catalog), SIPCAUSE_OK);
	wire_read(SIPCAUSE_FORM_HEAD,
		  "CANCEL sip:a@b SIP/2.0\nReason: SIP;cause=200, Q.850;cause=17;location=U\n"
		  "Warning: 399 a \"x\"\n");
	CU_ASSERT_STRING_EQUAL(wire_describe(room),
			       "event no-space | sip-reason no-space 200 | "
			       "q850-reason valid 17 @U | warning no-space 399 'x'");
	wire_end();
	sipcause_loader_free(loader);
	wire_catalog = catalog;
	wire_message = message;
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "values", test_values },
		{ "broken values", test_broken },
		{ "flawed values", test_flawed },
		{ "bounded work", test_bounded_work },
		{ "prefixes", test_prefixes },
		{ "bytes of quoted strings", test_quoted_bytes },
		{ "several fields", test_several_fields },
		{ "registered protocols", test_protocols },
		{ "location tokens", test_locations },
		{ "what a part tells", test_parts },
		{ "messages of errors", test_messages_of_errors },
		{ "limits", test_limits },
		{ "warnings", test_warnings },
		{ "arguments", test_arguments },
		{ "a catalog without spaces", test_bare_catalog },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("reason", tests);
	wire_end();
	return failed;
}
