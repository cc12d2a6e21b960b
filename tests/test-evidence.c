/* SPDX-License-Identifier: BSD-2-Clause */
/* The evidence of a call outlives the bytes and the catalogs that it came from. */
#include "failing.h"
#include "gate.h"

/* ------------------------------------------------------ bytes that are gone */

struct bytes {
	int32_t branch;
	int32_t form;
	const char *text;
	size_t length;
};

#define HEAD(branch, text)                                                                         \
	{                                                                                          \
		branch, SIPCAUSE_FORM_HEAD, BYTES(text)                                            \
	}
#define FORM(form, text)                                                                           \
	{                                                                                          \
		0, SIPCAUSE_FORM_##form, BYTES(text)                                               \
	}

/* A call of up to four messages, and what it is for two targets. */
struct call {
	const char *why;
	struct bytes messages[4];
	int32_t q850;
	int32_t sip;
	const char *indication; /* for q850, or the beginning of it */
};

#define PROBLEM_21                                                                                  \
	"{\"title\": \"a\\u0062\", \"status\": 403, \"original\": {\"space\": \"q850\", \"code\": " \
	"21, \"text\": \"n\\u006f\", \"evidence\": \"0A\", \"companions\": [{\"space\": "           \
	"\"location\", \"code\": 0}]}}"

static const struct call calls[] = {
	{ "a cause of a provisional response, then 487",
	  { HEAD(0, "SIP/2.0 183 x\nCSeq: 1 INVITE\nReason: Q.850;cause=1;location=LN\n"),
	    HEAD(0, "SIP/2.0 487 x\nCSeq: 1 INVITE\n") },
	  1,
	  487,
	  "q850:1 location=2" },
	{ "a location is kept",
	  { FORM(REASON, "Q.850;cause=21;text=\"a\\\"b\";location=U") },
	  21,
	  603,
	  "q850:21 location=0" },
	{ "that there were diagnostics is kept",
	  { FORM(IE, "\x08\x05\x82\x96\x01\x02\x03"), HEAD(0, "BYE sip:a@b SIP/2.0\n") },
	  22,
	  301,
	  "q850:22 location=2 diagnostic=present event=1" },
	{ "what a text says is kept without it",
	  { FORM(REASON, "SIP;cause=200;text=\"Call completed elsewhere\"") },
	  26,
	  487,
	  "sip:487 origin=5" },
	{ "a CANCEL and what it answers",
	  { HEAD(0, "CANCEL sip:a@b SIP/2.0\nReason: SIP;cause=200\n"),
	    HEAD(0, "SIP/2.0 487 x\nCSeq: 1 INVITE\n") },
	  26,
	  487,
	  "sip:487 origin=5 event=2" },
	{ "a Warning goes with its own status",
	  { HEAD(0, "SIP/2.0 488 x\nWarning: 304 a \"b\\\"c\"\nRetry-After: 3 (x)\n"),
	    HEAD(0, "SIP/2.0 487 x\n") },
	  65,
	  488,
	  "sip:488 warning=304" },
	{ "alerted, answered, and ended",
	  { HEAD(0, "SIP/2.0 180 x\nCSeq: 1 INVITE\n"), HEAD(0, "SIP/2.0 200 x\nCSeq: 1 INVITE\n"),
	    HEAD(0, "BYE sip:a@b SIP/2.0\nReason: SIP;cause=200;text=\"x\"\n"),
	    HEAD(0, "SIP/2.0 404 x\nCSeq: 2 OPTIONS\n") },
	  16,
	  200,
	  "event:1 answered=1 alerted=1" },
	{ "a request within the call failed, and the call went on",
	  { HEAD(0, "SIP/2.0 200 x\nCSeq: 1 INVITE\n"),
	    HEAD(0, "SIP/2.0 488 x\nCSeq: 2 INVITE\n") },
	  SIPCAUSE_UNLISTED,
	  200,
	  "sip:200 answered=1" },
	{ "branches, one of which was answered",
	  { HEAD(1, "SIP/2.0 486 x\nCSeq: 1 INVITE\nReason: Q.850;cause=17\n"),
	    HEAD(2, "SIP/2.0 200 x\nCSeq: 1 INVITE\n") },
	  SIPCAUSE_UNLISTED,
	  200,
	  "sip:200 answered=1" },
	{ "branches that all failed",
	  { HEAD(1, "SIP/2.0 503 x\n"), HEAD(2, "SIP/2.0 486 x\nReason: SIP;cause=600\n"),
	    HEAD(3, "SIP/2.0 408 x\n") },
	  17,
	  408,
	  "sip:600" },
	{ "a problem document and its companions",
	  { FORM(PROBLEM, PROBLEM_21), HEAD(0, "HTTP/1.1 503 x\n") },
	  21,
	  603,
	  "q850:21 location=0" },
};

static void read_bytes(struct sipcause_message *message, const struct bytes *bytes,
		       const char *text)
{
	int code = sipcause_message_read(message, bytes->form, text, bytes->length, NULL);

	UNIT_CHECK(code == SIPCAUSE_OK, "%s: %d", bytes->text, code);
}

/* Read a call, and let each message go before the next one comes, if that is wanted. */
static void read_call(struct sipcause_message *message, const struct call *call, bool gone)
{
	size_t i;

	sipcause_message_clear(message);
	for (i = 0; i < COUNT(call->messages) && call->messages[i].text != NULL; i++) {
		const struct bytes *bytes = &call->messages[i];
		char *copy = wire_copy(bytes->text, bytes->length);

		if (i > 0 || bytes->branch > 0)
			CU_ASSERT_EQUAL(sipcause_message_next(message, bytes->branch), SIPCAUSE_OK);
		read_bytes(message, bytes, gone ? copy : bytes->text);
		if (gone)
			CU_ASSERT_EQUAL(sipcause_message_next(message, 9), SIPCAUSE_OK);
		memset(copy, '#', bytes->length);
		free(copy);
	}
}

static void check_no_slices(const struct sipcause_message *message, const char *why)
{
	const char *name, *value;
	size_t i, length, length2;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);

		UNIT_CHECK(sipcause_part_text(part, &length) == NULL && length == 0, "%s", why);
		UNIT_CHECK(sipcause_part_protocol(part, &length) == NULL && length == 0, "%s", why);
		UNIT_CHECK(sipcause_part_bytes(part, &length) == NULL && length == 0, "%s", why);
		UNIT_CHECK(sipcause_part_evidence(part, &length) == NULL && length == 0, "%s", why);
		UNIT_CHECK(sipcause_part_parameter(part, 0, &name, &length, &value, &length2) == 0,
			   "%s", why);
	}
}

/* Message numbers differ, as a message that is let go counts as one. */
static void strip_numbers(char room[DESCRIBED])
{
	char *at = room, *slash;

	while ((slash = strchr(at, '/')) != NULL) {
		char *begin = slash;

		while (begin > room && begin[-1] != ' ')
			begin--;
		memset(begin, '_', (size_t)(slash - begin));
		at = slash + 1;
	}
}

static void test_bytes_gone(void)
{
	static const char *const targets[] = { "q850", "sip" };
	struct sipcause_catalog *catalog = load_gate();
	struct sipcause_message *whole = NULL, *message = NULL;
	char kept[DESCRIBED], gone[DESCRIBED], wanted[200];
	size_t i, k;

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&whole, catalog), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, catalog), SIPCAUSE_OK);
	for (i = 0; i < COUNT(calls); i++) {
		read_call(whole, &calls[i], false);
		read_call(message, &calls[i], true);
		check_no_slices(message, calls[i].why);
		for (k = 0; k < COUNT(targets); k++) {
			int32_t outcome = tell(message, catalog, "gate", targets[k], gone);

			UNIT_CHECK(outcome == (k == 0 ? calls[i].q850 : calls[i].sip), "%s: %s",
				   calls[i].why, gone);
			tell(whole, catalog, "gate", targets[k], kept);
			strip_numbers(kept);
			strip_numbers(gone);
			UNIT_CHECK(strcmp(kept, gone) == 0, "%s: %s, not %s", calls[i].why, gone,
				   kept);
		}
		tell(message, catalog, "gate", "q850", gone);
		snprintf(wanted, sizeof(wanted), "q850:%d < %s ", (int)calls[i].q850,
			 calls[i].indication);
		UNIT_CHECK(strncmp(gone, wanted, strlen(wanted)) == 0, "%s: %s", calls[i].why,
			   gone);
	}
	sipcause_message_free(message);
	sipcause_message_free(whole);
	sipcause_catalog_free(catalog);
}

/* --------------------------------------------------- catalogs that are gone */

#define RELOADS 240
#define STEPS 16 /* of one call */

/* What the caller of the library does with a message, to be done again with a new one. */
enum what { READ, NEXT, ADD, KNOW, DISTRUST, CODING, POLICY };
struct act {
	enum what what;
	int32_t kind;     /* a form, a branch, a kind of part, or a coding standard */
	const char *name; /* bytes, a space or a map */
	int32_t code;     /* of a head: the branch */
	int32_t location; /* -1: none; the end of what is distrusted */
};

/* A call begins with the first nine, of which the second keeps distrust from being empty;
 * then comes what is read, each head as a message of its own, and then the rest. */
#define FIRST 9
#define READS 16
static const struct act acts[] = {
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 180 x\nCSeq: 1 INVITE\nReason: Q.850;cause=1\n", 0,
	  0 },
	{ DISTRUST, 0, "q850", 16, 16 },
	{ POLICY, 0, "over", 0, 0 },
	{ CODING, 2, "priv", 0, 0 },
	{ KNOW, 0, "priv", 42, 0 },
	{ READ, SIPCAUSE_FORM_OCTETS, "\xC2\x85", 0, 0 }, /* coded nationally */
	{ KNOW, 0, "origin", 2, 0 },
	{ ADD, SIPCAUSE_PART_CAUSE, "priv", 42, 10 },
	{ ADD, SIPCAUSE_PART_STATUS, "http", 503, -1 },
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 503 x\nReason: Q.850;cause=34;location=LN\n", 0, 0 },
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 486 x\nReason: Q.850;cause=16;text=\"a\\\"b\"\n", 0,
	  0 },
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 487 x\nReason: SIP;cause=200;text=\"x\"\n", 0, 0 },
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 603 x\nReason: Q.850;cause=21\n", 1, 0 },
	{ READ, SIPCAUSE_FORM_HEAD, "SIP/2.0 200 x\nCSeq: 1 INVITE\n", 0, 0 },
	{ READ, SIPCAUSE_FORM_OCTETS, "\x82\x96\x01", 0, 0 },
	{ READ, SIPCAUSE_FORM_PROBLEM,
	  "{\"original\": {\"space\": \"q850\", \"code\": 21, \"companions\": "
	  "[{\"space\": \"location\", \"code\": 0}]}}",
	  0, 0 },
	{ NEXT, 0, NULL, 0, 0 },
	{ NEXT, 1, NULL, 0, 0 },
	{ ADD, SIPCAUSE_PART_CAUSE, "priv", 5, -1 },
	{ ADD, SIPCAUSE_PART_CAUSE, "q850", 31, 0 },
	{ ADD, SIPCAUSE_PART_EVENT, "event", 4, -1 },
	{ ADD, SIPCAUSE_PART_WARNING, "warning", 304, -1 },
	{ KNOW, 0, "alerted", 1, 0 },
	{ KNOW, 0, "dialog", 1, 0 },
	{ KNOW, 0, "priv", SIPCAUSE_PRESENT, 0 },
	{ DISTRUST, 0, "priv", 3, 6 },
};

/* What was done so far, and what of it no catalog since then made void. */
struct story {
	const struct act *acts[STEPS];
	bool lost[STEPS];
	size_t count;
};

/* Whether a catalog has what an act speaks of. */
static bool has(const struct sipcause_catalog *catalog, const struct act *act)
{
	const struct sipcause_space *space;

	if (act->what == POLICY)
		return sipcause_catalog_map(catalog, act->name) != NULL;
	if (act->what == READ || act->what == NEXT)
		return true;
	space = sipcause_catalog_space(catalog, act->name);
	return space != NULL && (act->code < 0 || act->code <= sipcause_space_last(space));
}

/* What is lost under one catalog does not come back with the next. */
static void age(struct story *story, const struct sipcause_catalog *catalog)
{
	size_t i;

	for (i = 0; i < story->count; i++)
		story->lost[i] = story->lost[i] || !has(catalog, story->acts[i]);
}

static int add(struct sipcause_message *message, const struct sipcause_catalog *catalog,
	       const struct act *act)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;

	indication.from = sipcause_catalog_space(catalog, act->name);
	indication.code = act->code;
	if (act->location >= 0)
		CU_ASSERT_EQUAL(sipcause_indication_add(&indication,
							sipcause_catalog_space(catalog, "location"),
							act->location),
				SIPCAUSE_OK);
	return sipcause_message_add(message, act->kind, &indication);
}

/* bytes: where those of a form are. */
static int perform(struct sipcause_message *message, const struct sipcause_catalog *catalog,
		   const struct act *act, const char *bytes)
{
	/* NULL for what is no name of a space. */
	const struct sipcause_space *space = sipcause_catalog_space(catalog, act->name);

	switch (act->what) {
	case READ:
		if (act->kind == SIPCAUSE_FORM_HEAD)
			CU_ASSERT_EQUAL(sipcause_message_next(message, act->code), SIPCAUSE_OK);
		return sipcause_message_read(message, act->kind, bytes, strlen(act->name), NULL);
	case NEXT:
		return sipcause_message_next(message, act->kind);
	case ADD:
		return add(message, catalog, act);
	case KNOW:
		return sipcause_message_know(message, space, act->code);
	case DISTRUST:
		return sipcause_message_distrust(message, space, act->code, act->location);
	case CODING:
		return sipcause_message_coding(message, act->kind, space);
	case POLICY:
		return sipcause_message_policy(message, sipcause_catalog_map(catalog, act->name));
	}
	return SIPCAUSE_E_ARGUMENT;
}

/* The whole story, told to a new message. */
static struct sipcause_message *retell(const struct story *story,
				       const struct sipcause_catalog *catalog)
{
	struct sipcause_message *message = NULL;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, catalog), SIPCAUSE_OK);
	for (i = 0; i < story->count; i++)
		if (!story->lost[i])
			CU_ASSERT_EQUAL(
				perform(message, catalog, story->acts[i], story->acts[i]->name),
				SIPCAUSE_OK);
	return message;
}

static unsigned draw(unsigned below)
{
	static uint32_t state = 20;

	state = state * 1664525u + 1013904223u;
	return (state >> 16) % below;
}

/* A map whose base, policy and rows differ from one load to the next. */
static void write_map(char text[1200], bool priv)
{
	static const char *const bases[] = { "rfc3398", "modern", "gate" };
	static const char *const status[] = { "keep", "agree", "yield" };
	static const char *const several[] = { "most-specific", "last", "rfc3261" };
	static const char *const keys[] = { "",
					    ", prefer: [status, cause]",
					    ", weak: {sip: [503]}",
					    ", distrust: {q850: [34]}",
					    ", location: LN",
					    ", believe: {sip: [486]}" };
	int at = snprintf(text, 1200,
			  "format: 1\nmap: own\nextends: %s\npolicy: {status: %s, several: %s%s}\n"
			  "tables:\n  - {from: sip, to: q850, rules: {503: %u, 486: %u}}\n"
			  "  - {from: q850, to: sip, rules: {34: %u}}\n",
			  bases[draw(3)], status[draw(3)], several[draw(3)], keys[draw(6)],
			  1 + draw(127), 1 + draw(127), 400 + draw(99));

	if (priv)
		snprintf(text + at, 1200 - (size_t)at,
			 "  - {from: priv, to: q850, rules: {5: %u}, unlisted: %u}\n",
			 1 + draw(127), 1 + draw(127));
}

static struct sipcause_catalog *load_world(void)
{
	char map[1200], space[80], over[200];
	const bool priv = draw(4) > 0, has_over = draw(6) > 0;
	const struct fixture files[] = {
		{ "own.yaml", map }, gate, { "over.yaml", over }, { "priv.yaml", space }
	};
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;
	size_t i;

	write_map(map, priv);
	snprintf(space, sizeof(space), "format: 1\nspace: priv\nrange: 0-%u\n", draw(2) ? 9 : 99);
	snprintf(over, sizeof(over), "format: 1\nmap: over\npolicy: {%s}\n",
		 draw(2) ? "status: yield" : "prefer: [event, status], distrust: {q850: [1, 34]}");
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < COUNT(files); i++)
		if ((i != 2 || has_over) && (i != 3 || priv))
			CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, files[i].label,
								   files[i].text,
								   strlen(files[i].text)),
					SIPCAUSE_OK);
	for (i = 0; i < COUNT(more_spaces); i++)
		if (draw(4) > 0)
			CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, more_spaces[i]),
					SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

/* A call that goes on while catalogs come and go. */
static struct {
	struct sipcause_store *store;
	const struct sipcause_catalog *catalog; /* held */
	struct sipcause_message *message;
	struct story story;
	unsigned lost, by_name, codes; /* how often that was the case */
} live;

/* The next catalog; the one before is gone when this returns. */
static void reload(void)
{
	const struct sipcause_catalog *old = live.catalog;
	long blocks;

	CU_ASSERT_EQUAL_FATAL(sipcause_store_publish(live.store, load_world()), SIPCAUSE_OK);
	live.catalog = sipcause_store_acquire(live.store);
	CU_ASSERT_PTR_NOT_EQUAL(live.catalog, old);
	CU_ASSERT_EQUAL(sipcause_message_rebind(live.message, live.catalog), SIPCAUSE_OK);
	blocks = memory.ours;
	sipcause_store_release(live.store, old);
	CU_ASSERT(memory.ours < blocks);
	age(&live.story, live.catalog);
}

/* Do something more with the message, out of bytes that are gone after the next reload. */
static char *go_on(const struct act *act)
{
	struct story *story = &live.story;
	char *bytes = act->what == READ ? wire_copy(act->name, strlen(act->name)) : NULL;
	bool possible = has(live.catalog, act);

	if (possible)
		CU_ASSERT_EQUAL(perform(live.message, live.catalog, act, bytes), SIPCAUSE_OK);
	story->lost[story->count] = !possible;
	story->acts[story->count++] = act;
	return bytes;
}

static void compare(unsigned step)
{
	static const char *const targets[] = { "q850", "sip" };
	struct sipcause_message *fresh = retell(&live.story, live.catalog);
	char kept[DESCRIBED], wanted[DESCRIBED];
	size_t i;

	for (i = 0; i < COUNT(targets); i++) {
		live.codes += tell(live.message, live.catalog, "own", targets[i], kept) >= 0;
		tell(fresh, live.catalog, "own", targets[i], wanted);
		UNIT_CHECK(strcmp(kept, wanted) == 0, "step %u: %s, not %s", step, kept, wanted);
	}
	live.lost += sipcause_message_count(live.message) > sipcause_message_count(fresh);
	sipcause_message_free(fresh);
}

static const struct act *next_act(unsigned step)
{
	if (step < FIRST)
		return &acts[step];
	return &acts[draw(2) ? FIRST + draw(READS - FIRST) : draw(COUNT(acts))];
}

/* One call: it begins anew, and has something more before each reload. */
static void live_on(unsigned call)
{
	char *bytes;
	unsigned i;

	live.story.count = 0;
	sipcause_message_clear(live.message);
	sipcause_message_policy_reset(live.message);
	CU_ASSERT_EQUAL(sipcause_message_coding(live.message, 2, NULL), SIPCAUSE_OK);
	for (i = 0; i < STEPS; i++) {
		bytes = go_on(next_act(i));
		live.by_name += live.story.acts[i]->what == POLICY && !live.story.lost[i];
		if (draw(2) > 0)
			compare(call * STEPS + i);
		reload();
		if (bytes != NULL) {
			memset(bytes, '#', strlen(live.story.acts[i]->name));
			free(bytes);
		}
		compare(call * STEPS + i);
	}
	check_no_slices(live.message, "after a reload");
}

static void test_catalogs_gone(void)
{
	const long blocks = memory.ours;
	struct sipcause_loader *loader = fixture_loader(&gate, 1);
	unsigned i;

	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&live.store, loader, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	live.catalog = sipcause_store_acquire(live.store);
	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&live.message, live.catalog), SIPCAUSE_OK);
	for (i = 0; i < RELOADS / STEPS; i++)
		live_on(i);
	CU_ASSERT_EQUAL(sipcause_catalog_generation(live.catalog), RELOADS + 1);
	/* All of it happened. */
	CU_ASSERT(live.lost > 20 && live.by_name > 5 && live.codes > RELOADS);
	sipcause_message_free(live.message);
	sipcause_store_release(live.store, live.catalog);
	sipcause_store_free(live.store);
	CU_ASSERT_EQUAL(memory.ours, blocks);
}

/* ------------------------------------------------------------- allocations */

/* Of all that is done with a message only making it takes memory. */
static void test_no_allocation(void)
{
	struct sipcause_catalog *other = load_gate();
	struct sipcause_message *message = NULL;
	char room[DESCRIBED];
	size_t i;

	memset(&memory, 0, sizeof(memory));
	memory.watching = true;
	CU_ASSERT_EQUAL(sipcause_message_new(&message, wire_catalog), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(memory.count, 1);
	memory.fail_at = 2;
	for (i = 0; i < COUNT(acts); i++)
		if (has(wire_catalog, &acts[i]))
			CU_ASSERT_EQUAL(perform(message, wire_catalog, &acts[i], acts[i].name),
					SIPCAUSE_OK);
	tell(message, wire_catalog, "gate", "q850", room);
	CU_ASSERT_EQUAL(sipcause_message_rebind(message, other), SIPCAUSE_OK);
	tell(message, other, "gate", "sip", room);
	sipcause_message_policy_reset(message);
	sipcause_message_clear(message);
	memory.watching = false;
	CU_ASSERT_EQUAL(memory.count, 1);
	sipcause_message_free(message);
	CU_ASSERT_EQUAL(memory.ours, 0);
	memset(&memory, 0, sizeof(memory));
	sipcause_catalog_free(other);
}

/* ------------------------------------------------------------------ faults */

static struct sipcause_catalog *load_spaces(const char *priv, bool dialog)
{
	const struct fixture files[] = { gate, { "priv.yaml", priv } };
	struct sipcause_loader *loader = fixture_loader(files, priv != NULL ? 2 : 1);
	struct sipcause_catalog *catalog = NULL;

	if (dialog)
		CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, "dialog"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

static void read_head(struct sipcause_message *message, const char *head)
{
	CU_ASSERT_EQUAL(
		sipcause_message_read(message, SIPCAUSE_FORM_HEAD, head, strlen(head), NULL),
		SIPCAUSE_OK);
}

/* A setting that speaks of a space that is gone is dropped: the map's counts again. */
static void test_distrust_gone(void)
{
	struct sipcause_catalog *before =
		load_spaces("format: 1\nspace: priv\nrange: 0-9\n", false);
	struct sipcause_catalog *after = load_spaces(NULL, false);
	struct sipcause_message *message = NULL;
	char room[DESCRIBED];

	CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, before), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(
		sipcause_message_distrust(message, sipcause_catalog_space(before, "priv"), 1, 1),
		SIPCAUSE_OK);
	read_head(message, "SIP/2.0 486 x\nReason: Q.850;cause=16\n");
	CU_ASSERT_EQUAL(sipcause_message_rebind(message, after), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(tell(message, after, "gate", "q850", room), 17);
	sipcause_message_free(message);
	sipcause_catalog_free(before);
	sipcause_catalog_free(after);
}

/* To ask changes nothing: what is known is dropped, and so is what followed from it. */
static void test_dialog_gone(void)
{
	struct sipcause_catalog *before = load_spaces(NULL, true);
	struct sipcause_catalog *after = load_spaces(NULL, false);
	struct sipcause_message *message = NULL;
	char room[DESCRIBED];
	int32_t outcome;
	int asked;

	for (asked = 0; asked < 2; asked++) {
		CU_ASSERT_EQUAL_FATAL(sipcause_message_new(&message, before), SIPCAUSE_OK);
		CU_ASSERT_EQUAL(
			sipcause_message_know(message, sipcause_catalog_space(before, "dialog"), 2),
			SIPCAUSE_OK);
		read_head(message, "SIP/2.0 486 x\nCSeq: 1 INVITE\n");
		CU_ASSERT_EQUAL(sipcause_message_next(message, 0), SIPCAUSE_OK);
		read_head(message, "BYE sip:a@b SIP/2.0\n");
		if (asked)
			tell(message, before, "gate", "q850", room);
		CU_ASSERT_EQUAL(sipcause_message_rebind(message, after), SIPCAUSE_OK);
		outcome = tell(message, after, "gate", "q850", room);
		UNIT_CHECK(outcome == 17, "asked %d: %s", asked, room);
		sipcause_message_free(message);
	}
	sipcause_catalog_free(before);
	sipcause_catalog_free(after);
}

/* The method of CSeq is a slice too. */
static void test_method_gone(void)
{
	static const char head[] = "SIP/2.0 486 x\nCSeq: 1 INVITE\n";
	char *copy = wire_copy(head, strlen(head));
	size_t length, i, sum = 0;
	const char *method;

	sipcause_message_clear(wire_message);
	CU_ASSERT_EQUAL(
		sipcause_message_read(wire_message, SIPCAUSE_FORM_HEAD, copy, strlen(head), NULL),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_message_rebind(wire_message, wire_catalog), SIPCAUSE_OK);
	free(copy);
	wire_read(SIPCAUSE_FORM_REASON, "Q.850;cause=17");
	method = sipcause_part_protocol(sipcause_message_part(wire_message, 0), &length);
	for (i = 0; method != NULL && i < length; i++)
		sum += (unsigned char)method[i];
	CU_ASSERT_PTR_NULL(method);
	CU_ASSERT_EQUAL(sum, 0);
}

/* The companions of a problem document are its own. */
static void test_two_problems(void)
{
	char room[DESCRIBED];
	int32_t outcome;

	sipcause_message_clear(wire_message);
	wire_read(SIPCAUSE_FORM_PROBLEM, PROBLEM_21);
	CU_ASSERT_EQUAL(sipcause_message_next(wire_message, 0), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(tell(wire_message, wire_catalog, "gate", "sip", room), 603);
	wire_read(SIPCAUSE_FORM_PROBLEM,
		  "{\"original\": {\"space\": \"q850\", \"code\": 31, \"companions\": "
		  "[{\"space\": \"location\", \"code\": 10}]}}");
	outcome = tell(wire_message, wire_catalog, "gate", "sip", room);
	UNIT_CHECK(outcome == 603, "%s", room);
}

/* Only a Reason has parameters. */
static void test_parameters_of_a_status(void)
{
	static const char *const heads[] = { "SIP/2.0 486 x\nCSeq: 1 INVITE",
					     "SIP/2.0 486 x\nCSeq: 1 INVITE;a=b\n" };
	const char *name, *value;
	size_t i, length, length2;

	for (i = 0; i < COUNT(heads); i++) {
		char *copy = wire_copy(heads[i], strlen(heads[i]));

		sipcause_message_clear(wire_message);
		read_bytes(wire_message,
			   &(struct bytes){ 0, SIPCAUSE_FORM_HEAD, heads[i], strlen(heads[i]) },
			   copy);
		CU_ASSERT_EQUAL(sipcause_part_parameter(sipcause_message_part(wire_message, 0), 0,
							&name, &length, &value, &length2),
				0);
		free(copy);
	}
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "the bytes are gone", test_bytes_gone },
		{ "the catalogs are gone", test_catalogs_gone },
		{ "distrust of a space that is gone", test_distrust_gone },
		{ "a dialog whose space is gone", test_dialog_gone },
		{ "the method is gone", test_method_gone },
		{ "two problem documents", test_two_problems },
		{ "parameters of a status", test_parameters_of_a_status },
		{ "no allocation", test_no_allocation },
	};
	int failed;

	gate_start();
	failed = UNIT_MAIN("evidence", tests);
	wire_end();
	return failed;
}
