/* SPDX-License-Identifier: BSD-2-Clause */
#include "change-row.h"

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/result.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const row_words[] = { "total", "change", "by" };

enum {
	ROW,
	NAME,
	TO_SPACE,
	OLD_FROM,
	NEW_FROM,
	OLD_TO,
	NEW_TO,
	CALLS,
	CHANGED,
	PERCENT,
	SHARE,
	COMMONEST,
	MAP,
	PLACE
};
static const struct cli_column columns[] = {
	[ROW] = { "row", CLI_IN_BOTH },           [NAME] = { "name", CLI_IN_BOTH },
	[TO_SPACE] = { "to_space", CLI_IN_BOTH }, [OLD_FROM] = { "old_from", CLI_IN_BOTH },
	[NEW_FROM] = { "new_from", CLI_IN_BOTH }, [OLD_TO] = { "old_to", CLI_IN_BOTH },
	[NEW_TO] = { "new_to", CLI_IN_BOTH },     [CALLS] = { "calls", CLI_IN_BOTH },
	[CHANGED] = { "changed", CLI_IN_BOTH },   [PERCENT] = { "percent", CLI_IN_TABLE },
	[SHARE] = { NULL, CLI_IN_JSON },          [COMMONEST] = { "commonest", CLI_IN_BOTH },
	[MAP] = { "map", CLI_IN_BOTH },           [PLACE] = { "place", CLI_IN_BOTH },
};

/* ------------------------------------------------------------------ texts */

#define PLACE_TEXT 4200
#define ANSWER_TEXT 1200

/* The code that decided, or the word for there being none. */
static const char *from_text(char text[CLI_CODE_TEXT], const struct reply *reply)
{
	if (reply->from == NULL)
		return how_word(reply->how);
	return cli_code_text(text, reply->from, reply->code);
}

/* "17", "none" and, with its companions, "17 location=U". */
static const char *answer_text(char text[ANSWER_TEXT], const struct sipcause_space *to,
			       const struct reply *reply, bool companions)
{
	size_t used = strlen(cli_number_text(text, to, reply->outcome));
	uint64_t i;

	for (i = 0; companions && i < reply->write_count && used < ANSWER_TEXT; i++) {
		const struct sipcause_space *space = reply->write_space[i];
		char value[CLI_NUMBER_TEXT];

		used += (size_t)snprintf(text + used, ANSWER_TEXT - used, " %s=%s",
					 sipcause_space_name(space),
					 cli_companion_text(value, space, reply->write_code[i]));
	}
	return text;
}

/* The line of the row; NULL: there is none. */
static const char *place_text(char text[PLACE_TEXT], const struct reply *reply)
{
	if (reply->file == NULL || reply->line == 0)
		return NULL;
	snprintf(text, PLACE_TEXT, "%s:%" PRIu32, reply->file, reply->line);
	return text;
}

static double percent_of(const struct row *row)
{
	return 100.0 * (double)(row->kind == ROW_VALUE ? row->changed : row->calls) /
	       (double)row->of;
}

/* -------------------------------------------------------- rows for programs */

/* One at a time is written. */
static struct {
	char old_from[CLI_CODE_TEXT], new_from[CLI_CODE_TEXT];
	char old_to[ANSWER_TEXT], new_to[ANSWER_TEXT];
	char place[PLACE_TEXT];
	char name[128];
	char percent[32];
} texts;

static void put_percent(struct json *json, const void *data)
{
	json_real(json, "percent", percent_of(data));
}

static void fill_change(const struct row *row, struct cli_cell *cells)
{
	const struct change *change = row->change;

	cells[OLD_FROM] = cli_cell_text(from_text(texts.old_from, &change->old));
	cells[NEW_FROM] = cli_cell_text(from_text(texts.new_from, &change->now));
	cells[OLD_TO] = cli_cell_text(answer_text(texts.old_to, row->target, &change->old, true));
	cells[NEW_TO] = cli_cell_text(answer_text(texts.new_to, row->target, &change->now, true));
	cells[MAP] = cli_cell_text(change->now.map);
	cells[PLACE] = cli_cell_text(place_text(texts.place, &change->now));
}

/* The name of a total, as one word. */
static const char *total_word(struct cell name)
{
	size_t i;

	snprintf(texts.name, sizeof(texts.name), "%.*s", (int)name.length, name.text);
	for (i = 0; texts.name[i] != '\0'; i++)
		if (texts.name[i] == ' ')
			texts.name[i] = '-';
	return texts.name;
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct row *row = data;

	(void)cli;
	cells[ROW] = cli_cell_text(row_words[row->kind]);
	if (row->kind == ROW_TOTAL)
		cells[NAME] = cli_cell_text(total_word(row->name));
	else if (row->name.text != NULL)
		cells[NAME] = cli_cell_bytes(row->name.text, row->name.length);
	cells[TO_SPACE] = cli_cell_text(sipcause_space_name(row->target));
	cells[CALLS] = cli_cell_number((int64_t)row->calls);
	if (row->kind == ROW_VALUE)
		cells[CHANGED] = cli_cell_number((int64_t)row->changed);
	if (row->of > 0) {
		snprintf(texts.percent, sizeof(texts.percent), "%.4f", percent_of(row));
		cells[PERCENT] = cli_cell_text(texts.percent);
		cells[SHARE] = cli_cell_members(put_percent, row);
	}
	if (row->commonest > 0)
		cells[COMMONEST] = cli_cell_number((int64_t)row->commonest);
	if (row->change != NULL)
		fill_change(row, cells);
}

/* --------------------------------------------------------- rows for a person */

static void put_share(const struct row *row)
{
	double percent = row->of > 0 ? percent_of(row) : 0;

	if (row->of == 0)
		return;
	if (percent > 0 && percent < 0.01)
		cli_put(stdout, "   <0.01 %%");
	else
		cli_put(stdout, "  %6.2f %%", percent);
}

/* "sip:480 to q850: 18 -> 19"; companions only where they are another. */
static void put_change(const struct sipcause_space *target, const struct change *change)
{
	const char *old = from_text(texts.old_from, &change->old);
	const char *now = from_text(texts.new_from, &change->now);
	bool companions = !changes_same_companions(&change->old, &change->now);

	cli_put(stdout, "  %s", old);
	if (strcmp(old, now) != 0)
		cli_put(stdout, " / %s", now);
	cli_put(stdout, " to %s: %s -> %s", sipcause_space_name(target),
		answer_text(texts.old_to, target, &change->old, companions),
		answer_text(texts.new_to, target, &change->now, companions));
}

static void put_place(const struct reply *reply)
{
	const char *place = place_text(texts.place, reply);

	if (reply->map != NULL && place != NULL)
		cli_put(stdout, "  [%s, %s]", reply->map, place);
	else if (reply->map != NULL)
		cli_put(stdout, "  [%s]", reply->map);
}

#define WIDTH 43 /* of a total's name and number */

static void put_total(const struct row *row)
{
	int used = (int)(strlen(row->indent) + row->name.length);

	cli_put(stdout, "%s%s %*" PRIu64, row->indent, row->name.text, WIDTH - used - 1,
		row->calls);
}

static void put_value(const struct row *row)
{
	cli_put_text(stdout, row->name.text, row->name.length);
	cli_put(stdout, "%*s %10" PRIu64 " %10" PRIu64,
		row->name.length < ROW_VALUE_WIDTH ? (int)(ROW_VALUE_WIDTH - row->name.length) : 0,
		"", row->calls, row->changed);
}

static void put_text(struct cli *cli, void *data)
{
	const struct row *row = data;

	(void)cli;
	if (row->kind == ROW_TOTAL)
		put_total(row);
	else if (row->kind == ROW_VALUE)
		put_value(row);
	else
		cli_put(stdout, "%10" PRIu64, row->calls);
	put_share(row);
	if (row->change != NULL)
		put_change(row->target, row->change);
	else if (row->kind == ROW_CHANGE)
		cli_put(stdout, "  others to %s", sipcause_space_name(row->target));
	if (row->commonest > 0)
		cli_put(stdout, " (%" PRIu64 ")", row->commonest);
	if (row->kind == ROW_CHANGE && row->change != NULL)
		put_place(&row->change->now);
	putchar('\n');
}

const struct cli_rows compare_row_forms = CLI_ROWS(columns, fill, put_text);
