/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Logs: the lines through the finder, and what it finds through the library and the calls.
 *
 * A log gives the same messages whether every line is looked at or only those that
 * log_look_next() does not pass over, and none of them lies outside the log.
 */
#include "cli/scan/calls.h"
#include "cli/scan/look.h"
#include "fuzz.h"

#define LIMIT_MAX 16384

/* What was found in a log. */
struct found {
	uint64_t messages, hash;
};

static void take(struct log_find *find, struct log_calls *calls, uint64_t lines,
		 struct found *found)
{
	const struct log_message *it = &find->message;
	struct sipcause_message *message = fuzz_message(0);
	size_t i;

	/* Those of processes that take turns overlap, but each begins in a line of its own. */
	FUZZ_MUST(it->first > 0 && found->messages < lines);
	FUZZ_MUST(it->first <= it->last && it->last <= lines && it->length <= LOG_HEAD_MAX + 80);
	found->messages++;
	for (i = 0; i < it->length; i++)
		found->hash = found->hash * 31 + ((const unsigned char *)it->bytes)[i];
	found->hash = found->hash * 31 + it->first;
	sipcause_message_clear(message);
	(void)sipcause_message_read(message, it->form, it->bytes, it->length, NULL);
	FUZZ_MUST(log_calls_add(calls, it, "log") != LOG_CALL_NO_MEMORY);
}

static void close_call(void *data, const struct log_call *call)
{
	struct sipcause_message *message = fuzz_message(0);
	uint64_t *count = data;

	++*count;
	FUZZ_MUST(call->messages > 0 && call->leg_count <= LOG_LEGS_MAX &&
		  call->text_length <= LOG_TEXT_MAX);
	sipcause_message_clear(message);
	log_call_read(call, message);
	FUZZ_MUST(sipcause_message_ended(message) >= 0);
	FUZZ_MUST(log_call_label(call, LOG_LEGS_MAX).length <= call->text_length);
}

static void take_line(struct log_find *find, struct log_calls *calls, struct log_text line,
		      uint64_t number, struct found *found)
{
	enum log_found what;
	size_t ended = 0;

	while ((what = log_find_line(find, line, number)) == LOG_ENDED) {
		take(find, calls, number, found);
		FUZZ_MUST(++ended <= LOG_SLOTS);
	}
	if (what == LOG_WHOLE)
		take(find, calls, number, found);
}

static struct found run(const char *bytes, size_t size, bool looks, size_t window)
{
	struct found found = { 0, 0 };
	struct log_find find;
	struct log_calls calls;
	uint64_t number = 0, closed = 0;
	size_t at = 0;

	FUZZ_MUST(log_find_make(&find) && log_calls_make(&calls, window, close_call, &closed));
	while (at < size) {
		const char *feed = memchr(bytes + at, '\n', size - at);
		size_t end = feed != NULL ? (size_t)(feed - bytes) : size;

		number++;
		if (!looks || log_find_waits(&find) || log_look_next(bytes, end, at) < end)
			take_line(&find, &calls, (struct log_text){ bytes + at, end - at }, number,
				  &found);
		at = end + 1;
	}
	while (log_find_end(&find) == LOG_ENDED)
		take(&find, &calls, number, &found);
	log_calls_end(&calls);
	FUZZ_MUST(closed <= found.messages);
	log_find_drop(&find);
	return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct found all, some;

	if (size == 0 || size > LIMIT_MAX)
		return 0;
	all = run((const char *)data + 1, size - 1, false, 1 + (data[0] & 3));
	some = run((const char *)data + 1, size - 1, true, 1 + (data[0] & 3));
	FUZZ_MUST(all.messages == some.messages && all.hash == some.hash);
	return 0;
}
