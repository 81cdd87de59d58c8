"""Back to where somebody was when Plaint locked."""

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import LetterState
from app.ui.navigator import Navigator


def show_again(plaint: Plaint, to: Navigator, case_id: int, letter_id: int) -> None:
    """Show the letter that was written, else its case or the one that was shown; Today where it is gone.

    Args:
        plaint: Whose letters are open again.
        to: Leads there.
        case_id: The case that was shown, or 0.
        letter_id: The letter that was shown, or 0.
    """
    try:
        letter = plaint.letters.get(letter_id) if letter_id else None
    except UserError:  # it is gone
        to.today_wanted.emit()
        return
    if letter is not None and letter.state is LetterState.DRAFT:
        to.letter_wanted.emit(letter_id)
    else:
        to.case_wanted.emit(letter.case_id if letter else case_id)
