"""Scenes of the invented gezinnen, made once: a scene never changes."""

from functools import cache

from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.pictures import casus_of, gezin_berk, hostile_casus
from visualisations.scene import Scene, compose


@cache
def berk_gaps() -> Gaps:
    """What the rules find in the gezin with ten hulpverleners."""
    return find_gaps(network_of(gezin_berk()))


@cache
def berk(language: Language = Language.NL) -> Scene:
    """The gezin with ten hulpverleners, with every finding."""
    gaps = berk_gaps()
    return compose(gaps.run.network, gaps.findings, language)


@cache
def hostile() -> Scene:
    """The casus in which every name is hostile."""
    gaps = find_gaps(network_of(hostile_casus()))
    return compose(gaps.run.network, gaps.findings, Language.NL)


@cache
def of_size(hulpverleners: int) -> Scene:
    """A casus with so many hulpverleners, without findings."""
    return compose(network_of(casus_of(hulpverleners)), (), Language.NL)
