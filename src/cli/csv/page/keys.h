/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of a page in JSON that are no counts: those are in fields.c. */
#ifndef CSV_PAGE_KEYS_H
#define CSV_PAGE_KEYS_H

#define PAGE_VERSION 1 /* of what is in JSON; raised when a reader of the last one would err */

#define KEY_VERSION "sipcause_summary"
#define KEY_INPUTS "inputs"
#define KEY_COMPLETE "complete"
#define KEY_TARGETS "targets"
#define KEY_QUALITY "says_whether_answered"
#define KEY_SEIZES "says_what_is_a_seizure"
#define KEY_CAUSES "has_causes"
#define KEY_DELIVERED "delivered"
#define KEY_SETTLED "delivered_settled"
#define KEY_BY "by"
#define KEY_BY_COLUMN "by_column"
#define KEY_COUNTED "counted"
#define KEY_RULES "rules"
#define KEY_DIFFER "differ" /* of rules: keys of those that runs had others of */
#define KEY_MALFORMED "malformed"
#define KEY_COMPANIONS "unreadable_by_companion"
#define KEY_SECONDS "seconds"
#define KEY_VALUES "values"
#define KEY_GROUPS "groups"

/* Of a row. */
#define KEY_VALUE "value"
#define KEY_OTHERS "others"
#define KEY_HOW "how"
#define KEY_CODES "codes"
#define KEY_UNMAPPED "unmapped_codes"
#define KEY_DISPUTED "disputed_causes"
#define KEY_RATIOS "ratios"

/* Of an item of a list. */
#define KEY_CODE "code"
#define KEY_PHRASE "phrase"
#define KEY_COUNT "count"
#define KEY_NOT_ANSWERED "not_answered"
#define KEY_WHAT "what"
#define KEY_COMPANION "companion"
#define KEY_CAUSE "cause"
#define KEY_WHY "why"

#endif
