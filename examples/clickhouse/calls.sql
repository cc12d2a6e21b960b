-- SPDX-License-Identifier: BSD-2-Clause
-- On every server: the records that it keeps, and what each becomes by its dictionary.
--
-- calls       the records of this server, as they came.
-- codes       two rows for each record, one for target q850 and one for sip.
-- calls_all, codes_all   the same of all servers of the cluster two.
--
-- outcome is code, none, unmapped, or both: a record with a status and a cause, which only `sipcause csv` can decide.
-- location is that of the answer, as a number: 0 is the user.
CREATE TABLE calls (
	id String,
	trunk String,
	status String,   -- of a SIP trunk
	cause String,    -- of an ISDN trunk
	location String, -- the one beside the cause: U, LN, ...
	alerted String,  -- yes, no or empty
	seconds UInt32
) ENGINE = MergeTree ORDER BY id;

CREATE TABLE calls_all AS calls ENGINE = Distributed(two, default, calls, cityHash64(id));

CREATE VIEW codes AS
SELECT
	id,
	trunk,
	alerted,
	toUInt32OrZero(status) AS received_status,
	seconds > 0 AS answered,
	arrayJoin(['q850', 'sip']) AS target,
	status != '' AS by_status,
	by_status ? 'sip' : 'q850' AS space,
	toUInt32OrNull(by_status ? status : cause) AS number,
	ifNull(number, 9999) AS from_code,
	indexOf(['U', 'LPN', 'LN', 'TN', 'RLN', 'RPN', 'LOC-6', 'INTL', 'LOC-8', 'LOC-9', 'BI'], location) AS place,
	place > 0 ? toString(place - 1) : '' AS received_location,
	-- The companions that came along, by name in the alphabet, and those of them that the code asks for.
	[
		alerted = 'yes' ? 'alerted=1' : (alerted = 'no' ? 'alerted=0' : ''),
		answered ? 'answered=1' : 'answered=0',
		place > 0 ? concat('location=', received_location) : ''
	] AS known,
	splitByChar(';', dictGetString('sipcause', 'asks', tuple(space, target, from_code, ''))) AS asks,
	-- A value that no rule names is `present`; a row for all of them answers, or else the row without companions.
	arrayStringConcat(arrayMap(
		given -> dictHas('sipcause', tuple(space, target, from_code, given)) ? given
			: concat(splitByChar('=', given)[1], '=present'),
		arrayFilter(given -> has(asks, splitByChar('=', given)[1]) AND given != '', known)), ';') AS parts,
	dictHas('sipcause', tuple(space, target, from_code, parts)) ? parts : '' AS companions,
	tuple(space, target, from_code, companions) AS key,
	dictGetString('sipcause', 'outcome', key) AS found,
	-- A call that was answered had a 200, and another status stays as it is: no table is asked.
	target = 'sip' AND answered AS had_200,
	target = 'sip' AND by_status AND from_code BETWEEN 100 AND 699 AS stays,
	multiIf(status != '' AND cause != '', 'both', had_200 OR stays, 'code', found = 'unlisted', 'unmapped', found)
		AS outcome,
	outcome != 'code' ? -1 : multiIf(had_200, 200, stays, toInt32(from_code), dictGetInt32('sipcause', 'to_code', key))
		AS code,
	dictGetString('sipcause', 'location', key) AS written,
	written != '' ? written : received_location AS location_of_answer
FROM calls;

CREATE TABLE codes_all AS codes ENGINE = Distributed(two, default, codes);
