-- Added up by region
-- govfigures is summed as it is, all cells at once; what is asked of the sum
-- comes after.

SELECT adcode_name(adcode_parent((report).region)) AS city,
       count(*) AS reports,
       (sum((report).figures))['received.total'] AS received,
       (sum((report).figures))['granted.total'] AS granted,
       (sum((report).figures))['licensing.decisions'] AS licences,
       (sum((report).figures))['fees.amount'] AS fees_in_yuan
  FROM report
 WHERE (report).year = 2023 AND adcode_level((report).region) = 3
 GROUP BY 1
 ORDER BY received DESC;
