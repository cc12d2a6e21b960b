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
	fprintf(stderr, "%s:%u:%u: %s\n", error->file[0] ? error->file : "gateway", error->line,
		error->column, error->message);
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

	if (one == NULL || sipcause_message_new(&one->message, catalog) != SIPCAUSE_OK)
		abort();
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

int evidence_read(struct evidence *one, enum form form, int branch, const void *bytes,
		  size_t length)
{
	const int32_t forms[] = { SIPCAUSE_FORM_HEAD, SIPCAUSE_FORM_IE };
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	void *copy = malloc(length + 1);
	int code;

	if (copy == NULL)
		return -1;
	sipcause_message_next(one->message, branch); /* lets go of the bytes before */
	free(one->bytes);
	one->bytes = memcpy(copy, bytes, length);
	code = sipcause_message_read(one->message, forms[form], copy, length, &error);
	if (code != SIPCAUSE_OK) /* the rest counts */
		complain(&error);
	return code < 0 ? -1 : 0;
}

void evidence_code(struct evidence *one, const char *of, const char *code)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	if (sipcause_message_read_cell(one->message, space(of), SIPCAUSE_SPELLING_DECIMAL, code,
				       strlen(code), &error) < 0)
		complain(&error);
}

/* What the map makes of the evidence, or else the shipped map with the name of the space, such as
 * route.  A code becomes a companion of joined as well. */
static int32_t ask(const struct evidence *one, const char *map, const char *to,
		   struct sipcause_indication *joined)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const char *const maps[] = { map, to };
	int32_t i, code = SIPCAUSE_UNLISTED;

	for (i = 0; i < 2 && code == SIPCAUSE_UNLISTED; i++)
		code = sipcause_message_translate(one->message,
						  sipcause_catalog_map(catalog, maps[i]), space(to),
						  &asked, &result);
	if (code >= 0 && space(to) != joined->from)
		sipcause_indication_add(joined, space(to), code);
	return code;
}

/* The length; 0, and nothing in the buffer, if it cannot be written. */
static size_t put(int32_t form, struct sipcause_indication *asked,
		  const struct sipcause_result *result, void *to, size_t size)
{
	size_t length;
	int code = sipcause_write(form, asked, result, to, size, &length, NULL);

	if (code == SIPCAUSE_OK)
		return length;
	memset(to, 0, size);
	if (code != SIPCAUSE_E_FULL || asked->text == NULL)
		return 0;
	asked->text = NULL; /* a peer may send texts of any length */
	asked->text_length = 0;
	return put(form, asked, result, to, size);
}

void evidence_answer(struct evidence *one, const char *map, const char *to, struct answer *answer)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const char *route;

	memset(answer, 0, sizeof(*answer));
	sipcause_message_policy(one->message, sipcause_catalog_map(catalog, map));
	answer->code = sipcause_message_translate(one->message, sipcause_catalog_map(catalog, map),
						  space(to), &asked, &result);
	put(SIPCAUSE_FORM_REASON, &asked, &result, answer->reason, sizeof(answer->reason) - 1);
	answer->element_length =
		put(SIPCAUSE_FORM_IE, &asked, &result, answer->element, sizeof(answer->element));
	answer->phrase = result.phrase;
	/* A call that failed needs an answer, even where the map has none. */
	if (answer->code < (strcmp(to, "q850") == 0 ? 0 : 300)) {
		answer->code = strcmp(to, "q850") == 0 ? 31 : 500;
		answer->phrase = sipcause_space_fact(space(to), answer->code, SIPCAUSE_FACT_PHRASE);
	}
	answer->phrase = answer->phrase ? answer->phrase : "";
	if (answer->element_length == 0) /* with location BI */
		answer->element_length = (size_t)sprintf((char *)answer->element, "\x08\x02\x8a%c",
							 0x80 | (answer->code & 0x7f));
	answer->advice = ask(one, map, "route", &asked);
	route = sipcause_space_fact(space("route"), answer->advice, SIPCAUSE_FACT_NAME);
	ask(one, map, "redial", &asked);
	ask(one, map, "sip", &asked);
	ask(one, map, "q850", &asked);
	put(SIPCAUSE_FORM_PROBLEM, &asked, strcmp(to, "http") == 0 ? &result : NULL,
	    answer->problem, sizeof(answer->problem) - 1);
	snprintf(answer->trace, sizeof(answer->trace), "%s:%d -> %s:%d %s %s %s:%u route=%s %s",
		 asked.from ? sipcause_space_name(asked.from) : "?", asked.code, to, answer->code,
		 sipcause_how_word(result.how), result.map ? result.map : "-",
		 result.file ? result.file : "-", result.line, route ? route : "none",
		 answer->problem);
}
