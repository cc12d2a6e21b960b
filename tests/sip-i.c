/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip-i.h"

#include <stdio.h>
#include <string.h>

#define DEPTH 4     /* of a multipart in a multipart */
#define BOUNDARY 70 /* RFC 2046 5.1.1 */
#define REL 0x0C

/* ---------------------------------------------------------- header fields */

/* A field may go on in the next line, so that the ends of lines in it are blanks, too. */
static int is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static unsigned char lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
}

static struct sip_i part_of(struct sip_i all, size_t from, size_t to)
{
	struct sip_i part = { all.at + from, to - from };

	return part;
}

/* Whether a text is at this place. */
static int is_at(struct sip_i all, size_t at, const char *text)
{
	size_t length = strlen(text);

	return at + length <= all.length && memcmp(all.at + at, text, length) == 0;
}

/* The place of a text at or after `from`; the length of all if it is nowhere. */
static size_t find(struct sip_i all, size_t from, const char *text)
{
	for (; from < all.length; from++)
		if (is_at(all, from, text))
			return from;
	return all.length;
}

/* Whether this is a word, whatever its case and the blanks in it: "Application / ISUP". */
static int is_word(struct sip_i text, const char *word)
{
	size_t i;

	for (i = 0; i < text.length; i++)
		if (!is_blank(text.at[i]) &&
		    (*word == '\0' || lower(text.at[i]) != (unsigned char)*word++))
			return 0;
	return *word == '\0';
}

/* The value of the first field with this name or its compact form; empty if there is none. */
static struct sip_i find_field(struct sip_i head, const char *name, const char *compact)
{
	static const struct sip_i none = { (const unsigned char *)"", 0 };
	size_t begin, end, colon;

	for (begin = 0; begin < head.length; begin = end + 2) {
		end = find(head, begin, "\r\n");
		while (end + 2 < head.length &&
		       (head.at[end + 2] == ' ' || head.at[end + 2] == '\t'))
			end = find(head, end + 2, "\r\n");
		colon = find(part_of(head, 0, end), begin, ":");
		if (colon < end && (is_word(part_of(head, begin, colon), name) ||
				    is_word(part_of(head, begin, colon), compact)))
			return part_of(head, colon + 1, end);
	}
	return none;
}

/* Take the text before the next semicolon that is in no quotes off the front. */
static struct sip_i take_parameter(struct sip_i *rest)
{
	struct sip_i taken;
	size_t i;
	int quoted = 0;

	for (i = 0; i < rest->length && (quoted || rest->at[i] != ';'); i++)
		if (rest->at[i] == '"')
			quoted = !quoted;
		else if (quoted && rest->at[i] == '\\' && i + 1 < rest->length)
			i++;
	taken = part_of(*rest, 0, i);
	*rest = part_of(*rest, i < rest->length ? i + 1 : i, rest->length);
	return taken;
}

/* The boundary of a multipart type, with the dashes before it, without quotes and escapes.
 * Empty if there is none or it is too long. */
static size_t read_boundary(struct sip_i type, char boundary[2 + BOUNDARY + 1])
{
	size_t length = 0, equals, i;
	struct sip_i parameter;

	while (type.length > 0) {
		parameter = take_parameter(&type);
		equals = find(parameter, 0, "=");
		if (equals == parameter.length ||
		    !is_word(part_of(parameter, 0, equals), "boundary"))
			continue;
		for (i = equals + 1; i < parameter.length && is_blank(parameter.at[i]); i++)
			;
		while (parameter.length > i && is_blank(parameter.at[parameter.length - 1]))
			parameter.length--;
		for (memcpy(boundary, "--", 2); i < parameter.length && length <= BOUNDARY; i++) {
			if (parameter.at[i] == '"')
				continue;
			if (parameter.at[i] == '\\' && i + 1 < parameter.length)
				i++;
			boundary[2 + length++] = (char)parameter.at[i];
		}
		break;
	}
	if (length == 0 || length > BOUNDARY)
		return 0;
	boundary[2 + length] = '\0';
	return 2 + length;
}

/* ------------------------------------------------------------------ parts */

struct delimiter {
	size_t begin, end; /* the line, with the CRLF before and after it */
	int last;
};

/* The next line at or after `from` that is the boundary, and only that: octets of a part may
 * look like its beginning.  0 if there is none. */
static int find_delimiter(struct sip_i body, size_t from, const char *boundary,
			  struct delimiter *line)
{
	size_t at, end;

	for (at = from; (at = find(body, at, boundary)) < body.length; at++) {
		if (at > 0 && (at == 1 || body.at[at - 2] != '\r' || body.at[at - 1] != '\n'))
			continue;
		end = at + strlen(boundary);
		line->last = is_at(body, end, "--");
		if (line->last)
			end += 2;
		while (end < body.length && (body.at[end] == ' ' || body.at[end] == '\t'))
			end++;
		line->begin = at >= from + 2 ? at - 2 : from;
		line->end = end < body.length ? end + 2 : end;
		if (end == body.length ? line->last : is_at(body, end, "\r\n"))
			return 1;
	}
	return 0;
}

/* Header fields and body of a message or part; 0 without the empty line between them. */
static int split(struct sip_i all, struct sip_i *head, struct sip_i *body)
{
	size_t end = 0;

	/* It may have no header fields at all. */
	if (!is_at(all, 0, "\r\n")) {
		end = find(all, 0, "\r\n\r\n");
		if (end == all.length)
			return 0;
		end += 2;
	}
	*head = part_of(all, 0, end);
	*body = part_of(all, end + 2, all.length);
	return 1;
}

static const char *find_isup(struct sip_i head, struct sip_i body, int depth, struct sip_i *isup);

/* The part that is, or has in it, an ISUP message, among the parts of a multipart body. */
static const char *search_parts(struct sip_i body, const char *boundary, int depth,
				struct sip_i *isup)
{
	struct delimiter line, next;
	struct sip_i part_head, part_body;
	const char *wrong = NULL;

	if (!find_delimiter(body, 0, boundary, &line))
		return "found no line that is the boundary; expected one before each part";
	while (wrong == NULL && isup->at == NULL && !line.last) {
		if (!find_delimiter(body, line.end, boundary, &next))
			return "found the end of the body; expected the boundary after each part";
		/* Without an empty line it is all header fields (RFC 2046 5.1.1). */
		part_head = part_of(body, line.end, next.begin);
		part_body = part_of(body, next.begin, next.begin);
		split(part_head, &part_head, &part_body);
		wrong = find_isup(part_head, part_body, depth, isup);
		line = next;
	}
	return wrong;
}

static const char *find_isup(struct sip_i head, struct sip_i body, int depth, struct sip_i *isup)
{
	struct sip_i type = find_field(head, "content-type", "c"), rest = type, encoding;
	char boundary[2 + BOUNDARY + 1];

	type = take_parameter(&rest);
	if (is_word(type, "application/isup")) {
		encoding =
			find_field(head, "content-transfer-encoding", "content-transfer-encoding");
		if (encoding.length > 0 && !is_word(encoding, "binary") &&
		    !is_word(encoding, "8bit") && !is_word(encoding, "7bit"))
			return "found another Content-Transfer-Encoding; expected binary";
		*isup = body;
		return NULL;
	}
	type.length = find(type, 0, "/");
	if (!is_word(type, "multipart"))
		return NULL;
	if (depth == 0)
		return "found multiparts within multiparts; expected at most 4";
	if (read_boundary(rest, boundary) == 0)
		return "found no boundary that can be used; expected a parameter of 1 to 70 characters";
	return search_parts(body, boundary, depth - 1, isup);
}

const char *sip_i_isup(struct sip_i message, struct sip_i *isup)
{
	struct sip_i head, body, field;
	size_t length = 0, i;

	isup->at = NULL;
	isup->length = 0;
	if (!split(message, &head, &body))
		return "found no empty line; expected one after the header fields";
	field = find_field(head, "content-length", "l");
	for (i = 0; i < field.length; i++)
		if (field.at[i] >= '0' && field.at[i] <= '9' && length <= body.length)
			length = length * 10 + (size_t)(field.at[i] - '0');
	/* What comes after the body is not of this message (RFC 3261 18.3). */
	if (field.length > 0 && length > body.length)
		return "found the end of the message; expected as many octets as Content-Length says";
	if (field.length > 0)
		body.length = length;
	return find_isup(head, body, DEPTH, isup);
}

/* ------------------------------------------------------------------- ISUP */

const char *sip_i_cause(struct sip_i isup, struct sip_i *cause)
{
	size_t at;

	cause->at = NULL;
	cause->length = 0;
	if (isup.length == 0)
		return "found no octets; expected an ISUP message";
	if (isup.at[0] != REL)
		return "found another ISUP message; expected a REL, message type 0x0C";
	if (isup.length < 3)
		return "found the end of the REL; expected its two pointers";
	/* A pointer counts from its own octet; here the one of the optional part comes next. */
	if (isup.at[1] < 2)
		return "found a pointer to the pointers; expected one to the cause indicators";
	at = 1u + isup.at[1];
	if (at >= isup.length)
		return "found a pointer past the end of the REL; expected one to the cause "
		       "indicators";
	if (isup.at[at] > isup.length - at - 1)
		return "found the end of the REL; expected as many octets of cause indicators as "
		       "their length says";
	*cause = part_of(isup, at + 1, at + 1 + isup.at[at]);
	return NULL;
}

/* ---------------------------------------------------------------- writing */

/* Where octets are written; those that have no room are only counted. */
struct room {
	unsigned char *at;
	size_t size, length;
};

static void put(struct room *room, const void *octets, size_t length)
{
	if (length > 0 && room->length <= room->size && length <= room->size - room->length)
		memcpy(room->at + room->length, octets, length);
	room->length += length;
}

static void put_text(struct room *room, const char *text)
{
	put(room, text, strlen(text));
}

size_t sip_i_rel(struct sip_i cause, struct sip_i optional, unsigned char *rel, size_t size)
{
	struct room room = { rel, size, 0 };
	unsigned char first[] = { REL, 2, 0, (unsigned char)cause.length };

	if (cause.length > 255 || (optional.length > 0 && cause.length > 253))
		return 0;
	if (optional.length > 0)
		first[2] = (unsigned char)(2 + cause.length);
	put(&room, first, sizeof(first));
	put(&room, cause.at, cause.length);
	put(&room, optional.at, optional.length);
	if (optional.length > 0)
		put(&room, "", 1);
	return room.length <= size ? room.length : 0;
}

#define TYPE "Content-Type: "
#define ISUP "application/isup;version=itu-t92+\r\n"
#define HANDLING "Content-Disposition: signal;handling=optional\r\n"

/* Nothing in the parts may look like the boundary. */
static void choose_boundary(struct sip_i other, struct sip_i rel, char boundary[32])
{
	unsigned number = 0;

	do {
		snprintf(boundary, 32, "--sip-i-%u", number++);
	} while (find(other, 0, boundary) < other.length || find(rel, 0, boundary) < rel.length);
}

static void put_parts(struct room *room, struct sip_i other, struct sip_i rel, const char *boundary)
{
	put_text(room, boundary);
	put_text(room, "\r\n");
	put(room, other.at, other.length);
	put_text(room, "\r\n");
	put_text(room, boundary);
	put_text(room, "\r\n" TYPE ISUP HANDLING "\r\n");
	put(room, rel.at, rel.length);
	put_text(room, "\r\n");
	put_text(room, boundary);
	put_text(room, "--\r\n");
}

size_t sip_i_message(struct sip_i head, struct sip_i other, struct sip_i rel, unsigned char *buffer,
		     size_t size)
{
	struct room room = { buffer, size, 0 }, body = { NULL, 0, 0 };
	char boundary[32], line[64];

	choose_boundary(other, rel, boundary);
	put(&room, head.at, head.length);
	if (other.length > 0) {
		put_parts(&body, other, rel, boundary);
		put_text(&room, "MIME-Version: 1.0\r\n" TYPE "multipart/mixed;boundary=");
		put_text(&room, boundary + 2);
		put_text(&room, "\r\n");
	} else {
		put(&body, rel.at, rel.length);
		put_text(&room, TYPE ISUP HANDLING);
	}
	snprintf(line, sizeof(line), "Content-Length: %zu\r\n\r\n", body.length);
	put_text(&room, line);
	if (other.length > 0)
		put_parts(&room, other, rel, boundary);
	else
		put(&room, rel.at, rel.length);
	return room.length;
}
