"""What the tests in Python share: TAP, and the truth of the corpus."""
import csv
import decimal
import glob
import os
import sys
import traceback

here = os.path.dirname(os.path.abspath(__file__))
count = 0
failed = 0


def ok(good, name, diag=None):
    global count, failed
    count += 1
    print(("ok" if good else "not ok"), count, "-", name)
    if not good:
        failed += 1
        for line in str(diag).splitlines():
            print("#", line)
    return good


def same(got, want, name):
    return ok(got == want and type(got) is type(want), name, f"got  {got!r}\nwant {want!r}")


def run(main):
    """Call main; whatever it raises is a failed test."""
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        main()
    except Exception:
        ok(False, "the test runs to its end", traceback.format_exc())
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


def column(item, party):
    return "_".join([item.replace(".", "_")] + ([party] if party else []))


def truths():
    """name -> column of the wide view -> the number, as printed; None where there is none"""
    result = {}
    for file in sorted(glob.glob(os.path.join(here, "../corpus/*.truth.csv"))):
        cells = {}
        with open(file, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                number = decimal.Decimal(row["value"]) if row["status"] == "reported" else None
                cells[column(row["item"], row["party"])] = number
        result[os.path.basename(file)[:-len(".truth.csv")]] = cells
    return result


def headers():
    with open(os.path.join(here, "../corpus/headers.csv"), encoding="utf-8", newline="") as f:
        return {row["sample"]: row for row in csv.DictReader(f)}


AMOUNTS = ("fees_amount", "procurement_amount")
COMMENT = "三、(三)不予公开 1.属于国家秘密 / 自然人 | Refused: state secret: Natural persons"


def check_wide(rows, numbers=decimal.Decimal):
    """rows: name -> column -> value, as a driver gave them"""
    wrong = []
    n = 0
    for name, cells in truths().items():
        for col, want in cells.items():
            got = rows[name][col]
            n += 1
            if want is None:
                good = got is None
            elif col in AMOUNTS:
                good = type(got) is numbers and got == want
            else:
                good = type(got) is int and got == want
            if not good:
                wrong.append(f"{name} {col}: got {got!r}, want {want!r}")
    ok(n > 3000 and not wrong, f"all figures of the corpus arrive as they are printed ({n})",
       "\n".join(wrong[:20]))
    wrong = []
    for name, want in headers().items():
        row = rows[name]
        for field in ("title", "agency", "region"):
            if want.get(field) and row[field] != want[field]:
                wrong.append(f"{name} {field}: got {row[field]!r}, want {want[field]!r}")
        if want.get("year") and row["year"] != int(want["year"]):
            wrong.append(f"{name} year: got {row['year']!r}")
        if row["is_balanced"] is not (name[:2] not in ("12", "13")):
            wrong.append(f"{name} is_balanced: got {row['is_balanced']!r}")
    ok(len(headers()) > 10 and not wrong, "so do agencies, titles, regions, years, and whether they balance", "\n".join(wrong))
