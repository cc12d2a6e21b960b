/* SPDX-License-Identifier: BSD-2-Clause */
#include "effects.h"

#include "document/builtin.h"
#include "others.h"

#include <string.h>

/* A name that no shipped map has. */
#define BOTH "route-and-fault"

static const char both[] = "format: 1\nmap: " BOTH "\nextends: [route, fault]\n";

/* A status of the library. */
static int load(struct cli *cli)
{
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(loader, BOTH ".yaml", both, strlen(both));
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &cli->session.effects, NULL, NULL);
	sipcause_loader_free(loader);
	return code;
}

/* Whether both maps ship. */
static bool are_there(void)
{
	return sci_builtin_find(SCI_BUILTIN_MAPS, "route") != NULL &&
	       sci_builtin_find(SCI_BUILTIN_MAPS, "fault") != NULL;
}

int cli_effects_ask(struct cli *cli, struct sipcause_message *message)
{
	struct cli_session *session = &cli->session;
	int code = SIPCAUSE_OK;

	if (!session->effects_asked && are_there())
		code = load(cli);
	session->effects_asked = true;
	if (code != SIPCAUSE_OK)
		return code;
	return sipcause_message_effects(message, session->effects,
					sipcause_catalog_map(session->effects, BOTH));
}

static bool is_contradicted(const struct sipcause_message *message)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++)
		if (sipcause_part_contradicts(sipcause_message_part(message, i)))
			return true;
	return false;
}

void cli_effects_settle(struct cli *cli, const struct sipcause_space *to)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;

	if (cli->session.effects_asked || !is_contradicted(cli->session.message))
		return;
	cli_need_memory(cli_effects_ask(cli, cli->session.message));
	(void)sipcause_message_decide(cli->session.message, cli_map_to(cli, to), to, &indication);
}
