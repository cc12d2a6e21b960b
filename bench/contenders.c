/* SPDX-License-Identifier: BSD-2-Clause */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "contenders.h"

#include <stdlib.h>

#ifdef HAVE_UTHASH
#include <uthash.h>
/* Its macros fall through with a comment for a mark, which one compiler does not see. */
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
#endif
#ifdef HAVE_GLIB
#include <glib.h>
#endif

static const struct contender_row *rows;
static size_t row_count;
static int32_t rest_target;

/* What a look-up that found no row comes to. */
static int32_t rest(int32_t code)
{
	return code >= 400 && code <= 699 ? rest_target : CONTENDER_UNLISTED;
}

/* RFC 3398, 8.2.6.1, written out as a program would have it. */
int32_t contender_switch(int32_t code)
{
	switch (code) {
	case 400:
		return 41; /* temporary failure */
	case 401:
		return 21; /* call rejected */
	case 402:
		return 21;
	case 403:
		return 21;
	case 404:
		return 1; /* unallocated number */
	case 405:
		return 63; /* service or option unavailable */
	case 406:
		return 79; /* service or option not implemented */
	case 407:
		return 21;
	case 408:
		return 102; /* recovery on timer expiry */
	case 410:
		return 22; /* number changed */
	case 413:
		return 127; /* interworking */
	case 414:
		return 127;
	case 415:
		return 79;
	case 416:
		return 127;
	case 420:
		return 127;
	case 421:
		return 127;
	case 423:
		return 127;
	case 480:
		return 18; /* no user responding */
	case 481:
		return 41;
	case 482:
		return 25; /* exchange routing error */
	case 483:
		return 25;
	case 484:
		return 28; /* invalid number format */
	case 485:
		return 1;
	case 486:
		return 17; /* user busy */
	case 487:
		return CONTENDER_NONE;
	case 488:
		return CONTENDER_UNLISTED; /* only by its Warning */
	case 500:
		return 41;
	case 501:
		return 79;
	case 502:
		return 38; /* network out of order */
	case 503:
		return 41;
	case 504:
		return 102;
	case 505:
		return 127;
	case 513:
		return 127;
	case 600:
		return 17;
	case 603:
		return 21;
	case 604:
		return 1;
	case 606:
		return CONTENDER_UNLISTED; /* only by its Warning */
	default:
		if (code < 400)
			return CONTENDER_UNLISTED;
		if (code < 700)
			return 31;
		return CONTENDER_UNLISTED;
	}
}

int32_t contender_scan(int32_t code)
{
	for (size_t i = 0; i < row_count; i++) {
		if (rows[i].code == code)
			return rows[i].target;
	}
	return rest(code);
}

static int compare_row(const void *key, const void *element)
{
	int32_t code = *(const int32_t *)key;
	const struct contender_row *row = element;

	return (code > row->code) - (code < row->code);
}

int32_t contender_bsearch(int32_t code)
{
	const struct contender_row *row =
		bsearch(&code, rows, row_count, sizeof(*rows), compare_row);

	return row ? row->target : rest(code);
}

#ifdef HAVE_UTHASH
struct uthash_row {
	int code;
	int32_t target;
	UT_hash_handle hh;
};

static struct uthash_row *uthash_rows; /* their memory */
static struct uthash_row *uthash_table;

static int uthash_fill(void)
{
	uthash_rows = calloc(row_count ? row_count : 1, sizeof(*uthash_rows));
	if (!uthash_rows)
		return -1;
	for (size_t i = 0; i < row_count; i++) {
		struct uthash_row *row = &uthash_rows[i];

		row->code = rows[i].code;
		row->target = rows[i].target;
		HASH_ADD_INT(uthash_table, code, row);
	}
	return 0;
}

static void uthash_empty(void)
{
	HASH_CLEAR(hh, uthash_table);
	free(uthash_rows);
}

int32_t contender_uthash(int32_t code)
{
	struct uthash_row *row;
	int key = code;

	HASH_FIND_INT(uthash_table, &key, row);
	return row ? row->target : rest(code);
}

const char *contender_uthash_missing(void)
{
	return NULL;
}
#else
static int uthash_fill(void)
{
	return 0;
}

static void uthash_empty(void)
{
}

int32_t contender_uthash(int32_t code)
{
	(void)code;
	abort();
}

const char *contender_uthash_missing(void)
{
	return "built without uthash";
}
#endif

#ifdef HAVE_GLIB
static GHashTable *glib_table;

static int glib_fill(void)
{
	glib_table = g_hash_table_new(g_direct_hash, g_direct_equal);
	for (size_t i = 0; i < row_count; i++)
		g_hash_table_insert(glib_table, GINT_TO_POINTER(rows[i].code),
				    (gpointer)(uintptr_t)&rows[i]);
	return 0;
}

static void glib_empty(void)
{
	g_hash_table_destroy(glib_table);
}

int32_t contender_glib(int32_t code)
{
	const struct contender_row *row = g_hash_table_lookup(glib_table, GINT_TO_POINTER(code));

	return row ? row->target : rest(code);
}

const char *contender_glib_missing(void)
{
	return NULL;
}
#else
static int glib_fill(void)
{
	return 0;
}

static void glib_empty(void)
{
}

int32_t contender_glib(int32_t code)
{
	(void)code;
	abort();
}

const char *contender_glib_missing(void)
{
	return "built without GLib";
}
#endif

int contenders_fill(const struct contender_row *row, size_t count, int32_t rest_to)
{
	rows = row;
	row_count = count;
	rest_target = rest_to;
	return uthash_fill() || glib_fill();
}

void contenders_empty(void)
{
	uthash_empty();
	glib_empty();
}
