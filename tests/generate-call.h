/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Random calls over a world of generate_home(): what each message says, the bytes that say it, and
 * the parts that the oracle sees in it.
 */
#ifndef GENERATE_CALL_H
#define GENERATE_CALL_H

#include "generate.h"
#include "oracle-decide.h"

/* The places of the spaces in a world of generate_home(). */
enum home_space {
	HOME_SIP,
	HOME_Q850,
	HOME_EVENT,
	HOME_HTTP,
	HOME_SWITCH, /* a switch's private codes, the only space with a file */
	HOME_MAINS,
	HOME_LOCATION = HOME_MAINS,
	HOME_WARNING,
	HOME_DIAGNOSTIC,
	HOME_ANSWERED,
	HOME_ALERTED,
	HOME_ORIGIN,
	HOME_DIALOG,
	HOME_COUNT
};

/* A world over the shipped spaces. */
void generate_home(struct generated *made, uint64_t seed);

#define CALL_MESSAGES_MAX 3
#define CALL_VALUES_MAX 6

enum call_form {
	CALL_RESPONSE,
	CALL_REQUEST,
	CALL_FIELD, /* the value of a Reason header field */
	CALL_RECORD /* values that are added */
};

/* A Reason or Warning value, or a part to add. */
struct call_value {
	const char *kind;
	enum home_space space;
	int32_t code;
	int32_t location;   /* -1: none */
	int32_t diagnostic; /* a code or ORACLE_NO_VALUE; -2: none */
	bool elsewhere;     /* the text says so */
	bool read;          /* a cell of a record that is read from its bytes */
};

struct call_message {
	enum call_form form;
	int32_t branch;
	bool http;
	int32_t status;
	const char *method; /* of CSeq or of the request; NULL: no CSeq */
	struct call_value values[CALL_VALUES_MAX];
	size_t value_count;
};

struct call {
	struct call_message messages[CALL_MESSAGES_MAX];
	size_t message_count;
	struct oracle_companions known;
	bool corrected; /* something else was known first */
	bool in_order;
	const char *prefer[4]; /* the caller's */
	size_t prefer_count;
	struct call_value distrust[2]; /* the caller's: space and code */
	size_t distrust_count;
	const struct oracle_map *policy; /* or NULL */
};

void generate_call(const struct generated *made, struct dice *dice, struct call *call);
/* The bytes of a message that is read, ended by a NUL. */
void call_bytes(const struct call_message *message, char *room, size_t size);
/* The bytes of a cell that is read. */
void call_cell_bytes(const struct call_value *value, char *room, size_t size);
/* The call as the oracle sees it; what it needs is taken from the world. */
void call_parts(struct oracle_world *world, const struct call *call, struct oracle_call *parts);

#endif
