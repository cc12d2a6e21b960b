/* SPDX-License-Identifier: BSD-2-Clause */
#include "packed.h"

#include "base/text.h"

#include <string.h>

/* None of them has a line end in it, so that the first line holds it all. */
static const struct cli_packed formats[] = {
	{ "\x1F\x8B", 2, "gzip", "zcat" },
	{ "\x1F\x9D", 2, "compress", "zcat" },
	{ "\x28\xB5\x2F\xFD", 4, "zstd", "zstdcat" },
	{ "\xFD"
	  "7zXZ",
	  6, "xz", "xzcat" },
	{ "BZh91AY&SY", 10, "bzip2", "bzcat" },
	{ "\x04\x22\x4D\x18", 4, "lz4", "lz4cat" },
	{ "PK\x03\x04", 4, "zip", "unzip -p" },
};

/* bzip2 has the size of its blocks in the fourth byte. */
static int is_same(const struct cli_packed *format, const char *bytes)
{
	size_t i;

	for (i = 0; i < format->length; i++)
		if (bytes[i] != format->first[i] &&
		    !(i == 3 && format->first[0] == 'B' && sci_is_digit(bytes[i])))
			return 0;
	return 1;
}

const struct cli_packed *cli_packed_by(const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (length >= formats[i].length && is_same(&formats[i], bytes))
			return &formats[i];
	return NULL;
}

static void type(struct cli_typed *typed, const struct cli_packed *packed, const char *file,
		 const char *command)
{
	*typed = (struct cli_typed){ .fits = true };
	cli_type(typed, packed->cat);
	cli_type_file(typed, file);
	cli_type(typed, " | sipcause ");
	cli_type(typed, command);
}

void cli_packed_type(struct cli_typed *typed, const struct cli_packed *packed, const char *file,
		     const char *command)
{
	type(typed, packed, file != NULL ? file : "FILE", command);
	if (!typed->fits)
		type(typed, packed, "FILE", command);
}
