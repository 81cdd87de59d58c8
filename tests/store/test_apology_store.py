"""What came of an apology comes back as it was kept, one account for each element."""

from dataclasses import replace

from app.domain.apologies import Element, ElementAccount, Given
from app.store.apology_store import ApologyStore
from app.store.database import Database
from tests.store.samples import APOLOGY, stored_case


def test_an_account_comes_back_as_it_was_kept(db: Database) -> None:
    case_id = stored_case(db).id
    ApologyStore(db).keep(case_id, 1, Element.PUBLISHED, APOLOGY)
    assert ApologyStore(db).of_case(case_id) == {(1, Element.PUBLISHED): APOLOGY}


def test_every_element_and_every_word_can_be_kept(db: Database) -> None:
    case_id = stored_case(db).id
    for given in Given:
        for element in Element:
            ApologyStore(db).keep(case_id, 1, element, ElementAccount(given))
        assert ApologyStore(db).of_case(case_id) == {(1, each): ElementAccount(given) for each in Element}


def test_a_later_account_takes_the_place_of_the_one_before(db: Database) -> None:
    case_id, later = stored_case(db).id, replace(APOLOGY, given=Given.CAME)
    for account in (APOLOGY, later):
        ApologyStore(db).keep(case_id, 1, Element.SORRY, account)
    assert ApologyStore(db).of_case(case_id) == {(1, Element.SORRY): later}


def test_another_case_has_accounts_of_its_own(db: Database) -> None:
    one, other = stored_case(db).id, stored_case(db).id
    ApologyStore(db).keep(one, 1, Element.SORRY, APOLOGY)
    assert ApologyStore(db).of_case(other) == {}


def test_two_requests_of_a_case_have_accounts_of_their_own(db: Database) -> None:
    case_id, later = stored_case(db).id, replace(APOLOGY, given=Given.CAME)
    ApologyStore(db).keep(case_id, 1, Element.SORRY, APOLOGY)
    ApologyStore(db).keep(case_id, 2, Element.SORRY, later)
    assert ApologyStore(db).of_case(case_id) == {(1, Element.SORRY): APOLOGY, (2, Element.SORRY): later}
