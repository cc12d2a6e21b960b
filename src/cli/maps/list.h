/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of maps, by family: what each translates, on what grounds, and its digest. */
#ifndef CLI_MAPS_LIST_H
#define CLI_MAPS_LIST_H

struct cli;

/* List the shipped maps, which are loaded, and the one of -m.  Gives a status. */
int cli_list_maps(struct cli *cli);

#endif
