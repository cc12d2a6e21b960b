/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The CSV scanner against a naive reader that has the whole file before it and
 * takes its time: in every form, with every size of read, over what is written
 * down below and over random bytes that mean no good.
 */
#include "unit.h"

#include "cli/csv/delimited/scan.h"

#include <stdlib.h>
#include <string.h>

#define SIZE_MAX_OF_A_FILE 2000
#define ROOM (SIZE_MAX_OF_A_FILE + 2 * SCAN_SPARE)

/* How a file falls into records: for each, its flaw, where that is, the line breaks
 * in it, and its marks. */
struct layout {
	size_t used;
	struct {
		size_t from, end, at, lines, marks;
		enum scan_flaw flaw;
	} records[ROOM];
	size_t marks[2 * ROOM];
	size_t mark_count;
};

struct file {
	unsigned char bytes[ROOM];
	size_t length;
	unsigned char delimiter;
	uint32_t columns;
	size_t limit;
};

/* ------------------------------------------------------------------- naive */

static size_t find(const struct file *file, size_t from, char byte)
{
	while (from < file->length && file->bytes[from] != (unsigned char)byte)
		from++;
	return from;
}

static bool is(const struct file *file, size_t at, char byte)
{
	return at < file->length && file->bytes[at] == (unsigned char)byte;
}

static bool is_end(const struct file *file, size_t at)
{
	return at == file->length || is(file, at, (char)file->delimiter) || is(file, at, '\n') ||
	       (is(file, at, '\r') && is(file, at + 1, '\n'));
}

/* The quote that closes the field opened at `open`, or the length. */
static size_t closing(const struct file *file, size_t open)
{
	size_t at = open + 1;

	for (;;) {
		at = find(file, at, '"');
		if (at == file->length || !is(file, at + 1, '"'))
			return at;
		at += 2;
	}
}

static size_t naive_record(const struct file *file, struct layout *layout, size_t from)
{
	size_t line = find(file, from, '\n'), at = from, marks = layout->mark_count, end;
	size_t open_at_line_end = SIZE_MAX, last_open = from, k = layout->used++;
	bool broken = false;

	for (;;) {
		if (is(file, at, '"')) {
			size_t close = closing(file, at);

			last_open = at;
			if (at < line && close > line)
				open_at_line_end = at;
			broken = broken || close == file->length ||
				 (find(file, at, '\n') < close && !is_end(file, close + 1));
			at = close < file->length ? close + 1 : close;
		}
		while (at < file->length && !is(file, at, (char)file->delimiter) &&
		       !is(file, at, '\n'))
			at++;
		layout->marks[layout->mark_count++] = at;
		if (at == file->length || is(file, at, '\n'))
			break;
		at++;
	}
	end = at;
	layout->records[k].from = from;
	layout->records[k].lines = 0;
	layout->records[k].flaw = SCAN_SOUND;
	layout->records[k].at = 0;
	for (at = from; at < end; at++)
		layout->records[k].lines += is(file, at, '\n');
	if (layout->records[k].lines > 0 &&
	    (end - from > file->limit ||
	     (file->columns > 0 && layout->mark_count - marks != file->columns)))
		broken = true;
	if (broken) {
		layout->records[k].flaw = line - from > file->limit ? SCAN_LONG : SCAN_QUOTE;
		layout->records[k].at = open_at_line_end != SIZE_MAX ? open_at_line_end : last_open;
		end = line;
	} else if (end - from > file->limit) {
		layout->records[k].flaw = SCAN_LONG;
	} else if (find(file, from, '\0') < end) {
		layout->records[k].flaw = SCAN_NUL;
		layout->records[k].at = find(file, from, '\0');
	}
	if (layout->records[k].flaw == SCAN_LONG)
		layout->records[k].at = from;
	if (layout->records[k].flaw == SCAN_LONG || layout->records[k].flaw == SCAN_QUOTE)
		layout->records[k].lines = 0;
	if (layout->records[k].flaw != SCAN_SOUND) {
		layout->mark_count = marks;
		layout->marks[layout->mark_count++] = end;
	}
	layout->records[k].end = end;
	layout->records[k].marks = layout->mark_count - marks;
	return end + 1;
}

static void naive(const struct file *file, struct layout *layout)
{
	size_t at = 0;

	layout->used = layout->mark_count = 0;
	while (at < file->length)
		at = naive_record(file, layout, at);
}

/* ------------------------------------------------------------ the scanner's */

/* Take what a block gave into a layout; base is where the block lies in the file. */
static void take(struct layout *layout, const struct scan_index *index, size_t base)
{
	size_t r, m = 0, note = 0;

	for (r = 0; r < index->end_count; r++) {
		size_t from = base + (uint32_t)(index->marks[(ptrdiff_t)m - 1] + 1u), k;
		const struct scan_note *found = NULL;

		if (note < index->note_count && index->notes[note].record == r)
			found = &index->notes[note++];
		if (found != NULL && found->flaw == SCAN_LONG_REST) {
			/* It goes on where the piece before it ended. */
			k = layout->used - 1;
			layout->records[k].end = base + index->marks[m];
			layout->marks[layout->mark_count - 1] = base + index->marks[m++];
			continue;
		}
		k = layout->used++;
		layout->records[k].from = from;
		layout->records[k].flaw = found != NULL ? found->flaw : SCAN_SOUND;
		layout->records[k].at =
			found != NULL && found->flaw != SCAN_SOUND ? base + found->at : 0;
		layout->records[k].lines = found != NULL ? found->lines : 0;
		layout->records[k].marks = index->ends[r] - m + 1;
		while (m <= index->ends[r])
			layout->marks[layout->mark_count++] = base + index->marks[m++];
		layout->records[k].end = layout->marks[layout->mark_count - 1];
	}
	UNIT_CHECK(note == index->note_count, "%zu notes are about no record", note);
}

/* Read the file with so many bytes at a time. */
static bool scanned(const struct file *file, enum scan_form form, size_t step,
		    struct layout *layout)
{
	struct scan scan = { .delimiter = file->delimiter,
			     .columns = file->columns,
			     .limit = file->limit };
	unsigned char *block = malloc(file->length + SCAN_SPARE);
	size_t base = 0, end = 0, used;
	struct scan_index index;

	layout->used = layout->mark_count = 0;
	if (!scan_use(&scan, form)) {
		free(block);
		return false;
	}
	if (block == NULL || !scan_index_make(&index, file->length + 1))
		abort();
	do {
		bool last;

		end = file->length - end > step ? end + step : file->length;
		last = end == file->length;
		memcpy(block, file->bytes + base, end - base);
		memset(block + (end - base), ' ', SCAN_SPARE);
		used = scan_block(&scan, block, end - base, last, &index);
		UNIT_CHECK(used <= end - base, "used %zu of %zu bytes", used, end - base);
		UNIT_CHECK(!last || used == end - base, "left %zu bytes at the end",
			   end - base - used);
		UNIT_CHECK(used > 0 || end - base <= file->limit,
			   "a block over the limit is stuck");
		take(layout, &index, base);
		base += used;
	} while (end < file->length);
	scan_index_drop(&index);
	free(block);
	return true;
}

/* What differs first, or NULL. */
static const char *difference(const struct layout *a, const struct layout *b)
{
	static char text[200];
	size_t i;

	for (i = 0; i < a->used && i < b->used; i++) {
		if (a->records[i].from == b->records[i].from &&
		    a->records[i].end == b->records[i].end &&
		    a->records[i].flaw == b->records[i].flaw &&
		    a->records[i].at == b->records[i].at &&
		    a->records[i].lines == b->records[i].lines &&
		    a->records[i].marks == b->records[i].marks)
			continue;
		snprintf(
			text, sizeof(text),
			"record %zu: from %zu/%zu end %zu/%zu flaw %d/%d at %zu/%zu lines %zu/%zu marks %zu/%zu",
			i, a->records[i].from, b->records[i].from, a->records[i].end,
			b->records[i].end, (int)a->records[i].flaw, (int)b->records[i].flaw,
			a->records[i].at, b->records[i].at, a->records[i].lines,
			b->records[i].lines, a->records[i].marks, b->records[i].marks);
		return text;
	}
	if (a->used != b->used) {
		snprintf(text, sizeof(text), "%zu/%zu records", a->used, b->used);
		return text;
	}
	if (a->mark_count != b->mark_count ||
	    memcmp(a->marks, b->marks, a->mark_count * sizeof(a->marks[0])) != 0)
		return "the marks differ";
	return NULL;
}

static struct layout expected, found;

static void check_one(const char *name, const struct file *file, enum scan_form form, size_t step)
{
	const char *text;

	if (!scanned(file, form, step, &found))
		return;
	text = difference(&found, &expected);
	UNIT_CHECK(text == NULL, "%s: %s, %zu at a time: %s", name, scan_form_word(form), step,
		   text != NULL ? text : "");
}

static void check(const char *name, const struct file *file, size_t steps)
{
	enum scan_form form;
	size_t step;

	naive(file, &expected);
	for (form = SCAN_BYTES; form < SCAN_FORMS; form++) {
		for (step = 1; step <= steps && step <= file->length; step++)
			check_one(name, file, form, step);
		check_one(name, file, form, file->length + 1);
	}
}

/* ------------------------------------------------------------------- tests */

static const struct {
	const char *name, *bytes;
	uint32_t columns;
	size_t limit;
	const char *layout; /* of each record: flaw, then fields; '|' between records */
} written[] = {
	{ "plain", "a,b\nc,d\n", 2, 100, "s2|s2" },
	{ "no line end at the end", "a,b\nc,d", 2, 100, "s2|s2" },
	{ "CR LF", "a,b\r\nc,\"d\"\r\n", 2, 100, "s2|s2" },
	{ "a delimiter in quotes", "a,\"b,c\"\n", 2, 100, "s2" },
	{ "doubled quotes", "\"\"\"a\"\",\",b\n", 2, 100, "s2" },
	{ "a line break in quotes", "a,\"b\nc\"\nd,e\n", 2, 100, "s2|s2" },
	{ "a quote within a field", "5\" pipe,b\nc,d\n", 2, 100, "s2|s2" },
	{ "text behind a quote", "\"Bob \"X\" Y\",b\nc,d\n", 2, 100, "s2|s2" },
	{ "left open, then quotes", "a,\"b\n\"c\",d\ne,f\n", 2, 100, "q1|s2|s2" },
	{ "left open, wrong columns", "a,b,\"c\nd,e\",f\ng,h,i\n", 3, 100, "q1|s3|s3" },
	{ "left open, too many columns", "a,\"b\nc,\"d\",e\nf,g\n", 2, 100, "q1|s3|s2" },
	{ "left open to the end", "a,\"b\nc,d\ne,f\n", 2, 100, "q1|s2|s2" },
	{ "left open beyond the limit", "a,\"b\nc,d\ne,f\ng,h\n\"", 2, 12, "q1|s2|s2|s2|q1" },
	{ "quotes close and open on each line", "x\",\"y\nx\",\"y\nx\",\"y\nx\",\"y\n", 2, 100,
	  "q1|q1|q1|q1" },
	{ "the same, any columns, to the end", "x\",\"y\nx\",\"y\nx\",\"y\nx\",\"y\n", 0, 100,
	  "q1|q1|q1|q1" },
	{ "the same, beyond the limit at first", "x\",\"y\nx\",\"y\nx\",\"y\nx\",\"y\nx\",z\n", 0,
	  20, "q1|q1|s4" },
	{ "the same, then something behind a quote", "x\",\"y\nx\",\"y\nx\",\"y\n\"z,\"\nb\n", 0,
	  100, "q1|q1|q1|s1|s1" },
	{ "left open on the last line", "a,b\nc,\"d", 2, 100, "s2|q1" },
	{ "a NUL", "a,\\0b\nc,d\n", 2, 100, "n1|s2" },
	{ "over the limit", "aaaaaaaaaaaa,b\nc,d\n", 2, 10, "l1|s2" },
	{ "over the limit at the end", "c,d\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 2, 10,
	  "s2|l1" },
	{ "empty lines", "\n\n\r\na\n", 0, 100, "s1|s1|s1|s1" },
	{ "nothing", "", 0, 100, "" },
	{ "quotes at the edge of 64 bytes",
	  "12345678901234567890123456789012345678901234567890123456789012,\"b\",c\n1,\"2\",3\n", 3,
	  100, "s3|s3" },
	{ "a quote closes at the edge of 64 bytes",
	  "1234567890123456789012345678901234567890123456789012345678901,\"\",c\n1,\"2\",3\n", 3,
	  100, "s3|s3" },
};

static void fill(struct file *file, const char *bytes)
{
	file->length = 0;
	for (; *bytes != '\0'; bytes++) {
		bool nul = bytes[0] == '\\' && bytes[1] == '0';

		file->bytes[file->length++] = nul ? 0 : (unsigned char)*bytes;
		bytes += nul;
	}
}

static void test_written(void)
{
	struct file file = { .delimiter = ',' };
	size_t i, k;

	for (i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		char text[200] = "";

		fill(&file, written[i].bytes);
		file.columns = written[i].columns;
		file.limit = written[i].limit;
		check(written[i].name, &file, file.length);
		for (k = 0; k < expected.used; k++)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%c%zu",
				 k > 0 ? "|" : "", "sqnl"[expected.records[k].flaw],
				 expected.records[k].marks);
		UNIT_CHECK(strcmp(text, written[i].layout) == 0, "%s: %s, expected %s",
			   written[i].name, text, written[i].layout);
	}
}

static uint32_t state = 20250301;

static uint32_t draw(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

static void test_hostile(void)
{
	static const char alphabet[] = "\"\"\"\",,,\n\n\raaab;";
	struct file file;
	size_t i, k;

	for (i = 0; i < 1500; i++) {
		char name[40];

		memset(&file, 0, sizeof(file));
		snprintf(name, sizeof(name), "hostile %zu", i);
		file.length = draw(i % 10 == 0 ? 300 : 60);
		file.delimiter = i % 7 == 0 ? ';' : ',';
		file.columns = draw(4);
		file.limit = 5 + draw(80);
		for (k = 0; k < file.length; k++)
			file.bytes[k] =
				draw(100) == 0
					? 0
					: (unsigned char)alphabet[draw(sizeof(alphabet) - 1)];
		check(name, &file, 70);
	}
}

/* Long files, mostly well formed: the fast forms do most of the work here. */
static void test_ordinary(void)
{
	static const char *const fields[] = { "4930123456", "\"Meier, Anna\"",
					      "16",         "\"say \"\"x\"\"\"",
					      "",           "\"\"",
					      "x\ry",       "\"a\nb\"",
					      "5\" pipe",   "\"q\"r",
					      "200",        "trunk-7" };
	struct file file = { .delimiter = ',', .columns = 5, .limit = 400 };
	size_t i, k;

	for (i = 0; i < 400; i++) {
		char name[40];

		snprintf(name, sizeof(name), "ordinary %zu", i);
		file.length = 0;
		while (file.length < SIZE_MAX_OF_A_FILE - 200) {
			for (k = 0; k < 5; k++) {
				const char *field = fields[draw(i % 3 == 0 ? 7 : 12)];

				memcpy(file.bytes + file.length, field, strlen(field));
				file.length += strlen(field);
				file.bytes[file.length++] = k < 4 ? ',' : '\n';
			}
			if (draw(30) == 0)
				file.bytes[file.length - 1 - draw(20)] =
					(unsigned char)"\"\n,"[draw(3)];
		}
		naive(&file, &expected);
		for (k = 0; k < SCAN_FORMS; k++) {
			check_one(name, &file, (enum scan_form)k, file.length);
			check_one(name, &file, (enum scan_form)k, 401 + draw(600));
			check_one(name, &file, (enum scan_form)k, 1 + draw(100));
		}
	}
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "written down", test_written },
		{ "hostile bytes", test_hostile },
		{ "ordinary files", test_ordinary },
	};

	return UNIT_MAIN("csv-scan", tests);
}
