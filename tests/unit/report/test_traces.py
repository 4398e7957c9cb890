"""The documents on traces: what stands in them, and a clear word where a record is odd."""

from datetime import date
from typing import Any

import pytest

from graphmodel.analysis.what_if import Experiment, ImaginedContact
from graphmodel.gaps.run import Run
from graphmodel.gaps.settings import default_settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.trace import Asked, knowledge_document, traces_document
from graphmodel.report.trace_document import TracedHulpverlener, TracedSignaal
from tests.builders import a_casus, findings, ids, meets, serves

PEOPLE = {"a": "school_po", "b": "wijkteam", "c": "huisarts"}
SERVICES = [serves("a", domain="onderwijs"), serves("b"), serves("c", domain="gezondheid")]


def a_signaal(**keys: Any) -> dict[str, Any]:
    known = [{"hulpverlener": "a", "since": "2022-03-01"}]
    basis = {"id": "s1", "kind": "onveiligheid", "severity": "severe", "date": "2022-03-01"}
    return {**basis, "gezinsleden": ["kind"], "known_by": known, **keys}


def share(giver: str, receiver: str | None, on: str | None) -> dict[str, Any]:
    return {"from": giver, "to": receiver, **({"date": on} if on else {})}


def with_signaal(signaal: dict[str, Any] | None = None, **lists: Any) -> Casus:
    basis: dict[str, Any] = {"involvements": SERVICES, "signalen": [signaal or a_signaal()]}
    return a_casus(PEOPLE, **{**basis, **lists})


def run_of(casus: Casus, day: str | None = None) -> Run:
    on = date.fromisoformat(day) if day else None
    return Run(Situation(network_of(casus, on), default_settings()))


def traced(casus: Casus, day: str | None = None, **asked: Any) -> TracedSignaal:
    return traces_document(run_of(casus, day), Asked(**asked)).signalen[0]


def told(casus: Casus, **asked: Any) -> list[str]:
    explained = traced(casus, signaal="s1", **asked).explanation
    assert explained
    return [line.text.en for line in explained]


def test_a_term_that_runs_past_the_calendar_ends_with_it() -> None:
    on = "9999-12-31"
    signaal = a_signaal(date=on, known_by=[{"hulpverlener": "a", "since": on}])
    run = run_of(with_signaal(signaal), on)
    should = row(traces_document(run, Asked()).signalen[0], "b").should
    assert should is not None
    assert should.by == on
    assert knowledge_document(run).day == on


def row(signaal: TracedSignaal, who: str) -> TracedHulpverlener:
    return next(each for each in signaal.hulpverleners if each.hulpverlener == who)


class TestInShort:
    def test_a_signaal_has_its_break_and_what_could_have_repaired_it(self) -> None:
        found = traced(with_signaal(contacts=[meets("a", "b", on="2022-03-20")]))
        assert found.earliest_break is not None
        assert (found.earliest_break.hulpverlener, found.earliest_break.by) == ("b", "2022-03-08")
        assert found.earliest_break.holders == ("a",)
        assert [each.hulpverlener for each in found.earliest_break.together] == ["c"]
        assert found.route is not None
        assert found.route.last_chance is not None
        assert (found.route.last_chance.giver, found.route.last_chance.last) == ("a", "2022-03-08")
        assert found.route.fewest_missing is not None
        assert len(found.route.fewest_missing) == 1

    def test_later_ones_are_listed_under_the_break_and_not_beside_it(self) -> None:
        decision = {
            "id": "d1",
            "date": "2022-06-01",
            "by": "c",
            "kind": "triage",
            "gezinsleden": ["kind"],
        }
        broken = traced(with_signaal(decisions=[decision])).earliest_break
        assert broken is not None
        assert [each.hulpverlener for each in broken.consequences] == ["c"]
        assert broken.together == ()

    def test_the_break_is_the_first_whose_holder_knew_and_not_the_first_that_was_missed(
        self,
    ) -> None:
        late = a_signaal(known_by=[{"hulpverlener": "a", "since": "2022-05-01"}])
        services = [*SERVICES[:2], serves("c", domain="gezondheid", from_="2022-06-01")]
        broken = traced(with_signaal(late, involvements=services)).earliest_break
        assert broken is not None
        assert (broken.hulpverlener, broken.by) == ("c", "2022-06-08")

    def test_when_all_knew_in_time_nothing_is_asked(self) -> None:
        both = [share("a", "b", "2022-03-02"), share("a", "c", "2022-03-02")]
        found = traced(with_signaal(a_signaal(shared=both)))
        assert (found.earliest_break, found.route) == (None, None)

    def test_who_left_before_the_signaal_can_still_be_told(self) -> None:
        gone = [SERVICES[0], serves("b", from_="2022-01-01", until="2022-02-01")]
        found = traced(with_signaal(involvements=gone), signaal="s1", to="b")
        assert found.route is not None
        assert found.route.last_chance is not None
        assert (found.route.last_chance.giver, found.route.last_chance.receiver) == ("a", "b")

    def test_a_right_that_was_not_used_for_a_severe_signaal_is_a_missed_chance(self) -> None:
        people = {**PEOPLE, "gi": "gi"}
        services = [*SERVICES, serves("gi", domain="jeugdbescherming")]
        severe = a_casus(people, involvements=services, signalen=[a_signaal()])
        medium = a_casus(people, involvements=services, signalen=[a_signaal(severity="medium")])
        for casus, is_missed in ((severe, True), (medium, False)):
            should = row(traced(casus), "gi").should
            assert should is not None
            assert (should.strength, should.is_missed_chance) == ("MAY", is_missed)


class TestMatrix:
    def test_it_tells_since_when_it_was_called_for_and_both_readings_where_they_differ(
        self,
    ) -> None:
        same_day = [meets("a", "c", on="2022-03-02"), meets("c", "b", on="2022-03-02")]
        matrix = knowledge_document(run_of(with_signaal(contacts=same_day)))
        cell = {each.hulpverlener: each for each in matrix.cells}
        assert (cell["b"].should_since, cell["b"].should_by) == ("2022-03-01", "2022-03-08")
        assert cell["b"].could_possibly_since is None
        assert cell["b"].same_day == ("2022-03-02", "2022-03-02")
        assert cell["c"].same_day is None

    def test_whoever_only_was_told_has_a_cell_for_each_signaal(self) -> None:
        second = a_signaal(id="s2", shared=[share("a", "c", "2022-03-02")])
        casus = with_signaal(involvements=SERVICES[:2], signalen=[a_signaal(), second])
        matrix = knowledge_document(run_of(casus))
        assert matrix.hulpverleners == ("a", "b", "c")
        assert len(matrix.cells) == 6


class TestOddRecords:
    def test_shares_in_a_circle_are_followed_once(self) -> None:
        circle = [
            share("a", "b", "2022-03-02"),
            share("b", "c", "2022-03-03"),
            share("c", "a", "2022-03-04"),
        ]
        found = traced(with_signaal(a_signaal(shared=circle)))
        knew = {
            r.hulpverlener: r.knew.since.first
            for r in found.hulpverleners
            if r.knew and r.knew.since
        }
        assert knew == {"a": "2022-03-01", "b": "2022-03-02", "c": "2022-03-03"}
        assert [first.hulpverlener for first in found.observed] == ["a"]

    def test_without_an_observer_it_begins_with_whoever_first_passed_it_on(self) -> None:
        found = traced(with_signaal(a_signaal(known_by=[], shared=[share("b", "c", "2022-03-02")])))
        assert [first.hulpverlener for first in found.observed] == ["b"]

    def test_a_share_before_it_was_noticed_is_said_not_to_fit(self) -> None:
        casus = with_signaal(a_signaal(shared=[share("a", "b", "2022-02-01")]))
        found = traced(casus)
        assert found.is_before_its_date
        assert [first.hulpverlener for first in found.observed] == ["a"]
        assert any("Which date is right is to be checked" in line for line in told(casus))
        assert not traced(with_signaal()).is_before_its_date

    def test_who_passes_on_what_cannot_have_come_is_known_without_a_route(self) -> None:
        signaal = a_signaal(shared=[share("c", "b", "2022-03-05")])
        assert ids(findings(with_signaal(signaal), "I04")) == ["I04:c~s1"]
        contact = meets("a", "c", on="2022-03-04")
        assert findings(with_signaal(signaal, contacts=[contact]), "I04") == ()

    def test_of_a_meeting_over_it_somebody_must_have_known(self) -> None:
        meeting = meets("b", "c", on="2022-03-05", signalen=["s1"])
        assert ids(findings(with_signaal(contacts=[meeting]), "I04")) == ["I04:b~s1", "I04:c~s1"]
        before = meets("a", "c", on="2022-03-03")
        assert findings(with_signaal(contacts=[before, meeting]), "I04") == ()

    def test_a_contact_of_which_only_the_year_is_known_makes_a_route_possible_only(self) -> None:
        could = row(traced(with_signaal(contacts=[meets("a", "b", on="2022")])), "b").could
        assert could is not None
        assert (could.possible, could.certain) == ("2022-03-01", None)

    def test_an_undated_contact_has_no_date_in_the_chain(self) -> None:
        could = row(traced(with_signaal(contacts=[meets("a", "b", on=None)])), "b").could
        assert could is not None
        assert could.chain[0].date is None

    def test_an_undated_signaal_counts_to_the_day_and_has_no_break(self) -> None:
        undated = {
            k: v for k, v in a_signaal(known_by=[{"hulpverlener": "a"}]).items() if k != "date"
        }
        casus = with_signaal(undated)
        found = traced(casus, "2022-06-30")
        should = row(found, "b").should
        assert should is not None
        assert should.by == "2022-06-30"
        assert found.earliest_break is None
        assert any("No earliest break can be pointed out" in line for line in told(casus))

    def test_without_gezinsleden_it_is_said_that_it_cannot_be_told_to_whom_it_mattered(
        self,
    ) -> None:
        nobody = {k: v for k, v in a_signaal().items() if k != "gezinsleden"}
        lines = told(with_signaal(nobody))
        assert any("Which member of the household the signal is about" in line for line in lines)

    def test_an_undated_decision_is_no_deadline(self) -> None:
        decision = {"id": "d1", "by": "b", "kind": "triage", "gezinsleden": ["kind"]}
        should = row(traced(with_signaal(decisions=[decision])), "b").should
        assert should is not None
        assert should.reason == "serves"

    def test_of_two_records_of_one_person_the_earliest_counts(self) -> None:
        days = [{"hulpverlener": "a", "since": day} for day in ("2022-03-05", "2022-03-01")]
        found = traced(with_signaal(a_signaal(known_by=days)))
        assert [first.fact for first in found.observed] == ["signalen[0].known_by[1]"]

    @pytest.mark.parametrize("receiver", ["a", None, "org-b"], ids=["oneself", "nobody", "inbox"])
    def test_a_share_with_no_other_person_makes_nobody_know(self, receiver: str | None) -> None:
        found = traced(with_signaal(a_signaal(shared=[share("a", receiver, "2022-03-02")])))
        assert [r.hulpverlener for r in found.hulpverleners if r.knew] == ["a"]
        assert [inbox.organisation for inbox in found.inboxes] == (
            ["org-b"] if receiver == "org-b" else []
        )

    def test_within_a_part_date_of_the_signaal_it_is_there_and_nothing_is_due(self) -> None:
        part = a_signaal(date="2022-03", known_by=[{"hulpverlener": "a", "since": "2022-03"}])
        found = traced(with_signaal(part), "2022-03-15")
        assert {r.verdict for r in found.hulpverleners} == {"in_order", "not_due"}
        assert found.earliest_break is None

    def test_before_it_was_noticed_there_is_no_signaal(self) -> None:
        run = run_of(with_signaal(), "2022-02-28")
        assert traces_document(run, Asked()).signalen == ()
        assert knowledge_document(run).cells == ()


def test_a_thought_experiment_never_passes_for_the_record() -> None:
    added = Experiment(add=(ImaginedContact("a", "b", date(2022, 3, 2)),))
    document = traces_document(run_of(with_signaal()), Asked("s1", "b", None, added))
    assert document.thought_experiment is not None
    assert document.thought_experiment.label.en.startswith("Thought experiment")
    assert row(document.signalen[0], "b").could is None
    imagined = row(document.thought_experiment.signalen[0], "b").could
    assert imagined is not None
    assert [hop.fact for hop in imagined.chain] == [None]
    lines = [line.text.en for line in document.thought_experiment.signalen[0].explanation or ()]
    assert any(line.startswith("In the thought experiment the signal could") for line in lines)
    assert not any("uninterrupted chain" in line for line in lines)


def test_asked_of_a_day_before_the_signaal_it_is_said_that_it_was_not_there() -> None:
    lines = told(with_signaal(), to="b", before=date(2022, 2, 1))
    assert lines[-1] == "On 1 February 2022 the signal was not there yet by its date."
