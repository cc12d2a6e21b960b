/* SPDX-License-Identifier: BSD-2-Clause */
/* A new message, and what one takes from its catalog by names. */
#include "hints.h"
#include "message.h"
#include "protocol.h"

#include "base/alloc.h"

#include <string.h>

static const char *const role_names[SCI_ROLE_COUNT] = {
	[SCI_ROLE_SIP] = "sip",
	[SCI_ROLE_HTTP] = "http",
	[SCI_ROLE_Q850] = "q850",
	[SCI_ROLE_WARNING] = "warning",
	[SCI_ROLE_EVENT] = "event",
	[SCI_ROLE_LOCATION] = "location",
	[SCI_ROLE_DIAGNOSTIC] = "diagnostic",
	[SCI_ROLE_RETRY_AFTER] = "retry-after",
};

static const struct {
	const char *space, *code;
} word_names[SCI_WORDS] = {
	[SCI_BYE] = { "event", "bye" },
	[SCI_CANCEL] = { "event", "cancel" },
	[SCI_ANSWERED_NO] = { "answered", "no" },
	[SCI_ANSWERED_YES] = { "answered", "yes" },
	[SCI_ALERTED_YES] = { "alerted", "yes" },
	[SCI_ORIGIN_BRANCH] = { "origin", "branch" },
	[SCI_DIALOG_CONFIRMED] = { "dialog", "confirmed" },
	[SCI_SCOPE_DIALOG] = { "scope", "dialog" },
	[SCI_LOCATION_BEYOND] = { "location", "BI" },
};

void sci_message_find_words(struct sipcause_message *message,
			    const struct sipcause_catalog *catalog)
{
	size_t i;

	message->catalog = catalog;
	for (i = 0; i < SCI_ROLE_COUNT; i++)
		message->roles[i] = sipcause_catalog_space(catalog, role_names[i]);
	for (i = 0; i < SCI_WORDS; i++) {
		struct sci_word *word = &message->words[i];

		word->space = sipcause_catalog_space(catalog, word_names[i].space);
		word->code = sipcause_space_find(word->space, word_names[i].code,
						 strlen(word_names[i].code));
		if (word->code < 0)
			word->space = NULL;
	}
	sci_policy_build_in(message);
	memset(message->heard, 0, sizeof(message->heard));
	sci_protocol_find_names(message);
	sci_hints_find(message);
}

int sipcause_message_new(struct sipcause_message **message, const struct sipcause_catalog *catalog)
{
	struct sipcause_message *new;

	if (message == NULL)
		return SIPCAUSE_E_ARGUMENT;
	*message = NULL;
	if (catalog == NULL)
		return SIPCAUSE_E_ARGUMENT;
	new = sci_malloc(sizeof(*new));
	if (new == NULL)
		return SIPCAUSE_E_MEMORY;
	memset(new, 0, sizeof(*new));
	sci_message_find_words(new, catalog);
	sipcause_message_clear(new);
	*message = new;
	return SIPCAUSE_OK;
}
