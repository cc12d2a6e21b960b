/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Calls of several messages as rows of a table, for tests of what ended them.
 *
 * A row is a call.  Its messages are one text with a | between them; each begins
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
#ifndef CALLS_H
#define CALLS_H

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
static inline const char *next_word(const char *text, char word[HEAD_SIZE])
{
	size_t length;

	text += strspn(text, " ");
	length = strcspn(text, " ");
	snprintf(word, HEAD_SIZE, "%.*s", (int)length, text);
	return text + length;
}

/* SPACE, a sign and CODE. */
static inline const struct sipcause_space *read_code(const char *word, char sign, int32_t *code)
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

static inline int32_t read_kind(const char *word)
{
	int32_t kind;

	for (kind = 0; kind < SIPCAUSE_PART_COUNT_; kind++)
		if (!strcmp(sipcause_part_word(kind), word))
			return kind;
	UNIT_CHECK(0, "%s: no kind", word);
	return 0;
}

static inline void add_cells(const char *text)
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
static inline void write_head(const char *text, char head[HEAD_SIZE])
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
static inline void read_message(const char *text, bool *first)
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

static inline void read_messages(const char *messages)
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

static inline void read_known(const char *known)
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
static inline void show_code(const struct sipcause_space *space, char sign, int32_t code,
			     char *room)
{
	const char *space_name = sipcause_space_name(space);
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);
	bool numbered = !strcmp(space_name, "sip") || !strcmp(space_name, "q850");

	if (numbered || name == NULL)
		wire_print(room, "%s%c%d", space_name, sign, (int)code);
	else
		wire_print(room, "%s%c%s", space_name, sign, name);
}

static inline void show_chosen(int32_t chosen, const struct sipcause_indication *indication,
			       char *room)
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

static inline void show_answer(int32_t outcome, char *room)
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
static inline bool is_shown(const char *text, const char *expected)
{
	const char *rest = strstr(expected, " ...");
	size_t length = rest != NULL ? (size_t)(rest - expected) : strlen(text) + 1;

	return strncmp(text, expected, length) == 0;
}

static inline void check_target(const struct call *call, const struct sipcause_map *map,
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
	wire_describe_verdicts(room);
	UNIT_CHECK(expected->verdicts == NULL || strcmp(room, expected->verdicts) == 0,
		   "%s, to %s: %s", call->name, expected->to, room);
	show_answer(sipcause_message_translate(wire_message, map, to, &indication, &result), room);
	UNIT_CHECK(strcmp(room, expected->answer) == 0, "%s, to %s: the answer is %s", call->name,
		   expected->to, room);
}

static inline void check_call(const struct call *call)
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

static inline void check_calls(const struct call *calls, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		check_call(&calls[i]);
}

#endif
