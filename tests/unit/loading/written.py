"""Casus files as text for the tests of loading: all invented."""

from graphmodel.errors import CasusFileError, Problem
from graphmodel.language.problems import problem_text
from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus

BSN = "111222333"

WHOLE = """\
format: casus/1
casus:
  id: gezin-voorbeeld
  title: Gezin Voorbeeld (verzonnen)
  municipality: GM0344
  themes: [18-18plus, lvb]
  examined: {from: 2021-01, until: 2023-06-30}
calamiteit: {date: 2023-06-12, summary: val van de trap, gezinsleden: [kind-1]}
sources:
  - {id: b1, title: Dossier wijkteam, kind: dossier, organisation: wijkteam, complete: true}
gezinsleden:
  - {id: kind-1, label: Dochter, relation: child, born: 2015-04, in_gezin: true}
organisations:
  - {id: wijkteam, name: Wijkteam Noord, type: wijkteam, registry: "agb:01234567"}
  - {id: school, name: De Regenboog, type: school_po, domains: [onderwijs]}
hulpverleners:
  - {id: hv-1, organisation: wijkteam, role: gezinscoach, label: Gezinscoach}
  - {id: hv-2, organisation: school, role: leerkracht}
involvements:
  - {hulpverlener: hv-1, gezinslid: kind-1, domain: jeugd, kind: begeleidt, from: 2021-03, until: null, source: b1}
contacts:
  - {id: c1, date: 2022-02-14, kind: casusoverleg, hulpverleners: [hv-1, hv-2], invited: [], source: b1 p. 12}
handovers:
  - {id: o1, type: HO-VT-LOKAAL, from: hv-2, to: wijkteam, sent: 2022-05~, accepted: null, carried: [veiligheidsplan]}
signalen:
  - id: s1
    text: >
      blauwe plekken
      op de arm
    kind: onveiligheid
    severity: severe
    known_by:
      - {hulpverlener: hv-2, since: 2022-01-20}
    shared:
      - {from: hv-2, to: hv-1, date: 2022-02-14, response: acknowledged}
plans: []
"""


def casus_of(text: str, media: Media = Media.YAML) -> Casus:
    """The casus that `text` writes."""
    return read_casus(text.encode(), "casus", media)


def problems_of(text: str | bytes, media: Media = Media.YAML) -> tuple[Problem, ...]:
    """What is wrong with `text`; none when it is right."""
    content = text if isinstance(text, bytes) else text.encode()
    try:
        read_casus(content, "casus", media)
    except CasusFileError as error:
        return error.problems
    return ()


def found_in(text: str | bytes, media: Media = Media.YAML) -> list[tuple[int, str, str]]:
    """Line, path and code of each problem, without the prefix that all codes have."""
    return [
        (problem.line, problem.path, problem.code.removeprefix("problem."))
        for problem in problems_of(text, media)
    ]


def told(text: str | bytes, media: Media = Media.YAML) -> str:
    """Everything that people would read about `text`, in both languages."""
    problems = problems_of(text, media)
    return "\n".join(
        f"{problem_text(language, 'casus', each)} {each!r}"
        for language in ("nl", "en")
        for each in problems
    )


def with_line(added: str, after: str) -> str:
    """The whole casus with one more line behind the first that starts with `after`."""
    lines = WHOLE.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(after))
    return "\n".join([*lines[: at + 1], added, *lines[at + 1 :], ""])


def changed(old: str, new: str) -> str:
    """The whole casus with one place changed; the place must be there once."""
    if WHOLE.count(old) != 1:
        raise ValueError(old)
    return WHOLE.replace(old, new)


def line_of(part: str) -> int:
    """The line of the whole casus on which `part` stands first."""
    return WHOLE[: WHOLE.index(part)].count("\n") + 1
