/* SPDX-License-Identifier: BSD-2-Clause */
#include "ner.h"

#include "base/count.h"
#include "cli/output.h"
#include "quality.h"

#include <string.h>

/*
 * E.425 has a list of causes in its Annex A.  It could not be read; what is here
 * follows from the definition as others quote it, and from the names of the
 * causes.  Where that leaves a choice, the cause is disputed, and the ratio is
 * given with it and without it.
 */
static const struct {
	int32_t cause;
	enum ner_class class;
	const char *why;
} classes[] = {
	{ 1, NER_DISPUTED, "a wrong number may be the caller's fault or a missing route" },
	{ 16, NER_DISPUTED, "given up by the caller: delivered if the called phone rang" },
	{ 17, NER_DELIVERED, NULL },
	{ 18, NER_DISPUTED, "no answer, or no phone that rang" },
	{ 19, NER_DELIVERED, NULL },
	{ 20, NER_DISPUTED, "a terminal that is away: counted for ISDN only" },
	{ 21, NER_DISPUTED, "a rejection by the user counts, one by the network does not" },
	{ 22, NER_DISPUTED, "a changed number is the caller's error, or the routing's" },
	{ 26, NER_DISPUTED, "answered elsewhere by some vendors, cleared unselected by its name" },
	{ 27, NER_DISPUTED, "a terminal out of order: counted for ISDN only" },
	{ 28, NER_DISPUTED, "an incomplete number may be the caller's fault or the network's" },
	{ 31, NER_DISPUTED, "unspecified" },
	{ 88, NER_DISPUTED, "a terminal that cannot take this kind of call" },
};

#define LISTED (SCI_COUNT(classes))

/* The place of a cause in the list; LISTED where it has none. */
static size_t find_class(int32_t cause)
{
	size_t i;

	for (i = 0; i < LISTED && classes[i].cause != cause;)
		i++;
	return i;
}

enum ner_class ner_class_of(int32_t cause)
{
	size_t i = find_class(cause);

	return i < LISTED ? classes[i].class : NER_FAILED;
}

const char *ner_dispute(int32_t cause)
{
	size_t i = find_class(cause);

	return i < LISTED ? classes[i].why : NULL;
}

static struct ner_value by_causes(const struct quality *quality)
{
	struct ner_value value = { quality->answered, quality->answered,
				   quality->answered + quality->not_answered };
	int32_t cause;

	for (cause = 0; cause < QUALITY_CAUSES; cause++) {
		enum ner_class class = ner_class_of(cause);

		if (class == NER_DELIVERED)
			value.least += quality->causes[cause];
		if (class != NER_FAILED)
			value.most += quality->causes[cause];
	}
	return value;
}

static struct ner_value by_failures(const struct quality *quality)
{
	uint64_t delivered = quality->statuses - quality->ineffective;
	struct ner_value value = { delivered, delivered, quality->statuses };

	return value;
}

static struct ner_value without_client_errors(const struct quality *quality)
{
	struct ner_value value = { quality->ok, quality->ok, quality->statuses - quality->client };

	return value;
}

static struct ner_value as_seer(const struct quality *quality)
{
	uint64_t delivered = quality->ok + quality->user;
	struct ner_value value = { delivered, delivered, quality->statuses - quality->redirected };

	return value;
}

static const struct ner definitions[] = {
	{ "e425-as-quoted", "answered, user busy, no answer and terminal rejects / records",
	  "E.425 1.5 as others quote it; its list of causes was not read", by_causes },
	{ "ir42-sip-exporter", "all statuses but 408, 500, 503 and 504 / all statuses",
	  "sip-exporter, which names GSMA IR.42", by_failures },
	{ "46labs-peeredge", "200 / all statuses but 4xx", "46 Labs PeerEdge, its documentation",
	  without_client_errors },
	{ "rfc6076-seer", "200, 480, 486, 600 and 603 / all statuses but 3xx",
	  "RFC 6076 4.7, where it is called SEER", as_seer },
	{ "probe-inputs", "answered, 486, no answer and 480 / a number that is not published",
	  "a traffic probe's list of fields", NULL },
	{ "microsoft-cqd",
	  "calls delivered to a recipient / calls sent; the codes are not published",
	  "Microsoft Teams call quality dashboard", NULL },
};

const struct ner *ner_find(const char *name)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(definitions); i++)
		if (strcmp(definitions[i].name, name) == 0 && definitions[i].compute != NULL)
			return &definitions[i];
	return NULL;
}

bool ner_counts_causes(const struct ner *ner)
{
	return ner != NULL && ner->compute == by_causes;
}

bool ner_is_listed(const char *name)
{
	size_t i = 0;

	while (i < SCI_COUNT(definitions) && strcmp(definitions[i].name, name) != 0)
		i++;
	return i < SCI_COUNT(definitions);
}

void ner_list(FILE *out)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(definitions); i++) {
		cli_put(out, "%-18s %s%s\n", definitions[i].name, definitions[i].formula,
			definitions[i].compute == NULL ? " (cannot be computed)" : "");
		cli_put(out, "%-18s   %s\n", "", definitions[i].reference);
	}
}
