/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the fuzz targets of readers have in common: bytes are read, every part is
 * looked at, the message is decided, and what was decided is written and read
 * back.  Whatever must hold and does not, ends the program.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sipcause.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FUZZ_MUST(condition)                                                                       \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);    \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

/* One catalog and two messages for the whole run. */
static inline const struct sipcause_catalog *fuzz_catalog(void)
{
	static struct sipcause_catalog *catalog;

	if (catalog == NULL)
		FUZZ_MUST(sipcause_catalog_load(&catalog, "default", NULL) == SIPCAUSE_OK);
	return catalog;
}

static inline struct sipcause_message *fuzz_message(int which)
{
	static struct sipcause_message *messages[2];

	if (messages[which] == NULL)
		FUZZ_MUST(sipcause_message_new(&messages[which], fuzz_catalog()) == SIPCAUSE_OK);
	sipcause_message_clear(messages[which]);
	return messages[which];
}

/* Reads every byte, so that a sanitizer sees those that are not there. */
static inline unsigned fuzz_touch(const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	unsigned sum = 0;
	size_t i;

	FUZZ_MUST(bytes != NULL || length == 0);
	for (i = 0; i < length; i++)
		sum += at[i];
	return sum;
}

static inline void fuzz_part(const struct sipcause_part *part, size_t size)
{
	const char *name, *value, *text;
	size_t name_length, value_length, length, i;
	volatile unsigned sum = 0;

	text = sipcause_part_text(part, &length);
	sum += fuzz_touch(text, length);
	text = sipcause_part_protocol(part, &length);
	sum += fuzz_touch(text, length);
	sum += fuzz_touch(sipcause_part_evidence(part, &length), 0);
	sum += fuzz_touch(sipcause_part_evidence(part, &length), length);
	text = sipcause_part_bytes(part, &length);
	sum += fuzz_touch(text, length);
	FUZZ_MUST(sipcause_part_offset(part) + length <= size);
	for (i = 0; sipcause_part_parameter(part, i, &name, &name_length, &value, &value_length);
	     i++) {
		sum += fuzz_touch(name, name_length);
		sum += fuzz_touch(value, value_length);
	}
	FUZZ_MUST(sipcause_part_validity(part) != SIPCAUSE_VALIDITY_VALID ||
		  sipcause_part_kind(part) >= SIPCAUSE_PART_WARNING ||
		  (sipcause_part_space(part) != NULL && sipcause_part_code(part) >= 0));
	(void)sum;
}

/* What is written reads back to the same code. */
static inline void fuzz_round(int32_t form, const struct sipcause_indication *indication,
			      const struct sipcause_result *result)
{
	static char written[70000];
	struct sipcause_message *message = fuzz_message(1);
	struct sipcause_indication again = SIPCAUSE_INDICATION_INIT;
	size_t length;

	if (sipcause_write(form, indication, result, written, sizeof(written), &length, NULL) !=
	    SIPCAUSE_OK)
		return;
	if (sipcause_message_read(message, form, written, length, NULL) == SIPCAUSE_E_FULL)
		return;
	if (sipcause_message_decide(message, NULL, NULL, &again) < 0) {
		/* A Reason of success says nothing by itself. */
		FUZZ_MUST(form == SIPCAUSE_FORM_REASON && sipcause_message_count(message) == 1 &&
			  sipcause_part_kind(sipcause_message_part(message, 0)) ==
				  SIPCAUSE_PART_SIP_REASON &&
			  sipcause_part_code(sipcause_message_part(message, 0)) / 100 == 2);
		return;
	}
	if (result != NULL)
		return;
	FUZZ_MUST(again.from == indication->from && again.code == indication->code);
	if (indication->text != NULL && form != SIPCAUSE_FORM_IE)
		FUZZ_MUST(again.text_length == indication->text_length &&
			  memcmp(again.text, indication->text, again.text_length) == 0);
}

/* Read bytes of a form, decide and translate them. */
static inline void fuzz_form(int32_t form, const uint8_t *data, size_t size)
{
	static const char *const targets[] = { "q850", "sip", "http" };
	static const int32_t written[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_STATUS_LINE,
					   SIPCAUSE_FORM_IE, SIPCAUSE_FORM_PROBLEM };
	const struct sipcause_catalog *catalog = fuzz_catalog();
	const struct sipcause_map *map = sipcause_catalog_map_at(catalog, 0);
	struct sipcause_message *message = fuzz_message(0);
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i, k;
	int code;

	/* By the grammar alone there is no flaw. */
	sipcause_message_strict(message, 1);
	code = sipcause_message_read(message, form, data, size, &error);
	FUZZ_MUST(code != SIPCAUSE_FLAWED && error.code == code);
	for (i = 0; i < sipcause_message_count(message); i++)
		FUZZ_MUST(sipcause_part_flaw(sipcause_message_part(message, i)) ==
			  SIPCAUSE_FLAW_NONE);
	sipcause_message_strict(message, 0);
	sipcause_message_clear(message);
	error = (struct sipcause_error)SIPCAUSE_ERROR_INIT;
	code = sipcause_message_read(message, form, data, size, &error);

	FUZZ_MUST(code == SIPCAUSE_OK || code == SIPCAUSE_FLAWED || code == SIPCAUSE_E_FORM ||
		  code == SIPCAUSE_E_FULL);
	FUZZ_MUST(error.code == code);
	FUZZ_MUST(code == SIPCAUSE_OK || (error.column >= 1 && error.column <= size + 1));
	for (i = 0; i < sipcause_message_count(message); i++)
		fuzz_part(sipcause_message_part(message, i), size);
	for (i = 0; i < FUZZ_COUNT(targets); i++) {
		const struct sipcause_space *to = sipcause_catalog_space(catalog, targets[i]);
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;

		if (sipcause_message_decide(message, map, to, &indication) < 0)
			continue;
		FUZZ_MUST(sipcause_map_translate(map, to, &indication, &result) != SIPCAUSE_ERROR);
		for (k = 0; k < FUZZ_COUNT(written); k++) {
			fuzz_round(written[k], &indication, NULL);
			fuzz_round(written[k], &indication, &result);
		}
	}
}

#endif
