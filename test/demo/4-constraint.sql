-- The same as a constraint: the unbalanced row doesn't get in

CREATE TABLE checked (report govreport CHECK (govreport_require_balanced(report)));

INSERT INTO checked SELECT report FROM report WHERE name = '02-laoshan-2023';

\set ON_ERROR_STOP off
INSERT INTO checked SELECT report FROM report WHERE name = '13-qingxiu-2022';
