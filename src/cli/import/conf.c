/* SPDX-License-Identifier: BSD-2-Clause */
#include "conf.h"

#include "base/text.h"
#include "cli/say.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)64 << 10)

static bool fail(const char *path, const char *what)
{
	cli_say("reading %s failed: %s", strcmp(path, "-") == 0 ? "standard input" : path, what);
	return false;
}

/* Add the bytes of an open file. */
static bool add_all(struct conf *conf, FILE *file, const char *path)
{
	size_t room = 0, got;

	do {
		if (room - conf->length < BLOCK) {
			room = room == 0 ? 2 * BLOCK : room * 2;
			conf->bytes = realloc(conf->bytes, room);
			if (conf->bytes == NULL)
				cli_need_memory(SIPCAUSE_E_MEMORY);
		}
		errno = 0;
		got = fread(conf->bytes + conf->length, 1, BLOCK, file);
		conf->length += got;
		if (ferror(file))
			return fail(path, strerror(errno != 0 ? errno : EIO));
		if (conf->length > CONF_BYTES_MAX)
			return fail(path, "found more than 64 MiB; expected a configuration");
	} while (got > 0);
	return true;
}

/* ------------------------------------------------------------------- UTF-16 */

/* The unit at an offset, of which `low` is the first byte's place: 0 or 1. */
static uint32_t unit_at(const unsigned char *bytes, size_t low)
{
	return (uint32_t)bytes[low] | (uint32_t)bytes[1 - low] << 8;
}

/* Half a character alone becomes U+FFFD. */
static void from_utf16(struct conf *conf, size_t low)
{
	const unsigned char *bytes = (const unsigned char *)conf->bytes;
	char *out = malloc(conf->length * 2);
	size_t used = 0, i;

	if (out == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	for (i = 2; i + 1 < conf->length; i += 2) {
		uint32_t unit = unit_at(bytes + i, low);
		const uint32_t second = i + 3 < conf->length ? unit_at(bytes + i + 2, low) : 0;

		if (unit >= 0xD800 && unit < 0xDC00 && second >= 0xDC00 && second < 0xE000) {
			unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
			i += 2;
		} else if (unit >= 0xD800 && unit < 0xE000) {
			unit = 0xFFFD;
		}
		used += sci_utf8_encode(out + used, unit);
	}
	free(conf->bytes);
	conf->bytes = out;
	conf->length = used;
}

static void drop_mark(struct conf *conf)
{
	if (conf->length >= 2 && memcmp(conf->bytes, "\xFF\xFE", 2) == 0)
		from_utf16(conf, 0);
	else if (conf->length >= 2 && memcmp(conf->bytes, "\xFE\xFF", 2) == 0)
		from_utf16(conf, 1);
	else
		conf->next = sci_mark_length(conf->bytes, conf->length);
}

/* --------------------------------------------------------------------- input */

bool conf_read(struct conf *conf, const char *path)
{
	const bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	bool fine;

	memset(conf, 0, sizeof(*conf));
	if (file == NULL)
		return fail(path, strerror(errno));
	fine = add_all(conf, file, path);
	if (!standard)
		fclose(file);
	if (fine)
		drop_mark(conf);
	else
		conf_free(conf);
	return fine;
}

void conf_set(struct conf *conf, const char *bytes, size_t length)
{
	memset(conf, 0, sizeof(*conf));
	conf->bytes = malloc(length + 1);
	if (conf->bytes == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	memcpy(conf->bytes, bytes, length);
	conf->length = length;
	drop_mark(conf);
}

void conf_free(struct conf *conf)
{
	free(conf->bytes);
	conf->bytes = NULL;
}

/* The bytes of the next line, which ends in LF, CRLF or CR. */
static bool take(struct conf *conf, const char **text, size_t *length)
{
	const char *begin = conf->bytes + conf->next;
	const size_t left = conf->length - conf->next;
	size_t end = 0;

	if (left == 0)
		return false;
	while (end < left && begin[end] != '\n' && begin[end] != '\r')
		end++;
	conf->next += end + (end < left);
	if (end + 1 < left && begin[end] == '\r' && begin[end + 1] == '\n')
		conf->next++;
	conf->lines++;
	*text = begin;
	*length = end;
	return true;
}

/* Add to a line what fits; gives its length without blanks at its end. */
static size_t add(struct conf_line *line, size_t used, const char *text, size_t length, bool tabs)
{
	const size_t fits = length < MATCH_LINE_MAX - used ? length : MATCH_LINE_MAX - used;

	line->cut = line->cut || fits < length || memchr(text, '\0', length) != NULL;
	memcpy(line->text + used, text, fits);
	used += fits;
	while (used > 0 && (line->text[used - 1] == ' ' || (!tabs && line->text[used - 1] == '\t')))
		used--;
	line->text[used] = '\0';
	return used;
}

bool conf_next(struct conf *conf, struct dialect_match *continued, struct conf_line *line)
{
	const char *text;
	size_t length, used, begin = 0;

	if (!take(conf, &text, &length))
		return false;
	line->number = conf->lines;
	line->cut = false;
	used = add(line, 0, text, length, conf->tabs);
	/* Each line is looked at by itself, or thousands of short ones would have no end. */
	while (!line->cut && used > begin && match_line(continued, line->text + begin, NULL) &&
	       take(conf, &text, &length)) {
		line->text[used - 1] = ' ';
		begin = used;
		used = add(line, begin, text, length, conf->tabs);
	}
	return true;
}
