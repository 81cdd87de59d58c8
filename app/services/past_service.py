"""What came before Plaint: a letter or a reply goes into a case, or opens one."""

from app.domain.cases import Case
from app.services.case_service import CaseService, NewCase
from app.services.recording_service import RecordingService, WrittenElsewhere
from app.services.records import Records
from app.services.reply_service import Arrival, ReplyService


class PastService:
    """Adds what a person sent or was sent before they had Plaint."""

    def __init__(
        self, records: Records, cases: CaseService, recording: RecordingService, replies: ReplyService
    ) -> None:
        self._records = records
        self._cases = cases
        self._recording = recording
        self._replies = replies

    def add(self, case: Case | NewCase, found: WrittenElsewhere | Arrival) -> Case:
        """Keep a letter or a reply and return its case; a new case is opened only when that works."""
        with self._records.database.transaction():
            kept_in = self._cases.open_case(case) if isinstance(case, NewCase) else case
            if isinstance(found, WrittenElsewhere):
                self._recording.record(kept_in, found)
            else:
                self._replies.add(kept_in.id, found)
        return kept_in
