"""Write the data file of the present version into old_files/, once, when it is released."""

import tempfile
from dataclasses import replace
from pathlib import Path

from app.domain.apologies import Element
from app.domain.binned import BinKind, Binned, goes_on
from app.domain.people import Profile, Represented
from app.store.apology_store import ApologyStore
from app.store.bin_store import BinStore
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.exhibit_store import ExhibitStore
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from app.store.migrations import released_migrations
from app.store.organisation_store import OrganisationStore
from app.store.outcome_store import OutcomeStore
from app.store.profile_store import ProfileStore
from app.store.reply_store import ReplyStore
from app.store.step_store import Change, StepStore
from tests.store.samples import APOLOGY, CARD, DAY, NOW, draft, exhibit, note, point, reply, stored_sent


def fill(db: Database) -> None:
    """Keep one of everything."""
    sent, file = stored_sent(db), ContentStore(db).put(b"jpeg", "notice.jpg")
    whom = Represented("Mair Pritchard", "my mother", "1951-03-07", ("Member 4711",))
    CaseStore(db).update(replace(CaseStore(db).get(sent.case_id), represents=whom))
    letters, history = LetterStore(db), HistoryStore(db)
    letters.add_points([(sent.case_id, point(1)), (sent.case_id, point(2))])
    letters.add(replace(draft(sent.case_id), supersedes=sent.id))
    ReplyStore(db).add(replace(reply(sent.case_id), letter_id=sent.id))
    ExhibitStore(db).add(replace(exhibit(sent.case_id, "A", file), letter_id=sent.id))
    for text in ("They rang", "They rang again"):
        history.append(sent.case_id, note(text))
    history.delete_content(sent.case_id, 1, note().on)
    binned = Binned(0, BinKind.ENTRY, sent.case_id, 2, "A note: They rang again", DAY, goes_on(DAY, DAY))
    BinStore(db, ContentStore(db)).put(binned)
    profile = Profile("Siân Ó Néill", ("1 High Street",), "sian@example.org", own_words=("hustingses",))
    ProfileStore(db).save(profile)
    ApologyStore(db).keep(sent.case_id, sent.id, Element.SORRY, APOLOGY)
    StepStore(db).note(2, Change("what", None, "They rang"), NOW)
    OutcomeStore(db).keep(sent.case_id, CARD, 1)
    OrganisationStore(db).save("ashdown-party", {"name": "Ashdown Party"})


def main() -> None:
    """Make the file, without its log, as small as it can be."""
    target = Path(__file__).parent / "old_files" / f"version-{released_migrations()[-1].version}.db"
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder) / "plaint.db") as db:
        fill(db)
        db.copy_to(target)
    target.chmod(0o644)


if __name__ == "__main__":
    main()
