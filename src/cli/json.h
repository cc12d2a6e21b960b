/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing JSON, one object a line. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "sink.h"

struct json {
	struct cli_sink *out;
	bool first; /* nothing stands in the innermost object or list yet */
};
void json_open(struct json *json, struct cli_sink *out);               /* { */
void json_close(struct json *json);                                    /* } and a line end */
void json_text(struct json *json, const char *key, const char *value); /* nothing for NULL */
void json_bytes(struct json *json, const char *key, const char *value, size_t length);
void json_number(struct json *json, const char *key, int64_t value);
void json_real(struct json *json, const char *key, double value);
void json_object(struct json *json, const char *key); /* NULL: within a list */
void json_object_end(struct json *json);
void json_list(struct json *json, const char *key);
void json_list_end(struct json *json);

#endif
