-- Every question by the dictionary of the server that has the question.
-- given: the companions that the code asks for; a value that no rule of the code names is `present`.
SELECT
	from_space, from_code, companions, to_space,
	dictGetString('sipcause', 'asks', tuple(from_space, to_space, from_code, '')) AS asks,
	arrayStringConcat(arrayMap(
		given -> if(dictHas('sipcause', tuple(from_space, to_space, from_code, given)), given,
			concat(splitByChar('=', given)[1], '=present')),
		arrayFilter(given -> has(splitByChar(';', asks), splitByChar('=', given)[1]), splitByChar(';', companions))
	), ';') AS parts,
	if(dictHas('sipcause', tuple(from_space, to_space, from_code, parts)), parts, '') AS with,
	tuple(from_space, to_space, from_code, with) AS key,
	dictGetString('sipcause', 'outcome', key) AS outcome,
	dictGetInt32('sipcause', 'to_code', key) AS to_code,
	dictGetString('sipcause', 'phrase', key) AS phrase,
	dictGetString('sipcause', 'location', key) AS location
FROM questions_all
ORDER BY n
FORMAT TabSeparated
