"""What is asked in a few words, put as the one wording of it that is read: `same_as.toml`.

A follow-up says little, so that the words of which it is made may be read in several ways; what is asked the
same way by everybody is read the same way whatever stood before it.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LONG = 60
"""Letters beyond which no wording of the list reaches."""
_BESIDE = re.compile(r"[\s.,?!~…'’\"-]+")
_BEFORE = re.compile(r"(?:그러면|그럼|그런데|근데|그래서|그리고)(?=[가-힣A-Z])")
_COURTESY = re.compile(r"(?:인가요?|입니까|이에요|예요|이야|야|죠|지요?|나요|니|요)$|(?<=는)지$")
"""Korean endings that only say how one speaks with another."""


def put_the_same(text: str) -> str:
    """The wording that a question of a few words is read as, or the question as it is."""
    return wordings_alike().get(_bare(text), text) if len(text) < LONG else text


@cache
def wordings_alike() -> Mapping[str, str]:
    """Each listed wording without blanks, signs and courtesy, and the wording it is read as."""
    source = tomllib.loads(files(__package__).joinpath("same_as.toml").read_text(encoding="utf-8"))
    classes = [one for language in source.values() for one in language.items()]
    return {_bare(one): plain for plain, same in classes for one in same}


def _bare(text: str) -> str:
    """A wording without what changes nothing in it."""
    bare = _BEFORE.sub("", _BESIDE.sub("", text).casefold(), count=1)
    return _COURTESY.sub("", bare)
