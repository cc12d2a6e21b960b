/* SPDX-License-Identifier: BSD-2-Clause */
#include "decide.h"

#include "base/text.h"
#include "cli.h"
#include "effects.h"
#include "hint-shipped.h"
#include "others.h"
#include "result.h"

#include <string.h>

static const char *const validities[] = {
#define SIPCAUSE_XX(name, word, meaning) meaning,
	SIPCAUSE_VALIDITY_MAP(SIPCAUSE_XX)
#undef SIPCAUSE_XX
};

static const char *const flaws[] = {
#define SIPCAUSE_XX(name, word, meaning) meaning,
	SIPCAUSE_FLAW_MAP(SIPCAUSE_XX)
#undef SIPCAUSE_XX
};

static void tell_part(const char *where, const struct sipcause_part *part, const char *what)
{
	const char *kind = sipcause_part_word(sipcause_part_kind(part)), *bytes;
	char text[CLI_CODE_TEXT];
	size_t length;

	/* A protocol that is not translated is shown with its number. */
	if (sipcause_part_kind(part) == SIPCAUSE_PART_REASON) {
		bytes = sipcause_part_protocol(part, &length);
		sci_quote(text, bytes != NULL ? bytes : "", length < 32 ? length : 32);
		if (sipcause_part_code(part) >= 0)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), ";cause=%d",
				 sipcause_part_code(part));
	} else if (sipcause_part_code(part) >= 0 && sipcause_part_space(part) != NULL) {
		cli_code_text(text, sipcause_part_space(part), sipcause_part_code(part));
	} else if (sipcause_part_code(part) >= 0) {
		snprintf(text, sizeof(text), "%d", sipcause_part_code(part));
	} else {
		bytes = sipcause_part_bytes(part, &length);
		sci_quote(text, bytes,
			  bytes != NULL && !cli_is_octets(sipcause_part_form(part)) ? length : 0);
	}
	cli_say("%s%s %s: %s", where, kind, text, what);
}

/* Of a message that ends no call. */
static void tell_method(const char *where, const struct sipcause_part *part)
{
	char text[SCI_QUOTED + 40], quoted[SCI_QUOTED];
	const char *method;
	size_t length;

	method = sipcause_part_protocol(part, &length);
	if (sipcause_part_kind(part) == SIPCAUSE_PART_STATUS && method != NULL) {
		sci_quote(quoted, method, length < 20 ? length : 20);
		snprintf(text, sizeof(text), "a response to %s does not end a call", quoted);
		tell_part(where, part, text);
		return;
	}
	tell_part(where, part, "its message does not end a call");
}

/* Of a cause whose coding no space was given for. */
static void tell_coding(const char *where, const struct sipcause_part *part)
{
	const char *coding = sipcause_coding_word(sipcause_part_coding(part));
	char text[160];

	snprintf(text, sizeof(text),
		 "foreign-coding: coded as %s; to read it, give --coding %s=SPACE", coding, coding);
	tell_part(where, part, text);
}

void cli_tell_nothing(const struct cli *cli, const char *where)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_STIR)
			tell_part(where, part, validities[SIPCAUSE_VALIDITY_STIR]);
		switch (sipcause_part_verdict(part)) {
		case SIPCAUSE_VERDICT_EARLY:
			tell_part(where, part, "from a provisional response; the call goes on");
			break;
		case SIPCAUSE_VERDICT_IN_DIALOG:
			tell_part(where, part,
				  "within a confirmed dialog; it does not end the call");
			break;
		case SIPCAUSE_VERDICT_NO_FAILURE:
			tell_part(
				where, part,
				"success; if the call was answered here, give -w answered=yes; if elsewhere, -w answered=no");
			break;
		default:
			break;
		}
	}
	cli_say("%sthe input does not say how the call ended", where);
}

/* A location that is none is left out, and that is told. */
static void tell_location(const char *where, const struct sipcause_part *part)
{
	const char *name, *value;
	size_t name_length, value_length, i;
	char text[CLI_CODE_TEXT];

	if (sipcause_part_kind(part) != SIPCAUSE_PART_Q850_REASON ||
	    sipcause_part_location(part) >= 0)
		return;
	for (i = 0;
	     sipcause_part_parameter(part, i, &name, &name_length, &value, &value_length) == 1; i++)
		if (sci_text_is_folded(name, name_length, "location"))
			cli_say("%slocation %s is unknown (RFC 8606 4) and ignored", where,
				sci_quote(text, value != NULL ? value : "", value_length));
}

/* A protocol of the Reason header field that the map has nothing to say of. */
static void tell_untranslated(const struct cli *cli, const char *where,
			      const struct sipcause_part *part, const struct sipcause_space *to)
{
	char text[CLI_CODE_TEXT], hint[CLI_SHIPPED_TEXT];

	if (sipcause_part_kind(part) != SIPCAUSE_PART_REASON ||
	    sipcause_part_verdict(part) != SIPCAUSE_VERDICT_NO_TABLE ||
	    sipcause_catalog_tells(cli->session.catalog, to) != 0 ||
	    sipcause_map_table(cli_map_to(cli, to), sipcause_part_space(part), to) != NULL)
		return;
	cli_say("%sfor %s: reason %s is ignored; map %s has no table from its space%s", where,
		sipcause_space_name(to),
		cli_code_text(text, sipcause_part_space(part), sipcause_part_code(part)),
		cli_asked_map(cli),
		cli_shipped_hint(hint, sipcause_space_name(sipcause_part_space(part)),
				 sipcause_space_name(to)));
}

/* The status of a problem document is what its original became. */
static bool is_contradiction(const struct sipcause_part *part)
{
	return sipcause_part_contradicts(part) &&
	       sipcause_part_form(part) != SIPCAUSE_FORM_PROBLEM &&
	       sipcause_part_verdict(part) != SIPCAUSE_VERDICT_DISTRUSTED;
}

static void tell_disagreement(const char *where, const struct sipcause_part *chosen,
			      const struct sipcause_part *other)
{
	char text[CLI_CODE_TEXT], other_text[CLI_CODE_TEXT];

	cli_say("%sthe parts disagree: %s %s and %s %s", where,
		sipcause_part_word(sipcause_part_kind(chosen)),
		cli_code_text(text, sipcause_part_space(chosen), sipcause_part_code(chosen)),
		sipcause_part_word(sipcause_part_kind(other)),
		cli_code_text(other_text, sipcause_part_space(other), sipcause_part_code(other)));
}

bool cli_tell_disagreement(struct cli *cli, const char *where, const struct sipcause_space *to,
			   bool told)
{
	const struct sipcause_part *chosen = NULL, *other = NULL;
	size_t i, count = sipcause_message_count(cli->session.message);

	cli_effects_settle(cli, to);
	for (i = 0; i < count; i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);
		int32_t verdict = sipcause_part_verdict(part);

		tell_untranslated(cli, where, part, to);
		if (is_contradiction(part))
			other = other == NULL ? part : other;
		else if (verdict == SIPCAUSE_VERDICT_CHOSEN ||
			 verdict == SIPCAUSE_VERDICT_STATUS_KEPT)
			chosen = part;
	}
	if (told || chosen == NULL || other == NULL)
		return told;
	tell_disagreement(where, chosen < other ? chosen : other, chosen < other ? other : chosen);
	return true;
}

void cli_tell_contradictions(struct cli *cli, const char *where, const struct sipcause_space *to)
{
	char text[CLI_CODE_TEXT];
	size_t i;

	cli_effects_settle(cli, to);
	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		tell_untranslated(cli, where, part, to);
		if (!is_contradiction(part))
			continue;
		cli_say("%sfor %s: %s %s contradicts the chosen code", where,
			sipcause_space_name(to), sipcause_part_word(sipcause_part_kind(part)),
			cli_code_text(text, sipcause_part_space(part), sipcause_part_code(part)));
	}
}

/* A protocol of a space that is not loaded. */
static void tell_protocol(const char *where, const struct sipcause_part *part)
{
	size_t length;
	const char *bytes = sipcause_part_protocol(part, &length), *space, *map;
	char text[200];

	space = bytes != NULL ? sipcause_shipped_protocol(bytes, length) : NULL;
	map = space != NULL ? cli_shipped_table(space, NULL) : NULL;
	snprintf(text, sizeof(text), "%s%s%s%s", validities[SIPCAUSE_VALIDITY_OTHER_PROTOCOL],
		 map != NULL ? "; -m " : "", map != NULL ? map : "", map != NULL ? " does" : "");
	tell_part(where, part, text);
}

/* The space of a part that no loaded map uses; NULL: it cannot be said. */
static const char *space_of(const struct cli *cli, const struct sipcause_part *part)
{
	switch (sipcause_part_kind(part)) {
	case SIPCAUSE_PART_Q850_REASON:
	case SIPCAUSE_PART_CAUSE:
	case SIPCAUSE_PART_ENCAPSULATED:
		return "q850";
	case SIPCAUSE_PART_STATUS:
		return sipcause_catalog_space(cli->session.catalog, "sip") != NULL ? "http" : "sip";
	case SIPCAUSE_PART_SIP_REASON:
		return "sip";
	case SIPCAUSE_PART_EVENT:
		return "event";
	case SIPCAUSE_PART_WARNING:
		return "warning";
	case SIPCAUSE_PART_RETRY_AFTER:
		return "retry-after";
	default:
		return NULL;
	}
}

static void tell_space(const struct cli *cli, const char *where, const struct sipcause_part *part)
{
	const char *space = space_of(cli, part);
	char text[2 * 64 + 80];

	snprintf(text, sizeof(text), "map %s does not use %s%s", cli_asked_map(cli),
		 space != NULL ? "space " : "its space", space != NULL ? space : "");
	tell_part(where, part, text);
}

/* Whether it is the first of its message that is malformed, which was told of when that was
 * read. */
static bool is_told(const struct cli *cli, size_t index)
{
	const struct sipcause_part *part = sipcause_message_part(cli->session.message, index);
	size_t i;

	if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_MALFORMED)
		return false;
	for (i = 0; i < index; i++) {
		const struct sipcause_part *other = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(other) == SIPCAUSE_VALIDITY_MALFORMED &&
		    sipcause_part_message(other) == sipcause_part_message(part))
			return false;
	}
	return true;
}

/* The flaw of a Retry-After is that it has no seconds. */
static const char *flaw_of(const struct sipcause_part *part)
{
	if (sipcause_part_kind(part) == SIPCAUSE_PART_RETRY_AFTER)
		return "found no number of seconds; expected e.g. Retry-After: 120; "
		       "it counts as present, without a number";
	return flaws[sipcause_part_flaw(part)];
}

/* What is wrong with a part, whatever is decided. */
static void tell_validity(const struct cli *cli, const char *where,
			  const struct sipcause_part *part)
{
	int32_t validity = sipcause_part_validity(part);

	if (sipcause_part_flaw(part) > SIPCAUSE_FLAW_NONE)
		tell_part(where, part, flaw_of(part));
	if (validity == SIPCAUSE_VALIDITY_OTHER_METHOD)
		tell_method(where, part);
	else if (validity == SIPCAUSE_VALIDITY_FOREIGN_CODING)
		tell_coding(where, part);
	else if (validity == SIPCAUSE_VALIDITY_OTHER_PROTOCOL)
		tell_protocol(where, part);
	else if (validity == SIPCAUSE_VALIDITY_NO_SPACE)
		tell_space(cli, where, part);
	/* A verification error never says how a call ended: RFC 9410. */
	else if (validity != SIPCAUSE_VALIDITY_VALID && validity != SIPCAUSE_VALIDITY_STIR)
		tell_part(where, part, validities[validity]);
}

void cli_tell_read(const struct cli *cli, const char *where)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_message(part) + 1 != cli->session.heads || is_told(cli, i))
			continue;
		tell_validity(cli, where, part);
		tell_location(where, part);
	}
}

/* Whether a status says that the call failed. */
static bool has_failure(const struct sipcause_message *message)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);

		if (sipcause_part_kind(part) == SIPCAUSE_PART_STATUS &&
		    sipcause_part_validity(part) == SIPCAUSE_VALIDITY_VALID &&
		    sipcause_part_code(part) >= 400)
			return true;
	}
	return false;
}

/* What was ignored for a reason that somebody should know. */
void cli_tell_parts(const struct cli *cli, const char *where)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);
		bool told = sipcause_part_message(part) + 1 < cli->session.heads;

		if (is_told(cli, i))
			continue;
		if (!told)
			tell_validity(cli, where, part);
		if (sipcause_part_verdict(part) == SIPCAUSE_VERDICT_DISTRUSTED)
			tell_part(where, part,
				  has_failure(cli->session.message)
					  ? "not trusted next to the status of a failure"
					  : "not trusted in a call that was answered elsewhere");
		if (!told)
			tell_location(where, part);
	}
	cli_tell_left_out(cli, where);
}

void cli_tell_left_out(const struct cli *cli, const char *where)
{
	size_t left_out = sipcause_message_left_out(cli->session.message);

	if (left_out > 0)
		cli_say("%s%zu companion%s ignored; expected at most %d", where, left_out,
			left_out == 1 ? " was" : "s were", SIPCAUSE_COMPANIONS_MAX);
}

bool cli_decide(struct cli *cli, const struct sipcause_space *to, struct cli_code *code)
{
	static const struct sipcause_indication empty = SIPCAUSE_INDICATION_INIT;
	int32_t decided;

	code->asked = empty;
	decided = sipcause_message_decide(cli->session.message, cli_map_to(cli, to), to,
					  &code->asked);
	if (decided < 0 && decided != SIPCAUSE_KNOWN)
		return false;
	code->space = code->asked.from;
	code->code = code->asked.code;
	return true;
}
