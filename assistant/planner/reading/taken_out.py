"""English ways of saying that something is left out, put as the one that is read: "take SP out"."""

import re

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_DATA = (
    r"\b(?:records?|rows?|data(?:base)?|db|tables?|files?|lots?|batch\w*|entr(?:y|ies)|columns?|instructions?|"
    r"prompts?|rules?|filters?|previous|system|erp|everything|history|number|quantity|values?|duplicates?)\b"
)
"""Words of what is stored, or of what is told to whom answers: nothing that is left out of a sum."""
_PRONOUN = (
    r"(?:(?:the )?(?:item|product|code|period|year|month|breakdown|split)\b|"
    r"(?:it|that|this|what|how|them|those|these|my|your|all|any|me|us|out|off|by|from|to|in|of|than)\b)"
)
_BEYOND = r"(?! (?:under|below|over|above|with|that|which|less|more|fewer|at|made|smaller|bigger)\b)"
_THING = rf"(?!{_PRONOUN}{_BEYOND}|\d)(?P<what>[^,;:?!.]{{2,60}}?)"
_ENDS = r"(?=\s*(?:[,;:?!.]|$|\b(?:and|then) (?:sum|add|total|show|tell|give|what|how|rank|list|count)\b))"
_VERB = (
    r"(?:leave|take|strip|cut|keep|set|put) (?:out|aside|away|off)|drop|remove|ignore|skip|omit|exclude|"
    r"disregard|discount|subtract|deduct"
)
_GERUND = (
    r"(?:leaving|taking|stripping|cutting|keeping|setting|putting) (?:out|aside|away|off)|removing|ignoring|"
    r"skipping|omitting|disregarding|discounting|subtracting|deducting"
)
_LEAD = (
    r"^(?:(?:now|and|but|then|ok(?:ay)?|please|pls|so|again|same|the same|can you|could you|just|let's|lets|"
    r"what if (?:we|you|i)|if (?:we|you|i))[\s,]+)*"
)
_IF_WE = r"(?:what )?\b(?:if|when|once) (?:we|you|i|one|they) "
_SUPPOSED = re.compile(rf"{_IF_WE}(?:{_VERB}|don'?t count) (?={_THING})", re.IGNORECASE)
_DOING = re.compile(rf"\b(?:by )?(?:{_GERUND}) (?={_THING})", re.IGNORECASE)
_SPLIT = re.compile(
    rf"(?:{_IF_WE}|\bby |\bwith )?\b(?:(?:leav|tak|strip+|keep|set+|put+)(?:e|es|ing)?) {_THING} "
    r"(?:out|aside|away)\b(?! of\b)",
    re.IGNORECASE,
)
_FROM = rf"{_LEAD}(?:drop|remove|subtract|deduct|exclude|take) {_THING.replace('what', 'object')} from"
_OUT_OF = re.compile(
    rf"(?:{_IF_WE})?(?:\b(?:tak|strip+|leav|cut+)(?:e|ing)? {_THING} out of|{_FROM}) "
    r"(?P<whole>(?=[^,;:?!.]*(?:\d|\b(?:it|that|them|total|sum|list|family|months?|year|quarter)\b|"
    r"\b(?-i:[A-Z]{2})\b))[^,;:?!.]{2,40}?)(?=\s*(?:[,;:?!.]|$))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\bwith(?: all)?(?: the)? (?P<what>[^,;:?!.]{2,40}?) (?:left|taken|stripped|set|cut) "
    r"(?:out|aside|away)\b|"
    r"\b(?:if|when) (?P<uncounted>[^,;:?!.]{2,40}?) (?:don'?t|doesn'?t|do not|does not|didn'?t) count\b",
    re.IGNORECASE,
)
_OUT_TOO = re.compile(rf"{_LEAD}{_THING} out(?= (?:too|as well|also)\b)", re.IGNORECASE)
""" "PT out as well"."""
_TOLD = re.compile(rf"{_LEAD}(?P<verb>{_VERB}|minus) (?={_THING}{_ENDS})", re.IGNORECASE)
"""What is told to be left out of the answer before."""
_MINUS = re.compile(
    r"(?P<before>\b(?:total|output|production|everything|sum|overall|family|series|items|all|figures?|"
    rf"quantity|units|made|20\d\d|q[1-4]|h[12]|{_MONTH})(?:'s)?)"
    r"(?P<between>[^,;?!.]{0,30}?) minus "
    rf"(?!{_PRONOUN}|\d|the (?:rest|previous|same)|(?:{_MONTH}|q[1-4]\b|h[12]\b|last\b|20\d\d))"
    r"(?P<what>[^,;:?!.]{2,60})",
    re.IGNORECASE,
)
"""A sum without some of it; "BW total minus CT total" is a difference."""
_FIGURE = re.compile(r"\b(?:total|output|production|sum|volume|quantity|figures?)\b", re.IGNORECASE)
_IS_DATA = re.compile(_DATA, re.IGNORECASE)
_BRACKETS = re.compile(
    r"\b(?P<mark>except(?: for)?|excluding|without|not counting|not including|leaving out|omitting|minus) "
    r"(?:(?:the|all|our) )?(?:[a-z-]+ ){0,3}?(?:[a-z-]+ )\((?P<codes>[A-Za-z]{2,4}(?:-?\d{2,6})?"
    r"(?:(?:,| and|, and|/) ?[A-Za-z]{2,4}(?:-?\d{2,6})?)*)\)",
    re.IGNORECASE,
)
"""The codes behind words that say what they are: "without the toric ones (CT0025, CT0026)"."""
_ALL_BUT = re.compile(
    r"\b(?:all|every|any)(?: of)?(?: the)?(?: other)?"
    r"(?: (?:families|family|groups?|lines?|series|items?|products?))? but (?=(?-i:[A-Z]{2,4}\b))|"
    r"\b(?:that|which) (?:isn'?t|aren'?t|is not|are not|wasn'?t|weren'?t) (?=(?-i:[A-Z]{2,4}\b))",
    re.IGNORECASE,
)
_NON = re.compile(r"\bnon-?\s?(?P<what>(?-i:[A-Z]{2,4}))(?: (?:items|products|codes))?\b", re.IGNORECASE)
_APART = re.compile(rf"\b(?:apart|aside) from (?=(?:the )?(?:{_MONTH}|q[1-4]\b))", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r",\s*(?P<what>[^,;:?!.]{2,40}?) (?:not|isn'?t|aren'?t) (?:counted|included|counting)\b", re.IGNORECASE
)
_ADD = re.compile(r"^(?:please )?add(?: up| together)? (?=(?-i:[A-Z]{2}))", re.IGNORECASE)
_ITS = re.compile(rf"\b(?P<mark>without|excluding|except|minus) its (?={_MONTH})", re.IGNORECASE)


def with_left_out(text: str, *, goes_on: bool) -> str:
    """The text with what it leaves out behind "excluding"; what is stored, or told to us, stays as it is."""
    if not re.search(r"[A-Za-z]{3}", text):
        return text
    text = _ITS.sub(r"\g<mark> ", text)
    text = _BRACKETS.sub(r"\g<mark> \g<codes>", text)
    text = _APART.sub("excluding ", _ALL_BUT.sub("everything excluding ", text))
    text = _UNCOUNTED.sub(r" excluding \g<what>", _NON.sub(r"excluding \g<what>,", text))
    text = text if goes_on else _ADD.sub("sum of ", text)
    text = _OUT_OF.sub(_of_the_whole, text)
    for pattern in (_SUPPOSED, _DOING, _SPLIT, _BEHIND):
        text = pattern.sub(_excluding, text)
    text = _MINUS.sub(_less, text)
    return _TOLD.sub(_excluding, _OUT_TOO.sub(_excluding, text)) if goes_on else text


def _excluding(found: re.Match[str]) -> str:
    """ "Excluding" what is named: within what was found, or behind it."""
    said = found.groupdict()
    what = said["what"] or said.get("uncounted") or ""
    if _IS_DATA.search(what):
        return found[0]
    behind = found.string.startswith(what, found.end())
    return "excluding " if behind else f"excluding {what}"


def _of_the_whole(found: re.Match[str]) -> str:
    what, whole = found["what"] or found["object"], found["whole"]
    if _IS_DATA.search(f"{what} {whole}"):
        return found[0]
    spoken_of = re.fullmatch(_PRONOUN, whole, re.IGNORECASE)
    return f"excluding {what}" if spoken_of else f"{whole} excluding {what}"


def _less(found: re.Match[str]) -> str:
    if _FIGURE.search(found["what"]) or _IS_DATA.search(found["what"]):
        return found[0]
    return f"{found['before']}{found['between']} excluding {found['what']}"
