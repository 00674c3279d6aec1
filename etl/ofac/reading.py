"""The four delimited files of a list (the "flat" form), from bytes to records.

Per the data specification: no header, commas, text in double quotes, `-0-` for an empty field, and the byte
0x1A after the last record. Remarks longer than 1,000 characters go on in the comments file. Both lists print
the same fields; each file has a role: `prim` lists the entities, `alt` aliases, `add` addresses, `comments`.
"""

import csv
import io

import polars as pl

from etl.extraction import RECORD_COLUMNS
from models.errors import EmptyInput, InputError

FIELDS = {
    "prim": (
        "ent_num",
        "sdn_name",
        "sdn_type",
        "program",
        "title",
        "call_sign",
        "vess_type",
        "tonnage",
        "grt",
        "vess_flag",
        "vess_owner",
        "remarks",
    ),
    "alt": ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"),
    "add": ("ent_num", "add_num", "address", "city_state_postal", "country", "add_remarks"),
    "comments": ("ent_num", "remarks"),
}
RECORD_KEYS = {"prim": "ent_num", "alt": "alt_num", "add": "add_num", "comments": "ent_num"}
EMPTY_FIELD = "-0-"
END_MARK = b"\x1a"
BLANK = b" \t\r\n"
NEXT_STEP = "Fetch the file again; the last good version stays until then."
EMPTY_JSON_FIELD = r',"[a-z_]+":null'


def _text_of(part: str, content: bytes) -> bytes:
    """The bytes of the records, without end mark; refuses what is no complete UTF-8 text of records."""
    text, _mark, rest = content.removeprefix(b"\xef\xbb\xbf").partition(END_MARK)
    if not (text + rest).strip(BLANK + END_MARK):
        raise EmptyInput(
            f"the file holds no record ({len(content)} bytes)", where=part, expected="records", hint=NEXT_STEP
        )
    if b"\0" in content:
        raise InputError("binary content, not text", where=part, expected="a delimited file", hint=NEXT_STEP)
    if text.lstrip().startswith(b"<"):
        raise InputError(
            "a web page or XML, not the delimited file",
            where=part,
            expected="a delimited file",
            hint=NEXT_STEP,
        )
    if rest.strip(BLANK):
        raise InputError(
            f"{len(rest)} bytes follow the end mark", where=part, expected="0x1A as last byte", hint=NEXT_STEP
        )
    return text


def _refuse_other_encodings(part: str, text: bytes) -> None:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"line {line} is not UTF-8 (byte 0x{text[error.start]:02x})",
            where=part,
            expected="UTF-8, as in every version since 2019",
            hint=NEXT_STEP,
        ) from error


def _cut_off(part: str, line: int, what: str) -> InputError:
    return InputError(
        f"line {line} is cut off: {what}",
        where=part,
        expected="a last line with all its fields, or 0x1A at the end",
        hint=NEXT_STEP,
    )


def _refuse_bad_lines(part: str, role: str, text: bytes) -> None:
    """Names the first line that has not the part's fields; slow, for files that are known to be wrong."""
    expected = len(FIELDS[role])
    reader = csv.reader(io.StringIO(text.decode("utf-8"), newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if len(row) != expected:
                if reader.line_num >= text.count(b"\n") + 1:
                    raise _cut_off(part, line, f"{len(row)} of {expected} fields")
                raise InputError(
                    f"line {line} has {len(row)} fields",
                    where=part,
                    expected=f"{expected} fields",
                    hint="Check whether the publisher has changed the format.",
                )
            line = reader.line_num + 1
    except csv.Error as error:
        raise _cut_off(part, line, f"a quoted field is not closed properly ({error})") from error


def _refuse_cut_end(part: str, text: bytes) -> None:
    """Without a line end, the last field must be whole; 2019's add.csv ends in `-0`, which loses nothing."""
    last_line = text.rpartition(b"\n")[2].rstrip()
    if last_line and not last_line.endswith((b'"', b",-0-", b",-0")):
        raise _cut_off(part, text.count(b"\n") + 1, "its last field is not complete")


def read_fields(part: str, role: str, content: bytes) -> pl.DataFrame:
    """The file's fields by name, all texts, stripped, null where the file prints `-0-`.

    Remarks keep their blanks: where they are cut at 1,000 characters, a blank may be the last one.
    """
    text = _text_of(part, content)
    _refuse_other_encodings(part, text)
    if END_MARK not in content:
        _refuse_cut_end(part, text)
    return _parsed(part, role, text.rstrip(BLANK)).select(_field(name) for name in FIELDS[role])


def _parsed(part: str, role: str, text: bytes) -> pl.DataFrame:
    names = FIELDS[role]
    try:
        fields = pl.read_csv(text, has_header=False, schema=dict.fromkeys(names, pl.String))
    except pl.exceptions.PolarsError as error:
        _refuse_bad_lines(part, role, text)
        raise InputError(str(error), where=part, expected=f"{len(names)} fields", hint=NEXT_STEP) from error
    if fields[names[-1]].null_count():
        _refuse_bad_lines(part, role, text)
    if fields.height != text.count(b"\n") + 1:
        _refuse_bad_lines(part, role, text)
        raise InputError("a field runs over the end of its line", where=part, expected="one record a line")
    return fields


def _field(name: str) -> pl.Expr:
    stripped = pl.col(name).str.strip_chars()
    kept = pl.col(name) if name == "remarks" else stripped
    return pl.when(~stripped.is_in([EMPTY_FIELD, "-0", ""])).then(kept).alias(name)


def _refuse_bad_keys(part: str, role: str, fields: pl.DataFrame) -> None:
    for key in ("ent_num", RECORD_KEYS[role]):
        lines = fields[key].str.contains(r"^\d+$").fill_null(False).not_().arg_true()
        if len(lines):
            raise InputError(
                f"record {lines[0] + 1} has {fields[key][lines[0]]!r} as {key}",
                where=part,
                expected="a number (and no header line)",
                hint="Check that the file is the one of this part.",
            )


def read_records(part: str, role: str, content: bytes) -> pl.DataFrame:
    """Every record of one file of the list, as printed: RECORD_COLUMNS, one row a record.

    `role` is one of FIELDS. `content` holds the filled fields by name as JSON. Raises EmptyInput or
    InputError for a file that is empty, cut off or no delimited file of that part.
    """
    fields = read_fields(part, role, content)
    _refuse_bad_keys(part, role, fields)
    printed = pl.struct(fields.columns).struct.json_encode().str.replace_all(EMPTY_JSON_FIELD, "")
    records = fields.select(
        part=pl.lit(part),
        record_key=pl.col(RECORD_KEYS[role]),
        entity_key=pl.col("ent_num"),
        content=printed,
    )
    return records.select(*RECORD_COLUMNS)
