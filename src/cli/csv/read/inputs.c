/* SPDX-License-Identifier: BSD-2-Clause */
#include "inputs.h"

#include "cli/cli.h"
#include "cli/hint-typed.h"
#include "cli/packed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_standard(const char *name)
{
	return strcmp(name, "-") == 0;
}

const char *input_name(const char *name)
{
	return is_standard(name) ? "standard input" : name;
}

/* ------------------------------------------------------------- one that is open */

bool input_open(struct input *input, const char *name)
{
	struct stat file;

	input->name = input_name(name);
	input->fd = is_standard(name) ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (input->fd < 0)
		return false;
	input->regular = fstat(input->fd, &file) == 0 && S_ISREG(file.st_mode);
	return true;
}

void input_close(struct input *input)
{
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	input->fd = -1;
}

/* Wait until there is something to read, and look up now and then. */
static bool wait_for_bytes(const struct inputs *inputs, const struct input *input)
{
	struct pollfd poll_for = { input->fd, POLLIN, 0 };

	while (*inputs->halted == 0) {
		int ready = poll(&poll_for, 1, 200);

		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
	}
	return false;
}

enum input_got input_read(const struct inputs *inputs, const struct input *input, void *bytes,
			  size_t count, size_t *got)
{
	char *to = bytes;

	*got = 0;
	while (*got < count) {
		ssize_t more;

		if (!input->regular && !wait_for_bytes(inputs, input))
			return INPUT_HALTED;
		more = read(input->fd, to + *got, count - *got);
		if (more < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (more < 0)
			return INPUT_FAILED;
		if (more == 0)
			break;
		*got += (size_t)more;
	}
	return INPUT_READ;
}

/* --------------------------------------------------------------- what it may be */

static void put_packed(const struct inputs *inputs, const char *name,
		       const struct cli_packed *packed, char room[INPUT_MESSAGE])
{
	struct cli_typed typed;

	cli_packed_type(&typed, packed, strcmp(name, "standard input") == 0 ? NULL : name,
			inputs->compares ? "compare ... --records -" : "csv ...");
	snprintf(room, INPUT_MESSAGE, "%.120s is compressed by %s; type: %s", name, packed->name,
		 typed.text);
}

bool input_is_foreign(const struct inputs *inputs, const char *name, const void *bytes,
		      size_t length, char room[INPUT_MESSAGE])
{
	const struct cli_packed *packed = cli_packed_by(bytes, length);

	if (packed != NULL)
		put_packed(inputs, name, packed, room);
	else if (length >= 2 &&
		 (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		snprintf(
			room, INPUT_MESSAGE,
			"%.200s is UTF-16; expected ASCII or UTF-8, e.g. by: iconv -f UTF-16 -t UTF-8",
			name);
	else
		return false;
	return true;
}

/* --------------------------------------------------------------- all of them */

bool inputs_go_on(const struct inputs *inputs)
{
	return inputs->at + 1 < inputs->count;
}

static bool cannot_open(const char *name)
{
	cli_say("opening %s failed: %s", input_name(name), strerror(errno));
	return false;
}

/* Look at the first bytes of a file that can be read again. */
static bool is_text(const struct inputs *inputs, const char *name)
{
	char bytes[16], message[INPUT_MESSAGE];
	struct input input;
	enum input_got got;
	size_t length;
	int error;

	if (!input_open(&input, name))
		return cannot_open(name);
	got = input_read(inputs, &input, bytes, sizeof(bytes), &length);
	error = errno;
	input_close(&input);
	if (got == INPUT_FAILED) {
		cli_say("reading %s failed: %s", name, strerror(error));
		return false;
	}
	if (!input_is_foreign(inputs, name, bytes, length, message))
		return true;
	cli_say("%s", message);
	return false;
}

/* The one of the files before that is the same; count: there is none. */
static size_t find_same(const struct stat *files, size_t count, const struct stat *file)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (S_ISREG(files[i].st_mode) && files[i].st_ino == file->st_ino &&
		    files[i].st_dev == file->st_dev)
			break;
	return i;
}

/* Look at one of several files, the one at inputs->count.  A file without a byte has no
 * header line; without header lines it is left out. */
static bool look_at(struct inputs *inputs, struct stat *files, const char *name, bool header)
{
	struct stat *file = &files[inputs->count];
	bool regular;
	size_t same;

	if ((is_standard(name) ? fstat(STDIN_FILENO, file) : stat(name, file)) != 0)
		return cannot_open(name);
	if (S_ISDIR(file->st_mode)) {
		cli_say("%s is a folder; expected a file", input_name(name));
		return false;
	}
	regular = S_ISREG(file->st_mode);
	same = regular ? find_same(files, inputs->count, file) : inputs->count;
	if (same < inputs->count) {
		cli_say("%s is the same file as %s; expected each file once", input_name(name),
			input_name(inputs->names[same]));
		return false;
	}
	if (regular && file->st_size == 0 && header) {
		cli_say("%s is empty; expected a header line, or --no-header", input_name(name));
		return false;
	}
	if (regular && !is_standard(name) && !is_text(inputs, name))
		return false;
	if (!regular || file->st_size > 0)
		inputs->names[inputs->count++] = name;
	return true;
}

/* The bytes of all, where each has an end that is known. */
static uint64_t size_of(const struct stat *files, size_t count)
{
	uint64_t size = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		if (!S_ISREG(files[i].st_mode))
			return 0;
		size += (uint64_t)files[i].st_size;
	}
	return size;
}

static bool look_at_all(struct inputs *inputs, const struct csv_options *options)
{
	const struct cli_list *list = &options->inputs;
	struct stat *files = cli_alloc(list->count * sizeof(*files));
	size_t i;

	for (i = 0; i < list->count; i++)
		if (!look_at(inputs, files, list->items[i], options->header))
			return false;
	/* All are empty: one of them stands for all. */
	if (inputs->count == 0)
		inputs->names[inputs->count++] = list->items[0];
	else
		inputs->size = size_of(files, inputs->count);
	return true;
}

/* Open the first, which may be the only one. */
static bool open_first(struct inputs *inputs)
{
	const char *name = inputs->names[0];
	struct stat file;

	if (!input_open(&inputs->input, name) || fstat(inputs->input.fd, &file) != 0)
		return cannot_open(name);
	if (S_ISDIR(file.st_mode)) {
		cli_say("%s is a folder; expected a file", inputs->input.name);
		return false;
	}
	if (inputs->count == 1 && inputs->input.regular)
		inputs->size = (uint64_t)file.st_size;
	return true;
}

int inputs_begin(struct inputs *inputs, const struct csv_options *options,
		 const volatile sig_atomic_t *halted)
{
	memset(inputs, 0, sizeof(*inputs));
	inputs->halted = halted;
	inputs->compares = options->compares;
	inputs->input.fd = -1;
	inputs->names = cli_alloc((options->inputs.count + 1) * sizeof(*inputs->names));
	if (options->inputs.count > 1 && !look_at_all(inputs, options))
		return CLI_IO;
	if (options->inputs.count <= 1)
		inputs->names[inputs->count++] =
			options->inputs.count == 1 ? options->inputs.items[0] : "-";
	return open_first(inputs) ? CLI_OK : CLI_IO;
}
