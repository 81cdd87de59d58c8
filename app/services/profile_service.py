"""About me: what the member told us once."""

from app.domain.errors import UserError
from app.domain.people import NATIONS, Profile
from app.i18n import tr
from app.services.records import Records


class ProfileService:
    """Keeps what letters say about their writer."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def load(self) -> Profile:
        """Return what is known."""
        return self._records.profile.load()

    def save(self, profile: Profile) -> None:
        """Keep it; drafts that are begun later start from it."""
        if profile.nation and profile.nation not in NATIONS:
            raise UserError(
                tr("“{nation}” is not a nation whose working days we know.").format(nation=profile.nation),
                tr("It can be: {nations}.").format(nations=", ".join(NATIONS)),
            )
        self._records.profile.save(profile)
