/* SPDX-License-Identifier: BSD-2-Clause */
#include "run.h"

#include "cli/output.h"

#include <errno.h>
#include <inttypes.h>

struct worker {
	struct run *run;
	struct batch *batch;
	pthread_t thread;
};

/* The first failure counts.  Wakes those that wait for a turn that never comes. */
static void fail(struct run *run, const char *what, const char *why)
{
	if (!run->failed)
		snprintf(run->message, sizeof(run->message), "%s%s%s", what,
			 why[0] != '\0' ? ": " : "", why);
	run->failed = true;
	pthread_cond_broadcast(&run->turned);
}

static void fail_from_input(struct run *run, enum blocks_outcome outcome)
{
	char what[INPUT_MESSAGE];

	blocks_say(run->blocks, outcome, what);
	pthread_mutex_lock(&run->lock);
	fail(run, what, "");
	pthread_mutex_unlock(&run->lock);
}

static void write_messages(struct run *run, const struct batch *batch)
{
	const char *at = batch->messages.bytes, *end;

	if (batch->messages.length == 0)
		return;
	end = at + batch->messages.length;
	progress_end(&run->progress);
	while (at < end && run->messages < MESSAGES_MAX) {
		const char *line = memchr(at, '\n', (size_t)(end - at));

		cli_put_text(stderr, at, (size_t)(line - at));
		fputc('\n', stderr);
		at = line + 1;
		if (++run->messages == MESSAGES_MAX)
			cli_say("further malformed records are only counted");
	}
}

static bool write_to(struct run *run, const struct outfile *outfile, const struct bytes *bytes)
{
	char what[300];
	int error;

	if (outfile_write(outfile, bytes->bytes, bytes->length))
		return true;
	error = errno;
	snprintf(what, sizeof(what), "writing %.200s failed", outfile->name);
	if (error == EINTR && *run->halted != 0)
		fail(run, "interrupted", "");
	else if (error == EPIPE && outfile->standard)
		fail(run, "", "");
	else
		fail(run, what, error == EPIPE ? "its reader has gone" : strerror(error));
	return false;
}

/* Write a block, its turn having come. */
static void write_out(struct run *run, const struct batch *batch)
{
	if ((run->out != NULL && !write_to(run, run->out, &batch->out)) ||
	    (run->reject != NULL && !write_to(run, run->reject, &batch->rejects)))
		return;
	write_messages(run, batch);
	run->records = batch->block.records;
	run->lines = batch->block.lines;
	run->file = batch->block.name;
	progress_show(&run->progress, batch->block.offset, run->records);
}

/* Turns last some tens of microseconds, as going to sleep and waking up does: so look
 * about as long before that. */
#define LOOKS 400

static inline void pause_shortly(void)
{
#if defined(__x86_64__) && defined(__GNUC__)
	__builtin_ia32_pause();
#endif
}

static void lock_soon(const struct run *run, pthread_mutex_t *mutex)
{
	unsigned i;

	for (i = 0; i < LOOKS && run->threads > 1; i++) {
		if (pthread_mutex_trylock(mutex) == 0)
			return;
		pause_shortly();
	}
	pthread_mutex_lock(mutex);
}

/* Wait for a block's turn; false: something failed meanwhile.  Comes back with the lock. */
static bool wait_for_turn(struct run *run, const _Atomic uint64_t *turn, uint64_t sequence)
{
	unsigned i;

	for (i = 0; i < LOOKS && *turn != sequence; i++)
		pause_shortly();
	pthread_mutex_lock(&run->lock);
	while (*turn != sequence && !run->failed)
		pthread_cond_wait(&run->turned, &run->lock);
	return !run->failed;
}

static void end_turn(struct run *run, _Atomic uint64_t *turn)
{
	++*turn;
	pthread_cond_broadcast(&run->turned);
	pthread_mutex_unlock(&run->lock);
}

static enum blocks_outcome read_block(struct run *run, struct block *block)
{
	enum blocks_outcome outcome;

	lock_soon(run, &run->read_lock);
	outcome = blocks_read(run->blocks, block);
	if (outcome != BLOCKS_NEXT && outcome != BLOCKS_END && outcome != BLOCKS_HALTED)
		fail_from_input(run, outcome);
	pthread_mutex_unlock(&run->read_lock);
	return outcome;
}

/* Nobody else cuts meanwhile, for it is nobody else's turn. */
static bool cut_block(struct run *run, struct block *block)
{
	bool fine = wait_for_turn(run, &run->cut, block->sequence);

	pthread_mutex_unlock(&run->lock);
	fine = fine && blocks_cut(run->blocks, block);
	pthread_mutex_lock(&run->lock);
	end_turn(run, &run->cut);
	return fine;
}

static bool write_block(struct run *run, const struct batch *batch, bool fine)
{
	bool going = wait_for_turn(run, &run->written, batch->block.sequence);

	if (going && !fine)
		fail(run, "out of memory", "");
	else if (going)
		write_out(run, batch);
	going = !run->failed;
	end_turn(run, &run->written);
	return going;
}

static void *work(void *data)
{
	struct worker *worker = data;
	struct run *run = worker->run;
	struct batch *batch = worker->batch;

	while (read_block(run, &batch->block) == BLOCKS_NEXT) {
		bool fine = cut_block(run, &batch->block) && records_run(batch);

		if (!write_block(run, batch, fine))
			break;
	}
	return NULL;
}

static void work_together(struct run *run)
{
	struct worker workers[THREADS_MAX];
	unsigned started = 1, i;

	for (i = 0; i < run->threads; i++) {
		workers[i].run = run;
		workers[i].batch = &run->batches[i];
	}
	/* Fewer threads do the same work. */
	while (started < run->threads &&
	       pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
		started++;
	work(&workers[0]);
	for (i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

/* Tell of what ended the run before its time, and how much was done by then. */
static void tell_end(const struct run *run)
{
	const char *done = run->out != NULL ? "written" : "read";
	const char *of = run->file != NULL ? " of " : "",
		   *file = run->file != NULL ? run->file : "";

	if (run->failed && run->message[0] != '\0')
		cli_say("%s; %" PRIu64 " record%s %s before, up to line %" PRIu64 "%s%s",
			run->message, run->records, run->records == 1 ? " was" : "s were", done,
			run->lines, of, file);
	else if (!run->failed && *run->halted != 0)
		cli_say("interrupted; %" PRIu64 " record%s %s, up to line %" PRIu64 "%s%s",
			run->records, run->records == 1 ? " was" : "s were", done, run->lines, of,
			file);
}

int run_all(struct run *run)
{
	pthread_mutex_init(&run->read_lock, NULL);
	pthread_mutex_init(&run->lock, NULL);
	pthread_cond_init(&run->turned, NULL);
	work_together(run);
	pthread_cond_destroy(&run->turned);
	pthread_mutex_destroy(&run->lock);
	pthread_mutex_destroy(&run->read_lock);
	progress_end(&run->progress);
	tell_end(run);
	return run->failed || *run->halted != 0 ? CLI_IO : CLI_OK;
}
