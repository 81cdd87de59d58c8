import pytest

from app.rendering.chart_layout import chart_parts
from app.rendering.chart_reader import Chart, Kind, Series
from app.rendering.document_model import Floating, Paragraph
from tests.rendering.drawn_letters import EXTENT, drawn, paragraph, text_of, where
from tests.rendering.test_chart_reader import A, C, series

SERIES = (Series("Sales", (1.0, 9.0), "FF0000"), Series("Costs", (3.0, 4.0), "0000FF"))
MONTHS = ("Jan", "Feb")


def words(chart: Chart) -> dict[str, Floating]:
    found: dict[str, Floating] = {}
    for part in chart_parts(chart, 300.0, 200.0, "Calibri"):
        for block in part.blocks:
            assert isinstance(block, Paragraph)
            found[block.text] = part
    return found


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area"])
def test_axes_and_legend_have_words(kind: Kind) -> None:
    found = words(Chart(kind, SERIES, MONTHS, legend="r", title="Title"))
    assert {"0", "2", "4", "6", "8", "10", "Jan", "Feb", "Sales", "Costs", "Title"} <= set(found)


def test_values_rise_and_months_go_to_the_right() -> None:
    found = words(Chart("column", SERIES, MONTHS))
    assert found["10"].place.y_pt < found["0"].place.y_pt
    assert found["Jan"].place.x_pt < found["Feb"].place.x_pt


def test_bars_have_their_months_from_the_foot_up() -> None:
    found = words(Chart("bar", SERIES, MONTHS))
    assert found["Jan"].place.y_pt > found["Feb"].place.y_pt
    assert found["0"].place.x_pt < found["10"].place.x_pt


@pytest.mark.parametrize(
    ("chart", "labels"),
    [
        (Chart("column", (Series("a", (0.5, 1.0), ""),), number_format="0%", most=1.0), {"0%", "100%"}),
        (Chart("column", (Series("a", (4000.0,), ""),), number_format="#,##0"), {"0", "1,000", "5,000"}),
        (Chart("column", (Series("a", (40.0,), ""),), number_format='"$"0'), {"$0", "$50"}),
        (Chart("column", (Series("a", (-4.0, 4.0), ""),)), {"-4", "0", "4"}),
        (Chart("column", (Series("a", (0.0,), ""),)), {"0.0", "1.0"}),
        (Chart("column", (), least=5.0, most=5.0), {"5.0", "6.0"}),
    ],
)
def test_the_axis_of_values_has_round_numbers(chart: Chart, labels: set[str]) -> None:
    assert labels <= set(words(chart))


def test_a_pie_names_its_slices_and_has_no_axes() -> None:
    pie = Chart("pie", (Series("a", (1.0, 2.0), "", ("FF0000", "0000FF")),), MONTHS, legend="r")
    assert set(words(pie)) == {"Jan", "Feb"}


@pytest.mark.parametrize(("legend", "axis", "sign"), [("b", 1, 1), ("t", 1, -1), ("l", 0, -1), ("r", 0, 1)])
def test_the_legend_stands_where_it_says(legend: str, axis: int, sign: int) -> None:
    place = words(Chart("column", SERIES, MONTHS, legend=legend))["Sales"].place
    assert ((place.x_pt, place.y_pt)[axis] - (150.0, 100.0)[axis]) * sign > 0


def test_a_chart_in_a_letter_is_drawn_with_its_words() -> None:
    graphic = f'<a:graphic><a:graphicData><c:chart xmlns:c="{C}" r:id="chart1"/></a:graphicData></a:graphic>'
    body = f"<w:p><w:r><w:drawing><wp:inline>{EXTENT}{graphic}</wp:inline></w:drawing></w:r></w:p>" + paragraph("z")
    plot = f"<c:plotArea><c:barChart>{series('Sales', 1, 2)}</c:barChart></c:plotArea>"
    part = f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart>{plot}</c:chart></c:chartSpace>'
    pdf = drawn(body, chart1=part.encode())
    assert {"Jan", "Feb"} <= set(text_of(pdf).split())
    assert pdf.unsupported == ()
    assert where(pdf, "z")[1] > 72 + 50
