/* SPDX-License-Identifier: BSD-2-Clause */
#include "take.h"

#include "take-row.h"

#include "base/text.h"

#include <string.h>

/* Whether a line of the section has rows, or names columns. */
static bool take_said(struct taking *now)
{
	struct reads_section *section = now->section;
	struct match_groups groups;
	uint32_t i;

	if (match_line(&section->columns, now->line->text, &groups)) {
		take_columns(now, take_group(now->line->text, &groups, 1));
		return true;
	}
	for (i = 0; i < section->row_count; i++)
		if (take_row(now, &section->rows[i]))
			return true;
	return false;
}

/* Whether a line of the section says nothing about codes. */
static bool is_other(struct taking *now)
{
	struct reads_section *section = now->section;
	uint32_t i;

	for (i = 0; i < section->other_count; i++)
		if (match_line(&section->other[i], now->line->text, NULL))
			return true;
	return false;
}

/* Whether a line could be a row, as far as the dialect says. */
static bool is_about(struct taking *now)
{
	struct dialect_match *about = &now->section->about;

	return about->text == NULL || match_line(about, now->line->text, NULL);
}

/* A section that begins again may be that of another device. */
static void tell_again(struct taking *now, const struct reads_section *section)
{
	size_t i;

	for (i = 0; i < now->begun_count; i++)
		if (now->begun[i].section == section &&
		    sci_same_text(now->begun[i].scope, now->scope)) {
			taken_remark(
				now->taken, REMARK_AGAIN, now->line->number, now->line->text,
				"found the section %s again, first in line %u; expected the configuration of one device",
				reads_section_name(section), now->begun[i].line);
			return;
		}
	if (now->begun_count < TAKE_BEGUN_MAX)
		now->begun[now->begun_count++] =
			(struct begun){ section, now->scope, now->line->number };
}

/* Whether a line begins a section. */
static bool enter(struct taking *now)
{
	struct match_groups groups;
	uint32_t i;

	for (i = 0; i < now->reads->section_count; i++) {
		struct reads_section *section = &now->reads->sections[i];
		struct part scope;

		if (!match_line(&section->inside, now->line->text, &groups))
			continue;
		scope = match_group_count(&section->inside) > 0
				? take_group(now->line->text, &groups, 1)
				: (struct part){ NULL, 0 };
		now->section = section;
		now->scope = scope.text != NULL ? taken_text(now->taken, scope.text, scope.length)
						: NULL;
		now->column_count = 0;
		now->taken->entered = true;
		tell_again(now, section);
		return true;
	}
	return false;
}

/* The section of all lines that no other one has. */
static void leave(struct taking *now)
{
	uint32_t i;

	now->section = NULL;
	now->scope = NULL;
	for (i = 0; i < now->reads->section_count; i++)
		if (now->reads->sections[i].inside.text == NULL)
			now->section = &now->reads->sections[i];
}

static void tell_outside(struct taking *now)
{
	uint32_t i, k;

	for (i = 0; i < now->reads->section_count; i++)
		for (k = 0; k < now->reads->sections[i].row_count; k++) {
			struct reads_row *row = &now->reads->sections[i].rows[k];

			struct dialect_match *match =
				row->list.text != NULL ? &row->list : &row->match;

			if (!row->outside || !match_line(match, now->line->text, NULL))
				continue;
			taken_remark(now->taken, REMARK_OUTSIDE, now->line->number, now->line->text,
				     "found a row outside of %s; expected it below that line",
				     reads_section_name(&now->reads->sections[i]));
			return;
		}
}

static bool tell_setting(struct taking *now)
{
	uint32_t i;

	for (i = 0; i < now->reads->setting_count; i++)
		if (match_line(&now->reads->settings[i].match, now->line->text, NULL)) {
			taken_remark(now->taken, REMARK_SETTING, now->line->number, now->line->text,
				     "%s", now->reads->settings[i].means);
			return true;
		}
	return false;
}

/* A tab is a blank, wherever a line has it. */
static void blank_tabs(struct conf_line *line)
{
	char *tab;

	for (tab = strchr(line->text, '\t'); tab != NULL; tab = strchr(tab, '\t'))
		*tab = ' ';
}

static void take_line(struct taking *now)
{
	const char *text = now->line->text;

	if (take_record(now))
		return;
	if (now->line->cut) {
		if (now->section != NULL)
			take_unknown(now, "found a line of more than 4096 bytes, or with a NUL");
		return;
	}
	if (text[0] == '\0' || match_line(&now->reads->skip, text, NULL) || tell_setting(now))
		return;
	if (now->section != NULL && take_said(now))
		return;
	if (enter(now) || (now->section != NULL && is_other(now)))
		return;
	if (now->section != NULL && match_line(&now->section->until, text, NULL))
		leave(now);
	else if (now->section != NULL && is_about(now))
		take_unknown(now, "found a line that the dialect does not know");
	if (now->section == NULL)
		tell_outside(now);
}

void take_all(struct dialect_reads *reads, struct conf *conf, struct taken *taken)
{
	struct conf_line line;
	struct taking now = { .reads = reads, .taken = taken, .line = &line };

	leave(&now);
	while (taken->flooded == NULL && conf_next(conf, &reads->continued, &line)) {
		blank_tabs(&line);
		take_line(&now);
	}
	take_record_end(&now);
}
