/* SPDX-License-Identifier: BSD-2-Clause */
#include "tokens.h"

#include "base/count.h"
#include "sipcause.h"

/* IANA SIP Parameters, Reason Protocols, with the kind that each is of here. */
static const struct {
	const char *name;
	enum sci_protocol_kind protocol;
} protocols[] = {
	{ "Q.850", SCI_PROTOCOL_Q850 },          { "SIP", SCI_PROTOCOL_SIP },
	{ "STIR", SCI_PROTOCOL_STIR },           { "Preemption", SCI_PROTOCOL_OTHER },
	{ "EMM", SCI_PROTOCOL_OTHER },           { "ESM", SCI_PROTOCOL_OTHER },
	{ "5GMM", SCI_PROTOCOL_OTHER },          { "5GSM", SCI_PROTOCOL_OTHER },
	{ "S1AP-RNL", SCI_PROTOCOL_OTHER },      { "S1AP-TL", SCI_PROTOCOL_OTHER },
	{ "S1AP-NAS", SCI_PROTOCOL_OTHER },      { "S1AP-MISC", SCI_PROTOCOL_OTHER },
	{ "S1AP-PROT", SCI_PROTOCOL_OTHER },     { "NGAP-RNL", SCI_PROTOCOL_OTHER },
	{ "NGAP-TL", SCI_PROTOCOL_OTHER },       { "NGAP-NAS", SCI_PROTOCOL_OTHER },
	{ "NGAP-MISC", SCI_PROTOCOL_OTHER },     { "NGAP-PROT", SCI_PROTOCOL_OTHER },
	{ "DIAMETER", SCI_PROTOCOL_OTHER },      { "IKEV2", SCI_PROTOCOL_OTHER },
	{ "RELEASE_CAUSE", SCI_PROTOCOL_OTHER }, { "FAILURE_CAUSE", SCI_PROTOCOL_OTHER },
};

enum sci_protocol_kind sci_protocol_find(struct sci_slice token)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(protocols); i++)
		if (sci_slice_is(token, protocols[i].name))
			return protocols[i].protocol;
	return SCI_PROTOCOL_UNKNOWN;
}

/* RFC 8606 4. */
static const char *const locations[] = { "U",      "LPN",    "LN",     "TN",    "RLN", "RPN",
					 "LOC-6",  "INTL",   "LOC-8",  "LOC-9", "BI",  "LOC-11",
					 "LOC-12", "LOC-13", "LOC-14", "LOC-15" };

const char *sci_location_token(int32_t location)
{
	return locations[location & 15];
}

int32_t sci_location_find(struct sci_slice token)
{
	int32_t i;

	for (i = 0; i < (int32_t)SCI_COUNT(locations); i++)
		if (sci_slice_is(token, locations[i]))
			return i;
	return -1;
}

const char *sipcause_coding_word(int32_t coding)
{
	static const char *const words[] = { "ITU-T", "ISO/IEC", "national", "network" };

	return coding >= 0 && coding < (int32_t)SCI_COUNT(words) ? words[coding] : "?";
}
