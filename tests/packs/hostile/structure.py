# ruff: noqa: E501, Q000 a case a line, however long
"""Packs whose TOML is wrong, endless or deep, whose names lead nowhere, and whose sample answers attack."""

from collections.abc import Callable, Iterator

from app.packs.pack_archive import write_archive
from tests.packs.hostile.cases import (
    HARMLESS,
    LETTER_FILE,
    SAMPLE_FILE,
    Hostile,
    right_files,
    with_file,
    with_text,
)
from tests.packs.sample_pack import CLOCKS, LETTER, PACK, SAMPLE

MIB2 = 2 * 1024 * 1024 - 100

# Whole files of TOML that nobody should have to wait for.
_TOML: tuple[tuple[str, Callable[[], str | bytes], str], ...] = (
    ("5,000 brackets", lambda: "x = " + "[" * 5000 + "]" * 5000, "nested-too-deep"),
    ("a million brackets", lambda: "x = " + "[" * 1_000_000, "nested-too-deep"),
    ("5,000 braces", lambda: "x = " + "{a=" * 5000 + "1" + "}" * 5000, "nested-too-deep"),
    ("brackets after a false string", lambda: 'x = ["""a""", ' + "[" * 5000 + "]" * 5000 + "]", "nested-too-deep"),
    ("brackets between quotes", lambda: "x = ['" + "'" + ", " + "[" * 5000 + "]" * 5000 + "]", "nested-too-deep"),
    ("5,000 points", lambda: ".".join(["a"] * 5000) + " = 1", "nested-too-deep"),
    ("half a million points", lambda: ".".join(["a"] * 500_000) + " = 1", "nested-too-deep"),
    ("points with spaces", lambda: " . ".join(["a"] * 5000) + " = 1", "nested-too-deep"),
    ("quoted points", lambda: ".".join(['"a.b"'] * 5000) + " = 1", "nested-too-deep"),
    ("points in a table's name", lambda: "[" + ".".join(["a"] * 5000) + "]", "nested-too-deep"),
    ("points and spaces in a table's name", lambda: "[ " + " . ".join(["a"] * 5000) + " ]", "nested-too-deep"),
    ("a number of 5,000 figures", lambda: "x = " + "9" * 5000, "toml-syntax"),
    ("a hexadecimal number of a million", lambda: "x = 0x" + "f" * 1_000_000, "*"),
    ("NaN", lambda: "x = nan", "unknown-key"),
    ("infinity", lambda: "x = -inf", "unknown-key"),
    ("backslashes before quotes", lambda: '\\"' * 900_000, "toml-syntax"),
    ("quotes that never close", lambda: 'x = "' + '\\"' * 900_000, "toml-syntax"),
    ("three quotes that never close", lambda: 'x = """' + '\\"""\\' * 300_000, "toml-syntax"),
    ("quotes in a row", lambda: 'x = """' + '"' * 1_900_000, "toml-syntax"),
    ("single quotes", lambda: "'" * 1_900_001, "toml-syntax"),
    ("300,000 keys", lambda: "".join(f"k{n}=1\n" for n in range(150_000)), "too-many-entries"),
    ("300,000 tables", lambda: "".join(f"[t{n}]\n" for n in range(150_000)), "too-many-entries"),
    ("a million entries", lambda: "x = [" + "1," * 1_000_000 + "]", "too-many-entries"),
    ("5,000 unknown keys", lambda: "".join(f"clocks{n}=1\n" for n in range(5000)), "unknown-key"),
    ("5,000 tables of nothing", lambda: "[[clocks]]\n" * 5000, "missing-key"),
    ("2 MiB of a comment", lambda: "#" + "a" * MIB2, HARMLESS),
    ("2 MiB of a string", lambda: "x = '" + "a" * MIB2 + "'", "unknown-key"),
    ("2 MiB of a key", lambda: "a" * MIB2 + " = 1", "unknown-key"),
    ("2 MiB of empty lines", lambda: "\n" * MIB2, HARMLESS),
    ("2 MiB of spaces", lambda: " " * MIB2, HARMLESS),
    ("UTF-16", lambda: "x = 1".encode("utf-16"), "not-utf-8"),
    ("Latin-1", lambda: "x = 'é'".encode("latin-1"), "not-utf-8"),
    ("surrogates", lambda: b"x = '\xed\xa0\x80'", "not-utf-8"),
    ("NUL", lambda: "x = '\0'", "toml-syntax"),
    ("two byte order marks", lambda: "\ufeff\ufeffx = 1", "toml-syntax"),
    ("a byte order mark", lambda: "\ufeff# nothing\n", HARMLESS),
    ("a key twice", lambda: "x = 1\nx = 2", "toml-syntax"),
    ("a table twice", lambda: "[a]\n[a]", "toml-syntax"),
    ("a date that is none", lambda: "x = 2026-02-30", "toml-syntax"),
    ("YAML", lambda: "a: !!python/object/apply:os.system ['id']", "toml-syntax"),
    ("JSON", lambda: '{"clocks": []}', "toml-syntax"),
    ("XML", lambda: "<a/>", "toml-syntax"),
    ("a program", lambda: b"MZ\x90\x00\x03", "not-utf-8"),
    ("carriage returns", lambda: "x = 1\r\r\r", "toml-syntax"),
)
_PACK = (
    ("unknown key", 'id = "harbour"', 'id = "harbour"\nscript = "x"', "unknown-key"),
    ("key near another", "publisher", "publsher", "unknown-key"),
    ("id with a path", '"harbour"', '"../harbour"', "wrong-value"),
    ("id in capitals", '"harbour"', '"Harbour"', "wrong-value"),
    ("id of one letter", '"harbour"', '"h"', "wrong-value"),
    ("id of 100 letters", '"harbour"', f'"{"h" * 100}"', "wrong-value"),
    ("id in another script", '"harbour"', '"hаrbour"', "wrong-value"),
    ("id that is reserved on Windows", '"harbour"', '"con"', "wrong-value"),
    ("id with a line end", '"harbour"', '"harbour\\n"', "wrong-value"),
    ("version that is a path", '"2026.11.1"', '"../../1"', "wrong-value"),
    ("version that is none", '"2026.11.1"', '"latest"', "wrong-value"),
    ("version of 5,000 figures", '"2026.11.1"', f'"{"9" * 5000}"', "wrong-value"),
    ("version with a local part", '"2026.11.1"', '"1+../x"', "wrong-value"),
    ("format 2", "format = 1", "format = 2", "*"),
    ("format true", "format = 1", "format = true", HARMLESS),
    ("format 1.0", "format = 1", "format = 1.0", HARMLESS),
    ("title that is a table", '"Harbour letters"', "{ a = 1 }", "wrong-value"),
    ("title of 2 MB", '"Harbour letters"', f'"{"a" * 1_900_000}"', "wrong-value"),
    ("key that follows, small order", "licence", f'next_key = "RWQ{"A" * 53}"\nlicence', HARMLESS),
    ("no title", 'title = "Harbour letters"\n', "", "missing-key"),
)
_LETTER = (
    ("unknown kind", 'kind = "text"', 'kind = "script"', "unknown-kind"),
    ("unknown key in a question", 'kind = "text"', 'kind = "text"\nrun = "x"', "unknown-key"),
    ("pattern", 'kind = "text"', 'kind = "text"\npattern = "(a+)+$"', "unknown-key"),
    ("id that shadows me", 'id = "subject"', 'id = "me"', "reserved-id"),
    ("id that shadows today", 'id = "subject"', 'id = "today"', "reserved-id"),
    ("id that shadows law", 'id = "subject"', 'id = "law"', "reserved-id"),
    ("id that shadows loop", 'id = "subject"', 'id = "loop"', "reserved-id"),
    ("id that shadows points", 'id = "subject"', 'id = "points"', "reserved-id"),
    ("id that is a dunder", 'id = "subject"', 'id = "__class__"', "wrong-value"),
    ("id with a tag", 'id = "subject"', 'id = "a }}{{ b"', "wrong-value"),
    ("id with points", 'id = "subject"', 'id = "me.name"', "reserved-id"),
    ("id twice", 'id = "incidents"', 'id = "subject"', "doubled-id"),
    ("id with a line end", 'id = "subject"', 'id = "subject\\n"', "wrong-value"),
    ("number beyond 64 bits", "required = true", "required = true\nmax_chars = 99999999999999999999", HARMLESS),
    ("number below nothing", "required = true", "required = true\nmax_chars = -1", "wrong-value"),
    ("text for a number", "required = true", 'required = true\nmax_chars = "9"', "wrong-value"),
    ("NaN for a number", "required = true", "required = true\nmax_chars = nan", "wrong-value"),
    ("list in a list in a list in a list", "sort_by", "NESTED", "nested-list"),
    ("clock that is nowhere", '{ id = "party-soft" }', '{ id = "gone" }', "unknown-clock"),
    (
        "clock from a question that is nowhere",
        '{ id = "party-soft" }',
        '{ id = "party-soft", from = "gone" }',
        "unknown-question",
    ),
    ("sorted by nothing", 'sort_by = "on"', 'sort_by = "gone"', "unknown-question"),
    ("sorted by a dunder", 'sort_by = "on"', 'sort_by = "__class__"', "unknown-question"),
    ("condition on nothing", 'show_if = "subject"', 'show_if = "gone"', "unknown-variable"),
    ("condition of 600 letters", 'show_if = "subject"', f'show_if = "{"a" * 600}"', "wrong-value"),
    ("kind of organisation", '["party"]', '["gang"]', "unknown-value"),
    ("category", '"complaint"', '"virus"', "unknown-value"),
    ("label of 2 MB", '"What is it about?"', f'"{"a" * 1_900_000}"', "wrong-value"),
    ("no steps", LETTER[LETTER.index("[[steps]]") :], "", "missing-key"),
    ("own id", 'title = "Complaint"', 'title = "Complaint"\nid = "other"', "unknown-key"),
)
_CLOCK = (
    ("a million years", "{ weeks = 4 }", "{ years = 1000000 }", "wrong-value"),
    ("10**18 days", "{ weeks = 4 }", "{ days = 1000000000000000000 }", "wrong-value"),
    ("10**18 working days", "{ weeks = 4 }", "{ working_days = 1000000000000000000 }", "wrong-value"),
    ("-10**9 days", "{ weeks = 4 }", "{ days = -1000000000 }", "wrong-value"),
    ("no period", "{ weeks = 4 }", "{ }", "wrong-value"),
    ("fractions", "{ weeks = 4 }", "{ weeks = 1.5 }", "wrong-value"),
    ("infinite", "{ weeks = 4 }", "{ weeks = inf }", "wrong-value"),
    ("starts with nothing", '"sent"', '"never"', "unknown-value"),
    ("a clock twice", CLOCKS, CLOCKS + CLOCKS, "clock-rules"),
    (
        "a million prompts",
        "soft = false" if "soft = false" in CLOCKS else "soft = true",
        "soft = true\nprompts = [" + "1," * 400_000 + "]",
        "too-many-entries",
    ),
    ("source that is a file", '"https://example.org"', '"file:///etc/passwd"', HARMLESS),
)
_ORGANISATION = (
    ("form that is a script", 'email = "complaints@harbour.example"', 'form = "javascript:alert(1)"', "wrong-value"),
    ("web that is a file", 'kind = "party"', 'kind = "party"\nweb = "file:///etc/passwd"', "wrong-value"),
    (
        "e-mail with a second header",
        '"complaints@harbour.example"',
        '"a@b.example\\nBcc: c@d.example"',
        "sample-answer",
    ),
    ("part of itself", 'kind = "party"', 'kind = "party"\npart_of = "harbour-party"', HARMLESS),
    ("part of nothing", 'kind = "party"', 'kind = "party"\npart_of = "gone"', "*"),
)
_START = '[[questions]]\nid = "q"\nlabel = "Q"\noptions = [{ label = "A", go = "gone" }]\n'
_BESIDE = (
    ("a route to nowhere", "routes.toml", '[[routes]]\nfrom = "complaint"\nto = "gone"\nwhen = ["always"]\n', "*"),
    ("a route from nowhere", "routes.toml", '[[routes]]\nfrom = "gone"\nto = "complaint"\nwhen = ["always"]\n', "*"),
    ("a route to itself", "routes.toml", '[[routes]]\nfrom = "complaint"\nto = "complaint"\nwhen = ["always"]\n', HARMLESS),
    ("a start that goes nowhere", "start.toml", _START, "*"),
    ("a start in a circle", "start.toml", _START.replace("gone", "q"), HARMLESS),
    ("a phrase of stars", "checks.toml", '[[checks]]\nid = "a"\nphrases = ["* * * * * * * *"]\nmessage = "m"\nreason = "r"\n', "*"),
    ("100,000 phrases", "checks.toml", '[[checks]]\nid = "a"\nphrases = [' + '"ab",' * 100_000 + ']\nmessage = "m"\nreason = "r"\n', "too-many-entries"),
    ("5,000 phrases", "checks.toml", '[[checks]]\nid = "a"\nphrases = [' + '"ab c",' * 5000 + ']\nmessage = "m"\nreason = "r"\n', "*"),
    ("a phrase of 2 MB", "checks.toml", '[[checks]]\nid = "a"\nphrases = ["' + "ab " * 600_000 + '"]\nmessage = "m"\nreason = "r"\n', "*"),
    ("a kind of reply", "replies.toml", '[[kinds]]\nkind = "attack"\nphrases = ["a"]\nstrength = "sure"\n', "unknown-value"),
    ("a term of 2 MB", "glossary.toml", '[[terms]]\nterm = "a"\nmeaning = "' + "a" * 1_900_000 + '"\n', "wrong-value"),
    ("a holiday in the year 99999", "holidays.toml", '[[days]]\non = 99999-01-01\n', "toml-syntax"),
    ("readiness of nothing", "routes.toml", '[[readiness]]\nletter = "gone"\nid = "a"\ntitle = "t"\nneed = { points_open = 1 }\nmend = { add = "reply" }\n', "*"),
)  # fmt: skip
_SAMPLES = (
    ("unknown answer", 'subject = "a motion"', 'subject = "a motion"\nadmin = true', "answer"),
    ("answer of another type", 'subject = "a motion"', "subject = 1", "*"),
    ("answer that is a table", 'subject = "a motion"', "subject = { a = 1 }", "*"),
    ("a tag as an answer", '"a motion"', '"{{ 7 * 7 }} {% include x %}"', HARMLESS),
    ("XML as an answer", '"a motion"', '"</w:t></w:r></w:p><w:p/>&e;<!DOCTYPE x>"', HARMLESS),
    ("control signs", '"a motion"', '"a\\u0000\\u0001\\uFFFE\\u202e b"', HARMLESS),
    ("docxtpl's signs", '"a motion"', '"{_{ x }_} \\\\n \\\\f \\\\a"', HARMLESS),
    ("a marker of ours", '"a motion"', '"\\uFDD0\\uFDD1\\uFDD2\\uE000"', HARMLESS),
    ("a formula", '"a motion"', '"=cmd|x!A1"', HARMLESS),
    ("a text of 1.9 MB", '"The agenda came."', f'"{"agenda " * 270_000}"', HARMLESS),
    ("a word of 200,000 letters", '"The agenda came."', f'"{"a" * 200_000}"', HARMLESS),
    ("20,000 lines", '"The agenda came."', '"' + "line\\n\\n" * 20_000 + '"', HARMLESS),
    ("the year 9999", "on = 2026-05-27", "on = 9999-12-31", HARMLESS),
    ("the year 1", "on = 2026-05-27", "on = 0001-01-01", HARMLESS),
    ("written on the last day of all", "today = 2026-11-20", "today = 9999-12-31", HARMLESS),
    ("written on the first day of all", "today = 2026-11-20", "today = 0001-01-01", HARMLESS),
    ("a time for a date", "on = 2026-05-27", "on = 2026-05-27T10:00:00Z", "*"),
    ("an infinite number", 'subject = "a motion"', "subject = inf", "*"),
    ("5,000 incidents", '[[answers.incidents]]', '[[answers.incidents]]\nwhat = "x"\n\n' * 5000 + "[[answers.incidents]]", HARMLESS),
    ("nobody to write to", 'to = "harbour-party"', 'to = "gone"', "answer"),
    ("to a table of its own", 'to = "harbour-party"', "to = 1", "*"),
    ("a name of 100,000 letters", '"Siân Pritchard"', f'"{"S" * 100_000}"', "sample-answer"),
    ("signs that combine", '"a motion"', f'"a{chr(0x301) * 20_000}"', HARMLESS),
)  # fmt: skip


def cases() -> Iterator[Hostile]:
    """Yield packs that are wrong as packs."""
    for name, text, expected in _TOML:
        yield with_file(f"toml: {name}", "clocks/more.toml", lambda text=text: _bytes(text()), expected)  # type: ignore[misc]
    yield from _changed("pack.toml", "pack.toml", _PACK)
    yield from _changed("letter", LETTER_FILE, [each for each in _LETTER if each[2] != "NESTED"])
    yield with_file("letter: list in a list in a list", LETTER_FILE, _nested, "nested-list")
    yield from _changed("clock", "clocks/soft.toml", _CLOCK)
    yield from _changed("organisation", "organisations/parties.toml", _ORGANISATION)
    yield from _changed("answers", SAMPLE_FILE, _SAMPLES)
    for name, path, content, expected in _BESIDE:
        yield with_file(f"pack: {name}", path, content.encode, expected)
    yield Hostile("pack: no pack.toml", lambda: _without("pack.toml"), "no-pack-toml")
    yield Hostile("pack: no Word file", lambda: _without("letters/complaint.docx"), "no-docx")
    yield Hostile("pack: no sample", lambda: _without(SAMPLE_FILE), "no-sample")
    yield Hostile("pack: a Word file without its letter", lambda: _without(LETTER_FILE), "no-letter")
    yield Hostile("pack: nothing but pack.toml", lambda: write_archive({"pack.toml": PACK.encode()}), HARMLESS)
    yield with_file("pack: sample of no letter", "letters/gone.sample.toml", SAMPLE.encode, "no-letter")


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _changed(kind: str, path: str, changes: object) -> Iterator[Hostile]:
    for name, old, new, expected in changes:  # type: ignore[attr-defined]
        yield with_text(f"{kind}: {name}", path, old, new, expected)


def _without(path: str) -> bytes:
    return write_archive({name: data for name, data in right_files().items() if name != path})


def _nested() -> bytes:
    text, place = LETTER, "steps.questions"
    for number in range(4):
        place += ".questions"
        text += f'\n[[{place}]]\nid = "l{number}"\nkind = "list"\nlabel = "L"\n'
    return (text + f'\n[[{place}.questions]]\nid = "end"\nkind = "text"\nlabel = "E"\n').encode()
