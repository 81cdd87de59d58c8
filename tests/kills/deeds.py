"""What a person may do at any moment, each through the services as the command line does it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from app.bootstrap import Plaint
from app.domain.answers import Answers, Value
from app.domain.letters import Channel, Letter, LetterState, Origin, StoredFile
from app.domain.points import PointAccount, Verdict
from app.domain.progress import tell_nobody
from app.domain.replies import ReplyKind
from app.services.case_service import NewCase
from app.services.recording_service import WrittenElsewhere
from app.services.reply_service import Arrival
from app.services.restore_service import key_by_passphrase, look, restore_file
from app.services.sending_account import SendingAccount
from tests.builders import sample_file
from tests.kills.chooser import MARK, Chooser, Deed
from tests.kills.lots import Choice, deed

# Letters of several shapes: with points, with evidence and a number of dates, with an apology asked for.
TEMPLATES = ("party-complaint", "subject-access-request", "apology-request")
PARTIES = ("green-party", "labour-party")
PASSPHRASES = ("tea for two", "three blind mice", "four & twenty — größer")


@deed(2)
def new_case(world: Chooser) -> Choice:
    party = world.plaint.organisations.get(world.chance.choice(PARTIES)).organisation
    new = NewCase(world.words(5), party.name, party.id, party.kind, party.nation)
    return lambda plaint: plaint.cases.open_case(new)


@deed(1)
def rename(world: Chooser) -> Choice:
    case, title = world.case(), world.words(5)
    return (lambda plaint: plaint.cases.rename(case.id, title)) if case else None


@deed(3)
def note(world: Chooser) -> Choice:
    case, text = world.case(), world.words(400)
    return (lambda plaint: plaint.cases.note(case.id, text)) if case else None


@deed(2)
def contact(world: Chooser) -> Choice:
    case, text = world.case(), world.words()
    return (lambda plaint: plaint.cases.contact(case.id, plaint.time.today(), MARK, text, "14:30")) if case else None


@deed(1)
def close_or_reopen(world: Chooser) -> Choice:
    case = world.case()
    if case is None:
        return None
    return lambda plaint: plaint.cases.reopen(case.id) if case.closed_on else plaint.cases.close(case.id)


@deed(3)
def begin_draft(world: Chooser) -> Choice:
    case, template, title = world.case(), world.chance.choice(TEMPLATES), world.words(4)
    answers = sample_file(world.plaint, template, world.chance.choice(("minimal", "sample"))).flat
    place = case.id if case else 0
    return lambda plaint: plaint.letters.begin_from(plaint.packs.template(template), place, title, answers)


@deed(8)
def type_on(world: Chooser) -> Choice:
    draft = world.letter(LetterState.DRAFT)
    if draft is None:
        return None
    typed: Answers = {"subject": world.words(6), "standard": world.words(300), "points": _points(world)}
    answers = {**draft.answers, "me.name": world.words(3)}
    answers |= {key: value for key, value in typed.items() if key in draft.answers}
    return lambda plaint: plaint.typing.save(draft.id, answers, MARK)


def _points(world: Chooser) -> list[Value]:
    number = world.chance.randint(1, 6)
    return [{"statement": world.words(), "remedy": world.words(4)} for _ in range(number)]


@deed(4)
def finish(world: Chooser) -> Choice:
    draft = world.letter(LetterState.DRAFT)
    return (lambda plaint: plaint.letters.finish_now(draft.id)) if draft else None


@deed(3)
def send(world: Chooser) -> Choice:
    letter, channel, where = world.letter(LetterState.FINISHED), world.chance.choice(list(Channel)), world.words(3)
    proof = world.file() if world.chance.random() < 0.3 else None

    def sent(plaint: Plaint, kept: StoredFile | None = None) -> Letter:
        assert letter
        account = SendingAccount(plaint.time.today(), channel, where, proof=kept)
        return plaint.letters.mark_sent(letter.id, account)

    if letter is None or proof is None:
        return sent if letter else None
    return lambda plaint: plaint.recording.keep_proof(*proof, lambda kept: sent(plaint, kept))


@deed(1)
def supersede(world: Chooser) -> Choice:
    letter = world.letter(LetterState.FINISHED, LetterState.SENT)
    return (lambda plaint: plaint.letters.supersede(letter.id)) if letter else None


@deed(3)
def add_exhibit(world: Chooser) -> Choice:
    case, title, file = world.case(), world.words(4), world.file()
    return (lambda plaint: plaint.exhibits.add(case.id, title, *file)) if case else None


@deed(1)
def record_letter(world: Chooser) -> Choice:
    case, (name, data), channel = world.case(), world.file(), world.chance.choice(list(Channel))
    stated = tuple(entry for entry in _points(world) if isinstance(entry, dict))

    def record(plaint: Plaint) -> None:
        assert case is not None
        template = plaint.packs.template("party-complaint")
        account = SendingAccount(plaint.time.today() - timedelta(days=20), channel, MARK)
        plaint.recording.record(case, WrittenElsewhere(template, name, data, account, stated))

    return record if case else None


@deed(1)
def add_points(world: Chooser) -> Choice:
    letter, stated = world.letter(LetterState.SENT), [entry for entry in _points(world) if isinstance(entry, dict)]
    is_recorded = letter is not None and letter.origin is Origin.RECORDED
    return (lambda plaint: plaint.recording.add_points(letter.id, stated)) if letter and is_recorded else None


@deed(2)
def add_reply(world: Chooser) -> Choice:
    case, text, kind = world.case(), world.words(200), world.chance.choice(list(ReplyKind))
    return (lambda plaint: plaint.replies.add(case.id, Arrival(plaint.time.today(), kind, text=text))) if case else None


@deed(1)
def add_mail(world: Chooser) -> Choice:
    case, words = world.case(), world.words(100)
    data = f"From: {MARK}@example.org\r\nSubject: {words[:60]}\r\n\r\n{words}\r\n".encode()
    if case is None:
        return None
    return lambda plaint: plaint.replies.add(case.id, Arrival(plaint.time.today(), name="mail.eml", data=data))


@deed(1)
def keep_words(world: Chooser) -> Choice:
    reply, text = world.reply(), world.words(50)
    return (lambda plaint: plaint.replies.keep_words(reply.id, text)) if reply and reply.file else None


@deed(4)
def mark_reply(world: Chooser) -> Choice:
    view = world.view()
    if view is None or not view.replies:
        return None
    reply, kind = world.chance.choice(view.replies), world.chance.choice(list(ReplyKind))
    judged = {point.label: _account(world) for point in view.points if world.chance.random() < 0.7}
    return lambda plaint: plaint.replies.mark(reply.id, kind, judged)


def _account(world: Chooser) -> PointAccount:
    verdict = world.chance.choice(list(Verdict))
    promised = world.plaint.time.today() + timedelta(days=9) if verdict is Verdict.PROMISED else None
    return PointAccount(verdict, world.words(10), world.words(5), world.words(5), promised)


@deed(1)
def correct_sending(world: Chooser) -> Choice:
    letter, changes, reason = world.letter(LetterState.SENT), {"address": world.words(4)}, world.words(6)
    return (lambda plaint: plaint.recording.correct_sending(letter.id, changes, reason)) if letter else None


@deed(1)
def correct_reply(world: Chooser) -> Choice:
    reply, changes, reason = world.reply(), {"their_ref": world.words(2)}, world.words(6)
    return (lambda plaint: plaint.recording.correct_reply(reply.id, changes, reason)) if reply else None


@deed(1)
def correct_note(world: Chooser) -> Choice:
    view, changes, reason = world.view(), {"text": world.words(30)}, world.words(6)
    places = [entry.place for entry in view.history if entry.happening.kind in {"note", "contact"}] if view else []
    if view is None or not places:
        return None
    place = world.chance.choice(places)
    return lambda plaint: plaint.recording.correct_entry(view.case.id, place, changes, reason)


@deed(1)
def about_me(world: Chooser) -> Choice:
    name, address = world.words(2), (world.words(3), world.words(2))
    return lambda plaint: plaint.profile.save(replace(plaint.profile.load(), name=name, address=address))


@deed(1)
def correct_directory(world: Chooser) -> Choice:
    party, changes = world.chance.choice(PARTIES), {"note": world.words(6)}
    return lambda plaint: plaint.organisations.correct(party, "complaint", changes)


@deed(1)
def give_card(world: Chooser) -> Choice:
    case = world.case()
    return (lambda plaint: plaint.outcomes.give(case.id, plaint.outcomes.card(case.id))) if case else None


@deed(2)
def search(world: Chooser) -> Choice:
    return lambda plaint: (plaint.search.find(MARK), plaint.search.count(MARK))


@deed(1)
def change_setting(world: Chooser) -> Choice:
    size = world.chance.choice(("100", "115", "130", "150"))
    return lambda plaint: plaint.settings.save(plaint.settings.load().changed("text_size", size))


@deed(1)
def show_copy(world: Chooser) -> Choice:
    letter = world.letter(LetterState.FINISHED, LetterState.SENT)
    if letter is None:
        return None
    return Deed("show_copy", lambda plaint: [plaint.sending.open_copy(file) for file in letter.files], shows=True)


@deed(1)
def save_letter(world: Chooser) -> Choice:
    letter = world.letter(LetterState.FINISHED, LetterState.SENT)
    return (lambda plaint: plaint.exports.save_files(letter, _papers(plaint))) if letter else None


@deed(2)
def make_backup(world: Chooser) -> Choice:
    name = backup_name(world.lock)
    words = "" if world.lock else PASSPHRASES[0]
    return Deed("make_backup", lambda plaint: plaint.backups.to_file(_papers(plaint) / name, words), makes=name)


@deed(1)
def restore_backup(world: Chooser) -> Choice:
    """Put back any backup, also one under another passphrase, in place of what is there."""
    there = [lock for lock in ("", *PASSPHRASES) if (_papers(world.plaint) / backup_name(lock)).exists()]
    if not there:
        return None
    lock = world.chance.choice(there)

    def restored(plaint: Plaint) -> None:
        plaint.close()
        put_back(_papers(plaint) / backup_name(lock), lock, plaint.data, plaint.time.today())

    return Deed("restore_backup", restored, lock=lock, reopens=True)


def put_back(backup: Path, lock: str, data: Path, on: date) -> None:
    """Restore a backup as the command line does; `lock` is the passphrase that the letters had then, or ""."""
    file = look(backup)
    key = key_by_passphrase(file.lock, lock or PASSPHRASES[0])
    restore_file(file, lambda: key, data, on, tell_nobody, is_replacing=True)


def backup_name(lock: str) -> str:
    """Return the name of the backup of a folder that a passphrase opens, or none."""
    return f"all-{(*PASSPHRASES, '').index(lock)}.plaintbackup"


def _papers(plaint: Plaint) -> Path:
    return plaint.data.parent / "papers"


@deed(2)
def change_lock(world: Chooser) -> Choice:
    wanted = world.chance.choice([each for each in ("", *PASSPHRASES) if each != world.lock])
    if not world.lock:
        return Deed("lock", lambda plaint: plaint.lock.put_on(wanted), lock=wanted)
    if not wanted:
        return Deed("unlock", lambda plaint: plaint.lock.take_off(), lock="")
    return Deed("change_passphrase", lambda plaint: plaint.lock.change(wanted), lock=wanted)


@deed(1)
def new_code(world: Chooser) -> Choice:
    return (lambda plaint: plaint.lock.new_code()) if world.lock else None
