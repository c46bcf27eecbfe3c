"""Common English words with two letters swapped or one left out: "mnay", "yaer", "betwen"."""

import re
from collections.abc import Collection
from functools import cache

from assistant.planner.reading.vocabulary import vocabulary

COMMON = (
    "about", "above", "after", "all", "also", "and", "any", "article", "average", "batch", "before",
    "below", "best", "between", "bottom", "code", "compare", "count", "daily", "data", "date", "day",
    "days", "each", "every", "fall", "first", "for", "from", "give", "growth", "had", "half", "have",
    "highest", "history", "how", "item", "items", "just", "last", "least", "list", "lot", "lots",
    "lowest", "made", "make", "many", "month", "monthly", "months", "more", "most", "much", "name", "not",
    "number", "only", "output", "over", "per", "previous", "produce", "produced", "product", "production",
    "products", "quantity", "quarter", "quarterly", "rank", "record", "records", "same", "share", "show",
    "since", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "this", "total",
    "trend", "under", "unit", "units", "until", "was", "week", "weekly", "weeks", "were", "what", "when",
    "where", "which", "with", "without", "year", "yearly", "years", "yesterday",
)  # fmt: skip
RIGHT = frozenset(("three", "form", "nay", "bets", "may", "the", "on", "no"))
"""Words that are right as they are, though swapped letters make a common one of them."""
LONG, SHORT = 5, 3
"""Letters of a word that may lack one, and of one that has none too many."""
_WORD = re.compile(r"(?<![A-Za-z0-9가-힣'’_.-])[A-Za-z]{3,}(?![A-Za-z0-9가-힣_-])")


def with_letters_in_order(text: str, names: Collection[str]) -> str:
    """The text with swapped letters back in order; words of item names and known words stay."""
    return _WORD.sub(lambda found: _in_order(found[0], names), text)


def _in_order(typed: str, names: Collection[str]) -> str:
    word = typed.lower()
    meant = _mistyped().get(word)
    known = (word,) in vocabulary().english or word in RIGHT or word in names
    return typed if meant is None or known else meant


@cache
def _mistyped() -> dict[str, str]:
    """Each common word by what it is with two letters swapped, without an inner one or with one twice."""
    swapped = {
        word[:n] + word[n + 1] + word[n] + word[n + 2 :]: word
        for word in COMMON
        for n in range(len(word) - 1)
        if word[n] != word[n + 1]
    }
    short = {
        word[:n] + word[n + 1 :]: word
        for word in COMMON
        for n in range(1, len(word) - 1)
        if len(word) >= LONG or word == "week"
    }
    doubled = {
        word[:n] + word[n] + word[n:]: word for word in COMMON for n in range(len(word)) if len(word) > SHORT
    }
    return short | doubled | swapped
