"""English words that fit the number beside them: `1 [item/items]`, `there [is/are] 3 lots`."""

import re

_CHOICE = re.compile(r"\[(?P<one>[A-Za-z ]*)/(?P<many>[A-Za-z ]+)\]")
_NUMBER = r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)(?![\w-])"
_AFTER, _BEFORE = re.compile(rf" {_NUMBER}"), re.compile(_NUMBER)


def fit(text: str) -> str:
    """The text with each `[one/many]` replaced by the form for the number right behind it, else before it."""
    while found := _CHOICE.search(text):
        before, behind = text[: found.start()], text[found.end() :]
        after = _AFTER.match(behind)
        numbers = [after[1]] if after else _BEFORE.findall(before)
        chosen = found["one"] if numbers and numbers[-1] == "1" else found["many"]
        text = before + chosen + behind
    return text
