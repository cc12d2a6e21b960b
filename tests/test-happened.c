/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What support reads of a code: every code says what happened, in one sentence, and the caller
 * may be told nothing that only a technician understands or that is the callee's own affair.
 */
#include <stdbool.h>
#include <string.h>

#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const languages[] = { "en", "de" };

/* ----------------------------------------------------------------- sentences */

/* How many sentences a text has; 0: its last one does not end. */
static unsigned count_sentences(const char *text)
{
	const size_t length = strlen(text);
	unsigned count = 1;
	const char *at;

	if (length == 0 || text[length - 1] != '.')
		return 0;
	for (at = text; (at = strstr(at, ". ")) != NULL; at++)
		count++;
	return count;
}

static void check_sentences(const struct words *words, int32_t code, int32_t field, unsigned most)
{
	const char *text = sipcause_texts_get(words->texts, code, field);
	const unsigned count = text != NULL ? count_sentences(text) : 1;

	UNIT_CHECK(count >= 1 && count <= most, "%s, %s:%d: %s is '%s'", words->language,
		   sipcause_space_name(words->space), code, sipcause_field_word(field),
		   text != NULL ? text : "");
}

/* What a caller should not hear: a word of the trade, or that the callee did not want the call. */
static const char *const unheard[] = {
	"SIP",      "ISDN",    "Q.850",     "QSIG",      "ISUP",     "STIR",       "IMS",
	"server",   "Server",  "proxy",     "Proxy",     "gateway",  "Gateway",    "Header",
	"header",   "Codec",   "codec",     "Switch",    "Location", "Asterisk",   "trunk",
	"Bündel",   "route",   "Leitweg",   "certifica", "Zertifik", "registered", "registriert",
	"rejected", "refused", "declin",    "wants",     "unwanted", "disturb",    "switched off",
	"abgelehn", "abgewie", "unerwünsc", "gestört",   "callee",   "Gegenseite", "ausgeschaltet",
};

static void check_tell(const struct words *words, int32_t code)
{
	const char *tell = sipcause_texts_get(words->texts, code, SIPCAUSE_FIELD_TELL);
	size_t i;

	for (i = 0; tell != NULL && i < COUNT(unheard); i++)
		UNIT_CHECK(strstr(tell, unheard[i]) == NULL, "%s, %s:%d tells the caller '%s'",
			   words->language, sipcause_space_name(words->space), code, tell);
	for (; tell != NULL && *tell != '\0'; tell++)
		if (*tell >= '0' && *tell <= '9') {
			UNIT_CHECK(false, "%s, %s:%d tells the caller a number", words->language,
				   sipcause_space_name(words->space), code);
			break;
		}
}

/* ------------------------------------------------------------------- coverage */

/* Of the rest of a space, the text of another one speaks. */
static bool is_said(const struct words *words, const struct words *rest, int32_t code)
{
	return sipcause_texts_get(words->texts, code, SIPCAUSE_FIELD_HAPPENED) != NULL ||
	       (rest != NULL &&
		sipcause_texts_get(rest->texts, code, SIPCAUSE_FIELD_HAPPENED) != NULL);
}

static void check_space(const char *language, const char *name, const char *rest_name)
{
	struct words words = words_open(language, name), rest = { .language = language };
	size_t i;

	if (rest_name != NULL)
		rest = words_open(language, rest_name);
	for (i = 0; i < sipcause_space_count(words.space); i++) {
		const int32_t code = sipcause_space_at(words.space, i);

		UNIT_CHECK(is_said(&words, rest_name != NULL ? &rest : NULL, code),
			   "%s, %s:%d does not say what happened", language, name, code);
		check_sentences(&words, code, SIPCAUSE_FIELD_HAPPENED, 2);
		check_sentences(&words, code, SIPCAUSE_FIELD_TELL, 1);
		check_sentences(&words, code, SIPCAUSE_FIELD_OPEN, 2);
		check_tell(&words, code);
	}
	words_close(&rest);
	words_close(&words);
}

static void test_every_code(void)
{
	static const struct {
		const char *space;
		const char *rest;
	} rows[] = {
		{ "sip", NULL },          { "q850", NULL },          { "event", NULL },
		{ "freeswitch", "q850" }, { "asterisk", "q850" },    { "stir", NULL },
		{ "preemption", NULL },   { "release-cause", NULL }, { "failure-cause", NULL },
		{ "dialstatus", NULL },   { "disposition", NULL },   { "blocked", NULL },
	};
	size_t i, k;

	for (k = 0; k < COUNT(languages); k++)
		for (i = 0; i < COUNT(rows); i++)
			check_space(languages[k], rows[i].space, rows[i].rest);
}

/*
 * To avoid one attempt is to try the next route, which is said already. Of the locations, those
 * that are spare or national name nobody.
 */
static bool says_nothing(const char *space, int32_t code)
{
	if (strcmp(space, "location") == 0)
		return code == 6 || code == 8 || code == 9 || code > 10;
	return strcmp(space, "avoid") == 0 && code == 1;
}

/* What a decision or a location means is one sentence, which follows that of the code. */
static void test_decisions(void)
{
	static const char *const spaces[] = { "route",  "avoid", "redial",  "fault",
					      "remedy", "scope", "location" };
	size_t i, k, n;

	for (k = 0; k < COUNT(languages); k++)
		for (i = 0; i < COUNT(spaces); i++) {
			struct words words = words_open(languages[k], spaces[i]);

			for (n = 0; n < sipcause_space_count(words.space); n++) {
				const int32_t code = sipcause_space_at(words.space, n);

				const bool silent = says_nothing(spaces[i], code);

				UNIT_CHECK((sipcause_texts_get(words.texts, code,
							       SIPCAUSE_FIELD_DESCRIPTION) ==
					    NULL) == silent,
					   "%s, %s:%d has %s sentence", languages[k], spaces[i],
					   code, silent ? "a" : "no");
				if (silent)
					continue;
				check_sentences(&words, code, SIPCAUSE_FIELD_DESCRIPTION, 1);
			}
			words_close(&words);
		}
}

/* ------------------------------------------------------------------ what is said */

/* A code that ends no call, or ends one as the caller wished, tells the caller nothing. */
static void test_silence(void)
{
	static const struct {
		const char *space;
		int32_t code;
	} rows[] = {
		{ "sip", 200 },      { "sip", 409 },       { "sip", 412 },  { "sip", 423 },
		{ "sip", 469 },      { "sip", 487 },       { "sip", 489 },  { "sip", 491 },
		{ "sip", 555 },      { "q850", 16 },       { "q850", 26 },  { "q850", 30 },
		{ "q850", 39 },      { "event", 1 },       { "event", 2 },  { "freeswitch", 702 },
		{ "dialstatus", 4 }, { "disposition", 6 }, { "origin", 1 }, { "origin", 5 },
		{ "answered", 1 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct words words = words_open("en", rows[i].space);

		UNIT_CHECK(sipcause_texts_get(words.texts, rows[i].code, SIPCAUSE_FIELD_HAPPENED) !=
					   NULL &&
				   sipcause_texts_get(words.texts, rows[i].code,
						      SIPCAUSE_FIELD_TELL) == NULL,
			   "%s:%d tells the caller something", rows[i].space, rows[i].code);
		words_close(&words);
	}
}

/* Where a code leaves something open, what would tell is named. */
static void test_open(void)
{
	static const struct words_row rows[] = {
		{ "sip", 403, "location" },
		{ "sip", 404, "cause 1 or 3" },
		{ "sip", 480, "A 180 before it" },
		{ "sip", 487, "Reason header field of the CANCEL" },
		{ "sip", 488, "Warning" },
		{ "sip", 503, "Q.850 cause" },
		{ "sip", 603, "v=analytics1" },
		{ "sip", 608, "Call-Info" },
		{ "q850", 1, "404" },
		{ "q850", 18, "480" },
		{ "q850", 21, "U points to the called side" },
		{ "q850", 26, "ported number" },
		{ "q850", 102, "who was silent" },
		{ "asterisk", 19, "480 and 483" },
		{ "asterisk", 58, "488 and 606" },
		{ "freeswitch", 821, "429" },
		{ "blocked", 2, "v=analytics1" },
		{ "disposition", 2, "gave up" },
	};

	words_check("en", SIPCAUSE_FIELD_OPEN, rows, COUNT(rows));
}

static const struct unit_test tests[] = {
	{ "every code says what happened", test_every_code },
	{ "every decision is a sentence", test_decisions },
	{ "what the caller is not told", test_silence },
	{ "what a code leaves open", test_open },
};

int main(void)
{
	return UNIT_MAIN("happened", tests);
}
