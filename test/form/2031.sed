# A form that does not exist: form.def with an edition of 2031, which
#   drops what was repealed (a column of table 2) and a row of (三)
#   counts licences that were revoked, under a head of their own
#   calls a row of table 2 by another name
#   adds a row to (四)
/^EDITION(2021,/a\
EDITION(2031, "（2031年表式）")
/^ITEM(DISCLOSURE, [A-Z_]*_REPEALED,/s/SINCE(2021)/SINCE_UNTIL(2021, 2031)/
/^TOPIC(LICENSING,/i\
HEAD(REVOKED, "本年撤销件数")\
HEAD_VARIANT(REVOKED, "吊销证照数")
/^END_TOPIC(LICENSING)/i\
ITEM(DISCLOSURE, LICENSING_REVOKED, "licensing.revoked", SINCE(2031), COUNT, BLOCK(8, 284),\
	 "行政许可 / 本年撤销件数",\
	 "Administrative licensing: revoked this year",\
	 UNDER(REVOKED))
/^TOPIC_ROW(COERCION,/s/NAMED("行政强制")/NAMED("行政强制", NAMED_SINCE(2031, "行政强制措施"))/
/^ITEM(APPLICATIONS, REFUSED_ADMINISTRATIVE_QUERY,/s/SINCE(2019)/SINCE_UNTIL(2019, 2031)/
/^END_GROUP(UNAVAILABLE)/i\
ITEM(APPLICATIONS, UNAVAILABLE_DESTROYED, "unavailable.destroyed", SINCE(2031), COUNT, BLOCK(9, 285),\
	 "三、(四)无法提供 4.信息已依法销毁",\
	 "Unavailable: destroyed as the law has it",\
	 ROW(ZH_RESULTS, ZH_UNAVAILABLE, "4.信息已依法销毁"))\
VARIANT(UNAVAILABLE_DESTROYED, "档案到期不存")
