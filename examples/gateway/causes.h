/* SPDX-License-Identifier: BSD-2-Clause */
/* How a call ended, and how to say so in another protocol. */
#ifndef GATEWAY_CAUSES_H
#define GATEWAY_CAUSES_H

#include <stddef.h>

/* What is known of how one side of a call ended. */
struct evidence;

enum form { FORM_MESSAGE, FORM_ELEMENT };
/* What to do with the call, as codes of the space route. */
enum advice { ADVICE_STOP = 1, ADVICE_ADVANCE = 2, ADVICE_RETRY = 3 };

/* How to say it in the protocol of the other side. */
struct answer {
	int code;                   /* a status of SIP or HTTP, or a cause value */
	const char *phrase;         /* as long as the maps; never NULL */
	char reason[512];           /* the value of a Reason header field; "": none */
	unsigned char element[257]; /* the cause information element; length 0: none */
	size_t element_length;
	char problem[4096]; /* the problem document of a status of HTTP */
	int advice;         /* what to do with the call: a code of the space route */
	char trace[4608];   /* what became what, the line of the map, and the problem document */
};

/* Load the maps with these names, NULL at the end, "route" and "redial" among them, from a
 * directory, until the program ends.  0; -1 after a message. */
int causes_open(const char *directory, const char *const *names);
/* Load the maps again: at once, or if a file has changed.  Current calls use the new ones.
 * 1: there are new maps. */
int causes_reload(int at_once);

struct evidence *evidence_new(void); /* ends the program when memory runs out */
void evidence_free(struct evidence *evidence);
/* State what is known of the call: a space and the name of a code, e.g. answered and no. */
void evidence_know(struct evidence *evidence, const char *space, const char *name);
/* A SIP message without its body, or a cause information element with its first two octets.  0;
 * -1 after a message where something could not be read.  The rest counts. */
int evidence_read(struct evidence *evidence, enum form form, int branch, const void *bytes,
		  size_t length);
/* What the gateway noticed itself: a space and a code, e.g. event and t9-expiry. */
void evidence_code(struct evidence *evidence, const char *space, const char *code);
/* What to say in the protocol whose space is to, by the map of the trunk where the call ended. */
void evidence_answer(struct evidence *evidence, const char *map, const char *to,
		     struct answer *answer);

#endif
