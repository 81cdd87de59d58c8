from app.domain.incoming_replies import Attachment


def test_the_size_of_an_attachment_is_that_of_its_bytes() -> None:
    assert Attachment("a.pdf", "application/pdf", b"%PDF-").size == 5
