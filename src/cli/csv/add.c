/* SPDX-License-Identifier: BSD-2-Clause */
#include "add.h"

#include "base/text.h"
#include "cli/csv/page/add.h"
#include "cli/csv/page/read.h"
#include "summary-file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FILE_MOST ((size_t)1 << 30) /* bytes of a summary */

/* ------------------------------------------------------------------- files */

struct bytes {
	char *text;
	size_t length, room;
};

static bool grow(struct bytes *bytes)
{
	size_t room = bytes->room > 0 ? 2 * bytes->room : (size_t)1 << 16;
	char *text = realloc(bytes->text, room);

	if (text == NULL)
		return false;
	bytes->text = text;
	bytes->room = room;
	return true;
}

static int fill(FILE *in, const char *name, struct bytes *bytes)
{
	size_t got;

	do {
		if (bytes->length == bytes->room && !grow(bytes)) {
			cli_say("out of memory");
			return CLI_IO;
		}
		got = fread(bytes->text + bytes->length, 1, bytes->room - bytes->length, in);
		bytes->length += got;
	} while (got > 0 && bytes->length <= FILE_MOST);
	if (ferror(in)) {
		cli_say("reading %s failed: %s", name, strerror(errno));
		return CLI_IO;
	}
	if (bytes->length > FILE_MOST)
		cli_say("%s is above 1 GiB; expected a summary that csv --form json wrote", name);
	return bytes->length > FILE_MOST ? CLI_IO : CLI_OK;
}

static int read_file(const char *name, struct bytes *bytes)
{
	bool standard = strcmp(name, "-") == 0;
	FILE *in = standard ? stdin : fopen(name, "rb");
	int status;

	if (in == NULL) {
		cli_say("opening %s failed: %s", name, strerror(errno));
		return CLI_IO;
	}
	status = fill(in, name, bytes);
	if (!standard)
		fclose(in);
	return status;
}

static int read_page(struct sci_arena *arena, const char *name, struct page *page)
{
	struct bytes bytes = { NULL, 0, 0 };
	struct page_trouble trouble;
	int status = read_file(name, &bytes);

	if (status == CLI_OK && !page_read(arena, bytes.text, bytes.length, page, &trouble)) {
		if (trouble.memory)
			cli_say("out of memory");
		else
			cli_say("%s, byte %zu: %s", name, trouble.byte, trouble.text);
		status = CLI_IO;
	}
	free(bytes.text);
	return status;
}

/* ------------------------------------------------------------------- whole */

static const char *quoted(char room[SCI_QUOTED], const char *text)
{
	return text != NULL ? sci_quote(room, text, strlen(text)) : "not there";
}

/* Whether a page fits the first one; told where it does not. */
static bool fits(const struct cli_list *names, const struct page *pages, size_t number)
{
	struct page_difference difference;
	char one[SCI_QUOTED], other[SCI_QUOTED];

	if (page_fits(&pages[0], &pages[number], &difference))
		return true;
	cli_say("%s and %s cannot be added: %s is %s in the first, %s in the other",
		names->items[0], names->items[number], difference.what, quoted(one, difference.one),
		quoted(other, difference.other));
	return false;
}

static int add(struct sci_arena *arena, const struct csv_options *options, struct page *sum)
{
	const struct cli_list *names = &options->summaries;
	struct page *pages = cli_alloc(names->count * sizeof(*pages));
	enum page_fault fault;
	size_t i;

	for (i = 0; i < names->count; i++) {
		int status = read_page(arena, names->items[i], &pages[i]);

		if (status != CLI_OK)
			return status;
		if (!fits(names, pages, i))
			return CLI_USAGE;
	}
	fault = page_sum(arena, pages, names->count, sum);
	if (fault != PAGE_FINE)
		cli_say("%s",
			fault == PAGE_NO_MEMORY
				? "out of memory"
				: "the sum of the summaries has a count above 9007199254740991");
	return fault == PAGE_FINE ? CLI_OK : CLI_IO;
}

int add_summaries(const struct csv_options *options)
{
	struct sci_arena arena = { NULL, 0 };
	struct page sum;
	int status = add(&arena, options, &sum);

	if (status == CLI_OK && !summary_file_put(options, &sum, stdout))
		status = CLI_IO;
	sci_arena_free(&arena);
	return status;
}
