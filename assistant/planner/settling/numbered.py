"""An item by its number alone, of the letters of the item before: "22번은?" after BW0021."""

from dataclasses import replace

from assistant.planner.frame import Frame
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question
from tools.items import ItemIndex


def with_numbered(question: Question, kept: Frame | None, index: ItemIndex) -> Question:
    """ "22번은?" after BW0021: the item of the same letters with that number, where there is one."""
    before = kept.items[0].code if kept and kept.items else ""
    letters = before.rstrip("0123456789")
    if not letters or len(before) == len(letters):
        return question
    size = len(before) - len(letters)
    numbers = [one for one in question.numbers if one.role == "code"][:1]
    bare = [one for one in question.mentions if one.text.isdigit() and not one.item] if not numbers else []
    said = [(f"{one.value:0{size}d}", one) for one in numbers] + [(one.text, one) for one in bare]
    hits = [index.exact(letters + figures).hits for figures, _ in said]
    if not said or any(len(found) != 1 for found in hits):
        return question
    items = [
        Mention(question.text[one.start : one.end], found[0].item, 1, one.start, one.end)
        for (_, one), found in zip(said, hits, strict=True)
    ]
    others = [one for one in question.mentions if one not in bare]
    mentions = sorted((*others, *items), key=lambda one: one.start)
    left = tuple(one for one in question.numbers if one not in numbers)
    return replace(question, mentions=tuple(mentions), numbers=left)
