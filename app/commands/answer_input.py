"""Reading a file of answers from disk or standard input."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from app.bootstrap import Plaint
from app.commands.given_files import file_bytes
from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.templates import Template
from app.i18n import tr

MOST_BYTES = 5 * 1024 * 1024


def read_answers(source: str, template: Template, plaint: Plaint) -> AnswerFile:
    """Return the answers in a TOML or JSON file, or from standard input when the source is `-`.

    Raises:
        UserError: It can't be read, is neither TOML nor JSON, or names somebody that the letter can't go to.
        ProblemsFoundError: It names questions that the template does not have; all are listed.
    """
    return _settled(_table(_text(source), source), template, plaint)


def settled_answers(text: str, template: Template, plaint: Plaint) -> AnswerFile:
    """Return the answers in the words of a TOML file, as a pack's samples are; raises as `read_answers` does."""
    return _settled(_table(text, ""), template, plaint)


def _settled(table: dict[str, Any], template: Template, plaint: Plaint) -> AnswerFile:
    given = parse_answer_file(table)

    def find(organisation: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation, template)

    file = settle_answers(given, template, find, plaint.time.today())
    plaint.organisations.refuse_wrong(file.flat.get("to"), template)
    plaint.organisations.refuse_copies(file.flat.get("copies_to"), template)
    return file


def _text(source: str) -> str:
    try:
        data = sys.stdin.buffer.read() if source == "-" else file_bytes(Path(source))
        if len(data) > MOST_BYTES:
            raise UserError(tr("The answers are larger than 5 MB."), tr("Attach files as exhibits instead."))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            tr("“{file}” is not text in UTF-8.").format(file=source), tr("Save it as UTF-8 and try again.")
        ) from error


def _table(text: str, source: str) -> dict[str, Any]:
    is_json = source.endswith(".json") or (source == "-" and text.lstrip().startswith("{"))
    try:
        table = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "JSON" if is_json else "TOML"
        raise UserError(
            tr("The answers could not be read as {kind}: {why}.").format(kind=kind, why=error),
            tr("`plaint sample LETTER` prints answers to start from."),
        ) from error
    if not isinstance(table, dict):
        raise UserError(tr("The answers are not a table."), tr("Start from `plaint sample LETTER`."))
    return table
