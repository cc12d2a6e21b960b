/* SPDX-License-Identifier: BSD-2-Clause */
/* Status lines, request lines and header fields of SIP and HTTP messages as they
 * were captured: lines may end in CRLF or LF. */
#include "base/count.h"
#include "message.h"
#include "hints.h"

#include "base/text.h"

#include <string.h>

/* The end of the line that begins here, without what ends it; *next: behind that. */
static const char *line_end(const char *begin, const char *end, const char **next)
{
	const char *feed = begin < end ? memchr(begin, '\n', (size_t)(end - begin)) : NULL;

	*next = feed != NULL ? feed + 1 : end;
	if (feed == NULL)
		feed = end;
	if (feed > begin && feed[-1] == '\r')
		feed--;
	return feed;
}

static void broken(struct sci_reader *reader, int32_t kind, const char *begin, const char *end,
		   const char *at, const char *expected)
{
	struct sipcause_part part;

	sci_reader_fail(reader, SCI_FAULT_GRAMMAR, at, expected);
	sci_part_start(reader, &part, kind, begin);
	part.validity = SIPCAUSE_VALIDITY_MALFORMED;
	sci_part_add(reader, &part, end);
}

/* ------------------------------------------------------------ status lines */

/* The version of a protocol: SIP/2.0, HTTP/1.1, HTTP/2.  NULL, or what is expected. */
static const char *take_version(struct sci_input *cursor, const char *name, bool exact)
{
	struct sci_slice slice;
	bool matches;

	if (!sci_lex_run(cursor, SCI_LEX_TOKEN, &slice))
		return "a protocol and its version";
	matches = exact ? sci_text_is(slice.text, slice.length, name) : sci_slice_is(slice, name);
	if (!matches || !sci_input_take(cursor, '/')) {
		cursor->at = slice.text;
		return "a protocol and its version";
	}
	if (!sci_lex_run(cursor, SCI_LEX_DIGIT, &slice))
		return "a version";
	if (sci_input_take(cursor, '.') && !sci_lex_run(cursor, SCI_LEX_DIGIT, &slice))
		return "the version's second number";
	return NULL;
}

/* The rest of a status line: status and phrase. */
static const char *take_status(struct sci_input *cursor, struct sci_slice *status,
			       struct sci_slice *phrase)
{
	if (!sci_input_take(cursor, ' '))
		return "one space";
	if (!sci_lex_run(cursor, SCI_LEX_DIGIT, status))
		return "a status of three digits";
	if (status->length != 3) {
		cursor->at = status->text;
		return "a status of three digits";
	}
	if (cursor->at == cursor->end)
		return NULL;
	if (!sci_input_take(cursor, ' '))
		return "one space";
	phrase->text = cursor->at;
	while (cursor->at < cursor->end &&
	       (*cursor->at == '\t' || ((unsigned char)*cursor->at >= 0x20 && *cursor->at != 0x7F)))
		cursor->at++;
	phrase->length = (uint32_t)(cursor->at - phrase->text);
	return cursor->at < cursor->end ? "text without control characters" : NULL;
}

static void skip_white(struct sci_input *cursor)
{
	while (sci_input_take(cursor, ' ') || sci_input_take(cursor, '\t'))
		;
}

/* The same of a line that does not keep to the grammar: white space of any length, or none
 * behind the status, and any phrase. */
static bool take_flawed_status(struct sci_input *cursor, struct sci_slice *status,
			       struct sci_slice *phrase)
{
	skip_white(cursor);
	if (!sci_lex_run(cursor, SCI_LEX_DIGIT, status) || status->length != 3)
		return false;
	skip_white(cursor);
	phrase->text = cursor->at;
	phrase->length = (uint32_t)(cursor->end - cursor->at);
	return true;
}

/* Take a status line into a part.  NULL, or what is expected at the cursor. */
static const char *take_status_line(struct sci_reader *reader, struct sci_input *cursor,
				    bool is_http, struct sci_slice *status,
				    struct sipcause_part *part)
{
	const char *expected = take_version(cursor, is_http ? "HTTP" : "SIP", is_http);
	struct sci_input behind = *cursor;

	if (expected != NULL)
		return expected;
	expected = take_status(cursor, status, &part->text);
	if (expected == NULL || reader->message->strict ||
	    !take_flawed_status(&behind, status, &part->text))
		return expected;
	part->flaw = SIPCAUSE_FLAW_SEPARATOR;
	sci_reader_flaw(reader, SCI_FAULT_GRAMMAR, cursor->at, expected);
	return NULL;
}

void sci_read_status_line(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };
	struct sci_slice status = { NULL, 0 };
	struct sipcause_part part;
	bool is_http = end - begin >= 5 && memcmp(begin, "HTTP/", 5) == 0;
	const char *expected;

	sci_part_start(reader, &part, SIPCAUSE_PART_STATUS, begin);
	expected = take_status_line(reader, &cursor, is_http, &status, &part);
	if (expected != NULL) {
		broken(reader, SIPCAUSE_PART_STATUS, begin, end, cursor.at, expected);
		return;
	}
	sci_part_code(reader, &part, is_http ? SCI_ROLE_HTTP : SCI_ROLE_SIP,
		      sci_slice_number(status), 100);
	if (part.validity == SIPCAUSE_VALIDITY_VALID &&
	    sci_message_hears(reader->message, part.code))
		sci_hints_read(reader->message, &part, -1);
	reader->message->current.http = is_http;
	if (!is_http)
		reader->message->current.status = part.code;
	sci_part_add(reader, &part, end);
}

/* ----------------------------------------------------------- request lines */

/* Methods are told apart by case too: RFC 3261 7.1. */
static enum sci_method method_of(struct sci_slice method)
{
	if (sci_text_is(method.text, method.length, "INVITE"))
		return SCI_METHOD_INVITE;
	if (sci_text_is(method.text, method.length, "BYE") ||
	    sci_text_is(method.text, method.length, "CANCEL"))
		return SCI_METHOD_ENDS;
	return SCI_METHOD_OTHER;
}

/* One space; or, leniently, any white space. */
static bool take_space(struct sci_reader *reader, struct sci_input *cursor, bool *flawed)
{
	const char *begin = cursor->at;

	if (!sci_input_take(cursor, ' ') &&
	    (reader->message->strict || !sci_input_take(cursor, '\t')))
		return false;
	if (reader->message->strict)
		return true;
	skip_white(cursor);
	if (cursor->at - begin == 1 && *begin == ' ')
		return true;
	sci_reader_flaw(reader, SCI_FAULT_GRAMMAR, begin, "one space");
	*flawed = true;
	return true;
}

/* Take a request line.  NULL, or what is expected at the cursor. */
static const char *take_request(struct sci_reader *reader, struct sci_input *cursor,
				struct sci_slice *method, bool *flawed)
{
	const char *uri, *expected;

	if (!sci_lex_run(cursor, SCI_LEX_TOKEN, method))
		return "a status line or the method of a request";
	if (!take_space(reader, cursor, flawed))
		return "a status line, or one space after a method";
	for (uri = cursor->at; cursor->at < cursor->end && (unsigned char)*cursor->at > 0x20;)
		cursor->at++;
	if (cursor->at == uri || !take_space(reader, cursor, flawed))
		return "the URI of a request and one space";
	expected = take_version(cursor, "SIP", false);
	if (!reader->message->strict)
		skip_white(cursor);
	return expected == NULL && cursor->at < cursor->end ? "the end of the line" : expected;
}

static void read_request_line(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };
	struct sipcause_message *message = reader->message;
	struct sipcause_part part;
	struct sci_slice method;
	const char *expected;
	bool flawed = false;
	int32_t code;

	expected = take_request(reader, &cursor, &method, &flawed);
	if (expected != NULL) {
		broken(reader, SIPCAUSE_PART_EVENT, begin, end, cursor.at, expected);
		return;
	}
	message->current.method = method_of(method);
	message->current.request = true;
	if (message->current.method != SCI_METHOD_ENDS)
		return;
	code = message->words[method.text[0] == 'B' ? SCI_BYE : SCI_CANCEL].code;
	sci_part_start(reader, &part, SIPCAUSE_PART_EVENT, begin);
	part.protocol = method;
	part.flaw = flawed ? SIPCAUSE_FLAW_SEPARATOR : SIPCAUSE_FLAW_NONE;
	if (code >= 0)
		sci_part_code(reader, &part, SCI_ROLE_EVENT, code, 0);
	else
		part.validity = SIPCAUSE_VALIDITY_NO_SPACE;
	sci_part_add(reader, &part, end);
}

/* ----------------------------------------------------------- header fields */

/* A date as HTTP and RFC 2543 write it: it begins with the day of the week. */
static bool begins_date(struct sci_input cursor)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	size_t i;

	if (cursor.end - cursor.at <= 3)
		return false;
	for (i = 0; i < SCI_COUNT(days) && memcmp(cursor.at, days[i], 3) != 0; i++)
		continue;
	if (i == SCI_COUNT(days))
		return false;
	while (cursor.at < cursor.end && sci_is_letter(*cursor.at))
		cursor.at++;
	return cursor.at < cursor.end && (*cursor.at == ',' || *cursor.at == ' ');
}

/* The seconds of RFC 3261 20.33: digits alone, or with a comment or parameters behind them,
 * which are not looked into.  false: it is something else. */
static bool take_seconds(struct sci_input cursor, struct sci_slice *digits)
{
	if (!sci_lex_run(&cursor, SCI_LEX_DIGIT, digits))
		return false;
	sci_lex_space(&cursor);
	return cursor.at == cursor.end || *cursor.at == ';' || *cursor.at == '(';
}

/* Seconds; or a date, or anything else, which is there without a code. */
static void read_retry_after(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };
	struct sipcause_part part;
	struct sci_slice digits;

	sci_lex_space(&cursor);
	sci_part_start(reader, &part, SIPCAUSE_PART_RETRY_AFTER, cursor.at);
	part.text.text = cursor.at;
	part.text.length = (uint32_t)(end - cursor.at);
	if (take_seconds(cursor, &digits)) {
		part.code = sci_slice_number(digits);
		if (part.code < 0)
			part.validity = SIPCAUSE_VALIDITY_OUT_OF_RANGE;
	} else if (!begins_date(cursor)) {
		if (cursor.at == end || reader->message->strict) {
			sci_lex_run(&cursor, SCI_LEX_DIGIT, &digits);
			sci_lex_space(&cursor);
			broken(reader, SIPCAUSE_PART_RETRY_AFTER, part.bytes.text, end, cursor.at,
			       "seconds or a date");
			return;
		}
		part.flaw = SIPCAUSE_FLAW_NUMBER;
		sci_reader_flaw(reader, SCI_FAULT_GRAMMAR, cursor.at, "seconds or a date");
	}
	sci_part_add(reader, &part, end);
}

/* The method of the request that a response answers, or of the request itself. */
static void read_cseq(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };
	struct sci_slice number, method;

	sci_lex_space(&cursor);
	if (!sci_lex_run(&cursor, SCI_LEX_DIGIT, &number))
		return;
	sci_lex_space(&cursor);
	if (sci_lex_run(&cursor, SCI_LEX_TOKEN, &method) &&
	    reader->message->current.method == SCI_METHOD_UNKNOWN) {
		reader->message->current.method = method_of(method);
		reader->message->current.method_text = method;
	}
}

/* One header field, folding included. */
static void read_field(struct sci_reader *reader, const char *begin, const char *end)
{
	static const struct {
		const char *name;
		void (*read)(struct sci_reader *reader, const char *begin, const char *end);
	} fields[] = {
		{ "Reason", sci_read_reason },
		{ "Warning", sci_read_warning },
		{ "Retry-After", read_retry_after },
		{ "CSeq", read_cseq },
	};
	struct sci_input cursor = { begin, end };
	struct sci_slice name;
	size_t i;

	if (!sci_lex_run(&cursor, SCI_LEX_TOKEN, &name)) {
		sci_reader_fail(reader, SCI_FAULT_GRAMMAR, cursor.at, "the name of a header field");
		return;
	}
	while (sci_input_take(&cursor, ' ') || sci_input_take(&cursor, '\t'))
		;
	if (!sci_input_take(&cursor, ':')) {
		sci_reader_fail(reader, SCI_FAULT_GRAMMAR, cursor.at,
				"a colon after the name of a header field");
		return;
	}
	for (i = 0; i < SCI_COUNT(fields); i++)
		if (sci_slice_is(name, fields[i].name))
			fields[i].read(reader, cursor.at, end);
}

/* Whether white space stands before the first line, which nothing can be folded into. */
static const char *skip_indent(struct sci_reader *reader, const char *begin, const char *end)
{
	const char *at = begin;

	while (!reader->message->strict && at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (at > begin)
		sci_reader_flaw(reader, SCI_FAULT_GRAMMAR, begin, "no white space before the line");
	return at;
}

static void read_fields(struct sci_reader *reader, const char *begin, const char *end)
{
	while (begin < end) {
		const char *next, *stop = line_end(begin, end, &next);

		if (stop == begin)
			return;
		while (next < end && (*next == ' ' || *next == '\t'))
			stop = line_end(next, end, &next);
		read_field(reader, begin, stop);
		begin = next;
	}
}

void sci_read_header(struct sci_reader *reader, const char *begin, const char *end)
{
	read_fields(reader, skip_indent(reader, begin, end), end);
}

void sci_read_head(struct sci_reader *reader, const char *begin, const char *end)
{
	const char *stop, *next;

	/* RFC 3261 7.5: empty lines before the first one do not count. */
	while (begin < end && (*begin == '\r' || *begin == '\n'))
		begin++;
	begin = skip_indent(reader, begin, end);
	stop = line_end(begin, end, &next);
	sci_message_begin_head(reader->message, true);
	/* Neither SIP/ nor HTTP/ can begin a method. */
	if (stop - begin >= 4 && (sci_slice_is((struct sci_slice){ begin, 4 }, "SIP/") ||
				  (stop - begin >= 5 && memcmp(begin, "HTTP/", 5) == 0)))
		sci_read_status_line(reader, begin, stop);
	else
		read_request_line(reader, begin, stop);
	read_fields(reader, next, end);
}
