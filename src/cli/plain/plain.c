/* SPDX-License-Identifier: BSD-2-Clause */
#include "plain.h"

#include "base/count.h"
#include "cli/cli.h"
#include "cli/decide.h"
#include "cli/others.h"
#include "cli/question.h"
#include "cli/texts.h"
#include "log-line.h"

#include <string.h>

const char *const cli_plain_names[CLI_PLAIN_QUESTIONS] = {
	[CLI_PLAIN_FAULT] = "fault",
	[CLI_PLAIN_ROUTE] = "route",
	[CLI_PLAIN_REDIAL] = "redial",
	[CLI_PLAIN_REMEDY] = "remedy",
};

void cli_plain_want(struct cli *cli)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(cli_plain_names); i++)
		cli_others_want(cli, cli_plain_names[i]);
	cli->session.read_line = cli_plain_read_line;
}

void cli_plain_free(void)
{
	cli_plain_drop_line();
}

/* -------------------------------------------------------------------- asking */

/* Translate by a map; what was captured is decided for the target first. */
static void ask(struct cli *cli, const struct sipcause_map *map, const struct cli_code *code,
		const struct sipcause_space *to, struct sipcause_result *result)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;
	struct sipcause_indication asked = code->asked;

	*result = empty;
	result->outcome = SIPCAUSE_UNLISTED;
	if (map == NULL || to == NULL)
		return;
	if (code->captured)
		sipcause_message_translate(cli->session.message, map, to, &asked, result);
	else
		sipcause_map_translate(map, to, &asked, result);
	cli_name_asked(cli, map, result);
}

static const char *describe(struct cli *cli, const struct sipcause_space *space, int32_t code)
{
	return code >= 0 ? cli_texts_get(cli, space, code, SIPCAUSE_FIELD_DESCRIPTION) : NULL;
}

static void ask_question(struct cli *cli, const struct cli_code *code, int question,
			 struct cli_plain *plain)
{
	const struct sipcause_space *to =
		sipcause_catalog_space(cli->session.catalog, cli_plain_names[question]);
	struct sipcause_result *result = &plain->answers[question];

	ask(cli, cli->session.wide, code, to != code->space ? to : NULL, result);
	plain->sentences[question] = describe(cli, to, result->outcome);
	plain->said = plain->said || plain->sentences[question] != NULL;
}

/* If no map knows whose side it was on, the sentence says so. */
static void name_unknown_side(struct cli *cli, struct cli_plain *plain)
{
	const struct sipcause_space *fault =
		sipcause_catalog_space(cli->session.catalog, cli_plain_names[CLI_PLAIN_FAULT]);

	if (fault != NULL && plain->answers[CLI_PLAIN_FAULT].outcome == SIPCAUSE_UNLISTED)
		plain->sentences[CLI_PLAIN_FAULT] =
			describe(cli, fault, sipcause_space_find(fault, "unknown", 7));
}

/* --------------------------------------------------------------------- words */

/* Say nothing of what to do. */
static void drop_advice(struct cli_plain *plain)
{
	plain->sentences[CLI_PLAIN_ROUTE] = NULL;
	plain->sentences[CLI_PLAIN_REDIAL] = NULL;
	plain->sentences[CLI_PLAIN_REMEDY] = NULL;
}

/* Take what a text says of a code.  false: it does not say what happened. */
static bool take(struct cli *cli, struct cli_plain *plain, const struct sipcause_space *space,
		 int32_t code)
{
	const char *happened = cli_texts_get(cli, space, code, SIPCAUSE_FIELD_HAPPENED);

	if (happened == NULL)
		return false;
	plain->happened = happened;
	plain->tell = cli_texts_get(cli, space, code, SIPCAUSE_FIELD_TELL);
	plain->open = cli_texts_get(cli, space, code, SIPCAUSE_FIELD_OPEN);
	return true;
}

/* Whether the map translates codes of this space.  Such a companion is the code of another part,
 * which did not decide. */
static bool is_translated(const struct cli *cli, const struct sipcause_space *space)
{
	return cli_map_reads(cli->session.wide != NULL ? cli->session.wide : cli->session.map,
			     space);
}

/* What is known of the call, by the name of its space; -1: nothing. */
static int32_t known(const struct sipcause_indication *asked, const char *name)
{
	uint32_t i;

	for (i = asked->count; i-- > 0;)
		if (asked->value[i] >= 0 && strcmp(sipcause_space_name(asked->space[i]), name) == 0)
			return asked->value[i];
	return -1;
}

/* A response that fails within a confirmed dialog: what it destroys says what happened, and there
 * is no route to choose.  The text of the dialog speaks where the map does not say. */
static bool take_dialog(struct cli *cli, struct cli_plain *plain, const struct cli_code *code)
{
	const struct sipcause_catalog *catalog = cli->session.catalog;
	const struct sipcause_space *dialog = sipcause_catalog_space(catalog, "dialog"),
				    *scope = sipcause_catalog_space(catalog, "scope");
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t state = known(&code->asked, "dialog");

	if (dialog == NULL || state < 0 || state != sipcause_space_find(dialog, "confirmed", 9) ||
	    strcmp(sipcause_space_name(code->space), "sip") != 0 || code->code < 400)
		return false;
	if (scope != NULL &&
	    sipcause_map_translate(cli->session.map, scope, &code->asked, &result) >= 0)
		plain->happened =
			cli_texts_get(cli, scope, result.outcome, SIPCAUSE_FIELD_HAPPENED);
	if (plain->happened == NULL)
		plain->happened = cli_texts_get(cli, dialog, state, SIPCAUSE_FIELD_HAPPENED);
	if (plain->happened == NULL)
		return false;
	plain->open = cli_texts_get(cli, code->space, code->code, SIPCAUSE_FIELD_OPEN);
	drop_advice(plain);
	return true;
}

/* A code that its space does not define has the advice of its class, if it has one. */
static bool take_undefined(struct cli *cli, struct cli_plain *plain, const struct cli_code *code)
{
	if (sipcause_space_defines(code->space, code->code))
		return false;
	plain->happened = cli_texts_get(cli, code->space, code->code, SIPCAUSE_FIELD_UNDEFINED);
	if (plain->happened != NULL &&
	    sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_CLASS) == NULL)
		drop_advice(plain);
	return plain->happened != NULL;
}

/* A companion that says what happened knows more than the code; the last ones are those of the
 * message itself. */
static bool take_companion(struct cli *cli, struct cli_plain *plain,
			   const struct sipcause_indication *asked)
{
	uint32_t i;

	for (i = asked->count; i-- > 0;)
		if (asked->value[i] >= 0 && !is_translated(cli, asked->space[i]) &&
		    /* that of a dialog holds for failures alone: take_dialog() */
		    strcmp(sipcause_space_name(asked->space[i]), "dialog") != 0 &&
		    take(cli, plain, asked->space[i], asked->value[i]))
			return true;
	return false;
}

/* Whether the answer would come back as another code.  Its text then says more, or less, than the
 * code. */
static bool is_other(const struct cli *cli, const struct sipcause_result *result)
{
	const struct sipcause_table *back =
		sipcause_map_table(cli->session.map, result->to, result->from);

	return back != NULL && sipcause_translate(back, result->outcome) != result->code;
}

static int32_t how_of(const struct sipcause_result *result)
{
	return result->how == SIPCAUSE_HOW_VIA ? result->via_how : result->how;
}

/* Whether a row speaks of the code itself, and not of all that have no other one. */
static bool is_of_code(const struct sipcause_result *result)
{
	int32_t how = how_of(result);

	return how == SIPCAUSE_HOW_RULE || how == SIPCAUSE_HOW_CONDITIONAL ||
	       how == SIPCAUSE_HOW_RANGE;
}

/* What the code becomes as a cause, or else as a status. */
static bool take_translation(struct cli *cli, struct cli_plain *plain, const struct cli_code *code)
{
	static const char *const sides[] = { "q850", "sip" };
	size_t i;

	for (i = 0; i < SCI_COUNT(sides); i++) {
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		const struct sipcause_space *to =
			sipcause_catalog_space(cli->session.catalog, sides[i]);

		if (to == NULL || to == code->space ||
		    sipcause_map_translate(cli->session.map, to, &code->asked, &result) < 0)
			continue;
		if (is_of_code(&result) && !is_other(cli, &result) &&
		    take(cli, plain, to, result.outcome))
			return true;
	}
	return false;
}

/* Whether whose side it was follows from what came with the code: its location, or the code of
 * another part.  Then the code does not leave that open any more. */
static bool is_settled(const struct cli *cli, const struct cli_plain *plain,
		       const struct sipcause_indication *asked)
{
	const struct sipcause_result *fault = &plain->answers[CLI_PLAIN_FAULT];
	bool more = known(asked, "location") >= 0;
	uint32_t i;

	for (i = 0; i < asked->count; i++)
		more = more || (asked->value[i] >= 0 && is_translated(cli, asked->space[i]));
	return more && fault->outcome >= 0 && how_of(fault) == SIPCAUSE_HOW_CONDITIONAL &&
	       fault->outcome != sipcause_space_find(fault->to, "unknown", 7);
}

static void find_words(struct cli *cli, struct cli_plain *plain, const struct cli_code *code)
{
	if (!take_dialog(cli, plain, code) && !take_companion(cli, plain, &code->asked) &&
	    !take_undefined(cli, plain, code) && !take(cli, plain, code->space, code->code) &&
	    !take_translation(cli, plain, code)) {
		plain->tell = cli_texts_get(cli, code->space, code->code, SIPCAUSE_FIELD_TELL);
		plain->open = cli_texts_get(cli, code->space, code->code, SIPCAUSE_FIELD_OPEN);
	}
	if (is_settled(cli, plain, &code->asked))
		plain->open = NULL;
	plain->said = plain->said || plain->happened != NULL;
}

/* From where the code was reported, as its location says: nobody need be at fault there. */
static void find_location(struct cli *cli, struct cli_plain *plain,
			  const struct sipcause_indication *asked)
{
	const struct sipcause_space *location =
		sipcause_catalog_space(cli->session.catalog, "location");
	uint32_t i;

	for (i = 0; i < asked->count && location != NULL && plain->location == NULL; i++)
		if (asked->space[i] == location)
			plain->location = describe(cli, location, asked->value[i]);
}

/* --------------------------------------------------------------------- codes */

static void add_code(struct cli_plain *plain, const struct sipcause_space *space, int32_t code)
{
	plain->codes[plain->code_count].space = space;
	plain->codes[plain->code_count++].code = code;
}

/* Whether an answer is for the code itself.  One that all codes without a better one have, as a
 * switch sends 16 for each cause of its own, would only mislead. */
static bool says_code(const struct cli *cli, const struct sipcause_result *result)
{
	switch (how_of(result)) {
	case SIPCAUSE_HOW_CLASS:
	case SIPCAUSE_HOW_CLASS_UNKNOWN:
	case SIPCAUSE_HOW_UNLISTED_DEFAULT:
		return false;
	case SIPCAUSE_HOW_RANGE:
		return !is_other(cli, result);
	default:
		return true;
	}
}

/* A side of the call: what was decided for it, or what the code becomes there. */
static void add_side(struct cli *cli, const char *where, struct cli_plain *plain,
		     const struct cli_code *code, const char *name)
{
	const struct sipcause_space *to = sipcause_catalog_space(cli->session.catalog, name);
	struct sipcause_result result;

	if (to == NULL)
		return;
	if (to == code->space && !code->captured) {
		add_code(plain, to, code->code);
		return;
	}
	ask(cli, cli->session.map, code, to, &result);
	if (code->captured)
		plain->disagreed = cli_tell_disagreement(cli, where, to, plain->disagreed);
	if (result.outcome >= 0 && (cli_is_call_side(code->space) || says_code(cli, &result)))
		add_code(plain, to, result.outcome);
}

void cli_plain_ask(struct cli *cli, const char *where, const struct cli_code *code,
		   struct cli_plain *plain)
{
	int question;

	memset(plain, 0, sizeof(*plain));
	plain->said = code->captured;
	for (question = 0; question < CLI_PLAIN_QUESTIONS; question++)
		ask_question(cli, code, question, plain);
	find_words(cli, plain, code);
	find_location(cli, plain, &code->asked);
	if (plain->said)
		name_unknown_side(cli, plain);
	if (!cli_is_call_side(code->space))
		add_code(plain, code->space, code->code);
	add_side(cli, where, plain, code, "sip");
	add_side(cli, where, plain, code, "q850");
}
