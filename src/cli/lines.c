/* SPDX-License-Identifier: BSD-2-Clause */
#include "lines.h"

#include "base/text.h"
#include "cli.h"
#include "command.h"
#include "head-lines.h"
#include "hints.h"
#include "repeat.h"
#include "session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROOM_FIRST ((size_t)1 << 16)
#define ROOM_LAST (CLI_INPUT_MAX + 2) /* with a line end of two bytes */
#define WHERE (SCI_DECIMAL + sizeof("line : "))

/* Bytes of standard input that were not taken yet: from `from` to `to`. */
struct reader {
	char *bytes;
	size_t room;
	size_t from;
	size_t to;
	bool ended;
};

/* What a step of reading came to.  An end is told by read() alone: whatever else
 * stops the reading is a failure, and must never look like an end. */
enum got { GOT_TEXT, GOT_LONG, GOT_END, GOT_FAILED, GOT_NO_MEMORY };

/* Room behind the bytes for at least one more.  GOT_LONG: there is as much as may be. */
static enum got make_room(struct reader *reader)
{
	size_t room = reader->room == 0 ? ROOM_FIRST : 2 * reader->room;
	char *larger;

	if (reader->from > 0) {
		memmove(reader->bytes, reader->bytes + reader->from, reader->to - reader->from);
		reader->to -= reader->from;
		reader->from = 0;
	}
	if (reader->to < reader->room)
		return GOT_TEXT;
	if (reader->room == ROOM_LAST)
		return GOT_LONG;
	room = room < ROOM_LAST ? room : ROOM_LAST;
	larger = realloc(reader->bytes, room);
	if (larger == NULL)
		return GOT_NO_MEMORY;
	reader->bytes = larger;
	reader->room = room;
	return GOT_TEXT;
}

/* Read some bytes more. */
static enum got read_more(struct reader *reader)
{
	enum got got = reader->ended ? GOT_END : make_room(reader);
	ssize_t count;

	if (got != GOT_TEXT)
		return got;
	/* Who waits for an answer before the next question gets it. */
	fflush(stdout);
	do
		count = read(STDIN_FILENO, reader->bytes + reader->to, reader->room - reader->to);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return GOT_FAILED;
	reader->ended = count == 0;
	reader->to += (size_t)count;
	return count == 0 ? GOT_END : GOT_TEXT;
}

/* Pass over the rest of a line that is too long. */
static enum got pass_over(struct reader *reader)
{
	enum got got = GOT_TEXT;
	const char *end = NULL;

	while (got == GOT_TEXT && end == NULL) {
		end = reader->to > reader->from ? memchr(reader->bytes + reader->from, '\n',
							 reader->to - reader->from)
						: NULL;
		reader->from = end != NULL ? (size_t)(end + 1 - reader->bytes) : reader->to;
		if (end == NULL)
			got = read_more(reader);
	}
	return got == GOT_TEXT || got == GOT_END ? GOT_LONG : got;
}

/* The next line, without its end. */
static enum got read_line(struct reader *reader, const char **line, size_t *length)
{
	size_t looked = 0; /* bytes that hold no line end */
	enum got got = GOT_TEXT;
	const char *end;

	for (;;) {
		size_t have = reader->to - reader->from;

		end = have > looked
			      ? memchr(reader->bytes + reader->from + looked, '\n', have - looked)
			      : NULL;
		looked = have;
		if (end != NULL || got == GOT_END)
			break;
		got = read_more(reader);
		if (got == GOT_LONG)
			return pass_over(reader);
		if (got == GOT_FAILED || got == GOT_NO_MEMORY)
			return got;
	}
	if (end == NULL && looked == 0)
		return GOT_END;
	*line = reader->bytes + reader->from;
	*length = end != NULL ? (size_t)(end - *line) : looked;
	reader->from += *length + (end != NULL);
	if (*length > 0 && (*line)[*length - 1] == '\r')
		--*length;
	return *length > CLI_INPUT_MAX ? GOT_LONG : GOT_TEXT;
}

/* All that there is. */
static enum got read_all(struct reader *reader)
{
	enum got got = GOT_TEXT;

	while (got == GOT_TEXT)
		got = read_more(reader);
	if (got != GOT_END)
		return got;
	return reader->to > CLI_INPUT_MAX ? GOT_LONG : GOT_TEXT;
}

/* What could not be read is answered all the same, so that answers stay beside inputs. */
static int answer_long(struct cli *cli, const char *where, const struct cli_answers *answers)
{
	cli_say("%sfound more than %zu bytes; expected no more", where, CLI_INPUT_MAX);
	if (answers->unread != NULL)
		answers->unread(cli, where);
	return CLI_UNMAPPED;
}

static int tell_failure(enum got got, const char *after)
{
	if (got == GOT_NO_MEMORY)
		cli_say("reading standard input failed%s: out of memory", after);
	else
		cli_say("reading standard input failed%s: %s", after, strerror(errno));
	return CLI_IO;
}

/* Whether it is of no use to go on: nobody gets the results. */
static bool is_broken(void)
{
	return ferror(stdout) != 0;
}

/* "line 17: " */
static const char *put_where(char room[WHERE], unsigned long number)
{
	size_t length = strlen("line ");

	memcpy(room, "line ", length);
	length += sci_decimal_put(room + length, (int64_t)number);
	memcpy(room + length, ": ", sizeof(": "));
	return room;
}

static int answer_line(struct cli *cli, struct cli_memo *memo, unsigned long number,
		       const char *line, size_t length, const struct cli_answers *answers)
{
	struct cli_fresh fresh;
	char where[WHERE];
	int status;

	if (memo->ring == NULL)
		return answers->each(cli, put_where(where, number), line, length);
	if (cli_repeat(memo, line, length, &fresh))
		return CLI_OK;
	status = answers->each(cli, put_where(where, number), line, length);
	cli_repeat_keep(memo, line, length, &fresh);
	return status;
}

static int read_lines(struct cli *cli, struct reader *reader, struct cli_memo *memo,
		      const struct cli_answers *answers)
{
	unsigned long number = 0;
	int status = CLI_OK;
	char text[WHERE + 10];

	while (!is_broken()) {
		const char *line = NULL;
		size_t length = 0;
		enum got got = read_line(reader, &line, &length);

		if (got == GOT_END)
			return status;
		if (got != GOT_TEXT && got != GOT_LONG) {
			snprintf(text, sizeof(text), " after line %lu", number);
			return tell_failure(got, text);
		}
		number++;
		status = cli_worse(status,
				   got == GOT_LONG
					   ? answer_long(cli, put_where(text, number), answers)
					   : answer_line(cli, memo, number, line, length, answers));
	}
	return CLI_IO;
}

/* A message, or a document, is all of standard input. */
static int read_whole(struct cli *cli, struct reader *reader, const struct cli_answers *answers)
{
	enum got got = read_all(reader);

	if (got == GOT_LONG)
		return answer_long(cli, "standard input: ", answers);
	if (got != GOT_TEXT)
		return tell_failure(got, "");
	return answers->each(cli, "", reader->bytes, reader->to);
}

/* Only rows are kept; without memory for it, every line is answered anew. */
static bool is_repeated(const struct cli *cli)
{
	return cli->asked.output == CLI_TSV || cli->asked.output == CLI_CSV ||
	       cli->asked.output == CLI_JSON;
}

/* Whether what came first is the beginning of a message: its first line and a header field.  It
 * does not wait for more: who waits for an answer after one line gets it. */
static bool begins_message(struct reader *reader)
{
	struct cli_mark mark;
	struct cli_line first, next;
	const char *end;

	if (read_more(reader) != GOT_TEXT)
		return false;
	mark.at = reader->bytes;
	mark.line = 1;
	end = reader->bytes + reader->to;
	return cli_take_line(&mark, end, &first) && cli_is_first_line(first.text, first.length) &&
	       cli_take_line(&mark, end, &next) && cli_is_field(next.text, next.length);
}

static int read_input(struct cli *cli, const struct cli_answers *answers)
{
	bool whole = cli->asked.form_in == SIPCAUSE_FORM_HEAD ||
		     cli->asked.form_in == SIPCAUSE_FORM_PROBLEM;
	struct reader reader = { NULL, 0, 0, 0, false };
	struct cli_memo memo = { NULL, NULL, 0 };
	int status;

	/* Of show alone: the answers to lines are columns beside them. */
	if (!whole && cli->session.read_line != NULL && cli->asked.form_in < 0)
		whole = begins_message(&reader);
	if (!whole && is_repeated(cli))
		cli_memo_make(&memo);
	status = whole ? read_whole(cli, &reader, answers)
		       : read_lines(cli, &reader, &memo, answers);
	cli_memo_drop(&memo);
	free(reader.bytes);
	return status;
}

static bool is_input(const char *operand)
{
	return strcmp(operand, "-") == 0;
}

/* How many operands are one input: of a message each is a line, or some. */
static int count_together(const struct cli *cli, int argc, char **argv)
{
	int count = 1;

	while (cli->asked.form_in == SIPCAUSE_FORM_HEAD && count < argc && !is_input(argv[count]))
		count++;
	return count;
}

/* Operands with line ends between them. */
static const char *put_together(int argc, char **argv)
{
	size_t length = 1, used = 0;
	char *text;
	int i;

	if (argc == 1)
		return argv[0];
	for (i = 0; i < argc; i++)
		length += strlen(argv[i]) + 1;
	text = cli_alloc(length);
	for (i = 0; i < argc; i++)
		used += (size_t)sprintf(text + used, "%s\n", argv[i]);
	return text;
}

/* Give results large pieces of room, but on a terminal, which gets every line. */
static void widen_output(void)
{
	static char room[1 << 16];

	if (!isatty(STDOUT_FILENO))
		setvbuf(stdout, room, _IOFBF, sizeof(room));
}

int cli_answer(struct cli *cli, int argc, char **argv, const struct cli_answers *answers)
{
	int status = cli_load(cli, argc, argv), i, count;

	if (status != CLI_OK)
		return status;
	if (argc == 0 && cli_help_at_terminal(cli))
		return CLI_USAGE;
	if (cli_hint_before(cli, argc, argv))
		return CLI_USAGE;
	widen_output();
	cli_rows_begin(cli, answers->rows);
	if (argc == 0)
		return read_input(cli, answers);
	for (i = 0; i < argc && !is_broken(); i += count) {
		const char *text = argv[i];

		count = 1;
		if (is_input(text)) {
			status = cli_worse(status, read_input(cli, answers));
			continue;
		}
		count = count_together(cli, argc - i, argv + i);
		text = put_together(count, argv + i);
		status = cli_worse(status, answers->each(cli, "", text, strlen(text)));
	}
	cli_hint(cli, argc, argv, status);
	return status;
}
