/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * run-cases FILE...: cases of the command, as text.  See tests/cli/README.
 *
 * A program of its own and no script, for a script needs a dozen processes to
 * compare what a case needs two to do.
 */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHOWN_MAX 100 /* lines of a difference */

/* What a case's script starts with: the command by its name, in the case's folder. */
#define PRELUDE "sipcause() { \"$SIPCAUSE\" \"$@\"; }; cd \"$dir/work\"; "

struct text {
	char *bytes; /* with a NUL behind them */
	size_t size;
};

struct one_case {
	char title[256]; /* empty: none was begun */
	struct text script, in, out, err;
	int status;
};

/* Where cases run; the files of standard input and of what they print lie beside. */
struct place {
	char dir[PATH_MAX], work[PATH_MAX + 16], in[PATH_MAX + 16], out[PATH_MAX + 16],
		err[PATH_MAX + 16];
	char work_prefix[PATH_MAX + 24], source_prefix[PATH_MAX + 8];
	unsigned passed, failed;
};

/* The machine does not do what every case needs: no case can tell more. */
_Noreturn static void give_up(const char *what)
{
	fprintf(stderr, "run-cases: %s: %s\n", what, strerror(errno));
	exit(99);
}

/* ------------------------------------------------------------------- texts */

static void append(struct text *text, const char *bytes, size_t size)
{
	char *more = realloc(text->bytes, text->size + size + 1);

	if (more == NULL)
		give_up("memory");
	if (size > 0)
		memcpy(more + text->size, bytes, size);
	text->bytes = more;
	text->size += size;
	more[text->size] = '\0';
}

static void clear(struct text *text)
{
	free(text->bytes);
	*text = (struct text){ NULL, 0 };
	append(text, "", 0);
}

static struct text read_file(const char *path)
{
	struct text text = { NULL, 0 };
	FILE *file = fopen(path, "rb");
	char piece[8192];
	size_t size;

	if (file == NULL)
		give_up(path);
	append(&text, "", 0);
	while ((size = fread(piece, 1, sizeof(piece), file)) > 0)
		append(&text, piece, size);
	if (ferror(file))
		give_up(path);
	fclose(file);
	return text;
}

static void write_file(const char *path, const struct text *text)
{
	FILE *file = fopen(path, "wb");

	if (file == NULL || fwrite(text->bytes, 1, text->size, file) != text->size ||
	    fclose(file) != 0)
		give_up(path);
}

/* Take every PREFIX out of the text. */
static void take_out(struct text *text, const char *prefix)
{
	size_t length = strlen(prefix), from = 0, to = 0;

	while (from < text->size) {
		if (text->size - from >= length && !memcmp(text->bytes + from, prefix, length))
			from += length;
		else
			text->bytes[to++] = text->bytes[from++];
	}
	text->size = to;
	text->bytes[to] = '\0';
}

/* ------------------------------------------------------------- differences */

/* A text as lines; each with its line end, where it has one. */
struct lines {
	const char **starts; /* COUNT + 1 of them */
	size_t count;
};

static struct lines lines_of(const struct text *text)
{
	struct lines lines = { NULL, 0 };
	const char *at = text->bytes, *end = text->bytes + text->size;

	lines.starts = malloc((text->size + 1) * sizeof(*lines.starts));
	if (lines.starts == NULL)
		give_up("memory");
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		lines.starts[lines.count++] = at;
		at = stop != NULL ? stop + 1 : end;
	}
	lines.starts[lines.count] = end;
	return lines;
}

static bool same_line(const struct lines *a, size_t i, const struct lines *b, size_t k)
{
	size_t length = (size_t)(a->starts[i + 1] - a->starts[i]);

	return length == (size_t)(b->starts[k + 1] - b->starts[k]) &&
	       !memcmp(a->starts[i], b->starts[k], length);
}

/* A line as a terminal and a log can bear it. */
static void show_line(char sign, const struct lines *lines, size_t i)
{
	const char *at = lines->starts[i], *end = lines->starts[i + 1];

	printf("    %c", sign);
	for (; at < end && *at != '\n'; at++) {
		unsigned char byte = (unsigned char)*at;

		if ((byte < ' ' && byte != '\t') || byte == 127)
			printf("\\x%02X", byte);
		else
			putchar(byte);
	}
	puts(at < end ? "" : " (and no line end)");
}

/* The shortest way from lines I and K to two that are the same, or to the ends:
 * how many lines of A are skipped for it, and of B. */
static void find_next(const struct lines *a, size_t i, const struct lines *b, size_t k,
		      size_t *skip_a, size_t *skip_b)
{
	size_t left_a = a->count - i, left_b = b->count - k;

	for (size_t both = 1; both < left_a + left_b && both < 1000; both++) {
		size_t first = both > left_b ? both - left_b : 0;

		for (size_t skipped = first; skipped <= both && skipped <= left_a; skipped++) {
			*skip_a = skipped;
			*skip_b = both - skipped;
			if (*skip_a < left_a && *skip_b < left_b &&
			    same_line(a, i + *skip_a, b, k + *skip_b))
				return;
		}
	}
	*skip_a = left_a;
	*skip_b = left_b;
}

/* Expected lines that are missing as -, others that are there as +, and the line
 * before each place. */
static void show_lines(const struct lines *a, const struct lines *b)
{
	size_t i = 0, k = 0, shown = 0;

	while (i < a->count || k < b->count) {
		size_t skip_a, skip_b;

		if (i < a->count && k < b->count && same_line(a, i, b, k)) {
			i++;
			k++;
			continue;
		}
		printf("   line %zu:\n", i + 1);
		if (i > 0)
			show_line(' ', a, i - 1);
		find_next(a, i, b, k, &skip_a, &skip_b);
		for (; skip_a > 0 && shown < SHOWN_MAX; skip_a--, shown++)
			show_line('-', a, i++);
		for (; skip_b > 0 && shown < SHOWN_MAX; skip_b--, shown++)
			show_line('+', b, k++);
		if (shown == SHOWN_MAX) {
			puts("    and so on");
			return;
		}
	}
}

static bool is_same(const struct text *a, const struct text *b)
{
	return a->size == b->size && !memcmp(a->bytes, b->bytes, a->size);
}

static void show_difference(const char *what, const struct text *expected, const struct text *got)
{
	struct lines a, b;

	if (is_same(expected, got))
		return;
	a = lines_of(expected);
	b = lines_of(got);
	printf("  %s (- expected, + found):\n", what);
	show_lines(&a, &b);
	free(a.starts);
	free(b.starts);
}

/* ----------------------------------------------------------------- running */

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *level)
{
	(void)about;
	(void)type;
	(void)level;
	return remove(path);
}

static void remove_folder(const char *path)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
		give_up(path);
}

static void redirect(const char *path, int flags, int descriptor)
{
	int file = open(path, flags, 0600);

	if (file < 0 || dup2(file, descriptor) < 0)
		_exit(126);
	if (file != descriptor)
		close(file);
}

/* Run the script; what `$?` would be of it. */
static int run_script(const struct place *place, const char *script)
{
	int status;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child < 0)
		give_up("fork");
	if (child == 0) {
		redirect(place->in, O_RDONLY, STDIN_FILENO);
		redirect(place->out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
		redirect(place->err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
		execlp("sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			give_up("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void show_script(const struct text *script)
{
	struct lines lines = lines_of(script);

	for (size_t i = 0; i < lines.count; i++)
		printf("  $ %.*s", (int)(lines.starts[i + 1] - lines.starts[i]), lines.starts[i]);
	free(lines.starts);
}

static void run_case(struct place *place, const struct one_case *one)
{
	struct text script = { NULL, 0 }, out, err;
	int status;
	bool good;

	remove_folder(place->work);
	if (mkdir(place->work, 0700) != 0)
		give_up(place->work);
	write_file(place->in, &one->in);
	append(&script, PRELUDE, strlen(PRELUDE));
	append(&script, one->script.bytes, one->script.size);
	status = run_script(place, script.bytes);
	out = read_file(place->out);
	err = read_file(place->err);
	take_out(&err, place->work_prefix);
	take_out(&err, place->source_prefix);
	good = status == one->status && is_same(&out, &one->out) && is_same(&err, &one->err);
	printf("%s %s\n", good ? "ok   " : "FAIL ", one->title);
	if (!good) {
		show_script(&one->script);
		show_difference("output", &one->out, &out);
		show_difference("standard error", &one->err, &err);
		if (status != one->status)
			printf("  exit status %d, expected %d\n", status, one->status);
	}
	*(good ? &place->passed : &place->failed) += 1;
	free(script.bytes);
	free(out.bytes);
	free(err.bytes);
}

/* ----------------------------------------------------------- files of cases */

static void begin_case(struct one_case *one, const char *title)
{
	snprintf(one->title, sizeof(one->title), "%s", title);
	one->status = 0;
	clear(&one->script);
	clear(&one->in);
	clear(&one->out);
	clear(&one->err);
}

static void end_case(struct place *place, const struct one_case *one)
{
	if (one->title[0] != '\0')
		run_case(place, one);
}

static struct text *part_of(struct one_case *one, char sign)
{
	switch (sign) {
	case '$':
		return &one->script;
	case '<':
		return &one->in;
	case '>':
		return &one->out;
	case '!':
		return &one->err;
	default:
		return NULL;
	}
}

/* Take a line, which ends in NUL.  Whether it is one of a case. */
static bool take_line(struct place *place, struct one_case *one, const char *line)
{
	struct text *part = part_of(one, line[0]);
	const char *rest = line[0] != '\0' && line[1] != '\0' ? line + 2 : "";
	char *end = NULL;

	if (line[0] == '\0' || line[0] == '#')
		return true;
	if (!strncmp(line, "== ", 3) && line[3] != '\0') {
		end_case(place, one);
		begin_case(one, line + 3);
		return true;
	}
	if (one->title[0] == '\0')
		return false;
	if (line[0] == '?') {
		one->status = (int)strtol(rest, &end, 10);
		return end != rest && *end == '\0';
	}
	if (part == NULL)
		return false;
	/* Nobody sees blanks at the end of a line. */
	if (part == &one->out && rest[0] != '\0' && rest[strlen(rest) - 1] == ' ')
		return false;
	append(part, rest, strlen(rest));
	append(part, "\n", 1);
	return true;
}

static void run_file(struct place *place, const char *path)
{
	struct one_case one = { .title = "" };
	struct text text = read_file(path);
	char *line = text.bytes, *end;

	/* A last line without its end has one now. */
	for (unsigned number = 1; *line != '\0'; line = end, number++) {
		end = line + strcspn(line, "\n");
		if (*end == '\n')
			*end++ = '\0';
		if (!take_line(place, &one, line)) {
			printf("FAIL  %s:%u: not a line of a case: %s\n", path, number, line);
			place->failed++;
		}
	}
	end_case(place, &one);
	if (line != text.bytes + text.size) {
		printf("FAIL  %s: a NUL byte\n", path);
		place->failed++;
	}
	free(text.bytes);
	free(one.script.bytes);
	free(one.in.bytes);
	free(one.out.bytes);
	free(one.err.bytes);
}

static const char *needed(const char *name)
{
	const char *value = getenv(name);

	if (value != NULL)
		return value;
	fprintf(stderr, "run-cases: expected %s in the environment\n", name);
	exit(99);
}

static void make_place(struct place *place)
{
	/* A case chooses its language itself. */
	static const char *const locale[] = { "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE" };
	const char *source = needed("SRCDIR"), *top = getenv("TMPDIR");
	char data[PATH_MAX + 16];

	needed("SIPCAUSE");
	snprintf(place->dir, sizeof(place->dir), "%s/sipcause-cli.XXXXXX",
		 top != NULL && *top != '\0' ? top : "/tmp");
	if (mkdtemp(place->dir) == NULL)
		give_up(place->dir);
	snprintf(place->work, sizeof(place->work), "%s/work", place->dir);
	snprintf(place->in, sizeof(place->in), "%s/in", place->dir);
	snprintf(place->out, sizeof(place->out), "%s/out", place->dir);
	snprintf(place->err, sizeof(place->err), "%s/err", place->dir);
	snprintf(place->work_prefix, sizeof(place->work_prefix), "%s/", place->work);
	snprintf(place->source_prefix, sizeof(place->source_prefix), "%s/", source);
	snprintf(data, sizeof(data), "%s/tests/data", source);
	if (unsetenv("COLUMNS") != 0 || setenv("dir", place->dir, 1) != 0 ||
	    setenv("data", data, 1) != 0)
		give_up("environment");
	for (size_t i = 0; i < sizeof(locale) / sizeof(locale[0]); i++)
		unsetenv(locale[i]);
}

int main(int argc, char **argv)
{
	struct place place = { .passed = 0 };

	/* First of all, so that nothing is left behind. */
	for (int i = 1; i < argc; i++)
		if (access(argv[i], R_OK) != 0)
			give_up(argv[i]);
	make_place(&place);
	for (int i = 1; i < argc; i++)
		run_file(&place, argv[i]);
	remove_folder(place.dir);
	printf("%u passed, %u failed\n", place.passed, place.failed);
	return place.failed == 0 && place.passed > 0 ? 0 : 1;
}
