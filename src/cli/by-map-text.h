/* SPDX-License-Identifier: BSD-2-Clause */
/* What every map says of a code, for a person and as JSON: see by-map.h. */
#ifndef CLI_BY_MAP_TEXT_H
#define CLI_BY_MAP_TEXT_H

#include "by-map.h"
#include "json.h"

/*
 * A paragraph for each answer, the most given first:
 *
 *   21 Call rejected in 14 of 16 maps (11 origins): standard (rfc3398), gateway (cucm, yeastar)
 *   21 Call rejected if blocked=analytics: own (modern)
 *
 * The first one has a label of as many columns as `indent`.
 */
void cli_put_by_map(const struct cli *cli, const struct cli_by_map *by, const char *label,
		    size_t indent);
/* Each row as an object, members of the list that is open. */
void cli_json_by_map(struct json *json, const struct cli_by_map *by);

#endif
