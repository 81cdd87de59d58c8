"""What each command takes; nothing heavy is loaded here, so that `plaint --help` is quick."""

import argparse
from pathlib import Path

from app.commands.argument_types import day, dpi, number, pause
from app.commands.backup_arguments import add_backups
from app.commands.bin_arguments import add_bin
from app.commands.bundle_arguments import add_bundles
from app.commands.care_arguments import add_care
from app.commands.data_arguments import add_data
from app.commands.lock_arguments import add_lock
from app.commands.outcome_arguments import add_outcome
from app.commands.pack_arguments import add_packs
from app.commands.search_arguments import narrow_search
from app.commands.shared_options import shared_options
from app.i18n import remembered, tr

NATIONS = ("england-and-wales", "scotland", "northern-ireland")
CHANNELS = ("email", "post", "recorded", "form", "hand")
REPLY_KINDS = (
    "acknowledgement", "holding", "asks-for-id", "asks-for-clarification", "extension", "partial", "full", "refusal",
    "sent-elsewhere", "bounce", "automatic",
)  # fmt: skip
Parser = argparse.ArgumentParser
FORMATS = ("docx", "pdf", "eml", "txt")
ENGINES = ("builtin", "libreoffice", "word")


@remembered(1)
def build_parser() -> argparse.ArgumentParser:
    """Return the parser for the whole command line; one serves all, it keeps nothing of what it read."""
    shared = shared_options()
    parser = argparse.ArgumentParser(
        prog="plaint",
        description=tr("Write complaints that get answered. With no command, the window opens."),
        parents=[shared],
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    builder = _Builder(commands, shared)
    _letters(builder)
    _clocks(builder)
    _cases(builder)
    _writing(builder)
    add_bin(builder)
    add_data(builder)
    add_lock(builder)
    add_care(builder)
    add_backups(builder)
    add_packs(builder)
    add_outcome(builder)
    return parser


class _Builder:
    """Adds commands that all take the shared options."""

    def __init__(
        self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
    ) -> None:
        self._commands = commands
        self._shared = shared

    def command(self, name: str, does: str, runs: str) -> argparse.ArgumentParser:
        """Add a command; `runs` is the module and the function that do it."""
        parser = self._parser(name, does)
        parser.set_defaults(runs=runs)
        return parser

    def group(self, name: str, does: str) -> "_Builder":
        """Add a command that has commands of its own."""
        parser = self._parser(name, does)
        below = parser.add_subparsers(dest=f"{name}_command", metavar="COMMAND", required=True)
        return _Builder(below, self._shared)

    def _parser(self, name: str, does: str) -> argparse.ArgumentParser:
        return self._commands.add_parser(name, help=does, description=does, parents=[self._shared], allow_abbrev=False)


def _letters(to: _Builder) -> None:
    to.command("letters", tr("list the letters that can be written"), "app.commands.letter_commands:letters")
    questions = to.command("questions", tr("show a letter’s questions"), "app.commands.letter_commands:questions")
    questions.add_argument("template")
    questions.add_argument("--json-schema", action="store_true", help=tr("as a JSON Schema of the answers"))
    sample = to.command("sample", tr("print sample answers, ready to edit"), "app.commands.letter_commands:sample")
    sample.add_argument("template")
    sample.add_argument("--set", dest="which", choices=("sample", "minimal", "large"), default="sample")
    draft = to.command("draft", tr("fill a letter from a file of answers"), "app.commands.letter_commands:draft")
    draft.add_argument("template")
    draft.add_argument("--answers", required=True, metavar="FILE", help=tr("TOML or JSON; - reads standard input"))
    draft.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    draft.add_argument("--format", dest="formats", action="append", choices=FORMATS)
    check = to.command("check-letter", tr("advise on a letter’s answers"), "app.commands.letter_commands:check_letter")
    check.add_argument("template")
    check.add_argument("--answers", required=True, metavar="FILE", help=tr("TOML or JSON; - reads standard input"))
    pdf = to.command("pdf", tr("turn a Word file into a PDF"), "app.commands.letter_commands:pdf")
    pdf.add_argument("input", type=Path)
    pdf.add_argument("output", type=Path)
    pdf.add_argument(
        "--engine", choices=ENGINES, help=tr("what draws it; else as set. Where that fails, Plaint draws it")
    )
    png = to.command("png", tr("turn pages into pictures"), "app.commands.letter_commands:png")
    png.add_argument("input", type=Path)
    png.add_argument("folder", type=Path)
    png.add_argument("--dpi", type=dpi, default=96)
    test = to.command("self-test", tr("draw every letter, open the window unseen, close"), "app.self_test:self_test")
    test.add_argument(
        "--report", type=Path, metavar="FILE", help=tr("write the JSON there too: on Windows no words are printed")
    )


def _clocks(to: _Builder) -> None:
    to.command("clocks", tr("list the rules that dates are worked out by"), "app.commands.clock_commands:clocks")
    due = to.command("due", tr("work out when something is due"), "app.commands.clock_commands:due")
    due.add_argument("clock", help=tr("an id of `plaint clocks`"))
    due.add_argument("date", type=day, help=tr("the day that the clock runs from"))
    due.add_argument("--nation", choices=NATIONS, help=tr("whose public holidays count; else yours"))
    due.add_argument(
        "--paused",
        type=pause,
        action="append",
        metavar="FROM..TO",
        help=tr("they asked on the first day, had it on the last"),
    )
    due.add_argument("--extended", action="store_true", help=tr("they took the extension that the rule allows"))
    due.add_argument(
        "--id-received", type=day, metavar="DATE", help=tr("the day the proof of identity they asked for came")
    )
    calendar = to.command("calendar", tr("save dates for a calendar program"), "app.commands.clock_commands:calendar")
    calendar.add_argument("output", type=Path, metavar="OUT.ics")
    calendar.add_argument("case", nargs="?", help=tr("one case; else all"))


def _cases(to: _Builder) -> None:
    case = to.group("case", tr("open, list, show, close cases"))
    new = case.command("new", tr("open a case"), "app.commands.case_commands:new")
    new.add_argument("--title", required=True)
    new.add_argument(
        "--to", required=True, metavar="ORGANISATION", help=tr("an id of `plaint organisation list`, or a name")
    )
    listed = case.command("list", tr("list cases, the most urgent first"), "app.commands.case_commands:list_cases")
    listed.add_argument("--search", metavar="TEXT")
    listed.add_argument(
        "--status",
        choices=("ours", "reply-to-read", "overdue", "not-sent", "draft", "waiting", "later", "quiet", "closed"),
    )
    case.command("show", tr("show a case"), "app.commands.case_commands:show").add_argument("case")
    note = case.command("note", tr("add a note"), "app.commands.case_commands:note")
    note.add_argument("case")
    note.add_argument("text")
    case.command("close", tr("close a case"), "app.commands.case_commands:close").add_argument("case")
    contact = to.group("contact", tr("calls and meetings")).command(
        "add", tr("add a call or a meeting"), "app.commands.case_commands:contact"
    )
    contact.add_argument("case")
    contact.add_argument("--on", required=True, type=day)
    contact.add_argument("--at", default="", metavar="TIME", help=tr("the time of day, for example 14:30"))
    contact.add_argument("--with", required=True, dest="who")
    contact.add_argument("text")
    _what_came(to)
    add_bundles(to)
    coming = to.command("next", tr("what may come next in a case"), "app.commands.case_commands:following")
    coming.add_argument("case")
    to.command("today", tr("what needs doing, most urgent first"), "app.commands.case_commands:today")
    narrow_search(to.command("search", tr("search everything"), "app.commands.search_commands:search"))


def _what_came(to: _Builder) -> None:
    exhibits = to.group("exhibit", tr("evidence"))
    exhibit = exhibits.command("add", tr("keep a piece of evidence"), "app.commands.exhibit_commands:add")
    exhibit.add_argument("case")
    exhibit.add_argument("file", type=Path)
    exhibit.add_argument("--title", required=True)
    exhibit.add_argument("--dated", type=day)
    exhibits.command("list", tr("list a case’s evidence"), "app.commands.exhibit_commands:list_exhibits").add_argument(
        "case"
    )
    replies = to.group("reply", tr("what came back"))
    reply = replies.command(
        "add", tr("keep a reply, and read it against the points"), "app.commands.reply_commands:add"
    )
    reply.add_argument("case")
    reply.add_argument("file", help=tr("- reads standard input"))
    reply.add_argument("--received", type=day)
    _their_ref(reply)
    mark = replies.command("mark", tr("say what a reply is and what it answers"), "app.commands.reply_commands:mark")
    mark.add_argument("reply", type=number)
    mark.add_argument("--kind", nargs="+", action=_KindThenVerdicts, metavar=("KIND", "P1=VERDICT"))
    mark.add_argument("verdicts", nargs="*", metavar="P1=VERDICT", help=tr("P1=answered P4.said=TEXT sorry=not"))
    mark.set_defaults(verdicts_after_kind=[])
    _their_ref(mark)


def _their_ref(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--their-ref", metavar="REFERENCE", help=tr("their reference; your next letter quotes it"))


class _KindThenVerdicts(argparse.Action):
    """Takes a kind and the verdicts behind it, which argparse would not see as belonging to those before."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 argparse's own signature
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002 argparse's own signature
    ) -> None:
        """Keep both, or say which kinds there are."""
        words = [str(value) for value in values] if isinstance(values, list) else []
        if words[0] not in REPLY_KINDS:
            raise argparse.ArgumentError(self, f"choose from {', '.join(REPLY_KINDS)}")
        namespace.kind = words[0]
        namespace.verdicts_after_kind = words[1:]


def _writing(to: _Builder) -> None:
    write = to.command("write", tr("begin a draft in a case"), "app.commands.writing_commands:write")
    write.add_argument("case")
    write.add_argument("template")
    write.add_argument("--answers", required=True, metavar="FILE")
    to.command("finish", tr("freeze a draft"), "app.commands.writing_commands:finish").add_argument(
        "draft", type=number
    )
    sent = to.command("sent", tr("record that a letter was sent"), "app.commands.writing_commands:sent")
    sent.add_argument("letter", type=number)
    _sending_options(sent, on="--on")
    sent.add_argument("--proof", type=Path)
    elsewhere = to.group("letter", tr("letters from elsewhere"))
    points = elsewhere.command(
        "points", tr("number what a recorded one stated"), "app.commands.writing_commands:points"
    )
    points.add_argument("letter", type=number)
    points.add_argument("file", type=Path, help=tr("text with a point on each line or a list; or TOML with [[points]]"))
    record = elsewhere.command("record", tr("record one"), "app.commands.writing_commands:record")
    record.add_argument("case")
    record.add_argument("file", type=Path)
    record.add_argument("--as", dest="template", required=True, metavar="TEMPLATE")
    _sending_options(record, on="--sent")
    record.add_argument(
        "--points",
        type=Path,
        metavar="FILE",
        help=tr("text with a point on each line, or TOML with [[points]]"),
    )
    correct = to.command(
        "correct",
        tr("correct what was recorded; the old account stays visible"),
        "app.commands.writing_commands:correct",
    )
    correct.add_argument("item", help=tr("letter:3, reply:2, or a note or a call of a case: note:1/4, contact:1/5"))
    correct.add_argument("changes", nargs="+", metavar="FIELD=VALUE")
    correct.add_argument("--reason", required=True, metavar="TEXT")


def _sending_options(parser: argparse.ArgumentParser, on: str) -> None:
    parser.add_argument(on, dest="on", required=True, type=day)
    parser.add_argument("--by", required=True, choices=CHANNELS)
    parser.add_argument("--to", default="", metavar="ADDRESS")
    parser.add_argument("--received", type=day, help=tr("the day they received it, if you know it"))
