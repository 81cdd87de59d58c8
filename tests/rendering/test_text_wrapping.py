import pytest

from app.rendering.text_wrapping import LineRooms, Obstacle, Room, Surroundings
from tests.rendering.drawn_letters import EXTENT, drawn, origins, paragraph, text_of, where

LINE = 11 * 1.220703125
LONG = "word " * 60


def around(*obstacles: Obstacle) -> Surroundings:
    return Surroundings(list(obstacles))


@pytest.mark.parametrize(
    ("obstacle", "room"),
    [
        (Obstacle(0, 50, 0, 100), Room(0, 100, 400)),
        (Obstacle(0, 50, 300, 400), Room(0, 0, 300)),
        (Obstacle(0, 50, 60, 150), Room(0, 150, 400)),
        (Obstacle(0, 50, 300, 350), Room(0, 0, 300)),
        (Obstacle(0, 50, 0, 350), Room(50, 0, 400)),
        (Obstacle(12, 50, 0, 400), Room(0, 0, 400)),
        (Obstacle(-50, 0, 0, 400), Room(0, 0, 400)),
    ],
)
def test_a_line_takes_the_side_with_room_or_goes_below(obstacle: Obstacle, room: Room) -> None:
    assert around(obstacle).rooms(0, 12, 0, 400) == [room]


def test_a_line_goes_below_all_that_leaves_too_little() -> None:
    assert around(Obstacle(0, 50, 0, 380), Obstacle(40, 90, 20, 400)).rooms(0, 12, 0, 400) == [Room(90, 0, 400)]


def test_an_empty_line_fits_where_words_do_not() -> None:
    assert around(Obstacle(0, 50, 0, 350)).rooms(0, 12, 0, 400, 12) == [Room(0, 350, 400)]


def test_lines_come_one_after_the_other() -> None:
    rooms = LineRooms(around(Obstacle(0, 20, 0, 100)), 0, 12)
    assert [rooms.next_room(0, 400).left for _ in range(3)] == [100, 100, 0]


def test_words_stand_on_both_sides_where_there_is_room() -> None:
    rooms = LineRooms(around(Obstacle(0, 20, 100, 200)), 0, 12)
    assert [(room.left, room.right, room.is_shared) for room in (rooms.next_room(0, 400) for _ in range(3))] == [
        (0, 100, True),
        (200, 400, False),
        (0, 100, True),
    ]


def test_a_break_leaves_the_other_side_empty() -> None:
    rooms = LineRooms(around(Obstacle(0, 20, 100, 200)), 0, 12)
    rooms.next_room(0, 400)
    rooms.break_line()
    assert rooms.next_room(0, 400).left == 0


def test_what_ended_above_is_in_nobody_s_way() -> None:
    assert around(Obstacle(0, 20, 0, 100)).is_free_below(20)
    assert not around(Obstacle(0, 20, 0, 100)).is_free_below(19)


def boxed(wrap: str, across: str = "<wp:align>left</wp:align>", gaps: str = "") -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('q')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    places = f'<wp:positionH relativeFrom="margin">{across}</wp:positionH>'
    places += '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    run = f"<w:r><w:drawing><wp:anchor {gaps}>{places}{EXTENT}{wrap}{graphic}</wp:anchor></w:drawing></w:r>"
    return f"<w:p>{run}<w:r><w:t>a{LONG}</w:t></w:r></w:p>"


def test_words_flow_around_a_box() -> None:
    pdf = drawn(boxed('<wp:wrapSquare wrapText="bothSides"/>', gaps='distR="127000"') + paragraph(f"z{LONG}"))
    assert where(pdf, "a")[0] == pytest.approx(72 + 100 + 10, abs=0.1)
    assert text_of(pdf).count("word") == 120


@pytest.mark.parametrize(
    ("side", "starts"),
    [("bothSides", [72, 322]), ("left", [72, 72]), ("right", [322, 322]), ("largest", [322, 322])],
)
def test_words_stand_on_the_sides_that_the_box_allows(side: str, starts: list[float]) -> None:
    across = "<wp:posOffset>1905000</wp:posOffset>"
    pdf = drawn(boxed(f'<wp:wrapSquare wrapText="{side}"/>', across))
    lines = [(x, y) for char, x, y in origins(pdf) if char in "aw"]
    firsts = [
        x
        for index, (x, y) in enumerate(lines)
        if index == 0 or y != lines[index - 1][1] or x - lines[index - 1][0] > 90
    ]
    assert firsts[:2] == pytest.approx(starts, abs=0.5)


def test_words_go_below_a_box_that_wants_the_whole_width() -> None:
    pdf = drawn(boxed("<wp:wrapTopAndBottom/>"))
    assert where(pdf, "a")[1] == pytest.approx(72 + 50 + 11 * 0.9707, abs=0.2)


def test_words_ignore_a_box_in_front_of_them() -> None:
    assert where(drawn(boxed("<wp:wrapNone/>")), "a") == pytest.approx((72, 72 + 11 * 0.9707), abs=0.1)


def test_the_lines_after_a_box_are_as_wide_as_ever() -> None:
    pdf = drawn(boxed("<wp:wrapSquare/>") + paragraph(LONG) + paragraph("z"))
    assert where(pdf, "z")[0] == pytest.approx(72, abs=0.1)


def test_a_box_placed_on_the_page_is_in_the_way_there() -> None:
    down = 'V relativeFrom="page"><wp:posOffset>1270000'
    pdf = drawn(boxed("<wp:wrapSquare/>").replace('V relativeFrom="paragraph"><wp:posOffset>0', down))
    starts: dict[int, float] = {}
    for char, x, y in origins(pdf):
        starts[round(y)] = x if char != "q" and round(y) not in starts else starts.get(round(y), 0.0)
    assert [round(starts[y]) for y in sorted(starts) if starts[y]][:4] == [72, 72, 172, 172]


def test_older_boxes_are_flowed_around_too() -> None:
    style = "position:absolute;margin-left:0;margin-top:0;width:100pt;height:50pt"
    wrap = '<w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" type="square"/>'
    body = (
        f'<w:p><w:r><w:pict><v:rect style="{style}">{wrap}</v:rect></w:pict></w:r><w:r><w:t>a{LONG}</w:t></w:r></w:p>'
    )
    assert where(drawn(body), "a")[0] == pytest.approx(72 + 100 + 9, abs=0.1)
