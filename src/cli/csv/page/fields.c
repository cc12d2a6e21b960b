/* SPDX-License-Identifier: BSD-2-Clause */
#include "fields.h"

#include "base/count.h"
#include "sipcause.h"

#define OF_PAGE(member) offsetof(struct page, member)
#define OF_ROW(member) offsetof(struct page_row, member)
#define OF_QUALITY(member) offsetof(struct quality, member)

static const struct page_field record_fields[] = {
	{ "records", OF_PAGE(records) },
	{ "out", OF_PAGE(out) },
	{ "rejected", OF_PAGE(rejected) },
	{ "passed", OF_PAGE(passed) },
	{ "unmapped_copied", OF_PAGE(copied) },
	{ "unreadable_companions", OF_PAGE(unread_companions) },
	{ "unreadable_codes", OF_PAGE(unread) },
	{ "read_in_spite_of_a_flaw", OF_PAGE(flawed) },
};

static const struct page_field call_fields[] = {
	{ "calls_put_together", OF_PAGE(together) },
	{ "legs", OF_PAGE(legs) },
	{ "late_legs", OF_PAGE(late_legs) },
	{ "unmapped_legs", OF_PAGE(unmapped_legs) },
};

static const struct page_field row_fields[] = {
	{ "calls", OF_ROW(calls) },
	{ "mapped", OF_ROW(mapped) },
	{ "stated_none", OF_ROW(none) },
	{ "unmapped", OF_ROW(unmapped) },
	{ "contradictions", OF_ROW(contradicted) },
	{ "unmapped_not_told_apart", OF_ROW(unmapped_beyond) },
};

static const struct page_field quality_fields[] = {
	{ "answered", OF_QUALITY(answered) },
	{ "answered_of_no_length", OF_QUALITY(zero) },
	{ "not_answered", OF_QUALITY(not_answered) },
	{ "not_said_whether_answered", OF_QUALITY(unknown) },
	{ "seizures", OF_QUALITY(seized) },
	{ "answered_seizures", OF_QUALITY(answered_seized) },
	{ "delivered_seizures", OF_QUALITY(delivered) },
	{ "disputed_seizures", OF_QUALITY(disputed) },
};

static const struct page_field status_fields[] = {
	{ "statuses", OF_QUALITY(statuses) },
	{ "statuses_200", OF_QUALITY(ok) },
	{ "statuses_3xx", OF_QUALITY(redirected) },
	{ "statuses_of_the_user", OF_QUALITY(user) },
	{ "statuses_ineffective", OF_QUALITY(ineffective) },
};

const struct page_fields page_record_fields = { record_fields, SCI_COUNT(record_fields) };
const struct page_fields page_call_fields = { call_fields, SCI_COUNT(call_fields) };
const struct page_fields page_row_fields = { row_fields, SCI_COUNT(row_fields) };
const struct page_fields page_quality_fields = { quality_fields, SCI_COUNT(quality_fields) };
const struct page_fields page_status_fields = { status_fields, SCI_COUNT(status_fields) };

const char *page_counted_word(uint32_t counted)
{
	static const char *const words[] = { "records", "calls", "legs" };

	return words[counted];
}

const char *page_unit(const struct page *page)
{
	return page->counted == PAGE_LEGS ? "legs" : "calls";
}

const char *page_flaw_key(unsigned flaw)
{
	static const char *const keys[PAGE_FLAWS] = { "open_quote", "nul",  "too_long",
						      "columns",    "json", "member" };

	return keys[flaw];
}

const char *page_flaw_words(unsigned flaw)
{
	static const char *const words[PAGE_FLAWS] = {
		"a quote left open",       "a NUL byte",        "over the limit",
		"wrong number of columns", "not a JSON object", "a member that exists already"
	};

	return words[flaw];
}

_Static_assert(SIPCAUSE_HOW_COUNT_ < PAGE_HOWS - 1, "a place for each way, no cause, and others");

const char *page_how_word(unsigned how)
{
	if (how == SIPCAUSE_HOW_COUNT_)
		return "no-cause";
	if (how == PAGE_HOWS - 1)
		return "others";
	return how < SIPCAUSE_HOW_COUNT_ ? sipcause_how_word((int32_t)how) : NULL;
}
