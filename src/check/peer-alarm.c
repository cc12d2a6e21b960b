/* SPDX-License-Identifier: BSD-2-Clause */
/* peer-alarm: targets that peers take for more than they say, as the texts of their space
 * have it. */
#include "groups.h"
#include "load/texts.h"

#include <string.h>

/* Warnings are in English, and so is the text of an alarm that they quote. */
#define LANGUAGE "en"

struct sci_alarms {
	struct sci_alarms *next;
	const struct sipcause_space *space;
	struct sipcause_texts *texts;
};

void sci_alarms_free(struct sci_alarms *alarms)
{
	for (; alarms != NULL; alarms = alarms->next)
		sipcause_texts_free(alarms->texts);
}

/* The texts of a space, loaded once; NULL: memory is out, which is reported. */
static const struct sipcause_texts *get_texts(struct sci_check *check,
					      const struct sipcause_space *space)
{
	struct sci_alarms *alarms;

	for (alarms = check->alarms; alarms != NULL; alarms = alarms->next)
		if (alarms->space == space)
			return alarms->texts;
	alarms = sci_arena_alloc(&check->keep, sizeof(*alarms));
	if (alarms == NULL) {
		sci_check_no_memory(check);
		return NULL;
	}
	alarms->texts =
		sci_texts_load_if_any(check->loader, LANGUAGE, space, check->reading->report);
	alarms->space = space;
	alarms->next = check->alarms;
	check->alarms = alarms;
	return alarms->texts;
}

/* A row that leaves a code as it is sends nothing new. */
static bool leaves(const struct sci_layer *layer, const struct sci_key *key, int32_t target)
{
	return layer->from == layer->to && key != NULL && key->span.first == target &&
	       key->span.last == target;
}

/* Rows by targets that have an alarm. */
static void find_rows(const struct sci_checked *checked, const struct sipcause_texts *texts,
		      struct sci_grouped *targets)
{
	struct sci_own_rows rows = { .checked = checked };

	while (sci_own_rows_next(&rows)) {
		const int32_t target = rows.rule->target;

		if (target >= 0 && !leaves(checked->layer, rows.key, target) &&
		    sipcause_texts_get(texts, target, SIPCAUSE_FIELD_ALARM) != NULL)
			sci_grouped_add_row(targets, target, rows.key, rows.rule);
	}
	sci_grouped_sort(targets);
}

/* Targets of which the same is said, and the codes that become them. */
struct alarm {
	struct sci_named codes;
	struct sci_named targets;
	const char *text; /* NULL: there is none yet */
};

static void report(const struct sci_checked *checked, struct alarm *alarm)
{
	char codes[SCI_NAMED_TEXT], targets[SCI_NAMED_TEXT];
	size_t length = strlen(alarm->text);

	length -= length > 0 && alarm->text[length - 1] == '.';
	sci_named_text(&alarm->codes, codes);
	sci_named_text(&alarm->targets, targets);
	SCI_WARN(checked->check, PEER_ALARM, alarm->codes.place, "%s %s %s. %.*s", codes,
		 sci_named_verb(&alarm->codes, "becomes", "become"), targets, (int)length,
		 alarm->text);
}

/* The alarms of a table while they are given. */
struct alarms {
	const struct sci_checked *checked;
	struct alarm last; /* which more targets may have */
	struct sci_named rest;
	unsigned reported;
};

static void give_last(struct alarms *alarms)
{
	if (alarms->last.text == NULL)
		return;
	if (alarms->reported++ < SCI_FEW)
		report(alarms->checked, &alarms->last);
	else
		sci_named_join(&alarms->rest, &alarms->last.targets);
}

static void add_target(struct alarms *alarms, int32_t target, const struct sci_named *codes,
		       const char *text)
{
	const struct sci_check *check = alarms->checked->check;
	const struct sci_named empty = SCI_NAMED(check, alarms->checked->layer->to);

	if (alarms->last.text != NULL && strcmp(alarms->last.text, text) == 0) {
		sci_named_join(&alarms->last.codes, codes);
	} else {
		give_last(alarms);
		alarms->last = (struct alarm){ *codes, empty, text };
	}
	sci_named_add_code(&alarms->last.targets, target, codes->place);
}

void sci_check_peer_alarm(const struct sci_checked *checked)
{
	struct alarms alarms = { .checked = checked,
				 .rest = SCI_NAMED(checked->check, checked->layer->to) };
	const struct sipcause_texts *texts = get_texts(checked->check, checked->layer->to);
	struct sci_grouped targets = { .check = checked->check };
	struct sci_named codes;
	char text[SCI_NAMED_TEXT];
	int64_t target;

	if (texts == NULL)
		return;
	find_rows(checked, texts, &targets);
	while (sci_grouped_take(&targets, checked->layer->from, &target, &codes))
		if (sci_check_reports(checked->check, SIPCAUSE_WARNING_PEER_ALARM))
			add_target(
				&alarms, (int32_t)target, &codes,
				sipcause_texts_get(texts, (int32_t)target, SIPCAUSE_FIELD_ALARM));
	give_last(&alarms);
	if (!sci_named_is_empty(&alarms.rest))
		SCI_WARN(checked->check, PEER_ALARM, alarms.rest.place,
			 "peers take other targets too for more than they say: %s",
			 sci_named_text(&alarms.rest, text));
}
