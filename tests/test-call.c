/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What ended a call of several messages.
 *
 * A row of a table is a call.  Its messages are one text with a | between them; each begins
 * with the number of its branch, which may be followed by *COUNT to send it so many times:
 *
 *   0 486                          a response to the INVITE
 *   0 486 Q.850;cause=17           the same with a Reason header field
 *   0 404/OPTIONS                  a response to another request
 *   1 BYE SIP;cause=200            a request, here with a Reason
 *   0*9 183                        nine times the same
 *   0 +cause q850:16 +status sip:486    a record's cells, or timers (+event event:t9-expiry)
 *
 * Then come what is known ("answered=yes origin=caller"), the map, and a policy of the row's
 * own as it would stand in a map ("several: last").  What is expected, for each target: the
 * code that was chosen with its companions, or "..." for the rest of them ("known sip:200" where
 * what is known gave the answer, "none"), what became of every part, with a ! where it contradicts
 * (NULL: not asked), and the answer.
 *
 * Expectations come from sipcause-deciding(7), and never from what the library says.
 */
#include <stdbool.h>

#include "fixture.h"
#include "wire.h"

#define HEAD_SIZE 256

struct expected {
	const char *to;
	const char *chosen;
	const char *verdicts;
	const char *answer;
};

struct call {
	const char *name;
	const char *messages;
	const char *known;
	const char *map;
	const char *policy;
	struct expected expected[3];
};

/* ------------------------------------------------------------ reading a row */

/* The next word of a text, and the text behind it; empty at its end. */
static const char *next_word(const char *text, char word[HEAD_SIZE])
{
	size_t length;

	text += strspn(text, " ");
	length = strcspn(text, " ");
	snprintf(word, HEAD_SIZE, "%.*s", (int)length, text);
	return text + length;
}

/* SPACE, a sign and CODE. */
static const struct sipcause_space *read_code(const char *word, char sign, int32_t *code)
{
	const char *at = strchr(word, sign);
	const struct sipcause_space *space = NULL;
	char name[HEAD_SIZE];

	*code = -1;
	if (at != NULL) {
		snprintf(name, sizeof(name), "%.*s", (int)(at - word), word);
		space = sipcause_catalog_space(wire_catalog, name);
	}
	if (space != NULL)
		*code = sipcause_space_parse(space, at + 1, strlen(at + 1));
	UNIT_CHECK(space != NULL && *code >= 0, "%s: no code", word);
	return space;
}

static int32_t read_kind(const char *word)
{
	int32_t kind;

	for (kind = 0; kind < SIPCAUSE_PART_COUNT_; kind++)
		if (!strcmp(sipcause_part_word(kind), word))
			return kind;
	UNIT_CHECK(0, "%s: no kind", word);
	return 0;
}

static void add_cells(const char *text)
{
	char word[HEAD_SIZE];
	int32_t kind = 0;

	sipcause_message_in_order(wire_message, 1);
	for (text = next_word(text, word); word[0] != '\0'; text = next_word(text, word)) {
		struct sipcause_indication cell = SIPCAUSE_INDICATION_INIT;

		if (word[0] == '+') {
			kind = read_kind(word + 1);
			continue;
		}
		cell.from = read_code(word, ':', &cell.code);
		CU_ASSERT_EQUAL(sipcause_message_add(wire_message, kind, &cell), SIPCAUSE_OK);
	}
}

/* A message as it arrives. */
static void write_head(const char *text, char head[HEAD_SIZE])
{
	char word[HEAD_SIZE], *method;
	int length;

	text = next_word(text, word);
	text += strspn(text, " ");
	method = strchr(word, '/');
	if (word[0] < '0' || word[0] > '9')
		length = snprintf(head, HEAD_SIZE, "%s sip:a@b SIP/2.0\r\nCSeq: 1 %s\r\n", word,
				  word);
	else
		length = snprintf(head, HEAD_SIZE, "SIP/2.0 %.3s x\r\nCSeq: 1 %s\r\n", word,
				  method != NULL ? method + 1 : "INVITE");
	if (*text != '\0')
		length += snprintf(head + length, (size_t)(HEAD_SIZE - length), "Reason: %s\r\n",
				   text);
	snprintf(head + length, (size_t)(HEAD_SIZE - length), "\r\n");
}

/* BRANCH or BRANCH*COUNT, and the message. */
static void read_message(const char *text, bool *first)
{
	static char head[HEAD_SIZE]; /* a message does not copy what it reads */
	char *rest;
	int32_t branch = (int32_t)strtol(text, &rest, 10);
	long times = *rest == '*' ? strtol(rest + 1, &rest, 10) : 1;

	rest += strspn(rest, " ");
	for (; times > 0; times--) {
		if (!*first || branch != 0)
			CU_ASSERT_EQUAL(sipcause_message_next(wire_message, branch), SIPCAUSE_OK);
		*first = false;
		if (*rest == '+') {
			add_cells(rest);
			continue;
		}
		write_head(rest, head);
		CU_ASSERT_NOT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, head,
							  strlen(head), NULL),
				    SIPCAUSE_E_FORM);
	}
}

static void read_messages(const char *messages)
{
	char text[HEAD_SIZE];
	bool first = true;
	size_t length;

	for (;; messages += length + 1) {
		messages += strspn(messages, " ");
		length = strcspn(messages, "|");
		snprintf(text, sizeof(text), "%.*s", (int)length, messages);
		while (text[0] != '\0' && text[strlen(text) - 1] == ' ')
			text[strlen(text) - 1] = '\0';
		read_message(text, &first);
		if (messages[length] == '\0')
			return;
	}
}

static void read_known(const char *known)
{
	char word[HEAD_SIZE];

	for (known = next_word(known, word); word[0] != '\0'; known = next_word(known, word)) {
		int32_t code;
		const struct sipcause_space *space = read_code(word, '=', &code);

		CU_ASSERT_EQUAL(sipcause_message_know(wire_message, space, code), SIPCAUSE_OK);
	}
}

/* ---------------------------------------------------------------- showing */

/* Numbers of SIP and Q.850, names of anything else. */
static void show_code(const struct sipcause_space *space, char sign, int32_t code, char *room)
{
	const char *space_name = sipcause_space_name(space);
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);
	bool numbered = !strcmp(space_name, "sip") || !strcmp(space_name, "q850");

	if (numbered || name == NULL)
		wire_print(room, "%s%c%d", space_name, sign, (int)code);
	else
		wire_print(room, "%s%c%s", space_name, sign, name);
}

static void show_chosen(int32_t chosen, const struct sipcause_indication *indication, char *room)
{
	uint32_t i;

	room[0] = '\0';
	if (chosen == SIPCAUSE_NONE) {
		wire_print(room, "none");
		return;
	}
	if (chosen == SIPCAUSE_KNOWN)
		wire_print(room, "known ");
	show_code(indication->from, ':', indication->code, room);
	for (i = 0; i < indication->count; i++) {
		wire_print(room, " ");
		show_code(indication->space[i], '=', indication->value[i], room);
	}
}

static void show_verdicts(char *room)
{
	size_t i;

	room[0] = '\0';
	for (i = 0; i < sipcause_message_count(wire_message); i++) {
		const struct sipcause_part *part = sipcause_message_part(wire_message, i);

		wire_print(room, "%s%s%s", i > 0 ? ", " : "",
			   sipcause_verdict_word(sipcause_part_verdict(part)),
			   sipcause_part_contradicts(part) ? "!" : "");
	}
}

static void show_answer(int32_t outcome, char *room)
{
	room[0] = '\0';
	if (outcome >= 0)
		wire_print(room, "%d", (int)outcome);
	else
		wire_print(room, "%s",
			   outcome == SIPCAUSE_NONE       ? "none"
			   : outcome == SIPCAUSE_UNLISTED ? "unlisted"
							  : "error");
}

/* --------------------------------------------------------------- checking */

/* Whether a text is the expected one, which may end in "..." where the rest is not asked. */
static bool is_shown(const char *text, const char *expected)
{
	const char *rest = strstr(expected, " ...");
	size_t length = rest != NULL ? (size_t)(rest - expected) : strlen(text) + 1;

	return strncmp(text, expected, length) == 0;
}

static void check_target(const struct call *call, const struct sipcause_map *map,
			 const struct expected *expected)
{
	const struct sipcause_space *to = sipcause_catalog_space(wire_catalog, expected->to);
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	char room[DESCRIBED];
	int32_t chosen = sipcause_message_decide(wire_message, map, to, &indication);

	show_chosen(chosen, &indication, room);
	UNIT_CHECK(is_shown(room, expected->chosen), "%s, to %s: chosen is %s", call->name,
		   expected->to, room);
	show_verdicts(room);
	UNIT_CHECK(expected->verdicts == NULL || strcmp(room, expected->verdicts) == 0,
		   "%s, to %s: %s", call->name, expected->to, room);
	show_answer(sipcause_message_translate(wire_message, map, to, &indication, &result), room);
	UNIT_CHECK(strcmp(room, expected->answer) == 0, "%s, to %s: the answer is %s", call->name,
		   expected->to, room);
}

static void check_call(const struct call *call)
{
	char text[1024];
	struct fixture file = { "own.yaml", text };
	size_t i;

	snprintf(text, sizeof(text), "format: 1\nmap: own\nextends: %s\npolicy: {%s}\n", call->map,
		 call->policy);
	wire_catalog = fixture_load(&file, 1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(wire_catalog);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&wire_message, wire_catalog), SIPCAUSE_OK);
	read_messages(call->messages);
	read_known(call->known);
	for (i = 0; i < COUNT(call->expected) && call->expected[i].to != NULL; i++)
		check_target(call, sipcause_catalog_map(wire_catalog, "own"), &call->expected[i]);
	wire_end();
}

static void check_calls(const struct call *calls, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		check_call(&calls[i]);
}

/* A Reason in a provisional response. */
static const struct call early[] = {
	{ "a 183 with cause 1, then 487",
	  "0 183 Q.850;cause=1 | 0 487",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:1 ...", "early, chosen, weak!", "1" },
	    { "sip", "sip:487 q850=1", "early, status-kept!, chosen", "487" } } },
	{ "the same by rfc3398, where nothing is weak",
	  "0 183 Q.850;cause=1 | 0 487",
	  "",
	  "rfc3398",
	  "",
	  { { "q850", "q850:1 ...", "early, chosen, less-preferred!", "1" },
	    { "sip", "sip:487 q850=1", "early, status-kept!, chosen", "487" } } },
	{ "the 183 alone",
	  "0 183 Q.850;cause=1",
	  "",
	  "default",
	  "",
	  { { "q850", "none", "early, early", "none" },
	    { "sip", "none", "early, early", "none" } } },
	{ "180, then 183 with a cause, nothing final",
	  "0 180 | 0 183 Q.850;cause=17",
	  "",
	  "default",
	  "",
	  { { "q850", "none", "early, early, early", "none" },
	    { "sip", "none", "early, early, early", "none" } } },
	{ "a 183 with a cause, then a 200",
	  "0 183 Q.850;cause=1 | 0 200",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:200 answered=yes ...", "early, early, chosen", "none" },
	    { "sip", "sip:200 answered=yes ...", "early, early, chosen", "200" } } },
	{ "a 183 with a cause, then a 200, for billing",
	  "0 183 Q.850;cause=1 | 0 200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes ...", "early, early, chosen", "16" } } },
	{ "a 183 with a cause, a 200 and a BYE",
	  "0 183 Q.850;cause=1 | 0 200 | 0 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye answered=yes ...", "early, early, no-failure, chosen", "16" },
	    { "sip", "known sip:200 answered=yes ...", "early, early, no-failure, answered",
	      "200" } } },
	{ "a weak cause in a 183, then 486",
	  "0 183 Q.850;cause=31 | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486 q850=31", "early, weak!, chosen", "17" },
	    { "sip", "sip:486 q850=31", "early, status-kept!, chosen", "486" } } },
	{ "normal clearing in a 183, then 486",
	  "0 183 Q.850;cause=16 | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486 q850=16", "early, distrusted!, chosen", "17" } } },
	{ "a 183 with the cause of the 486 after it",
	  "0 183 q.850;cause=17 | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:17 ...", "early, chosen, less-preferred", "17" },
	    { "sip", "sip:486 q850=17", "early, status-kept, chosen", "486" } } },
	{ "a SIP Reason in a 183, then 487",
	  "0 183 SIP;cause=404 | 0 487",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:404", "early, chosen, weak!", "1" },
	    { "sip", "sip:487", "early, status-kept!, chosen", "487" } } },
	{ "a 183 with a cause, then a CANCEL",
	  "0 183 Q.850;cause=1 | 0 CANCEL",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:1 ...", "early, chosen, less-preferred", "1" } } },
};

/* Branches: once one was answered the others do not count. */
static const struct call branches[] = {
	{ "branches 486 and 200",
	  "0 486 | 1 200",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:200 answered=yes", "lost-branch, chosen", "none" },
	    { "sip", "sip:200 answered=yes", "lost-branch, chosen", "200" } } },
	{ "branches 486 and 200, for billing",
	  "0 486 | 1 200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes", "lost-branch, chosen", "16" },
	    { "sip", "sip:200 answered=yes", "lost-branch, chosen", "200" } } },
	{ "the 200 first",
	  "0 200 | 1 486",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes", "chosen, lost-branch", "16" },
	    { "sip", "sip:200 answered=yes", "chosen, lost-branch", "200" } } },
	{ "with a cause, and three of them",
	  "0 486 Q.850;cause=34 | 1 603 | 2 200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes", "lost-branch, lost-branch, lost-branch, chosen",
	      "16" } } },
	{ "the lost branch is cancelled as it should be",
	  "0 180 | 1 180 | 1 200 | 0 487 SIP;cause=200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes alerted=yes",
	      "early, early, chosen, lost-branch, lost-branch", "16" },
	    { "sip", "sip:200 answered=yes alerted=yes",
	      "early, early, chosen, lost-branch, lost-branch", "200" } } },
	{ "branches 486 and 200, then the BYE on the answered one",
	  "0 486 | 1 200 | 1 BYE Q.850;cause=31",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:31 answered=yes sip=200 event=bye",
	      "lost-branch, no-failure, less-preferred, chosen", "31" },
	    { "sip", "known sip:200 answered=yes event=bye ...",
	      "lost-branch, no-failure, answered, answered", "200" } } },
	{ "no branch was answered",
	  "0 486 | 1 404",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:404", "less-preferred!, chosen", "1" },
	    { "sip", "sip:404", "status-kept!, chosen", "404" } } },
};

/* Weak codes yield to stronger ones of other messages, in whatever order they come. */
static const struct call weak[] = {
	{ "480 and 486",
	  "0 480 | 1 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", "weak!, chosen", "17" },
	    { "sip", "sip:486", "status-kept!, chosen", "486" } } },
	{ "486 and 480",
	  "0 486 | 1 480",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", "chosen, weak!", "17" },
	    { "sip", "sip:486", "chosen, status-kept!", "486" } } },
	{ "503 of a carrier, then 404 of the next one",
	  "0 503 | 1 404",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:404", "weak!, chosen", "1" },
	    { "sip", "sip:404", "status-kept!, chosen", "404" } } },
	{ "404, then 500",
	  "0 404 | 1 500",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:404", "chosen, weak!", "1" },
	    { "sip", "sip:404", "chosen, status-kept!", "404" } } },
	{ "487 and 486",
	  "0 486 | 1 487",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", "chosen, weak!", "17" },
	    { "sip", "sip:486", "chosen, status-kept!", "486" } } },
	{ "both weak: the last",
	  "0 480 | 1 503",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:503", "less-preferred!, chosen", "41" },
	    { "sip", "sip:503", "status-kept!, chosen", "503" } } },
	{ "both weak, the other way round",
	  "0 503 | 1 480",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:480", "less-preferred!, chosen", "18" },
	    { "sip", "sip:480", "status-kept!, chosen", "480" } } },
	{ "a weak cause after a strong status",
	  "0 486 | 1 480 Q.850;cause=31",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486 q850=31", "chosen, weak!, weak!", "17" },
	    { "sip", "sip:486 q850=31", "chosen, status-kept!, status-kept!", "486" } } },
	{ "a weak cause before a strong status",
	  "0 480 Q.850;cause=127 | 1 404",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:404 q850=127", "weak!, weak!, chosen", "1" },
	    { "sip", "sip:404 q850=127", "status-kept!, status-kept!, chosen", "404" } } },
	{ "a strong cause, then a weak status with a weak cause",
	  "0 486 Q.850;cause=17 | 1 503 Q.850;cause=31",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:17 sip=486", "less-preferred, chosen, weak!, weak!", "17" },
	    { "sip", "sip:486 q850=17", "chosen, status-kept, status-kept!, status-kept!",
	      "486" } } },
	{ "three branches, all weak but one",
	  "0 480 | 1 603 | 2 500",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:603", "weak!, chosen, weak!", "21" },
	    { "sip", "sip:603", "status-kept!, chosen, status-kept!", "603" } } },
	{ "a weak status does not yield to a BYE",
	  "0 480 | 0 BYE",
	  "answered=no",
	  "default",
	  "",
	  { { "q850", "sip:480 answered=no event=bye", "chosen, less-preferred", "18" } } },
	{ "weak codes of one message yield to nothing",
	  "0 404 Q.850;cause=31",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:31 sip=404", "less-preferred!, chosen", "31" } } },
	{ "where nothing is weak the last counts",
	  "0 486 | 1 480",
	  "",
	  "default",
	  "weak: {}",
	  { { "q850", "sip:480", "less-preferred!, chosen", "18" },
	    { "sip", "sip:480", "status-kept!, chosen", "480" } } },
	{ "a list of one's own",
	  "0 404 | 1 486",
	  "",
	  "default",
	  "weak: {sip: 486}",
	  { { "q850", "sip:404", "chosen, weak!", "1" },
	    { "sip", "sip:404", "chosen, status-kept!", "404" } } },
};

/* Which of several messages counts. */
static const struct call several[] = {
	{ "last: 480 after 486",
	  "0 486 | 1 480",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "sip:480", "weak!, chosen", "18" },
	    { "sip", "sip:480", "status-kept!, chosen", "480" } } },
	{ "last: 486 after 480",
	  "0 480 | 1 486",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "sip:486", "weak!, chosen", "17" },
	    { "sip", "sip:486", "status-kept!, chosen", "486" } } },
	{ "last: the Reason goes with its message",
	  "0 486 Q.850;cause=17 | 1 503 Q.850;cause=34",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "q850:34 sip=486", "weak!, weak!, less-preferred, chosen", "34" } } },
	{ "last: a call that was answered",
	  "0 486 | 1 200 | 1 BYE",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "event:bye answered=yes ...", "lost-branch, no-failure, chosen", "16" },
	    { "sip", "known sip:200 answered=yes ...", "lost-branch, no-failure, answered",
	      "200" } } },
	{ "rfc3261: 6xx first",
	  "0 404 | 1 603 | 2 486",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:603", "weak!, chosen, weak!", "21" },
	    { "sip", "sip:603", "status-kept!, chosen, status-kept!", "603" } } },
	{ "rfc3261: 6xx even before a challenge",
	  "0 401 | 1 600",
	  "",
	  "default",
	  "several: rfc3261, believe: {}",
	  { { "q850", "sip:600", "weak!, chosen", "17" },
	    { "sip", "sip:600", "status-kept!, chosen", "600" } } },
	{ "rfc3261: then the lowest class",
	  "0 500 | 1 404 | 2 504",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:404", "weak!, chosen, weak!", "1" },
	    { "sip", "sip:404", "status-kept!, chosen, status-kept!", "404" } } },
	{ "rfc3261: 3xx before 4xx",
	  "0 404 | 1 302",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:302", "status-kept!, chosen", "302" } } },
	{ "rfc3261: 401 before 404",
	  "0 401 | 1 404",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:401", "chosen, weak!", "21" },
	    { "sip", "sip:401", "chosen, status-kept!", "401" } } },
	{ "rfc3261: 407 after 486",
	  "0 486 | 1 407",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:407", "weak!, chosen", "21" },
	    { "sip", "sip:407", "status-kept!, chosen", "407" } } },
	{ "rfc3261: 415 before 486",
	  "0 415 | 1 486",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:415", "chosen, status-kept!", "415" } } },
	{ "rfc3261: 420 before 486",
	  "0 486 | 1 420",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:420", "status-kept!, chosen", "420" } } },
	{ "rfc3261: 484 before 404",
	  "0 484 | 1 404",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:484", "chosen, status-kept!", "484" } } },
	{ "rfc3261: 503 alone becomes 500",
	  "0 503",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:500", "chosen", "41" }, { "sip", "sip:500", "chosen", "500" } } },
	{ "rfc3261: nothing but 503",
	  "0 503 | 1 503",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:500", "status-kept, chosen", "500" } } },
	{ "rfc3261: 503 yields to others of its class",
	  "0 504 | 1 503",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:504", "chosen, weak!", "102" },
	    { "sip", "sip:504", "chosen, status-kept!", "504" } } },
	{ "rfc3261: 503 yields to 4xx",
	  "0 503 | 1 480",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:480", "weak!, chosen", "18" },
	    { "sip", "sip:480", "status-kept!, chosen", "480" } } },
	{ "rfc3261: a 200 is not ranked, it answers",
	  "0 603 | 1 200",
	  "",
	  "billing",
	  "several: rfc3261",
	  { { "q850", "sip:200 answered=yes", "lost-branch, chosen", "16" },
	    { "sip", "sip:200 answered=yes", "lost-branch, chosen", "200" } } },
	{ "rfc3261: the Reason of the response that was chosen",
	  "0 603 Q.850;cause=21 | 1 486 Q.850;cause=17",
	  "",
	  "default",
	  "several: rfc3261, believe: {}",
	  { { "q850", "q850:21 sip=603", "less-preferred, chosen, weak!, weak!", "21" },
	    { "sip", "sip:603 q850=21", "chosen, status-kept, status-kept!, status-kept!",
	      "603" } } },
	{ "most-specific: 503 alone stays 503",
	  "0 503",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:503", "chosen", "41" }, { "sip", "sip:503", "chosen", "503" } } },
};

/* Messages that come twice. */
static const struct call again[] = {
	{ "486 twice",
	  "0*2 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", "less-preferred, chosen", "17" },
	    { "sip", "sip:486", "status-kept, chosen", "486" } } },
	{ "486 with its cause twice",
	  "0*2 486 Q.850;cause=17",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:17 sip=486", "less-preferred, less-preferred, less-preferred, chosen",
	      "17" },
	    { "sip", "sip:486 q850=17", "status-kept, status-kept, chosen, status-kept",
	      "486" } } },
	{ "the 487 of a lost branch twice",
	  "0*2 487 SIP;cause=200",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:487 origin=branch", "less-preferred, no-failure, chosen, no-failure",
	      "26" } } },
	{ "180 and 200 twice, and BYE",
	  "0*2 180 | 0*2 200 | 0*2 BYE Q.850;cause=16",
	  "",
	  "default",
	  "",
	  { { "sip", "known sip:200 answered=yes ...",
	      "early, early, no-failure, no-failure, answered, answered, answered, answered",
	      "200" } } },
	{ "a 183 forty times, which leaves no room, and then 486",
	  "0*40 183 | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", NULL, "17" }, { "sip", "sip:486", NULL, "486" } } },
	{ "a 183 with a cause forty times, and then 487",
	  "0*40 183 Q.850;cause=1 | 0 487",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:1 ...", NULL, "1" }, { "sip", "sip:487 q850=1", NULL, "487" } } },
	{ "CANCEL twice, and its 200 and 487",
	  "0 180 | 0*2 CANCEL | 0 200/CANCEL | 0 487",
	  "",
	  "default",
	  "",
	  { { "q850", "event:cancel ...", "early, less-preferred, chosen, invalid, no-table",
	      "16" } } },
};

/* What comes after the answer, and other requests. */
static const struct call dialog[] = {
	{ "488 to a re-INVITE, and a BYE",
	  "0 200 | 0 488 | 0 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye answered=yes ...", "no-failure, in-dialog, chosen", "16" },
	    { "sip", "known sip:200 answered=yes ...", "no-failure, in-dialog, answered",
	      "200" } } },
	{ "491 to a re-INVITE with a Reason, and a BYE with another",
	  "0 200 | 0 491 Q.850;cause=34 | 0 BYE Q.850;cause=31",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:31 answered=yes ...",
	      "no-failure, in-dialog, in-dialog, less-preferred, chosen", "31" },
	    { "sip", "known sip:200 answered=yes ...",
	      "no-failure, in-dialog, in-dialog, answered, answered", "200" } } },
	{ "488 to a re-INVITE, and the call goes on",
	  "0 200 | 0 488",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 answered=yes", "chosen, in-dialog", "16" },
	    { "sip", "sip:200 answered=yes", "chosen, in-dialog", "200" } } },
	{ "404 destroys the dialog, and nothing comes after it",
	  "0 404 Q.850;cause=34",
	  "dialog=confirmed",
	  "default",
	  "",
	  { { "q850", "q850:34 ...", "less-preferred!, chosen", "34" },
	    { "sip", "sip:404 ...", "chosen, status-kept!", "404" },
	    { "scope", "sip:404 ...", "chosen, in-dialog", "3" } } },
	{ "503 does not",
	  "0 503 Q.850;cause=34",
	  "dialog=confirmed",
	  "default",
	  "",
	  { { "q850", "none", "in-dialog, in-dialog", "none" },
	    { "sip", "sip:503 ...", "chosen, in-dialog", "503" },
	    { "scope", "sip:503 ...", "chosen, in-dialog", "1" } } },
	{ "404 within a dialog, and a BYE",
	  "0 404 Q.850;cause=34 | 0 BYE Q.850;cause=31",
	  "dialog=confirmed",
	  "default",
	  "",
	  { { "q850", "q850:31 ...", "in-dialog, in-dialog, less-preferred, chosen", "31" } } },
	{ "404 after the answer, and the call seems to go on",
	  "0 200 | 0 404",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:200 answered=yes", "chosen, in-dialog", "none" } } },
	{ "404 to OPTIONS in between, then 486",
	  "0 180 | 0 404/OPTIONS | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486 alerted=yes", "early, invalid, chosen", "17" },
	    { "sip", "sip:486 alerted=yes", "early, invalid, chosen", "486" } } },
	{ "404 to OPTIONS in an answered call, then BYE",
	  "0 200 | 0 404/OPTIONS Q.850;cause=1 | 0 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye answered=yes ...", "no-failure, invalid, invalid, chosen", "16" },
	    { "sip", "known sip:200 answered=yes ...", "no-failure, invalid, invalid, answered",
	      "200" } } },
	{ "481 to PRACK, 488 to UPDATE, then 503",
	  "0 183 | 0 481/PRACK | 0 488/UPDATE | 0 503",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:503", "early, invalid, invalid, chosen", "41" },
	    { "sip", "sip:503", "early, invalid, invalid, chosen", "503" } } },
	{ "a 200 to PRACK answers no call",
	  "0 183 | 0 200/PRACK | 0 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486", "early, invalid, chosen", "17" },
	    { "sip", "sip:486", "early, invalid, chosen", "486" } } },
	{ "a 200 to OPTIONS alone answers none",
	  "0 200/OPTIONS",
	  "",
	  "billing",
	  "",
	  { { "q850", "none", "invalid", "none" }, { "sip", "none", "invalid", "none" } } },
	{ "CANCEL for another branch, its 200, and 487",
	  "0 CANCEL SIP;cause=200 | 0 200/CANCEL | 0 487",
	  "",
	  "default",
	  "",
	  { { "sip", "sip:487 origin=branch event=cancel",
	      "status-kept, no-failure, invalid, chosen", "487" } } },
	{ "the same, for ISDN",
	  "0 180 | 0 CANCEL SIP;cause=200 | 0 487 SIP;cause=200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:487 alerted=yes origin=branch event=cancel",
	      "early, less-preferred, no-failure, chosen, no-failure", "26" } } },
	{ "BYE before the answer, and 487",
	  "0 180 | 0 BYE | 0 487",
	  "",
	  "billing",
	  "",
	  { { "sip", "sip:487 alerted=yes event=bye", "early, status-kept, chosen", "487" } } },
	{ "it rang, and then 480",
	  "0 180 | 0 480",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:480 alerted=yes", "early, chosen", "19" },
	    { "sip", "sip:480 alerted=yes", "early, chosen", "480" } } },
	{ "it did not ring",
	  "0 183 | 0 480",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:480", "early, chosen", "18" } } },
	{ "487 by the network after ringing",
	  "0 180 | 0 487",
	  "origin=network",
	  "billing",
	  "",
	  { { "q850", "sip:487 origin=network alerted=yes", "early, chosen", "19" } } },
	{ "a challenge, then an answer on the next branch, and BYE",
	  "0 407 | 1 200 | 1 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye answered=yes ...", "lost-branch, no-failure, chosen", "16" },
	    { "sip", "known sip:200 answered=yes ...", "lost-branch, no-failure, answered",
	      "200" } } },
	{ "a 2xx goes before what was known",
	  "0 200 | 0 BYE Q.850;cause=16",
	  "answered=no",
	  "default",
	  "",
	  { { "q850", "q850:16 answered=yes sip=200 event=bye",
	      "no-failure, less-preferred, chosen", "16" } } },
	{ "a confirmed dialog is one of an answered call",
	  "0 BYE Q.850;cause=31",
	  "dialog=confirmed",
	  "default",
	  "",
	  { { "q850", "q850:31 ...", NULL, "31" }, { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "elsewhere, and an early cause on the branch that was cancelled",
	  "1 480 Q.850;cause=19 | 2 183 Q.850;cause=41 | 2 487 SIP;cause=200",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:487 origin=branch ...", NULL, "26" } } },
};

/* Cells of a record, and timers. */
static const struct call records[] = {
	{ "normal clearing beside 486, not answered",
	  "0 +cause q850:16 +status sip:486",
	  "answered=no",
	  "default",
	  "",
	  { { "q850", "sip:486 answered=no q850=16", "distrusted!, chosen", "17" },
	    { "sip", "sip:486 answered=no q850=16", "distrusted!, chosen", "486" } } },
	{ "the columns the other way round",
	  "0 +status sip:486 +cause q850:16",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:486 q850=16", "chosen, distrusted!", "17" },
	    { "sip", "sip:486 q850=16", "chosen, distrusted!", "486" } } },
	{ "a recovery on a timer in an answered call",
	  "0 +cause q850:102",
	  "answered=yes",
	  "default",
	  "",
	  { { "q850", "q850:102 answered=yes", "chosen", "102" },
	    { "sip", "known sip:200 answered=yes q850=102", "answered", "200" } } },
	{ "31 beside a status of 200",
	  "0 +cause q850:31 +status sip:200",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:31 answered=yes sip=200", "chosen, no-failure", "31" },
	    { "sip", "known sip:200 answered=yes q850=31", "answered, no-failure", "200" } } },
	{ "the order of columns counts for ISDN",
	  "0 +cause q850:34 +status sip:486",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:34 sip=486", "chosen, less-preferred!", "34" },
	    { "sip", "sip:486 q850=34", "status-kept!, chosen", "486" } } },
	{ "the order of columns, the other way round",
	  "0 +status sip:486 +cause q850:34",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:486 q850=34", "chosen, less-preferred!", "17" },
	    { "sip", "sip:486 q850=34", "chosen, status-kept!", "486" } } },
	{ "31 beside 404, in billing",
	  "0 +cause q850:31 +status sip:404",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:404 q850=31", "distrusted!, chosen", "1" },
	    { "sip", "sip:404 q850=31", "distrusted!, chosen", "404" } } },
	{ "a private cause in an answered call",
	  "0 +cause freeswitch:MEDIA_TIMEOUT",
	  "answered=yes",
	  "billing",
	  "",
	  { { "q850", "freeswitch:MEDIA_TIMEOUT answered=yes", "chosen", "41" },
	    { "sip", "known sip:200 answered=yes freeswitch=MEDIA_TIMEOUT", "answered", "200" } } },
	{ "a timer ends the ringing",
	  "0 180 | 0 +event event:t9-expiry",
	  "",
	  "default",
	  "",
	  { { "q850", "event:t9-expiry ...", "early, chosen", "19" },
	    { "sip", "event:t9-expiry ...", "early, chosen", "480" } } },
	{ "a timer beside a cause",
	  "0 +event event:t7-expiry +cause q850:34",
	  "",
	  "default",
	  "",
	  { { "sip", "event:t7-expiry q850=34", "chosen, less-preferred", "504" } } },
};

/* Some of everything. */
static const struct call mixed[] = {
	{ "a failed branch, and a BYE with 16 on the answered one",
	  "0 486 | 1 200 | 1 BYE Q.850;cause=16",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:16 ...", NULL, "16" } } },
	{ "488 to a re-INVITE, and the Reason 16 of the BYE",
	  "0 200 | 0 488 | 0 BYE Q.850;cause=16",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:16 ...", NULL, "16" } } },
	{ "last: 183 is not the last message",
	  "0 486 | 1 183",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "sip:486", NULL, "17" }, { "sip", "sip:486", NULL, "486" } } },
	{ "last: a retransmission",
	  "0 480 | 1 486 | 0 480",
	  "",
	  "default",
	  "several: last",
	  { { "q850", "sip:480", NULL, "18" }, { "sip", "sip:480", NULL, "480" } } },
	{ "rfc3261 with a 183 with a cause",
	  "0 183 Q.850;cause=1 | 0 487",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:487 ...", NULL, "487" } } },
	{ "rfc3261: a Reason of 503 alone",
	  "0 503 Q.850;cause=34",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "q850:34 ...", NULL, "34" }, { "sip", "sip:500 ...", NULL, "500" } } },
	{ "rfc3261: 407 before 503 with cause",
	  "0 503 Q.850;cause=34 | 1 407",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "q850", "sip:407 ...", NULL, "21" }, { "sip", "sip:407 ...", NULL, "407" } } },
	{ "rfc3261: a 487 and a 503",
	  "0 487 | 1 503",
	  "",
	  "default",
	  "several: rfc3261",
	  { { "sip", "sip:487 ...", NULL, "487" } } },
	{ "a lost branch ends after the BYE",
	  "1 200 | 1 BYE Q.850;cause=31 | 0 487 SIP;cause=200",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:31 ...", NULL, "31" }, { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "CANCEL crosses the 200",
	  "0 180 | 0 CANCEL | 0 200 | 0 BYE",
	  "",
	  "billing",
	  "",
	  { { "q850", "event:bye ...", NULL, "16" },
	    { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "481 to a re-INVITE twice",
	  "0 200 | 0*2 481 | 0 BYE",
	  "",
	  "billing",
	  "",
	  { { "q850", "event:bye ...", NULL, "16" },
	    { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "a 200 to a re-INVITE",
	  "0 200 | 0 200 | 0 BYE Q.850;cause=17",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:17 ...", NULL, "17" }, { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "elsewhere on one branch, busy on another: the call was answered",
	  "0 487 SIP;cause=200 | 1 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:487 origin=branch", NULL, "26" },
	    { "sip", "sip:487 origin=branch", NULL, "487" } } },
	{ "agree: a cause of another message contradicts",
	  "0 183 Q.850;cause=34 | 0 486",
	  "",
	  "default",
	  "status: agree",
	  { { "sip", "q850:34 ...", NULL, "503" } } },
	{ "agree: a weak cause of another message does not",
	  "0 183 Q.850;cause=31 | 0 486",
	  "",
	  "default",
	  "status: agree",
	  { { "sip", "sip:486 ...", NULL, "486" } } },
	{ "BYE after OPTIONS failed in a dialog",
	  "0 200 | 0 503/OPTIONS | 0 BYE Q.850;cause=38",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:38 ...", NULL, "38" }, { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "a transaction timeout after 180",
	  "0 180 | 0 +event event:transaction-timeout",
	  "",
	  "billing",
	  "",
	  { { "q850", "event:transaction-timeout ...", NULL, "102" },
	    { "sip", "event:transaction-timeout ...", NULL, "408" } } },
	{ "a timer in an answered call",
	  "0 200 | 0 +event event:no-ack",
	  "",
	  "billing",
	  "",
	  { { "q850", "event:no-ack ...", NULL, "102" },
	    { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "thirty-four weak responses, and a strong one",
	  "0*34 480 Q.850;cause=31 | 1 486",
	  "",
	  "default",
	  "",
	  { { "q850", "sip:486 ...", NULL, "17" }, { "sip", "sip:486 ...", NULL, "486" } } },
};

/* One message takes the place of another. */
static const struct call superseded[] = {
	{ "a challenge, then an answer on the same branch, and BYE",
	  "0 407 | 0 200 | 0 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye ...", NULL, "16" },
	    { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "a redirection that was followed on the same branch, and BYE",
	  "0 302 | 0 200 | 0 BYE",
	  "",
	  "default",
	  "",
	  { { "q850", "event:bye ...", NULL, "16" },
	    { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "a carrier that failed, the next one answered, and BYE with 16",
	  "0 503 Q.850;cause=34 | 0 200 | 0 BYE Q.850;cause=16",
	  "",
	  "billing",
	  "",
	  { { "q850", "q850:16 ...", NULL, "16" }, { "sip", "known sip:200 ...", NULL, "200" } } },
	{ "a challenge, then 200 without BYE",
	  "0 407 | 0 200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 ...", NULL, "16" }, { "sip", "sip:200 ...", NULL, "200" } } },
	{ "a challenge, and then a 486 with a cause",
	  "0 407 | 0 486 Q.850;cause=34",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:34 ...", NULL, "34" }, { "sip", "sip:486 ...", NULL, "486" } } },
	{ "a challenge on one branch, yield",
	  "0 407 | 1 486 Q.850;cause=34",
	  "",
	  "default",
	  "status: yield",
	  { { "sip", "q850:34 ...", NULL, "503" } } },
	{ "488 with a Reason in a confirmed dialog",
	  "0 488 Q.850;cause=65",
	  "dialog=confirmed",
	  "billing",
	  "",
	  { { "q850", "none", NULL, "none" } } },
	{ "a 183 is no companion of what ended the call",
	  "0 183 Q.850;cause=1 | 0 487",
	  "",
	  "default",
	  "",
	  { { "q850", "q850:1 sip=487", NULL, "1" } } },
	{ "a 486, and then an answer on the same branch",
	  "0 486 | 0 200",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 ...", NULL, "16" }, { "sip", "sip:200 ...", NULL, "200" } } },
	{ "an answer, then 40 responses of the lost branch",
	  "1 200 | 0*40 486 Q.850;cause=17",
	  "",
	  "billing",
	  "",
	  { { "q850", "sip:200 ...", NULL, "16" }, { "sip", "sip:200 ...", NULL, "200" } } },
};

static void test_early(void)
{
	check_calls(early, COUNT(early));
}

static void test_branches(void)
{
	check_calls(branches, COUNT(branches));
}

static void test_weak(void)
{
	check_calls(weak, COUNT(weak));
}

static void test_several(void)
{
	check_calls(several, COUNT(several));
}

static void test_again(void)
{
	check_calls(again, COUNT(again));
}

static void test_dialog(void)
{
	check_calls(dialog, COUNT(dialog));
}

static void test_records(void)
{
	check_calls(records, COUNT(records));
}

static void test_mixed(void)
{
	check_calls(mixed, COUNT(mixed));
}

static void test_superseded(void)
{
	check_calls(superseded, COUNT(superseded));
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "early evidence", test_early },
		{ "branches", test_branches },
		{ "weak codes", test_weak },
		{ "several messages", test_several },
		{ "retransmissions", test_again },
		{ "dialogs and other requests", test_dialog },
		{ "records and timers", test_records },
		{ "mixed", test_mixed },
		{ "superseded", test_superseded },
	};

	return UNIT_MAIN("call", tests);
}
