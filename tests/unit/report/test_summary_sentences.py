"""The counts of the front page, each as a sentence in both languages, for every number there can be."""

from itertools import product

import pytest

from graphmodel.language import Language
from graphmodel.report.document import HandoverCounts, Summary
from graphmodel.report.names import Names
from graphmodel.report.summary_sentences import summary_sentences
from tests.builders import a_casus

NUMBERS = (0, 1, 2, 1200)
SHARES = ((0, 0), (0, 1), (1, 1), (1, 3), (2, 3))
PEOPLE = ((), ("coach",), ("arts", "coach"))
SENTENCES = 9


def a_summary(
    number: int = 0,
    share: tuple[int, int] = (0, 0),
    people: tuple[str, ...] = (),
    reach: tuple[int, int] | None = None,
) -> Summary:
    return Summary(
        hulpverleners=number,
        separate_groups=number,
        isolated=people,
        pairs_without_route=share,
        pairs_only_via_gezin=number,
        domain_pairs_without_contact=share,
        cut_points=people,
        regisseur_reach=reach,
        days_without_regie=number,
        handovers=HandoverCounts(accepted=number, refused=0, lost=0, unknown=0),
    )


def names(language: Language) -> Names:
    return Names(a_casus({"coach": "wijkteam", "arts": "huisarts"}), language)


@pytest.mark.parametrize("language", Language)
def test_every_number_has_its_sentences(language: Language) -> None:
    for number, share, people, reach in product(NUMBERS, SHARES, PEOPLE, (None, *SHARES)):
        told = list(
            summary_sentences(a_summary(number, share, people, reach), names(language)).values()
        )
        assert len(told) == SENTENCES
        assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)


def test_a_count_stands_over_what_it_is_counted_in() -> None:
    told = list(summary_sentences(a_summary(9, (26, 36), (), (2, 8)), names(Language.NL)).values())
    assert "Van de 36 duo's" in told[3]
    assert "26" in told[3]
    assert "2 van de 8 anderen" in told[7]


def test_people_are_named_with_their_organisation() -> None:
    told = list(
        summary_sentences(a_summary(2, people=("arts", "coach")), names(Language.EN)).values()
    )
    assert "(general practice) and " in told[2]
