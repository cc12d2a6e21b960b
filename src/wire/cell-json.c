/* SPDX-License-Identifier: BSD-2-Clause */
/* A cell that is an object of JSON: {"hangupcause":17,"hangupsource":"PJSIP/a-1"}. */
#include "cell.h"

#include "base/json-read.h"

#include <string.h>

/* Whether a key says that a code follows, as the words before a code do. */
static bool is_label(struct sci_cell *cell, const struct sci_json *json)
{
	char room[64];
	struct sci_slice text = { room, json->text.length + 2 };

	if (!json->plain || text.length > sizeof(room))
		return false;
	memcpy(room, json->text.text, json->text.length);
	memcpy(room + json->text.length, "=0", 2);
	return sci_cell_label(cell, &text) && text.length == 1;
}

/* The value of the only member whose key says that a code follows.  Its space gets into the cell.
 */
static bool find_value(struct sci_cell *cell, struct sci_json *json, struct sci_slice *value)
{
	const struct sipcause_space *own = cell->space, *space = own;
	enum sci_json_kind kind = sci_json_next(json);
	bool wanted, found = false;

	while (kind == SCI_JSON_KEY) {
		cell->space = own;
		wanted = is_label(cell, json);
		kind = sci_json_next(json);
		if (wanted && (found || (kind != SCI_JSON_NUMBER && kind != SCI_JSON_STRING) ||
			       (kind == SCI_JSON_STRING && !json->plain)))
			return false;
		if (wanted) {
			*value = json->text;
			space = cell->space;
			found = true;
		}
		if (!sci_json_skip(json, kind))
			return false;
		kind = sci_json_next(json);
	}
	cell->space = space;
	return found && kind == SCI_JSON_OBJECT_END && sci_json_next(json) == SCI_JSON_END;
}

bool sci_cell_json(struct sci_cell *cell)
{
	const struct sipcause_space *own = cell->space;
	struct sci_json json;
	struct sci_slice value = cell->whole;

	if (value.length < 2 || value.text[0] != '{' || value.text[value.length - 1] != '}')
		return false;
	sci_json_start(&json, value.text, value.text + value.length);
	if (sci_json_next(&json) == SCI_JSON_OBJECT && find_value(cell, &json, &value)) {
		cell->whole = sci_cell_trim(value);
		return cell->whole.length > 0;
	}
	cell->space = own;
	return false;
}
