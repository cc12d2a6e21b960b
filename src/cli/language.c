/* SPDX-License-Identifier: BSD-2-Clause */
#include "language.h"

#include "base/count.h"
#include "base/text.h"
#include "cli.h"
#include "document/builtin.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ENGLISH "en"
#define TEXTS SCI_BUILTIN_MAPS "text/"
#define LANGUAGE_MAX 64

/* ---------------------------------------------------------- what is available */

/* The language in the path of a shipped text, which is no string; NULL: it is no text. */
static const char *language_of(const struct sci_builtin *builtin, size_t *length)
{
	const char *name = builtin->path + strlen(TEXTS);

	if (strncmp(builtin->path, TEXTS, strlen(TEXTS)) != 0)
		return NULL;
	*length = strcspn(name, "/");
	return name;
}

static bool is_shipped(const char *language)
{
	size_t length = 0, i;

	for (i = 0; i < sci_builtin_count; i++) {
		const char *name = language_of(&sci_builtins[i], &length);

		if (name != NULL && sci_text_is(name, length, language))
			return true;
	}
	return false;
}

/* "DIR/text/NAME" */
static char *text_path(const char *directory, const char *name)
{
	const size_t size = strlen(directory) + sizeof("/text/") + strlen(name);
	char *path = cli_alloc(size);

	snprintf(path, size, "%s/text/%s", directory, name);
	return path;
}

static bool is_folder(const char *directory, const char *name)
{
	struct stat status;

	return stat(text_path(directory, name), &status) == 0 && S_ISDIR(status.st_mode);
}

static bool has_texts(const struct cli *cli, const char *language)
{
	size_t i;

	if (is_shipped(language))
		return true;
	for (i = 0; i < cli->asked.directories.count; i++)
		if (is_folder(cli->asked.directories.items[i], language))
			return true;
	return false;
}

/* ------------------------------------------------------------ naming them all */

#define NAMES_MAX 40

static void add_name(struct cli_list *names, const char *name, size_t length)
{
	if (names->count == NAMES_MAX || !sci_is_file_name(name, length))
		return;
	cli_list_add_once(names, cli_copy(name, length));
}

static void add_folders(struct cli_list *names, const char *directory)
{
	DIR *folder = opendir(text_path(directory, ""));
	const struct dirent *entry;

	while (folder != NULL && names->count < NAMES_MAX && (entry = readdir(folder)) != NULL)
		if (sci_is_file_name(entry->d_name, strlen(entry->d_name)) &&
		    is_folder(directory, entry->d_name))
			add_name(names, entry->d_name, strlen(entry->d_name));
	if (folder != NULL)
		closedir(folder);
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "de, en or xx" */
static const char *available(const struct cli *cli)
{
	const size_t size = (size_t)NAMES_MAX * (LANGUAGE_MAX + 4);
	struct cli_list names = { NULL, 0 };
	char *text = cli_alloc(size);
	size_t length = 0, used = 0, i;

	for (i = 0; i < sci_builtin_count; i++) {
		const char *name = language_of(&sci_builtins[i], &length);

		if (name != NULL)
			add_name(&names, name, length);
	}
	for (i = 0; i < cli->asked.directories.count; i++)
		add_folders(&names, cli->asked.directories.items[i]);
	qsort(names.items, names.count, sizeof(*names.items), compare_names);
	for (i = 0; i < names.count; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s",
					 i == 0                 ? ""
					 : i + 1 == names.count ? " or "
								: ", ",
					 names.items[i]);
	return text;
}

/* --------------------------------------------------------------- choosing some */

static bool is_ended(const struct cli_list *languages)
{
	return languages->count == CLI_LANGUAGES_MAX ||
	       (languages->count > 0 &&
		strcmp(languages->items[languages->count - 1], ENGLISH) == 0);
}

static void consider(struct cli *cli, const char *name)
{
	struct cli_list *languages = &cli->session.languages;
	char *copy;

	if (is_ended(languages) || cli_list_has(languages, name) ||
	    !sci_is_file_name(name, strlen(name)) || !has_texts(cli, name))
		return;
	/* The last place is that of English. */
	if (languages->count == CLI_LANGUAGES_MAX - 1 && strcmp(name, ENGLISH) != 0)
		return;
	copy = cli_alloc(strlen(name) + 1);
	strcpy(copy, name);
	cli_list_add(languages, copy);
}

/* Put one separator in the place of the others. */
static void separate(char *name, char separator)
{
	for (; *name != '\0'; name++)
		if (*name == '_' || *name == '-')
			*name = separator;
}

/* "de_AT.UTF-8": de_at, de-at and de, as far as there are texts in them. */
static void add_locale(struct cli *cli, const char *text, size_t length)
{
	char name[LANGUAGE_MAX + 1], *cut;
	size_t i;

	for (i = 0; i < length && text[i] != '.' && text[i] != '@'; i++) {
		if (i == LANGUAGE_MAX)
			return;
		name[i] = sci_lower(text[i]);
	}
	name[i] = '\0';
	do {
		separate(name, '-');
		cut = strrchr(name, '-');
		separate(name, '_');
		consider(cli, name);
		separate(name, '-');
		consider(cli, name);
		if (cut != NULL)
			*cut = '\0';
	} while (cut != NULL);
}

/* --------------------------------------------------------------- environment */

/* The locale of messages; NULL: none. */
static const char *find_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	size_t i;

	for (i = 0; i < SCI_COUNT(names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return value;
	}
	return NULL;
}

static bool is_c(const char *text, size_t length)
{
	return sci_text_is(text, length, "C") || sci_text_is(text, length, "POSIX");
}

/* Whether the codeset is UTF-8, in any way of writing it; one that is not named is. */
static bool is_utf8(const char *locale)
{
	static const char expected[] = "utf8";
	const char *text = strchr(locale, '.');
	size_t i = 0;

	if (text == NULL)
		return true;
	for (text++; *text != '\0' && *text != '@'; text++)
		if (*text != '-' && (i == strlen(expected) || sci_lower(*text) != expected[i++]))
			return false;
	return i == strlen(expected);
}

/* LANGUAGE is a list of GNU's, with colons in between. */
static void add_list(struct cli *cli, const char *list)
{
	while (*list != '\0') {
		const size_t length = strcspn(list, ":");

		if (is_c(list, length))
			return;
		add_locale(cli, list, length);
		list += length + (list[length] == ':');
	}
}

static void add_environment(struct cli *cli)
{
	const char *locale = find_locale(), *list = getenv("LANGUAGE");

	if (locale == NULL || is_c(locale, strcspn(locale, ".@")) || !is_utf8(locale))
		return;
	if (list != NULL && *list != '\0')
		add_list(cli, list);
	else
		add_locale(cli, locale, strlen(locale));
}

int cli_languages_asked(struct cli *cli)
{
	const char *language = cli->asked.language;

	if (language == NULL)
		return CLI_OK;
	add_locale(cli, language, strlen(language));
	if (cli->session.languages.count == 0) {
		cli_say("there are no texts in '%s'; expected %s", language, available(cli));
		return CLI_USAGE;
	}
	consider(cli, ENGLISH);
	return CLI_OK;
}

void cli_languages(struct cli *cli)
{
	if (cli->session.languages.count > 0)
		return;
	if (cli->asked.output == CLI_TEXT)
		add_environment(cli);
	consider(cli, ENGLISH);
}
