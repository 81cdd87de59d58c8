"""What a reply was said to do with points and an apology: taken back when the reply is deleted, given back with it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.answers import Value
from app.domain.apologies import ApologyElement, ElementAccount, Given
from app.domain.binned import Binned
from app.domain.history import HistoryEntry
from app.domain.points import Point, PointAccount, Verdict
from app.domain.replies import Reply
from app.services.apology_tracker import ApologyTracker
from app.services.records import Records
from app.store.table_rows import day_of


class TakenBack:
    """Takes back what rests on one reply alone; what was said anew since stays as it is."""

    def __init__(self, records: Records, apologies: ApologyTracker) -> None:
        self._records, self._apologies = records, apologies

    def take_back(self, reply: Reply) -> str:
        """Let points and elements say again what they said before a reply, as far as its case's history tells.

        Returns:
            What they said because of it, as JSON text for the bin.
        """
        history = self._records.history.of_case(reply.case_id)
        points = self._take_points(reply.case_id, _before(history, reply.id, "points"))
        apology = self._take_elements(reply, history)
        return json.dumps({"points": points, "apology": apology}, ensure_ascii=False)

    def give_back(self, binned: Binned) -> None:
        """Let points and elements say again what they said because of a reply that comes back."""
        said = json.loads(binned.accounts)
        self._give_points(binned.case_id, said.get("points", {}))
        if said.get("apology"):
            self._give_elements(self._records.replies.get(binned.item_id), said["apology"])

    def _take_points(self, case_id: int, before: Mapping[str, str]) -> dict[str, Value]:
        said: dict[str, Value] = {}
        for label, point in self._points(case_id).items():
            if label in before:
                left = Verdict(before[label] or Verdict.WAITING)
                said[label] = [left.value, _plain(point.account)]
                self._judge(case_id, point, PointAccount(left))
        return said

    def _take_elements(self, reply: Reply, history: Sequence[HistoryEntry]) -> dict[str, Value]:
        elements = self._elements(reply)
        said: dict[str, Value] = {}
        replies = self._records.replies.of_case(reply.case_id)
        same = {each.id for each in replies if self._request(each) == self._request(reply)}
        before = _before([each for each in history if each.happening.content.get("reply") in same], reply.id, "apology")
        for each in elements:
            if each.element.value in before:
                left = Given(before[each.element.value] or Given.WAITING)
                said[each.element.value] = [left.value, _plain(each.account)]
                self._records.apologies.keep(reply.case_id, each.request, each.element, ElementAccount(left))
        return said

    def _give_points(self, case_id: int, said: Mapping[str, Any]) -> None:
        for label, point in self._points(case_id).items():
            left, was = said.get(label, ("", {}))
            if was and point.account == PointAccount(Verdict(left)):
                days = {"promised_by": day_of(was["promised_by"])}
                self._judge(case_id, point, PointAccount(**{**was, "verdict": Verdict(was["verdict"]), **days}))

    def _give_elements(self, reply: Reply, said: Mapping[str, Any]) -> None:
        for each in self._elements(reply):
            left, was = said.get(each.element.value, ("", {}))
            if was and each.account == ElementAccount(Given(left)):
                days = {name: day_of(was[name]) for name in ("came_on", "promised_by")}
                back = ElementAccount(**{**was, "given": Given(was["given"]), **days})
                self._records.apologies.keep(reply.case_id, each.request, each.element, back)

    def _elements(self, reply: Reply) -> tuple[ApologyElement, ...]:
        """Return what was asked of the apology that a reply is about."""
        return self._apologies.of_letter(self._records.letters.of_case(reply.case_id), reply.letter_id, {})

    def _request(self, reply: Reply) -> int:
        return next((each.request for each in self._elements(reply)), 0)

    def _points(self, case_id: int) -> dict[str, Point]:
        points = self._records.letters.points_of_case(case_id, with_binned=True)
        return {point.label: point for point in points}

    def _judge(self, case_id: int, point: Point, account: PointAccount) -> None:
        self._records.letters.update_point(case_id, point.judged(account))


def _before(history: Iterable[HistoryEntry], reply_id: int, what: str) -> dict[str, str]:
    """Return the labels of which a reply said the last word, each with what another said before; "" where none did."""
    last: dict[str, Value] = {}
    before: dict[str, str] = {}
    for entry in history:
        content = entry.happening.content
        said = content.get(what)
        for label, verdict in said.items() if isinstance(said, Mapping) and "reply" in content else ():
            last[label] = content["reply"]
            if content["reply"] != reply_id:
                before[label] = str(verdict)
    return {label: before.get(label, "") for label, reply in last.items() if reply == reply_id}


def _plain(account: PointAccount | ElementAccount) -> dict[str, Value]:
    """Return an account as JSON keeps it."""
    values = {name: getattr(account, name) for name in account.__dataclass_fields__}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
