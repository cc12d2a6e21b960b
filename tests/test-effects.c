/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences and contradictions: of parts that do not agree, those that come to the same route
 * and the same fault.
 */
#include <stdbool.h>

#include "fixture.h"
#include "wire.h"

#define CAUSES 128

/* The shipped maps, and one of route and fault beside them. */
static struct sipcause_catalog *shipped, *beside;
static const struct sipcause_map *effects;

static const struct fixture both[] = {
	{ "both.yaml", "format: 1\nmap: both\nextends: [route, fault]\n" },
};

static void test_load(void)
{
	shipped = fixture_shipped();
	beside = FIXTURE_LOAD(both);
	effects = sipcause_catalog_map(beside, "both");
	CU_ASSERT_PTR_NOT_NULL_FATAL(effects);
}

static void end(void)
{
	sipcause_catalog_free(shipped);
	sipcause_catalog_free(beside);
}

/* ---------------------------------------------------------- every pair of codes */

/* How a cause stands to a status that it came with. */
enum stance { ALONE, AGREES, DIFFERS, CONTRADICTS };

static const char marks[] = { ' ', '.', '~', '!' };

static enum stance stance_of(const struct sipcause_message *message)
{
	enum stance stance = AGREES;
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);

		CU_ASSERT_FALSE(sipcause_part_differs(part) && sipcause_part_contradicts(part));
		if (sipcause_part_differs(part))
			stance = DIFFERS;
		if (sipcause_part_contradicts(part))
			stance = CONTRADICTS;
	}
	return stance;
}

static void read_pair(struct sipcause_message *message, int32_t status, int32_t cause)
{
	char text[200];

	snprintf(text, sizeof(text),
		 "SIP/2.0 %d x\r\nCSeq: 1 INVITE\r\nReason: Q.850;cause=%d\r\n\r\n", (int)status,
		 (int)cause);
	sipcause_message_clear(message);
	CU_ASSERT_EQUAL(
		sipcause_message_read(message, SIPCAUSE_FORM_HEAD, text, strlen(text), NULL),
		SIPCAUSE_OK);
	/* Nothing of the message is looked at once it was read. */
	sipcause_message_next(message, 0);
}

/* Decide for a target.  said: the part, the code that it gave and all verdicts. */
static enum stance decide(struct sipcause_message *message, const char *to, char said[200])
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	int32_t part = sipcause_message_decide(message, sipcause_catalog_map(shipped, "default"),
					       sipcause_catalog_space(shipped, to), &indication);
	size_t i;

	snprintf(said, 200, "%d %d", (int)part, (int)indication.code);
	for (i = 0; i < sipcause_message_count(message); i++)
		snprintf(said + strlen(said), 200 - strlen(said), " %s",
			 sipcause_verdict_word(
				 sipcause_part_verdict(sipcause_message_part(message, i))));
	return stance_of(message);
}

/* What a map says of a code alone, by a rule; SIPCAUSE_UNLISTED: none does. */
static int32_t effect_of(const char *from, int32_t code, const char *to)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.from = sipcause_catalog_space(beside, from);
	indication.code = code;
	sipcause_map_translate(effects, sipcause_catalog_space(beside, to), &indication, &result);
	if (result.how == SIPCAUSE_HOW_UNLISTED_DEFAULT || result.how == SIPCAUSE_HOW_CLASS_UNKNOWN)
		return SIPCAUSE_UNLISTED;
	return result.outcome;
}

static bool have_same_effects(int32_t status, int32_t cause)
{
	static const char *const spaces[] = { "route", "fault" };
	size_t i;

	for (i = 0; i < COUNT(spaces); i++) {
		int32_t effect = effect_of("sip", status, spaces[i]);

		if (effect == SIPCAUSE_UNLISTED || effect != effect_of("q850", cause, spaces[i]))
			return false;
	}
	return true;
}

/* A pair by itself, and with the maps of route and fault: what is decided stays. */
static enum stance check_pair(struct sipcause_message *message, int32_t status, int32_t cause,
			      const char *to)
{
	char before[200], after[200];
	enum stance without, with;

	read_pair(message, status, cause);
	sipcause_message_effects(message, NULL, NULL);
	without = decide(message, to, before);
	sipcause_message_effects(message, beside, effects);
	with = decide(message, to, after);
	UNIT_CHECK(strcmp(before, after) == 0, "%d+%d to %s: %s, then %s", (int)status, (int)cause,
		   to, before, after);
	UNIT_CHECK(without != DIFFERS, "%d+%d to %s differs by itself", (int)status, (int)cause,
		   to);
	if (without == CONTRADICTS && have_same_effects(status, cause))
		without = DIFFERS;
	UNIT_CHECK(with == without, "%d+%d to %s: %c for %c", (int)status, (int)cause, to,
		   marks[with], marks[without]);
	return with;
}

/* The statuses of failures, with a column for each cause. */
static char *make_matrix(struct sipcause_message *message, const char *to)
{
	const struct sipcause_space *sip = sipcause_catalog_space(shipped, "sip");
	const struct sipcause_space *q850 = sipcause_catalog_space(shipped, "q850");
	char *text = NULL;
	int32_t status, cause;
	size_t size;
	FILE *memory = open_memstream(&text, &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
	fputs("# a status with the cause of a column: . agrees, ~ differs, ! contradicts\n# causes:",
	      memory);
	for (cause = 1; cause < CAUSES; cause++)
		if (sipcause_space_defines(q850, cause))
			fprintf(memory, " %d", (int)cause);
	fputc('\n', memory);
	for (status = 300; status < 700; status++) {
		if (!sipcause_space_defines(sip, status))
			continue;
		fprintf(memory, "%d ", (int)status);
		for (cause = 1; cause < CAUSES; cause++)
			if (sipcause_space_defines(q850, cause))
				fputc(marks[check_pair(message, status, cause, to)], memory);
		fputc('\n', memory);
	}
	fclose(memory);
	return text;
}

static void compare_matrix(const char *to, const char *text)
{
	const char *top = getenv("SRCDIR");
	char path[1000], *kept;
	size_t length = strlen(text), got;
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/effects/%s.txt", top != NULL ? top : ".", to);
	if (getenv("EFFECTS_WRITE") != NULL) {
		file = fopen(path, "wb");
		UNIT_CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0,
			   "%s cannot be written", path);
		return;
	}
	kept = calloc(1, length + 2);
	file = fopen(path, "rb");
	got = file != NULL ? fread(kept, 1, length + 1, file) : 0;
	if (file != NULL)
		fclose(file);
	UNIT_CHECK(got == length && memcmp(kept, text, length) == 0,
		   "%s is not what is decided; EFFECTS_WRITE=1 writes it, then read the difference",
		   path);
	free(kept);
}

static void test_every_pair(void)
{
	static const char *const targets[] = { "q850", "sip" };
	struct sipcause_message *message = NULL;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, shipped), SIPCAUSE_OK);
	for (i = 0; i < COUNT(targets); i++) {
		char *text = make_matrix(message, targets[i]);

		compare_matrix(targets[i], text);
		free(text);
	}
	sipcause_message_free(message);
}

/* What must not change, whatever the maps come to say. */
static void test_well_known(void)
{
	static const struct {
		int32_t status, cause;
		enum stance stance;
	} rows[] = {
		{ 486, 34, CONTRADICTS }, { 486, 19, DIFFERS },     { 503, 34, AGREES },
		{ 404, 3, AGREES },       { 503, 17, CONTRADICTS }, { 503, 1, CONTRADICTS },
		{ 404, 17, CONTRADICTS }, { 486, 17, AGREES },      { 480, 19, AGREES },
		{ 486, 18, DIFFERS },     { 404, 28, DIFFERS },     { 603, 34, CONTRADICTS },
	};
	struct sipcause_message *message = NULL;
	char said[200];
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, shipped), SIPCAUSE_OK);
	sipcause_message_effects(message, beside, effects);
	for (i = 0; i < COUNT(rows); i++) {
		enum stance stance;

		read_pair(message, rows[i].status, rows[i].cause);
		stance = decide(message, "q850", said);
		UNIT_CHECK(stance == rows[i].stance, "%d+%d: %c", (int)rows[i].status,
			   (int)rows[i].cause, marks[stance]);
	}
	sipcause_message_free(message);
}

/* ------------------------------------------------------------ maps of our own */

/* What differs in each map: the rows from sip and q850 to route and fault. */
#define OWN(name, sip_route, q850_route, sip_fault, q850_fault)                                    \
	{                                                                                          \
		name ".yaml", "format: 1\nmap: " name "\nextends: rfc3398\ntables:\n"              \
			      "  - {from: sip, to: route, " sip_route "}\n"                        \
			      "  - {from: q850, to: route, " q850_route "}\n"                      \
			      "  - {from: sip, to: fault, " sip_fault "}\n"                        \
			      "  - {from: q850, to: fault, " q850_fault "}\n"                      \
	}

static const struct fixture own[] = {
	OWN("same", "rules: {486: stop}", "rules: {34: stop}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("other-route", "rules: {486: stop}", "rules: {34: advance}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("other-fault", "rules: {486: stop}", "rules: {34: stop}", "rules: {486: far}",
	    "rules: {34: next}"),
	OWN("nothing", "rules: {486: none}", "rules: {34: none}", "rules: {486: none}",
	    "rules: {34: none}"),
	OWN("silent", "rules: {480: stop}", "rules: {31: stop}", "rules: {480: far}",
	    "rules: {31: far}"),
	OWN("unlisted", "unlisted: stop", "rules: {34: stop}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("unlisted-none", "unlisted: none", "rules: {34: none}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("class-unknown", "unlisted: [class], rules: {400: stop}", "rules: {34: stop}",
	    "rules: {486: far}", "rules: {34: far}"),
	OWN("class", "rules: {4xx: stop}", "rules: {34-47: stop}", "rules: {4xx: far}",
	    "rules: {34-47: far}"),
	OWN("located", "rules: {486: stop}",
	    "rules: {34: [{when: {location: user}, to: stop}, advance]}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("answered", "rules: {486: stop}",
	    "rules: {34: [{when: {answered: no}, to: stop}, advance]}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("beside", "rules: {486: stop}", "rules: {34: [{when: {sip: 486}, to: stop}, advance]}",
	    "rules: {486: far}", "rules: {34: far}"),
	OWN("first", "first: [{when: {answered: no}, to: stop}], rules: {486: advance}",
	    "first: [{when: {answered: no}, to: stop}], rules: {34: repair}", "rules: {486: far}",
	    "rules: {34: far}"),
	OWN("via", "via: q850", "rules: {17: stop, 34: stop}", "via: q850",
	    "rules: {17: far, 34: far}"),
	OWN("via-unlisted", "via: q850", "unlisted: stop", "rules: {486: far}", "rules: {34: far}"),
	{ "via-class-unknown.yaml",
	  "format: 1\nmap: via-class-unknown\nextends: rfc3398\ntables:\n"
	  "  - {from: sip, to: q850, inherit: no, covers: 400-499, unlisted: class, rules: {400: 17}}\n"
	  "  - {from: sip, to: route, via: q850}\n"
	  "  - {from: q850, to: route, rules: {17: stop, 34: stop}}\n"
	  "  - {from: sip, to: fault, rules: {486: far}}\n"
	  "  - {from: q850, to: fault, rules: {34: far}}\n" },
	OWN("via-second-class", "via: q850", "unlisted: [class], rules: {31: stop, 34: stop}",
	    "rules: {486: far}", "rules: {34: far}"),
	OWN("class-none", "unlisted: [class], rules: {400: none}", "rules: {34: none}",
	    "rules: {486: far}", "rules: {34: far}"),
	OWN("none", "rules: {486: none}", "rules: {34: none}", "rules: {486: far}",
	    "rules: {34: far}"),
	{ "plain.yaml", "format: 1\nmap: plain\nextends: rfc3398\n" },
	{ "half.yaml", "format: 1\nmap: half\nextends: rfc3398\ntables:\n"
		       "  - {from: sip, to: route, rules: {486: stop}}\n"
		       "  - {from: q850, to: route, rules: {34: stop}}\n" },
	{ "one-side.yaml", "format: 1\nmap: one-side\nextends: rfc3398\ntables:\n"
			   "  - {from: sip, to: route, rules: {486: advance}}\n"
			   "  - {from: q850, to: route, rules: {34: advance}}\n"
			   "  - {from: sip, to: fault, rules: {486: unknown}}\n" },
	{ "extending.yaml", "format: 1\nmap: extending\nextends: same\n" },
	{ "using.yaml", "format: 1\nmap: using\nextends: rfc3398\nalso: same\n" },
};

static struct sipcause_catalog *owned;

struct own_row {
	const char *map;
	const char *reason; /* beside a 486 */
	const char *answered;
	bool beside; /* the map of route and fault is asked as well */
	enum stance stance;
};

static const struct own_row own_rows[] = {
	{ "same", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "extending", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "using", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "other-route", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "other-fault", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "nothing", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "silent", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "unlisted", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "unlisted-none", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "class-unknown", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "class", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "located", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "located", "Q.850;cause=34;location=U", NULL, false, DIFFERS },
	{ "located", "Q.850;cause=34;location=TN", NULL, false, CONTRADICTS },
	{ "answered", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "answered", "Q.850;cause=34", "no", false, DIFFERS },
	/* A part does not borrow the code of the other one. */
	{ "beside", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "first", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "first", "Q.850;cause=34", "no", false, DIFFERS },
	{ "via", "Q.850;cause=34", NULL, false, DIFFERS },
	{ "via-unlisted", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "via-class-unknown", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "via-second-class", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "class-none", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "none", "Q.850;cause=34", NULL, false, DIFFERS },
	/* Without both tables it is as it always was. */
	{ "plain", "Q.850;cause=34", NULL, false, CONTRADICTS },
	{ "plain", "Q.850;cause=19", NULL, false, CONTRADICTS },
	{ "plain", "Q.850;cause=17", NULL, false, AGREES },
	{ "half", "Q.850;cause=34", NULL, false, CONTRADICTS },
	/* What the map of the decision has goes before the other one, table by table. */
	{ "plain", "Q.850;cause=19", NULL, true, DIFFERS },
	{ "plain", "Q.850;cause=34", NULL, true, CONTRADICTS },
	{ "plain", "Q.850;cause=21;location=U", NULL, true, DIFFERS },
	{ "plain", "Q.850;cause=21;location=LN", NULL, true, CONTRADICTS },
	{ "same", "Q.850;cause=34", NULL, true, DIFFERS },
	{ "same", "Q.850;cause=19", NULL, true, CONTRADICTS },
	{ "other-fault", "Q.850;cause=34", NULL, true, CONTRADICTS },
	{ "half", "Q.850;cause=34", NULL, true, CONTRADICTS },
	{ "one-side", "Q.850;cause=34", NULL, true, DIFFERS },
};

static enum stance decide_own(const struct own_row *row)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_map *map = sipcause_catalog_map(owned, row->map);
	const struct sipcause_space *answered = sipcause_catalog_space(owned, "answered");
	struct sipcause_message *message = NULL;
	enum stance stance;
	char text[200];

	CU_ASSERT_PTR_NOT_NULL_FATAL(map);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, owned), SIPCAUSE_OK);
	snprintf(text, sizeof(text), "SIP/2.0 486 x\r\nCSeq: 1 INVITE\r\nReason: %s\r\n\r\n",
		 row->reason);
	CU_ASSERT_EQUAL(
		sipcause_message_read(message, SIPCAUSE_FORM_HEAD, text, strlen(text), NULL),
		SIPCAUSE_OK);
	if (row->answered != NULL)
		sipcause_message_know(
			message, answered,
			sipcause_space_find(answered, row->answered, strlen(row->answered)));
	if (row->beside)
		sipcause_message_effects(message, beside, effects);
	CU_ASSERT_TRUE(sipcause_message_decide(message, map, sipcause_catalog_space(owned, "q850"),
					       &indication) >= 0);
	stance = stance_of(message);
	sipcause_message_free(message);
	return stance;
}

static void test_own_maps(void)
{
	size_t i;

	owned = FIXTURE_LOAD(own);
	for (i = 0; owned != NULL && i < COUNT(own_rows); i++) {
		enum stance stance = decide_own(&own_rows[i]);

		UNIT_CHECK(stance == own_rows[i].stance, "%s, %s, %s: %c", own_rows[i].map,
			   own_rows[i].reason,
			   own_rows[i].answered != NULL ? own_rows[i].answered : "nothing known",
			   marks[stance]);
	}
	sipcause_catalog_free(owned);
}

/* ------------------------------------------------------------------ the setting */

static void test_setting(void)
{
	struct sipcause_message *message = NULL;
	char said[200];

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, shipped), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_effects(NULL, beside, effects), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_effects(message, NULL, effects), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_part_differs(NULL), 0);
	read_pair(message, 486, 19);
	CU_ASSERT_EQUAL(decide(message, "q850", said), CONTRADICTS);
	CU_ASSERT_EQUAL(sipcause_message_effects(message, beside, effects), SIPCAUSE_OK);
	/* What was decided does not hold any more. */
	CU_ASSERT_EQUAL(stance_of(message), AGREES);
	CU_ASSERT_EQUAL(decide(message, "q850", said), DIFFERS);
	/* It outlives the policy's settings, a call and a catalog. */
	sipcause_message_policy_reset(message);
	read_pair(message, 486, 19);
	CU_ASSERT_EQUAL(decide(message, "q850", said), DIFFERS);
	CU_ASSERT_EQUAL(sipcause_message_rebind(message, shipped), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(stance_of(message), AGREES);
	CU_ASSERT_EQUAL(decide(message, "q850", said), DIFFERS);
	CU_ASSERT_EQUAL(sipcause_message_effects(message, beside, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(decide(message, "q850", said), CONTRADICTS);
	sipcause_message_free(message);
}

static const struct unit_test tests[] = {
	{ "the maps load", test_load },
	{ "every pair of codes", test_every_pair },
	{ "pairs that are well known", test_well_known },
	{ "maps of our own", test_own_maps },
	{ "the setting", test_setting },
};

int main(void)
{
	int failed = UNIT_MAIN("effects", tests);

	end();
	return failed;
}
