/* SPDX-License-Identifier: BSD-2-Clause */
/* A map of its own for tests of evidence, and what a message comes to by it, in one line. */
#ifndef GATE_H
#define GATE_H

#include "fixture.h"
#include "wire.h"

/* A map of its own, so that changes of the shipped ones change nothing here. */
static const struct fixture gate = {
	"gate.yaml",
	"format: 1\nmap: gate\nextends: rfc3398\n"
	"policy:\n"
	"  distrust: [{q850: [0, 16]}]\n"
	"  believe: {sip: [401, 407, 603]}\n"
	"  answered: {sip: 200}\n"
	"  weak: {q850: [31, 127], sip: [480, 487, 500, 503]}\n"
	"tables:\n"
	"  - {from: sip, to: q850, rules: {487: [{when: {origin: branch}, to: 26}, none]}}\n"
	"  - {from: event, to: q850, rules: {cancel: [{when: {origin: branch}, to: 26}, 16]}}\n"
	"  - {from: q850, to: sip, rules: {21: [{when: {location: user}, to: 603}, 403]}}\n"
};

/* Spaces that rfc3398 does without. */
static const char *const more_spaces[] = { "http", "alerted", "origin", "dialog" };

static inline struct sipcause_catalog *load_gate(void)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);
	size_t i;

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(loader, gate.label, gate.text, strlen(gate.text));
	for (i = 0; i < COUNT(more_spaces) && code == SIPCAUSE_OK; i++)
		code = sipcause_loader_add_space(loader, more_spaces[i]);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &catalog, NULL, NULL);
	sipcause_loader_free(loader);
	if (code != SIPCAUSE_OK)
		exit(99);
	return catalog;
}

/* Parts whose code a catalog did not have say nothing, and are passed over. */
static inline void tell_parts(const struct sipcause_message *message, char room[DESCRIBED])
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);

		if (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_NO_SPACE ||
		    sipcause_part_validity(part) == SIPCAUSE_VALIDITY_OUT_OF_RANGE ||
		    sipcause_part_validity(part) == SIPCAUSE_VALIDITY_FOREIGN_CODING)
			continue;
		wire_print(room, " | %s %s %d@%d %u/%d %s%s",
			   sipcause_part_word(sipcause_part_kind(part)),
			   sipcause_space_name(sipcause_part_space(part)),
			   (int)sipcause_part_code(part), (int)sipcause_part_location(part),
			   (unsigned)sipcause_part_message(part), (int)sipcause_part_branch(part),
			   sipcause_verdict_word(sipcause_part_verdict(part)),
			   sipcause_part_contradicts(part) ? "!" : "");
	}
}

/* Decide, and put the answer, the indication and the verdicts into one line without
 * anything that a catalog or bytes would have to be there for. */
static inline int32_t tell(struct sipcause_message *message, const struct sipcause_catalog *catalog,
			   const char *map, const char *to, char room[DESCRIBED])
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t outcome = sipcause_message_translate(message, sipcause_catalog_map(catalog, map),
						     sipcause_catalog_space(catalog, to),
						     &indication, &result);

	room[0] = '\0';
	wire_print(room, "%s:%d", to, (int)outcome);
	if (indication.from != NULL) {
		wire_print(room, " < ");
		wire_print_indication(&indication, room);
	}
	tell_parts(message, room);
	wire_print(room, " | %u", (unsigned)sipcause_message_left_out(message));
	return outcome;
}

/* The catalog and the message of wire.h, over this map. */
static inline void gate_start(void)
{
	wire_catalog = load_gate();
	if (sipcause_message_new(&wire_message, wire_catalog) != SIPCAUSE_OK)
		exit(99);
}

#endif
