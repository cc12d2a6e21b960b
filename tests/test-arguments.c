/* SPDX-License-Identifier: BSD-2-Clause */
/* What a message takes: how much of it there may be, and which arguments are refused. */
#include "gate.h"

/* ------------------------------------------------------------------ limits */

static struct sipcause_indication indicate(const char *space, int32_t code)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;

	indication.from = sipcause_catalog_space(wire_catalog, space);
	indication.code = code;
	return indication;
}

static int add_code(int32_t kind, const char *space, int32_t code)
{
	const struct sipcause_indication indication = indicate(space, code);

	return sipcause_message_add(wire_message, kind, &indication);
}

static void check_part(size_t index, uint32_t message, int32_t code)
{
	const struct sipcause_part *part = sipcause_message_part(wire_message, index);

	UNIT_CHECK(sipcause_part_message(part) == message && sipcause_part_code(part) == code,
		   "part %zu: %d of message %u", index, (int)sipcause_part_code(part),
		   (unsigned)sipcause_part_message(part));
}

/* Where all parts may be chosen, the oldest of an earlier message makes room. */
static void test_many_messages(void)
{
	char room[DESCRIBED], reason[40];
	int i, code;

	sipcause_message_clear(wire_message);
	for (i = 0; i < 50; i++) {
		snprintf(reason, sizeof(reason), "Q.850;cause=%d", 40 + i);
		code = sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, reason,
					     strlen(reason), NULL);
		CU_ASSERT_EQUAL(code, i < SIPCAUSE_PARTS_MAX ? SIPCAUSE_OK : SIPCAUSE_E_FULL);
		CU_ASSERT_EQUAL(sipcause_message_next(wire_message, i), SIPCAUSE_OK);
	}
	CU_ASSERT_EQUAL(sipcause_message_count(wire_message), SIPCAUSE_PARTS_MAX);
	for (i = 0; i < SIPCAUSE_PARTS_MAX; i++)
		check_part((size_t)i, (uint32_t)i + 18, i + 58);
	CU_ASSERT_EQUAL(tell(wire_message, wire_catalog, "gate", "q850", room), 89);
}

/* Texts that had to be copied go with their message, and make room for the next ones. */
static void test_many_texts(void)
{
	static char reason[2048] = "Q.850;cause=17;text=\"";
	size_t length = strlen(reason);
	int i;

	memset(reason + length, '\\', 2000);
	length += 2000;
	reason[length++] = '"';
	sipcause_message_clear(wire_message);
	for (i = 0; i < SIPCAUSE_PARTS_MAX; i++) {
		CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_REASON, reason,
						      length, NULL),
				SIPCAUSE_OK);
		CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
	}
}

/* What may not be chosen makes room first, and is itself not worth any. */
static void test_crowded_messages(void)
{
	int i;

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_CAUSE, "q850", 1), SIPCAUSE_OK);
	for (i = 1; i < SIPCAUSE_PARTS_MAX; i++) {
		CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
		CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_WARNING, "warning", 300 + i), SIPCAUSE_OK);
	}
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_WARNING, "warning", 399), SIPCAUSE_E_FULL);
	check_part(SIPCAUSE_PARTS_MAX - 1, 31, 331);
	for (i = 1; i < SIPCAUSE_PARTS_MAX; i++)
		CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_STATUS, "sip", 400 + i), SIPCAUSE_OK);
	check_part(0, 0, 1);
	check_part(1, 31, 401);
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_STATUS, "sip", 499), SIPCAUSE_OK);
	check_part(0, 31, 401);
	check_part(SIPCAUSE_PARTS_MAX - 1, 31, 499);
	/* All are of one message now: what comes later has no room. */
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_STATUS, "sip", 498), SIPCAUSE_E_FULL);
	check_part(SIPCAUSE_PARTS_MAX - 1, 31, 499);
	CU_ASSERT_EQUAL(sipcause_message_count(wire_message), SIPCAUSE_PARTS_MAX);
	CU_ASSERT_PTR_NULL(sipcause_message_part(wire_message, SIPCAUSE_PARTS_MAX));
}

static void test_much_known(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	int32_t i;

	sipcause_message_clear(wire_message);
	for (i = 0; i < SIPCAUSE_COMPANIONS_MAX; i++)
		CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, 100 + i), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, 99), SIPCAUSE_E_FULL);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, SIPCAUSE_PRESENT),
			SIPCAUSE_E_FULL);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, 107), SIPCAUSE_OK);
	/* A location goes before what is known, and the last of that has no room; neither
	 * have alerted and the Warning. */
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 180 x\n");
	CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
	wire_read(SIPCAUSE_FORM_HEAD, "BYE sip:a@b SIP/2.0\nReason: Q.850;cause=17;location=LN\n"
				      "Warning: 304 a \"x\"\n");
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 2);
	CU_ASSERT_EQUAL(indication.count, SIPCAUSE_COMPANIONS_MAX);
	CU_ASSERT_EQUAL(indication.value[0], 2);
	for (i = 1; i < SIPCAUSE_COMPANIONS_MAX; i++)
		CU_ASSERT_EQUAL(indication.value[i], 99 + i);
	/* 115, alerted, event and the Warning */
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 4);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, 99), SIPCAUSE_OK);
}

/* ------------------------------------------------------------- added parts */

static void test_added(void)
{
	const struct sipcause_space *location = sipcause_catalog_space(wire_catalog, "location");
	const struct sipcause_space *diagnostic =
		sipcause_catalog_space(wire_catalog, "diagnostic");
	struct sipcause_indication given = indicate("q850", 22), made = SIPCAUSE_INDICATION_INIT;
	char *text = wire_copy("moved", 5);
	const struct sipcause_part *part;

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_indication_add(&given, location, 4), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_indication_add(&given, diagnostic, SIPCAUSE_PRESENT), SIPCAUSE_OK);
	given.text = text;
	given.text_length = 5;
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, &given),
			SIPCAUSE_OK);
	part = sipcause_message_part(wire_message, 0);
	CU_ASSERT_EQUAL(sipcause_part_form(part), -1);
	CU_ASSERT_EQUAL(sipcause_part_location(part), 4);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &made), 0);
	CU_ASSERT_PTR_EQUAL(made.text, text);
	CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
	free(text);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &made), 0);
	CU_ASSERT(made.text == NULL && made.text_length == 0 && made.evidence == NULL);
	CU_ASSERT(made.code == 22 && made.count == 2);
	CU_ASSERT_PTR_EQUAL(made.space[0], location);
	CU_ASSERT_EQUAL(made.value[0], 4);
	CU_ASSERT_PTR_EQUAL(made.space[1], diagnostic);
	CU_ASSERT_EQUAL(made.value[1], SIPCAUSE_PRESENT);
	/* A status of success is that of an answered call. */
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_STATUS, "sip", 200), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &made), 0);
	CU_ASSERT_PTR_EQUAL(made.space[2], sipcause_catalog_space(wire_catalog, "answered"));
}

/* --------------------------------------------------------- wrong arguments */

static void test_wrong_next_know(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_next(NULL, 0), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_know(NULL, q850, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, NULL, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, 128), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_know(wire_message, q850, -2), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_rebind(NULL, wire_catalog), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_rebind(wire_message, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_in_order(NULL, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_policy(NULL, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_policy(wire_message, NULL), SIPCAUSE_OK);
	sipcause_message_policy_reset(NULL);
	sipcause_message_clear(NULL);
	CU_ASSERT_EQUAL(sipcause_message_count(wire_message), 0);
}

static void test_wrong_add(void)
{
	static const int32_t kinds[] = { -1, SIPCAUSE_PART_RETRY_AFTER, SIPCAUSE_PART_COUNT_ };
	struct sipcause_indication indication = indicate("q850", 17);
	size_t i;

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_add(NULL, SIPCAUSE_PART_CAUSE, &indication),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, NULL),
			SIPCAUSE_E_ARGUMENT);
	for (i = 0; i < COUNT(kinds); i++)
		CU_ASSERT_EQUAL(sipcause_message_add(wire_message, kinds[i], &indication),
				SIPCAUSE_E_ARGUMENT);
	indication.count = SIPCAUSE_COMPANIONS_MAX + 1;
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, &indication),
			SIPCAUSE_E_ARGUMENT);
	indication.count = 1; /* of no space */
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, &indication),
			SIPCAUSE_E_ARGUMENT);
	indication.space[0] = indication.from; /* neither a location nor a diagnostic */
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, &indication),
			SIPCAUSE_E_ARGUMENT);
	indication.count = 0;
	indication.size--;
	CU_ASSERT_EQUAL(sipcause_message_add(wire_message, SIPCAUSE_PART_CAUSE, &indication),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_CAUSE, "q850", 128), SIPCAUSE_E_SPACE);
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_CAUSE, "q850", -1), SIPCAUSE_E_SPACE);
	CU_ASSERT_EQUAL(add_code(SIPCAUSE_PART_STATUS, "none such", 486), SIPCAUSE_E_SPACE);
	CU_ASSERT_EQUAL(sipcause_message_count(wire_message), 0);
}

static void test_wrong_decide(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "gate");
	const struct sipcause_space *sip = sipcause_catalog_space(wire_catalog, "sip");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const char *key = "", *name = "", *file = "";
	uint32_t line = 1;

#define ASK(message, map, to, indication, result)                                                  \
	CU_ASSERT_EQUAL(sipcause_message_translate(message, map, to, indication, result),          \
			SIPCAUSE_ERROR)
	ASK(NULL, map, sip, &indication, &result);
	ASK(wire_message, NULL, sip, &indication, &result);
	ASK(wire_message, map, NULL, &indication, &result);
	ASK(wire_message, map, sip, NULL, &result);
	ASK(wire_message, map, sip, &indication, NULL);
	result.size = 8;
	ASK(wire_message, map, sip, &indication, &result);
	result.size = sizeof(result);
	indication.size--;
	ASK(wire_message, map, sip, &indication, &result);
#undef ASK
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, map, sip, &indication),
			SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_message_decided_by(NULL, &key, &name, &file, &line), 0);
	CU_ASSERT(key == NULL && name == NULL && file == NULL && line == 0);
	CU_ASSERT_EQUAL(sipcause_part_decided_by(NULL, &key, &name, &file, &line), 0);
	CU_ASSERT_EQUAL(sipcause_message_decided_by(NULL, NULL, NULL, NULL, NULL), 0);
	/* Nothing was read: nothing says anything. */
	sipcause_message_clear(wire_message);
	indication.size = sizeof(indication);
	CU_ASSERT_EQUAL(sipcause_message_translate(wire_message, map, sip, &indication, &result),
			SIPCAUSE_NONE);
	CU_ASSERT(result.outcome == SIPCAUSE_NONE && result.how == SIPCAUSE_HOW_NONE);
	CU_ASSERT_PTR_EQUAL(result.to, sip);
	CU_ASSERT_EQUAL(sipcause_message_decided_by(wire_message, NULL, NULL, NULL, NULL), 0);
}

static void test_decided_by(void)
{
	const char *key, *map, *file;
	char room[DESCRIBED];
	uint32_t line;

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_HEAD, "SIP/2.0 486 x\nReason: Q.850;cause=16\n");
	CU_ASSERT_EQUAL(tell(wire_message, wire_catalog, "gate", "q850", room), 17);
	CU_ASSERT_EQUAL(sipcause_part_decided_by(sipcause_message_part(wire_message, 1), &key, &map,
						 &file, &line),
			1);
	CU_ASSERT_STRING_EQUAL(key, "distrust");
	CU_ASSERT_STRING_EQUAL(map, "gate");
	CU_ASSERT_STRING_EQUAL(file, "gate.yaml");
	CU_ASSERT_EQUAL(line, 5);
	CU_ASSERT_EQUAL(sipcause_part_decided_by(sipcause_message_part(wire_message, 1), NULL, NULL,
						 NULL, NULL),
			1);
	/* It was of the catalog that may go now. */
	CU_ASSERT_EQUAL(sipcause_message_rebind(wire_message, wire_catalog), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_part_decided_by(sipcause_message_part(wire_message, 1), &key, &map,
						 &file, &line),
			0);
	CU_ASSERT(key == NULL && map == NULL && file == NULL && line == 0);
}

static void test_wrong_questions(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	const struct sipcause_space *sip = sipcause_catalog_space(wire_catalog, "sip");
	struct sipcause_indication indication = indicate("q850", 17);
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

#define CHECK(from, indication, result, code)                                                      \
	CU_ASSERT_EQUAL(sipcause_question_check(from, indication, result), code)
	CHECK(q850, &indication, &result, SIPCAUSE_OK);
	CHECK(NULL, &indication, &result, SIPCAUSE_OK);
	CHECK(q850, NULL, &result, SIPCAUSE_E_ARGUMENT);
	CHECK(q850, &indication, NULL, SIPCAUSE_E_ARGUMENT);
	CHECK(sip, &indication, &result, SIPCAUSE_E_SPACE);
	indication.from = NULL;
	CHECK(q850, &indication, &result, SIPCAUSE_OK);
	CHECK(NULL, &indication, &result, SIPCAUSE_E_SPACE);
	indication.count = SIPCAUSE_COMPANIONS_MAX + 1;
	CHECK(q850, &indication, &result, SIPCAUSE_E_COMPANIONS);
	indication.count = 0;
	result.size = 8;
	CHECK(q850, &indication, &result, SIPCAUSE_E_SIZE);
	result.size = sizeof(result);
	indication.size--;
	CHECK(q850, &indication, &result, SIPCAUSE_E_SIZE);
#undef CHECK
}

static void test_companion(void)
{
	const struct sipcause_space *location = sipcause_catalog_space(wire_catalog, "location");
	struct sipcause_indication indication = indicate("q850", 17);
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	CU_ASSERT_EQUAL(sipcause_companion(NULL, NULL, location), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, location, 4), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_companion(&indication, NULL, location), 4);
	CU_ASSERT_EQUAL(sipcause_companion(&indication, NULL, NULL), SIPCAUSE_UNLISTED);
	/* A result of rows has what they wrote, else what is filled in. */
	result.outcome = 17;
	result.how = SIPCAUSE_HOW_RULE;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), SIPCAUSE_UNLISTED);
	result.filled_space = location;
	result.filled_code = 10;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), 10);
	CU_ASSERT_EQUAL(sipcause_companion(NULL, &result, location), 10);
	result.write_space[0] = location;
	result.write_code[0] = 3;
	result.write_count = 1;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), 3);
	result.write_count = SIPCAUSE_WRITES_MAX + 1;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), 10);
	/* What stays in its space has what the original had. */
	result.write_count = 0;
	result.to = indication.from;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), 4);
	/* No code, and structs that are none. */
	result.outcome = SIPCAUSE_NONE;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, &result, location), 4);
	CU_ASSERT_EQUAL(sipcause_companion(NULL, &result, location), SIPCAUSE_UNLISTED);
	indication.size--;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, NULL, location), SIPCAUSE_UNLISTED);
	indication.size++;
	indication.count = SIPCAUSE_COMPANIONS_MAX + 1;
	CU_ASSERT_EQUAL(sipcause_companion(&indication, NULL, location), SIPCAUSE_UNLISTED);
	result.outcome = 17;
	result.size = 8;
	CU_ASSERT_EQUAL(sipcause_companion(NULL, &result, location), SIPCAUSE_UNLISTED);
}

static void test_no_table(void)
{
	static const int32_t codes[] = { 17, 200, -1 };
	int32_t out[] = { 1, 2, 3, 4 };

	CU_ASSERT_EQUAL(sipcause_translate(NULL, 17), SIPCAUSE_ERROR);
	sipcause_translate_many(NULL, codes, out, COUNT(codes));
	CU_ASSERT(out[0] == SIPCAUSE_ERROR && out[1] == SIPCAUSE_ERROR && out[2] == SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(out[3], 4);
	sipcause_translate_many(NULL, NULL, NULL, 0);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "many messages", test_many_messages },
		{ "many texts", test_many_texts },
		{ "crowded messages", test_crowded_messages },
		{ "much is known", test_much_known },
		{ "added parts", test_added },
		{ "wrong: next, know, rebind, policy", test_wrong_next_know },
		{ "wrong: add", test_wrong_add },
		{ "wrong: decide, translate", test_wrong_decide },
		{ "who decided", test_decided_by },
		{ "wrong: questions", test_wrong_questions },
		{ "companions", test_companion },
		{ "no table", test_no_table },
	};
	int failed;

	gate_start();
	failed = UNIT_MAIN("arguments", tests);
	wire_end();
	return failed;
}
