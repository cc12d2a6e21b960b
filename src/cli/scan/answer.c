/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer.h"

#include "base/hash.h"
#include "cli/cli.h"
#include "cli/decide.h"
#include "cli/evidence.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/result.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- deciding */

static bool begins(struct log_text text, const char *word)
{
	size_t length = strlen(word);

	return text.length >= length && memcmp(text.at, word, length) == 0;
}

/* Whether it is plain that a message ends no call, without reading all of it. */
static bool goes_on(const struct log_message *message)
{
	struct log_text method = message->head->method;

	if (message->form != SIPCAUSE_FORM_HEAD)
		return false;
	if (begins(message->label, "SIP/2.0 "))
		return begins(message->label, "SIP/2.0 1") ||
		       (method.length > 0 && (method.length != 6 || !begins(method, "INVITE")));
	return !begins(message->label, "BYE ") && !begins(message->label, "CANCEL ");
}

static int decide(struct cli *cli, struct cli_code *code)
{
	memset(code, 0, sizeof(*code));
	code->captured = true;
	return sipcause_message_ended(cli->session.message) == 1 && cli_decide(cli, NULL, code)
		       ? CLI_OK
		       : CLI_UNMAPPED;
}

int log_decide(struct cli *cli, const struct log_message *message, struct cli_code *code)
{
	int status;

	if (goes_on(message))
		return CLI_UNMAPPED;
	status = cli_open_message(cli);
	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_USAGE : status;
	/* What is not sound in it has been passed over, as it is anywhere. */
	sipcause_message_read(cli->session.message, message->form, message->bytes, message->length,
			      NULL);
	return decide(cli, code);
}

int log_decide_call(struct cli *cli, const struct log_call *call, struct cli_code *code)
{
	int status = cli_open_message(cli);

	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_USAGE : status;
	log_call_read(call, cli->session.message);
	return decide(cli, code);
}

struct log_text log_decided_by(const struct cli *cli, const struct log_call *call)
{
	const struct sipcause_message *message = cli->session.message;
	uint32_t leg = call->leg_count - 1;
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++)
		if (sipcause_part_verdict(sipcause_message_part(message, i)) ==
		    SIPCAUSE_VERDICT_CHOSEN)
			leg = sipcause_part_message(sipcause_message_part(message, i));
	return log_call_label(call, leg);
}

/* ----------------------------------------------------------------------- rows */

enum { LOG, FIRST, LAST, MESSAGES, CALL_ID, CSEQ, INPUT, FROM, TO, HOW, MAP, PHRASE, RESULT, WITH };
static const struct cli_column columns[] = {
	[LOG] = { "log", CLI_IN_BOTH },         [FIRST] = { "first", CLI_IN_BOTH },
	[LAST] = { "last", CLI_IN_BOTH },       [MESSAGES] = { "messages", CLI_IN_BOTH },
	[CALL_ID] = { "call_id", CLI_IN_BOTH }, [CSEQ] = { "cseq", CLI_IN_BOTH },
	[INPUT] = { "input", CLI_IN_BOTH },     [FROM] = { "from", CLI_IN_BOTH },
	[TO] = { "to", CLI_IN_TABLE },          [HOW] = { "how", CLI_IN_TABLE },
	[MAP] = { "map", CLI_IN_TABLE },        [PHRASE] = { "phrase", CLI_IN_TABLE },
	[RESULT] = { NULL, CLI_IN_JSON },       [WITH] = { NULL, CLI_IN_JSON },
};

/* One decision for one target. */
struct answer {
	const struct log_row *row;
	const struct cli_code *code;
	const struct sipcause_result *result;
	bool first; /* of its message or call */
	char from[CLI_CODE_TEXT];
	char to[CLI_CODE_TEXT];
};

static struct cli_cell text_cell(struct log_text text)
{
	return text.length > 0 ? cli_cell_bytes(text.at, text.length) : cli_cell_text(NULL);
}

static void fill_answer(struct answer *answer, struct cli_cell *cells)
{
	const struct sipcause_result *result = answer->result;

	if (answer->code->space != NULL)
		cells[FROM] = cli_cell_text(
			cli_code_text(answer->from, answer->code->space, answer->code->code));
	cells[TO] = cli_cell_text(cli_code_text(answer->to, result->to, result->outcome));
	cells[HOW] = cli_cell_text(sipcause_how_word(result->how));
	cells[MAP] = cli_cell_text(result->map);
	cells[PHRASE] = cli_cell_text(cli_result_phrase(result));
	cells[RESULT] = cli_cell_members(cli_result_members, result);
	cells[WITH] = cli_cell_members(cli_wait_members, &answer->code->asked);
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct answer *answer = data;
	const struct log_row *row = answer->row;

	(void)cli;
	cells[LOG] = cli_cell_text(row->log);
	cells[FIRST] = cli_cell_number((int64_t)row->first);
	cells[LAST] = cli_cell_number((int64_t)row->last);
	cells[MESSAGES] = cli_cell_number((int64_t)row->messages);
	cells[CALL_ID] = text_cell(row->call_id);
	cells[CSEQ] = text_cell(row->cseq);
	cells[INPUT] = text_cell(row->input);
	fill_answer(answer, cells);
}

/* A call for a person: where it is, and below that what it comes to. */
static void put_text(struct cli *cli, void *data)
{
	struct answer *answer = data;
	const struct log_row *row = answer->row;
	struct cli_cell cells[CLI_COLUMNS_MAX];

	memset(cells, 0, sizeof(cells));
	fill_answer(answer, cells);
	if (answer->first) {
		cli_put_text(stdout, row->call_id.length > 0 ? row->call_id.at : "(no Call-ID)",
			     row->call_id.length > 0 ? row->call_id.length : 12);
		cli_print(cli, CLI_DIM,
			  "  %s, lines %" PRIu64 " to %" PRIu64 ", %" PRIu64 " message%s\n",
			  row->log, row->first, row->last, row->messages,
			  row->messages == 1 ? "" : "s");
	}
	cli_print(cli, CLI_PLAIN, "  %-14s ", cells[FROM].text != NULL ? cells[FROM].text : "");
	cli_print(cli, CLI_BOLD, "%-14s", cells[TO].text);
	cli_print(cli, CLI_PLAIN, " %-24s ", cells[PHRASE].text != NULL ? cells[PHRASE].text : "");
	cli_print(cli, CLI_DIM, "%s%s%s\n", cells[HOW].text, cells[MAP].text != NULL ? "  " : "",
		  cells[MAP].text != NULL ? cells[MAP].text : "");
}

const struct cli_rows log_rows = CLI_ROWS(columns, fill, put_text);

/* ------------------------------------------------------------------- answering */

typedef void put_answer(struct cli *cli, FILE *out, struct answer *answer);

static void put_row(struct cli *cli, FILE *out, struct answer *answer)
{
	(void)out;
	cli_rows_put(cli, &log_rows, answer);
}

static void put_columns(struct cli *cli, FILE *out, struct answer *answer)
{
	static struct cli_sink sink;
	struct cli_cell cells[CLI_COLUMNS_MAX];
	int i;

	(void)cli;
	memset(cells, 0, sizeof(cells));
	fill_answer(answer, cells);
	cli_sink_begin(&sink, out);
	for (i = FROM; i <= PHRASE; i++) {
		cli_sink_byte(&sink, '\t');
		if (cells[i].kind == CLI_TEXT_CELL)
			cli_put_tsv(&sink, cells[i].text, cells[i].length);
	}
	cli_sink_send(&sink);
}

/* Told once, however many messages are of that space. */
static void tell_no_table(const struct cli *cli, const struct sipcause_space *space)
{
	static struct cli_list told;
	const char *name = sipcause_space_name(space);

	if (cli_list_has(&told, name))
		return;
	cli_list_add(&told, name);
	cli_tell_no_table(cli, "", space);
}

/* The answers are those of translate.  Gives CLI_OK, whatever they are. */
static int each_target(struct cli *cli, struct cli_code *code, const struct log_row *row, FILE *out,
		       put_answer *put)
{
	size_t count = cli_target_count(cli, code->space), i;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct answer answer = { .row = row, .code = code, .result = &result, .first = true };

	if (count == 0) {
		tell_no_table(cli, code->space);
		result.outcome = SIPCAUSE_UNLISTED;
		result.how = SIPCAUSE_HOW_UNLISTED;
		put(cli, out, &answer);
	}
	for (i = 0; i < count; i++) {
		cli_ask(cli, code, cli_target(cli, code->space, i), &result);
		answer.first = i == 0;
		put(cli, out, &answer);
	}
	return CLI_OK;
}

int log_put_rows(struct cli *cli, const struct log_row *row, struct cli_code *code)
{
	return each_target(cli, code, row, NULL, put_row);
}

/* -------------------------------------------------------------------- columns */

enum { ENTRIES = 1024, KEY = 240 };
struct entry {
	unsigned char key[KEY];
	size_t key_length; /* 0: it is free, or of what is too long to be remembered */
	int32_t form;
	int status;
	char *text;
	size_t length;
};
struct log_cache {
	FILE *out; /* into text, over what was there */
	char *text;
	size_t length;
	struct entry entries[ENTRIES];
};

struct log_cache *log_cache_make(void)
{
	struct log_cache *cache = calloc(1, sizeof(*cache));

	if (cache != NULL)
		cache->out = open_memstream(&cache->text, &cache->length);
	if (cache != NULL && cache->out != NULL)
		return cache;
	free(cache);
	return NULL;
}

void log_cache_drop(struct log_cache *cache)
{
	size_t i;

	if (cache == NULL)
		return;
	fclose(cache->out);
	free(cache->text);
	for (i = 0; i < ENTRIES; i++)
		free(cache->entries[i].text);
	free(cache);
}

static struct entry *entry_of(struct log_cache *cache, const struct log_message *message)
{
	return &cache->entries[sci_hash_bytes(message->bytes, message->length,
					      (uint64_t)message->form) %
			       ENTRIES];
}

static bool is_entry_of(const struct entry *entry, const struct log_message *message)
{
	return entry->key_length > 0 && entry->key_length == message->length &&
	       entry->form == message->form &&
	       memcmp(entry->key, message->bytes, message->length) == 0;
}

/* Take what was written. */
static void take_text(struct log_cache *cache, struct entry *entry)
{
	if (fflush(cache->out) != 0 || ferror(cache->out))
		cli_need_memory(SIPCAUSE_E_MEMORY);
	entry->length = (size_t)ftello(cache->out);
	entry->text = malloc(entry->length + 1);
	if (entry->text == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	else
		memcpy(entry->text, cache->text, entry->length);
}

static void fill_entry(struct log_cache *cache, struct cli *cli, const struct log_message *message,
		       struct entry *entry)
{
	struct cli_code code;

	free(entry->text);
	entry->text = NULL;
	entry->length = 0;
	entry->form = message->form;
	entry->key_length = message->length <= KEY ? message->length : 0;
	memcpy(entry->key, message->bytes, entry->key_length);
	entry->status = log_decide(cli, message, &code);
	if (entry->status == CLI_OK) {
		rewind(cache->out);
		entry->status = each_target(cli, &code, NULL, cache->out, put_columns);
		take_text(cache, entry);
	} else if (entry->status == CLI_UNMAPPED) {
		entry->status = CLI_OK;
	}
}

int log_columns(struct log_cache *cache, struct cli *cli, const struct log_message *message,
		struct log_text *text)
{
	struct entry *entry;

	*text = (struct log_text){ NULL, 0 };
	if (goes_on(message))
		return CLI_OK;
	entry = entry_of(cache, message);
	if (!is_entry_of(entry, message))
		fill_entry(cache, cli, message, entry);
	*text = (struct log_text){ entry->text, entry->length };
	return entry->status;
}
