from hypothesis import given
from hypothesis.strategies import integers, text

from visualisations.lettering import ELLIPSIS, isolated, lines_of, unturned, width_of, writable

SIZE, WIDTH = 13.0, 160.0


def test_a_short_text_is_one_line() -> None:
    assert lines_of("Huisarts", SIZE, WIDTH, 3) == ("Huisarts",)


def test_words_stay_whole_and_in_order() -> None:
    lines = lines_of("medewerker van het sociaal wijkteam Noord", SIZE, WIDTH, 5)
    assert len(lines) > 1
    assert " ".join(lines) == "medewerker van het sociaal wijkteam Noord"


def test_a_long_dutch_word_is_not_broken() -> None:
    assert lines_of("jeugdverpleegkundige", SIZE, WIDTH, 3) == ("jeugdverpleegkundige",)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = lines_of("woord " * 80, SIZE, WIDTH, 3)
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)


def test_nothing_to_see_is_no_line() -> None:
    assert lines_of(" \t\n ", SIZE, WIDTH, 3) == ()


@given(text(max_size=600), integers(1, 4))
def test_no_text_needs_more_room_than_there_is(written: str, most: int) -> None:
    lines = lines_of(written, SIZE, WIDTH, most)
    assert len(lines) <= most
    assert all(width_of(line, SIZE) <= WIDTH * 1.15 for line in lines)


def test_a_character_that_xml_cannot_hold_is_replaced() -> None:
    assert writable("a\x01b\ud800c\ufffe") == "a�b�c�"


def test_a_text_with_ordinary_characters_stays_as_it_is() -> None:
    assert writable("Café “De Berk” 👩\n\tß") == "Café “De Berk” 👩\n\tß"


def test_a_text_from_right_to_left_is_kept_apart_from_its_neighbours() -> None:
    assert isolated("אבגד") == "\u2068אבגד\u2069"


def test_a_text_from_left_to_right_needs_no_keeping_apart() -> None:
    assert isolated("Moeder") == "Moeder"


def test_what_turns_the_direction_of_a_sentence_is_taken_out_and_its_letters_stay() -> None:
    assert unturned("a \u202eb\u202c שלום") == "a b שלום"
