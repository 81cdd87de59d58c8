import pytest

from app.intake.reply_references import our_reference, their_reference

OURS = ("P-2026-0001", "P-2025-0007")


@pytest.mark.parametrize(
    ("subject", "text", "found"),
    [
        ("Re: complaint P-2026-0001", "", "P-2026-0001"),
        ("Re: complaint", "You wrote under p-2025-0007.", "P-2025-0007"),
        ("Re: complaint", "P-2025-0007, then P-2026-0001", "P-2025-0007"),
        ("Re: complaint", "No reference.", ""),
    ],
)
def test_our_reference_is_found(subject: str, text: str, found: str) -> None:
    assert our_reference(subject, text, OURS) == found


@pytest.mark.parametrize(
    ("subject", "own", "found"),
    [
        ("", "Our ref: DP/2026/114", "DP/2026/114"),
        ("", "Our reference: CMP-00412. Please quote it.", "CMP-00412"),
        ("", "Your case number is 123456.", "123456"),
        ("", "The reference number is: SAR2026-17", "SAR2026-17"),
        ("[Ticket#778] Your request", "Thank you.", "778"),
        ("Case 4411 [ref:00D20]", "Thank you.", "4411"),
        ("", "Your ref: ABC/1\nOur ref: XYZ/2", "XYZ/2"),
        ("", "Your reference P-2026-0001", ""),
        ("", "We refer to your complaint of 12 May 2026.", ""),
        ("", "In this case the reference is to rule 4.", ""),
        ("", "Case dated 12/05/2026", ""),
        ("", "Nothing here.", ""),
    ],
)
def test_their_reference_is_found(subject: str, own: str, found: str) -> None:
    assert their_reference(subject, own, OURS) == found
