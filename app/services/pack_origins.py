"""Which pack a letter comes from: what it remembers of it, and how that stands to the pack that is here now."""

from dataclasses import replace

from app.domain.letters import Letter, Origin, TemplateName
from app.domain.templates import Template
from app.i18n import tr
from app.packs.pack_library import PackLibrary


class PackOrigins:
    """Names packs exactly, and tells letters' packs from those that are here."""

    def __init__(self, library: PackLibrary) -> None:
        self._library = library

    def name_of(self, template: Template) -> TemplateName:
        """Return how a letter remembers its template: by the pack, its version, and a digest of all its files."""
        digest = self._library.digest(template.pack, template.version)
        return TemplateName(template.pack, template.id, template.version, digest)

    def renewed(self, draft: Letter) -> Letter:
        """Return a draft with its pack as it is now, as somebody may be making it while they write."""
        name = draft.template
        return replace(draft, template=replace(name, digest=self._library.digest(name.pack, name.version)))

    def made_with(self, letter: Letter) -> str:
        """Say which version of which pack a letter was written with, and which is here now; "" for a recorded one."""
        name = letter.template
        if letter.origin is Origin.RECORDED:
            return ""
        now = next((pack.info for pack in self._library.packs() if pack.info.id == name.pack), None)
        if now is None:
            words = tr("Written with version {version} of the pack “{pack}”, which is no longer here.")
        elif now.version != name.version:
            words = tr("Written with version {version} of “{pack}”; you now have {now}.")
        elif name.digest and name.digest != self._library.digest(name.pack, now.version):
            words = tr("Written with version {version} of “{pack}”; its files have changed since.")
        else:
            words = tr("Written with version {version} of “{pack}”.")
        title, version = (now.title, now.version) if now else (name.pack, "")
        return words.format(version=name.version, pack=title, now=version)
