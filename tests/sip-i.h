/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a gateway that speaks SIP-I (ITU-T Q.1912.5, RFC 3372) gets at the cause of an ISUP REL
 * inside a SIP message, and puts one there.  The library reads and writes the cause
 * indicators alone:
 *
 *   wrong = sip_i_isup(message, &isup);         the part application/isup, also inside a multipart
 *   wrong = sip_i_cause(isup, &cause);          the cause indicators of the REL
 *   sipcause_message_read(known, SIPCAUSE_FORM_HEAD, message.at, message.length, &error);
 *   sipcause_message_read(known, SIPCAUSE_FORM_ENCAPSULATED, cause.at, cause.length, &error);
 *
 *   sipcause_write(SIPCAUSE_FORM_ENCAPSULATED, &indication, &result, octets, ...);
 *   length = sip_i_rel(cause, none, rel, sizeof(rel));
 *   length = sip_i_message(head, other, rel, buffer, sizeof(buffer));
 */
#ifndef SIP_I_H
#define SIP_I_H

#include <stddef.h>

/* Octets that belong to somebody else. */
struct sip_i {
	const unsigned char *at;
	size_t length;
};

/*
 * The ISUP message in a SIP message: its first body part of the type application/isup
 * (RFC 3204), which may be the whole body.  Returns NULL, and *isup is the part; its `at` is
 * NULL if there is none.  Else a constant string that says what is wrong.
 */
const char *sip_i_isup(struct sip_i message, struct sip_i *isup);

/*
 * The cause indicators of an ISUP message that is a REL (Q.763 1.6, 3.12), without their
 * length.  Returns NULL, or what is wrong.
 */
const char *sip_i_cause(struct sip_i isup, struct sip_i *cause);

/*
 * A REL with these cause indicators and optional parameters (Q.763 1.7; without the octet
 * that ends them), which may be empty.  Returns its length, or 0 if it cannot be written:
 * there is no room, or a length or pointer would not fit in its octet.
 */
size_t sip_i_rel(struct sip_i cause, struct sip_i optional, unsigned char *rel, size_t size);

/*
 * A SIP message with this REL.  head is the first line and the header fields, all but those
 * of the body, each with its CRLF.  other is another body part with its header fields, such
 * as SDP, and then the body is multipart/mixed.  If it is empty, the REL is the whole body.
 * Returns the length; if that is more than size, the message was not written whole.
 */
size_t sip_i_message(struct sip_i head, struct sip_i other, struct sip_i rel, unsigned char *buffer,
		     size_t size);

#endif
