"""The site's own words: whether the glossary can be read, and whether what its words stand for is known."""

from collections.abc import Iterable, Iterator

from assistant.glossary import FILE_NAME, read
from assistant.planner.reading.question import read_question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.settings import Settings
from maintenance.checks.finding import Finding, fail, ok, warn
from maintenance.generation import has_generation
from tools.items import index_of
from tools.warehouse import Warehouse


def glossary(settings: Settings) -> Iterator[Finding]:
    """The glossary is read, and each of its words stands for something known."""
    path = settings.data_dir / FILE_NAME
    if not path.is_file():
        yield ok("glossary", "doctor_glossary_none")
        return
    try:
        words = read(path).words
    except (OSError, ValueError) as error:
        yield fail("glossary", "doctor_glossary_broken", path=path, reason=error)
        return
    found = list(_unknown(settings, words.items())) if has_generation(settings) else []
    yield from found or [ok("glossary", "doctor_glossary", words=len(words))]


def _unknown(settings: Settings, words: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Words that stand for an item or a word that nobody knows."""
    index = index_of(Warehouse(settings.snapshots_dir).current())
    for word, meaning in words:
        said = read_question(meaning, index, settings.today(), vocabulary())
        codes = [one.text for one in said.mentions if not one.fits]
        for code in codes:
            yield warn("glossary", "doctor_glossary_code", word=word, code=code)
        if said.unknown and not codes:
            yield warn("glossary", "doctor_glossary_word", word=word, meaning=meaning)
