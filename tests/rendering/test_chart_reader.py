import pytest
from lxml import etree

from app.rendering.chart_reader import Chart, read_chart
from app.rendering.theme_fonts import Theme

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def row(tag: str, *values: object) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values))
    return f"<c:{tag}><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:{tag}>"


def series(name: str, *values: float, rest: str = "") -> str:
    named = f"<c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    return f"<c:ser>{named}{rest}{row('cat', 'Jan', 'Feb')}{row('val', *values)}</c:ser>"


def chart(kind: str, inside: str, axes: str = "", rest: str = "") -> Chart | None:
    plot = f"<c:plotArea><c:{kind}>{inside}</c:{kind}>{axes}</c:plotArea>"
    text = f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart>{rest}{plot}</c:chart></c:chartSpace>'
    return read_chart(etree.fromstring(text), Theme(None))


def known(kind: str, inside: str, axes: str = "", rest: str = "") -> Chart:
    found = chart(kind, inside, axes, rest)
    assert found is not None
    return found


def test_series_have_names_values_and_colours() -> None:
    found = known("lineChart", series("Sales", 1, 2.5, rest=f"<c:spPr>{RED}</c:spPr>") + series("Costs", 3, 4))
    assert [(one.name, one.values, one.colour) for one in found.series] == [
        ("Sales", (1.0, 2.5), "FF0000"),
        ("Costs", (3.0, 4.0), "4472C4"),
    ]
    assert found.categories == ("Jan", "Feb")


@pytest.mark.parametrize(
    ("kind", "inside", "found"),
    [
        ("barChart", "", "column"),
        ("barChart", '<c:barDir val="bar"/>', "bar"),
        ("area3DChart", "", "area"),
        ("doughnutChart", "", "doughnut"),
        ("scatterChart", "", "scatter"),
    ],
)
def test_kinds_are_told_apart(kind: str, inside: str, found: str) -> None:
    assert known(kind, inside).kind == found


def test_a_kind_that_we_do_not_draw_is_none() -> None:
    assert chart("radarChart", "") is None
    assert read_chart(etree.fromstring(f'<c:chartSpace xmlns:c="{C}"/>'), Theme(None)) is None


def test_title_and_legend_are_read() -> None:
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>One</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    found = known("barChart", series("a", 1), rest=title + '<c:legend><c:legendPos val="b"/></c:legend>')
    assert (found.title, found.legend) == ("One", "b")


def test_the_axis_of_values_is_read() -> None:
    scaling = '<c:scaling><c:max val="50"/><c:min val="-5"/></c:scaling>'
    axis = f'<c:valAx>{scaling}<c:majorGridlines/><c:numFmt formatCode="0%"/></c:valAx>'
    found = known("barChart", series("a", 1), axes=axis)
    assert (found.least, found.most, found.has_grid, found.number_format) == (-5.0, 50.0, True, "0%")


def test_slices_have_colours_of_their_own_or_the_theme_s() -> None:
    own = f"<c:dPt><c:idx val='0'/><c:spPr>{RED}</c:spPr></c:dPt>"
    assert known("pieChart", series("a", 1, 2, rest=own)).series[0].colours == ("FF0000", "4472C4")


def test_stacked_shares_add_up_to_the_whole() -> None:
    found = known("barChart", '<c:grouping val="percentStacked"/>' + series("a", 1, 0) + series("b", 3, 0))
    assert [one.values for one in found.series] == [(0.25, 0.0), (0.75, 0.0)]
    assert found.number_format == "0%"


def test_places_of_scattered_points_are_read() -> None:
    found = known("scatterChart", f"<c:ser>{row('xVal', 1, 2)}{row('yVal', 3, 4)}</c:ser>")
    assert (found.series[0].places, found.series[0].values) == ((1.0, 2.0), (3.0, 4.0))
