/* SPDX-License-Identifier: BSD-2-Clause */
/* A message is one allocation; reading, deciding and writing are none. */
#include "failing.h"
#include "fixture.h"

static struct sipcause_catalog *catalog;

static void test_no_memory(void)
{
	struct sipcause_message *message = (struct sipcause_message *)(void *)&catalog;

	memory.count = 0;
	memory.fail_at = 1;
	memory.watching = true;
	CU_ASSERT_EQUAL(sipcause_message_new(&message, catalog), SIPCAUSE_E_MEMORY);
	memory.watching = false;
	CU_ASSERT_PTR_NULL(message);
}

static void use(struct sipcause_message *message)
{
	static const char head[] = "SIP/2.0 503 x\r\nReason: Q.850;cause=17;text=\"a\\\"b\"\r\n"
				   "Reason: SIP;cause=?\r\nWarning: 399 a \"x\"\r\n";
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_STATUS_LINE,
					 SIPCAUSE_FORM_PROBLEM, SIPCAUSE_FORM_IE };
	const struct sipcause_map *map = sipcause_catalog_map_at(catalog, 0);
	const struct sipcause_space *http = sipcause_catalog_space(catalog, "http");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char written[1000];
	int32_t code;
	size_t length, i;

	CU_ASSERT_EQUAL(
		sipcause_message_read(message, SIPCAUSE_FORM_HEAD, head, sizeof(head) - 1, &error),
		SIPCAUSE_E_FORM);
	CU_ASSERT_EQUAL(
		sipcause_message_read(message, SIPCAUSE_FORM_ENCAPSULATED, "\x82\x9F", 2, &error),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_decide(message, map, http, &indication), 1);
	CU_ASSERT_EQUAL(sipcause_map_translate(map, http, &indication, &result), 409);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		CU_ASSERT_EQUAL(sipcause_write(forms[i], &indication, &result, written,
					       sizeof(written), &length, &error),
				forms[i] == SIPCAUSE_FORM_IE ? SIPCAUSE_E_FORM : SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_read(message, SIPCAUSE_FORM_PROBLEM, "{\"a\":", 5, &error),
			SIPCAUSE_E_FORM);
	CU_ASSERT_EQUAL(sipcause_spell_parse(http, SIPCAUSE_SPELLING_AUTO, "x", 1, &code, &error),
			SIPCAUSE_E_FORM);
}

static void test_one_allocation(void)
{
	struct sipcause_message *message = NULL;

	memory.count = 0;
	memory.fail_at = 0;
	memory.watching = true;
	CU_ASSERT_EQUAL(sipcause_message_new(&message, catalog), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(memory.count, 1);
	memory.fail_at = 2;
	use(message);
	sipcause_message_clear(message);
	use(message);
	memory.watching = false;
	CU_ASSERT_EQUAL(memory.count, 1);
	sipcause_message_free(message);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "no memory", test_no_memory },
		{ "one allocation", test_one_allocation },
	};
	int failed;

	if (sipcause_catalog_load(&catalog, "default", NULL) != SIPCAUSE_OK)
		return 99;
	failed = UNIT_MAIN("wire memory", tests);
	sipcause_catalog_free(catalog);
	return failed;
}
