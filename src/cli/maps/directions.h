/* SPDX-License-Identifier: BSD-2-Clause */
/* The directions of a map's tables as text. */
#ifndef CLI_MAPS_DIRECTIONS_H
#define CLI_MAPS_DIRECTIONS_H

#include "sipcause.h"

#include <stdbool.h>

/* A longer list ends in "...". */
#define CLI_DIRECTIONS 600

/* "sip->q850 q850->sip event->sip event->q850": of the tables that the map has, or of those that
 * `through` makes.  In brief, for a person: "sip<->q850 event->sip,q850". */
void cli_directions(char room[CLI_DIRECTIONS], const struct sipcause_map *map, bool composed,
		    bool brief);

#endif
