/* SPDX-License-Identifier: BSD-2-Clause */
#include "wire.h"

#include "base/text.h"
#include "cli.h"
#include "output.h"
#include "result.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ reading */

static bool begins(const char *text, size_t length, const char *word)
{
	size_t i;

	for (i = 0; word[i] != '\0'; i++)
		if (i >= length || (text[i] | 0x20) != (word[i] | 0x20))
			return false;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "Warning: 370 host "text"", but not the code warning:370. */
static bool is_header(const char *text, size_t length)
{
	size_t at = strlen("warning:");

	if (begins(text, length, "reason:"))
		return true;
	if (!begins(text, length, "warning:"))
		return false;
	while (at < length && text[at] == ' ')
		at++;
	while (at < length && is_digit(text[at]))
		at++;
	return at < length && text[at] == ' ';
}

/* The value of a Reason header field without its name: Q.850;cause=47. */
static bool is_reason(const char *text, size_t length)
{
	size_t at = begins(text, length, "q.850") ? 5 : begins(text, length, "sip") ? 3 : length;

	while (at < length && text[at] == ' ')
		at++;
	return at < length && text[at] == ';';
}

static bool is_request(const char *text, size_t length)
{
	return begins(text, length, "BYE sip") || begins(text, length, "CANCEL sip");
}

/* A word before a ':' that names a form and no space: ie:0802829f. */
static int32_t named_form(const struct cli *cli, const char *text, size_t length, size_t *used)
{
	int32_t form;

	for (form = 0; form < SIPCAUSE_FORM_COUNT_; form++) {
		const char *word = sipcause_form_word(form);
		size_t size = strlen(word);

		if (size >= length || text[size] != ':' || memcmp(text, word, size) != 0 ||
		    sipcause_catalog_space(cli->session.catalog, word) != NULL)
			continue;
		*used = size + 1;
		return form;
	}
	return -1;
}

/* The form that a text is written in; -1: it is a code.  *used is what stands before
 * the form itself. */
static int32_t form_of(const struct cli *cli, const char *text, size_t length, size_t *used)
{
	*used = 0;
	if (cli->asked.form_in >= 0)
		return cli->asked.form_in;
	if (is_header(text, length))
		return SIPCAUSE_FORM_HEADER;
	if (is_reason(text, length))
		return SIPCAUSE_FORM_REASON;
	if (begins(text, length, "SIP/") || begins(text, length, "HTTP/"))
		return memchr(text, '\n', length) != NULL ? SIPCAUSE_FORM_HEAD
							  : SIPCAUSE_FORM_STATUS_LINE;
	if (is_request(text, length))
		return SIPCAUSE_FORM_HEAD;
	if (length > 0 && text[0] == '{')
		return SIPCAUSE_FORM_PROBLEM;
	return named_form(cli, text, length, used);
}

static bool is_octets(int32_t form)
{
	return form == SIPCAUSE_FORM_IE || form == SIPCAUSE_FORM_OCTETS ||
	       form == SIPCAUSE_FORM_ENCAPSULATED;
}

static void tell_form(const char *where, int32_t form, const struct sipcause_error *error)
{
	if (error->line > 1)
		cli_say("%s%s, line %u, byte %u: %s", where, sipcause_form_word(form), error->line,
			error->column, error->message);
	else
		cli_say("%s%s, byte %u: %s", where, sipcause_form_word(form), error->column,
			error->message);
}

/* Octets come in hexadecimal. */
static int read_octets(struct cli *cli, int32_t form, const char *text, size_t length,
		       struct sipcause_error *error)
{
	size_t count = 0;
	int code;

	free(cli->session.octets);
	cli->session.octets = malloc(length / 2 + 1);
	if (cli->session.octets == NULL)
		return SIPCAUSE_E_MEMORY;
	code = sipcause_octets_parse(text, length, cli->session.octets, length / 2 + 1, &count,
				     error);
	if (code != SIPCAUSE_OK)
		return code;
	return sipcause_message_read(cli->session.message, form, cli->session.octets, count, error);
}

/* A policy of the command line's. */
static int set_policy(struct cli *cli)
{
	int32_t kinds[SIPCAUSE_PART_COUNT_];
	size_t i;

	for (i = 0; i < cli->asked.prefer.count && i < SIPCAUSE_PART_COUNT_; i++) {
		int32_t kind = 0;

		while (kind < SIPCAUSE_PART_WARNING &&
		       strcmp(sipcause_part_word(kind), cli->asked.prefer.items[i]) != 0)
			kind++;
		kinds[i] = kind;
	}
	return sipcause_message_prefer(cli->session.message, kinds, i);
}

/* --coding: causes of another standard than ITU-T's are codes of a space. */
static int set_coding(struct cli *cli, const char *text)
{
	const char *equals = strchr(text, '=');
	size_t length = equals != NULL ? (size_t)(equals - text) : 0;
	int32_t coding;

	for (coding = 1; coding <= 3 && equals != NULL; coding++) {
		const char *word = sipcause_coding_word(coding);
		const struct sipcause_space *space =
			sipcause_catalog_space(cli->session.catalog, equals + 1);

		if (strlen(word) == length && begins(text, length, word) && space != NULL)
			return sipcause_message_coding(cli->session.message, coding, space);
	}
	cli_say("--coding '%s' is not usable; expected ISO/IEC, national or network, a '=' and a space",
		text);
	return SIPCAUSE_E_ARGUMENT;
}

static int open_message(struct cli *cli)
{
	size_t i;
	int code;

	if (cli->session.message != NULL) {
		sipcause_message_clear(cli->session.message);
		return SIPCAUSE_OK;
	}
	code = sipcause_message_new(&cli->session.message, cli->session.catalog);
	if (code == SIPCAUSE_OK && cli->asked.prefer.count > 0)
		code = set_policy(cli);
	for (i = 0; code == SIPCAUSE_OK && i < cli->asked.codings.count; i++)
		code = set_coding(cli, cli->asked.codings.items[i]);
	return code;
}

int cli_read_wire(struct cli *cli, const char *where, const char *text, size_t length)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t used;
	int32_t form = form_of(cli, text, length, &used);
	int code;

	if (form < 0)
		return -1;
	code = open_message(cli);
	if (code == SIPCAUSE_E_ARGUMENT) {
		sipcause_message_free(cli->session.message);
		cli->session.message = NULL;
		return CLI_USAGE;
	}
	if (code != SIPCAUSE_OK) {
		cli_say("out of memory");
		return CLI_IO;
	}
	code = is_octets(form) ? read_octets(cli, form, text + used, length - used, &error)
			       : sipcause_message_read(cli->session.message, form, text + used,
						       length - used, &error);
	if (code == SIPCAUSE_OK)
		return CLI_OK;
	tell_form(where, form, &error);
	return sipcause_message_count(cli->session.message) > 0 &&
			       (code == SIPCAUSE_E_FORM || code == SIPCAUSE_E_FULL)
		       ? CLI_OK
		       : CLI_UNMAPPED;
}

/* ----------------------------------------------------------------- deciding */

static void tell_part(const char *where, const struct sipcause_part *part, const char *what)
{
	const char *kind = sipcause_part_word(sipcause_part_kind(part)), *bytes;
	char text[CLI_CODE_TEXT];
	size_t length;

	if (sipcause_part_code(part) >= 0 && sipcause_part_space(part) != NULL) {
		cli_code_text(text, sipcause_part_space(part), sipcause_part_code(part));
	} else if (sipcause_part_code(part) >= 0) {
		snprintf(text, sizeof(text), "%d", sipcause_part_code(part));
	} else {
		bytes = sipcause_part_bytes(part, &length);
		sci_quote(text, bytes,
			  bytes != NULL && !is_octets(sipcause_part_form(part)) ? length : 0);
	}
	cli_say("%s%s %s: %s", where, kind, text, what);
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
		if (name_length == strlen("location") && begins(name, name_length, "location"))
			cli_say("%slocation %s is not known (RFC 8606 4) and left out", where,
				sci_quote(text, value != NULL ? value : "", value_length));
}

void cli_tell_contradictions(const struct cli *cli, const char *where,
			     const struct sipcause_space *to)
{
	char text[CLI_CODE_TEXT];
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		/* The status of a problem document is what its original became. */
		if (!sipcause_part_contradicts(part) ||
		    sipcause_part_form(part) == SIPCAUSE_FORM_PROBLEM ||
		    sipcause_part_verdict(part) == SIPCAUSE_VERDICT_DISTRUSTED)
			continue;
		cli_say("%sto %s: %s %s contradicts what was chosen", where,
			sipcause_space_name(to), sipcause_part_word(sipcause_part_kind(part)),
			cli_code_text(text, sipcause_part_space(part), sipcause_part_code(part)));
	}
}

/* What was passed over for a reason that somebody should know. */
void cli_tell_parts(const struct cli *cli, const char *where)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);
		int32_t validity = sipcause_part_validity(part);

		/* What is malformed was told of when it was read. */
		if (validity == SIPCAUSE_VALIDITY_MALFORMED)
			continue;
		if (validity != SIPCAUSE_VALIDITY_VALID &&
		    sipcause_part_kind(part) != SIPCAUSE_PART_OTHER_REASON)
			tell_part(where, part, sipcause_validity_word(validity));
		else if (sipcause_part_verdict(part) == SIPCAUSE_VERDICT_DISTRUSTED)
			tell_part(where, part, "distrusted beside the status of a failure");
		tell_location(where, part);
	}
	cli_tell_left_out(cli, where);
}

void cli_tell_left_out(const struct cli *cli, const char *where)
{
	if (cli->session.left_out > 0)
		cli_say("%s%zu companion%s left out; expected at most %d", where,
			cli->session.left_out, cli->session.left_out == 1 ? " was" : "s were",
			SIPCAUSE_COMPANIONS_MAX);
}

bool cli_decide(struct cli *cli, const struct sipcause_space *to, struct cli_code *code)
{
	static const struct sipcause_indication empty = SIPCAUSE_INDICATION_INIT;
	uint32_t i;

	code->asked = empty;
	cli->session.left_out = 0;
	if (sipcause_message_decide(cli->session.message, cli->session.map, to, &code->asked) < 0)
		return false;
	code->space = code->asked.from;
	code->code = code->asked.code;
	cli->session.left_out = sipcause_message_left_out(cli->session.message);
	for (i = 0; i < cli->session.context.count; i++)
		if (sipcause_indication_add(&code->asked, cli->session.context.space[i],
					    cli->session.context.value[i]) != SIPCAUSE_OK)
			cli->session.left_out++;
	return true;
}

/* ------------------------------------------------------------------ writing */

/* The spaces that a form can tell of, best first. */
static const char *const targets[SIPCAUSE_FORM_COUNT_][3] = {
	[SIPCAUSE_FORM_REASON] = { "q850", "sip" },
	[SIPCAUSE_FORM_STATUS_LINE] = { "sip", "http" },
	[SIPCAUSE_FORM_IE] = { "q850" },
	[SIPCAUSE_FORM_OCTETS] = { "q850" },
	[SIPCAUSE_FORM_ENCAPSULATED] = { "q850" },
	[SIPCAUSE_FORM_PROBLEM] = { "http" },
};

const struct sipcause_space *cli_form_target(const struct cli *cli,
					     const struct sipcause_space *from)
{
	size_t i;

	for (i = 0; targets[cli->asked.form_out][i] != NULL; i++) {
		const struct sipcause_space *to = sipcause_catalog_space(
			cli->session.catalog, targets[cli->asked.form_out][i]);

		if (to != NULL &&
		    (to == from || sipcause_map_table(cli->session.map, from, to) != NULL))
			return to;
	}
	return NULL;
}

static void put_hex(const unsigned char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		cli_put(stdout, "%02x", bytes[i]);
}

int cli_put_wire(const struct cli *cli, const char *where, const struct cli_code *code,
		 const struct sipcause_result *result)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t length = 0;
	char *buffer;
	int status;

	status =
		sipcause_write(cli->asked.form_out, &code->asked, result, NULL, 0, &length, &error);
	if (status != SIPCAUSE_E_FULL) {
		cli_say("%s%s cannot be written: %s", where,
			sipcause_form_word(cli->asked.form_out), error.message);
		putchar('\n');
		return CLI_UNMAPPED;
	}
	buffer = malloc(length);
	if (buffer == NULL || sipcause_write(cli->asked.form_out, &code->asked, result, buffer,
					     length, &length, &error) != SIPCAUSE_OK) {
		free(buffer);
		cli_say("out of memory");
		return CLI_IO;
	}
	if (cli->asked.form_out == SIPCAUSE_FORM_REASON)
		fputs("Reason: ", stdout);
	if (is_octets(cli->asked.form_out))
		put_hex((const unsigned char *)buffer, length);
	else
		cli_put_bytes(buffer, length);
	putchar('\n');
	free(buffer);
	return CLI_OK;
}
