/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A test program in a few lines:
 *
 *   static const struct unit_test tests[] = { { "adds up", test_adds_up } };
 *   int main(void) { return UNIT_MAIN("hash", tests); }
 *
 * and a check that names the row of a table which it failed on:
 *
 *   UNIT_CHECK(sum == row->expected, "%s: got %d", row->name, sum);
 */
#ifndef UNIT_H
#define UNIT_H

#include <CUnit/Basic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct unit_test {
	const char *name;
	void (*run)(void);
};

#define UNIT_CHECK(condition, ...)                                                                 \
	do {                                                                                       \
		char unit_message[512];                                                            \
		/* A message may be cut, and the compiler need not say so. */                      \
		if (snprintf(unit_message, sizeof(unit_message), __VA_ARGS__) < 0)                 \
			unit_message[0] = '\0';                                                    \
		CU_assertImplementation((condition) ? CU_TRUE : CU_FALSE, __LINE__, unit_message,  \
					__FILE__, "", CU_FALSE);                                   \
	} while (0)

/* Whether two texts are the same, either of which may be absent. */
static inline bool unit_same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

#define UNIT_MAIN(suite, tests) unit_main(suite, tests, sizeof(tests) / sizeof((tests)[0]))

/* What main returns: not 0 when anything failed, for CUnit's own run call returns
 * 0 even then. */
static inline int unit_main(const char *name, const struct unit_test *tests, size_t count)
{
	CU_pSuite suite;
	unsigned failures;
	size_t i;

	setvbuf(stdout, NULL, _IONBF, 0);
	if (CU_initialize_registry() != CUE_SUCCESS)
		return 1;
	suite = CU_add_suite(name, NULL, NULL);
	for (i = 0; suite != NULL && i < count; i++)
		if (CU_add_test(suite, tests[i].name, tests[i].run) == NULL)
			suite = NULL;
	if (suite == NULL) {
		CU_cleanup_registry();
		return 1;
	}
	CU_basic_set_mode(CU_BRM_VERBOSE);
	CU_basic_run_tests();
	failures = CU_get_number_of_failures() + CU_get_number_of_tests_failed();
	CU_cleanup_registry();
	return failures > 0;
}

#endif
