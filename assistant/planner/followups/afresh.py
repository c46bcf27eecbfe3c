"""A question that says itself that it is another: "다른 건데, …", "unrelated: …"."""

import re

_AFRESH = re.compile(
    r"^\W*(?:(?:아|참|그리고|근데|그런데|음)[\s,]*)*(?:이건\s*)?"
    r"(?:별개로|다른\s*(?:건데|얘긴데|얘기인데|얘기지만|질문인데|질문이요|걸\s*물어볼게)|딴\s*(?:얘기지만|얘긴데)|새로운?\s*질문인데)(?:요)?[\s,.!]*|"
    r"^\W*(?:(?:right|ok|okay|now|so|and|well|alright|thanks)[\s,.!]+)*(?:on )?(?:an? )?"
    r"(?:totally |completely )?(?:different|separate|another|unrelated|new|other) "
    r"(?:matter|question|topic|note|subject|thing)(?: altogether)?\s*[:,.;–-]+\s*|"
    r"^\W*(?:unrelated|something else)\s*[:,.;–-]+\s*",
    re.IGNORECASE,
)


def without_opening(text: str) -> str | None:
    """The question behind such an opening; nothing where it has none."""
    found = _AFRESH.match(text)
    rest = text[found.end() :].strip() if found else ""
    return rest or None
