"""`vangnet load`: casus files into the store, each whole or not at all."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from api.arguments import add_files
from api.choice import opened_store
from api.commands.call import Call
from api.exits import Exit
from api.terminal import Progress, say
from graphmodel.errors import CasusFileError
from graphmodel.language import Language
from graphmodel.language.problems import error_text, problem_text
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.stores.contract import Version


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes files."""
    add_files(parser, language)


def run(call: Call) -> int:
    """What is wrong with one file keeps the others from nothing; then the status says that some input is wrong."""
    now = datetime.now(UTC).replace(microsecond=0)
    wrong: list[str] = []
    with opened_store(call.settings) as store:
        loaded = 0
        before: set[tuple[str, int]] = set()
        with Progress(len(call.given.files)) as progress:
            for version in store.save_all(_read(call, call.given.files, wrong, progress), now):
                # A file that says the same as one before it in this call changes nothing either.
                which = version.casus_id, version.version
                is_new = version.saved_at >= now and which not in before
                before.add(which)
                progress.step(_told(call, version, is_new=is_new))
                loaded += 1
    if len(call.given.files) > 1 or wrong:
        say(_sum(call, loaded, wrong))
    return Exit.INPUT_WRONG if wrong else Exit.DONE


def _read(
    call: Call, files: Sequence[str], wrong: list[str], progress: Progress
) -> Iterator[Casus]:
    """The casus of each file that can be read; the others are told and kept in `wrong`."""
    for file in files:
        try:
            yield read_casus_file(file)
        except CasusFileError as error:
            wrong.append(error.file)
            for problem in error.problems:
                progress.keep(problem_text(call.language, error.file, problem))
            progress.step(error_text(call.language, error))


def _told(call: Call, version: Version, *, is_new: bool) -> str:
    key = "load.saved" if is_new else "load.unchanged"
    return call.plural(key, version.facts, casus=version.casus_id, version=version.version)


def _sum(call: Call, loaded: int, wrong: Sequence[str]) -> str:
    told = call.plural("load.sum", loaded)
    return f"{told} {call.plural('load.wrong', len(wrong))}" if wrong else told
