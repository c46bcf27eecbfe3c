"""What the answer has said so far, as far as the next sentence leans on it."""

from dataclasses import dataclass

from assistant.grounding.facts import Fact
from assistant.grounding.names import Mention
from assistant.grounding.numerals import Numeral
from assistant.grounding.whens import When

MOST_CITED = 24


@dataclass(frozen=True, slots=True)
class Cited:
    """A numeral that was traced, and what to: a fact, or a derived value in a fact's clothes."""

    numeral: Numeral
    fact: Fact
    derived: bool = False
    compared: bool = False  # what another number is held against


@dataclass(frozen=True, slots=True)
class Context:
    """Names last spoken of, numbers cited, and the table or list the text is in."""

    items: tuple[Mention, ...] = ()
    whens: tuple[When, ...] = ()
    year: int | None = None
    cited: tuple[Cited, ...] = ()
    header: tuple[str, ...] = ()
    ordinal: int = 0
    earlier: bool = False  # an earlier answer was named
    average: bool = False
    unit_note: str = ""
