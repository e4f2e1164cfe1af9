/* What 1.1 takes away or alters of 1.0; src/pg/upgrade.awk adds what is new. */

-- a column more, region
DROP FUNCTION govreport_guard_violations(regclass, name);

-- an argument more, security_invoker
DROP FUNCTION govreport_create_views(regclass, name, name, name, name[]);
