"""What is asked in a few words, put as the one wording of it that is read: `same_as.toml`.

A follow-up says little, so that the words of which it is made may be read in several ways; what is asked the
same way by everybody is read the same way whatever stood before it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

LONG = 60
"""Letters beyond which no wording of the list reaches."""
_BESIDE = re.compile(r"[\s.,?!~…'’\"-]+")
_BEFORE = re.compile(r"(?:그러면|그럼|그런데|근데|그래서|그리고)(?=[가-힣A-Z])")
_COURTESY = re.compile(r"(?:인가요?|입니까|이에요|예요|이야|야|죠|지요?|나요|니|요)$|(?<=는)지$")
"""Korean endings that only say how one speaks with another."""


_TIME = (
    r"(?:the )?(?:last|this|past|previous) (?:\d{1,2} |two |three )?"
    r"(?:day|week|month|quarter|year|weekend)s?|"
    r"(?:(?:jan|febr?|apr|aug|sept?|oct|nov|dec)(?:uary|il|ust|(?:o|em)?ber)?|mar(?:ch)?|may|june?|july?|"
    r"q[1-4]|h[12]|the (?:first|second) half)"
    r"(?:,? (?:of )?(?:20\d\d|last year|this year))?|20\d\d|yesterday|today"
)
SLOTS = {
    "<time>": rf"(?P<time>{_TIME})",
    "<other>": rf"(?P<other>{_TIME})",
    "<year>": r"(?P<year>20\d\d)",
    "<when>": rf"(?P<when>(?:(?:in|on|for|during) )?(?:{_TIME}))",
}
"""What a wording may name: a time, another one, a year, or a time with the word before it."""


def put_the_same(text: str) -> str:
    """The wording that a question of a few words is read as, or the question as it is."""
    if len(text) >= LONG:
        return text
    plain = wordings_alike().get(_bare(text))
    return plain if plain is not None else _with_its_time(text)


def _with_its_time(text: str) -> str:
    """The wording that a question with a time in it is read as: "its output in May?"."""
    for pattern, plain in wordings_of_a_time():
        found = pattern.fullmatch(text.strip())
        if found:
            for slot, said in found.groupdict().items():
                plain = plain.replace(f"<{slot}>", said)
            return plain
    return text


@cache
def wordings_alike() -> Mapping[str, str]:
    """Each listed wording without blanks, signs and courtesy, and the wording it is read as."""
    return {_bare(one): plain for plain, same in _classes() for one in same if "<" not in one}


@cache
def wordings_of_a_time() -> Sequence[tuple[re.Pattern[str], str]]:
    """The listed wordings that name a time, and the wording each is read as."""
    slotted = [(one, plain) for plain, same in _classes() for one in same if "<" in one]
    return [(re.compile(_pattern(one), re.IGNORECASE), plain) for one, plain in slotted]


def _classes() -> Sequence[tuple[str, list[str]]]:
    """The wordings that are read, each with those that mean the same."""
    source = tomllib.loads(files(__package__).joinpath("same_as.toml").read_text(encoding="utf-8"))
    return [one for language in source.values() for one in language.items()]


def _pattern(wording: str) -> str:
    """A listed wording as a pattern, with "and" before it and any sign behind."""
    pattern = re.escape(wording.rstrip("?")).replace("\\ ", r"\s+")
    for slot, said in SLOTS.items():
        pattern = pattern.replace(slot, said)
    return rf"(?:(?:and|so|then)\s+)*{pattern}[\s?.!]*"


def _bare(text: str) -> str:
    """A wording without what changes nothing in it."""
    bare = _BEFORE.sub("", _BESIDE.sub("", text).casefold(), count=1)
    return _COURTESY.sub("", bare)
