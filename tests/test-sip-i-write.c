/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SIP-I the other way: the cause of an ISUP REL is written into a SIP message, alone or beside
 * other parts, and read back.
 */
#include <string.h>

#include "sip-i-kept.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define BYE "BYE sip:b@192.0.2.20 SIP/2.0\r\n"
#define BUSY "SIP/2.0 486 Busy Here\r\n"
#define FIELDS                                                                                     \
	"Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\nFrom: <sip:a@192.0.2.10>;tag=1\r\n"        \
	"To: <sip:b@192.0.2.20>;tag=2\r\nCall-ID: 1@192.0.2.10\r\n"
#define TEXT(text) (const unsigned char *)text, sizeof(text) - 1

static const struct sip_i heads[] = {
	{ TEXT(BYE "Max-Forwards: 70\r\n" FIELDS "CSeq: 2 BYE\r\n") },
	{ TEXT(BUSY FIELDS "CSeq: 1 INVITE\r\n") },
};
static const struct sip_i others[] = {
	{ NULL, 0 },
	{ TEXT("Content-Type: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\n"
	       "c=IN IP4 192.0.2.10\r\nt=0 0\r\nm=audio 49170 RTP/AVP 8\r\n") },
	{ TEXT("\r\n--sip-i-0--\r\nand --sip-i-1 are in this part") },
};
static const struct sip_i diagnostics[] = {
	{ NULL, 0 },
	{ TEXT("\x00") },
	{ TEXT("\r\n--sip-i-0\r\n\r\n--sip-i-0--\r\n") },
	{ TEXT("\r\n--sip-i-0\r\n\r\n--sip-i-2\r\n\x00\xFF") },
};
static const struct sip_i optionals[] = { { NULL, 0 }, { TEXT("\x27\x01\x02") } };

/* A message with a REL of this indication; its length, or 0. */
static size_t write_message(const struct sipcause_indication *indication,
			    const struct sipcause_result *result, size_t which, unsigned char *room)
{
	unsigned char octets[255], rel[KEPT_ROOM];
	struct sip_i cause = { octets, 0 }, whole = { rel, 0 };
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	UNIT_CHECK(sipcause_write(SIPCAUSE_FORM_ENCAPSULATED, indication, result, octets,
				  sizeof(octets), &cause.length, &error) == SIPCAUSE_OK,
		   "%s", error.message);
	whole.length = sip_i_rel(cause, optionals[which % COUNT(optionals)], rel, sizeof(rel));
	CU_ASSERT(whole.length > 0);
	return sip_i_message(heads[which % COUNT(heads)], others[which % COUNT(others)], whole,
			     room, KEPT_MOST);
}

static void check_written(size_t which, int32_t code, int32_t location, const char *name)
{
	static unsigned char octets[KEPT_MOST];
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sip_i message = { octets, 0 };
	const struct sip_i *wanted = &diagnostics[which % COUNT(diagnostics)];
	const struct sipcause_part *part;
	const char *wrong;
	size_t length;

	indication.from = sipcause_catalog_space(kept_catalog, "q850");
	indication.code = code;
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, kept_locations, location),
			SIPCAUSE_OK);
	indication.evidence = wanted->at;
	indication.evidence_length = (uint32_t)wanted->length;
	message.length = write_message(&indication, NULL, which, octets);
	wrong = kept_read(message, &error);
	part = kept_part();
	UNIT_CHECK(wrong == NULL && part != NULL, "%s: %s", name, wrong != NULL ? wrong : "none");
	UNIT_CHECK(sipcause_part_code(part) == code && sipcause_part_location(part) == location &&
			   sipcause_part_coding(part) == 0,
		   "%s", name);
	sipcause_part_evidence(part, &length);
	UNIT_CHECK(length == wanted->length &&
			   (length == 0 ||
			    memcmp(sipcause_part_evidence(part, NULL), wanted->at, length) == 0),
		   "%s: %zu octets of diagnostics", name, length);
	if (which == (size_t)code && location == code % 16)
		kept_write(name, message, part);
	sipcause_message_clear(kept_message);
}

/* Every cause and location, in messages of every kind. */
static void test_written(void)
{
	char name[64];
	int32_t code, location;
	size_t which;

	for (code = 1; code <= 127; code++)
		for (location = 0; location < 16; location++)
			for (which = (size_t)code; which < (size_t)code + 12; which++) {
				snprintf(name, sizeof(name), "written-%d-%d-%zu", (int)code,
					 (int)location, which);
				check_written(which, code, location, name);
			}
}

/* From a kept message to a REL for the next network, with what the map answers. */
static void test_carried_on(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(kept_catalog, "default");
	const struct sipcause_space *q850 = sipcause_catalog_space(kept_catalog, "q850");
	FILE *file = kept_open("answers", ".txt");
	static unsigned char octets[KEPT_MOST];
	char line[KEPT_ROOM], *columns[KEPT_COLUMNS];

	while (kept_row(file, line, columns)) {
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sip_i message = kept_load(columns[0]), carried = { octets, 0 };
		char found[KEPT_ROOM] = "", expected[KEPT_ROOM] = "";

		kept_read(message, &error);
		if (strcmp(columns[1], "-") == 0 && strcmp(columns[2], "q850") == 0 &&
		    sipcause_message_translate(kept_message, map, q850, &indication, &result) >=
			    0) {
			carried.length = write_message(&indication, &result, 0, octets);
			kept_read(carried, &error);
			kept_print(found, "%s: %d %s", columns[0],
				   (int)sipcause_part_code(kept_part()),
				   kept_location(sipcause_part_location(kept_part())));
			kept_print(expected, "%s: %s %s", columns[0], columns[3], columns[4]);
			CU_ASSERT_STRING_EQUAL(found, expected);
		}
		sipcause_message_clear(kept_message);
		kept_unload(message);
	}
	fclose(file);
}

/* The octets of a REL: pointers count from their own octet. */
static void test_rel(void)
{
	static const struct {
		struct sip_i cause, optional, expected;
	} rows[] = {
		{ { TEXT("\x82\x91") }, { NULL, 0 }, { TEXT("\x0C\x02\x00\x02\x82\x91") } },
		{ { TEXT("\x82\x91") },
		  { TEXT("\x27\x01\x02") },
		  { TEXT("\x0C\x02\x04\x02\x82\x91\x27\x01\x02\x00") } },
		{ { TEXT("\x87\xE6T7\x00") },
		  { TEXT("\x27\x01\x01") },
		  { TEXT("\x0C\x02\x07\x05\x87\xE6T7\x00\x27\x01\x01\x00") } },
	};
	unsigned char rel[32];
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		size_t length = sip_i_rel(rows[i].cause, rows[i].optional, rel, sizeof(rel));

		UNIT_CHECK(length == rows[i].expected.length &&
				   memcmp(rel, rows[i].expected.at, length) == 0,
			   "row %zu: %zu octets", i, length);
	}
}

/* What has no room is not written, and is never written in part. */
static void test_room(void)
{
	static const unsigned char many[256];
	static const struct {
		size_t cause, optional, size, expected;
	} rows[] = {
		{ 2, 0, 6, 6 },       { 2, 0, 5, 0 },       { 0, 0, 4, 4 },
		{ 255, 0, 300, 259 }, { 256, 0, 300, 0 },   { 2, 3, 10, 10 },
		{ 2, 3, 9, 0 },       { 253, 3, 300, 261 }, { 254, 3, 300, 0 },
	};
	unsigned char rel[300], whole[1024], room[1024];
	struct sip_i small = { many, 6 };
	size_t i, length = sip_i_message(heads[0], others[1], small, whole, sizeof(whole));

	for (i = 0; i < COUNT(rows); i++) {
		struct sip_i cause = { many, rows[i].cause }, optional = { many, rows[i].optional };
		size_t found = sip_i_rel(cause, optional, rel, rows[i].size);

		UNIT_CHECK(found == rows[i].expected, "row %zu: %zu octets", i, found);
	}
	CU_ASSERT_EQUAL(sip_i_message(heads[0], others[1], small, room, length), length);
	CU_ASSERT(memcmp(room, whole, length) == 0);
	for (i = 0; i < length; i++) {
		memset(room, 0xAA, sizeof(room));
		CU_ASSERT_EQUAL(sip_i_message(heads[0], others[1], small, room, i), length);
		CU_ASSERT(room[i] == 0xAA);
	}
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "written", test_written },
		{ "carried on", test_carried_on },
		{ "octets of a REL", test_rel },
		{ "no room", test_room },
	};

	return kept_main("sip-i-write", tests, COUNT(tests));
}
