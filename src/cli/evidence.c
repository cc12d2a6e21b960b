/* SPDX-License-Identifier: BSD-2-Clause */
#include "evidence.h"

#include "base/text.h"
#include "call.h"
#include "cli.h"
#include "head-lines.h"
#include "hint-header.h"
#include "space.h"

#include <stdlib.h>
#include <string.h>

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

static bool is_white(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_white(const char *text, size_t length, size_t at)
{
	while (at < length && is_white(text[at]))
		at++;
	return at;
}

/* The place behind the name of a header field and its colon, if they stand here; 0 if not.
 * White space may stand before the colon: RFC 3261 25.1, HCOLON. */
static size_t behind_name(const char *text, size_t length, const char *name)
{
	size_t at = skip_white(text, length, 0);

	if (!begins(text + at, length - at, name))
		return 0;
	at = skip_white(text, length, at + strlen(name));
	return at < length && text[at] == ':' ? at + 1 : 0;
}

/* "Warning: 370 host "text"", but not the code warning:370. */
static bool is_header(const char *text, size_t length)
{
	size_t at;

	if (behind_name(text, length, "reason") > 0)
		return true;
	at = behind_name(text, length, "warning");
	if (at == 0)
		return false;
	at = skip_white(text, length, at);
	while (at < length && is_digit(text[at]))
		at++;
	return at < length && text[at] == ' ';
}

/* Where a word is, whatever its case; length: nowhere. */
static size_t find_word(const char *text, size_t length, const char *word)
{
	size_t at = 0;

	while (at < length && !begins(text + at, length - at, word))
		at++;
	return at;
}

/* The value of a Reason header field without its name, Q.850;cause=47: no code has a
 * semicolon.  That of another header field is one only if it names a cause. */
static bool is_reason(const char *text, size_t length)
{
	const char *semicolon = memchr(text, ';', length);

	if (cli_field_name(text, length) != NULL && find_word(text, length, "cause") == length)
		return false;
	return semicolon != NULL &&
	       memchr(semicolon, '=', length - (size_t)(semicolon - text)) != NULL &&
	       memchr(text, '\n', length) == NULL;
}

/* Whether a header field that is read begins here. */
static bool begins_field(const char *text, size_t length)
{
	return begins(text, length, "Reason:") || begins(text, length, "Warning:") ||
	       begins(text, length, "Retry-After:");
}

/* Where the first field that is read begins in a status line that has some behind its phrase, as
 * sentences of logs do: SIP/2.0 480 Gone from 192.0.2.1 Reason: Q.850;cause=41.  0: none. */
static size_t find_fields(const char *text, size_t length)
{
	size_t at;

	if (!cli_is_response(text, length) || memchr(text, '\n', length) != NULL)
		return 0;
	for (at = 1; at < length; at++)
		if (text[at - 1] == ' ' && begins_field(text + at, length - at))
			return at;
	return 0;
}

/* Whether the word that begins here is the name of a header field: "Via: ". */
static bool is_name(const char *text, size_t length)
{
	size_t end;

	if (is_white(text[0]) || !cli_is_field(text, length))
		return false;
	end = strcspn(text, ": \t");
	return text[end] == ':' &&
	       (end + 1 == length || is_white(text[end + 1]) || begins_field(text, length));
}

/* Where the field that begins here ends, before the name of the next one. */
static size_t field_end(const char *text, size_t length, size_t at)
{
	bool quoted = false;

	for (at++; at < length; at++) {
		if (quoted && text[at] == '\\')
			at++;
		else if (text[at] == '"')
			quoted = !quoted;
		else if (!quoted && text[at - 1] == ' ' && is_name(text + at, length - at))
			return at;
	}
	return length;
}

/* A request line, or any first line with more lines behind it. */
static bool is_head(const char *text, size_t length)
{
	struct cli_mark mark = { text, 1 };
	struct cli_line line;
	size_t blanks = 0;

	if (begins(text, length, "BYE sip") || begins(text, length, "CANCEL sip"))
		return true;
	do {
		if (!cli_take_line(&mark, text + length, &line))
			return false;
		blanks = cli_count_blanks(line.text, line.length);
	} while (blanks == line.length);
	line = cli_line_behind(line, blanks);
	return cli_is_first_line(line.text, line.length) &&
	       (mark.at < text + length || !cli_is_response(line.text, line.length));
}

/* A word before a ':' that names a form and no space: ie:0802829f. */
static int32_t named_form(const struct cli *cli, const char *text, size_t length, size_t *used)
{
	int32_t form;

	for (form = 0; form < SIPCAUSE_FORM_COUNT_; form++) {
		const char *word = sipcause_form_word(form);
		size_t size = strlen(word);

		if (size >= length || text[size] != ':' || memcmp(text, word, size) != 0 ||
		    cli_space_find(cli, word) != NULL)
			continue;
		*used = size + 1;
		return form;
	}
	return -1;
}

/* A code after the version of a protocol, as a space is called too: SIP/2.0:486. */
static bool names_space(const struct cli *cli, const char *text, size_t length)
{
	const char *slash = memchr(text, '/', length), *colon = memchr(text, ':', length);

	return slash != NULL && colon != NULL && slash < colon &&
	       sipcause_catalog_called(cli->session.catalog, text, (size_t)(colon - text)) != NULL;
}

/* The form that a text is written in; -1: it is a code.  *used is what stands before
 * the form itself. */
static int32_t form_of(const struct cli *cli, const char *text, size_t length, size_t *used)
{
	*used = 0;
	/* The whole field does as well as its value. */
	if (cli->asked.form_in == SIPCAUSE_FORM_REASON && is_header(text, length))
		return SIPCAUSE_FORM_HEADER;
	if (cli->asked.form_in >= 0)
		return cli->asked.form_in;
	if (is_header(text, length))
		return SIPCAUSE_FORM_HEADER;
	if (is_reason(text, length))
		return SIPCAUSE_FORM_REASON;
	if (names_space(cli, text, length))
		return -1;
	if (begins(text, length, "SIP/") || begins(text, length, "HTTP/"))
		return memchr(text, '\n', length) != NULL ? SIPCAUSE_FORM_HEAD
							  : SIPCAUSE_FORM_STATUS_LINE;
	if (is_head(text, length))
		return SIPCAUSE_FORM_HEAD;
	if (length > 0 && text[0] == '{')
		return SIPCAUSE_FORM_PROBLEM;
	return named_form(cli, text, length, used);
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

int cli_set_policy(const struct cli *cli, struct sipcause_message *message)
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
	sipcause_message_policy(message, cli->session.policy);
	sipcause_message_strict(message, cli->asked.strict);
	return sipcause_message_prefer(message, kinds, i);
}

/* --coding: causes of another standard than ITU-T's are codes of a space. */
static int set_coding(struct cli *cli, const char *text)
{
	const char *equals = strchr(text, '=');
	size_t length = equals != NULL ? (size_t)(equals - text) : 0;
	int32_t coding;

	for (coding = 1; coding <= 3 && equals != NULL; coding++) {
		const char *word = sipcause_coding_word(coding);
		const struct sipcause_space *space = cli_space_find(cli, equals + 1);

		if (strlen(word) == length && begins(text, length, word) && space != NULL)
			return sipcause_message_coding(cli->session.message, coding, space);
	}
	cli_say("--coding '%s' is not usable; expected ISO/IEC, national or network, then =SPACE",
		text);
	return SIPCAUSE_E_ARGUMENT;
}

static int make_message(struct cli *cli)
{
	size_t i;
	int code = sipcause_message_new(&cli->session.message, cli->session.catalog);

	if (code == SIPCAUSE_OK)
		code = cli_set_policy(cli, cli->session.message);
	for (i = 0; code == SIPCAUSE_OK && i < cli->asked.codings.count; i++)
		code = set_coding(cli, cli->asked.codings.items[i]);
	if (code == SIPCAUSE_OK)
		return CLI_OK;
	sipcause_message_free(cli->session.message);
	cli->session.message = NULL;
	if (code == SIPCAUSE_E_ARGUMENT)
		return CLI_USAGE;
	cli_say("out of memory");
	return CLI_IO;
}

int cli_open_message(struct cli *cli)
{
	const struct sipcause_indication *context = &cli->session.context;
	int status = cli->session.message != NULL ? CLI_OK : make_message(cli);
	uint32_t i;

	if (status != CLI_OK)
		return status;
	sipcause_message_clear(cli->session.message);
	for (i = 0; i < context->count; i++)
		sipcause_message_know(cli->session.message, context->space[i], context->value[i]);
	return CLI_OK;
}

/* Read a status line and the fields behind its phrase.  Gives the first error. */
static int read_fields(struct cli *cli, const char *text, size_t at, size_t length,
		       struct sipcause_error *error)
{
	struct sipcause_error other = SIPCAUSE_ERROR_INIT;
	int code = sipcause_message_read(cli->session.message, SIPCAUSE_FORM_STATUS_LINE, text,
					 at - 1, error);
	size_t end;

	for (; code != SIPCAUSE_E_FULL && at < length; at = end) {
		size_t stop = end = field_end(text, length, at);
		int now = SIPCAUSE_OK;

		while (is_white(text[stop - 1]))
			stop--;
		if (begins_field(text + at, length - at))
			now = sipcause_message_read(cli->session.message, SIPCAUSE_FORM_HEADER,
						    text + at, stop - at,
						    code < 0 ? &other : error);
		if (code >= 0 && now < 0)
			error->column += (uint32_t)at;
		code = code < 0 ? code : now;
	}
	return code;
}

/* Whether something stands before the name of the field, as in lines of logs. */
static bool is_in_line(const struct cli *cli, int32_t form, const char *text, size_t length)
{
	return form == SIPCAUSE_FORM_REASON && cli->asked.form_in < 0 &&
	       find_word(text, length, " Reason:") < length;
}

int cli_read_wire(struct cli *cli, const char *where, const char *text, size_t length)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t used, fields = find_fields(text, length);
	int32_t form = form_of(cli, text, length, &used);
	const char *name;
	int code, status;

	if (form < 0)
		return -1;
	status = cli_open_message(cli);
	cli->session.heads = 0;
	if (status != CLI_OK)
		return status;
	if (cli->session.read_line != NULL && is_in_line(cli, form, text, length)) {
		status = cli->session.read_line(cli, text, length);
		if (status >= 0)
			return status;
	}
	/* A protocol has no colon: what stands before one is the name of another header. */
	if (form == SIPCAUSE_FORM_REASON && cli->asked.form_in < 0 &&
	    (name = cli_field_name(text, length)) != NULL)
		cli_tell_no_header(cli, where, name, strcspn(name, ": \t"));
	if (form == SIPCAUSE_FORM_HEAD && fields == 0)
		return cli_read_call(cli, where, text + used, length - used);
	if (fields > 0 && (cli->asked.form_in < 0 || form == SIPCAUSE_FORM_HEAD))
		code = read_fields(cli, text, fields, length, &error);
	else
		code = cli_is_octets(form)
			       ? read_octets(cli, form, text + used, length - used, &error)
			       : sipcause_message_read(cli->session.message, form, text + used,
						       length - used, &error);
	if (code >= 0)
		return CLI_OK;
	cli_tell_form(where, form, &error);
	return sipcause_message_count(cli->session.message) > 0 &&
			       (code == SIPCAUSE_E_FORM || code == SIPCAUSE_E_FULL)
		       ? CLI_OK
		       : CLI_UNMAPPED;
}
