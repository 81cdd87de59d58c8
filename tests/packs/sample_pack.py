"""A small right pack on disk, which tests then spoil in one place."""

from io import BytesIO
from pathlib import Path

from docx import Document

PACK = """format = 1
id = "harbour"
version = "2026.11.1"
title = "Harbour letters"
publisher = "Harbour members"
language = "en-GB"
licence = "CC0-1.0"
summary = "For members."
"""
LETTER = """title = "Complaint"
summary = "Say what happened."
category = "complaint"
recipient_kinds = ["party"]
clocks = [{ id = "party-soft" }]
reply_by = "party-soft"

[[steps]]
title = "What happened"

[[steps.questions]]
id = "subject"
kind = "text"
label = "What is it about?"
required = true

[[steps.questions]]
id = "incidents"
kind = "list"
label = "What happened"
sort_by = "on"
required = true
[[steps.questions.questions]]
id = "on"
kind = "date"
label = "When"
approximate = true

[[steps.questions.questions]]
id = "what"
kind = "long_text"
label = "What"
show_if = "subject"
"""
SAMPLE = """today = 2026-11-20
to = "harbour-party"

[me]
name = "Siân Pritchard"
address = ["14 Weir Cottages"]

[answers]
subject = "a motion"

[[answers.incidents]]
on = 2026-05-27
what = "The agenda came."
"""
CLOCKS = """[[clocks]]
id = "party-soft"
title = "A courtesy date"
whose = "theirs"
starts = "sent"
period = { weeks = 4 }
soft = true
source = "https://example.org"
checked_on = 2026-06-22
confidence = "general"
"""
ORGANISATIONS = """[[organisations]]
id = "harbour-party"
name = "The Harbour Party"
kind = "party"

[[organisations.routes]]
purpose = "complaint"
email = "complaints@harbour.example"
checked_on = 2026-06-22
"""
PARAGRAPHS = (
    "{{ to.name }}, {{ today | long_date }}; from {{ me.name }}, {{ me.address | join(', ') }}",
    "{{ subject }}",
    "{%p for each in incidents %}",
    "{{ each.on | long_date }}: {{ each.what }}",
    "{%p endfor %}",
)


def word_file(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs."""
    document, out = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = "A complaint"
    document.core_properties.comments = ""
    document.save(out)
    return out.getvalue()


def write_pack(folder: Path, **changes: str) -> Path:
    """Write the pack to a folder and return it; `changes` are whole files by the names below."""
    texts = {
        "pack": PACK,
        "letter": LETTER,
        "sample": SAMPLE,
        "clocks": CLOCKS,
        "organisations": ORGANISATIONS,
        **changes,
    }
    places = {
        "pack": "pack.toml",
        "letter": "letters/complaint.toml",
        "sample": "letters/complaint.sample.toml",
        "clocks": "clocks/soft.toml",
        "organisations": "organisations/parties.toml",
    }
    for name, text in texts.items():
        path = folder / places.get(name, f"{name}.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "letters" / "complaint.docx").write_bytes(word_file(*PARAGRAPHS))
    return folder
