"""Any row of saves, deletes and questions leaves a store as it leaves a plain dict."""

from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from graphmodel.errors import UnknownCasusError, UnknownVersionError
from graphmodel.model.casus import Casus, content_hash
from graphmodel.questions import question
from graphmodel.stores import CasusFilter, GraphStore
from tests.contract.conftest import empty
from tests.contract.invented import AT, retitled
from tests.strategies import CASUS_IDS, casussen

IDS = st.sampled_from((*CASUS_IDS, "gezin-nergens"))


class StoreMachine(RuleBasedStateMachine):
    """Plays on `store` and on a dict of the contents that each casus had, oldest first."""

    store: ClassVar[GraphStore]

    def __init__(self) -> None:
        super().__init__()
        self.expected: dict[str, list[Casus]] = {}

    def teardown(self) -> None:
        empty(self.store)

    @rule(casus=casussen())
    def save(self, casus: Casus) -> None:
        number = self._expect(casus)
        assert self.store.save(casus, AT).version == number

    @precondition(lambda self: bool(self.expected))
    @rule(data=st.data())
    def save_again(self, data: st.DataObject) -> None:
        casus_id = data.draw(st.sampled_from(sorted(self.expected)))
        contents = self.expected[casus_id]
        assert self.store.save(contents[-1], AT).version == len(contents)

    @precondition(lambda self: bool(self.expected))
    @rule(data=st.data(), title=st.sampled_from(("een", "twee", "<b>drie</b>")))
    def save_under_another_title(self, data: st.DataObject, title: str) -> None:
        casus_id = data.draw(st.sampled_from(sorted(self.expected)))
        casus = Casus.model_validate(
            retitled(self.expected[casus_id][-1], title).model_dump(
                by_alias=True, exclude_unset=True
            )
        )
        number = self._expect(casus)
        assert self.store.save(casus, AT).version == number

    @rule(found=st.lists(casussen(), max_size=3))
    def save_many(self, found: list[Casus]) -> None:
        numbers = [self._expect(casus) for casus in found]
        assert [v.version for v in self.store.save_all(found, AT)] == numbers

    @rule(casus_id=IDS)
    def delete(self, casus_id: str) -> None:
        if self.expected.pop(casus_id, None):
            self.store.delete(casus_id)
        else:
            with pytest.raises(UnknownCasusError):
                self.store.delete(casus_id)

    @rule(casus_id=IDS, version=st.integers(1, 3))
    def read_a_version(self, casus_id: str, version: int) -> None:
        contents = self.expected.get(casus_id, [])
        if version <= len(contents):
            assert self.store.read(casus_id, version) == contents[version - 1]
        else:
            with pytest.raises((UnknownCasusError, UnknownVersionError)):
                self.store.read(casus_id, version)

    @rule(theme=st.sampled_from(("lvb", "detentie")))
    def ask(self, theme: str) -> None:
        rows = self.store.ask(question("casussen_with_theme", {"theme": theme}))
        assert [row[0] for row in rows] == [
            casus_id
            for casus_id in sorted(self.expected)
            if theme in (self.expected[casus_id][-1].casus.themes or ())
        ]

    @invariant()
    def the_list_tells_what_is_there(self) -> None:
        page = self.store.casussen(CasusFilter(), 0, 100)
        assert [(row.casus_id, row.version, row.hash) for row in page.casussen] == [
            (casus_id, len(contents), content_hash(contents[-1]))
            for casus_id, contents in sorted(self.expected.items())
        ]

    def _expect(self, casus: Casus) -> int:
        contents = self.expected.setdefault(casus.id, [])
        if not contents or contents[-1] != casus:
            contents.append(casus)
        return len(contents)


def test_a_store_behaves_as_a_plain_dict(store: GraphStore) -> None:
    class OnThisStore(StoreMachine):
        pass

    OnThisStore.store = store
    often = settings().max_examples // 4
    run_state_machine_as_test(
        OnThisStore, settings=settings(max_examples=often, stateful_step_count=10)
    )
