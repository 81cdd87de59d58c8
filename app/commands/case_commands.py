"""Commands about cases: open, list, show, note, close; calls, today."""

from argparse import Namespace
from typing import Any

from app.commands.results import Result, iso, plaint_for
from app.commands.shapes import agenda_shape, case_row, case_shape, follow_up_shape
from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.errors import NotFoundError, UserError
from app.domain.replies import Reply
from app.i18n import tr
from app.services.case_service import NewCase
from app.services.case_views import CaseView
from app.services.follow_ups import FollowUp, begun, follow_ups
from app.services.organisation_service import OrganisationService


def new(given: Namespace) -> Result:
    """Open a case with an organisation of the directory, or with one that is only named."""
    with plaint_for(given) as plaint:
        case = plaint.cases.open_case(_new_case(given.title, given.to, plaint.organisations))
    return Result({"case": case.id, "ref": case.ref}, [tr("Opened case {ref}.").format(ref=case.ref)])


def list_cases(given: Namespace) -> Result:
    """List cases, the most urgent first."""
    with plaint_for(given) as plaint:
        views = plaint.cases.views.overviews()
        if getattr(given, "search", None):
            hits = plaint.search.cases_with(given.search)
            views = [view for view in views if view.case.id in hits]
    rows = [case_row(view) for view in views]
    rows = [row for row in rows if given.status in {None, row["need"]}]
    return Result(rows, [f"{row['ref']}  {row['title']} ({row['organisation']}): {row['status']}" for row in rows])


def show(given: Namespace) -> Result:
    """Show one case with everything in it."""
    with plaint_for(given) as plaint:
        view = plaint.cases.look(plaint.cases.find(given.case))
        shape = case_shape(view, plaint.packs.origins.made_with)
    return Result(shape, _lines(view, shape))


def note(given: Namespace) -> Result:
    """Add a note."""
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        plaint.cases.note(case.id, given.text)
        entry = plaint.cases.view(case.id).history[-1].place
    return Result({"case": case.id, "ref": case.ref, "entry": entry}, [tr("Noted in {ref}.").format(ref=case.ref)])


def close(given: Namespace) -> Result:
    """Close a case."""
    with plaint_for(given) as plaint:
        case = plaint.cases.close(plaint.cases.find(given.case).id)
    return Result({"case": case.id, "ref": case.ref}, [tr("Closed {ref}.").format(ref=case.ref)])


def contact(given: Namespace) -> Result:
    """Add a call or a meeting."""
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        plaint.cases.contact(case.id, given.on, given.who, given.text, given.at)
        entry = plaint.cases.view(case.id).history[-1].place
    return Result({"case": case.id, "ref": case.ref, "entry": entry}, [tr("Kept in {ref}.").format(ref=case.ref)])


def following(given: Namespace) -> Result:
    """Say what may come next in a case, and what each letter needs first."""
    with plaint_for(given) as plaint:
        view = plaint.cases.look(plaint.cases.find(given.case))
        found = (*begun(plaint.packs, view), *follow_ups(plaint.packs, view))
    lines = [line for follow_up in found for line in _next_lines(follow_up)]
    return Result([follow_up_shape(follow_up) for follow_up in found], lines or [tr("Nothing follows yet.")])


def today(given: Namespace) -> Result:
    """Say what needs doing, most urgent first."""
    with plaint_for(given) as plaint:
        items = plaint.agenda.agenda().ours
    lines = [f"{item.case.ref}  {item.case.title}: {item.status.sentence}" for item in items]
    return Result([agenda_shape(item) for item in items], lines or [tr("Nothing needs you today.")])


def _next_lines(follow_up: FollowUp) -> list[str]:
    """Return a letter, when it makes sense, and its conditions, as lines for people."""
    when = tr("Now") if follow_up.is_due else tr("Later")
    head = f"{when}: {follow_up.template.title} ({follow_up.template.id}). {follow_up.when}".rstrip()
    marks = (tr("met") if each.is_met else tr("not yet") for each in follow_up.conditions)
    return [head, *(f"  {mark}: {each.title}" for mark, each in zip(marks, follow_up.conditions, strict=True))]


def _new_case(title: str, to: str, organisations: OrganisationService) -> NewCase:
    try:
        organisation = organisations.get(to).organisation
    except NotFoundError:
        if not to.strip():
            raise UserError(tr("Say who the case is with."), tr("See the list: plaint organisation list")) from None
        return NewCase(title, to)
    return NewCase(title, organisation.name, organisation.id, organisation.kind, organisation.nation)


def _lines(view: CaseView, shape: dict[str, Any]) -> list[str]:
    history = sorted(shape["history"], key=lambda entry: str(entry["on"]))
    return [
        f"{shape['ref']}  {shape['title']} ({shape['organisation']})",
        *([tr("For {name}").format(name=shape["for"]["name"])] if shape["for"] else []),
        shape["status"],
        *(line for letter in shape["letters"] for line in _letter_lines(letter)),
        *(f"  {_reply_line(reply)}" for reply in view.replies),
        *(f"  {point['number']} {point['statement']}: {point['verdict']}" for point in shape["points"]),
        *(_element_line(each) for each in view.apology),
        *(f"  {_clock_line(clock)}" for clock in view.clocks),
        *(f"  {exhibit['label']}: {exhibit['title']}" for exhibit in shape["exhibits"]),
        *(f"  {'. '.join(filter(None, (entry['on'], entry['what'], entry['detail'])))}" for entry in history),
    ]


def _letter_lines(letter: dict[str, Any]) -> list[str]:
    line = f"  {letter['letter']}: {letter['title']}, {letter['state']}"
    return [line, f"    {letter['made_with']}"] if letter["made_with"] else [line]


def _reply_line(reply: Reply) -> str:
    return tr("reply {id}: {kind}, {day}").format(id=reply.id, kind=reply.kind.did, day=iso(reply.received_on))


def _clock_line(clock: CaseClock) -> str:
    """Return a clock with its letter, for several letters may have the same one."""
    return tr("letter {id}: {title}: {day}, {state}").format(
        id=clock.letter_id, title=clock.title, day=iso(clock.shown), state=clock.state.value
    )


def _element_line(each: ApologyElement) -> str:
    said = f"  {each.element.heading}: {each.account.given.label}"
    return tr("{said}, asked for by {day}").format(said=said, day=iso(each.due_on)) if each.due_on else said
