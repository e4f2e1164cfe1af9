"""psycopg2 with pandas and SQLAlchemy; psycopg 3 in binary."""
import datetime
import decimal
import os
import re
import subprocess

import pandas
import psycopg
import psycopg2
import sqlalchemy

from common import COMMENT, check_wide, here, ok, run, same


def notebook():
    """The notebook that doc/bi.md shows, on its data."""
    file = os.path.join(here, "../../doc/bi.md")
    with open(file, encoding="utf-8") as f:
        page = f.read()
    sql = "\n".join(re.findall(r"^```sql\n(.*?)^```", page, re.M | re.S))
    subprocess.run(["psql", "-Xq", "-d", "drivers"], input=sql, encoding="utf-8", stdout=subprocess.DEVNULL, check=True)
    scope = {}

    def cell(match):
        code, want = match.groups()
        lines = code.replace("postgresql+psycopg2:///mydb", "postgresql+psycopg2:///drivers").rstrip().split("\n")
        exec("\n".join(lines[:-1]), scope)
        got = "".join(line.rstrip() + "\n" for line in str(eval(lines[-1], scope)).split("\n"))
        if not os.environ.get("README_WRITE"):
            ok(got == want, f"doc/bi.md: {lines[-1]} gives what is shown", f"shown:\n{want}\ngiven:\n{got}")
        return f"```python\n{code}```\n\n```text\n{got}```"

    page, n = re.subn(r"^```python\n(.*?)^```\n+```text\n(.*?)^```", cell, page, flags=re.M | re.S)
    ok(n > 0, "doc/bi.md has a notebook")
    if os.environ.get("README_WRITE"):
        with open(file, "w", encoding="utf-8") as f:
            f.write(page)


def main():
    con = psycopg2.connect(dbname="drivers")
    cur = con.cursor()
    cur.execute('SELECT * FROM "年报".report_wide')
    names = [d.name for d in cur.description]
    rows = {row[0]: dict(zip(names, row)) for row in cur.fetchall()}
    check_wide(rows)
    x = rows["extreme"]
    same((x["licensing_decisions"], x["penalties_decisions"], x["fees_amount"], x["licensing_items_change"]),
         (9223372036854775807, 9007199254740993, decimal.Decimal("123456789012345.25"), -8), "numbers are exact")
    same((x["regulations_issued"], x["regulations_in_force"], x["coercion_decisions"]), (None, 0, None), "blank is not 0")
    same((x["agency"], x["published"], x["is_balanced"]),
         ("𠀀县“三安全”办公室's \"x\"; \\", datetime.date(2024, 2, 29), False), "text, dates and booleans")
    cur.execute("""SELECT (report).region, (report).figures, report FROM "年报".report WHERE name = 'extreme'""")
    region, figures, whole = cur.fetchone()
    same(region, "320813", "a code arrives as its digits")
    cur.execute("SELECT count(*) FROM \"年报\".report WHERE (report).figures = %s AND (report).region <@ %s AND report::text = %s",
                (figures, "32", whole))
    same(cur.fetchone()[0], 1, "figures, codes and whole reports can be sent back as text")
    con.close()

    engine = sqlalchemy.create_engine("postgresql+psycopg2:///drivers")
    columns = {c["name"]: c for c in sqlalchemy.inspect(engine).get_columns("report_wide", schema="年报")}
    same(columns["refused_state_secret_natural_person"]["comment"], COMMENT, "SQLAlchemy shows the comments")
    same({n: str(columns[n]["type"]) for n in ("received_total", "fees_amount", "agency", "published", "is_balanced", "year")},
         {"received_total": "BIGINT", "fees_amount": "NUMERIC", "agency": "TEXT", "published": "DATE",
          "is_balanced": "BOOLEAN", "year": "INTEGER"}, "and the types")
    ok(all(type(c["type"]) is not sqlalchemy.types.NullType for c in columns.values()), "of every column")
    counts = {n: "Int64" for n, c in columns.items() if str(c["type"]) == "BIGINT"}
    frame = pandas.read_sql_query('SELECT * FROM "年报".report_wide', engine, index_col="name", dtype=counts,
                                  parse_dates=["published"])
    same(str(frame.dtypes["received_total"]), "Int64", "pandas holds counts as integers with gaps")
    same(int(frame.loc["extreme", "penalties_decisions"]), 9007199254740993, "to the last digit")
    ok(frame.loc["extreme", "regulations_issued"] is pandas.NA, "and what is blank is NA")
    same(str(frame.dtypes["published"]), "datetime64[ns]", "dates are timestamps")
    # "other" in the wide view also stands for the rows that the form of 2021 has instead
    long = pandas.read_sql("""SELECT name, figure, value FROM "年报".report_long
                              WHERE value IS NOT NULL AND item <> 'other' AND name <> 'extreme'""", engine)
    pivot = long.pivot(index="name", columns="figure", values="value").astype("float").fillna(-1)
    wide = frame.loc[pivot.index, pivot.columns].astype("float").fillna(-1)
    ok(len(pivot) > 10 and (pivot == wide).all(axis=None), "the long view, pivoted, is the wide one",
       (pivot != wide).any())

    # psycopg 3 asks for binary
    con = psycopg.connect(dbname="drivers")
    cur = con.cursor(binary=True)
    cur.execute("""SELECT name, received_total, fees_amount, published, agency FROM "年报".report_wide WHERE name = 'extreme'""")
    same(cur.fetchone(), ("extreme", 4294967296, decimal.Decimal("123456789012345.25"), datetime.date(2024, 2, 29),
                          "𠀀县“三安全”办公室's \"x\"; \\"), "psycopg 3, in binary")
    cur.execute("""SELECT (report).figures, govfigures_send((report).figures), (report).region, adcode_send((report).region)
                     FROM "年报".report""")
    ok(all(bytes(f) == bytes(s) and (r is None or bytes(r) == bytes(t)) for f, s, r, t in cur.fetchall()),
       "figures and codes travel in their binary form")
    cur.execute("CREATE TEMP TABLE again (LIKE \"年报\".report)")
    with cur.copy('COPY "年报".report TO STDOUT (FORMAT binary)') as out:
        data = b"".join(bytes(block) for block in out)
    with cur.copy("COPY again FROM STDIN (FORMAT binary)") as into:
        into.write(data)
    cur.execute("""SELECT count(*), count(*) FILTER (WHERE a.report::text = r.report::text)
                     FROM again a JOIN "年报".report r USING (name)""")
    n, alike = cur.fetchone()
    ok(n > 10 and n == alike, "and come back as they went")
    con.close()

    notebook()


run(main)
