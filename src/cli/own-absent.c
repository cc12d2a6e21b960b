/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of a profile that is nowhere. */
#include "base/near.h"
#include "cli/map-path.h"
#include "profile.h"

#include <string.h>

#define PART 3         /* bytes of a name that are enough to find it by */
#define ALIKE_TEXT 200 /* of names that are alike */

/* Whether a name begins with the same word, or has what was asked for as a part. */
static bool is_alike(const char *name, const char *asked)
{
	const struct cell first = { name, strcspn(name, "-") };
	const struct cell word = { asked, strcspn(asked, "-_. ") };

	return (word.length >= PART && cell_same(first, word, true)) ||
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

void profile_absent_tell(const struct cli *cli, const char *asked)
{
	const struct cli_list names = profile_names(cli);
	const char *name = cli_map_name(asked);
	char room[ALIKE_TEXT];

	if (!cli_is_path(asked)) {
		name_alike(room, &names, asked);
		if (room[0] == '\0')
			name_near(room, &names, asked);
		cli_say("there is no profile '%s'; expected one of 'sipcause csv --profile list'%s",
			asked, room);
	} else if (cli_list_has(&names, name)) {
		cli_say("there is no file %s, and a name with / or .yaml is a path; did you mean --profile %s?",
			asked, name);
	} else {
		cli_say("there is no file %s; a name with / or .yaml is a path, and those of 'sipcause csv --profile list' have neither",
			asked);
	}
}
