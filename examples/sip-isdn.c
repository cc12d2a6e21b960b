/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The part of a gateway that ends calls: SIP messages come in, and for each call
 * that has ended, the cause element of an ISDN DISCONNECT goes out.
 *
 *   sip-isdn examples/trunk-7.yaml examples/trunk-8.yaml <messages
 *
 * After each message comes a line with a dot, the number of the call and the map of
 * its trunk: ". 3 trunk-8".  A gateway knows both.
 *
 * For a call that has ended, its number and the octets go out: "3 08 02 8a 91".  If the
 * map has no cause, as for a 487, it is "3 -".
 *
 * Replaced maps are used from the next message on, also for calls that began earlier.
 * Challenges, redirections, retransmissions and timers are left to the rest of the gateway.
 */
#include <stdio.h>

#include <sipcause.h>

#define CALLS 64

static struct sipcause_store *store;
static const struct sipcause_catalog *catalog; /* the newest, held */
/* What is known of each current call; NULL: there is no call with that number. */
static struct sipcause_message *calls[CALLS];

static int open_store(char **paths)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	for (; code == SIPCAUSE_OK && *paths != NULL; paths++)
		code = sipcause_loader_add_file(loader, *paths);
	if (code == SIPCAUSE_OK)
		code = sipcause_store_new(&store, loader, NULL, &error);
	if (code != SIPCAUSE_OK)
		fprintf(stderr, "%s:%u:%u: %s\n", error.file, error.line, error.column,
			error.message);
	sipcause_loader_free(loader);
	return code;
}

/* Check for new maps, and move the current calls to them. */
static void refresh(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	const struct sipcause_catalog *old = catalog;
	int code = sipcause_store_refresh(store, NULL, &error), i;

	if (code < 0)
		fprintf(stderr, "%s:%u:%u: %s; the old maps stay in use\n", error.file, error.line,
			error.column, error.message);
	if (code != 1)
		return;
	catalog = sipcause_store_acquire(store);
	for (i = 0; i < CALLS; i++)
		if (calls[i] != NULL)
			sipcause_message_rebind(calls[i], catalog);
	sipcause_store_release(store, old);
	fputs("sip-isdn: new maps\n", stderr);
}

/* The next message and the line after it, without the dot.  A message longer than a
 * datagram is cut.  0: the input has ended. */
static int take_message(char text[65536], size_t *length, char line[80])
{
	int c, before = '\n';

	for (*length = 0; (c = getchar()) != EOF; before = c) {
		if (c == '.' && before == '\n')
			return fgets(line, 80, stdin) != NULL;
		if (*length < 65536)
			text[(*length)++] = (char)c;
	}
	return 0;
}

/* Write the cause of a call that has ended.  0: it has not ended yet. */
static int end_call(unsigned call, const struct sipcause_map *map)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(catalog, "q850");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	unsigned char octets[257]; /* the longest element */
	size_t count, i;

	if (!sipcause_message_ended(calls[call]))
		return 0;
	if (sipcause_message_translate(calls[call], map, q850, &indication, &result) < 0)
		return printf("%u -\n", call);
	if (sipcause_write(SIPCAUSE_FORM_IE, &indication, &result, octets, sizeof(octets), &count,
			   &error) != SIPCAUSE_OK) {
		fprintf(stderr, "call %u: %s\n", call, error.message);
		return 1;
	}
	printf("%u", call);
	for (i = 0; i < count; i++)
		printf(" %02x", octets[i]);
	putchar('\n');
	fflush(stdout);
	return 1;
}

static void handle(unsigned call, const struct sipcause_map *map, const char *text, size_t length)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	if (calls[call] == NULL && sipcause_message_new(&calls[call], catalog) != SIPCAUSE_OK)
		return;
	/* After an error, the parts that could be read still count. */
	if (sipcause_message_read(calls[call], SIPCAUSE_FORM_HEAD, text, length, &error) !=
	    SIPCAUSE_OK)
		fprintf(stderr, "call %u:%u:%u: %s\n", call, error.line, error.column,
			error.message);
	if (end_call(call, map)) {
		sipcause_message_free(calls[call]);
		calls[call] = NULL;
		return;
	}
	/* The text is dropped; the codes read from it are kept. */
	sipcause_message_next(calls[call], 0);
}

int main(int argc, char **argv)
{
	static char text[65536];
	char line[80], trunk[80];
	const struct sipcause_map *map;
	unsigned call;
	size_t length;

	if (argc < 2 || open_store(argv + 1) != SIPCAUSE_OK)
		return 1;
	catalog = sipcause_store_acquire(store);
	while (take_message(text, &length, line)) {
		refresh();
		if (sscanf(line, "%u %79s", &call, trunk) == 2 && call < CALLS &&
		    (map = sipcause_catalog_map(catalog, trunk)) != NULL)
			handle(call, map, text, length);
		else
			fputs("sip-isdn: a message without a known call or trunk\n", stderr);
	}
	for (call = 0; call < CALLS; call++)
		sipcause_message_free(calls[call]);
	sipcause_store_free(store);
	return 0;
}
