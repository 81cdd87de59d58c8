"""Commands about packs: make, check, try, build, verify, install, renew, remove, compare."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.bootstrap import Plaint, open_plaint
from app.commands.answer_input import read_answers, settled_answers
from app.commands.given_files import file_bytes
from app.commands.key_commands import key_shape, public_key, secret_key
from app.commands.results import Result, plaint_for, progress_bar
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.problems import Problem
from app.i18n import tr, trn
from app.services import pack_workshop
from app.services.export_service import write_over
from app.services.pack_exchange import PackOffer, Signed
from app.services.time_source import TimeSource

# What people have instead of a .docx is looked at, too, and told how to save it.
WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".fodt", ".rtf", ".pages"})


def new(given: Namespace) -> Result:
    """Make a small working pack to start from."""
    made = pack_workshop.begin(given.folder)
    hint = tr("Open the Word file in “letters”, then see what is wrong with: plaint pack check {folder}")
    return Result({"folder": str(given.folder), "id": made}, [hint.format(folder=given.folder)])


def check(given: Namespace) -> Result:
    """List every problem of a pack's folder, a built pack, or a Word file alone."""
    if given.source.suffix.lower() in WORD_ENDINGS:
        return _checked_word_file(file_bytes(given.source), given.source.name)
    return _checked(pack_workshop.check(given.source, _time(given).today(), progress_bar))


def try_letter(given: Namespace) -> Result:
    """Draw a letter of a pack's folder with sample answers, or with one's own."""
    with _trial(given) as plaint:
        pack = plaint.packs.packs()[0]
        template = plaint.packs.template(f"{pack.info.id}:{given.template.rpartition(':')[2]}")
        if given.answers is None:
            answers = settled_answers(plaint.packs.sample(template, given.which), template, plaint)
        else:
            answers = read_answers(given.answers, template, plaint)
        drafted = plaint.exports.draft(template, answers, given.out, ("docx", "pdf"))
    files = {kind: str(path) for kind, path in drafted.files.items()}
    shape = {"files": files, "pages": drafted.pages, "notices": list(drafted.notices)}
    return Result(shape, list(files.values()), drafted.notices)


def letter(given: Namespace) -> Result:
    """Draft a letter from a Word file: a question for each name in its tags, and sample answers."""
    drafted = pack_workshop.draft(file_bytes(given.file), given.file.name)
    files = pack_workshop.add(given.folder, drafted)
    questions = [_question_shape(question) for question in drafted.questions]
    lines = [f"{each['id']}: {each['kind']} ({each['because']})" for each in questions]
    hint = tr("Read the questions through, then see what is wrong with: plaint pack check {folder}")
    shape = {"letter": drafted.id, "files": [str(path) for path in files], "questions": questions}
    return Result(shape, [*lines, hint.format(folder=given.folder)])


def names(given: Namespace) -> Result:
    """List every name that a letter's Word file uses, where it stands, and what supplies it."""
    with _trial(given) as plaint:
        pack = plaint.packs.packs()[0]
        template = plaint.packs.template(f"{pack.info.id}:{given.template.rpartition(':')[2]}")
        listed = pack_workshop.names(pack, template, plaint.packs.document(template))
    rows = [
        {
            "name": each.name,
            "question": each.question or None,
            "always_there": each.is_always_there,
            "known": each.is_known,
            "uses": [{"part": use.part, "paragraph": use.paragraph, "tag": use.tag} for use in each.uses],
        }
        for each in listed.names
    ]
    always, nothing = tr("always there"), tr("nothing supplies it")
    lines = [
        f"{each.name}: {each.question or (always if each.is_always_there and each.is_known else nothing)}"
        for each in listed.names
    ]
    lines += [tr("Never used: {question}").format(question=label) for label in listed.unused]
    return Result({"names": rows, "unused": list(listed.unused)}, lines)


def _question_shape(question: pack_workshop.DraftQuestion) -> dict[str, Any]:
    shape = {"id": question.id, "kind": question.kind, "label": question.label, "required": question.required}
    inner = [_question_shape(each) for each in question.questions]
    return {**shape, "because": question.because, "options": list(question.options), "questions": inner}


def text(given: Namespace) -> Result:
    """Print a Word file as text."""
    words = pack_workshop.words(file_bytes(given.file))
    return Result({"text": words}, [words.rstrip("\n")])


def build(given: Namespace) -> Result:
    """Make one file of a pack's folder, signed where a key is given."""
    data, key = pack_workshop.build(given.folder, _time(given).today(), secret_key(given))
    write_over(given.output, data)
    shape: dict[str, Any] = {"file": str(given.output), "size": len(data), "signed": key is not None}
    unsigned = tr("It is not signed: nobody can tell that it is from you. Make a key with: plaint key new FILE")
    if key is None:
        return Result(shape, [str(given.output)], [unsigned])
    return Result({**shape, **key_shape(key)}, [str(given.output)])


def verify(given: Namespace) -> Result:
    """Verify a pack's files, manifest and signature by a key."""
    key = public_key(given.key)
    problems = pack_workshop.verify(given.file, key)
    shape = {"ok": not problems, "problems": [problem.to_json() for problem in problems], **key_shape(key)}
    right = tr("Every file is as the publisher signed it.")
    return Result(shape, _problem_lines(problems) or [right], found_problems=bool(problems))


def install(given: Namespace) -> Result:
    """Install or renew a pack."""
    with plaint_for(given) as plaint:
        try:
            offer = plaint.pack_exchange.offer(given.file, public_key(given.key) if given.key else None)
        except ProblemsFoundError as error:
            raise _refused(error) from error
        plaint.pack_exchange.install(offer, trust=given.trust)
    said = tr("“{title}” {version} is installed.").format(title=offer.info.title, version=offer.info.version)
    return Result(_offer_shape(offer, is_trusted=True), [said, *offer.changes.splitlines()])


def update(given: Namespace) -> Result:
    """List the packs of a folder that are newer than those here."""
    with plaint_for(given) as plaint:
        found = list(plaint.pack_exchange.newer_in(given.folder))
    offers = [each for each in found if isinstance(each, PackOffer)]
    refused = [each for each in found if not isinstance(each, PackOffer)]
    line = tr("{title} {version} (here: {installed})")
    lines = [
        line.format(title=each.info.title, version=each.info.version, installed=each.installed or tr("none"))
        for each in offers
    ]
    shape = {
        "newer": [_offer_shape(each, is_trusted=each.signed is Signed.TRUSTED) for each in offers],
        "refused": [{"file": path.name, "message": error.message, "hint": error.hint} for path, error in refused],
    }
    notices = [f"{path.name}: {error.message}" for path, error in refused]
    return Result(shape, lines or [tr("There is nothing newer.")], notices)


def list_packs(given: Namespace) -> Result:
    """List the packs that are here."""
    with plaint_for(given) as plaint:
        packs = plaint.pack_exchange.all()
    rows = [
        {
            "id": each.pack.info.id,
            "version": each.pack.info.version,
            "title": each.pack.info.title,
            "publisher": each.pack.info.publisher,
            "signed": each.key is not None,
            "key": each.key.text if each.key else None,
            "trusted": each.is_bundled or each.key is not None,
            "letters": len(each.pack.templates),
        }
        for each in packs
    ]
    lines = [
        trn("{id} {version}, {n} letter", "{id} {version}, {n} letters", int(str(row["letters"])), **row)
        for row in rows
    ]
    return Result(rows, lines)


def remove(given: Namespace) -> Result:
    """Remove an installed pack; letters that were written with it keep working."""
    with plaint_for(given) as plaint:
        plaint.pack_exchange.remove(given.pack)
    return Result({"id": given.pack, "removed": True}, [tr("The pack is removed. Your letters stay as they are.")])


def diff(given: Namespace) -> Result:
    """Show what changed between two packs."""
    changes = pack_workshop.changes(given.old, given.new)
    return Result({"diff": changes}, changes.splitlines() or [tr("Nothing changed.")])


def _time(given: Namespace) -> TimeSource:
    return TimeSource.fixed(given.today) if given.today else TimeSource()


@contextmanager
def _trial(given: Namespace) -> Iterator[Plaint]:
    """Open an empty data folder beside a pack that is being made: nobody's cases are touched."""
    problems = [
        problem for problem in pack_workshop.problems(given.folder, _time(given).today()) if problem.severity == "error"
    ]
    if problems:
        raise ProblemsFoundError(tr("The pack has problems and cannot be tried."), problems)
    with tempfile.TemporaryDirectory(prefix="plaint-") as data:
        plaint = open_plaint(Path(data), _time(given), trials=[given.folder])
        try:
            yield plaint
        finally:
            plaint.close()


def _checked_word_file(docx: bytes, name: str) -> Result:
    """For a Word file alone names are listed, not judged: only its questions tell which there are."""
    checked = _checked(pack_workshop.check_word_file(docx, name))
    names = [] if checked.found_problems else pack_workshop.names_of_word_file(docx)
    said = [tr("It uses: {names}.").format(names=", ".join(names))] if names else []
    return replace(checked, data={**checked.data, "names": list(names)}, lines=[*checked.lines, *said])


def _checked(problems: Sequence[Problem]) -> Result:
    errors = [problem for problem in problems if problem.severity == "error"]
    shape = {"ok": not errors, "problems": [problem.to_json() for problem in problems]}
    return Result(shape, _problem_lines(problems) or [tr("Nothing is wrong.")], found_problems=bool(errors))


def _problem_lines(problems: Sequence[Problem]) -> list[str]:
    lines = []
    for problem in problems:
        where = problem.where()
        lines.append(f"{where}: {problem.message}" if where else problem.message)
        lines += [f"    “{problem.text}”"] if problem.text not in ("", problem.tag) else []
        lines += [f"    {problem.hint}"] if problem.hint else []
    return lines


def _refused(error: ProblemsFoundError) -> UserError:
    """Installing refuses with one message (exit code 3), which names the first things that are wrong."""
    return UserError(" ".join([error.message, *_problem_lines(error.problems[:3])]), error.hint)


def _offer_shape(offer: PackOffer, *, is_trusted: bool) -> dict[str, Any]:
    key = offer.key
    return {
        "id": offer.info.id,
        "version": offer.info.version,
        "title": offer.info.title,
        "publisher": offer.info.publisher,
        "signed": key is not None,
        "key": key.text if key else None,
        "trusted": is_trusted,
        "letters": len(offer.pack.templates),
        "installed": offer.installed,
        "changes": offer.changes,
    }
