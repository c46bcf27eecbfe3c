"""Requests to change the data: a verb of change beside a new value, or beside what is stored."""

import re

from assistant.planner.reading.numbers import Number
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import Vocabulary

PIECES = ("", "개", "units", "unit", "pieces", "pcs", "%", "퍼센트", "프로", "percent")
LISTINGS = ("ask.top", "ask.bottom", "ask.most", "ask.least", "ask.recent", "ask.last")
ADDING = ("더해",)
"""Verbs that sum up what is stored, unless a new value stands beside them."""
_SET_TO = re.compile(
    r"^\W*(?:please |now |can you |could you )*(?:change|set|update|correct|edit|overwrite) "
    r"(?:it|that|this|the (?:quantity|value|figure|number|lot|record))(?: quantity| value)? to "
    r"(?!20[12]\d\b)\d[\d,]{2,}\s*(?:units|pieces|pcs)?[\s?.!]*$",
    re.IGNORECASE,
)
"""A new value for what was shown."""
_FALSIFIED = re.compile(
    r"(?:실적|생산량|생산\s*수량|수량|숫자|수치|값|기록|데이터)(?:을|를|도|만|은|는)?\s*(?:좀|살짝|조금|약간|더)?\s*"
    r"(?:줄여|늘려|낮춰|높여|깎아|부풀려|뻥튀기|조작)(?!서|야|진|질)"
)
"""A figure that is to be made larger or smaller, without a new value; "3개로 줄여줘" is of a list."""
_OF_THE_TIME = frozenset(
    ("in", "from", "since", "between", "of", "to", "vs", "by", "after", "over", "on", "at")
)
"""What stands behind "drop" where it is no verb: "drop in August?"."""
_KEPT = frozenset(("data", "database", "record", "records", "row", "rows", "entry", "entries", "table"))
_WORD = re.compile(r"[a-z']+")


def asks_to_edit(question: Question, words: Vocabulary) -> bool:
    """Whether a question tells to change what is stored; "change it to October" is none."""
    return _in_english(question, words) or _in_korean(question, words)


def drops_something(question: Question, words: Vocabulary) -> bool:
    """Whether an item or a period is to be dropped: after no answer, there is nothing to leave it out of."""
    said = _told(question, words)
    verb = said[:1] and said[0] in words.edits["drops"] and not _OF_THE_TIME.issuperset(said[1:2] or ["?"])
    return bool(verb) and bool(question.mentions or question.times or question.left_out)


def _told(question: Question, words: Vocabulary) -> list[str]:
    """The words of a question from its verb on."""
    said = _WORD.findall(question.text.lower())
    while said and said[0] in words.edits["opening"]:
        said = said[1:]
    return said


def _in_english(question: Question, words: Vocabulary) -> bool:
    if _SET_TO.search(question.text):
        return True
    said = _told(question, words)
    if said and said[0] in words.edits["drops"]:
        return bool(_KEPT & set(said))
    if not said or question.says(*LISTINGS):
        return False
    verb, rest = said[0], set(said[1:])
    value = any(_is_value(one) for one in question.numbers) or bool(words.edits["none"] & rest)
    if verb in words.edits["english"]:
        return value or bool(words.edits["stored"] & rest) or len(question.mentions) > 1
    about = bool(question.mentions or question.times or words.edits["stored"] & rest)
    if verb in words.edits["better"]:
        return about
    return verb in words.edits["with_value"] and value and about


def _in_korean(question: Question, words: Vocabulary) -> bool:
    if _FALSIFIED.search(question.text):
        return True
    verbs = "|".join(sorted(words.edits["korean"], key=len, reverse=True))
    found = re.search(rf"(?:{verbs})(?=[^가-힣]|줘|라|주|하|해|봐|놔|버|면|야|고|$)", question.text)
    if not found or question.says(*LISTINGS):
        return False
    before = question.text[: found.start()]
    stored = "|".join(words.edits["stored"])
    if found[0] not in ADDING and re.search(rf"(?:{stored})(?:을|를|도|만|좀)?\s*$", before):
        return True
    given = any(_is_value(one) and one.start < found.start() for one in question.numbers)
    return given and bool(question.mentions or question.times or question.says("measure.quantity"))


def _is_value(number: Number) -> bool:
    return number.role in ("plain", "limit") and number.unit in PIECES
