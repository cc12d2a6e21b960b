/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of a profile or dialect that is nowhere. */
#include "base/near.h"
#include "base/text.h"
#include "map-path.h"
#include "own-file.h"

#include <stdio.h>
#include <string.h>

#define PART 3         /* bytes of a name that are enough to find it by */
#define ALIKE_TEXT 200 /* of names that are alike */

/* Whether a name begins with the same word, or has what was asked for as a part. */
static bool is_alike(const char *name, const char *asked)
{
	const char *first = cli_copy(name, strcspn(name, "-"));
	const size_t word = strcspn(asked, "-_. ");

	return (word >= PART && sci_text_is_folded(asked, word, first)) ||
	       (strlen(asked) >= PART && strstr(name, asked) != NULL);
}

/* "; did you mean asterisk, asterisk-cdr-csv or asterisk-cel?"; "": none is like it. */
static void name_alike(char room[ALIKE_TEXT], const struct cli_list *names, const char *asked)
{
	struct cli_list alike = { NULL, 0 };
	size_t length, i;

	room[0] = '\0';
	for (i = 0; i < names->count; i++)
		if (is_alike(names->items[i], asked))
			cli_list_add(&alike, names->items[i]);
	if (alike.count == 0)
		return;
	length = (size_t)snprintf(room, ALIKE_TEXT, "; did you mean %s", alike.items[0]);
	for (i = 1; i < alike.count && length + strlen(alike.items[i]) + 6 < ALIKE_TEXT; i++)
		length += (size_t)snprintf(room + length, ALIKE_TEXT - length, "%s%s",
					   i + 1 < alike.count ? ", " : " or ", alike.items[i]);
	snprintf(room + length, ALIKE_TEXT - length, "?");
}

/* The nearest name or, where no whole name is near, those whose first word is. */
static void name_near(char room[ALIKE_TEXT], const struct cli_list *names, const char *asked)
{
	struct sci_near whole, word;
	size_t i;

	sci_near_begin(&whole, asked, strlen(asked));
	sci_near_begin(&word, asked, strcspn(asked, "-_. "));
	for (i = 0; i < names->count; i++) {
		sci_near_consider(&whole, names->items[i], strlen(names->items[i]));
		sci_near_consider(&word, names->items[i], strcspn(names->items[i], "-"));
	}
	if (whole.word != NULL)
		name_alike(room, names, whole.word);
	else if (word.word != NULL)
		name_alike(room, names, cli_copy(word.word, word.word_length));
}

void cli_own_file_tell_absent(const struct cli *cli, const struct cli_own_kind *kind,
			      const char *asked)
{
	const struct cli_list names = cli_own_file_names(cli, kind);
	const char *name = cli_map_name(asked);
	char room[ALIKE_TEXT];

	if (!cli_is_path(asked)) {
		name_alike(room, &names, asked);
		if (room[0] == '\0')
			name_near(room, &names, asked);
		cli_say("there is no %s '%s'; expected one of 'sipcause %s'%s",
			sci_kind_word(kind->kind), asked, kind->list, room);
	} else if (cli_list_has(&names, name)) {
		cli_say("there is no file %s, and a name with / or .yaml is a path; did you mean %s %s?",
			asked, kind->option, name);
	} else {
		cli_say("there is no file %s; a name with / or .yaml is a path, and those of 'sipcause %s' have neither",
			asked, kind->list);
	}
}
