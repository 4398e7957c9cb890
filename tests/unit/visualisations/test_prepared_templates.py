"""Every template is sound before anybody asks for a page."""

from graphmodel.language import Language
from visualisations.templating import environment, prepare


def test_every_template_compiles_and_is_kept() -> None:
    prepare()
    for language in Language:
        kept = environment(language).cache
        assert kept is not None
        assert len(list(kept.keys())) == len(environment(language).list_templates(["jinja"]))
