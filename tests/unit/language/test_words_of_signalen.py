"""How a report tells of signalen that stopped: which words for which finding, and what a signaal is called."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from graphmodel.analysis.sharing import Strength
from graphmodel.analysis.should_know import Reason
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.names import Names
from graphmodel.report.sentences import Sentences
from tests.builders import a_casus, meets, serves

SIGNAAL = {"id": "s1", "kind": "onveiligheid", "severity": "severe", "gezinsleden": ["kind"]}
KNOWN = {
    **SIGNAAL,
    "date": "2022-03-01",
    "known_by": [{"hulpverlener": "a", "since": "2022-03-01"}],
}
KNOWN_LATER = {
    **KNOWN,
    "known_by": [*KNOWN["known_by"], {"hulpverlener": "b", "since": "2022-04-01"}],
}


def of_signaal(
    signaal: Mapping[str, Any],
    domain: str = "jeugd",
    **lists: Any,  # any other list of the format, as it stands in a file
) -> Casus:
    people = {"a": "school_po", "b": "ggz", "c": "huisarts"}
    services = [serves("a"), serves("b", domain=domain), serves("c", domain=domain)]
    return a_casus(people, involvements=services, signalen=[signaal], **lists)


TOLD_OF_SIGNALEN = (
    ("I01", "text", of_signaal(KNOWN), "dat het raakt"),
    ("I01", "several", of_signaal(KNOWN, "gezondheid"), "deze 2 hulpverleners"),
    ("I01", "nobody", of_signaal({**SIGNAAL, "date": "2022-03-01"}), "is niet vastgelegd"),
    (
        *("I01", "inbox"),
        of_signaal({**KNOWN, "shared": [{"from": "a", "to": "org-b", "date": "2022-03-02"}]}),
        "gestuurd naar de organisatie",
    ),
    ("I02", "text", of_signaal(KNOWN, contacts=[meets("a", "b")]), "uiterlijk op 1 juni 2022"),
    (
        *("I02", "possible"),
        of_signaal(KNOWN, contacts=[meets("a", "b", on=None)]),
        "Mogelijk was er een aaneengesloten keten",
    ),
    (
        *("I02", "possible"),
        of_signaal(KNOWN, contacts=[meets("a", "b", "c", on=None)]),
        "Mogelijk waren er aaneengesloten ketens",
    ),
    (
        *("I03", "text"),
        of_signaal(KNOWN_LATER, contacts=[meets("a", "b", on="2022-03-20")]),
        "De ingestelde termijn liep tot en met 8 maart 2022; dat is geen norm",
    ),
    (
        *("I03", "handover"),
        of_signaal(
            KNOWN_LATER,
            handovers=[{"id": "h1", "from": "a", "to": "b", "sent": "2022-03-05"}],
        ),
        "uiterlijk op 5 maart 2022 geïnformeerd kunnen zijn",
    ),
    (
        *("I03", "decision"),
        of_signaal(
            KNOWN_LATER,
            contacts=[meets("a", "b", on="2022-03-25")],
            decisions=[
                {"id": "d1", "by": "b", "kind": "afsluiten", "date": "2022-03-20"}
                | {"gezinsleden": ["kind"]}
            ],
        ),
        "is van na 19 maart 2022",
    ),
    ("I04", "text", of_signaal(KNOWN_LATER), "op 1 april 2022 van het signaal"),
)


@pytest.mark.parametrize(
    ("rule", "variant", "casus", "part"),
    TOLD_OF_SIGNALEN,
    ids=[f"{rule}-{variant}-{at}" for at, (rule, variant, *_) in enumerate(TOLD_OF_SIGNALEN)],
)
def test_a_signaal_that_stopped_is_told_as_the_record_has_it(
    rule: str, variant: str, casus: Casus, part: str
) -> None:
    gaps = find_gaps(network_of(casus), select=(rule,))
    found = [each for each in gaps.findings if each.variant == variant]
    assert found
    for finding in found:
        dutch = Sentences(Names(casus, Language.NL), date(2022, 12, 31)).found(finding)
        assert part in dutch
        assert "{" not in dutch


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"text": "blauwe plekken"}, "'blauwe plekken'"),
        ({"date": "2022-03-01"}, "'onveiligheid' van 1 maart 2022"),
        (
            {"date": "2022-03"},
            "'onveiligheid' van een dag van 1 maart 2022 tot en met 31 maart 2022",
        ),
        ({}, "'onveiligheid' zonder vastgelegde datum"),
    ],
)
def test_a_signaal_is_called_by_its_words_or_else_by_its_kind_and_day(
    keys: dict[str, str], name: str
) -> None:
    casus = a_casus(signalen=[{**SIGNAAL, **keys}])
    told = Names(casus, Language.NL).of("signalen", "s1")
    assert told.replace("\u2018", "'").replace("\u2019", "'") == name


@pytest.mark.parametrize("language", Language)
def test_every_reason_and_strength_has_a_name(language: Language) -> None:
    names = Names(a_casus(), language)
    told = [names.of("reasons", reason.key) for reason in Reason]
    told += [names.of("strengths", strength) for strength in Strength]
    assert len(set(told)) == len(Reason) + len(Strength)
