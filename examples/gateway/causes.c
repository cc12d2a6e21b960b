/* SPDX-License-Identifier: BSD-2-Clause */
/* All that the gateway asks of sipcause. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sipcause.h>

#include "causes.h"

struct evidence {
	struct evidence *next; /* in the list of all */
	struct sipcause_message *message;
	void *bytes; /* what was read last: the message refers to it */
};

static struct sipcause_store *store;
static const struct sipcause_catalog *catalog; /* the newest, held */
static struct evidence *all;

static const struct sipcause_space *space(const char *name)
{
	return sipcause_catalog_space(catalog, name);
}

static void complain(const struct sipcause_error *error)
{
	fprintf(stderr, "%s:%u:%u: %s\n", error->file, error->line, error->column, error->message);
}

int causes_open(const char *directory, const char *const *names)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_directory(loader, directory);
	for (; code == SIPCAUSE_OK && *names != NULL; names++)
		code = sipcause_loader_add_map(loader, *names);
	if (code == SIPCAUSE_OK)
		code = sipcause_store_new(&store, loader, NULL, &error);
	sipcause_loader_free(loader);
	if (code != SIPCAUSE_OK)
		return complain(&error), -1;
	catalog = sipcause_store_acquire(store);
	return 0;
}

int causes_reload(int at_once)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	const struct sipcause_catalog *old = catalog;
	struct evidence *one;
	int code = at_once ? sipcause_store_reload(store, NULL, &error)
			   : sipcause_store_refresh(store, NULL, &error);

	if (code < 0)
		complain(&error);
	if (code != (at_once ? SIPCAUSE_OK : 1))
		return 0;
	catalog = sipcause_store_acquire(store);
	for (one = all; one != NULL; one = one->next)
		sipcause_message_rebind(one->message, catalog);
	sipcause_store_release(store, old);
	return 1;
}

struct evidence *evidence_new(void)
{
	struct evidence *one = calloc(1, sizeof(*one));

	if (one == NULL || sipcause_message_new(&one->message, catalog) != SIPCAUSE_OK) {
		fputs("gateway: out of memory\n", stderr);
		exit(1);
	}
	one->next = all;
	return all = one;
}

void evidence_free(struct evidence *one)
{
	struct evidence **at = &all;

	if (one == NULL)
		return;
	while (*at != one)
		at = &(*at)->next;
	*at = one->next;
	sipcause_message_free(one->message);
	free(one->bytes);
	free(one);
}

void evidence_know(struct evidence *one, const char *of, const char *name)
{
	sipcause_message_know(one->message, space(of),
			      sipcause_space_find(space(of), name, strlen(name)));
}

void evidence_read(struct evidence *one, enum form form, int branch, const void *bytes,
		   size_t length)
{
	const int32_t forms[] = { SIPCAUSE_FORM_HEAD, SIPCAUSE_FORM_IE };
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	void *copy = malloc(length + 1);

	if (copy == NULL)
		return;
	sipcause_message_next(one->message, branch);
	free(one->bytes);
	one->bytes = memcpy(copy, bytes, length);
	/* What could not be read is reported; the rest counts. */
	if (sipcause_message_read(one->message, forms[form], copy, length, &error) != SIPCAUSE_OK)
		fprintf(stderr, "gateway: evidence:%u:%u: %s\n", error.line, error.column,
			error.message);
}

void evidence_code(struct evidence *one, const char *of, const char *code)
{
	sipcause_message_read_cell(one->message, space(of), SIPCAUSE_SPELLING_DECIMAL, code,
				   strlen(code), NULL);
}

/* What a map makes of the evidence; a code becomes a companion of joined as well. */
static int32_t ask(const struct evidence *one, const char *map, const char *to,
		   struct sipcause_indication *joined)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t code = sipcause_message_translate(one->message, sipcause_catalog_map(catalog, map),
						  space(to), &asked, &result);

	if (code >= 0 && space(to) != joined->from)
		sipcause_indication_add(joined, space(to), code);
	return code;
}

static size_t put(int32_t form, const struct sipcause_indication *asked,
		  const struct sipcause_result *result, void *to, size_t size)
{
	int code = sipcause_write(form, asked, result, to, size, &size, NULL);

	return code == SIPCAUSE_OK ? size : 0;
}

static void trace(struct answer *answer, const char *to, const struct sipcause_indication *asked,
		  const struct sipcause_result *result)
{
	FILE *out = fmemopen(answer->trace, sizeof(answer->trace), "w");
	const char *name;
	uint32_t i;

	if (out == NULL)
		return;
	fprintf(out, "%s:%d", asked->from ? sipcause_space_name(asked->from) : "?", asked->code);
	for (i = 0; i < asked->count; i++) {
		name = sipcause_space_fact(asked->space[i], asked->value[i], SIPCAUSE_FACT_NAME);
		fprintf(out, " %s=%d%s%s", sipcause_space_name(asked->space[i]), asked->value[i],
			name ? ":" : "", name ? name : "");
	}
	fprintf(out, " -> %s:%d %s %s %s:%u", to, answer->code, sipcause_how_word(result->how),
		result->map ? result->map : "-", result->file ? result->file : "-", result->line);
	fclose(out);
}

void evidence_answer(struct evidence *one, const char *map, const char *to, struct answer *answer)
{
	static const unsigned char unspecified[] = { 0x08, 0x02, 0x8a, 0x9f };
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const char *phrase;

	memset(answer, 0, sizeof(*answer));
	sipcause_message_policy(one->message, sipcause_catalog_map(catalog, map));
	answer->code = sipcause_message_translate(one->message, sipcause_catalog_map(catalog, map),
						  space(to), &asked, &result);
	put(SIPCAUSE_FORM_REASON, &asked, &result, answer->reason, sizeof(answer->reason) - 1);
	answer->element_length =
		put(SIPCAUSE_FORM_IE, &asked, &result, answer->element, sizeof(answer->element));
	/* A call that fails needs an answer, even where the map has none: 500, or cause 31. */
	phrase = result.phrase;
	if (answer->code < 0) {
		answer->code = strcmp(to, "q850") == 0 ? 31 : 500;
		phrase = sipcause_space_fact(space(to), answer->code, SIPCAUSE_FACT_PHRASE);
	}
	if (answer->element_length == 0) {
		answer->element_length = sizeof(unspecified);
		memcpy(answer->element, unspecified, sizeof(unspecified));
	}
	snprintf(answer->phrase, sizeof(answer->phrase), "%s", phrase ? phrase : "");
	trace(answer, to, &asked, &result);
	answer->advice = ask(one, "route", "route", &asked);
	answer->route = sipcause_space_fact(space("route"), answer->advice, SIPCAUSE_FACT_NAME);
	ask(one, "redial", "redial", &asked);
	ask(one, map, "sip", &asked);
	ask(one, map, "q850", &asked);
	put(SIPCAUSE_FORM_PROBLEM, &asked, &result, answer->problem, sizeof(answer->problem) - 1);
}
