/* SPDX-License-Identifier: BSD-2-Clause */
/* The pieces that a page in JSON is read from: values, objects by their keys, and lists. */
#ifndef CSV_PAGE_READER_H
#define CSV_PAGE_READER_H

#include "base/json-read.h"
#include "fields.h"
#include "base/arena.h"
#include "trouble.h"

struct page_reader {
	struct sci_json json;
	const char *begin;
	struct sci_arena *arena;
	struct page *page;
	struct page_trouble *trouble;
};

/* Say what was expected where the last piece begins; gives false. */
bool page_read_fail(struct page_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
bool page_read_no_memory(struct page_reader *reader);

/* The next piece; SCI_JSON_ERROR was told. */
enum sci_json_kind page_read_next(struct page_reader *reader);
/* The next piece is of this kind, whose name is for the message. */
bool page_read_kind(struct page_reader *reader, enum sci_json_kind kind, const char *name);
bool page_read_count(struct page_reader *reader, uint64_t *count);
bool page_read_seconds(struct page_reader *reader, double *seconds);
bool page_read_text(struct page_reader *reader, const char **text);
bool page_read_yes(struct page_reader *reader, bool *yes);
bool page_read_skip(struct page_reader *reader);

/* An item of a list or a value of an object, from its first piece on. */
typedef bool page_read_value(struct page_reader *reader, void *to);

/* A key that is no count. */
struct page_member {
	const char *key;
	page_read_value *read;
	size_t offset; /* into what is read */
	bool needed;
};
/* An object: counts by their names, and other members. */
struct page_shape {
	const struct page_fields *fields[5];
	void *counts[5];
	size_t field_count;
	const struct page_member *members;
	size_t member_count;
	void *to;           /* what the members are read into */
	bool others_passed; /* other keys are no error */
};
bool page_read_object(struct page_reader *reader, const struct page_shape *shape);
/* The same after its brace. */
bool page_read_members(struct page_reader *reader, const struct page_shape *shape);
/* Objects whose keys are no fixed words: read() finds the key in the reader. */
bool page_read_named(struct page_reader *reader, page_read_value *read, void *to);

/* Add what a row has to the shape of the object that it is read from.  Its members lie at an
 * offset in what the members are read into. */
#define PAGE_ROW_MEMBERS 5
void page_row_shape(const struct page *page, struct page_row *row, struct page_shape *shape,
		    struct page_member *members, size_t offset);
/* The companions that have cells that are no code. */
bool page_read_companions(struct page_reader *reader, void *to);
/* A row of --by, after its brace. */
bool page_read_row(struct page_reader *reader, struct page_row *row);

/* Room for one more item of a list that is read; NULL: told. */
void *page_read_more(struct page_reader *reader, void *items, size_t count, size_t size);

#endif
