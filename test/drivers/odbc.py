"""psqlODBC under unixODBC, as Excel, Power BI or Tableau would use it."""
import datetime
import decimal
import os
import subprocess
import tempfile

import pyodbc

from common import AMOUNTS, COMMENT, check_wide, ok, run, same

SQL_BIGINT, SQL_NUMERIC, SQL_INTEGER, SQL_DATE, SQL_WVARCHAR = -5, 2, 4, 91, -9
# As doc/bi.md recommends.  PGPASSWORD and the like are libpq's, which the driver uses.
OPTIONS = "BoolsAsChar=0;TextAsLongVarchar=0;MaxVarcharSize=1000"


def main():
    server = (f"Servername={os.environ['PGHOST']};Port={os.environ['PGPORT']};"
              f"Database=drivers;Username={os.environ['PGUSER']};Password={os.environ['PGPASSWORD']}")
    con = pyodbc.connect("DRIVER={PostgreSQL Unicode};" + server + ";" + OPTIONS)
    cur = con.cursor()

    tables = {row.table_name: row for row in cur.tables(schema="年报")}
    ok(tables["report_wide"].table_type == "VIEW", "SQLTables lists the views", list(tables))
    columns = {row.column_name: row for row in cur.columns(table="report_wide", schema="年报")}
    same(len([c for c in columns.values() if c.data_type == SQL_BIGINT]), 245, "counts are SQL_BIGINT to SQLColumns")
    same(sorted(n for n, c in columns.items() if c.data_type == SQL_NUMERIC), sorted(AMOUNTS), "amounts are SQL_NUMERIC")
    same({n: columns[n].data_type for n in ("year", "published", "agency", "region", "province")},
         {"year": SQL_INTEGER, "published": SQL_DATE, "agency": SQL_WVARCHAR, "region": SQL_WVARCHAR,
          "province": SQL_WVARCHAR}, "years, dates and names are what they should be")
    # this driver leaves REMARKS empty, whatever the catalogue has
    cur.execute("""SELECT attname, col_description(attrelid, attnum) FROM pg_attribute
                    WHERE attrelid = '"年报".report_wide'::regclass AND attnum > 0""")
    comments = dict(tuple(row) for row in cur.fetchall())
    same(comments["refused_state_secret_natural_person"], COMMENT, "the comments can be asked for, in Chinese and English")
    same(comments["name"], "文件名", "and the table's own")
    cur.execute('SELECT label_zh, party_label_en FROM "年报".report_figures WHERE figure = ?', "received_total")
    same(tuple(cur.fetchone()), ("一、本年新收政府信息公开申请数量", "Total"), "a dimension has the labels, too")

    cur.execute('SELECT * FROM "年报".report_wide')
    names = [d[0] for d in cur.description]
    rows = {row[0]: dict(zip(names, row)) for row in cur.fetchall()}
    check_wide(rows)

    x = rows["extreme"]
    same(x["agency"], "𠀀县“三安全”办公室's \"x\"; \\", "a name with characters beyond 16 bits, quotes and a backslash")
    same(x["title"], "标题\t第二行\n第三行", "tabs and newlines in a text")
    same(x["licensing_decisions"], 9223372036854775807, "the largest count, to the last digit")
    same(x["penalties_decisions"], 9007199254740993, "a count that no floating-point number can hold")
    same(x["fees_amount"], decimal.Decimal("123456789012345.25"), "an amount to the fen")
    same(x["licensing_items_change"], -8, "a negative number")
    same((x["regulations_issued"], x["regulations_repealed"], x["received_natural_person"], x["granted_total"]),
         (None, None, None, None), "blank, illegible, not applicable and absent are NULL")
    same(x["regulations_in_force"], 0, "and 0 is 0")
    same((x["coercion_decisions"], x["fractions"]), (None, 1), "a count with a fraction is NULL, and said so")
    same(x["received_business"], 3, "an imputed number is a number")
    same((x["published"], x["period_to"]), (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31)), "dates are dates")
    same(x["is_balanced"], False, "booleans are booleans")

    cur.execute('SELECT figure, status, value FROM "年报".report_long WHERE name = ? AND unit = ? ORDER BY figure',
                "extreme", "count")
    cells = {row.figure: (row.status, row.value) for row in cur.fetchall()}
    same(cells["coercion_decisions"], ("reported", decimal.Decimal("2.5")), "the long view has the fraction")
    same(cells["regulations_issued"], ("blank", None), "and why there is no number")
    same(cells["received_business"][0], "imputed", "or what kind of number")
    cur.execute('SELECT name FROM "年报".report_wide WHERE agency = ?', "青岛市教育局")
    same([row[0] for row in cur.fetchall()], ["03-qingdao-education-2023"], "a parameter in Chinese finds its row")
    cur.execute('SELECT province, sum(received_total) FROM "年报".report_wide WHERE province = ? GROUP BY province', "山东省")
    ok(cur.fetchone()[1] > 0, "sums by province, as a dashboard asks for them")
    cur.execute("""SELECT (report).region, (report).figures FROM "年报".report WHERE name = 'extreme'""")
    region, figures = cur.fetchone()
    same(region, "320813", "a code arrives as its digits")
    ok(isinstance(figures, str) and '"received"' in figures, "figures arrive as JSON", figures)
    cur.execute("SELECT (?::govfigures)['received.total']", figures)
    same(cur.fetchone()[0], decimal.Decimal(4294967296), "and can be sent back")
    con.close()

    # the DSN of doc/bi.md, through unixODBC's own client
    with tempfile.NamedTemporaryFile("w", suffix=".ini", encoding="utf-8") as ini:
        ini.write("[govrpt]\nDriver = PostgreSQL Unicode\n" + server.replace(";", "\n") + "\n" + OPTIONS.replace(";", "\n") + "\n")
        ini.flush()
        out = subprocess.run(["isql", "-b", "-d|", "govrpt"], encoding="utf-8", capture_output=True,
                             env=dict(os.environ, ODBCINI=ini.name),
                             input='SELECT name, agency, fees_amount, penalties_decisions FROM "年报".report_wide '
                                   "WHERE name = 'extreme'\n")
        ok("extreme|𠀀县“三安全”办公室's \"x\"; \\|123456789012345.25|9007199254740993" in out.stdout,
           "isql shows the same by a DSN", out.stdout + out.stderr)


run(main)
