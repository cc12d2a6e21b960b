/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a fuzz target over its corpus: what was once found stays found.
 *
 *   replay-NAME            every file of fuzz/corpus/NAME
 *   replay-NAME FILE...    these files
 */
#include <dirent.h>

#include "fuzz.h"

/* A copy of the very size, so that a sanitizer sees a step beyond the end. */
static int replay(const char *path)
{
	static uint8_t room[1 << 20];
	FILE *file = fopen(path, "rb");
	size_t size = file == NULL ? 0 : fread(room, 1, sizeof(room), file);
	uint8_t *copy;

	if (file == NULL || ferror(file) || size == sizeof(room)) {
		fprintf(stderr, "%s: cannot read\n", path);
		exit(1);
	}
	fclose(file);
	copy = malloc(size > 0 ? size : 1);
	FUZZ_MUST(copy != NULL);
	memcpy(copy, room, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
	return 1;
}

static int replay_folder(const char *program)
{
	const char *top = getenv("SRCDIR"), *name = strstr(program, "replay-");
	char folder[1024], path[2048];
	struct dirent *entry;
	int count = 0;
	DIR *listing;

	snprintf(folder, sizeof(folder), "%s/fuzz/corpus/%.40s", top != NULL ? top : ".",
		 name != NULL ? name + strlen("replay-") : "");
	listing = opendir(folder);
	while (listing != NULL && (entry = readdir(listing)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		count += replay(path);
	}
	if (listing != NULL)
		closedir(listing);
	printf("%s: %d files\n", folder, count);
	return count;
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	return argc > 1 || replay_folder(argv[0]) > 0 ? 0 : 1;
}
