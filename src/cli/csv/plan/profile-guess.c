/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which profile the records of a file look like.  It is only named, for who gave none: what is
 * guessed is never used.
 *
 * A header line that has all of a profile's names is one of its files; of several profiles, that
 * with the most names counts.  Without a header line, the first record has as many fields as the
 * profile says, which says something only where no other profile has as many.  Or it has the word
 * for a type of records.
 */
#include "base/text.h"
#include "profile.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LINE_MAX_BYTES 65536
#define FIELDS_MAX 4096

struct line {
	const char *text;
	size_t length;
	char delimiter;
};

/* The next field, from *at on, without quotes around it.  false: there are no more. */
static bool next_field(const struct line *line, size_t *at, struct cell *field)
{
	const char *text = line->text;
	size_t from = *at, to;
	bool quoted;

	if (from > line->length)
		return false;
	quoted = from < line->length && text[from] == '"';
	for (to = from + quoted; to < line->length; to++) {
		if (quoted && text[to] == '"' && to + 1 < line->length && text[to + 1] == '"')
			to++;
		else if (quoted && text[to] == '"')
			quoted = false;
		else if (!quoted && text[to] == line->delimiter)
			break;
	}
	*at = to + 1;
	field->text = text + from;
	field->length = to - from;
	return true;
}

/* The fields of a record.  0: none begins with a digit, so that it may be a line of names. */
static size_t count_fields(const struct line *line)
{
	size_t at = 0, count = 0;
	bool digits = false;
	struct cell field;

	while (count < FIELDS_MAX && next_field(line, &at, &field)) {
		bool quoted = field.length > 1 && field.text[0] == '"';

		digits = digits || (field.length > 0 && field.text[quoted] >= '0' &&
				    field.text[quoted] <= '9');
		count++;
	}
	return digits ? count : 0;
}

static bool has_field(const struct line *line, const char *name)
{
	const struct cell wanted = { name, strlen(name) };
	char scratch[CELL_TEXT];
	struct cell field;
	size_t at = 0, count = 0;

	while (count++ < FIELDS_MAX && next_field(line, &at, &field))
		if (cell_same(cell_value(field, scratch), wanted, false))
			return true;
	return false;
}

/* Whether a column has the word that a condition such as 1=STOP wants. */
static bool is_in(const struct line *line, const char *text)
{
	char scratch[CELL_TEXT];
	struct condition condition;
	struct cell field;
	size_t at = 0, wanted = 0, i;

	if (!condition_parse(&condition, text) || condition.sign != IS ||
	    condition.value.length == 0)
		return false;
	for (i = 0; i < condition.column_length && wanted < FIELDS_MAX; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		wanted = wanted * 10 + (size_t)(text[i] - '0');
	}
	for (i = 0; i < wanted; i++)
		if (!next_field(line, &at, &field))
			return false;
	return wanted > 0 && cell_same(cell_value(field, scratch), condition.value, false);
}

/* Whether what follows a text of JSON makes it a key. */
static bool is_colon(const struct line *line, size_t at)
{
	while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t'))
		at++;
	return at < line->length && line->text[at] == ':';
}

/* Whether a line of JSON has a name as a key. */
static bool has_name(const struct line *line, const char *name, size_t length)
{
	size_t at;

	for (at = 0; at + length + 2 <= line->length; at++)
		if (line->text[at] == '"' && line->text[at + length + 1] == '"' &&
		    memcmp(line->text + at + 1, name, length) == 0 &&
		    is_colon(line, at + length + 2))
			return true;
	return false;
}

/* Whether it has all names of a path. */
static bool has_path(const struct line *line, const char *path)
{
	for (;;) {
		size_t length = strcspn(path, ".");

		if (!has_name(line, path, length))
			return false;
		if (path[length] == '\0')
			return true;
		path += length + 1;
	}
}

/* Whether it has the best column of a profile that lists none. */
static bool has_source(const struct profile *profile, const struct line *line)
{
	const struct profile_list *from = &profile->all.from;
	const char *equals = from->count > 0 ? strchr(from->items[0].text, '=') : NULL;

	return equals != NULL && has_path(line, equals + 1);
}

static bool has_all(const struct profile *profile, const struct line *line)
{
	const struct profile_list *columns = &profile->all.columns;
	const bool json = line->length > 0 && line->text[0] == '{';
	uint32_t i;

	if (profile->json != json)
		return false;
	if (columns->count == 0)
		return json && has_source(profile, line);
	for (i = 0; i < columns->count; i++)
		if (json ? !has_path(line, columns->items[i].text)
			 : !has_field(line, columns->items[i].text))
			return false;
	return true;
}

/* The names of a type of records whose word is in a column by number.  0: no type is. */
static size_t fits_type(const struct profile *profile, const struct line *line)
{
	uint32_t i, k;

	for (i = 0; i < profile->type_count; i++)
		for (k = 0; k < profile->types[i].when.count; k++)
			if (is_in(line, profile->types[i].when.items[k].text))
				return profile->types[i].columns.count + 1;
	return 0;
}

/* The count, if records of a profile may have so many fields; else 0. */
static size_t fits_count(const struct profile_records *records, size_t count)
{
	uint32_t i;

	if (count == records->columns.count)
		return count;
	for (i = 0; i < records->counts.count; i++)
		if (profile_is_count(records->counts.items[i].text, count))
			return count;
	return 0;
}

/* How well a line fits a profile: by names, else by their number.  0: not at all. */
static size_t fits(const struct profile *profile, struct line *line, bool *by_names)
{
	const struct profile_list *columns = &profile->all.columns;

	line->delimiter = profile->delimiter != 0 ? profile->delimiter : ',';
	*by_names = profile->header || profile->json || profile->type_count > 0;
	if (profile->type_count > 0)
		return fits_type(profile, line);
	if (*by_names)
		return has_all(profile, line) ? columns->count + 1 : 0;
	return columns->count > 1 ? fits_count(&profile->all, count_fields(line)) : 0;
}

struct guess {
	const struct profile *profile;
	size_t fits;
	bool twice;
};

static void take(struct guess *guess, const struct profile *profile, size_t fits)
{
	if (fits < guess->fits)
		return;
	guess->twice = fits == guess->fits;
	guess->fits = fits;
	guess->profile = profile;
}

/* Whether it is the one that was asked for. */
static bool is_asked(const struct csv_options *options, const struct profile *profile)
{
	return options->profile != NULL && strcmp(options->profile, profile->name) == 0;
}

void profile_guess(struct cli *cli, const struct csv_options *options, const char *text,
		   size_t length)
{
	const struct cli_list names = profile_names(cli);
	struct line line = { text, length, ',' };
	struct guess named = { NULL, 0, false }, counted = { NULL, 0, false }, *guess;
	size_t i;

	for (i = 0; i < names.count; i++) {
		const struct profile *profile = profile_peek(cli, names.items[i]);
		bool by_names = false;
		size_t well =
			profile != NULL && !profile->broken ? fits(profile, &line, &by_names) : 0;

		if (well > 0)
			take(by_names ? &named : &counted, profile, well);
	}
	guess = named.profile != NULL ? &named : &counted;
	if (guess->profile != NULL && !guess->twice && !is_asked(options, guess->profile))
		cli_say("this %s %s: try --profile %s", guess == &named ? "looks like" : "may be",
			guess->profile->title != NULL ? guess->profile->title
						      : guess->profile->name,
			guess->profile->name);
}

/* The first line of a text, without its mark and line end.  0: it may be longer than the room. */
static size_t first_line(const char **text, size_t length)
{
	const bool full = length == LINE_MAX_BYTES;
	const size_t mark = sci_mark_length(*text, length);
	const char *end;

	*text += mark;
	length -= mark;
	end = memchr(*text, '\n', length);
	if (end == NULL && full)
		return 0;
	if (end != NULL)
		length = (size_t)(end - *text);
	return length > 0 && (*text)[length - 1] == '\r' ? length - 1 : length;
}

void profile_guess_input(struct cli *cli, const struct csv_options *options)
{
	char *room = cli_alloc(LINE_MAX_BYTES);
	const char *text = room;
	size_t length;
	ssize_t got;
	int fd;

	/* Nobody waits for what somebody may type. */
	if (options->inputs.count == 0 || strcmp(options->inputs.items[0], "-") == 0)
		return;
	fd = open(options->inputs.items[0], O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	got = fd >= 0 ? read(fd, room, LINE_MAX_BYTES) : -1;
	if (fd >= 0)
		close(fd);
	if (got <= 0)
		return;
	length = first_line(&text, (size_t)got);
	if (length > 0)
		profile_guess(cli, options, text, length);
}
