/* SPDX-License-Identifier: BSD-2-Clause */
#include "run.h"

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
	pthread_cond_broadcast(&run->turn);
}

static void fail_from_input(struct run *run, enum feed_outcome outcome)
{
	char what[300];
	int error = errno;

	if (outcome == FEED_END || outcome == FEED_HALTED)
		return;
	snprintf(what, sizeof(what), "reading %.200s failed", run->feed->name);
	pthread_mutex_lock(&run->output);
	fail(run, what, outcome == FEED_MEMORY ? "out of memory" : strerror(error));
	pthread_mutex_unlock(&run->output);
}

static void write_messages(struct run *run, const struct batch *batch)
{
	const char *at = batch->messages.bytes, *end = at + batch->messages.length;

	if (batch->messages.length == 0)
		return;
	progress_end(&run->progress);
	while (at < end && run->messages < MESSAGES_MAX) {
		const char *line = memchr(at, '\n', (size_t)(end - at));

		fwrite(at, 1, (size_t)(line - at) + 1, stderr);
		at = line + 1;
		if (++run->messages == MESSAGES_MAX)
			cli_say("more malformed records are only counted");
	}
}

/* Write a block, its turn having come. */
static void write_out(struct run *run, const struct batch *batch)
{
	char what[300];
	int error;

	if (!sink_write(run->out, batch->out.bytes, batch->out.length)) {
		error = errno;
		snprintf(what, sizeof(what), "writing %.200s failed", run->out->name);
		fail(run, what, error == EPIPE ? "its reader has gone" : strerror(error));
		return;
	}
	if (run->reject != NULL &&
	    !sink_write(run->reject, batch->rejects.bytes, batch->rejects.length)) {
		error = errno;
		snprintf(what, sizeof(what), "writing %.200s failed", run->reject->name);
		fail(run, what, strerror(error));
		return;
	}
	write_messages(run, batch);
	run->records = batch->block.records;
	run->lines = batch->block.lines;
	progress_show(&run->progress, batch->block.offset, run->records);
}

static void give_out(struct run *run, struct batch *batch, bool fine)
{
	pthread_mutex_lock(&run->output);
	while (run->next != batch->block.sequence && !run->failed)
		pthread_cond_wait(&run->turn, &run->output);
	if (!run->failed && !fine)
		fail(run, "out of memory", "");
	if (!run->failed)
		write_out(run, batch);
	run->next++;
	pthread_cond_broadcast(&run->turn);
	pthread_mutex_unlock(&run->output);
}

static bool has_failed(struct run *run)
{
	bool failed;

	pthread_mutex_lock(&run->output);
	failed = run->failed;
	pthread_mutex_unlock(&run->output);
	return failed;
}

static void *work(void *data)
{
	struct worker *worker = data;
	struct run *run = worker->run;

	while (!has_failed(run)) {
		enum feed_outcome outcome;

		pthread_mutex_lock(&run->input);
		outcome = feed_next(run->feed, &worker->batch->block);
		pthread_mutex_unlock(&run->input);
		if (outcome != FEED_BLOCK) {
			fail_from_input(run, outcome);
			break;
		}
		give_out(run, worker->batch, batch_run(worker->batch));
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

int run_all(struct run *run)
{
	pthread_mutex_init(&run->input, NULL);
	pthread_mutex_init(&run->output, NULL);
	pthread_cond_init(&run->turn, NULL);
	work_together(run);
	pthread_cond_destroy(&run->turn);
	pthread_mutex_destroy(&run->output);
	pthread_mutex_destroy(&run->input);
	progress_end(&run->progress);
	if (run->failed)
		cli_say("%s; %" PRIu64 " records, up to line %" PRIu64 ", were written before",
			run->message, run->records, run->lines);
	else if (*run->halted != 0)
		cli_say("interrupted; %" PRIu64 " records, up to line %" PRIu64 ", were written",
			run->records, run->lines);
	return run->failed || *run->halted != 0 ? CLI_IO : CLI_OK;
}
