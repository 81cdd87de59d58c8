"""The automatic backups are made when something changed, opened as the letters are, and each of them comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Plaint, door_of, open_plaint
from app.domain.errors import NotFoundError, UserError
from app.domain.progress import StoppedError
from app.paths import database_file
from app.services import backup_keeper
from app.services.backup_keeper import KeptBackups, NoRoomError
from app.services.unlocking import Key
from app.store.backup_vault import Vault
from app.store.side_files import key_path
from tests.builders import Calendar, a_case, a_finished_letter

pytestmark = pytest.mark.usefixtures("cheap_guesses")
WORDS = "tea for two"


@contextmanager
def again(plaint: Plaint, key: Key | None = None) -> Iterator[Plaint]:
    """Open what lies in a data folder now."""
    plaint.close()
    opened = open_plaint(plaint.data, plaint.time, key=key)
    yield opened
    opened.close()


def titles(plaint: Plaint) -> list[str]:
    return sorted(view.case.title for view in plaint.cases.all())


def back_up(plaint: Plaint, title: str) -> int:
    """Add a case and back up; the backup's number."""
    a_case(plaint, title)
    assert plaint.keeper.back_up()
    return plaint.keeper.all()[0].rung.number


def restored(plaint: Plaint, number: int, key: Key | None = None) -> list[str]:
    """Put one of the backups in place and say what is there then."""
    tried = KeptBackups(plaint.data).try_one(number, key)
    plaint.close()
    tried.put_in_place(date(2026, 11, 20))
    with again(plaint, key) as there:
        return titles(there)


def readable(folder: Path, word: bytes) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_a_backup_is_made_when_something_changed_and_not_again_until_then(plaint: Plaint) -> None:
    assert plaint.keeper.last() is None
    assert back_up(plaint, "One") == 1
    assert not plaint.keeper.back_up()
    assert back_up(plaint, "Two") == 2
    assert plaint.keeper.last() == plaint.time.now()


def test_changed_settings_are_a_change_and_the_letters_are_not_read_again_for_them(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(plaint, "One")
    plaint.settings.save(plaint.settings.load().changed("text_size", "130"))
    monkeypatch.setattr(backup_keeper, "_refuse_torn", None)
    assert plaint.keeper.back_up()
    assert (restored(plaint, 2), plaint.settings.load().text_size) == (["One"], "130")


def test_a_file_that_was_only_touched_holds_the_same(plaint: Plaint) -> None:
    back_up(plaint, "One")
    plaint.records.database.path.touch()
    assert not plaint.keeper.back_up()


def test_each_of_them_comes_back(plaint: Plaint) -> None:
    a_finished_letter(plaint, a_case(plaint, "Letters"))
    numbers = [back_up(plaint, title) for title in ("One", "Two", "Three")]
    assert [each.rung.number for each in plaint.keeper.all()] == numbers[::-1]
    assert restored(plaint, numbers[1]) == ["Letters", "One", "Two"]
    kept = plaint.data / "before-restore-2026-11-20"
    before = open_plaint(kept, plaint.time)
    assert titles(before) == ["Letters", "One", "Three", "Two"]
    before.close()


def test_a_number_that_is_not_there_is_told(plaint: Plaint) -> None:
    back_up(plaint, "One")
    with pytest.raises(NotFoundError, match="no automatic backup 9"):
        KeptBackups(plaint.data).try_one(9, None)


def test_backups_are_thinned_out_with_time(plaint: Plaint, calendar: Calendar) -> None:
    for number in range(12):
        calendar.day = date(2026, 9, 1) + timedelta(days=number * 7)
        back_up(plaint, f"Week {number}")
    days = [each.rung.made.date().isoformat() for each in plaint.keeper.all()]
    assert days == ["2026-11-17", "2026-11-10", "2026-11-03", "2026-10-27", "2026-10-20", "2026-09-29"]


@pytest.mark.parametrize(("hours", "due"), [(1, False), (25, True)])
def test_another_one_is_due_a_day_later(plaint: Plaint, calendar: Calendar, hours: int, *, due: bool) -> None:
    assert plaint.keeper.is_due()
    back_up(plaint, "One")
    calendar.day += timedelta(days=hours // 24)
    assert plaint.keeper.is_due() is due


def test_a_passphrase_locks_the_backups_that_are_there_and_those_to_come(plaint: Plaint) -> None:
    back_up(plaint, "Quillon")
    code = plaint.lock.put_on(WORDS)
    back_up(plaint, "Zarkixley")
    assert not readable(plaint.data / "backups", b"Quillon") + readable(plaint.data / "backups", b"Zarkixley")
    key, lock = plaint.records.database.key, KeptBackups(plaint.data).lock()
    assert lock is not None
    assert lock.by_passphrase(WORDS) == key
    assert code
    assert KeptBackups(plaint.data).all(None) == []
    assert restored(plaint, 1, key) == ["Quillon"]
    assert not readable(plaint.data, b"Quillon")
    assert door_of(plaint.data).by_passphrase(WORDS) == key


def test_a_passphrase_that_is_changed_opens_the_earlier_ones_too(plaint: Plaint) -> None:
    plaint.lock.put_on(WORDS)
    back_up(plaint, "One")
    plaint.lock.change("coffee")
    lock = KeptBackups(plaint.data).lock()
    assert lock is not None
    assert (lock.by_passphrase(WORDS), lock.by_passphrase("coffee")) == (None, plaint.records.database.key)


def test_beside_backups_under_an_earlier_key_new_ones_count_on_and_theirs_is_the_lock(plaint: Plaint) -> None:
    plaint.lock.put_on(WORDS)
    back_up(plaint, "One")
    plaint.close()
    for path in (database_file(plaint.data), key_path(database_file(plaint.data))):
        path.unlink()
    other = open_plaint(plaint.data, plaint.time)
    other.lock.put_on("coffee")
    assert back_up(other, "Two") == 2
    lock = KeptBackups(plaint.data).lock()
    assert lock is not None
    assert (lock.by_passphrase(WORDS), lock.by_passphrase("coffee")) == (None, other.records.database.key)
    other.close()


def test_a_passphrase_that_is_taken_off_is_needed_for_no_backup(plaint: Plaint) -> None:
    plaint.lock.put_on(WORDS)
    back_up(plaint, "One")
    plaint.lock.take_off()
    assert back_up(plaint, "Two") == 2
    assert KeptBackups(plaint.data).lock() is None
    assert restored(plaint, 1) == ["One"]


def test_a_passphrase_that_could_not_be_taken_off_keeps_them_locked(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    plaint.lock.put_on(WORDS)
    back_up(plaint, "One")

    def refuse(_key: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("app.store.database.Database.change_key", lambda _self, key: refuse(key))
    with pytest.raises(UserError, match="full"):
        plaint.lock.take_off()
    assert KeptBackups(plaint.data).all(None) == []


def test_the_newest_one_that_is_whole_is_found(plaint: Plaint) -> None:
    back_up(plaint, "One")
    before = set((plaint.data / "backups").rglob("*"))
    back_up(plaint, "Two")
    for path in set((plaint.data / "backups").rglob("*")) - before:
        if path.is_file() and path.suffix != ".rung":
            path.write_bytes(b"x" * path.stat().st_size)
    tried = KeptBackups(plaint.data).try_newest_good(None)
    assert tried.cases == 1
    tried.drop()


def test_where_none_is_whole_it_is_told(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError, match="is whole"):
        KeptBackups(plaint.data).try_newest_good(None)


def test_letters_that_are_damaged_push_no_good_backup_out(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(plaint, "One")
    a_case(plaint, "Two")
    monkeypatch.setattr(backup_keeper, "torn", lambda *_given: "page 7")
    with pytest.raises(UserError, match="can’t be read"):
        plaint.keeper.back_up()
    assert len(plaint.keeper.all()) == 1


def test_large_letters_are_looked_through_once_a_day(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(plaint, "One")
    monkeypatch.setattr(backup_keeper, "CHECKED_UP_TO_BYTES", 0)
    monkeypatch.setattr(backup_keeper, "torn", lambda *_given: "page 7")
    assert back_up(plaint, "Two") == 2


def test_a_stopped_backup_is_none_and_the_next_one_is_whole(plaint: Plaint) -> None:
    a_case(plaint, "One")

    def stop(done: int, of: int) -> None:
        if done > of / 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        plaint.keeper.back_up(stop)
    assert plaint.keeper.all() == []
    assert plaint.keeper.back_up()
    assert restored(plaint, 1) == ["One"]


def test_how_far_it_is_never_goes_back(plaint: Plaint) -> None:
    told: list[float] = []
    plaint.keeper.back_up(lambda done, of: told.append(done / of))
    assert (told == sorted(told), told[-1]) == (True, 1.0)


def test_where_a_tenth_of_the_free_disk_is_too_little_none_is_made_and_those_there_stay(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(plaint, "One")
    a_case(plaint, "Two")
    monkeypatch.setattr(Vault, "room", lambda _vault: 100_000)
    with pytest.raises(NoRoomError, match=r"one needs 0\.\d MB, a tenth of what is free is 0\.1 MB"):
        plaint.keeper.back_up()
    assert len(plaint.keeper.all()) == 1


def test_the_oldest_go_first_where_room_is_short(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    for title in ("One", "Two", "Three"):
        back_up(plaint, title)
    size = plaint.records.database.path.stat().st_size
    monkeypatch.setattr(Vault, "room", lambda _vault: size * 5 // 2)
    assert back_up(plaint, "Four") == 4
    assert [each.rung.number for each in plaint.keeper.all()] == [4, 3]
    assert restored(plaint, 4) == ["Four", "One", "Three", "Two"]


def test_a_list_that_cannot_be_read_costs_only_itself(plaint: Plaint) -> None:
    back_up(plaint, "One")
    next((plaint.data / "backups").rglob("*.rung")).write_bytes(b"half")
    assert plaint.keeper.back_up()
    assert restored(plaint, 2) == ["One"]


def test_a_vault_of_another_lock_is_left_alone(plaint: Plaint) -> None:
    plaint.lock.put_on(WORDS)
    back_up(plaint, "One")
    other = KeptBackups(plaint.data).vaults(plaint.records.database.key)[0].folder
    plaint.lock.take_off()
    for name in ("keys.json", "keys-again.json"):
        (other / name).write_bytes(b"{}")
    assert plaint.keeper.back_up()
    assert len(list((plaint.data / "backups" / "automatic").iterdir())) == 2
