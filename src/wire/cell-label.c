/* SPDX-License-Identifier: BSD-2-Clause */
/* Words before a code that say what follows. */
#include "cell.h"

#include "base/count.h"
#include "base/text.h"

static struct sci_slice from(struct sci_slice text, uint32_t at)
{
	text.text += at;
	text.length -= at;
	return text;
}

/* Whether a word is a name of a space, or of a protocol whose causes are its codes. */
static bool is_name_of(const struct sipcause_space *space, struct sci_slice word)
{
	uint32_t i;

	if (space == NULL)
		return false;
	for (i = 0; i < space->called_count; i++)
		if (sci_slice_is(word, space->called[i]))
			return true;
	for (i = 0; i < space->protocol_count; i++)
		if (sci_slice_is(word, space->protocols[i].name))
			return true;
	return sci_slice_is(word, space->name);
}

/* The space that a word names: the cell's, or one that codes of calls are of. */
static const struct sipcause_space *space_of(const struct sci_cell *cell, struct sci_slice word)
{
	static const enum sci_role roles[] = { SCI_ROLE_SIP, SCI_ROLE_HTTP, SCI_ROLE_Q850 };
	size_t i;

	if (is_name_of(cell->space, word))
		return cell->space;
	for (i = 0; i < SCI_COUNT(roles); i++)
		if (is_name_of(cell->message->roles[roles[i]], word))
			return cell->message->roles[roles[i]];
	return NULL;
}

static bool is_label(struct sci_slice word)
{
	static const char *const words[] = { "cause",    "code",      "status",      "response",
					     "hangup",   "reason",    "release",     "disconnect",
					     "clearing", "causecode", "hangupcause", "statuscode" };
	size_t i;

	for (i = 0; i < SCI_COUNT(words); i++)
		if (sci_slice_is(word, words[i]))
			return true;
	return false;
}

/* The length of a word of a label, which a blank, '-' or '_' ends. */
static uint32_t label_word(struct sci_slice text)
{
	uint32_t i = 0;

	while (i < text.length &&
	       (sci_is_letter(text.text[i]) || sci_is_digit(text.text[i]) || text.text[i] == '.'))
		i++;
	return i;
}

/* Take words that say what follows: "SIP response code:".  The space that they name gets
 * into the cell.  false: there are none, or nothing follows. */
static bool take_label(struct sci_cell *cell, struct sci_slice *text)
{
	struct sci_slice rest = *text, word = rest;
	const struct sipcause_space *space = cell->space, *named;
	bool any = false;

	while ((word.length = label_word(rest)) > 0) {
		word.text = rest.text;
		named = space_of(cell, word);
		if (named == NULL && !is_label(word))
			break;
		any = true;
		space = named != NULL ? named : space;
		rest = from(rest, word.length);
		while (rest.length > 0 && (sci_cell_is_blank(rest.text[0]) || rest.text[0] == '_' ||
					   rest.text[0] == '-'))
			rest = from(rest, 1);
		if (rest.length > 0 &&
		    (rest.text[0] == ':' || rest.text[0] == '=' || rest.text[0] == '#'))
			break;
	}
	rest = sci_cell_trim(sci_cell_strip(rest));
	if (!any || rest.length == 0)
		return false;
	cell->space = space;
	*text = rest;
	return true;
}

/* "SIP/2.0 486 Busy Here": take its beginning. */
static bool take_version(struct sci_cell *cell, struct sci_slice *text)
{
	static const enum sci_role roles[] = { SCI_ROLE_SIP, SCI_ROLE_HTTP };
	struct sci_slice name = *text, rest;
	uint32_t used = 0;
	size_t i;

	name.length = label_word(*text);
	if (name.length == text->length || text->text[name.length] != '/')
		return false;
	for (i = 0; i < SCI_COUNT(roles); i++)
		if (is_name_of(cell->message->roles[roles[i]], name))
			break;
	rest = from(*text, name.length + 1);
	while (used < rest.length && (sci_is_digit(rest.text[used]) || rest.text[used] == '.'))
		used++;
	if (i == SCI_COUNT(roles) || used == 0 || used == rest.length ||
	    !sci_cell_is_blank(rest.text[used]))
		return false;
	cell->space = cell->message->roles[roles[i]];
	*text = sci_cell_trim(from(rest, used));
	return true;
}

bool sci_cell_label(struct sci_cell *cell, struct sci_slice *text)
{
	return take_version(cell, text) || take_label(cell, text);
}
