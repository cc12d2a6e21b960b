/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Deciding against the oracle, over random maps with random policies and random calls.
 *
 * The settings of worlds.h, 120 worlds without any, and
 *
 *   ORACLE_CALLS   calls for each world, default 60
 *   ORACLE_BRIEF   1: without the world's files
 *
 * A difference is made as small as leaving out messages, values and settings makes it, and then
 * printed with both answers and the world's files; ORACLE_SEED=that ORACLE_WORLDS=1 repeats it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate-call.h"
#include "oracle-agree.h"
#include "sipcause.h"
#include "unit.h"
#include "worlds.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BYTES_MAX 1024
#define REL_OCTETS 2
#define RELS_ROOM (REL_OCTETS * CALL_VALUES_MAX)
#define REPORT_MAX 16384

struct trial {
	struct generated made;
	uint64_t seed;
	struct dice dice;
	struct sipcause_catalog *catalog;
	struct sipcause_message *message;
	char bytes[CALL_MESSAGES_MAX][BYTES_MAX];

	/* The question. */
	const struct oracle_map *map;
	const struct oracle_flat_map *flat; /* the same, one of these: */
	const struct oracle_flat_map *flats[GENERATED_MAP_MAX];
	const char *to;

	/* What came of it. */
	char report[REPORT_MAX]; /* differences; empty: none */
};

__attribute__((format(printf, 2, 3))) static void differ(struct trial *trial, const char *format,
							 ...)
{
	size_t length = strlen(trial->report);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(trial->report + length, REPORT_MAX - length, format, arguments);
	va_end(arguments);
}

static const struct sipcause_space *space_of(const struct trial *trial, const char *name)
{
	return sipcause_catalog_space(trial->catalog, name);
}

static const struct sipcause_map *map_of(const struct trial *trial, const struct oracle_map *map)
{
	return map ? sipcause_catalog_map(trial->catalog, map->name) : NULL;
}

static int32_t kind_of(const char *word)
{
	for (int32_t kind = 0; kind < SIPCAUSE_PART_COUNT_; kind++)
		if (!strcmp(sipcause_part_word(kind), word))
			return kind;
	abort();
}

/* --------------------------------------------- the oracle on known examples */

#define CODE(n)                                                                                    \
	{                                                                                          \
		.kind = ORACLE_CODE, .first = (n), .last = (n)                                     \
	}

static struct oracle_word branch_value[] = { CODE(5) };
static struct oracle_condition when_branch[] = { { "origin", branch_value, 1 } };
static struct oracle_row rows_486[] = { { .to = CODE(17) } };
static struct oracle_row rows_487[] = {
	{ .when = when_branch, .when_count = 1, .to = CODE(26) },
	{ .to = { .kind = ORACLE_NONE } },
};
static struct oracle_row rows_34[] = { { .to = CODE(503) } };
static struct oracle_rule status_rules[] = { { CODE(486), rows_486, 1 },
					     { CODE(487), rows_487, 2 } };
static struct oracle_rule cause_rules[] = { { CODE(34), rows_34, 1 } };
static struct oracle_table page_tables[] = {
	{ .from = "sip", .to = "q850", .rules = status_rules, .rule_count = 2 },
	{ .from = "q850", .to = "sip", .rules = cause_rules, .rule_count = 1 },
};
static const char *extends_page[] = { "page" };
static struct oracle_map page_maps[] = {
	{ .name = "page", .tables = page_tables, .table_count = 2 },
	{ .name = "yields",
	  .extends = extends_page,
	  .extend_count = 1,
	  .policy = { .status = "yield" } },
};

static struct call_message busy = {
	.form = CALL_RESPONSE,
	.status = 486,
	.method = "INVITE",
	.phrase = "No",
	.values = { { .protocol = "Q.850", .code = 34, .location = -1, .diagnostic = -2 } },
	.value_count = 1,
};
static struct call_message given_up = {
	.form = CALL_RESPONSE,
	.status = 487,
	.method = "INVITE",
	.phrase = "No",
	.values = { { .protocol = "SIP", .code = 200, .location = -1, .diagnostic = -2 } },
	.value_count = 1,
};
static struct call_message challenged = {
	.form = CALL_RESPONSE, .status = 407, .phrase = "No", .method = "INVITE"
};
static struct call_message answered = {
	.form = CALL_RESPONSE, .status = 200, .phrase = "Yes", .method = "INVITE", .branch = 1
};

/* What the first message's status and Reason come to, and what the call does. */
struct example {
	const char *name;
	const struct call_message *messages[2];
	const struct oracle_map *map;
	const char *to;
	const char *verdicts[2];
	bool contradicts[2];
	int32_t outcome;
};

static const struct example examples[] = {
	{ "the status is kept",
	  { &busy },
	  &page_maps[0],
	  "sip",
	  { "chosen", "status-kept" },
	  { false, true },
	  486 },
	{ "the Reason is preferred",
	  { &busy },
	  &page_maps[0],
	  "q850",
	  { "less-preferred", "chosen" },
	  { true, false },
	  34 },
	{ "a status that yields",
	  { &busy },
	  &page_maps[1],
	  "sip",
	  { "less-preferred", "chosen" },
	  { true, false },
	  503 },
	{ "answered elsewhere",
	  { &given_up },
	  &page_maps[0],
	  "q850",
	  { "chosen", "no-failure" },
	  { false, false },
	  26 },
	{ "a challenge that was followed",
	  { &challenged, &busy },
	  &page_maps[0],
	  "sip",
	  { "superseded", "chosen" },
	  { false, false },
	  486 },
	{ "another branch was answered",
	  { &busy, &answered },
	  &page_maps[0],
	  "sip",
	  { "lost-branch", "lost-branch" },
	  { false, false },
	  200 },
};

static void check_example(struct oracle_world *world, const struct example *row)
{
	struct call call = { .message_count = row->messages[1] ? 2 : 1 };
	struct oracle_decision decision;
	struct oracle_call parts;

	for (size_t i = 0; i < call.message_count; i++)
		call.messages[i] = *row->messages[i];
	call_parts(world, &call, &parts);
	oracle_decide(world, oracle_flatten(world, row->map), row->to, &parts, &decision);
	UNIT_CHECK(decision.answer.outcome == row->outcome, "%s: %d", row->name,
		   (int)decision.answer.outcome);
	for (size_t i = 0; i < 2; i++)
		UNIT_CHECK(!strcmp(parts.parts[i].verdict, row->verdicts[i]) &&
				   parts.parts[i].contradicts == row->contradicts[i],
			   "%s: part %zu is %s", row->name, i, parts.parts[i].verdict);
}

static void test_examples(void)
{
	struct generated made;

	generate_home(&made, 1);
	made.world.maps = page_maps;
	made.world.map_count = COUNT(page_maps);
	for (size_t i = 0; i < COUNT(examples); i++)
		check_example(&made.world, &examples[i]);
	generated_free(&made);
}

/* ------------------------------------------------- the call, in the library */

static bool add_value(struct trial *trial, const struct call_value *value)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	bool added = true;

	indication.from = space_of(trial, trial->made.world.spaces[value->space].name);
	indication.code = value->code;
	if (value->location >= 0)
		added &= !sipcause_indication_add(&indication, space_of(trial, "location"),
						  value->location);
	if (value->diagnostic >= -1)
		added &= !sipcause_indication_add(&indication, space_of(trial, "diagnostic"),
						  value->diagnostic);
	if (value->text) {
		indication.text = value->text;
		indication.text_length = (uint32_t)strlen(value->text);
	}
	return added && !sipcause_message_add(trial->message, kind_of(value->kind), &indication);
}

/* Read what the library may have to say something of, by the grammar alone or not. */
static bool read_bytes(struct trial *trial, int32_t form, const char *bytes, bool broken)
{
	int code = sipcause_message_read(trial->message, form, bytes, strlen(bytes), NULL);

	return broken ? code == SIPCAUSE_E_FORM : code >= SIPCAUSE_OK;
}

static bool read_cell(struct trial *trial, const struct call *call, const struct call_value *value,
		      char *bytes)
{
	int32_t form = SIPCAUSE_FORM_REASON;

	if (value->space == HOME_WARNING)
		form = SIPCAUSE_FORM_WARNING;
	if (!strcmp(value->kind, "status"))
		form = SIPCAUSE_FORM_STATUS_LINE;
	call_cell_bytes(value, bytes, BYTES_MAX / CALL_VALUES_MAX);
	return read_bytes(trial, form, bytes, call_is_flawed(call, value));
}

/* The causes of RELs are at the end of the room of their message. */
static bool read_rel(struct trial *trial, const struct call_message *message, char *bytes)
{
	char *octets = bytes + BYTES_MAX - RELS_ROOM;
	bool taken = true;

	for (size_t i = 0; i < message->value_count; i++, octets += REL_OCTETS) {
		if (!call_is_rel(message, &message->values[i]))
			continue;
		call_rel_octets(&message->values[i], octets);
		taken &= !sipcause_message_read(trial->message, SIPCAUSE_FORM_ENCAPSULATED, octets,
						REL_OCTETS, NULL);
	}
	return taken;
}

static bool read_message(struct trial *trial, const struct call *call,
			 const struct call_message *message, char *bytes)
{
	int32_t form = message->form == CALL_FIELD ? SIPCAUSE_FORM_REASON : SIPCAUSE_FORM_HEAD;
	bool broken = false;

	call_bytes(message, bytes, BYTES_MAX - RELS_ROOM);
	for (size_t i = 0; i < message->value_count; i++)
		broken |= call_is_flawed(call, &message->values[i]);
	return read_bytes(trial, form, bytes, broken) && read_rel(trial, message, bytes);
}

static bool tell_message(struct trial *trial, const struct call *call, size_t index)
{
	const struct call_message *message = &call->messages[index];
	bool told = true;

	if ((index || message->branch) &&
	    sipcause_message_next(trial->message, message->branch) != SIPCAUSE_OK)
		return false;
	if (message->form == CALL_FIELD && !message->value_count)
		return true;
	if (message->form != CALL_RECORD)
		return read_message(trial, call, message, trial->bytes[index]);
	for (size_t i = 0; i < message->value_count; i++) {
		char *bytes = trial->bytes[index] + i * (BYTES_MAX / CALL_VALUES_MAX);

		told &= message->values[i].read ? read_cell(trial, call, &message->values[i], bytes)
						: add_value(trial, &message->values[i]);
	}
	return told;
}

static bool set_up(struct trial *trial, const struct call *call)
{
	const struct sipcause_space *causes = space_of(trial, "q850");
	int32_t kinds[SIPCAUSE_PART_COUNT_];
	bool done = true;

	sipcause_message_policy_reset(trial->message);
	sipcause_message_in_order(trial->message, call->in_order);
	sipcause_message_strict(trial->message, call->strict);
	for (size_t i = 0; i < call->prefer_count; i++)
		kinds[i] = kind_of(call->prefer[i]);
	done &= !sipcause_message_prefer(trial->message, kinds, call->prefer_count);
	for (size_t i = 0; i < call->distrust_count; i++)
		done &= !sipcause_message_distrust(trial->message, causes, call->distrust[i].code,
						   call->distrust[i].code);
	return done && !sipcause_message_policy(trial->message, map_of(trial, call->policy));
}

static bool tell(struct trial *trial, const struct call *call)
{
	bool told = true;

	sipcause_message_clear(trial->message);
	told &= set_up(trial, call);
	for (size_t i = 0; i < call->known.count; i++) {
		const struct sipcause_space *space = space_of(trial, call->known.items[i].space);
		int32_t code = call->known.items[i].code;

		if (call->corrected && call_is_single(sipcause_space_name(space)))
			told &= !sipcause_message_know(trial->message, space, !code);
		told &= !sipcause_message_know(trial->message, space, code);
	}
	for (size_t i = 0; i < call->message_count; i++)
		told &= tell_message(trial, call, i);
	if (!told)
		differ(trial, "  the library did not take the call\n");
	return told;
}

/* -------------------------------------------------------------- comparison */

static const char *name_of(const struct sipcause_space *space)
{
	return space ? sipcause_space_name(space) : "";
}

/* The library tells the two apart by the order in which it looks at the parts. */
static bool yields(const char *verdict)
{
	return !strcmp(verdict, "no-table") || !strcmp(verdict, "less-preferred");
}

static bool same_verdict(const char *verdict, const char *wanted)
{
	if (yields(verdict) && yields(wanted))
		return true;
	return !strcmp(verdict, wanted);
}

static void compare_parts(struct trial *trial, const struct oracle_call *call)
{
	size_t count = sipcause_message_count(trial->message);

	if (count != call->part_count)
		differ(trial, "  %zu parts, the oracle has %zu\n", count, call->part_count);
	for (size_t i = 0; i < count && i < call->part_count; i++) {
		const struct sipcause_part *part = sipcause_message_part(trial->message, i);
		const struct oracle_part *wanted = &call->parts[i];
		const char *validity = sipcause_validity_word(sipcause_part_validity(part));
		const char *verdict = sipcause_verdict_word(sipcause_part_verdict(part));
		bool contradicts = sipcause_part_contradicts(part);
		bool differs = sipcause_part_differs(part);

		if (strcmp(validity, "malformed") == 0 && !strcmp(wanted->validity, validity))
			continue; /* it has no more than a place */
		if (strcmp(sipcause_part_word(sipcause_part_kind(part)), wanted->kind) ||
		    sipcause_part_code(part) != wanted->code ||
		    strcmp(validity, wanted->validity)) {
			differ(trial, "  part %zu is %s %d %s, the oracle's is %s %d %s\n", i,
			       sipcause_part_word(sipcause_part_kind(part)),
			       (int)sipcause_part_code(part), validity, wanted->kind,
			       (int)wanted->code, wanted->validity);
			return;
		}
		if (!same_verdict(verdict, wanted->verdict) || contradicts != wanted->contradicts ||
		    differs != wanted->differs)
			differ(trial, "  part %zu, %s %s:%d: %s%s, the oracle has %s%s\n", i,
			       wanted->kind, wanted->space ? wanted->space : "", (int)wanted->code,
			       verdict, contradicts ? " contradicts" : "", wanted->verdict,
			       wanted->contradicts ? " contradicts" : "");
	}
}

static void print_companions(struct trial *trial, const struct sipcause_indication *indication)
{
	for (uint32_t i = 0; i < indication->count; i++)
		differ(trial, " %s=%d", name_of(indication->space[i]), (int)indication->value[i]);
}

static void compare_indication(struct trial *trial, const struct sipcause_indication *indication,
			       const struct oracle_decision *wanted)
{
	bool same = indication->count == wanted->companions.count;

	if (strcmp(name_of(indication->from), wanted->space) || indication->code != wanted->code)
		differ(trial, "  indication %s:%d, the oracle has %s:%d\n",
		       name_of(indication->from), (int)indication->code, wanted->space,
		       (int)wanted->code);
	for (size_t i = 0; same && i < wanted->companions.count; i++)
		same = !strcmp(name_of(indication->space[i]), wanted->companions.items[i].space) &&
		       indication->value[i] == wanted->companions.items[i].code;
	if (same)
		return;
	differ(trial, "  companions");
	print_companions(trial, indication);
	differ(trial, ", the oracle has");
	for (size_t i = 0; i < wanted->companions.count; i++)
		differ(trial, " %s=%d", wanted->companions.items[i].space,
		       (int)wanted->companions.items[i].code);
	differ(trial, "\n");
}

static void compare_result(struct trial *trial, const struct sipcause_result *result,
			   const struct oracle_decision *wanted)
{
	const struct oracle_answer *answer = &wanted->answer;
	bool placed = wanted->chosen != ORACLE_KNOWN && answer->map;

	if (result->outcome != answer->outcome ||
	    strcmp(sipcause_how_word(result->how), answer->how))
		differ(trial, "  outcome %d %s, the oracle has %d %s\n", (int)result->outcome,
		       sipcause_how_word(result->how), (int)answer->outcome, answer->how);
	else if (placed &&
		 (!unit_same_text(result->map, answer->map) || result->line != answer->line))
		differ(trial, "  answered by %s:%u, the oracle has %s:%u\n",
		       result->map ? result->map : "", (unsigned)result->line, answer->map,
		       (unsigned)answer->line);
	if (result->filled_space && result->filled_code != wanted->location)
		differ(trial, "  location %d is filled in, the oracle has %d\n",
		       (int)result->filled_code, (int)wanted->location);
}

static int32_t result_of(int32_t chosen)
{
	return chosen == ORACLE_KNOWN     ? SIPCAUSE_KNOWN
	       : chosen == ORACLE_NOTHING ? SIPCAUSE_NONE
					  : chosen;
}

static void compare_chosen(struct trial *trial, int32_t chosen, int32_t wanted)
{
	int32_t expected = result_of(wanted);

	if (chosen != expected)
		differ(trial, "  chosen %d, the oracle has %d\n", (int)chosen, (int)expected);
}

/* Ask both; false, and a report, where they differ. */
static bool agree(struct trial *trial, const struct call *call)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_indication decided = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct oracle_decision wanted;
	struct oracle_call parts;
	int32_t chosen;

	trial->report[0] = '\0';
	call_parts(&trial->made.world, call, &parts);
	oracle_decide(&trial->made.world, trial->flat, trial->to, &parts, &wanted);
	if (!tell(trial, call))
		return false;
	sipcause_message_translate(trial->message, map_of(trial, trial->map),
				   space_of(trial, trial->to), &indication, &result);
	chosen = sipcause_message_decide(trial->message, map_of(trial, trial->map),
					 space_of(trial, trial->to), &decided);
	compare_chosen(trial, chosen, wanted.chosen);
	compare_parts(trial, &parts);
	if (chosen == SIPCAUSE_NONE || wanted.chosen == ORACLE_NOTHING) {
		if (result.outcome != wanted.answer.outcome)
			differ(trial, "  outcome %d, the oracle has %d\n", (int)result.outcome,
			       (int)wanted.answer.outcome);
		return !trial->report[0];
	}
	if (chosen != result_of(wanted.chosen))
		return false;
	compare_indication(trial, &decided, &wanted);
	if (decided.code != indication.code || decided.count != indication.count)
		differ(trial, "  translate and decide have different indications\n");
	if (sipcause_message_left_out(trial->message) != wanted.left_out)
		differ(trial, "  %zu companions are left out, the oracle leaves %zu\n",
		       sipcause_message_left_out(trial->message), wanted.left_out);
	compare_result(trial, &result, &wanted);
	return !trial->report[0];
}

/* --------------------------------------------------------------- shrinking */

/* Leave out the piece of this number; false: there is none. */
static bool leave_out(struct call *call, size_t piece)
{
	for (size_t i = 0; i < call->message_count; i++) {
		struct call_message *message = &call->messages[i];

		if (!piece--) {
			memmove(message, message + 1,
				(--call->message_count - i) * sizeof(*message));
			return true;
		}
		for (size_t j = 0; j < message->value_count; j++) {
			if (piece--)
				continue;
			memmove(&message->values[j], &message->values[j + 1],
				(--message->value_count - j) * sizeof(message->values[0]));
			return true;
		}
	}
	if (piece < call->known.count) {
		memmove(&call->known.items[piece], &call->known.items[piece + 1],
			(--call->known.count - piece) * sizeof(call->known.items[0]));
		return true;
	}
	switch (piece - call->known.count) {
	case 0:
		call->policy = NULL;
		return true;
	case 1:
		call->prefer_count = 0;
		return true;
	case 2:
		call->distrust_count = 0;
		return true;
	case 3:
		call->in_order = false;
		for (size_t i = 0; i < call->messages[0].value_count; i++)
			call->messages[0].values[i].read = false;
		return true;
	case 4:
		call->corrected = false;
		return true;
	case 5:
		call->strict = false;
		return true;
	default:
		return false;
	}
}

static bool is_smaller(const struct call *a, const struct call *b)
{
	return memcmp(a, b, sizeof(*a)) != 0;
}

static void shrink(struct trial *trial, struct call *call)
{
	struct call smaller = *call;
	size_t piece = 0;

	while (leave_out(&smaller, piece)) {
		if (is_smaller(&smaller, call) && !agree(trial, &smaller)) {
			*call = smaller;
			piece = 0;
			continue;
		}
		smaller = *call;
		piece++;
	}
	agree(trial, call);
}

/* ---------------------------------------------------------------- printing */

static void print_cell(const struct trial *trial, const struct call_value *value)
{
	if (value->protocol) {
		char bytes[BYTES_MAX];

		call_cell_bytes(value, bytes, sizeof(bytes));
		fprintf(stderr, "    read %s\n", bytes);
		return;
	}
	fprintf(stderr, "    %s %s:%d", value->kind, trial->made.world.spaces[value->space].name,
		(int)value->code);
	if (value->location >= 0)
		fprintf(stderr, " location=%d", (int)value->location);
	if (value->diagnostic >= -1)
		fprintf(stderr, " diagnostic=%d", (int)value->diagnostic);
	if (value->read)
		fprintf(stderr, " read");
	if (value->text)
		fprintf(stderr, " \"%s\"", value->text);
	fprintf(stderr, "\n");
}

static void print_call(const struct trial *trial, const struct call *call)
{
	char bytes[BYTES_MAX];

	for (size_t i = 0; i < call->message_count; i++) {
		const struct call_message *message = &call->messages[i];

		fprintf(stderr, "  message %zu on branch %d\n", i, (int)message->branch);
		for (size_t j = 0; j < message->value_count; j++)
			if (message->form == CALL_RECORD ||
			    call_is_rel(message, &message->values[j]))
				print_cell(trial, &message->values[j]);
		if (message->form == CALL_RECORD)
			continue;
		call_bytes(message, bytes, sizeof(bytes));
		fprintf(stderr, "%s\n", bytes);
	}
	for (size_t i = 0; i < call->known.count; i++)
		fprintf(stderr, "  known %s=%d\n", call->known.items[i].space,
			(int)call->known.items[i].code);
	if (call->corrected)
		fprintf(stderr, "  after something else was\n");
	if (call->in_order)
		fprintf(stderr, "  in order\n");
	if (call->strict)
		fprintf(stderr, "  strict\n");
	for (size_t i = 0; i < call->prefer_count; i++)
		fprintf(stderr, "  prefer %s\n", call->prefer[i]);
	for (size_t i = 0; i < call->distrust_count; i++)
		fprintf(stderr, "  distrust q850:%d\n", (int)call->distrust[i].code);
	if (call->policy)
		fprintf(stderr, "  policy %s\n", call->policy->name);
}

static void print_codes(const char *key, const struct oracle_codes *codes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		fprintf(stderr, " %s %s:", key, codes[i].space);
		for (size_t j = 0; j < codes[i].count; j++)
			fprintf(stderr, "%s%d-%d", j ? "," : "", (int)codes[i].words[j].first,
				(int)codes[i].words[j].last);
	}
}

/* What counts in the end, in one line. */
static void print_policy(const struct trial *trial, const struct call *call)
{
	static const struct oracle_policy nothing = { .status = NULL };
	struct oracle_policy policy;

	oracle_policy_of(&trial->made.world, &nothing, call->policy, trial->map, &policy);
	fprintf(stderr, "  policy: status %s, several %s;", policy.status, policy.several);
	for (size_t i = 0; i < policy.prefer_count; i++)
		fprintf(stderr, "%s%s", i ? "," : " prefer ", policy.prefer[i]);
	for (size_t i = 0; i < policy.distrust_count; i++) {
		print_codes("distrust", policy.distrust[i].codes, policy.distrust[i].count);
		print_codes("beside", policy.distrust[i].beside, policy.distrust[i].beside_count);
	}
	print_codes("believe", policy.believe, policy.believe_count);
	for (size_t i = 0; i < policy.answered_count; i++)
		fprintf(stderr, " answered %s:%d", policy.answered[i].space,
			(int)policy.answered[i].code);
	print_codes("weak", policy.weak, policy.weak_count);
	fprintf(stderr, "\n");
}

static void print_files(const struct trial *trial)
{
	for (size_t i = 0; i < trial->made.file_count; i++)
		fprintf(stderr, "---- %s\n%.*s\n", trial->made.files[i].label,
			(int)trial->made.files[i].length, trial->made.files[i].text);
}

/* ------------------------------------------------------------------ worlds */

static int add_everything(const struct trial *trial, struct sipcause_loader *loader)
{
	int code = SIPCAUSE_OK;

	for (size_t i = 0; i < trial->made.file_count && code == SIPCAUSE_OK; i++)
		code = sipcause_loader_add_memory(loader, trial->made.files[i].label,
						  trial->made.files[i].text,
						  trial->made.files[i].length);
	for (size_t i = 0; i < trial->made.world.space_count && code == SIPCAUSE_OK; i++)
		code = sipcause_loader_add_space(loader, trial->made.world.spaces[i].name);
	return code;
}

static bool load_world(struct trial *trial)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = add_everything(trial, loader);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &trial->catalog, &report, NULL);
	for (size_t i = 0; code != SIPCAUSE_OK && i < sipcause_report_count(report); i++)
		fprintf(stderr, "  %s\n", sipcause_report_text(report, i));
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	if (code == SIPCAUSE_OK)
		code = sipcause_message_new(&trial->message, trial->catalog);
	return code == SIPCAUSE_OK;
}

static bool try_call(struct trial *trial)
{
	size_t map = dice_below(&trial->dice, (uint32_t)trial->made.world.map_count);
	struct call call;

	generate_call(&trial->made, &trial->dice, &call);
	trial->map = &trial->made.world.maps[map];
	trial->flat = trial->flats[map];
	for (size_t i = 0; i < trial->made.world.space_count; i++) {
		trial->to = trial->made.world.spaces[i].name;
		if (i >= trial->made.main_count && !dice_chance(&trial->dice, 15))
			continue;
		if (agree(trial, &call))
			continue;
		shrink(trial, &call);
		fprintf(stderr, "\nseed %llu, map %s, to %s:\n", (unsigned long long)trial->seed,
			trial->map->name, trial->to);
		print_call(trial, &call);
		print_policy(trial, &call);
		fputs(trial->report, stderr);
		if (!getenv("ORACLE_BRIEF"))
			print_files(trial);
		return false;
	}
	return true;
}

/* Whether library and oracle agree on all calls; adds to *done. */
static bool try_world(uint64_t seed, unsigned long *done)
{
	uint64_t calls = worlds_setting("ORACLE_CALLS", 60);
	struct trial *trial = calloc(1, sizeof(*trial));
	bool agreed;

	if (!trial)
		return false;
	trial->seed = seed;
	trial->dice.state = seed ^ 0x5851f42d4c957f2du;
	generate_home(&trial->made, seed);
	for (size_t i = 0; i < trial->made.world.map_count; i++)
		trial->flats[i] = oracle_flatten(&trial->made.world, &trial->made.world.maps[i]);
	agreed = load_world(trial);
	if (!agreed) {
		fprintf(stderr, "seed %llu does not load\n", (unsigned long long)seed);
		print_files(trial);
	}
	for (uint64_t i = 0; agreed && i < calls; i++, ++*done)
		agreed = try_call(trial);
	sipcause_message_free(trial->message);
	sipcause_catalog_free(trial->catalog);
	generated_free(&trial->made);
	free(trial);
	return agreed;
}

static void test_random_calls(void)
{
	worlds_try(try_world, 120, "calls");
}

static const struct unit_test tests[] = {
	{ "known examples", test_examples },
	{ "random calls", test_random_calls },
};

int main(void)
{
	return UNIT_MAIN("oracle-decide", tests);
}
