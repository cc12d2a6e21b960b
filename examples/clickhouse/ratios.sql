-- SPDX-License-Identifier: BSD-2-Clause
-- ASR and NER of each trunk and of all, as RATIOS in sipcause-csv(1) says. Each record is a seizure.
--
-- delivered  of calls that were not answered: causes 17, 18, 19, 20 and 27, 21 from the user, and 16 or a status of
--            487 if the phone rang.
-- disputed   the records do not say: 16 or 487 if nothing shows that the phone rang, 21 if there is no location, and
--            1, 22, 28 and 31. Only the higher NER counts them.
-- Each server counts its own records; the one that is asked adds up.
WITH multiIf(
	answered, 'answered',
	outcome = 'both', 'both',
	received_status = 487 OR code = 16, alerted = 'yes' ? 'delivered' : 'disputed',
	code IN (17, 18, 19, 20, 27), 'delivered',
	code = 21 AND location_of_answer = '0', 'delivered',
	code IN (1, 22, 28, 31) OR (code = 21 AND location_of_answer = ''), 'disputed',
	'failed') AS verdict
SELECT
	arrayJoin([trunk, '(all)']) AS trunk_name,
	count() AS seizures,
	sum(answered) AS answered_calls,
	sum(verdict = 'delivered') AS delivered,
	sum(verdict = 'disputed') AS disputed,
	round(100 * answered_calls / seizures, 4) AS asr_percent,
	round(100 * (answered_calls + delivered) / seizures, 4) AS ner_percent,
	round(100 * (answered_calls + delivered + disputed) / seizures, 4) AS ner_percent_at_most
FROM codes_all
WHERE target = 'q850'
GROUP BY trunk_name
ORDER BY trunk_name;
