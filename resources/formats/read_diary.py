"""Reads the table and the codebook that Neuropathy Diary exports for research.

    python read_diary.py study.csv study.codebook.csv days.csv

writes a table with one row for each day, whose columns are the fields of the REDCap data dictionary beside the table.
In Python, `rows` and `by_day` give plain values; `data_frame` and `day_frame` give the same as pandas data frames.
What was not recorded is None (NA in pandas); it is never 0.
"""

import csv
import re
import sys
from collections import defaultdict
from datetime import date, datetime, time
from pathlib import Path

NUMBERS = ("value", "distance_km")
WHOLE_NUMBERS = ("sets", "repetitions", "hold_seconds", "position")
TRUTHS = ("hurt", "unknown", "for_practitioner")
DAYS = ("day", "valid_from", "valid_to", "retired", "asked", "born")
CATEGORIES = ("person", "kind", "key", "name", "unit", "rated")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def rows(path: str | Path) -> list[dict]:
    """The rows of an exported table, in their order: numbers, days, times and truth values by column; None for none."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return [{name: _value(name, cell) for name, cell in one.items()} for one in csv.DictReader(file)]


def codebook(path: str | Path) -> list[dict]:
    """The lines of a codebook; `choices` are pairs of code and label, `least` and `most` numbers or None."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        lines = [{name: _text(cell) for name, cell in one.items()} for one in csv.DictReader(file)]
    for line in lines:
        pairs = [pair.partition(", ") for pair in line["choices"].split(" | ") if pair]
        line["choices"] = [(code, label) for code, _comma, label in pairs]
        for end in ("least", "most"):
            line[end] = float(line[end]) if line[end] else None
    return lines


def by_day(table: list[dict], book: list[dict]) -> list[dict]:
    """One row for each day with an entry (a visit is none) and the codebook's variables; None: not recorded."""
    variables = [line for line in book if line["variable"]]
    days = defaultdict(list)
    for row in table:
        if row["day"] and row["kind"] != "visit":
            days[row["day"]].append(row)
    return [_one_day(day, days[day], variables) for day in sorted(days)]


def data_frame(path: str | Path):  # noqa: ANN201 - pandas may be missing
    """The table of `rows` as a pandas data frame with types."""
    import pandas as pd  # noqa: PLC0415 - only these functions need it

    table = rows(path)
    frame = pd.DataFrame(table, columns=list(table[0]) if table else None)
    kinds = {
        **dict.fromkeys(NUMBERS, "float64"),
        **dict.fromkeys(WHOLE_NUMBERS, "Int64"),
        **dict.fromkeys(TRUTHS, "boolean"),
        **dict.fromkeys(CATEGORIES, "category"),
    }
    for name in DAYS:
        if name in frame:
            frame[name] = pd.to_datetime(frame[name])
    frame["written"] = pd.to_datetime(frame["written"], utc=True)
    return frame.astype({name: kind for name, kind in kinds.items() if name in frame})


def day_frame(path: str | Path, codebook_path: str | Path):  # noqa: ANN201 - pandas may be missing
    """The table of `by_day` as a pandas data frame with types."""
    import pandas as pd  # noqa: PLC0415 - only these functions need it

    frame = pd.DataFrame(by_day(rows(path), codebook(codebook_path)))
    frame["day"] = pd.to_datetime(frame["day"])
    return frame.convert_dtypes()


def write_days(days: list[dict], path: str | Path) -> None:
    """Write the rows of `by_day` as a CSV file that REDCap imports into the project of the data dictionary."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(days[0]) if days else ["record_id", "person", "day"])
        writer.writeheader()
        writer.writerows({name: _plain_number(value) for name, value in day.items()} for day in days)


def _one_day(day: date, of_day: list[dict], variables: list[dict]) -> dict:
    person = of_day[0].get("person") or ""
    one = {"record_id": f"{person}-{day}".strip("-"), "person": person, "day": day}
    for line in variables:
        cells = [row.get(line["column"]) for row in of_day if _is_about(row, line)] if line["column"] else None
        if cells is None:
            cells = [1 for row in of_day if _is_about(row, line)]
        if line["type"] == "several":
            one |= {
                f"{line['variable']}___{_code(code)}": (1 if code in cells else None) for code, _ in line["choices"]
            }
        else:
            one[line["variable"]] = _value_of_day(line, cells)
    return one


def _is_about(row: dict, line: dict) -> bool:
    return all(not line[name] or row.get(name) == line[name] for name in ("kind", "key", "rated"))


def _value_of_day(line: dict, cells: list):  # noqa: ANN202 - of any type
    if not cells:
        return None
    if line["of_day"] == "yes":
        return 1
    if line["of_day"] == "sum":
        counted = [1 if cell is None else cell for cell in cells] if line["type"] == "integer" else cells
        known = [cell for cell in counted if cell is not None]
        return sum(known) if known else None
    if line["of_day"] == "all":
        return "\n".join(str(cell) for cell in cells)
    return _code(cells[-1]) if line["type"] == "choice" else cells[-1]


def _value(name: str, cell: str):  # noqa: ANN202 - of any type
    return None if cell == "" else _TYPES.get(name, _text)(cell)


def _text(cell: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def _code(value: str) -> str:
    """As the coded values of the data dictionary."""
    return re.sub(r"[^a-z0-9_]", "_", value.lower())


_TYPES = {
    **dict.fromkeys(NUMBERS, float),
    **dict.fromkeys(WHOLE_NUMBERS, int),
    **dict.fromkeys(TRUTHS, lambda cell: cell == "yes"),
    **dict.fromkeys(DAYS, date.fromisoformat),
    "time": time.fromisoformat,
    "written": datetime.fromisoformat,
}


def _plain_number(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit("usage: python read_diary.py TABLE.csv CODEBOOK.csv DAYS.csv")
    write_days(by_day(rows(sys.argv[1]), codebook(sys.argv[2])), sys.argv[3])
