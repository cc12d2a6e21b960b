/* SPDX-License-Identifier: BSD-2-Clause */
#include "places.h"

#include "base/count.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	const char *use;
	const char *name; /* NULL: there is none, but a descriptor */
	int fd;
	bool known;       /* the rest is */
	struct stat file; /* it, or the folder where it will be */
	const char *base; /* its name there; NULL: it is there already */
};

/* The folder of a file that is not there yet. */
static void find_folder(struct place *place)
{
	const char *slash = strrchr(place->name, '/');
	size_t length = slash != NULL ? (size_t)(slash - place->name) + 1 : 0;
	char *folder = cli_alloc(length + 2);

	memcpy(folder, place->name, length);
	strcpy(folder + length, ".");
	place->base = place->name + length;
	place->known = stat(folder, &place->file) == 0;
}

static void find(struct place *place)
{
	if (place->name == NULL) {
		place->known = place->fd >= 0 && fstat(place->fd, &place->file) == 0;
		return;
	}
	place->known = stat(place->name, &place->file) == 0;
	if (!place->known)
		find_folder(place);
}

static bool is_same(const struct place *a, const struct place *b)
{
	if (!a->known || !b->known || a->file.st_dev != b->file.st_dev ||
	    a->file.st_ino != b->file.st_ino)
		return false;
	if (a->base != NULL && b->base != NULL)
		return strcmp(a->base, b->base) == 0;
	return a->base == NULL && b->base == NULL &&
	       (S_ISREG(a->file.st_mode) || S_ISFIFO(a->file.st_mode));
}

/* What two standard files share is how they were given to us, except that reading what
 * is being written never ends. */
static bool may_be_same(const struct place *a, const struct place *b)
{
	return a->name == NULL && b->name == NULL && !S_ISREG(a->file.st_mode);
}

static bool tell(const struct place *place, const struct place *other)
{
	if (place->name != NULL)
		cli_say("%s: %s is also %s; expected another file", place->use, place->name,
			other->use);
	else
		cli_say("%s is also %s; expected another file", place->use, other->use);
	return false;
}

/* Whether two files may be used as they are.  false: reported. */
static bool differ(const struct place *place, const struct place *other)
{
	return !is_same(place, other) || may_be_same(place, other) || tell(place, other);
}

/* The same of the files that are written and one that is read.  A file that is complete may
 * take the place of the only input. */
static bool differ_from(const struct place *places, size_t count, const struct csv_options *options,
			const char *name)
{
	bool standard = strcmp(name, "-") == 0, alone = options->inputs.count <= 1;
	struct place input = { .use = alone ? "the input" : "an input",
			       .name = standard ? NULL : name,
			       .fd = STDIN_FILENO };
	size_t i;

	find(&input);
	for (i = alone && options->output != NULL ? 1 : 0; i < count; i++)
		if (!differ(&places[i], &input))
			return false;
	return true;
}

bool places_differ(const struct csv_options *options)
{
	struct place places[] = {
		{ .use = options->output != NULL ? "--output" : "standard output",
		  .name = options->output,
		  .fd = STDOUT_FILENO },
		{ .use = "--reject", .name = options->reject, .fd = -1 },
		{ .use = "--summary", .name = options->summary, .fd = -1 },
	};
	const struct cli_list *inputs = &options->inputs;
	const size_t count = SCI_COUNT(places);
	size_t i, j;

	for (i = 0; i < count; i++)
		find(&places[i]);
	for (i = 0; i < inputs->count; i++)
		if (!differ_from(places, count, options, inputs->items[i]))
			return false;
	if (inputs->count == 0 && !differ_from(places, count, options, "-"))
		return false;
	for (i = 1; i < count; i++)
		for (j = 0; j < i; j++)
			if (!differ(&places[i], &places[j]))
				return false;
	return true;
}
