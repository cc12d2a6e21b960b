/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a check finds: each warning, what is near it and fine, what a map accepts, and that
 * no shipped map has anything to be said of it.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"
#include "sipcause.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEXT 8000

static const char *source(void)
{
	const char *top = getenv("SRCDIR");

	return top != NULL ? top : ".";
}

/* The report of the map `own` of this text, over the files of tests/data/check. */
static void check(const char *text, char report_text[TEXT])
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	char path[4096], map[TEXT];
	size_t length = 0, i;
	int code;

	report_text[0] = '\0';
	snprintf(path, sizeof(path), "%s/tests/data/check", source());
	snprintf(map, sizeof(map), "format: 1\nmap: own\n%s", text);
	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, path), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "own.yaml", map, strlen(map)),
			SIPCAUSE_OK);
	code = sipcause_loader_check(loader, &report, NULL);
	for (i = 0; i < sipcause_report_count(report); i++)
		length += (size_t)snprintf(report_text + length, TEXT - length, "%s%s",
					   i > 0 ? "\n" : "", sipcause_report_text(report, i));
	UNIT_CHECK((code == SIPCAUSE_OK) == (sipcause_report_found(report, 0) == 0), "%s", text);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
}

struct row {
	const char *title;
	const char *map;      /* after its name */
	const char *expected; /* the lines of the report */
};

static void check_rows(const struct row *rows, size_t count)
{
	char found[TEXT];
	size_t i;

	for (i = 0; i < count; i++) {
		const bool show = getenv("SHOW") != NULL;

		check(rows[i].map, found);
		if (show)
			printf("\n== %s\n%s\n", rows[i].title, found);
		UNIT_CHECK(strcmp(found, rows[i].expected) == 0, "%s: found\n%s", rows[i].title,
			   found);
	}
}

#define OVER "extends: carrier\ntables:\n  - from: left\n    to: right\n    rules:\n"
#define ALONE "tables:\n  - from: left\n    to: right\n    rules:\n"

#define ROUTE "extends: route\ngrade: measured\ntables:\n  - from: sip\n    to: route\n"

static void test_hole(void)
{
	static const struct row rows[] = {
		{ "a target whose map is not for those who lack it",
		  "tables: [{from: left, to: freeswitch, covers: 400-401, rules: {400: 17}}]\n",
		  "own.yaml:3:10: warning: the table from left to freeswitch has no answer for 401; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "an empty `first` of a table without a base",
		  "tables: [{from: left, to: right, covers: 400, first: [], rules: {400: 400}}]\n",
		  "" },
		{ "the codes that a table covers",
		  "tables: [{from: left, to: right, covers: [400-402, 600-699], rules: {400: 400}}]\n",
		  "own.yaml:3:10: warning: the table from left to right has no answer for 401-402; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "or else the classes in which it has rules",
		  "tables: [{from: left, to: right, rules: {400: 400, 401-403: 404}}]\n",
		  "own.yaml:3:10: warning: the table from left to right has no answer for 404-405; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "in a space without classes, all codes, by their names",
		  "tables: [{from: event, to: right, rules: {bye: 400, 2-5: 404, 7-10: 486, 12-15: 500, 17-34: none}}]\n",
		  "own.yaml:3:10: warning: the table from event to right has no answer for invite-unanswered, sip-timer-expiry, transport-error; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "a default answers", "tables: [{from: left, to: right, unlisted: 400}]\n", "" },
		{ "a default for classes answers only there",
		  "tables: [{from: left, to: right, covers: 400-405, unlisted: class, "
		  "rules: {401: 404}}]\n",
		  "own.yaml:3:10: warning: the table from left to right has no answer for 400, 402-405; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "none is an answer",
		  "tables: [{from: left, to: right, covers: 400-401, rules: {400: 400, 401: none}}]\n",
		  "" },
		{ "so is one under a condition",
		  "tables: [{from: left, to: right, covers: 400-401, rules: {400: 400, 401: [{when: "
		  "{location: user}, to: 404}]}}]\n",
		  "" },
		{ "unlisted is stated, for a code",
		  "tables: [{from: left, to: right, covers: 400-401, rules: {400: 400, 401: "
		  "unlisted}}]\n",
		  "" },
		{ "for a range",
		  "tables: [{from: left, to: right, covers: 400-405, rules: {400: 400, 401-409: "
		  "unlisted}}]\n",
		  "" },
		{ "for a table",
		  "tables: [{from: left, to: right, covers: 400-401, unlisted: unlisted, rules: {400: "
		  "400}}]\n",
		  "" },
		{ "a table from a space to itself lists changes",
		  "tables: [{from: left, to: left, covers: 400-401, unlisted: unlisted, rules: {400: "
		  "401}}]\n",
		  "" },
		{ "through another space",
		  "extends: carrier\ntables:\n"
		  "  - {from: q850, to: left, covers: 16-18, rules: {16: 400, 17: 503}}\n"
		  "  - {from: q850, to: right, covers: 16-18, via: left}\n",
		  "own.yaml:5:5: warning: the table from q850 to left has no answer for 18; if that is wanted: `unlisted: unlisted` [hole]\n"
		  "own.yaml:6:5: warning: the table from q850 to right has no answer for 18 [hole]" },
		{ "decisions that a shipped map has",
		  "grade: measured\ntables: [{from: left, to: route, rules: {501: stop}}]\n",
		  "own.yaml:4:10: warning: the table from left to route has no answer for 500, 502-503; for the rows of map route: extend `route` as well [hole]" },
		{ "and that is extended",
		  "extends: route\ngrade: measured\ntables: [{from: left, to: route, rules: {501: stop}}]\n",
		  "own.yaml:5:10: warning: the table from left to route has no answer for 500, 502-503; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "holes of the base are its own", OVER "      405: 400\n", "" },
		{ "a default taken away on purpose",
		  "extends: carrier\ntables: [{from: left, to: right, unlisted: unlisted, rules: {405: "
		  "400}}]\n",
		  "" },
		{ "the file covers more than its base",
		  "extends: carrier\ntables: [{from: left, to: right, covers: 400-699}]\n", "" },
		{ "a default that does not answer",
		  "extends: conditional\ntables: [{from: left, to: right, covers: 400-405, unlisted: class}]\n",
		  "own.yaml:4:10: warning: the table from left to right has no answer for 400, 402-403, 405; if that is wanted: `unlisted: unlisted` [hole]" },
		{ "without the base's rules they are the file's",
		  "extends: carrier\ntables: [{from: left, to: right, inherit: no, covers: 400-401, "
		  "rules: {400: 400}}]\n",
		  "own.yaml:4:10: warning: the table from left to right has no answer for 401; if that is wanted: `unlisted: unlisted` [hole]" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_repeats_base(void)
{
	static const struct row rows[] = {
		{ "a code as the base has it", OVER "      400: 400\n      405: 400\n",
		  "own.yaml:8:7: warning: without the row for 400, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "a range as the base has it, codes within it",
		  OVER "      401-403: 404\n      402: 404\n",
		  "own.yaml:8:7: warning: without the rows for 401-403, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "a code within a range of the base", OVER "      402: 404\n",
		  "own.yaml:8:7: warning: without the row for 402, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "nothing to take away", OVER "      405: unlisted\n      400: unlisted\n",
		  "own.yaml:8:7: warning: without the row for 405, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "another companion is no repetition",
		  OVER "      400: {to: 400, write: {location: user}}\n", "" },
		{ "nor another phrase", OVER "      400: {to: 400, phrase: Rather bad}\n", "" },
		{ "nor a condition", OVER "      400: [{when: {location: user}, to: 486}, 400]\n",
		  "" },
		{ "a default of the base is no rule", OVER "      405: 400\n", "" },
		{ "a rule that lies within one of this file",
		  OVER "      500-501: 500\n      501: 503\n",
		  "own.yaml:9:7: warning: without the row for 501, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "no other warning is about it", OVER "      501: 503\n      405: 503\n",
		  "own.yaml:8:7: warning: without the row for 501, every answer would be the same: the extended map gives it [repeats-base]\n"
		  "own.yaml:9:7: warning: 405 becomes 503. Peers stop calling [peer-alarm]\n"
		  "own.yaml:9:7: warning: 405 of class 4xx becomes a code of class 5xx [class-crossing]" },
		{ "where a range of this file removed what the base says",
		  OVER
		  "      400-404: {to: 486, over: all}\n      404: 404\naccept: {round-trip: x}\n",
		  "" },
		{ "another phrase changes no code, but the row is more than a repetition",
		  OVER "      501: {to: 503, phrase: Away}\n",
		  "own.yaml:8:7: warning: 501 becomes 503. Peers stop calling [peer-alarm]" },
		{ "a rule like a wider one of this file",
		  OVER "      500-599: 486\n      502: 486\n",
		  "own.yaml:8:7: warning: 500-599 of class 5xx become codes of class 4xx [class-crossing]\n"
		  "own.yaml:8:7: warning: 500-599 does not change 500-501: the extended map has narrower rules; use `over: all` to replace them [hidden]\n"
		  "own.yaml:8:16: warning: 503 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:12: warning: 502 becomes 486, which comes back as 500 and then becomes 500 [round-trip]" },
		{ "under the same condition as a wider one of the base",
		  "extends: conditional\ntables: [{from: left, to: right, rules: {502: [{when: {location: user}, to: 404}]}}]\n",
		  "own.yaml:4:42: warning: without the row for 502, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "another value of a companion",
		  "extends: conditional\ntables: [{from: left, to: right, rules: {404: {to: 486, write: {location: BI}}}}]\n",
		  "" },
		{ "the same value of a companion",
		  "extends: conditional\ntables: [{from: left, to: right, rules: {404: {to: 486, write: {location: user}}}}]\n",
		  "own.yaml:4:42: warning: without the row for 404, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "without the base's rules nothing repeats them",
		  "extends: carrier\ntables: [{from: left, to: right, inherit: no, covers: 400, "
		  "rules: {400: 400}}]\n",
		  "" },
		{ "nor where there is no base", ALONE "      400: 400\n      401-405: 400\n", "" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_collapse(void)
{
	static const struct row rows[] = {
		{ "with those of the base",
		  OVER
		  "      405: 404\n      402: {to: 404, phrase: Gone}\n      499: 404\naccept: {undefined-code: It is meant.}\n",
		  "own.yaml:8:7: warning: the codes of 5 rows become 404: 401-405, 499; the rows of this file: 402, 405, 499 [collapse]" },
		{ "one row and four of the base",
		  "extends: trunk-bad\ntables: [{from: left, to: right, rules: {400: 404}}]\naccept: {round-trip: It is meant.}\n",
		  "own.yaml:4:42: warning: the codes of 6 rows become 404: 400-405; the row of this file: 400 [collapse]" },
		{ "all of this file",
		  ALONE
		  "      400: 404\n      401: 404\n      402: 404\n      403: 404\n      404-405: 404\n",
		  "own.yaml:7:7: warning: the codes of 5 rows become 404: 400-405; all are rows of this file [collapse]" },
		{ "four rows are fine",
		  ALONE
		  "      400: 404\n      401: 404\n      402: 404\n      403-405: 404\n      500: 500\n"
		  "      501-503: 500\n",
		  "" },
		{ "a range is one row, and so is a class",
		  ALONE "      400-405: 404\n      5xx: 500\n", "" },
		{ "over: all asks for it",
		  OVER "      400-499: {to: 400, over: all}\naccept: {round-trip: x}\n", "" },
		{ "rows that repeat the base are its own",
		  OVER "      405: 404\n      403: 404\n      402: 404\n      401: 404\n",
		  "own.yaml:9:7: warning: without the rows for 401-403, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "a range with a code of its own in it is still one row",
		  ALONE
		  "      400-405: 404\n      402: 400\n      401: 404\n      403: 404\n      404: 404\n",
		  "" },
		{ "a default is not counted",
		  "tables: [{from: left, to: right, unlisted: 404, rules: {401: 404, 402: 404, 403: 404, "
		  "404: 404}}]\n",
		  "" },
		{ "none and unlisted are not counted",
		  ALONE
		  "      400: none\n      401: none\n      402: none\n      403: none\n      404: none\n      405: none\n",
		  "" },
		{ "what collapses in the base is its matter",
		  "extends: trunk-bad\ntables: [{from: left, to: "
		  "right, rules: {400: 486}}]\n",
		  "own.yaml:4:47: warning: 400 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:4:47: warning: 400 becomes 400, which comes back as 486 and then becomes 500 [round-trip]" },
		{ "through another space only where the rules are",
		  "tables:\n  - {from: q850, to: left, covers: 1-5, rules: {1: 400, 2: 400, 3: 400, 4: 400, 5: 400}}\n"
		  "  - {from: left, to: right, covers: 400, rules: {400: 404}}\n"
		  "  - {from: q850, to: right, covers: 1-5, via: left}\n",
		  "own.yaml:4:49: warning: the codes of 5 rows become 400: 1-5; all are rows of this file [collapse]" },
		{ "decisions are few, and each is for many codes",
		  "extends: route\ntables: [{from: q850, to: route, rules: {34: stop, 38: stop, 41: stop, "
		  "42: stop, 44: stop}}]\n",
		  "" },
		{ "many targets, few lines",
		  "tables:\n  - from: q850\n    to: left\n    covers: 1-81\n    unlisted: 400\n    rules:\n"
		  "      1: 400\n      2: 400\n      3: 400\n      4: 400\n      5: 400\n"
		  "      16: 401\n      17: 401\n      18: 401\n      19: 401\n      20: 401\n"
		  "      21: 402\n      22: 402\n      23: 402\n      25: 402\n      26: 402\n"
		  "      27: 403\n      28: 403\n      29: 403\n      31: 403\n      34: 403\n"
		  "      38: 404\n      41: 404\n      42: 404\n      43: 404\n      44: 404\n"
		  "      46: 500\n      47: 500\n      49: 500\n      50: 500\n      53: 500\n"
		  "      55: 502\n      57: 502\n      58: 502\n      63: 502\n      65: 502\n"
		  "      66: 503\n      69: 503\n      70: 503\n      79: 503\n      81: 503\n",
		  "own.yaml:9:7: warning: the codes of 5 rows become 400: 1-5; all are rows of this file [collapse]\n"
		  "own.yaml:14:7: warning: the codes of 5 rows become 401: 16-20; all are rows of this file [collapse]\n"
		  "own.yaml:19:7: warning: the codes of 5 rows become 402: 21-23, 25-26; all are rows of this file [collapse]\n"
		  "own.yaml:24:7: warning: the codes of 5 rows become 403: 27-29, 31, 34; all are rows of this file [collapse]\n"
		  "own.yaml:29:7: warning: the codes of 5 rows become 404: 38, 41-44; all are rows of this file [collapse]\n"
		  "own.yaml:34:7: warning: the codes of 5 rows or more become each of 3 other codes of left: 500, 502-503 [collapse]" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_undefined_code(void)
{
	static const struct row rows[] = {
		{ "keys and targets", ALONE "      400-405: 404\n      499: 405\n      498: 400\n",
		  "own.yaml:8:7: warning: codes 498-499 are not defined in space left [undefined-code]\n"
		  "own.yaml:8:12: warning: target 405 is not defined in space right [undefined-code]" },
		{ "a range or class may have gaps", ALONE "      4xx: 400\n      500-599: 500\n",
		  "" },
		{ "in a default", "tables: [{from: left, to: right, unlisted: 401}]\n",
		  "own.yaml:3:44: warning: target 401 is not defined in space right [undefined-code]" },
		{ "a target under a condition",
		  OVER "      405: [{when: {location: user}, to: 499}, 486]\n",
		  "own.yaml:8:13: warning: target 499 is not defined in space right [undefined-code]\n"
		  "own.yaml:8:48: warning: 405 becomes 486, which comes back as 500 and then becomes 500 [round-trip]" },
		{ "a space without a list of codes is only a range",
		  "tables: [{from: left, to: plain, covers: 400, rules: {400: 5}}, {from: plain, to: left, rules: {5: 400}}]\n",
		  "" },
		{ "what stays as it is",
		  "tables: [{from: left, to: left, rules: {600-699: same}}]\n", "" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_phrase_mismatch(void)
{
	static const struct row rows[] = {
		{ "in any case of letters", OVER "      405: {to: 400, phrase: busy}\n",
		  "own.yaml:8:12: warning: 'busy' is the phrase of 486, and the row sends it with 400 [phrase-mismatch]" },
		{ "its own phrase, or nobody's",
		  OVER "      405: {to: 400, phrase: bad}\n      403: {to: 400, phrase: Nothing}\n",
		  "" },
		{ "a name of a code",
		  "tables: [{from: left, to: q850, covers: 400, write: {location: user}, rules: "
		  "{400: {to: 41, phrase: USER_BUSY}}}]\n",
		  "own.yaml:3:84: warning: 'USER_BUSY' is the phrase of 17, and the row sends it with 41 [phrase-mismatch]" },
		{ "many rows, few lines",
		  ALONE
		  "      400: {to: 400, phrase: Busy}\n      401: {to: 404, phrase: Busy}\n"
		  "      402: {to: 400, phrase: Down}\n      403: {to: 404, phrase: Down}\n"
		  "      404: {to: 400, phrase: Fault}\n      405: {to: 404, phrase: Fault}\n",
		  "own.yaml:7:12: warning: 'Busy' is the phrase of 486, and the row sends it with 400 [phrase-mismatch]\n"
		  "own.yaml:8:12: warning: 'Busy' is the phrase of 486, and the row sends it with 404 [phrase-mismatch]\n"
		  "own.yaml:9:12: warning: 'Down' is the phrase of 503, and the row sends it with 400 [phrase-mismatch]\n"
		  "own.yaml:10:12: warning: 'Down' is the phrase of 503, and the row sends it with 404 [phrase-mismatch]\n"
		  "own.yaml:11:12: warning: 'Fault' is the phrase of 500, and the row sends it with 400 [phrase-mismatch]\n"
		  "own.yaml:12:7: warning: other rows also send the phrase of another code: 405 [phrase-mismatch]" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_peer_alarm(void)
{
	static const struct row rows[] = {
		{ "rows and the default",
		  "tables: [{from: left, to: right, unlisted: 503, rules: {400: 503, 401-402: 503}}]\n",
		  "own.yaml:3:44: warning: 400-402 and the codes without a rule become 503. Peers stop calling [peer-alarm]\n"
		  "own.yaml:3:57: warning: 400-402 of class 4xx become codes of class 5xx [class-crossing]" },
		{ "under a condition", OVER "      405: [{when: {location: user}, to: 503}, 400]\n",
		  "own.yaml:8:7: warning: 405 becomes 503. Peers stop calling [peer-alarm]\n"
		  "own.yaml:8:7: warning: 405 of class 4xx becomes a code of class 5xx [class-crossing]" },
		{ "those of the base are its own", OVER "      405: 400\n", "" },
		{ "a code that stays as it is",
		  "tables: [{from: right, to: right, rules: {503: 503, 500: 503}}]\n",
		  "own.yaml:3:53: warning: 500 becomes 503. Peers stop calling [peer-alarm]" },
		{ "a space without texts",
		  "tables: [{from: right, to: left, covers: 503, rules: {503: 503}}]\n", "" },
		{ "what is shipped about SIP",
		  "tables: [{from: left, to: sip, covers: [400-405, 500-503], rules: {400: 429, 401: "
		  "302, 402: 200, 403: 603, 404: 606, 405: 300, 500: 500, 501: 503, 502: 486, 503: "
		  "503}}]\naccept: {class-crossing: they differ}\n",
		  "own.yaml:3:68: warning: 400 becomes 429. Some peers know the number from HTTP, where it means too many requests. They wait or send fewer calls [peer-alarm]\n"
		  "own.yaml:3:78: warning: 401, 405 become 300, 302. Without a Contact header field the peer has nowhere to go, and the call fails (RFC 3261 21.3) [peer-alarm]\n"
		  "own.yaml:3:88: warning: 402 becomes 200. As the response to an INVITE it answers the call, and charging begins (RFC 3261 13.3.1.4) [peer-alarm]\n"
		  "own.yaml:3:98: warning: 403-404 become 603, 606. A proxy that forked the call ends every other branch, also a phone that would answer (RFC 3261 16.7) [peer-alarm]\n"
		  "own.yaml:3:138: warning: 501, 503 become 503. Many peers take the whole gateway for down and stop sending it calls for a while (RFC 3261 21.5.4) [peer-alarm]" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_class_crossing(void)
{
	static const struct row rows[] = {
		{ "codes of one class",
		  OVER "      405: 500\n      404: 500\n      400: 500\n      503: 404\n",
		  "own.yaml:8:7: warning: 400, 404-405 of class 4xx become codes of class 5xx [class-crossing]\n"
		  "own.yaml:9:12: warning: 401-403 become 404, which comes back as 404 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:12: warning: 404 becomes 404, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:10:12: warning: 400 becomes 400, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:11:7: warning: 503 of class 5xx becomes a code of class 4xx [class-crossing]\n"
		  "own.yaml:11:12: warning: 503 becomes 404, which comes back as 404 and then becomes 500 [round-trip]" },
		{ "a class and what is in it", ALONE "      4xx: 500\n      5xx: 500\n",
		  "own.yaml:7:7: warning: 400-499 of class 4xx become codes of class 5xx [class-crossing]" },
		{ "a range over two classes is of neither", ALONE "      400-599: 500\n", "" },
		{ "a class that the target lacks",
		  "tables: [{from: sip, to: right, covers: 600, rules: {600: 486}}]\n", "" },
		{ "a space without such classes",
		  "tables: [{from: q850, to: right, covers: 17, rules: {17: 486}}]\n", "" },
		{ "a default is not counted", "tables: [{from: left, to: right, unlisted: 500}]\n",
		  "" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_hidden(void)
{
	static const struct row rows[] = {
		{ "a range and a class", OVER "      4xx: 486\n      500-599: 500\n",
		  "own.yaml:8:7: warning: 4xx does not change 400-404: the extended map has narrower rules; use `over: all` to replace them [hidden]\n"
		  "own.yaml:8:12: warning: 405 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:7: warning: 500-599 does not change 501: the extended map has narrower rules; use `over: all` to replace them [hidden]" },
		{ "the codes that the base has alone, without those of the file",
		  OVER "      400-404: 486\n      404: 400\n      402: 400\n",
		  "own.yaml:8:7: warning: 400-404 does not change 400-401, 403: the extended map has narrower rules; use `over: all` to replace them [hidden]\n"
		  "own.yaml:9:12: warning: 401, 403 become 404, which comes back as 404 and then becomes 400 [round-trip]\n"
		  "own.yaml:9:12: warning: 404 becomes 404, which comes back as 400 and then becomes 400 [round-trip]" },
		{ "the base says the same", OVER "      400-403: 404\n      400: 486\n",
		  "own.yaml:9:12: warning: 400, 405 become 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:12: warning: 400 becomes 400, which comes back as 486 and then becomes 500 [round-trip]" },
		{ "a condition of the base leaves the rest",
		  "extends: conditional\ntables: [{from: left, to: right, rules: {400-403: 486}}]\n",
		  "" },
		{ "a code acts before a range of the base", OVER "      402: 486\n",
		  "own.yaml:8:12: warning: 402 becomes 486, which comes back as 500 and then becomes 500 [round-trip]" },
		{ "so does the same range", OVER "      401-403: 486\n",
		  "own.yaml:8:16: warning: 401-403 become 486, which comes back as 500 and then becomes 500 [round-trip]" },
		{ "without the base's rules",
		  "extends: carrier\ntables: [{from: left, to: right, "
		  "inherit: no, covers: 400-499, rules: {400-499: 486}}]\n",
		  "own.yaml:4:81: warning: 400-405 become 486, which comes back as 500 and then becomes unlisted [round-trip]\n"
		  "own.yaml:4:81: warning: 400 becomes 400, which comes back as 486 and then becomes 500; 404 becomes 404, which comes back as 486 and then becomes 500 [round-trip]" },
		{ "within one file it is meant", ALONE "      4xx: 404\n      400: 400\n", "" },
		{ "an alternative that `first` answers before",
		  ROUTE "    rules: {603: [{when: {blocked: analytics}, to: advance}, stop]}\n",
		  "own.yaml:8:19: warning: 603 with blocked=analytics is never reached: `first` of route answers blocked=analytics before the rows of any code; put it in `first` [hidden]" },
		{ "of more conditions, or fewer codes",
		  ROUTE "    rules: {503: [{when: {location: user, answered: yes}, to: advance}, "
			"{when: {origin: branch}, to: advance}, stop]}\n",
		  "own.yaml:8:19: warning: 503 with location=user answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:8:73: warning: 503 with origin=branch is never reached: `first` of route answers origin=branch before the rows of any code; put it in `first` [hidden]" },
		{ "that says the same as `first`",
		  ROUTE "    rules: {503: [{when: {answered: yes}, to: stop}, advance]}\n", "" },
		{ "of fewer conditions, or more codes",
		  ROUTE
		  "    rules: {503: [{when: {blocked: present}, to: advance}, {when: {origin: "
		  "[caller, network]}, to: advance}, {when: {blocked: absent}, to: advance}, "
		  "stop]}\n",
		  "" },
		{ "that only the replaced `first` would answer",
		  ROUTE "    first: []\n"
			"    rules: {603: [{when: {blocked: analytics}, to: advance}, stop]}\n"
			"accept: {drops-first: x}\n",
		  "" },
		{ "that a `first` of the same file answers",
		  "grade: measured\ntables:\n  - from: left\n    to: right\n    covers: 400\n"
		  "    first: [{when: {location: present}, to: 400}]\n"
		  "    rules: {400: [{when: {location: [user, LN]}, to: 404}, {when: {location: absent}, "
		  "to: 404}, 400]}\n",
		  "own.yaml:9:19: warning: 400 with location=user|LN is never reached: `first` of own answers location=present before the rows of any code; put it in `first` [hidden]" },
		{ "it is accepted",
		  ROUTE "    rules: {603: [{when: {blocked: analytics}, to: advance}, stop]}\n"
			"accept: {hidden: x}\n",
		  "" },
		{ "one that only repeats the base",
		  "extends: long-first\ngrade: measured\ntables: [{from: left, to: right, rules: "
		  "{400: [{when: {answered: yes}, to: 400}, 404]}}]\n",
		  "own.yaml:5:42: warning: without the row for 400, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "more of them than are told one by one",
		  ROUTE "    rules: {500-506: {to: advance, over: all}, "
			"400: [{when: {answered: yes}, to: advance}, stop], "
			"401: [{when: {answered: yes}, to: advance}, stop], "
			"402: [{when: {answered: yes}, to: advance}, stop],\n"
			"      403: [{when: {answered: yes}, to: advance}, stop], "
			"404: [{when: {answered: yes}, to: advance}, stop], "
			"405: [{when: {answered: yes}, to: advance}, stop], "
			"406: [{when: {answered: yes}, to: advance}, stop]}\n",
		  "own.yaml:8:54: warning: 400 with answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:8:105: warning: 401 with answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:8:156: warning: 402 with answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:9:13: warning: 403 with answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:9:64: warning: 404 with answered=yes is never reached: `first` of route answers answered=yes before the rows of any code; put it in `first` [hidden]\n"
		  "own.yaml:9:115: warning: `first` also keeps alternatives of these from being reached: 405-406 [hidden]" },
	};

	check_rows(rows, COUNT(rows));
}

#define FIRST(alternatives) ROUTE "    first: [" alternatives "]\n"

static void test_drops_first(void)
{
	static const struct row rows[] = {
		{ "one more, and none of the base's", FIRST("{when: {side: callee}, to: stop}"),
		  "own.yaml:8:12: warning: `first` drops 7 alternatives of route: answered=yes, dialog=confirmed, event=bye|cancel, origin=caller, origin=branch, alerted=yes, blocked=analytics; repeat them, or accept it [drops-first]" },
		{ "all but one are repeated, in another order, with other targets and wider",
		  FIRST("{when: {blocked: present}, to: advance}, {when: {origin: [caller, branch]}, "
			"to: none}, {when: {answered: yes}, to: stop}, {when: {alerted: yes}, to: stop}, "
			"{when: {event: present}, to: stop}"),
		  "own.yaml:8:12: warning: `first` drops 1 alternative of route: dialog=confirmed; repeat it, or accept it [drops-first]" },
		{ "one that is repeated with one more condition is not",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, first: [{when: "
		  "{dialog: confirmed, location: user}, to: none}]}]\naccept: {undoes-scope: x}\n",
		  "own.yaml:5:41: warning: `first` drops 1 alternative of dialogs: dialog=confirmed; repeat it, or accept it [drops-first]" },
		{ "an empty list",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, first: []}]\naccept: {undoes-scope: x}\n",
		  "own.yaml:5:41: warning: `first` drops 1 alternative of dialogs: dialog=confirmed; repeat it, or accept it [drops-first]" },
		{ "the same list",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, first: [{when: "
		  "{dialog: confirmed}, to: none}]}]\n",
		  "own.yaml:5:41: warning: without the rows for all codes in `first`, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "it is accepted",
		  FIRST("{when: {side: callee}, to: stop}") "accept: {drops-first: x}\n", "" },
		{ "more than are named: none after one that has no room",
		  "extends: long-first\ngrade: measured\ntables: [{from: left, to: right, first: []}]\n",
		  "own.yaml:5:41: warning: `first` drops 6 alternatives of long-first: answered=yes alerted=yes dialog=confirmed origin=caller side=caller, answered=yes alerted=yes dialog=confirmed origin=callee side=callee, answered=yes alerted=yes dialog=confirmed origin=network side=caller, answered=yes alerted=yes dialog=early origin=network|gateway side=caller and 2 more; repeat them, or accept it [drops-first]" },
		{ "a table that takes nothing from the base",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, inherit: no, "
		  "covers: 400, first: [{when: {location: user}, to: 400}], rules: {400: 400}}]\naccept: {undoes-scope: x}\n",
		  "" },
		{ "a base without `first`",
		  "extends: carrier\ngrade: measured\ntables: [{from: left, to: right, first: [{when: "
		  "{location: user}, to: 400}]}]\n",
		  "" },
	};

	check_rows(rows, COUNT(rows));
}

#define CAUSES "tables:\n  - from: left\n    to: q850\n    covers: 400\n"

static void test_lost_location(void)
{
	static const struct row rows[] = {
		{ "a row", CAUSES "    rules: {400: 41}\n",
		  "own.yaml:7:13: warning: 400 becomes a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "a row that writes it",
		  CAUSES "    rules: {400: {to: 41, write: {location: user}}}\n", "" },
		{ "a row that writes something else",
		  CAUSES "    rules: {400: {to: 41, write: {alerted: yes}}}\n",
		  "own.yaml:7:13: warning: 400 becomes a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "the table writes it",
		  CAUSES "    write: {location: user}\n    rules: {400: 41}\n", "" },
		{ "for other codes",
		  CAUSES "    write: {location: {5xx: user}}\n    rules: {400: 41}\n",
		  "own.yaml:8:13: warning: 400 becomes a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "for some of the codes of a rule",
		  CAUSES "    write: {location: {4xx: user}}\n    rules: {400-500: 41}\n",
		  "own.yaml:8:13: warning: 400-500 become a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "the policy has one",
		  "policy: {location: user}\n" CAUSES "    rules: {400: 41}\n", "" },
		{ "a policy without one",
		  "policy: {status: keep}\n" CAUSES "    rules: {400: 41}\n",
		  "own.yaml:8:13: warning: 400 becomes a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "a default", CAUSES "    unlisted: 31\n",
		  "own.yaml:7:15: warning: the codes without a rule become a cause without a location; expected one in the row, the table or the policy, e.g. `write: {location: BI}` [lost-location]" },
		{ "no cause at all", CAUSES "    rules: {400: none}\n", "" },
		{ "causes stay causes", "tables: [{from: q850, to: q850, rules: {52: 21}}]\n",
		  "own.yaml:3:41: warning: code 52 is not defined in space q850 [undefined-code]\n"
		  "own.yaml:3:41: warning: 52 of class not-available becomes a code of class normal-event [class-crossing]" },
		{ "the base's table writes it",
		  "extends: modern\ntables: [{from: sip, to: q850, rules: {499: 41, 699: 31}}]\naccept: {undoes-scope: x}\n",
		  "own.yaml:4:40: warning: the codes of 6 rows become 41: 400, 477, 481, 499-500, 503; the row of this file: 499 [collapse]\n"
		  "own.yaml:4:40: warning: codes 499, 699 are not defined in space sip [undefined-code]\n"
		  "own.yaml:4:49: warning: the codes of 6 rows become 31: 300-302, 305, 380, 488-489, 491, 606, 699; the row of this file: 699 [collapse]" },
	};

	check_rows(rows, COUNT(rows));
}

#define OWN "grade: own\nnote: Ours.\n" OVER

static void test_own_without_reason(void)
{
	static const struct row rows[] = {
		{ "the note of the map is not enough", OWN "      405: 400\n      404: 400\n",
		  "own.yaml:10:7: warning: grade own without a reason for 404-405; expected a `note` in the rows or the table [own-without-reason]\n"
		  "own.yaml:11:12: warning: 401-403 become 404, which comes back as 404 and then becomes 400 [round-trip]\n"
		  "own.yaml:11:12: warning: 404 becomes 404, which comes back as 400 and then becomes 400 [round-trip]" },
		{ "a note of the row is", OWN "      405: {to: 400, note: They asked.}\n", "" },
		{ "another grade needs none", OWN "      405: {to: 400, grade: measured}\n", "" },
		{ "a note of the table",
		  "grade: own\nnote: Ours.\nextends: carrier\ntables: [{from: left, to: right, note: "
		  "They asked., rules: {405: 400}}]\n",
		  "" },
		{ "a grade of the table has its note",
		  "extends: carrier\ntables: [{from: left, to: right, grade: own, note: They asked., "
		  "rules: {405: 400}}]\n",
		  "" },
		{ "a default and a way through another space",
		  "grade: own\nnote: Ours.\nextends: carrier\ntables:\n"
		  "  - {from: q850, to: left, unlisted: 400}\n"
		  "  - {from: q850, to: right, via: left}\n",
		  "own.yaml:7:38: warning: grade own without a reason for the codes without a rule; expected a `note` in the rows or the table [own-without-reason]\n"
		  "own.yaml:8:34: warning: grade own without a reason for the codes without a rule; expected a `note` in the rows or the table [own-without-reason]" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_round_trip(void)
{
	static const struct row rows[] = {
		{ "there is the file's", OVER "      405: 486\n      403: 486\n",
		  "own.yaml:8:12: warning: 405 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:12: warning: 403 becomes 486, which comes back as 500 and then becomes 500 [round-trip]" },
		{ "a row that only adds a phrase changes no code",
		  OVER
		  "      404: {to: 404, phrase: Away}\n      501: {to: 503, write: {location: user}}\n"
		  "accept: {peer-alarm: It is meant., phrase-mismatch: x}\n",
		  "own.yaml:10:36: warning: nothing in this file has the warning 'phrase-mismatch'; remove this line [stale-accept]" },
		{ "nor does one that repeats a default of the base",
		  "extends: trip\ntables: [{from: left, to: right, rules: {405: 404, 404: 404}}]\n",
		  "" },
		{ "but one that differs from it does",
		  "extends: trip\ntables: [{from: left, to: right, rules: {405: 404, 404: 486}}]\n",
		  "own.yaml:4:57: warning: 404 becomes 486, which comes back as 405 and then becomes 404 [round-trip]" },
		{ "a row of many first answers",
		  "extends: carrier\ntables: [{from: right, to: left, rules: {400-599: {to: 501, over: all}}}]\n",
		  "own.yaml:4:51: warning: 400, 405 become 400, which comes back as 501 and then becomes 503; 401-404 become 404, which comes back as 501 and then becomes 503; 500, 502-503 become 500, which comes back as 501 and then becomes 503 [round-trip]" },
		{ "many rows, few lines",
		  OVER
		  "      400: 486\n      401: 486\n      402: 486\n      403: 486\n      404: 486\n      405: 486\n"
		  "      502: 486\n      503: 486\naccept: {class-crossing: x, collapse: x}\n",
		  "own.yaml:8:12: warning: 400 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:9:12: warning: 401 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:10:12: warning: 402 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:11:12: warning: 403 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:12:12: warning: 404 becomes 486, which comes back as 500 and then becomes 500 [round-trip]\n"
		  "own.yaml:13:12: warning: other rows too give another code there, back and there again: 405, 502-503 of left, 400, 404 of right [round-trip]" },
		{ "back is the file's",
		  "extends: carrier\ntables: [{from: right, to: left, rules: {404: 400}}]\n",
		  "own.yaml:4:47: warning: 401-404 become 404, which comes back as 400 and then becomes 400 [round-trip]" },
		{ "what returns to its first code is fine", OVER "      405: 404\n      404: 404\n",
		  "own.yaml:9:7: warning: without the row for 404, every answer would be the same: the extended map gives it [repeats-base]" },
		{ "no way back",
		  "tables: [{from: left, to: right, covers: 400, rules: {400: 486}}]\n", "" },
		{ "nothing comes back",
		  "extends: carrier\ntables:\n  - {from: right, to: left, rules: {404: none}}\n",
		  "" },
		{ "something that does not go there again",
		  "tables:\n  - {from: left, to: right, covers: 400-401, rules: {400: 400, 401: none}}\n"
		  "  - {from: right, to: left, covers: 400, rules: {400: 401}}\n",
		  "own.yaml:4:59: warning: 400 becomes 400, which comes back as 401 and then becomes none [round-trip]" },
		{ "many codes, one line",
		  "tables:\n  - {from: left, to: right, unlisted: 404, rules: {400: 400}}\n"
		  "  - {from: right, to: left, unlisted: 400}\n",
		  "own.yaml:4:39: warning: 401-405, 500-503 become 404, which comes back as 400 and then becomes 400 [round-trip]" },
	};

	check_rows(rows, COUNT(rows));
}

#define MODERN                                                                                     \
	"extends: modern\ngrade: measured\ntables:\n  - from: sip\n    to: q850\n    rules:\n"
#define MODERN_END "accept: {round-trip: x, collapse: x, stale-accept: x}\n"

static void test_undoes_scope(void)
{
	static const struct row rows[] = {
		{ "a row that says nothing of a dialog", MODERN "      486: 21\n" MODERN_END,
		  "own.yaml:9:12: warning: 486 becomes 21 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "one that says it first",
		  MODERN "      486: [{when: {dialog: confirmed}, to: none}, 21]\n" MODERN_END,
		  "" },
		{ "one that says it too late",
		  MODERN
		  "      488: [{when: {warning: bearer}, to: 58}, {when: {dialog: confirmed}, "
		  "to: none}, 31]\n" MODERN_END,
		  "own.yaml:9:13: warning: 488 becomes 58 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "another condition alone, which may hold as well",
		  MODERN "      486: [{when: {alerted: yes}, to: 19}]\n" MODERN_END,
		  "own.yaml:9:13: warning: 486 becomes 19 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "another state of the dialog",
		  MODERN "      486: [{when: {dialog: early}, to: 19}, {when: {dialog: confirmed}, "
			 "to: none}, 17]\n" MODERN_END,
		  "" },
		{ "codes that destroy more than the request",
		  MODERN "      404: 3\n      481: 31\n      501: 88\n      302: 23\n" MODERN_END,
		  "" },
		{ "none is no end of a call", MODERN "      486: none\n" MODERN_END, "" },
		{ "a range, of codes that no space defines",
		  MODERN "      450-455: 38\n" MODERN_END,
		  "own.yaml:9:16: warning: 450-455 become 38 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "a class in place of all that is there",
		  MODERN "      5xx: {to: 38, over: all}\n" MODERN_END,
		  "own.yaml:9:12: warning: 500, 503-599 become 38 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "a rule that takes the base's away",
		  MODERN "      400-699: unlisted\n" MODERN_END,
		  "own.yaml:6:5: warning: 409, 411-412, 417-419, 424-427, 429-432, 434-435, 439-476, 490, 492-499, 506-512, 514-579, 581-599, 601-602, 605, 609-699 become 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "a table that takes nothing from the base",
		  "extends: modern\ngrade: measured\ntables: [{from: sip, to: q850, inherit: no, "
		  "rules: {404: 1, 486: 17}, covers: 400-499, write: {location: BI}}]\n"
		  "accept: {round-trip: x, hole: x, stale-accept: x}\n",
		  "own.yaml:5:66: warning: 486 becomes 17 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "what the map itself says of scopes",
		  "extends: modern\ngrade: measured\ntables:\n"
		  "  - {from: sip, to: q850, rules: {486: 21, 487: 31}}\n"
		  "  - {from: sip, to: scope, rules: {486: usage}}\n" MODERN_END,
		  "own.yaml:6:49: warning: 487 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "more rows than are told one by one",
		  MODERN
		  "      400: 31\n      403: 31\n      413: 31\n      414: 31\n      415: 31\n"
		  "      600: 31\n      603: 31\n" MODERN_END,
		  "own.yaml:9:12: warning: 400 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:10:12: warning: 403 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:11:12: warning: 413 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:12:12: warning: 414 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:13:12: warning: 415 becomes 31 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:14:12: warning: other rows too give a code for these within a dialog, where only the request failed: 600, 603 [undoes-scope]" },
		{ "it is accepted",
		  MODERN
		  "      486: 21\naccept: {round-trip: x, collapse: x, undoes-scope: They hang "
		  "up.}\n",
		  "" },
		{ "rows within a range, each with its codes",
		  MODERN "      4xx: {to: 38, over: all}\n      486: 21\n" MODERN_END,
		  "own.yaml:9:12: warning: 400-403, 406-409, 411-415, 417-479, 487-488, 490-499 become 38 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:10:12: warning: 486 becomes 21 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "several bases: the one that has the table",
		  "extends: [redial, modern]\ngrade: measured\n"
		  "tables: [{from: sip, to: q850, rules: {486: 21}}]\n" MODERN_END,
		  "own.yaml:5:45: warning: 486 becomes 21 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "a wider rule of the base, and that of a class's unknown code",
		  "extends: half-dialogs\ngrade: measured\n"
		  "tables: [{from: left, to: right, rules: {402: 400, 503: 404}}]\n"
		  "accept: {round-trip: x, class-crossing: x, stale-accept: x}\n",
		  "own.yaml:5:47: warning: 402 becomes 400 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]\n"
		  "own.yaml:5:57: warning: 503 becomes 404 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "what the base answers within a dialog, and its conditions that may hold",
		  "extends: half-dialogs\ngrade: measured\n"
		  "tables: [{from: left, to: right, rules: {403: 400}}]\n"
		  "accept: {round-trip: x, stale-accept: x}\n",
		  "" },
		{ "a space without scopes of its own",
		  "extends: half-dialogs\ngrade: measured\n"
		  "tables: [{from: right, to: left, rules: {404: 402}}]\n"
		  "accept: {round-trip: x, stale-accept: x}\n",
		  "" },
		{ "a map without dialogs",
		  "extends: rfc3398\ngrade: measured\ntables: [{from: sip, to: q850, rules: {486: "
		  "21}}]\n" MODERN_END,
		  "" },
		{ "a target that the base has no table to",
		  "extends: modern\ngrade: measured\ntables: [{from: sip, to: freeswitch, rules: {486: "
		  "17}}]\n"
		  "accept: {hole: x}\n",
		  "" },
		{ "a base that says it first of all, and a file that says something else first",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, first: [{when: "
		  "{alerted: yes}, to: 400}], rules: {404: 400}}]\n"
		  "accept: {round-trip: x, hole: x, stale-accept: x}\n",
		  "own.yaml:5:41: warning: `first` drops 1 alternative of dialogs: dialog=confirmed; repeat it, or accept it [drops-first]\n"
		  "own.yaml:5:42: warning: 400-403, 405-499 become 400 also within a dialog, where only the request failed and the extended map says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}` [undoes-scope]" },
		{ "a base that says it first of all, which a row does not undo",
		  "extends: dialogs\ngrade: measured\ntables: [{from: left, to: right, rules: {404: "
		  "400}}]\naccept: {round-trip: x, hole: x, stale-accept: x}\n",
		  "" },
	};

	check_rows(rows, COUNT(rows));
}

static void test_accept(void)
{
	static const struct row rows[] = {
		{ "a warning that occurs",
		  OVER
		  "      405: 503\naccept: {peer-alarm: It is meant., class-crossing: It too.}\n",
		  "" },
		{ "one that does not", OVER "      405: 400\naccept: {collapse: It is meant.}\n",
		  "own.yaml:9:10: warning: nothing in this file has the warning 'collapse'; remove this line [stale-accept]" },
		{ "unless that is accepted",
		  OVER
		  "      405: 400\naccept: {collapse: Some have it., stale-accept: All have it.}\n",
		  "" },
		{ "one that does not exist",
		  OVER
		  "      405: 503\naccept: {colapse: It is meant., class-crossing: x, peer-alarm: x}\n",
		  "own.yaml:9:10: error: found 'colapse'; expected the name of a warning, e.g. hole; did you mean collapse? [unknown-warning]" },
		{ "a base accepts for itself alone",
		  "extends: trunk-accepts\ntables: [{from: left, to: right, rules: {405: 503}}]\n",
		  "own.yaml:4:42: warning: 405 becomes 503. Peers stop calling [peer-alarm]\n"
		  "own.yaml:4:42: warning: 405 of class 4xx becomes a code of class 5xx [class-crossing]" },
		{ "a map without tables", "extends: carrier\naccept: {hole: It is meant.}\n",
		  "own.yaml:4:10: warning: nothing in this file has the warning 'hole'; remove this line [stale-accept]" },
	};

	check_rows(rows, COUNT(rows));
}

/* A space of many codes, and rules nested so deep that each of its codes asks most of them. */
#define CODES 12000
#define DEPTH 3000

static char *put_large(char *end, bool of_space)
{
	int i;

	if (of_space) {
		end += sprintf(end, "format: 1\nspace: large\nrange: 0-99999\ncodes:\n");
		for (i = 0; i < CODES; i++)
			end += sprintf(end, "  %d: {}\n", 20000 + i);
		return end;
	}
	end += sprintf(end, "format: 1\nmap: deep\ntables:\n  - from: large\n    to: right\n"
			    "    rules:\n");
	for (i = 0; i < DEPTH; i++)
		end += sprintf(end, "      %d-%d: [{when: {location: user}, to: 599}]\n", i,
			       99999 - i);
	return end;
}

/* What would take too long is left out, which a note says; the rest is checked. */
static void test_large(void)
{
	struct sipcause_error entry = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	char *text = malloc(CODES * 20 + DEPTH * 60), path[4096];
	size_t notes = 0, i;
	int kind;

	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	snprintf(path, sizeof(path), "%s/tests/data/check", source());
	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, path), SIPCAUSE_OK);
	for (kind = 0; kind < 2; kind++) {
		const size_t length = (size_t)(put_large(text, kind == 0) - text);

		CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader,
							   kind == 0 ? "large.yaml" : "deep.yaml",
							   text, length),
				SIPCAUSE_OK);
	}
	CU_ASSERT_EQUAL(sipcause_loader_check(loader, &report, NULL), SIPCAUSE_OK);
	for (i = 0; i < sipcause_report_count(report); i++) {
		sipcause_report_entry(report, i, &entry);
		if (entry.severity == SIPCAUSE_SEVERITY_NOTE)
			notes += strcmp(entry.id, "not-checked") == 0;
		else
			CU_ASSERT_STRING_EQUAL(entry.id, "undefined-code");
	}
	CU_ASSERT_EQUAL(notes, 1);
	CU_ASSERT_EQUAL(i, 2);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	free(text);
}

/* A long `first` takes no longer than a long list of alternatives. */
#define FIRST_ROWS 15000

static void test_long_first(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	char *text = malloc(FIRST_ROWS * 60 + 200), *end = text;
	int i;

	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	end += sprintf(end, "format: 1\nmap: long\ntables:\n  - from: sip\n    to: q850\n"
			    "    rules: {486: 17}\n    first:\n");
	for (i = 0; i < FIRST_ROWS; i++)
		end += sprintf(end, "      - {when: {warning: %d, location: %d}, to: 31}\n",
			       300 + i % 100, i % 16);
	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "long.yaml", text, (size_t)(end - text)),
			SIPCAUSE_OK);
	alarm(120); /* ends what takes too long */
	CU_ASSERT_EQUAL(sipcause_loader_check(loader, &report, NULL), SIPCAUSE_OK);
	alarm(0);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	free(text);
}

/* All that is shipped is as it should be, or says why not. */
static void test_shipped(void)
{
	const char *name;
	size_t i, k;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++) {
		struct sipcause_loader *loader = NULL;
		struct sipcause_report *report = NULL;

		CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, name), SIPCAUSE_OK);
		UNIT_CHECK(sipcause_loader_check(loader, &report, NULL) == SIPCAUSE_OK, "%s", name);
		for (k = 0; k < sipcause_report_count(report); k++)
			UNIT_CHECK(false, "%s", sipcause_report_text(report, k));
		sipcause_report_free(report);
		sipcause_loader_free(loader);
	}
	CU_ASSERT(i > 5);
}

/* The manual has each warning, in their order. */
static void test_manual(void)
{
	char path[4096], line[1000], expected[100];
	int32_t warning = 0;
	FILE *page;

	snprintf(path, sizeof(path), "%s/man/sipcause-map.5", source());
	page = fopen(path, "r");
	CU_ASSERT_PTR_NOT_NULL_FATAL(page);
	while (fgets(line, sizeof(line), page) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, ".It Sy ", 7) != 0)
			continue;
		snprintf(expected, sizeof(expected), ".It Sy %s", sipcause_warning_word(warning));
		UNIT_CHECK(strcmp(line, expected) == 0, "'%s' where '%s' is expected", line,
			   expected);
		warning++;
	}
	CU_ASSERT_EQUAL(warning, SIPCAUSE_WARNING_COUNT_);
	fclose(page);
}

static void test_arguments(void)
{
	struct sipcause_report *report = (struct sipcause_report *)(void *)&report;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	CU_ASSERT_EQUAL(sipcause_loader_check(NULL, &report, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_PTR_NULL(report);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_STRING_EQUAL(sipcause_warning_word(-1), "?");
	CU_ASSERT_STRING_EQUAL(sipcause_warning_word(SIPCAUSE_WARNING_COUNT_), "?");
}

static const struct unit_test tests[] = {
	{ "hole", test_hole },
	{ "repeats-base", test_repeats_base },
	{ "collapse", test_collapse },
	{ "undefined-code", test_undefined_code },
	{ "phrase-mismatch", test_phrase_mismatch },
	{ "peer-alarm", test_peer_alarm },
	{ "class-crossing", test_class_crossing },
	{ "hidden", test_hidden },
	{ "lost-location", test_lost_location },
	{ "own-without-reason", test_own_without_reason },
	{ "round-trip", test_round_trip },
	{ "undoes-scope", test_undoes_scope },
	{ "drops-first", test_drops_first },
	{ "accept", test_accept },
	{ "a map that is too large", test_large },
	{ "a long first", test_long_first },
	{ "what is shipped", test_shipped },
	{ "the manual", test_manual },
	{ "arguments", test_arguments },
};

int main(void)
{
	return UNIT_MAIN("check", tests);
}
