/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The maps of open programs against what the functions of these programs return, for every
 * status and every number: tests/data/reference/peer-*.csv.
 */
#include <stdbool.h>

#include "fixture.h"
#include "sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MEASURED_LAST 127 /* numbers that all functions were run over */
#define ABSENT INT32_MIN  /* the function has no answer */

static const struct peer {
	const char *map;
	const char *space;
	const char *file; /* of the measured tables */
	int32_t last;     /* number of the space */
	int32_t other;    /* what numbers above MEASURED_LAST without a row become in SIP */
	size_t statuses;  /* rows of the files, so that none gets lost */
	size_t numbers;
} peers[] = {
	{ "asterisk", "asterisk", "asterisk-pjsip", 127, ABSENT, 600, 20 },
	{ "freeswitch", "freeswitch", "freeswitch", 1023, 480, 600, 160 },
	{ "osmo-sip-connector", "gsm48", "osmo-sip-connector", 127, ABSENT, 600, 128 },
	{ "yate", "yate", "yate", 127, ABSENT, 16, 19 },
};

static struct sipcause_catalog *catalog;
static struct sheet sheet;

static void test_load(void)
{
	catalog = fixture_shipped();
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
}

/* What a function was measured to return, by what it was given. */
struct measured {
	int32_t to[1024];
};

static void measure(struct measured *measured, const struct peer *peer, const char *way,
		    size_t rows)
{
	char name[100];
	size_t i;

	for (i = 0; i < COUNT(measured->to); i++)
		measured->to[i] = ABSENT;
	snprintf(name, sizeof(name), "reference/peer-%s-%s.csv", peer->file, way);
	sheet_open(&sheet, name);
	UNIT_CHECK(sheet.count == rows, "%s: %zu rows, not %zu", name, sheet.count, rows);
	for (i = 0; i < sheet.count; i++) {
		int32_t from = sheet_number(&sheet, i, "from_code");

		UNIT_CHECK(from >= 0 && from < 1024, "%s: row %zu", name, i);
		measured->to[from & 1023] = sheet_number(&sheet, i, "to_code");
	}
	sheet_close(&sheet);
}

/* ABSENT stands for none and for unlisted. */
static void check(const struct peer *peer, const char *from, const char *to, int32_t code,
		  int32_t expected)
{
	const struct sipcause_table *table = sipcause_catalog_table(catalog, peer->map, from, to);
	int32_t outcome = sipcause_translate(table, code);

	if (outcome == SIPCAUSE_NONE || outcome == SIPCAUSE_UNLISTED)
		outcome = ABSENT;
	/* Yate's words that have no number of Q.850 were not measured. */
	if (strcmp(to, "yate") == 0 && outcome > MEASURED_LAST)
		outcome = ABSENT;
	UNIT_CHECK(outcome == expected, "%s, %s:%d to %s: %d, not %d", peer->map, from, code, to,
		   outcome, expected);
}

static void test_statuses(void)
{
	struct measured measured;
	int32_t code;
	size_t i;

	for (i = 0; i < COUNT(peers); i++) {
		measure(&measured, &peers[i], "sip-to-q850", peers[i].statuses);
		for (code = 100; code <= 699; code++)
			check(&peers[i], "sip", peers[i].space, code, measured.to[code]);
	}
}

static void test_numbers(void)
{
	struct measured measured;
	int32_t code;
	size_t i;

	for (i = 0; i < COUNT(peers); i++) {
		measure(&measured, &peers[i], "q850-to-sip", peers[i].numbers);
		for (code = 0; code <= peers[i].last; code++) {
			bool other = code > MEASURED_LAST && measured.to[code] == ABSENT;

			check(&peers[i], peers[i].space, "sip", code,
			      other ? peers[i].other : measured.to[code]);
		}
	}
}

/* A status becomes a cause by the program's own number, and FreeSWITCH's private ones by 16. */
static void test_causes(void)
{
	struct measured measured;
	int32_t code, cause;
	size_t i;

	for (i = 0; i < COUNT(peers); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, peers[i].map, "sip", "q850");

		UNIT_CHECK(sipcause_table_through(table) ==
				   sipcause_catalog_space(catalog, peers[i].space),
			   "%s: sip to q850", peers[i].map);
		measure(&measured, &peers[i], "sip-to-q850", peers[i].statuses);
		for (code = 100; code <= 699; code++) {
			cause = measured.to[code];
			check(&peers[i], "sip", "q850", code, cause > MEASURED_LAST ? 16 : cause);
		}
	}
}

/* What the programs do with a number of Q.850, whether or not Q.850 defines it. Yate knows it by a
 * word. */
static void test_back(void)
{
	struct measured measured;
	int32_t code;
	size_t i;

	for (i = 0; i < COUNT(peers); i++) {
		const struct sipcause_space *own = sipcause_catalog_space(catalog, peers[i].space);
		bool words = strcmp(peers[i].space, "yate") == 0;

		measure(&measured, &peers[i], "q850-to-sip", peers[i].numbers);
		for (code = 0; code <= MEASURED_LAST; code++) {
			bool known = !words || sipcause_space_defines(own, code);

			check(&peers[i], "q850", peers[i].space, code, known ? code : ABSENT);
			check(&peers[i], "q850", "sip", code, measured.to[code]);
		}
	}
}

/* Numbers whose meaning is another one in Q.850. */
static void test_meanings(void)
{
	static const struct {
		const char *map;
		const char *from;
		const char *to;
		int32_t code;
		int32_t expected;
	} cases[] = {
		{ "gsm48", "gsm48", "q850", 8, 21 },
		{ "gsm48", "gsm48", "q850", 25, 8 },
		{ "gsm48", "gsm48", "q850", 68, SIPCAUSE_NONE },
		{ "gsm48", "q850", "gsm48", 8, 25 },
		{ "gsm48", "q850", "gsm48", 25, SIPCAUSE_NONE },
		{ "gsm48", "gsm48", "q850", 17, 17 },
		{ "osmo-sip-connector", "gsm48", "q850", 8, 8 },
		{ "osmo-sip-connector", "gsm48", "q850", 25, 25 },
		{ "osmo-sip-connector", "gsm48", "q850", 17, 17 },
		{ "osmo-sip-connector", "gsm48", "q850", 20, 20 },
		{ "osmo-sip-connector", "gsm48", "q850", 0, SIPCAUSE_NONE },
		{ "asterisk", "asterisk", "q850", 8, 8 },
		{ "asterisk", "asterisk", "q850", 52, 21 },
		{ "asterisk", "asterisk", "q850", 54, 21 },
		{ "asterisk", "asterisk", "q850", 63, 63 },
		{ "freeswitch", "freeswitch", "q850", 45, 45 },
		{ "freeswitch", "freeswitch", "q850", 128, 16 },
		{ "freeswitch", "freeswitch", "q850", 487, 16 },
		{ "freeswitch", "freeswitch", "q850", 809, 16 },
		{ "freeswitch", "freeswitch", "q850", 1023, 16 },
		{ "yate", "yate", "q850", 48, 48 },
		{ "yate", "sip", "yate", 403, 130 },
		{ "yate", "yate", "q850", 130, SIPCAUSE_NONE },
		{ "yate", "yate", "sip", 130, 403 },
		{ "billing", "yate", "q850", 130, 21 },
		{ "yate", "sip", "yate", 302, SIPCAUSE_UNLISTED },
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, cases[i].map, cases[i].from, cases[i].to);
		int32_t outcome = sipcause_translate(table, cases[i].code);

		UNIT_CHECK(outcome == cases[i].expected, "%s, %s:%d: %d, not %d", cases[i].map,
			   cases[i].from, cases[i].code, outcome, cases[i].expected);
	}
}

/* Words that have two numbers, of which each is one's name. */
static bool is_second(const char *word, int32_t code)
{
	return (strcmp(word, "congestion") == 0 && code == 42) ||
	       (strcmp(word, "service-unavailable") == 0 && code == 63);
}

/* Every name of a program is in its space, and its space has no other numbers but `more`. */
static void check_names(const char *name, const char *file, size_t least, size_t more)
{
	const struct sipcause_space *space = sipcause_catalog_space(catalog, name);
	bool seen[1024] = { false };
	size_t i, numbers = 0;

	sheet_open(&sheet, file);
	CU_ASSERT(sheet.count >= least);
	for (i = 0; i < sheet.count; i++) {
		const char *word = sheet_text(&sheet, i, "name");
		int32_t code = sheet_number(&sheet, i, "code");

		/* The map format has taken this word. */
		if (strcmp(word, "NONE") == 0)
			word = "NO_CAUSE";
		UNIT_CHECK(is_second(word, code) ||
				   sipcause_space_find(space, word, strlen(word)) == code,
			   "%s: %s is not %d", name, word, code);
		if (code >= 0 && code < 1024 && !seen[code])
			numbers++;
		seen[code & 1023] = true;
	}
	UNIT_CHECK(sipcause_space_count(space) == numbers + more, "%s has %zu numbers, not %zu",
		   name, sipcause_space_count(space), numbers + more);
	sheet_close(&sheet);
}

/* The same word may mean different numbers in different programs. */
static void test_names(void)
{
	static const struct {
		const char *space;
		const char *word;
		int32_t code;
	} words[] = {
		{ "asterisk", "PRE_EMPTED", 8 },
		{ "freeswitch", "PRE_EMPTED", 45 },
		{ "gsm48", "PRE_EMPTION", 25 },
		{ "yate", "preemption", 8 },
		{ "yate", "CDR-shutdown", 139 },
		{ "asterisk", "CONGESTION", 34 },
		{ "yate", "congestion", 34 },
		{ "yate", "service-unavailable", 48 },
		{ "freeswitch", "SERVICE_UNAVAILABLE", 63 },
		{ "gsm48", "GSM48_CC_CAUSE_USER_BUSY", 17 },
	};
	size_t i;

	check_names("freeswitch", "reference/freeswitch-causes.csv", 82, 0);
	check_names("asterisk", "reference/asterisk-causes.csv", 57, 0);
	check_names("yate", "reference/peer-yate-q850-cause-names.csv", 79, 12);
	check_names("gsm48", "reference/peer-osmocom-gsm48-cause-names.csv", 49, 0);
	for (i = 0; i < COUNT(words); i++)
		UNIT_CHECK(sipcause_space_find(sipcause_catalog_space(catalog, words[i].space),
					       words[i].word,
					       strlen(words[i].word)) == words[i].code,
			   "%s: %s is not %d", words[i].space, words[i].word, words[i].code);
}

static void test_free(void)
{
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "the maps load", test_load },
	{ "statuses to the programs' causes", test_statuses },
	{ "the programs' causes to statuses", test_numbers },
	{ "statuses to causes of ISDN", test_causes },
	{ "causes of ISDN to statuses", test_back },
	{ "numbers with another meaning", test_meanings },
	{ "names", test_names },
	{ "the end", test_free },
};

int main(void)
{
	return UNIT_MAIN("peers", tests);
}
