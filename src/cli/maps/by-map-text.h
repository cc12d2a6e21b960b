/* SPDX-License-Identifier: BSD-2-Clause */
/* What every map says of a code, for a person and as JSON: see by-map.h. */
#ifndef CLI_MAPS_BY_MAP_TEXT_H
#define CLI_MAPS_BY_MAP_TEXT_H

#include "cli/json.h"
#include "by-map.h"

/*
 * A paragraph for each answer, the most given first:
 *
 *   403 Forbidden in 11 of 16 maps (10 origins): standard (rfc3398); gateway (cisco-ios, cucm)
 *   603 Decline in 3 (2 origins): gateway (2n, dialogic, dialogic-ocs2007)
 *   603 if location=user in 2: standard (rfc4497); own (modern)
 *
 * The first one has a label of as many columns as `indent`.
 */
void cli_put_by_map(const struct cli *cli, const struct cli_by_map *by, const char *label,
		    size_t indent);
/* Each row as an object, members of the list that is open. */
void cli_json_by_map(struct json *json, const struct cli_by_map *by);

#endif
