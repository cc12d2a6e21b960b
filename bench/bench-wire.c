/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads and decides the value of a Reason header field, over and over, for
 * callgrind to count.
 *
 *   bench-wire VALUE TIMES     prints the kind that was chosen and its code
 */
#include "bench.h"

#include "sipcause.h"

/* What is counted; the name is known to bench/run.sh. */
__attribute__((noinline)) int32_t bench_read_and_decide(struct sipcause_message *message,
							const struct sipcause_map *map,
							const struct sipcause_space *to,
							const char *value, size_t length,
							struct sipcause_indication *indication);
int32_t bench_read_and_decide(struct sipcause_message *message, const struct sipcause_map *map,
			      const struct sipcause_space *to, const char *value, size_t length,
			      struct sipcause_indication *indication)
{
	sipcause_message_clear(message);
	if (sipcause_message_read(message, SIPCAUSE_FORM_REASON, value, length, NULL) !=
	    SIPCAUSE_OK)
		return SIPCAUSE_ERROR;
	return sipcause_message_decide(message, map, to, indication);
}

int main(int argc, char **argv)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_message *message = NULL;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_map *map;
	long times = argc > 2 ? atol(argv[2]) : 1, i;
	const char *value = argc > 1 ? argv[1] : "Q.850;cause=17";
	int32_t chosen = SIPCAUSE_ERROR;

	if (sipcause_catalog_load(&catalog, "rfc3398", NULL) != SIPCAUSE_OK ||
	    sipcause_message_new(&message, catalog) != SIPCAUSE_OK)
		return 1;
	map = sipcause_catalog_map_at(catalog, 0);
	for (i = 0; i < times; i++)
		chosen = bench_read_and_decide(message, map, sipcause_catalog_space(catalog, "sip"),
					       value, strlen(value), &indication);
	if (chosen < 0)
		return 1;
	printf("%s %d\n",
	       sipcause_part_word(
		       sipcause_part_kind(sipcause_message_part(message, (size_t)chosen))),
	       (int)indication.code);
	sipcause_message_free(message);
	sipcause_catalog_free(catalog);
	return 0;
}
