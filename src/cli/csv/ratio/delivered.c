/* SPDX-License-Identifier: BSD-2-Clause */
#include "delivered.h"

#include "base/count.h"

#include <string.h>

/*
 * E.425 (03/2002) defines the ratio in 1.5 and has a list of causes in its Annex A, which could
 * not be read.  These follow from the definition as others quote it: answered, user busy, ring
 * no answer and terminal rejects count.  Where that leaves a choice it stays open.
 */
static const struct {
	uint8_t cause;
	uint8_t rule;
} usual[] = {
	{ 17, DELIVERED_ALWAYS },
	{ 18, DELIVERED_ALWAYS },
	{ 19, DELIVERED_ALWAYS },
	{ 20, DELIVERED_ALWAYS },
	{ 21, DELIVERED_USER },
	{ 27, DELIVERED_ALWAYS },
	{ 16, DELIVERED_RANG_OR_DISPUTED },
	{ 1, DELIVERED_OPEN },
	{ 22, DELIVERED_OPEN },
	{ 28, DELIVERED_OPEN },
	{ 31, DELIVERED_OPEN },
};

void delivered_usual(struct delivered *delivered)
{
	size_t i;

	memset(delivered, 0, sizeof(*delivered));
	for (i = 0; i < SCI_COUNT(usual); i++)
		delivered->causes[usual[i].cause] = usual[i].rule;
	delivered->cancelled = DELIVERED_RANG_OR_DISPUTED;
	delivered->text = "17, 18, 19, 20, 27; 21 from the user; 16 or 487 if it rang";
}

/* ------------------------------------------------------------------- counting */

bool delivered_by_status(const struct delivered *delivered, int32_t status)
{
	return status == DELIVERED_CANCELLED && delivered->cancelled != DELIVERED_NEVER;
}

enum delivery delivered_is(const struct delivered *delivered, int32_t cause, int32_t status,
			   enum known rang, enum known by_user)
{
	uint8_t rule = DELIVERED_NEVER;

	if (delivered_by_status(delivered, status))
		rule = delivered->cancelled;
	else if (cause >= 0 && cause < DELIVERED_CAUSES)
		rule = delivered->causes[cause];
	switch (rule) {
	case DELIVERED_ALWAYS:
		return DELIVERY_YES;
	case DELIVERED_OPEN:
		return DELIVERY_DISPUTED;
	case DELIVERED_RANG:
		return rang == KNOWN_NOT ? DELIVERY_DISPUTED : (enum delivery)(rang == KNOWN_YES);
	case DELIVERED_USER:
		return by_user == KNOWN_NOT ? DELIVERY_DISPUTED
					    : (enum delivery)(by_user == KNOWN_YES);
	case DELIVERED_RANG_OR_DISPUTED:
		return rang == KNOWN_YES ? DELIVERY_YES : DELIVERY_DISPUTED;
	default:
		return DELIVERY_NO;
	}
}

const char *delivered_why(const char *cause)
{
	static const struct {
		const char *cause;
		const char *why;
	} reasons[] = {
		{ "1", "wrong number dialled, or a route is missing" },
		{ "16", "the caller hung up; nothing shows that the phone rang" },
		{ "sip:487", "the caller hung up; nothing shows that the phone rang" },
		{ "21", "rejected, by the user or by the network" },
		{ "22", "number changed: the caller or the routing is out of date" },
		{ "28", "incomplete number: dialled too short, or cut short on the way" },
		{ "31", "no reason given" },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(reasons); i++)
		if (strcmp(reasons[i].cause, cause) == 0)
			return reasons[i].why;
	return "the records do not say enough";
}
