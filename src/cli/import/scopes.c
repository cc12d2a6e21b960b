/* SPDX-License-Identifier: BSD-2-Clause */
#include "scopes.h"

#include "base/text.h"
#include "cli/say.h"

#include <stdio.h>
#include <string.h>

#define SHOWN 8

static bool is_same(const char *a, const char *b)
{
	return sci_text_is_folded(a, strlen(a), b);
}

/* Scopes that rows have, the first of them, each once. */
struct scopes {
	const char *items[SHOWN];
	size_t count, rows, without; /* rows with one, and without */
	bool more;
};

static void add(struct scopes *scopes, const char *scope)
{
	size_t i;

	scopes->rows++;
	for (i = 0; i < scopes->count; i++)
		if (is_same(scopes->items[i], scope))
			return;
	if (scopes->count < SHOWN)
		scopes->items[scopes->count++] = scope;
	else
		scopes->more = true;
}

static bool has(const struct taken *taken, const char *scope)
{
	size_t i;

	for (i = 0; scope != NULL && i < taken->count; i++)
		if (taken->rows[i].scope != NULL && is_same(taken->rows[i].scope, scope))
			return true;
	return false;
}

static void find(struct scopes *scopes, const struct taken *taken)
{
	size_t i;

	memset(scopes, 0, sizeof(*scopes));
	for (i = 0; i < taken->count; i++)
		if (taken->rows[i].scope != NULL)
			add(scopes, taken->rows[i].scope);
		else
			scopes->without++;
}

static void list(const struct scopes *scopes, char *room, size_t size)
{
	size_t used = 0, i;

	room[0] = '\0';
	for (i = 0; i < scopes->count && used < size; i++)
		used += (size_t)snprintf(room + used, size - used, "%s'%.80s'", i > 0 ? ", " : "",
					 scopes->items[i]);
	if (scopes->more && used < size)
		snprintf(room + used, size - used, ", ...");
}

static bool tell_absent(const struct scopes *scopes, const char *asked)
{
	char known[SHOWN * 90];

	list(scopes, known, sizeof(known));
	if (scopes->count > 0)
		cli_say("--scope '%s': found no row of it; expected one of %s", asked, known);
	else
		cli_say("--scope '%s': found no row that has a scope; leave out --scope", asked);
	return false;
}

bool scopes_choose(const char *usual, const char *asked, struct taken *taken)
{
	struct scopes scopes;
	const char *chosen = asked;
	size_t kept = 0, i;

	find(&scopes, taken);
	if (asked != NULL && !has(taken, asked))
		return tell_absent(&scopes, asked);
	if (chosen == NULL && has(taken, usual))
		chosen = usual;
	else if (chosen == NULL && scopes.count == 1 && !scopes.more && scopes.without == 0)
		chosen = scopes.items[0];
	for (i = 0; i < taken->count; i++) {
		const struct taken_row *row = &taken->rows[i];

		if (row->scope == NULL || (chosen != NULL && is_same(row->scope, chosen))) {
			taken->rows[kept++] = *row;
			continue;
		}
		taken_remark(taken, REMARK_SCOPE, row->line, row->text,
			     "found a row of scope '%.80s'; to import it: --scope '%.80s'",
			     row->scope, row->scope);
	}
	taken->count = kept;
	taken->scope = chosen;
	return true;
}
