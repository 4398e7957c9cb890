"""What the README says holds."""

import re
from pathlib import Path

import pytest

from api.cli import main
from graphmodel import vocabulary
from graphmodel.model import entities, facts
from graphmodel.model.entities import Item

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = {
    "Agreement",
    "CasusVersion",
    "Contact",
    "Decision",
    "Domain",
    "Examined",
    "Explanation",
    "Handover",
    "Involvement",
    "Item",
    "Knowledge",
    "Lasting",
    "Need",
    "Organisation",
    "OrganisationRecord",
    "OrganisationType",
    "Plan",
    "Share",
    "Sighting",
    "Source",
    "SourcedItem",
    "Supervisor",
}
"""Words of the model that a professional would use in English as well; every other word of it needs the glossary."""


def glossary() -> set[str]:
    rows = README.split("## Glossary")[1]
    return {
        word.strip().lower()
        for row in re.findall(r"^\| ([^|]+) \|", rows, flags=re.MULTILINE)
        for word in row.split(",")
    }


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102  # our own README


def test_every_dutch_word_of_the_model_has_a_row_in_the_glossary() -> None:
    names = {
        name
        for module in (entities, facts)
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Item)
    }
    labels = {label.value for label in vocabulary.Label}
    dutch = {name.lower() for name in (names | labels) - ENGLISH}
    assert dutch <= glossary()


def test_every_file_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:graphmodel|model|analysis|gaps|stores)/[\w/]+\.py)`", README)
    found = [
        path for path in named if (ROOT / path).exists() or (ROOT / "graphmodel" / path).exists()
    ]
    assert named
    assert found == named


def test_every_make_verb_that_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"`?make (\w+)", README)) - {"and"}
    assert verbs
    assert all(re.search(rf"^{verb}:", makefile, flags=re.MULTILINE) for verb in verbs)


def test_the_picture_is_what_the_story_gives(tmp_path: Path) -> None:
    story = ROOT / "fixtures" / "gezin-linde"
    drawn = tmp_path / "network.svg"
    call = ["network", str(story / "casus.yaml"), "--format", "svg", "-o", str(drawn)]
    assert main(call) == 0
    assert drawn.read_bytes() == (story / "network.svg").read_bytes()
