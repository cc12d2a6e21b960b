/* SPDX-License-Identifier: BSD-2-Clause */
#include "branches.h"

#include "base/text.h"
#include "head-lines.h"

struct word {
	const char *text; /* NULL: there is none */
	size_t length;
};

/* What a head says of its branch. */
struct said {
	struct word via, to, from;
	int64_t number; /* of CSeq; -1: none */
	bool invites;   /* it is of an INVITE, or nobody says */
	int32_t status; /* -1: a request */
};

static bool is_end(char c)
{
	return c == ';' || c == ',' || c == '>' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What follows a name and a '='. */
static struct word value_of(const char *text, size_t length, size_t at)
{
	struct word word = { NULL, 0 };

	while (at < length && cli_is_blank(text[at]))
		at++;
	if (at == length || text[at] != '=')
		return word;
	at++;
	while (at < length && cli_is_blank(text[at]))
		at++;
	word.text = text + at;
	while (at + word.length < length && !is_end(text[at + word.length]))
		word.length++;
	if (word.length == 0)
		word.text = NULL;
	return word;
}

/* Behind a text in quotes, or in angle brackets, that begins here. */
static size_t pass_enclosed(const char *text, size_t length, size_t at)
{
	char closing = text[at] == '"' ? '"' : '>';

	for (at++; at < length && text[at] != closing; at++)
		at += text[at] == '\\' && closing == '"';
	return at < length ? at + 1 : length;
}

/* A parameter of the first value of a header field. */
static struct word parameter(const char *head, size_t head_length, const char *field, char compact,
			     const char *name)
{
	const struct word none = { NULL, 0 };
	size_t length, at = 0, i;
	const char *text = cli_find_field(head, head_length, field, compact, &length);

	while (text != NULL && at < length && text[at] != ',') {
		if (text[at] == '"' || text[at] == '<') {
			at = pass_enclosed(text, length, at);
			continue;
		}
		if (text[at++] != ';')
			continue;
		while (at < length && cli_is_blank(text[at]))
			at++;
		for (i = 0; name[i] != '\0' && at + i < length; i++)
			if (sci_lower(text[at + i]) != name[i])
				break;
		if (name[i] == '\0' && value_of(text, length, at + i).text != NULL)
			return value_of(text, length, at + i);
	}
	return none;
}

static bool is_invite(const char *text, size_t length)
{
	return length >= 6 && memcmp(text, "INVITE", 6) == 0;
}

/* The status of a response; -1: it is a request. */
static int32_t status_of(const char *head, size_t length)
{
	size_t at = 0, i;
	int32_t status = 0;

	while (at < length && head[at] != ' ' && head[at] != '/')
		at++;
	if (at == length || head[at] != '/')
		return -1;
	while (at < length && head[at] != ' ')
		at++;
	for (i = 0, at++; i < 3 && at < length && sci_is_digit(head[at]); i++, at++)
		status = status * 10 + (head[at] - '0');
	return i == 3 ? status : 0;
}

static void read_cseq(const char *head, size_t head_length, struct said *said)
{
	size_t length, at = 0;
	const char *text = cli_find_field(head, head_length, "CSeq", 0, &length);

	said->number = -1;
	said->invites = said->status >= 0 || is_invite(head, head_length);
	while (text != NULL && at < length && cli_is_blank(text[at]))
		at++;
	if (text == NULL || at == length || !sci_is_digit(text[at]))
		return;
	said->number = 0;
	for (; at < length && sci_is_digit(text[at]); at++)
		if (said->number <= UINT32_MAX)
			said->number = said->number * 10 + (text[at] - '0');
	while (at < length && cli_is_blank(text[at]))
		at++;
	if (said->status >= 0)
		said->invites = is_invite(text + at, length - at);
}

static int32_t find(const struct cli_branches *branches, struct word word, bool tag)
{
	size_t i;

	for (i = 0; word.text != NULL && i < branches->count; i++) {
		const struct cli_branch_word *known = &branches->words[i];

		if (known->tag == tag && known->length == word.length &&
		    memcmp(known->text, word.text, word.length) == 0)
			return known->branch;
	}
	return -1;
}

static void learn(struct cli_branches *branches, struct word word, bool tag, int32_t branch)
{
	struct cli_branch_word *known = &branches->words[branches->count];

	if (word.text == NULL || branches->count == CLI_BRANCH_WORDS ||
	    find(branches, word, tag) >= 0)
		return;
	known->text = word.text;
	known->length = word.length;
	known->tag = tag;
	known->branch = branch;
	branches->count++;
}

/* Whether anything is known of the branch of the message before. */
static bool last_has_words(const struct cli_branches *branches)
{
	size_t i;

	for (i = 0; i < branches->count; i++)
		if (branches->words[i].branch == branches->last)
			return true;
	return false;
}

static int32_t choose(struct cli_branches *branches, const struct said *said)
{
	int32_t branch = find(branches, said->to, true);

	/* Within the dialog the called side may be either. */
	if (branch < 0 && said->status < 0)
		branch = find(branches, said->from, true);
	if (branch < 0)
		branch = find(branches, said->via, false);
	if (branch >= 0)
		return branch;
	if (branches->asked && said->number > branches->asked_number) {
		branches->asked = false;
		return branches->asked_branch;
	}
	/* Only an INVITE goes new ways, and only one that can be told from others. */
	if (!said->invites || (said->via.text == NULL && said->to.text == NULL) ||
	    !last_has_words(branches) || branches->count == CLI_BRANCH_WORDS)
		return branches->last;
	return ++branches->most;
}

int32_t cli_branches_next(struct cli_branches *branches, const char *head, size_t length)
{
	struct said said = { .via = parameter(head, length, "Via", 'v', "branch"),
			     .to = parameter(head, length, "To", 't', "tag"),
			     .from = parameter(head, length, "From", 'f', "tag"),
			     .status = status_of(head, length) };

	read_cseq(head, length, &said);
	branches->last = choose(branches, &said);
	learn(branches, said.via, false, branches->last);
	/* In a request it may be the tag of the calling side. */
	if (said.status >= 0 && said.invites)
		learn(branches, said.to, true, branches->last);
	if (said.invites && said.number >= 0 &&
	    (said.status == 401 || said.status == 407 || said.status / 100 == 3)) {
		branches->asked = true;
		branches->asked_branch = branches->last;
		branches->asked_number = said.number;
	}
	return branches->last;
}
