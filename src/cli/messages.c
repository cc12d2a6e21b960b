/* SPDX-License-Identifier: BSD-2-Clause */
#include "messages.h"

#include "base/text.h"

/* How far it is looked for the dot that stands for an empty line. */
#define DOTTED_LINES 256

/* So many lines that are no header fields are of no head any more. */
#define STRANGE_LINES 64

/* Whether the lines from a mark on end in dots, the first empty one being a dot alone. */
static bool is_dotted(struct cli_mark mark, const char *end, size_t indent)
{
	struct cli_line line;
	size_t i;

	for (i = 0; i < DOTTED_LINES && cli_take_line(&mark, end, &line); i++) {
		if (line.length <= indent || line.text[line.length - 1] != '.' ||
		    cli_is_first_line(line.text + indent, line.length - indent))
			return false;
		if (line.length == indent + 1)
			return true;
	}
	return false;
}

/* What stands before and behind the lines of a head. */
struct margin {
	const char *text; /* blanks before each line */
	size_t length;
	size_t before; /* bytes before the first line */
	bool dotted;
};

/* Whether a line begins a message, and what stands round that.  next: the line behind it. */
static bool begins(struct cli_line line, struct cli_mark next, const char *end,
		   struct margin *margin)
{
	size_t blanks = cli_count_blanks(line.text, line.length);
	struct cli_line bare = cli_line_behind(line, blanks);

	memset(margin, 0, sizeof(*margin));
	margin->text = line.text;
	margin->length = margin->before = blanks;
	bare.length -= bare.length > 0 && bare.text[bare.length - 1] == '.';
	margin->dotted = bare.length + blanks < line.length &&
			 cli_is_first_line(bare.text, bare.length) && is_dotted(next, end, blanks);
	if (!margin->dotted)
		bare = cli_line_behind(line, blanks);
	if (cli_is_first_line(bare.text, bare.length))
		return true;
	margin->length = 0;
	margin->before = cli_find_first_line(bare);
	if (margin->before == SIZE_MAX)
		return false;
	margin->before += blanks;
	return true;
}

static bool has_margin(struct cli_line line, const struct margin *margin)
{
	return line.length >= margin->length &&
	       memcmp(line.text, margin->text, margin->length) == 0;
}

/* A line of a head without its margin. */
static struct cli_line without(struct cli_line line, const struct margin *margin)
{
	if (has_margin(line, margin))
		line = cli_line_behind(line, margin->length);
	/* Where lines are indented, an empty one may have any blanks. */
	if (margin->length > 0 && cli_count_blanks(line.text, line.length) == line.length)
		line.length = 0;
	if (margin->dotted && line.length > 0 && line.text[line.length - 1] == '.')
		line.length--;
	return line;
}

/* -------------------------------------------------------------------- heads */

/* Whether all lines of a head have its margin. */
static bool is_even(struct cli_mark mark, const char *end, const struct margin *margin)
{
	struct cli_line line;

	while (cli_take_line(&mark, end, &line))
		if (!has_margin(line, margin))
			return false;
	return true;
}

/* Put the lines of a head together, without what stands round them. */
static size_t put_together(struct cli_mark mark, const char *end, const struct margin *margin,
			   char *room)
{
	size_t length = 0;
	struct cli_line line;

	while (cli_take_line(&mark, end, &line)) {
		line = without(line, margin);
		memcpy(room + length, line.text, line.length);
		length += line.length;
		/* The line had an end at least as long. */
		if (mark.at[-1] == '\n')
			room[length++] = '\n';
	}
	return length;
}

/* Find the end of a head, whose first line was taken, and go behind its empty line. */
static const char *find_end(struct cli_messages *messages, const struct margin *margin, bool *empty)
{
	struct cli_mark strange = { NULL, 0 }; /* lines that are no header fields */
	struct cli_line line;
	size_t count = 0;

	*empty = false;
	for (;;) {
		struct cli_mark mark = messages->next;

		if (!cli_take_line(&messages->next, messages->end, &line))
			return messages->end;
		line = without(line, margin);
		*empty = line.length == 0;
		if (*empty)
			return mark.at;
		if (cli_is_first_line(line.text, line.length)) {
			messages->next = strange.at != NULL ? strange : mark;
			return messages->next.at;
		}
		if (cli_is_blank(line.text[0]) || cli_is_field(line.text, line.length))
			strange.at = NULL;
		else if (strange.at == NULL)
			strange = mark;
		count = strange.at != NULL ? count + 1 : 0;
		if (count == STRANGE_LINES) {
			messages->next = strange;
			return strange.at;
		}
	}
}

/* The first line at a mark begins a head.  false: no empty line ends it, and so it has no
 * body. */
static bool take_head(struct cli_messages *messages, struct cli_mark first,
		      const struct margin *margin, struct cli_head *head)
{
	bool empty;
	const char *end = find_end(messages, margin, &empty);

	head->line = first.line;
	head->before = margin->before;
	head->indent = is_even(first, end, margin) ? margin->length : 0;
	head->bytes = first.at + margin->before;
	head->length = (size_t)(end - head->bytes);
	if (!margin->dotted && head->indent == 0)
		return empty;
	first.at = head->bytes - margin->length;
	head->bytes = messages->room;
	head->length = put_together(first, end, margin, messages->room);
	messages->room += head->length;
	return empty;
}

/* ------------------------------------------------------------------- bodies */

static bool is_type(const char *value, size_t length, const char *type)
{
	size_t at = cli_count_blanks(value, length), i = 0;

	while (type[i] != '\0' && at + i < length && sci_lower(value[at + i]) == type[i])
		i++;
	return type[i] == '\0';
}

/* What may follow a head. */
static void expect_body(struct cli_body *body, const struct cli_head *head,
			const struct margin *margin)
{
	bool http = cli_is_http(head->bytes, head->length);
	size_t length, i;
	const char *value;

	body->margin = head->indent;
	body->line_end = margin->dotted ? 1 : 2;
	value = cli_find_field(head->bytes, head->length, "Content-Type", 'c', &length);
	/* A message/sipfrag tells of another call. */
	body->closed = http || (value != NULL && (is_type(value, length, "message/") ||
						  is_type(value, length, "multipart/")));
	body->end = http ? CLI_BODY_REST : CLI_BODY_BLOCK;
	value = cli_find_field(head->bytes, head->length, "Content-Length", 'l', &length);
	i = value != NULL ? cli_count_blanks(value, length) : 0;
	if (i == length || value == NULL || !sci_is_digit(value[i]))
		return;
	for (; i < length && sci_is_digit(value[i]) && body->left < SIZE_MAX / 16; i++)
		body->left = body->left * 10 + (size_t)(value[i] - '0');
	body->end = body->left > 0 ? CLI_BODY_COUNTED : CLI_BODY_NONE;
}

static void pass(struct cli_passed *passed, struct cli_line line, size_t number)
{
	size_t blanks = cli_count_blanks(line.text, line.length);

	if (blanks == line.length)
		return;
	if (passed->count++ > 0)
		return;
	while (cli_is_blank(line.text[line.length - 1]))
		line.length--;
	passed->line = number;
	passed->text = line.text + blanks;
	passed->length = line.length - blanks;
}

/* Whether a line is of the body of the message before. */
static bool is_of_body(struct cli_messages *messages, struct cli_line line, size_t number)
{
	struct cli_body *body = &messages->body;
	size_t blanks = cli_count_blanks(line.text, line.length);
	size_t size =
		line.length + body->line_end - (blanks < body->margin ? blanks : body->margin);

	switch (body->end) {
	case CLI_BODY_COUNTED:
		body->left -= size < body->left ? size : body->left;
		if (body->left == 0)
			body->end = CLI_BODY_NONE;
		return true;
	case CLI_BODY_BLOCK:
		pass(&body->block, line, number);
		if (blanks == line.length)
			body->end = CLI_BODY_NONE;
		return true;
	case CLI_BODY_REST:
		return true;
	default:
		return false;
	}
}

/* Whether a message may begin at a line. */
static bool may_begin(const struct cli_body *body, struct cli_line line)
{
	if (body->end == CLI_BODY_NONE || !body->closed)
		return true;
	return body->end == CLI_BODY_REST && cli_is_http(line.text, line.length);
}

/* What stood between an empty line and a message was no body. */
static void pass_block(struct cli_messages *messages)
{
	const struct cli_body *body = &messages->body;

	if (body->end != CLI_BODY_BLOCK || body->block.count == 0)
		return;
	if (messages->passed.count == 0)
		messages->passed = body->block;
	else
		messages->passed.count += body->block.count;
}

/* --------------------------------------------------------------------- text */

void cli_messages_begin(struct cli_messages *messages, const char *text, size_t length, char *room)
{
	memset(messages, 0, sizeof(*messages));
	messages->next.at = text + sci_mark_length(text, length);
	messages->next.line = 1;
	messages->end = text + length;
	messages->room = room;
}

bool cli_messages_next(struct cli_messages *messages, struct cli_head *head)
{
	struct cli_mark mark = messages->next;
	struct margin margin;
	struct cli_line line;

	while (cli_take_line(&messages->next, messages->end, &line)) {
		if (may_begin(&messages->body, line) &&
		    begins(line, messages->next, messages->end, &margin)) {
			pass_block(messages);
			line.length = margin.before - margin.length;
			pass(&messages->passed, line, mark.line);
			memset(&messages->body, 0, sizeof(messages->body));
			if (take_head(messages, mark, &margin, head))
				expect_body(&messages->body, head, &margin);
			return true;
		}
		if (!is_of_body(messages, line, mark.line))
			pass(&messages->passed, line, mark.line);
		mark = messages->next;
	}
	return false;
}
