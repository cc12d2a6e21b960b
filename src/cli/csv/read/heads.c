/* SPDX-License-Identifier: BSD-2-Clause */
#include "heads.h"

#include "base/text.h"
#include "cli/csv/record/mask.h"
#include "cli/cli.h"
#include "cli/csv/record/cell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MORE 4096                /* bytes that are read to tell what differs */
#define SAMPLE ((size_t)1 << 16) /* bytes in which columns are counted */

/* ------------------------------------------------------------- what differs */

/* A line as fields. */
struct fields {
	const char *at;
	const char *end;
	char delimiter;
	bool over;
};

/* The next field as it is written.  false: there is none. */
static bool next_field(struct fields *fields, struct cell *field)
{
	const char *at = fields->at;
	bool quoted = false;

	if (fields->over)
		return false;
	for (; at < fields->end; at++) {
		if (*at == '"' && (quoted || at == fields->at))
			quoted = !quoted;
		else if (!quoted && (*at == fields->delimiter || *at == '\n'))
			break;
	}
	field->text = fields->at;
	field->length = (size_t)(at - fields->at);
	fields->over = at == fields->end || *at == '\n';
	if (fields->over && at < fields->end && field->length > 0 && at[-1] == '\r')
		field->length--;
	fields->at = at + 1;
	return true;
}

static bool is_same(const struct cell *a, const struct cell *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* A field for a message. */
static void quote(const struct head *head, struct cell field, char quoted[SCI_QUOTED])
{
	char masked[CELL_TEXT];

	field = mask_shown(field, head->mask, masked);
	sci_quote(quoted, field.text, field.length);
}

/* Say in which column a line differs first. */
static void say_difference(const struct head *head, const char *name, const char *bytes,
			   size_t length, char message[INPUT_MESSAGE])
{
	struct fields ours = { head->bytes.bytes, head->bytes.bytes + head->bytes.length,
			       head->delimiter, false };
	struct fields theirs = { bytes, bytes + length, head->delimiter, false };
	char expected[SCI_QUOTED], found[SCI_QUOTED];
	struct cell our = { NULL, 0 }, their = { NULL, 0 };
	bool have_ours, have_theirs;
	size_t column = 0;

	do {
		column++;
		have_ours = next_field(&ours, &our);
		have_theirs = next_field(&theirs, &their);
	} while (have_ours && have_theirs && is_same(&our, &their));
	if (have_ours)
		quote(head, our, expected);
	if (have_theirs)
		quote(head, their, found);
	if (have_ours && have_theirs)
		snprintf(message, INPUT_MESSAGE,
			 "%.80s: column %zu of the header line is %s; expected %s, as in %.80s",
			 name, column, found, expected, head->name);
	else if (have_ours)
		snprintf(message, INPUT_MESSAGE,
			 "%.80s: the header line has no column %zu; expected %s, as in %.80s", name,
			 column, expected, head->name);
	else
		snprintf(message, INPUT_MESSAGE,
			 "%.80s: the header line has a column %zu, %s; expected %zu, as in %.80s",
			 name, column, have_theirs ? found : "''", column - 1, head->name);
}

/* ------------------------------------------------------------- a header line */

/* The first bytes of a file. */
struct start {
	const struct inputs *inputs;
	const struct input *input;
	char *bytes;
	size_t length;
};

/* Read on until there are so many bytes, or the file ends. */
static enum input_got read_to(struct start *start, size_t length)
{
	size_t more;
	enum input_got got;

	if (start->length >= length)
		return INPUT_READ;
	got = input_read(start->inputs, start->input, start->bytes + start->length,
			 length - start->length, &more);
	start->length += more;
	return got;
}

/* Read as much as a header line has, with its line end, and no more.  A byte order mark is
 * no part of it. */
static enum input_got read_line(const struct head *head, struct start *start, uint64_t *skipped)
{
	enum input_got got = read_to(start, 1);

	if (got == INPUT_READ && start->length == 1 && start->bytes[0] == SCI_MARK[0])
		got = read_to(start, SCI_MARK_LENGTH);
	if (got == INPUT_READ && sci_mark_length(start->bytes, start->length) > 0) {
		*skipped += SCI_MARK_LENGTH;
		start->length = 0;
	}
	if (got == INPUT_READ)
		got = read_to(start, head->bytes.length + 1);
	if (got == INPUT_READ && start->length == head->bytes.length + 1 &&
	    start->bytes[head->bytes.length] == '\r')
		got = read_to(start, head->bytes.length + 2);
	*skipped += start->length;
	return got;
}

static bool agrees(const struct head *head, const struct start *start)
{
	size_t length = head->bytes.length;
	const char *end = start->bytes + length;

	if (start->length < length ||
	    (length > 0 && memcmp(start->bytes, head->bytes.bytes, length) != 0))
		return false;
	return start->length == length || (start->length == length + 1 && end[0] == '\n') ||
	       (start->length == length + 2 && end[0] == '\r' && end[1] == '\n');
}

static enum head_outcome compare(const struct head *head, struct start *start, uint64_t *skipped,
				 char message[INPUT_MESSAGE])
{
	const char *name = start->input->name;
	enum input_got got = read_line(head, start, skipped);

	if (got == INPUT_READ && *skipped > 0 && agrees(head, start))
		return HEAD_AGREES;
	if (got == INPUT_READ && start->length > 0)
		got = read_to(start, head->bytes.length + MORE);
	if (got != INPUT_READ)
		return got == INPUT_HALTED ? HEAD_HALTED : HEAD_FAILED;
	if (start->length == 0)
		snprintf(message, INPUT_MESSAGE,
			 "%.120s is empty; expected the header line of %.120s", name, head->name);
	else if (!input_is_foreign(start->inputs, name, start->bytes, start->length, message))
		say_difference(head, name, start->bytes, start->length, message);
	return HEAD_DIFFERS;
}

enum head_outcome head_skip(const struct head *head, const struct inputs *inputs,
			    const struct input *input, uint64_t *skipped,
			    char message[INPUT_MESSAGE])
{
	struct start start = { inputs, input, malloc(head->bytes.length + MORE), 0 };
	enum head_outcome outcome = HEAD_MEMORY;
	int error;

	*skipped = 0;
	if (start.bytes != NULL)
		outcome = compare(head, &start, skipped, message);
	error = errno;
	free(start.bytes);
	errno = error;
	return outcome;
}

/* ------------------------------------------------------------- columns */

/* Whether a record among those that were found has as many columns.  count: what the first
 * sound one has that is not empty; 0: there is none. */
static bool has_columns(const struct scan_index *index, const unsigned char *bytes,
			uint32_t columns, size_t *count)
{
	size_t note = 0, i;

	*count = 0;
	for (i = 0; i < index->end_count; i++) {
		size_t first = i == 0 ? 0 : (size_t)index->ends[i - 1] + 1;
		size_t have = index->ends[i] - first + 1;
		/* Of the first record, the mark before is one less than 0. */
		uint32_t from = (index->marks + first)[-1] + 1u, end = index->marks[first];
		bool sound = true;

		for (; note < index->note_count && index->notes[note].record == i; note++)
			sound = index->notes[note].flaw == SCAN_SOUND;
		if (!sound ||
		    (have == 1 && (end == from || (end == from + 1 && bytes[from] == '\r'))))
			continue;
		if (have == columns)
			return true;
		if (*count == 0)
			*count = have;
	}
	return *count == 0;
}

static enum head_outcome count_columns(const struct head *head, const struct inputs *inputs,
				       const struct input *input, struct scan scan,
				       struct scan_index *index, unsigned char *bytes,
				       char message[INPUT_MESSAGE])
{
	size_t length, mark, count;
	enum input_got got = input_read(inputs, input, bytes, SAMPLE, &length);

	if (got != INPUT_READ)
		return got == INPUT_HALTED ? HEAD_HALTED : HEAD_FAILED;
	mark = sci_mark_length(bytes, length);
	memset(bytes + length, ' ', SCAN_SPARE);
	if (scan_block(&scan, bytes + mark, length - mark, length < SAMPLE, index) == SIZE_MAX)
		return HEAD_MEMORY;
	if (has_columns(index, bytes + mark, scan.columns, &count))
		return HEAD_AGREES;
	snprintf(message, INPUT_MESSAGE, "%.120s has %zu column%s; expected %u, as in %.120s",
		 input->name, count, count == 1 ? "" : "s", (unsigned)scan.columns, head->name);
	return HEAD_DIFFERS;
}

static enum head_outcome look_at_columns(const struct head *head, const struct inputs *inputs,
					 const struct input *input, const struct scan *scan,
					 char message[INPUT_MESSAGE])
{
	unsigned char *bytes = malloc(SAMPLE + SCAN_SPARE);
	enum head_outcome outcome = HEAD_MEMORY;
	struct scan_index index;
	int error;

	memset(&index, 0, sizeof(index));
	if (bytes != NULL && scan_index_make(&index, SAMPLE))
		outcome = count_columns(head, inputs, input, *scan, &index, bytes, message);
	error = errno;
	free(bytes);
	scan_index_drop(&index);
	errno = error;
	return outcome;
}

/* ------------------------------------------------------------- all files */

static bool tell(enum head_outcome outcome, const char *name, const char *message)
{
	int error = errno;

	if (outcome == HEAD_AGREES)
		return true;
	if (outcome == HEAD_DIFFERS)
		cli_say("%s", message);
	else if (outcome == HEAD_HALTED)
		cli_say("interrupted before the first record");
	else
		cli_say("reading %s failed: %s", name,
			outcome == HEAD_MEMORY ? "out of memory" : strerror(error));
	return false;
}

static bool look_at(const struct head *head, const struct inputs *inputs, const char *name,
		    const struct scan *scan)
{
	char message[INPUT_MESSAGE] = "";
	enum head_outcome outcome = HEAD_AGREES;
	struct input input;
	uint64_t skipped;
	int error;

	if (!input_open(&input, name)) {
		cli_say("opening %s failed: %s", name, strerror(errno));
		return false;
	}
	if (head->there && input.regular)
		outcome = head_skip(head, inputs, &input, &skipped, message);
	else if (scan->columns > 0 && input.regular)
		outcome = look_at_columns(head, inputs, &input, scan, message);
	error = errno;
	input_close(&input);
	errno = error;
	return tell(outcome, name, message);
}

/* Whether a file can be opened and read again, so that nothing of it is lost. */
static bool is_regular(const char *name)
{
	struct stat file;

	return strcmp(name, "-") != 0 && stat(name, &file) == 0 && S_ISREG(file.st_mode);
}

int heads_look_at(const struct head *head, const struct inputs *inputs, const struct scan *scan)
{
	size_t i;

	for (i = 1; i < inputs->count; i++)
		if (is_regular(inputs->names[i]) && !look_at(head, inputs, inputs->names[i], scan))
			return CLI_IO;
	return CLI_OK;
}
