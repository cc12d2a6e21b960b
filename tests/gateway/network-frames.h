/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Frames of a D channel for the tests of the gateway: a Q.931 message is found in an I frame, gets
 * another cause element, and is written as text. A frame has two octets at its end for the
 * checksum, as libpri wants it.
 */
#ifndef NETWORK_FRAMES_H
#define NETWORK_FRAMES_H

#include <arpa/inet.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { FRAME_MAX = 1024, FRAME_LAYER2 = 4, FRAME_CHECKSUM = 2 };
enum { CAUSE_MAX = 10, PUBLIC_LOCAL = 2 };

enum message_type { PROGRESS = 0x03, DISCONNECT = 0x45, RELEASE = 0x4d, RELEASE_COMPLETE = 0x5a };

/* A cause element to be written. */
struct cause {
	bool set;
	uint8_t value; /* 0: no element */
	uint8_t location;
	bool announced; /* a DISCONNECT says that there is an announcement: progress indicator 8 */
	bool diagnostics; /* 01 23 at its end */
};

/* A Q.931 message; offsets count from the start of its frame, and those of a missing cause are
 * equal. */
struct message {
	bool there;
	bool from_caller;
	int reference;
	uint8_t type;
	size_t elements, end, cause, after_cause;
};

static inline bool message_clears(const struct message *m)
{
	return m->there &&
	       (m->type == DISCONNECT || m->type == RELEASE || m->type == RELEASE_COMPLETE);
}

static inline void message_find_cause(struct message *m, const uint8_t *f)
{
	m->cause = m->after_cause = m->elements;
	for (size_t next, at = m->elements; at < m->end; at = next) {
		if ((f[at] & 0xf8) == 0x90) /* other codesets follow */
			return;
		if (f[at] & 0x80)
			next = at + 1;
		else if (at + 1 < m->end)
			next = at + 2 + f[at + 1];
		else
			return;
		if (next > m->end)
			return;
		if (f[at] == 0x08) {
			m->cause = at;
			m->after_cause = next;
			return;
		}
	}
}

static inline struct message message_read(const uint8_t *f, size_t length)
{
	struct message m = { .there = false };
	if (length < FRAME_LAYER2 + 4 + FRAME_CHECKSUM || f[2] & 1 || f[FRAME_LAYER2] != 0x08)
		return m;
	const uint8_t *reference = f + FRAME_LAYER2 + 2;
	size_t octets = f[FRAME_LAYER2 + 1] & 0xf;
	m.end = length - FRAME_CHECKSUM;
	m.elements = FRAME_LAYER2 + 3 + octets;
	if (octets < 1 || octets > 2 || m.elements > m.end)
		return m;
	m.there = true;
	m.from_caller = !(reference[0] & 0x80);
	m.reference = octets == 1 ? reference[0] & 0x7f : (reference[0] & 0x7f) << 8 | reference[1];
	m.type = reference[octets];
	message_find_cause(&m, f);
	return m;
}

/* Writes at most CAUSE_MAX octets: the element, and the progress indicator of an announcement. */
static inline size_t cause_write(const struct cause *cause, uint8_t type, uint8_t *to)
{
	/* After an announcement a timer has run out (102), which says nothing new of the call. */
	const bool late = cause->announced && type == RELEASE;
	const uint8_t location = 0x80 | cause->location, value = 0x80 | (late ? 102 : cause->value);
	const uint8_t plain[] = { 0x08, 2, location, value };
	const uint8_t longer[] = { 0x08, 4, location, value, 0x01, 0x23 };
	const uint8_t indicator[] = { 0x1e, 2, 0x80 | PUBLIC_LOCAL, 0x88 };
	size_t n = !cause->value ? 0 : cause->diagnostics ? sizeof longer : sizeof plain;
	memcpy(to, cause->diagnostics ? longer : plain, n);
	if (!cause->announced || type != DISCONNECT)
		return n;
	memcpy(to + n, indicator, sizeof indicator);
	return n + sizeof indicator;
}

/* Copies a frame with this cause instead of its own; `to` has room for CAUSE_MAX more octets. */
static inline size_t frame_put_cause(uint8_t *to, const uint8_t *from, size_t length,
				     const struct message *m, const struct cause *cause)
{
	memcpy(to, from, m->cause);
	size_t n = m->cause + cause_write(cause, m->type, to + m->cause);
	memcpy(to + n, from + m->after_cause, length - m->after_cause);
	return n + length - m->after_cause;
}

/* Writes a frame for text2pcap -l 203 -t %H:%M:%S.%f, without the checksum. */
static inline void frame_record(FILE *to, const uint8_t *frame, size_t length)
{
	struct timespec t;
	struct tm tm;
	char clock[16];
	clock_gettime(CLOCK_REALTIME, &t);
	strftime(clock, sizeof clock, "%H:%M:%S", gmtime_r(&t.tv_sec, &tm));
	fprintf(to, "%s.%06ld\n000000", clock, t.tv_nsec / 1000);
	for (size_t i = 0; i + FRAME_CHECKSUM < length; i++)
		fprintf(to, " %02x", frame[i]);
	fputc('\n', to);
}

static inline struct sockaddr_in line_address(const char *text)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	char host[16];
	unsigned short port;
	if (sscanf(text, "%15[0-9.]:%hu", host, &port) != 2 ||
	    inet_pton(AF_INET, host, &a.sin_addr) != 1) {
		fprintf(stderr, "network: \"%s\" is no address; type one such as 127.0.0.1:4000\n",
			text);
		exit(2);
	}
	a.sin_port = htons(port);
	return a;
}

/* A socket between two addresses, HOST:PORT; ends the program when there is none. */
static inline int line_open(const char *ours, const char *theirs)
{
	struct sockaddr_in from = line_address(ours), to = line_address(theirs);
	int line = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (line < 0 || bind(line, (struct sockaddr *)&from, sizeof from) ||
	    connect(line, (struct sockaddr *)&to, sizeof to)) {
		perror(ours);
		exit(1);
	}
	return line;
}

#endif
