/* SPDX-License-Identifier: BSD-2-Clause */
/* The scanner, byte by byte, and what calls the faster forms. */
#include "scan.h"

#include "scan-lines.h"

#include <string.h>

#define NOWHERE SIZE_MAX

static const char *const words[] = { "bytes", "sse2", "avx2" };

const char *scan_form_word(enum scan_form form)
{
	return form < SCAN_FORMS ? words[form] : NULL;
}

enum scan_form scan_best(void)
{
	struct scan scan;
	enum scan_form form = SCAN_AVX2;

	while (!scan_use(&scan, form))
		form--;
	return form;
}

bool scan_use(struct scan *scan, enum scan_form form)
{
	scan->plain = NULL;
	if (form == SCAN_SSE2)
		scan->plain = scan_simd_sse2();
	if (form == SCAN_AVX2)
		scan->plain = scan_simd_avx2();
	return scan->plain != NULL || form == SCAN_BYTES;
}

/* ------------------------------------------------------------- one record */

/*
 * What is known of records that begin in bytes of one that failed.  All line
 * breaks of a record over several lines lie within quotes.  So a later record with
 * one of these within quotes goes on just as the one that failed did, and ends
 * the same way; reading it all again for each line would take quadratic time.
 */
struct doom {
	size_t until;  /* line breaks before this; 0: nothing is known */
	size_t reach;  /* the record goes on to here at least */
	bool for_sure; /* it fails even if that is within the limit */
};

/* A record that is being read. */
struct record {
	const struct scan *scan;
	struct doom *doom;
	const unsigned char *bytes;
	size_t length;
	bool last;
	size_t from;       /* where it begins */
	size_t at;         /* what is read next */
	size_t first_mark; /* of its own */
	size_t line_end;   /* the first line break within a field */
	size_t open;       /* the quote before that */
	size_t nul;
	size_t lines; /* line breaks within fields */
};

enum step { FIELD_ENDS, RECORD_ENDS, DATA_ENDS, BROKEN };

/* Read up to the next delimiter or line end. */
static enum step read_bare(struct record *record)
{
	unsigned char delimiter = record->scan->delimiter;

	for (; record->at < record->length; record->at++) {
		unsigned char byte = record->bytes[record->at];

		if (byte == delimiter)
			return FIELD_ENDS;
		if (byte == '\n')
			return RECORD_ENDS;
		if (byte == 0 && record->nul == NOWHERE)
			record->nul = record->at;
	}
	return record->last ? RECORD_ENDS : DATA_ENDS;
}

/* Whether the field may end here: at a delimiter, a line end, or where data is missing. */
static bool field_may_end(const struct record *record)
{
	const unsigned char *bytes = record->bytes;
	size_t at = record->at;

	if (at == record->length || bytes[at] == record->scan->delimiter || bytes[at] == '\n')
		return true;
	if (bytes[at] != '\r')
		return false;
	return at + 1 == record->length ? !record->last : bytes[at + 1] == '\n';
}

/* Whether it cannot be a record over several lines, at its first line break. */
static bool is_doomed(const struct record *record)
{
	const struct doom *doom = record->doom;

	return record->at < doom->until &&
	       (doom->for_sure || doom->reach - record->from > record->scan->limit);
}

/* Remember that a record over several lines failed. */
static void remember(struct record *record, bool for_sure)
{
	struct doom *doom = record->doom;

	if (record->at <= doom->until)
		return;
	doom->until = doom->reach = record->at;
	doom->for_sure = for_sure;
}

/* Go behind the quote that closes. */
static enum step read_quoted(struct record *record)
{
	const unsigned char *bytes = record->bytes;
	size_t open = record->at, lines = record->lines;

	for (record->at++; record->at < record->length; record->at++) {
		unsigned char byte = bytes[record->at];

		if (byte == '"') {
			if (record->at + 1 == record->length && !record->last)
				return DATA_ENDS;
			if (record->at + 1 == record->length || bytes[record->at + 1] != '"')
				break;
			record->at++;
		} else if (byte == '\n') {
			record->lines++;
			if (record->line_end != NOWHERE)
				continue;
			record->line_end = record->at;
			record->open = open;
			if (is_doomed(record))
				return BROKEN;
		} else if (byte == 0 && record->nul == NOWHERE) {
			record->nul = record->at;
		}
	}
	if (record->at == record->length) {
		if (record->open == NOWHERE)
			record->open = open;
		return record->last ? BROKEN : DATA_ENDS;
	}
	record->at++;
	return record->lines > lines && !field_may_end(record) ? BROKEN : FIELD_ENDS;
}

static enum step read_field(struct record *record)
{
	enum step step = FIELD_ENDS;

	if (record->at < record->length && record->bytes[record->at] == '"')
		step = read_quoted(record);
	return step == FIELD_ENDS ? read_bare(record) : step;
}

/* End the record at a mark, with a note where there is something to say. */
static size_t finish(struct record *record, struct scan_index *index, size_t end,
		     enum scan_flaw flaw, size_t at)
{
	size_t lines = flaw == SCAN_SOUND || flaw == SCAN_NUL ? record->lines : 0;

	if ((flaw != SCAN_SOUND || lines > 0) && !scan_index_note(index, flaw, at, lines))
		return NOWHERE;
	if (flaw != SCAN_SOUND)
		index->mark_count = record->first_mark;
	index->marks[index->mark_count++] = (uint32_t)end;
	index->ends[index->end_count++] = (uint32_t)(index->mark_count - 1);
	return end < record->length ? end + 1 : end;
}

/* A quote was left open, or the line is too long anyway. */
static size_t finish_line(struct record *record, struct scan_index *index, size_t end)
{
	if (end - record->from > record->scan->limit)
		return finish(record, index, end, SCAN_LONG, record->from);
	return finish(record, index, end, SCAN_QUOTE, record->open);
}

static size_t finish_whole(struct record *record, struct scan_index *index)
{
	size_t columns = index->mark_count - record->first_mark + 1;
	size_t expected = record->scan->columns, size = record->at - record->from;

	if (size > record->scan->limit && record->lines == 0)
		return finish(record, index, record->at, SCAN_LONG, record->from);
	if (record->lines > 0 &&
	    (size > record->scan->limit || (expected > 0 && columns != expected))) {
		if (size > record->scan->limit)
			remember(record, false);
		return finish_line(record, index, record->line_end);
	}
	if (record->nul != NOWHERE)
		return finish(record, index, record->at, SCAN_NUL, record->nul);
	return finish(record, index, record->at, SCAN_SOUND, 0);
}

/* The data ends within the record: more is needed, unless the limit is passed. */
static size_t finish_part(struct scan *scan, struct record *record, struct scan_index *index)
{
	if (record->length - record->from <= scan->limit) {
		index->mark_count = record->first_mark;
		return record->from;
	}
	if (record->line_end != NOWHERE) {
		remember(record, false);
		return finish_line(record, index, record->line_end);
	}
	scan->in_long = true;
	return finish(record, index, record->length, SCAN_LONG, record->from);
}

/* Whether a record over several lines has more columns already than it should have:
 * another one begins behind the last mark. */
static bool has_too_many(const struct record *record, const struct scan_index *index)
{
	size_t expected = record->scan->columns;

	return record->lines > 0 && expected > 0 &&
	       index->mark_count - record->first_mark >= expected;
}

/* Read one record and give where the next begins; where it itself begins when more
 * data is needed; NOWHERE when out of memory. */
static size_t read_record(struct scan *scan, struct doom *doom, const unsigned char *bytes,
			  size_t from, size_t length, bool last, struct scan_index *index)
{
	struct record record = { .scan = scan,
				 .doom = doom,
				 .bytes = bytes,
				 .length = length,
				 .last = last,
				 .from = from,
				 .at = from,
				 .first_mark = index->mark_count,
				 .line_end = NOWHERE,
				 .open = NOWHERE,
				 .nul = NOWHERE };

	for (;;) {
		switch (read_field(&record)) {
		case FIELD_ENDS:
			index->marks[index->mark_count++] = (uint32_t)record.at++;
			if (has_too_many(&record, index))
				return finish_line(&record, index, record.line_end);
			break;
		case RECORD_ENDS:
			return finish_whole(&record, index);
		case DATA_ENDS:
			return finish_part(scan, &record, index);
		case BROKEN:
			remember(&record, true);
			return finish_line(&record, index,
					   record.line_end != NOWHERE ? record.line_end : length);
		}
	}
}

/* A further piece of a line over the limit. */
static size_t read_rest(struct scan *scan, const unsigned char *bytes, size_t length,
			struct scan_index *index)
{
	const unsigned char *end = memchr(bytes, '\n', length);
	struct record record = { .scan = scan, .length = length };

	scan->in_long = end == NULL;
	return finish(&record, index, end != NULL ? (size_t)(end - bytes) : length, SCAN_LONG_REST,
		      0);
}

size_t scan_block(struct scan *scan, const unsigned char *bytes, size_t length, bool last,
		  struct scan_index *index)
{
	struct doom doom = { 0, 0, false };
	size_t at = 0, next;

	index->mark_count = index->end_count = index->note_count = 0;
	if (scan->in_long && length > 0)
		at = read_rest(scan, bytes, length, index);
	if (scan->lines)
		return scan_lines(bytes, at, length, scan->limit, last, index, &scan->in_long);
	while (at < length) {
		/* The faster forms know no limit. */
		if (scan->plain != NULL && length - at <= scan->limit)
			at = scan->plain(scan->delimiter, bytes, at, length, index);
		if (at == length)
			break;
		next = read_record(scan, &doom, bytes, at, length, last, index);
		if (next == at || next == NOWHERE)
			return next;
		at = next;
	}
	return at;
}
