"""The pages through the HTTP client: what is odd in a casus, an upload or an address."""

import json
import re
from typing import Final

import pytest

from graphmodel.model.casus import Casus
from tests.api.http.client import Client
from visualisations.site.addresses import OF_A_DAY, CasusPage

MARKUP: Final = "<script>alert(1)</script>"
BOUNDARY: Final = "grens"
UPLOAD: Final = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def empty(casus_id: str, **about: object) -> Casus:
    return Casus.model_validate({"format": "casus/1", "casus": {"id": casus_id, **about}})


@pytest.mark.parametrize("page", CasusPage)
def test_a_casus_in_which_nothing_is_recorded_has_every_page(client: Client, page: str) -> None:
    client.put(empty("leeg", examined={"until": "2022-01-01"}))
    answer = client.get(f"/casussen/leeg/{page}")
    assert answer.status_code == 200
    assert "<h1>" in answer.text


@pytest.mark.parametrize("page", sorted(OF_A_DAY))
def test_of_a_casus_without_any_date_a_day_can_be_chosen(client: Client, page: str) -> None:
    client.put(empty("leeg"))
    address = f"/casussen/leeg/{page}"
    answer = client.get(address)
    assert answer.status_code == 400
    form = answer.text.partition('<form class="filter" method="get"')[2].partition("</form>")[0]
    assert 'type="date" name="day"' in form
    assert "action=" not in form
    assert client.get(f"{address}?day=2022-01-01").status_code == 200


def test_what_is_wrong_without_a_day_asks_for_none(client: Client) -> None:
    answer = client.get("/casussen?kind=zomaar")
    assert answer.status_code == 400
    assert 'type="date"' not in answer.text


def test_a_form_without_a_file_is_told_so(client: Client) -> None:
    answer = client.ask("POST", "/casussen", content=sent("", ""), headers=UPLOAD)
    assert answer.status_code == 422
    assert "Er is geen bestand gekozen." in answer.text


def test_the_name_of_a_file_stays_text_and_turns_nothing_around(client: Client) -> None:
    name = f"{MARKUP}\u202e.yaml"
    answer = client.ask("POST", "/casussen", content=sent(name, "format: casus/1"), headers=UPLOAD)
    assert answer.status_code == 422
    assert MARKUP not in answer.text
    assert "\u2068&lt;script&gt;" in answer.text


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    "address",
    [
        f"/casussen?text={MARKUP}",
        f"/casussen?theme={MARKUP}",
        f"/casussen?lang={MARKUP}",
        f"/casussen?{MARKUP}=1",
        f"/casussen/gezin-toets/netwerk?day={MARKUP}",
        f"/casussen/gezin-toets/informatie?signaal={MARKUP}",
        f"/casussen/gezin-toets/vergelijken?from={MARKUP}",
        f"/casussen/{MARKUP}/netwerk",
        f"/regels/{MARKUP}",
    ],
)
def test_an_address_is_never_part_of_a_page_as_markup(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in {200, 400, 404}
    assert "<script>alert" not in answer.text


def sent(name: str, content: str) -> bytes:
    """A form with one file in it, as a browser sends it."""
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    return f"--{BOUNDARY}\r\n{head}\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n".encode()


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("page", sorted(OF_A_DAY))
def test_no_table_stands_there_without_a_row(client: Client, page: str) -> None:
    html = client.get(f"/casussen/gezin-toets/{page}").text
    assert not re.search(r"<tbody>\s*</tbody>", html)


@pytest.mark.usefixtures("stored")
def test_without_handovers_the_page_says_so_and_draws_none(client: Client) -> None:
    html = client.get("/casussen/gezin-toets/overdrachten").text
    section = html.partition('id="part-handovers"')[2].partition("</section>")[0]
    assert "0 overdrachten" in section
    assert "<svg" not in section
    assert "<svg" in html


@pytest.mark.usefixtures("stored")
def test_every_step_of_the_chart_of_dekking_stands_in_a_table(client: Client) -> None:
    html = client.get("/casussen/gezin-toets/dekking").text
    chart = json.loads(html.partition('id="crowd-data">')[2].partition("</script>")[0])
    drawn = [number for line in chart["data"] for number in line["y"][:-1]]
    course = html.partition("<caption>Iedere verandering")[2].partition("</table>")[0]
    told = re.findall(r'<td class="number">(\d+)</td>', course)
    assert [int(number) for number in told] == drawn
