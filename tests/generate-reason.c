/* SPDX-License-Identifier: BSD-2-Clause */
/* Random values of the Reason header field.  See generate-call.h. */
#include "generate-call.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NO_LOCATION (-1)
#define NO_DIAGNOSTIC (-2)

struct call_value call_value(const char *kind, enum home_space space, int32_t code)
{
	return (struct call_value){ .kind = kind,
				    .space = space,
				    .code = code,
				    .location = NO_LOCATION,
				    .diagnostic = NO_DIAGNOSTIC };
}

static struct call_value new_reason(struct generated *made, struct dice *dice, const char *protocol,
				    enum home_space space, int32_t code)
{
	struct call_value value = call_value("reason", space, code);

	value.protocol =
		dice_chance(dice, 15) ? generate_case(&made->world, dice, protocol) : protocol;
	if (dice_chance(dice, 12))
		value.flaw = (enum call_flaw)dice_below(dice, CALL_FLAW_COUNT);
	return value;
}

static void name(struct dice *dice, const struct oracle_code *code, struct call_value *value)
{
	value->text = code->alias_count && (!code->name || dice_chance(dice, 40)) ? code->aliases[0]
										  : code->name;
}

/* A number that the space moved, and the name of what it became. */
static bool name_an_old_number(struct generated *made, struct dice *dice,
			       const struct oracle_space *space, struct call_value *value)
{
	const struct oracle_shift *shift;
	const struct oracle_code *code;

	if (!space->shift_count || dice_chance(dice, 50))
		return false;
	shift = &space->shifts[dice_below(dice, (uint32_t)space->shift_count)];
	code = oracle_code(oracle_space(&made->world, shift->space), shift->first + shift->by);
	if (!code)
		return false;
	value->code = shift->first;
	name(dice, code, value);
	return true;
}

/* A number of some space, and mostly its name. */
static void name_a_number(struct generated *made, struct dice *dice, struct call_value *value)
{
	static const enum home_space spaces[] = { HOME_SWITCH, HOME_SWITCH, HOME_OTHER,
						  HOME_OTHER,  HOME_Q850,   HOME_SIP };
	const struct oracle_space *space =
		&made->world.spaces[spaces[dice_below(dice, COUNT(spaces))]];
	const struct oracle_code *code;

	if (name_an_old_number(made, dice, space, value) || !space->code_count)
		return;
	code = &space->codes[dice_below(dice, (uint32_t)space->code_count)];
	name(dice, code, value);
	if (dice_chance(dice, 85))
		value->code = code->code;
}

/* One that some space lists, or nearly. */
const char *call_text(struct generated *made, struct dice *dice)
{
	static const char *const before[] = { "", "", "", "", "so ", "x" };
	static const char *const behind[] = { "", "", "", "", " and more", "!" };
	char *text = oracle_take(&made->world, 1, 80);

	snprintf(text, 80, "%s%s%s", before[dice_below(dice, COUNT(before))],
		 generate_sign_text(dice), behind[dice_below(dice, COUNT(behind))]);
	return dice_chance(dice, 30) ? generate_case(&made->world, dice, text) : text;
}

static void give_text(struct generated *made, struct dice *dice, struct call_value *value)
{
	if (dice_chance(dice, 25))
		name_a_number(made, dice, value);
	else if (dice_chance(dice, 40))
		value->text = call_text(made, dice);
	if (dice_chance(dice, 5) && value->text)
		value->text = generate_case(&made->world, dice, value->text);
}

static struct call_value some_cause(struct generated *made, struct dice *dice)
{
	const char *protocol =
		dice_chance(dice, 85)
			? "Q.850"
			: home_spaces[HOME_Q850].space.protocols[dice_below(dice, 6)].name;
	struct call_value value =
		new_reason(made, dice, protocol, HOME_Q850, home_code(dice, HOME_Q850));

	if (dice_chance(dice, 15))
		value.code = 26;
	if (dice_chance(dice, 3))
		value.code = 500; /* out of range */
	give_text(made, dice, &value);
	if (dice_chance(dice, 35))
		value.location = home_code(dice, HOME_LOCATION);
	return value;
}

static struct call_value some_sip_reason(struct generated *made, struct dice *dice)
{
	struct call_value value =
		new_reason(made, dice, "SIP", HOME_SIP, home_code(dice, HOME_SIP));

	if (dice_chance(dice, 40))
		value.code = 200;
	give_text(made, dice, &value);
	if (dice_chance(dice, 40))
		value.text = "Call completed elsewhere";
	if (dice_chance(dice, 15))
		value.code = 603;
	if (dice_chance(dice, 20))
		value.location = home_code(dice, HOME_BLOCKED_BY);
	return value;
}

/* What the verification of an identity found: several values may follow each other. */
static struct call_value some_verification(struct generated *made, struct dice *dice)
{
	struct call_value value =
		new_reason(made, dice, "STIR", HOME_STIR, home_code(dice, HOME_STIR));

	if (dice_chance(dice, 10))
		value.code = dice_chance(dice, 50) ? 399 : 500; /* out of range */
	give_text(made, dice, &value);
	return value;
}

/* Of a space of the world, or of none. */
static struct call_value some_other_reason(struct generated *made, struct dice *dice)
{
	static const char *const others[] = { "X-NONE", "EMM" };
	enum home_space index = dice_chance(dice, 70) ? HOME_SWITCH : HOME_OTHER;
	const struct oracle_space *space = &made->world.spaces[index];
	const char *protocol = others[dice_below(dice, COUNT(others))];
	struct call_value value;

	if (space->protocol_count && dice_chance(dice, 85))
		protocol = space->protocols[dice_below(dice, (uint32_t)space->protocol_count)].name;
	value = new_reason(made, dice, protocol, index, home_code(dice, index));
	if (space->shift_count && dice_chance(dice, 40))
		value.code = space->shifts[dice_below(dice, (uint32_t)space->shift_count)].first;
	if (dice_chance(dice, 5))
		value.code = 5001;
	give_text(made, dice, &value);
	if (dice_chance(dice, 20))
		value.location = home_code(dice, HOME_LOCATION);
	return value;
}

struct call_value call_reason(struct generated *made, struct dice *dice)
{
	if (dice_chance(dice, 15))
		return some_verification(made, dice);
	if (dice_chance(dice, 25))
		return some_other_reason(made, dice);
	return dice_chance(dice, 60) ? some_cause(made, dice) : some_sip_reason(made, dice);
}
