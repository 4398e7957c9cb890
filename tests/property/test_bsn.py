"""A BSN is found however people write it, and what people write for something else is left alone. All numbers are made up."""

from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.bsn import bsn_starts, holds_bsn, masked
from graphmodel.errors import CasusFileError
from graphmodel.loading import Media, read_casus

GROUPINGS = ((9,), (3, 3, 3), (4, 2, 3), (3, 2, 4), (2, 3, 4), (2, 2, 2, 3), (3, 2, 3, 1), (3, 6))
SIGNS = (".", "-", "/", "_", "·", "\u2010", "\u2013", "\u2212")
SPACES = (" ", "  ", "\u00a0", "\u202f", "\u2009", "\t", "\u200b", "\u00ad", " \u00a0 ")
# Letters that no number can go on behind, and no sign that would make the digits a part of another one.
words = st.text("abcxyzé ,;:()'\n", max_size=12)
digits = st.integers(0, 9)


def passes(number: list[int]) -> bool:
    """The elfproef, as it is told: nine times the first, eight times the second, ..., and once the last taken away."""
    total = sum((9 - place) * digit for place, digit in enumerate(number[:8])) - number[8]
    return total % 11 == 0 and sum(number) > 0


@st.composite
def bsns(draw: st.DrawFn) -> str:
    """Nine digits that pass the elfproef."""
    first = draw(st.lists(digits, min_size=8, max_size=8))
    fitting = [[*first, last] for last in range(10) if passes([*first, last])]
    # Of some eight digits no ninth makes a BSN: the one before the last is then moved on.
    if not fitting:
        moved = [*first[:7], (first[7] + 1) % 10]
        fitting = [[*moved, last] for last in range(10) if passes([*moved, last])]
    if not fitting:
        return "111222333"
    return "".join(map(str, fitting[0]))


@st.composite
def separators(draw: st.DrawFn) -> str:
    sign = draw(st.sampled_from(SIGNS))
    wide = draw(st.sampled_from(SPACES))
    return draw(st.sampled_from([sign, wide, f" {sign} ", f"{sign} ", f"{wide}{sign}"]))


@st.composite
def written_bsns(draw: st.DrawFn) -> str:
    """A BSN in one piece or in groups."""
    bsn, between = draw(bsns()), draw(separators())
    ends = list(accumulate(draw(st.sampled_from(GROUPINGS))))
    return between.join(bsn[start:end] for start, end in zip([0, *ends], ends, strict=False))


def is_a_number_in_a_year(written: str) -> bool:
    """As `2021/06/123`, which people write for the number of a case."""
    parts = written.replace("/", "-").split("-")
    return [len(part) for part in parts] == [4, 2, 3] and parts[0][:2] in ("19", "20")


@given(words, written_bsns().filter(lambda w: not is_a_number_in_a_year(w)), words)
def test_a_bsn_is_found_and_masked_however_it_is_written(
    before: str, written: str, behind: str
) -> None:
    text = f"{before}{written}{behind}"
    assert list(bsn_starts(text)) == [len(before)]
    hidden = masked(text)
    assert hidden == f"{before}{''.join('*' if c.isdigit() else c for c in written)}{behind}"
    assert not holds_bsn(hidden)


@given(st.lists(digits, min_size=9, max_size=9))
def test_nine_digits_are_a_bsn_when_they_pass_the_elfproef(number: list[int]) -> None:
    assert holds_bsn("".join(map(str, number))) == passes(number)


@given(words, written_bsns().filter(lambda w: not is_a_number_in_a_year(w)), words)
def test_a_bsn_in_a_casus_file_is_refused_in_yaml_and_in_json(
    before: str, written: str, behind: str
) -> None:
    told = "".join(c if c.isalnum() or c in " .-/_,;:()" else f"\\u{ord(c):04x}" for c in written)
    around = [" ".join(each.replace("'", "").split()) for each in (before, behind)]
    label = f"{around[0]}{told}{around[1]}"
    text = f'{{"format": "casus/1", "casus": {{"id": "a", "title": "{label}"}}}}'
    for media in Media:
        with pytest.raises(CasusFileError) as caught:
            read_casus(text.encode(), "a", media)
        assert "problem.bsn" in {problem.code for problem in caught.value.problems}
        assert not any(written in str(problem) for problem in caught.value.problems)


day_marks = st.sampled_from(["-", "/", ".", " "])
days = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(days, days, day_marks, st.sampled_from([" ", " - ", "-", "/", " t/m ", ", "]))
def test_days_side_by_side_are_no_bsn(one: date, other: date, mark: str, between: str) -> None:
    for form in (f"%Y{mark}%m{mark}%d", f"%d{mark}%m{mark}%Y", "%Y%m%d"):
        assert not holds_bsn(f"van {one.strftime(form)}{between}{other.strftime(form)}.")


@given(st.lists(digits, min_size=8, max_size=8).map(lambda d: "".join(map(str, d))), words)
def test_the_keys_of_registers_of_eight_digits_are_no_bsn(number: str, around: str) -> None:
    for text in (f"agb:{number}", f"kvk {number}", f"AGB {number[:2]} {number[2:]}", number):
        assert not holds_bsn(f"{around}{text}{around}")


@given(st.lists(digits, min_size=8, max_size=8).map(lambda d: "".join(map(str, d))))
def test_telephone_numbers_are_no_bsn(number: str) -> None:
    a, b, c = number[:2], number[2:5], number[5:]
    for text in (
        f"06{number}",
        f"06-{number}",
        f"06 {number[:4]} {number[4:]}",
        f"06 {number[:2]} {number[2:4]} {number[4:6]} {number[6:]}",
        f"0{a}-{b} {c}0",
        f"0{a} - {b}{c}1",
        f"+316{number}",
        f"+31 6 {number}",
        f"+31 6{a} {b} {c}",
        f"+31 (0)6{a} {b} {c}",
        f"0031 6{a}-{b}-{c}",
        f"+31-2{a[0]}-{b}-{c}1",
    ):
        assert not holds_bsn(f"bel {text}, graag")


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(0, 99_999))
def test_a_number_in_a_year_is_no_bsn(year: int, month: int, number: int) -> None:
    assert not holds_bsn(f"zaak {year}-{number:05}")
    assert not holds_bsn(f"zaak {year}/{month:02}/{number % 1000:03}")
