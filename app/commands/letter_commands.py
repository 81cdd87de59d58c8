"""Commands about letters without a case: list, questions, samples, drafts, pages."""

import time
from argparse import Namespace
from typing import Any

from app.commands import shapes
from app.commands.answer_input import read_answers
from app.commands.given_files import file_bytes
from app.commands.results import Result, plaint_for
from app.domain.phrase_findings import Finding, shortened
from app.domain.questions import ListQuestion, Question
from app.domain.templates import Template, answers_json_schema
from app.i18n import tr
from app.paths import settings_file
from app.services.export_service import FORMATS, write_over
from app.services.letter_writing import answer_problems
from app.services.page_service import document_pdf, page_pictures
from app.settings import SettingsFile


def letters(given: Namespace) -> Result:
    """List the letters that can be written."""
    with plaint_for(given) as plaint:
        templates = plaint.packs.templates()
    keys = ("id", "pack", "title", "category", "summary")
    rows = [{key: getattr(template, key) for key in keys} for template in templates]
    return Result(rows, [f"{row['id']}  {row['title']}: {row['summary']}" for row in rows])


def questions(given: Namespace) -> Result:
    """Show a letter's questions, or the JSON Schema of its answers."""
    with plaint_for(given) as plaint:
        template = plaint.packs.template(given.template)
    if given.json_schema:
        schema = answers_json_schema(template)
        return Result(schema, [_pretty(schema)])
    steps = [
        {"title": step.title, "help": step.help, "questions": [_dump(q) for q in step.questions]}
        for step in template.steps
    ]
    return Result({"id": template.id, "title": template.title, "steps": steps}, _question_lines(template))


def sample(given: Namespace) -> Result:
    """Print sample answers as TOML."""
    with plaint_for(given) as plaint:
        text = plaint.packs.sample(plaint.packs.template(given.template), given.which)
    return Result({"toml": text}, [text.rstrip("\n")])


def draft(given: Namespace) -> Result:
    """Fill a letter from a file of answers and write it to a folder."""
    started = time.perf_counter()
    with plaint_for(given) as plaint:
        template = plaint.packs.template(given.template)
        answers = read_answers(given.answers, template, plaint)
        drafted = plaint.exports.draft(template, answers, given.out, given.formats or FORMATS)
    files = {kind: str(path) for kind, path in drafted.files.items()}
    seconds = round(time.perf_counter() - started, 3)
    weighty = tr(
        "This letter has legal weight, and Plaint is no legal advice: show it to an adviser before you send it."
    )
    notices = [*([weighty] if template.legal_weight else []), *drafted.notices]
    shape = {"files": files, "pages": drafted.pages, "seconds": seconds, "notices": notices}
    return Result(shape, list(files.values()), notices)


def check_letter(given: Namespace) -> Result:
    """Advise on a letter's answers: what to mend, what to think about; and what is missing or wrong in them."""
    with plaint_for(given) as plaint:
        template = plaint.packs.template(given.template)
        checked = plaint.checks.check_file(template, read_answers(given.answers, template, plaint))
        unknown = plaint.spelling.in_letter(checked.interview)
    problems = answer_problems(checked.problems)
    shape: dict[str, Any] = {"findings": [shapes.finding(each) for each in checked.findings]}
    if problems:
        shape["problems"] = [problem.to_json() for problem in problems]
    lines = [line for each in checked.findings for line in _finding_lines(each)]
    notices = [f"{problem.where()}: {problem.message}" for problem in problems]
    is_wanting = bool(lines or notices)
    shape["spelling"] = [{"question": label, "word": word} for label, word in unknown]
    if unknown:  # names are among them, so they alone are nothing to mend
        lines.append(tr("Not in the dictionary: {words}").format(words=", ".join(word for _, word in unknown)))
    return Result(shape, lines or [tr("Nothing to mend, and nothing to think about.")], notices, is_wanting)


def pdf(given: Namespace) -> Result:
    """Turn a Word file into a PDF."""
    started = time.perf_counter()
    engine = given.engine or SettingsFile(settings_file(given.data)).pdf_engine()
    drawing = document_pdf(file_bytes(given.input), engine)
    drawn, said = drawing.pdf, drawing.notices
    path = write_over(given.output, drawn.pdf)
    seconds = round(time.perf_counter() - started, 3)
    shape = {"pages": drawn.pages, "seconds": seconds, "unsupported": list(drawn.unsupported)}
    shape |= {"engine": drawing.engine, "notices": list(said)}
    missing = [tr("Not drawn as Word would: {what}").format(what=what) for what in drawn.unsupported]
    return Result(shape, [str(path)], [*said, *missing])


def png(given: Namespace) -> Result:
    """Turn the pages of a Word file or a PDF into pictures."""
    pictures = page_pictures(file_bytes(given.input), given.dpi)
    paths = [
        write_over(given.folder / f"{given.input.stem}-{number}.png", picture)
        for number, picture in enumerate(pictures, start=1)
    ]
    return Result({"files": [str(path) for path in paths], "pages": len(paths)}, [str(path) for path in paths])


def _finding_lines(finding: Finding) -> list[str]:
    place = ".".join(str(part) for part in finding.path)
    weight = tr("Fix") if finding.weight == "fix" else tr("Think about")
    quoted = [f"  {shortened(finding)}"] if finding.words else []
    return [f"{weight}: {finding.message} ({place})", *quoted, f"  {finding.why}"]


def _dump(question: Question) -> dict[str, Any]:
    return question.model_dump(mode="json", exclude_defaults=True) | {
        "kind": question.kind,
        "required": question.required,
    }


def _question_lines(template: Template) -> list[str]:
    lines = []
    for step in template.steps:
        lines.append(step.title)
        for question in step.questions:
            lines.append(_question_line(question, "  "))
            if isinstance(question, ListQuestion):
                lines.extend(_question_line(inner, "    ") for inner in question.questions)
    return lines


def _question_line(question: Question, indent: str) -> str:
    need = tr("required") if question.required else tr("optional")
    return f"{indent}{question.id} ({question.kind}, {need}): {question.label}"


def _pretty(schema: dict[str, Any]) -> str:
    import json

    return json.dumps(schema, ensure_ascii=False, indent=2)
