/* SPDX-License-Identifier: BSD-2-Clause */
/* Which part of a message counts, what goes with it, and what contradicts it. */
#include "fixture.h"
#include "wire.h"

/* A message, and what is decided: the indication with its companions, and for
 * every part its verdict, with a ! where it contradicts. */
struct decision {
	const char *why;
	const char *head;
	const char *encapsulated; /* octets in hexadecimal; NULL: none */
	const char *to;           /* NULL: not said */
	const char *indication;
	const char *verdicts;
	int32_t outcome; /* of translating it */
};

static void read_all(const struct decision *row)
{
	unsigned char octets[32];
	static unsigned char kept[32]; /* a message does not copy what it reads */
	size_t length;

	sipcause_message_clear(wire_message);
	if (row->head != NULL)
		CU_ASSERT_NOT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD,
							  row->head, strlen(row->head), NULL),
				    SIPCAUSE_E_ARGUMENT);
	if (row->encapsulated == NULL)
		return;
	CU_ASSERT_EQUAL(sipcause_octets_parse(row->encapsulated, strlen(row->encapsulated), octets,
					      sizeof(octets), &length, NULL),
			SIPCAUSE_OK);
	memcpy(kept, octets, sizeof(kept));
	CU_ASSERT_EQUAL(
		sipcause_message_read(wire_message, SIPCAUSE_FORM_ENCAPSULATED, kept, length, NULL),
		SIPCAUSE_OK);
}

static void check_decisions(const char *map_name, const struct decision *rows, size_t count)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, map_name);
	size_t i;

	for (i = 0; i < count; i++) {
		const struct sipcause_space *to =
			rows[i].to != NULL ? sipcause_catalog_space(wire_catalog, rows[i].to)
					   : NULL;
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		char room[DESCRIBED];
		int32_t chosen;

		read_all(&rows[i]);
		chosen = sipcause_message_decide(wire_message, map, to, &indication);
		UNIT_CHECK((chosen >= 0) == (rows[i].indication != NULL), "%s: %d", rows[i].why,
			   (int)chosen);
		wire_describe_verdicts(room);
		UNIT_CHECK(strcmp(room, rows[i].verdicts) == 0, "%s: %s", rows[i].why, room);
		if (chosen < 0 || rows[i].indication == NULL)
			continue;
		UNIT_CHECK(sipcause_part_verdict(sipcause_message_part(
				   wire_message, (size_t)chosen)) == SIPCAUSE_VERDICT_CHOSEN,
			   "%s", rows[i].why);
		wire_describe_indication(&indication, room);
		UNIT_CHECK(strcmp(room, rows[i].indication) == 0, "%s: %s", rows[i].why, room);
		if (to == NULL)
			continue;
		UNIT_CHECK(sipcause_map_translate(map, to, &indication, &result) == rows[i].outcome,
			   "%s: %d", rows[i].why, (int)result.outcome);
	}
}

static void test_default_policy(void)
{
	static const struct decision rows[] = {
		{ "a status alone", "SIP/2.0 486 x\n", NULL, "q850", "sip:486", "chosen", 17 },
		{ "RFC 6432 3: a Reason agrees with the status",
		  "SIP/2.0 486 x\nReason: Q.850;cause=17\n", NULL, "q850", "q850:17 sip=486",
		  "less-preferred, chosen", 17 },
		{ "RFC 8606: the location goes with its cause",
		  "SIP/2.0 486 x\nReason: Q.850;cause=21;location=U\n", NULL, "q850",
		  "q850:21 location=0 sip=486", "less-preferred!, chosen", 21 },
		{ "RFC 3326 2: a Reason never changes how the response is handled",
		  "SIP/2.0 503 x\nReason: Q.850;cause=17\n", NULL, "sip", "sip:503 q850=17",
		  "chosen, status-kept!", 503 },
		{ "a cause 16 beside a failure is not trusted",
		  "SIP/2.0 486 x\nReason: Q.850;cause=16\n", NULL, "q850", "sip:486 q850=16",
		  "chosen, distrusted!", 17 },
		{ "a cause 16 beside no failure is", "SIP/2.0 200 x\nReason: Q.850;cause=16\n",
		  NULL, "q850", "q850:16 sip=200", "no-failure, chosen", 16 },
		{ "a cause 0 is none", "SIP/2.0 486 x\nReason: Q.850;cause=0\n", NULL, "q850",
		  "sip:486", "chosen, invalid", 17 },
		{ "RFC 3398 7.1.6: a cause that came early ends no call yet",
		  "SIP/2.0 183 x\nReason: Q.850;cause=17\n", NULL, "q850", NULL, "early, early",
		  0 },
		{ "RFC 3326 3.4: SIP and Q.850",
		  "SIP/2.0 500 x\nReason: SIP;cause=486, Q.850;cause=17\n", NULL, "q850",
		  "q850:17 sip=500", "less-preferred!, less-preferred, chosen", 17 },
		{ "the same in the other order",
		  "SIP/2.0 486 x\nReason: Q.850;cause=17, SIP;cause=486\n", NULL, "q850",
		  "q850:17 sip=486", "less-preferred, chosen, less-preferred", 17 },
		{ "a SIP Reason before the status", "SIP/2.0 500 x\nReason: SIP;cause=486\n", NULL,
		  "q850", "sip:486", "less-preferred!, chosen", 17 },
		{ "RFC 9410 4: STIR never counts", "SIP/2.0 404 x\nReason: STIR;cause=438\n", NULL,
		  "q850", "sip:404", "chosen, invalid", 1 },
		{ "RFC 9410 4: not even alone", "UPDATE sip:a@b SIP/2.0\nReason: STIR;cause=438\n",
		  NULL, "q850", NULL, "invalid", 0 },
		{ "out of range is passed over", "SIP/2.0 404 x\nReason: Q.850;cause=200\n", NULL,
		  "q850", "sip:404", "chosen, invalid", 1 },
		{ "broken is passed over", "SIP/2.0 404 x\nReason: Q.850;cause=1x\n", NULL, "q850",
		  "sip:404", "chosen, invalid", 1 },
		{ "RFC 4411 5: Preemption", "SIP/2.0 404 x\nReason: Preemption;cause=1\n", NULL,
		  "q850", "preemption:1 sip=404", "less-preferred!, chosen", 8 },
		{ "another protocol, of which the map says nothing, is passed over",
		  "SIP/2.0 404 x\nReason: FreeSWITCH;cause=17\n", NULL, "q850",
		  "sip:404 freeswitch=17", "chosen, no-table", 1 },
		{ "and one that no space here claims", "SIP/2.0 404 x\nReason: EMM;cause=1\n", NULL,
		  "q850", "sip:404", "chosen, invalid", 1 },
		{ "the first of two Q.850 values counts",
		  "SIP/2.0 500 x\nReason: Q.850;cause=17\nReason: Q.850;cause=18\n", NULL, "q850",
		  "q850:17 sip=500", "less-preferred!, chosen, invalid!", 17 },
		{ "RFC 3398 8.2.6.1: a Warning steers 488", "SIP/2.0 488 x\nWarning: 304 a \"x\"\n",
		  NULL, "q850", "sip:488 warning=304", "chosen, companion", 65 },
		{ "RFC 3261 20.43: but never 399",
		  "SIP/2.0 488 x\nWarning: 399 a \"x\", 301 a \"x\"\n", NULL, "q850",
		  "sip:488 warning=301", "chosen, companion, companion", 31 },
		{ "a Warning out of range is none", "SIP/2.0 488 x\nWarning: 299 a \"x\"\n", NULL,
		  "q850", "sip:488", "chosen, invalid", 31 },
		{ "488 with the cause that it stands for",
		  "SIP/2.0 488 x\nWarning: 304 a \"x\"\nReason: Q.850;cause=65\n", NULL, "q850",
		  "q850:65 sip=488 warning=304", "less-preferred, companion, chosen", 65 },
		{ "HTTP", "HTTP/1.1 503 x\nRetry-After: 3\n", NULL, "sip", "http:503",
		  "chosen, companion", 500 },
		{ "nothing", "INVITE sip:a@b SIP/2.0\n", NULL, "q850", NULL, "", 0 },
		/* requests */
		{ "RFC 3398 7.2.3: a BYE alone", "BYE sip:a@b SIP/2.0\n", NULL, "q850", "event:1",
		  "chosen", 16 },
		{ "RFC 3398 7.2.3: a CANCEL alone", "CANCEL sip:a@b SIP/2.0\n", NULL, "q850",
		  "event:2", "chosen", 16 },
		{ "RFC 3398 7.2.3: the Reason of a BYE",
		  "BYE sip:a@b SIP/2.0\nReason: Q.850;cause=31\n", NULL, "q850", "q850:31 event=1",
		  "less-preferred, chosen", 31 },
		{ "RFC 3398 5.8: the Reason of a CANCEL",
		  "CANCEL sip:a@b SIP/2.0\nReason: Q.850;cause=102\n", NULL, "q850",
		  "q850:102 event=2", "less-preferred, chosen", 102 },
		{ "RFC 3398 7.2.3: in a BYE the Reason wins over encapsulated ISUP",
		  "BYE sip:a@b SIP/2.0\nReason: Q.850;cause=31\n", "8290", "q850",
		  "q850:31 event=1", "less-preferred, chosen, less-preferred!", 31 },
		{ "a Reason without a location has that of the REL with its cause",
		  "BYE sip:a@b SIP/2.0\nReason: Q.850;cause=31\n", "839F", "q850",
		  "q850:31 location=3 event=1", "less-preferred, chosen, less-preferred", 31 },
		{ "and one with a location its own",
		  "BYE sip:a@b SIP/2.0\nReason: Q.850;cause=31;location=U\n", "839F", "q850",
		  "q850:31 location=0 event=1", "less-preferred, chosen, less-preferred", 31 },
		{ "RFC 3398 7.2.3, 10.1: encapsulated REL without a Reason",
		  "BYE sip:a@b SIP/2.0\n", "8A91", "q850", "q850:17 location=10 event=1",
		  "less-preferred, chosen", 17 },
		{ "RFC 3398 8.2.6.1: encapsulated REL wins over the status", "SIP/2.0 500 x\n",
		  "8291", "q850", "q850:17 location=2 sip=500", "less-preferred!, chosen", 17 },
		{ "a status has the location of the REL", "SIP/2.0 486 x\n", "8091", "sip",
		  "sip:486 q850=17 location=0", "chosen, status-kept", 486 },
		{ "that of the Reason goes before it",
		  "SIP/2.0 486 x\nReason: Q.850;cause=17;location=LN\n", "8091", "sip",
		  "sip:486 q850=17 location=2", "chosen, status-kept, status-kept", 486 },
		{ "a Reason without one has that of the REL",
		  "SIP/2.0 486 x\nReason: Q.850;cause=17\n", "8091", "sip",
		  "sip:486 q850=17 location=0", "chosen, status-kept, status-kept", 486 },
		{ "but not that of another cause", "SIP/2.0 486 x\nReason: Q.850;cause=17\n",
		  "8093", "sip", "sip:486 q850=17", "chosen, status-kept, status-kept!", 486 },
		{ "a cause's diagnostics", "SIP/2.0 410 x\n", "829608", "q850",
		  "q850:22 location=2 diagnostic=present sip=410", "less-preferred, chosen", 22 },
		{ "RFC 3326 3.1: answered elsewhere",
		  "CANCEL sip:a@b SIP/2.0\nReason: SIP;cause=200;text=\"x\"\n", NULL, "q850",
		  "event:2 origin=5 sip=200", "chosen, no-failure", 26 },
		{ "another Reason of SIP in a CANCEL",
		  "CANCEL sip:a@b SIP/2.0\nReason: SIP;cause=486\n", NULL, "q850",
		  "sip:486 event=2", "less-preferred, chosen", 17 },
		{ "a request that ends no call", "UPDATE sip:a@b SIP/2.0\nReason: SIP;cause=480\n",
		  NULL, "q850", NULL, "invalid", 0 },
		/* without a space to translate to */
		{ "no target: other codes of one space contradict",
		  "SIP/2.0 500 x\nReason: SIP;cause=486\n", NULL, NULL, "sip:486",
		  "less-preferred!, chosen", 0 },
		{ "no target: and of two spaces that the map joins",
		  "SIP/2.0 500 x\nReason: Q.850;cause=17\n", NULL, NULL, "q850:17 sip=500",
		  "less-preferred!, chosen", 0 },
	};

	check_decisions("default", rows, COUNT(rows));
}

/* The caller's policy counts before the map's. */
static void test_own_policy(void)
{
	static const int32_t status_first[] = { SIPCAUSE_PART_STATUS, SIPCAUSE_PART_Q850_REASON };
	static const int32_t twice[] = { SIPCAUSE_PART_STATUS, SIPCAUSE_PART_STATUS };
	static const int32_t warning[] = { SIPCAUSE_PART_WARNING };
	static const struct decision rows[] = {
		{ "the status is preferred", "SIP/2.0 503 x\nReason: Q.850;cause=17\n", NULL,
		  "q850", "sip:503 q850=17", "chosen, less-preferred!", 41 },
		{ "kinds that are not named follow", "BYE sip:a@b SIP/2.0\n", "8291", "q850",
		  "q850:17 location=2 event=1", "less-preferred, chosen", 17 },
	};
	static const struct decision distrusting[] = {
		{ "another code is distrusted", "SIP/2.0 486 x\nReason: Q.850;cause=31\n", NULL,
		  "q850", "sip:486 q850=31", "chosen, distrusted!", 17 },
		{ "and 16 is not", "SIP/2.0 486 x\nReason: Q.850;cause=16\n", NULL, "q850",
		  "q850:16 sip=486", "less-preferred!, chosen", 16 },
	};
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");

	CU_ASSERT_EQUAL(sipcause_message_prefer(wire_message, twice, 2), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_prefer(wire_message, warning, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_prefer(NULL, NULL, 0), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, 3, 2), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, 0, 128), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, NULL, 0, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_message_prefer(wire_message, status_first, 2), SIPCAUSE_OK);
	check_decisions("default", rows, COUNT(rows));
	sipcause_message_policy_reset(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, 30, 40), SIPCAUSE_OK);
	check_decisions("default", distrusting, COUNT(distrusting));
	sipcause_message_policy_reset(wire_message);
	test_default_policy();
}

static void test_many_distrusted(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	int32_t i;

	for (i = 0; i < 16; i++)
		CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, i, i), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, i, i), SIPCAUSE_E_FULL);
	sipcause_message_policy_reset(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_distrust(wire_message, q850, i, i), SIPCAUSE_OK);
	sipcause_message_policy_reset(wire_message);
}

/* A map's policy, and how maps over it have it. */
static void test_map_policy(void)
{
	static const struct fixture files[] = {
		{ "base.yaml",
		  "format: 1\nmap: base\nextends: rfc3398\n"
		  "policy: {prefer: [status], distrust: {q850: [17, 40-41], sip: 4xx}}\n" },
		{ "over.yaml", "format: 1\nmap: over\nextends: base\n"
			       "tables: [{from: sip, to: q850, rules: {500: 1}}]\n" },
		{ "other.yaml", "format: 1\nmap: other\nextends: base\n"
				"policy: {prefer: [q850-reason, sip-reason]}\n" },
		{ "lone.yaml", "format: 1\nmap: lone\n"
			       "tables: [{from: sip, to: http, rules: {500: 500}}]\n" },
	};
	static const struct decision base[] = {
		{ "base prefers the status", "SIP/2.0 500 x\nReason: Q.850;cause=18\n", NULL,
		  "q850", "sip:500 q850=18", "chosen, less-preferred!", 41 },
		{ "base distrusts 17", "SIP/2.0 500 x\nReason: Q.850;cause=17\n", NULL, "q850",
		  "sip:500 q850=17", "chosen, distrusted!", 41 },
		{ "base distrusts 41", "SIP/2.0 500 x\nReason: Q.850;cause=41\n", NULL, "q850",
		  "sip:500 q850=41", "chosen, distrusted", 41 },
	};
	static const struct decision over[] = {
		{ "what is over it inherits", "SIP/2.0 500 x\nReason: Q.850;cause=17\n", NULL,
		  "q850", "sip:500 q850=17", "chosen, distrusted!", 1 },
	};
	static const struct decision other[] = {
		{ "other prefers the Reason", "SIP/2.0 500 x\nReason: Q.850;cause=18\n", NULL,
		  "q850", "q850:18 sip=500", "less-preferred!, chosen", 18 },
		{ "and inherits what it does not give", "SIP/2.0 500 x\nReason: Q.850;cause=17\n",
		  NULL, "q850", "sip:500 q850=17", "chosen, distrusted!", 41 },
	};
	static const struct decision lone[] = {
		{ "no table from q850", "SIP/2.0 500 x\nReason: Q.850;cause=17\n", NULL, "http",
		  "sip:500 q850=17", "chosen, no-table", 500 },
		{ "no table at all", "SIP/2.0 500 x\nReason: Q.850;cause=17\n", NULL, "location",
		  "q850:17 sip=500", "less-preferred, chosen", SIPCAUSE_UNLISTED },
	};
	struct sipcause_catalog *catalog = wire_catalog;
	struct sipcause_message *message = wire_message;

	wire_catalog = FIXTURE_LOAD(files);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&wire_message, wire_catalog), SIPCAUSE_OK);
	check_decisions("base", base, COUNT(base));
	check_decisions("over", over, COUNT(over));
	check_decisions("other", other, COUNT(other));
	check_decisions("lone", lone, COUNT(lone));
	wire_end();
	wire_catalog = catalog;
	wire_message = message;
}

static void test_copy(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(wire_catalog, "default");
	const struct sipcause_space *q850 = sipcause_catalog_space(wire_catalog, "q850");
	const struct sipcause_space *sip = sipcause_catalog_space(wire_catalog, "sip");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	CU_ASSERT_EQUAL(sipcause_map_translate(map, q850, &indication, &result), SIPCAUSE_ERROR);
	indication.from = q850;
	indication.code = 17;
	CU_ASSERT_EQUAL(sipcause_map_translate(map, q850, &indication, &result), 17);
	CU_ASSERT_EQUAL(result.how, SIPCAUSE_HOW_COPIED);
	CU_ASSERT_EQUAL(result.code, 17);
	CU_ASSERT_PTR_EQUAL(result.from, q850);
	CU_ASSERT_PTR_EQUAL(result.to, q850);
	CU_ASSERT_STRING_EQUAL(result.phrase, "User busy");
	CU_ASSERT_STRING_EQUAL(result.map, "default");
	CU_ASSERT_EQUAL(result.line, 0);
	CU_ASSERT_EQUAL(sipcause_map_translate(map, sip, &indication, &result), 486);
	CU_ASSERT_EQUAL(result.how, SIPCAUSE_HOW_RULE);
	indication.code = 128;
	CU_ASSERT_EQUAL(sipcause_map_translate(map, q850, &indication, &result), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(result.how, SIPCAUSE_HOW_UNKNOWN_CODE);
	CU_ASSERT_EQUAL(sipcause_map_translate(NULL, q850, &indication, &result), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_map_translate(map, NULL, &indication, &result), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_map_translate(map, sip, &indication, NULL), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_message_decide(NULL, map, sip, &indication), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, map, sip, NULL), SIPCAUSE_ERROR);
	indication.size = 8;
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, map, sip, &indication),
			SIPCAUSE_ERROR);
}

/* More companions than an indication holds: the first ones count, and the others are
 * counted. */
static void test_too_many_companions(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	char fields[16][40];
	int i;

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_STATUS_LINE, "SIP/2.0 488 x");
	for (i = 0; i < 16; i++) {
		snprintf(fields[i], sizeof(fields[i]), "%d a \"x\"", 310 + i);
		wire_read(SIPCAUSE_FORM_WARNING, fields[i]);
		if (i < 14) /* the same again takes no room */
			wire_read(SIPCAUSE_FORM_WARNING, fields[i]);
	}
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 0);
	CU_ASSERT_EQUAL(indication.count, 16);
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 0);
	wire_read(SIPCAUSE_FORM_WARNING, "331 a \"x\"");
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 0);
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 0);
	CU_ASSERT_EQUAL(indication.count, 16);
	for (i = 0; i < 16; i++)
		CU_ASSERT_EQUAL(indication.value[i], 310 + i);
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 1);
	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(sipcause_message_left_out(wire_message), 0);
	CU_ASSERT_EQUAL(sipcause_message_left_out(NULL), 0);
}

/* Whatever a peer sends beside its code, and before it, the code is decided on. */
static void test_crowded(void)
{
	/* so many times, before and after */
	static const struct {
		const char *before, *repeated, *after;
		int times;
		const char *indication;
	} rows[] = {
		{ "SIP/2.0 488 x\n", "Warning: 370 a \"x\"\n", "Reason: Q.850;cause=17\n", 60,
		  "q850:17 sip=488 warning=370" },
		{ "SIP/2.0 488 x\nReason: P;cause=1", ",P;cause=1", ",Q.850;cause=17\n", 60,
		  "q850:17 sip=488" },
		{ "SIP/2.0 488 x\n", "Retry-After: 3\n", "Reason: SIP;cause=200, Q.850;cause=17\n",
		  31, "q850:17 sip=488" },
		{ "SIP/2.0 488 x\n", "Reason: Q.850;cause=17\n", "Warning: 370 a \"x\"\n", 60,
		  "q850:17 sip=488" },
		{ "SIP/2.0 488 x\nReason: Q.850;cause=17;text=\"", "\\a", "\"\n", 5000,
		  "q850:17 sip=488" },
		{ "SIP/2.0 488 x\nWarning: 370 a \"", "\\a", "\"\nReason: Q.850;cause=17\n", 5000,
		  "q850:17 sip=488 warning=370" },
	};
	static char head[20000];
	size_t i;
	int k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		char room[DESCRIBED];
		size_t length;

		strcpy(head, rows[i].before);
		length = strlen(head);
		for (k = 0; k < rows[i].times; k++, length += strlen(rows[i].repeated))
			strcpy(head + length, rows[i].repeated);
		strcpy(head + length, rows[i].after);
		sipcause_message_clear(wire_message);
		CU_ASSERT_EQUAL(sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, head,
						      strlen(head), NULL),
				SIPCAUSE_E_FULL);
		CU_ASSERT_FATAL(sipcause_message_decide(wire_message, NULL, NULL, &indication) >=
				0);
		wire_describe_indication(&indication, room);
		UNIT_CHECK(strcmp(room, rows[i].indication) == 0, "row %zu: %s", i, room);
	}
	sipcause_message_clear(wire_message);
}

/* Reading on takes the verdicts back. */
static void test_undecided(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	char room[DESCRIBED];

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_REASON, "SIP;cause=486;text=\"b\\\"y\"");
	CU_ASSERT_STRING_EQUAL(wire_describe_verdicts(room), "undecided");
	CU_ASSERT_EQUAL(sipcause_message_decide(wire_message, NULL, NULL, &indication), 0);
	CU_ASSERT_STRING_EQUAL(wire_describe_verdicts(room), "chosen");
	CU_ASSERT(indication.text_length == 3 && memcmp(indication.text, "b\"y", 3) == 0);
	wire_read(SIPCAUSE_FORM_REASON, "Q.850;cause=17");
	CU_ASSERT_STRING_EQUAL(wire_describe_verdicts(room), "undecided, undecided");
	CU_ASSERT_STRING_EQUAL(sipcause_verdict_word(-1), "?");
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "default policy", test_default_policy },
		{ "the caller's policy", test_own_policy },
		{ "many distrusted codes", test_many_distrusted },
		{ "a map's policy", test_map_policy },
		{ "translating by a map", test_copy },
		{ "too many companions", test_too_many_companions },
		{ "crowded messages", test_crowded },
		{ "undecided", test_undecided },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("decide", tests);
	wire_end();
	return failed;
}
