-- Every question by one join.  A companion counts if the code asks for it; a value that no rule of
-- the code names is asked for as `present`; if there is no row for them all, the bare row answers.
-- (|| puts texts together; MariaDB does so with PIPES_AS_CONCAT.)
SELECT q.from_space, q.from_code, q.companions, q.to_space,
  CASE WHEN w.outcome IS NULL THEN b.outcome ELSE w.outcome END,
  CASE WHEN w.outcome IS NULL THEN b.to_code ELSE w.to_code END,
  CASE WHEN w.outcome IS NULL THEN b.phrase ELSE w.phrase END,
  CASE WHEN w.outcome IS NULL THEN b.location ELSE w.location END
FROM questions AS q
LEFT JOIN sipcause AS b ON b.from_space = q.from_space AND b.from_code = q.from_code
  AND b.to_space = q.to_space AND b.companions = ''
LEFT JOIN sipcause AS n1 ON n1.from_space = q.from_space AND n1.from_code = q.from_code
  AND n1.to_space = q.to_space AND n1.companions = q.given1
LEFT JOIN sipcause AS n2 ON n2.from_space = q.from_space AND n2.from_code = q.from_code
  AND n2.to_space = q.to_space AND n2.companions = q.given2
LEFT JOIN sipcause AS n3 ON n3.from_space = q.from_space AND n3.from_code = q.from_code
  AND n3.to_space = q.to_space AND n3.companions = q.given3
LEFT JOIN sipcause AS w ON w.from_space = q.from_space AND w.from_code = q.from_code
  AND w.to_space = q.to_space AND w.companions <> ''
  AND w.companions = substr(
    CASE WHEN ';' || b.asks || ';' NOT LIKE q.asked1 THEN ''
      WHEN n1.outcome IS NULL THEN ';' || q.present1 ELSE ';' || q.given1 END ||
    CASE WHEN ';' || b.asks || ';' NOT LIKE q.asked2 THEN ''
      WHEN n2.outcome IS NULL THEN ';' || q.present2 ELSE ';' || q.given2 END ||
    CASE WHEN ';' || b.asks || ';' NOT LIKE q.asked3 THEN ''
      WHEN n3.outcome IS NULL THEN ';' || q.present3 ELSE ';' || q.given3 END, 2)
ORDER BY q.n;
