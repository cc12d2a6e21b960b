/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of the header's closed lists. */
#include "base/count.h"
#include "sipcause.h"

#define COUNT(list) ((int32_t)SCI_COUNT(list))
#define WORD(name, word, meaning) word,
#define CASE(name, value, word, meaning)                                                           \
	case value:                                                                                \
		return word;

const char *sipcause_outcome_word(int32_t outcome)
{
	if (outcome >= 0)
		return "code";
	switch (outcome) {
		SIPCAUSE_OUTCOME_MAP(CASE)
	default:
		return "?";
	}
}

const char *sipcause_error_word(int32_t code)
{
	switch (code) {
		SIPCAUSE_ERROR_MAP(CASE)
	default:
		return "?";
	}
}

#define WORDS_OF(list)                                                                             \
	static const char *const words[] = { list(WORD) };                                         \
	return index >= 0 && index < COUNT(words) ? words[index] : "?"

const char *sipcause_how_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_HOW_MAP);
}

const char *sipcause_grade_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_GRADE_MAP);
}

const char *sipcause_family_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_FAMILY_MAP);
}

const char *sipcause_step_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_STEP_MAP);
}

const char *sipcause_severity_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_SEVERITY_MAP);
}

const char *sipcause_warning_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_WARNING_MAP);
}

const char *sipcause_fact_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_FACT_MAP);
}

const char *sipcause_field_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_FIELD_MAP);
}

const char *sipcause_form_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_FORM_MAP);
}

const char *sipcause_part_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_PART_MAP);
}

const char *sipcause_validity_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_VALIDITY_MAP);
}

const char *sipcause_flaw_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_FLAW_MAP);
}

const char *sipcause_verdict_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_VERDICT_MAP);
}

const char *sipcause_spelling_word(int32_t index)
{
	WORDS_OF(SIPCAUSE_SPELLING_MAP);
}

const char *sipcause_version(void)
{
	return SIPCAUSE_VERSION_STRING;
}
