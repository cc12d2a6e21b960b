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
	HOME_SWITCH, /* a switch's private codes; has a file */
	HOME_SCOPE,
	HOME_ROUTE, /* what a switch does, and whose side it was on */
	HOME_FAULT,
	HOME_MAINS,
	HOME_LOCATION = HOME_MAINS,
	HOME_WARNING,
	HOME_DIAGNOSTIC,
	HOME_ANSWERED,
	HOME_ALERTED,
	HOME_ORIGIN,
	HOME_DIALOG,
	HOME_BLOCKED,
	HOME_BLOCKED_BY,
	HOME_STIR,
	HOME_OTHER, /* of another protocol; has a file */
	HOME_SIGN,  /* known by texts; has a file */
	HOME_COUNT
};

extern const struct generated_home home_spaces[HOME_COUNT];
/* One of the codes that a space's home names. */
int32_t home_code(struct dice *dice, enum home_space space);

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

/* What is wrong with a Reason value. */
enum call_flaw {
	CALL_CLEAN,
	CALL_UNQUOTED, /* its text */
	CALL_DOUBLED,  /* a separator */
	CALL_HEX,      /* its cause */
	CALL_POINT,    /* its cause */
	CALL_QUOTED,   /* its protocol */
	CALL_ESCAPED,  /* a separator */
	CALL_FLAW_COUNT
};

/* A Reason or Warning value, or a part to add. */
struct call_value {
	const char *kind;     /* of what is no Reason in bytes */
	const char *protocol; /* of a Reason in bytes */
	enum call_flaw flaw;
	enum home_space space;
	int32_t code;
	int32_t location;   /* -1: none */
	int32_t diagnostic; /* a code or ORACLE_NO_VALUE; -2: none */
	const char *text;   /* of a Reason, or NULL; the phrase of a status */
	bool read;          /* a cell of a record that is read from its bytes */
};

/* A value with nothing but its code. */
struct call_value call_value(const char *kind, enum home_space space, int32_t code);
/* A random Reason value as bytes. */
struct call_value call_reason(struct generated *made, struct dice *dice);
/* A text that some space lists, or nearly. */
const char *call_text(struct generated *made, struct dice *dice);

struct call_message {
	enum call_form form;
	int32_t branch;
	bool http;
	int32_t status;
	const char *phrase;
	const char *method; /* of CSeq or of the request; NULL: no CSeq */
	struct call_value values[CALL_VALUES_MAX];
	size_t value_count;
};

struct call {
	struct call_message messages[CALL_MESSAGES_MAX];
	size_t message_count;
	struct oracle_companions known;
	bool strict;
	bool corrected; /* something else was known first */
	bool in_order;
	const char *prefer[4]; /* the caller's */
	size_t prefer_count;
	struct call_value distrust[2]; /* the caller's: space and code */
	size_t distrust_count;
	const struct oracle_map *policy; /* or NULL */
};

void generate_call(struct generated *made, struct dice *dice, struct call *call);
/* Whether a value is the cause of a REL in the body of the message, which is read after the head.
 */
bool call_is_rel(const struct call_message *message, const struct call_value *value);
/* The octets of that cause. */
void call_rel_octets(const struct call_value *rel, char octets[2]);
/* The bytes of a message that is read, ended by a NUL, but for such a cause. */
void call_bytes(const struct call_message *message, char *room, size_t size);
/* The bytes of a cell that is read. */
void call_cell_bytes(const struct call_value *value, char *room, size_t size);
/* Whether reading it strictly ends at a flaw. */
bool call_is_flawed(const struct call *call, const struct call_value *value);
/* Of what a call has one code at a time. */
bool call_is_single(const char *space);
/* The call as the oracle sees it; what it needs is taken from the world. */
void call_parts(struct oracle_world *world, const struct call *call, struct oracle_call *parts);

#endif
