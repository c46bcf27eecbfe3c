"""A question in plain words: without what it opens and closes with, and one word for one thing.

Done first, on every question of a talk, so that no later step has to know of "ok, …", "… please" or "SKU".
"""

import re

from assistant.planner.reading.same_as import put_the_same

_ENGLISH_OPENING = (
    r"(?:ok(?:ay)?|so(?! far\b| much\b| many\b)|h+m+|u+m+|uh|oh|ah|yep|yeah|aha|hi|hello|hey|hiya|hullo|"
    r"howdy|g'?day|'?ello|yo|sup|kk?(?=[,.!…]|\s(?:how|what|which|when|so|and|now|then|thanks)\b))"
    r"(?: there| all| team| bot| mate| partner| folks| guys| everyone)?(?:[\s,.!…:–-]+)|"
    r"(?:well|right|al ?right|great|good|nice|perfect|cool|fine|super|wow|yes|got it|"
    r"i see|understood|interesting|good to know|makes sense|tgif|"
    r"(?:good )?(?:morning|afternoon|evening|day)(?: all| team| everyone| folks| guys)?|"
    r"please|righto?(?: then)?|(?:eo[dw]|daily|weekly|monthly) report|"
    r"(?:a |one |just a )?(?:quick|another|one more|last) (?:question|one|thing)|one more|question|"
    r"sorry|excuse me|sorry for the (?:basic|silly|stupid|dumb) question)\s*(?:[,.!…:–-]+\s*)+"
)
_KOREAN_OPENING = (
    r"(?:음+|흠+|어+음?|저기요?|저|아하|오호?|혹시|그리고|죄송한데요?|죄송하지만|미안한데요?|실례지만|오케이|ㅇㅋ|넵|예|"
    r"아(?=\s*(?:그리고|네|예|넵|그럼|혹시|그래)))(?:[\s,.!…~]+)|"
    r"(?:네|예|네네|넵|그래요?|좋아요?|좋네요?|좋습니다|알겠어요?|알겠습니다|그렇군요?|그렇구나|"
    r"안녕하세요|안녕하십니까|수고하십니다|수고하세요)(?:님들?)?\s*(?:[,.!…~]+\s*)+|"
    r"네\s+(?!번|개|달|주|분기|품목|가지|로트|명|일|해|건|종|곳|시|배|제품|날|쪽|자리)"
)
_OPENING = re.compile(rf"\W*?(?:{_ENGLISH_OPENING}|{_KOREAN_OPENING})+", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:[\s,.?…]*(?:\b(?:please|pls|plz|thanks|thank you|thx|cheers)\b|"
    r"(?<![가-힣])(?:감사합니다|감사해요|고맙습니다|고마워요?|수고하세요|수고하십시오)|[ㅎㅋㅠㅜ~!]|\^\^;*))+[\s.?!~]*$",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
"""Months whose plural is nobody's name, as "the Mays" is."""
_SIGNS = re.compile(r"[?]{2,}")
_WORDS = (
    (re.compile(r"\b([A-Z]{2}(?:\d{4})?'s) part(?=[?.! ]*$| (?:of|in)\b)"), r"\1 share"),
    (re.compile(r"(?<![A-Za-z0-9])(\d{1,2})\s?순위(?!로|권|별)"), r"\1위"),
    (re.compile(r"(?<![가-힣])젤(?=\s|[가-힣])"), "제일"),
    (re.compile(r"(가장|제일)\s?(많|적|높|낮)[았었]던(?=\s?(?:날|달|주|분기|해|품목|제품))"), r"\1 \2은"),
    (
        re.compile(r"((?:가장|제일|많|적|높|낮)[^?.!]{0,14}?날)\s?(\d{1,2})일(?=[을만]|\s|[?.!]|$)"),
        r"\1 \2개",
    ),
    (
        re.compile(r"(?:최고|최다)\s?(?:생산\s?)?기록\s?(\d{1,2})일(?=[을만]|\s|[?.!]|$)"),
        r"가장 많은 날 \1개",
    ),
    (re.compile(r"^반대로\s+(?=(?:가장|제일)\s?(?:많|적)은\s?(?:날|달|주)[은이]?요?[\s?.!]*$)"), ""),
    (
        re.compile(
            r"((?:가장|제일)\s?(?:많|적)은\s?(?:날|달|주))(?:은요|도요?|[도은]\s?(?:알려|보여)\S*?)(?=[\s?.!]*$)"
        ),
        r"\1은",
    ),
    (re.compile(r"\b(what|how|that|where|when|who)s\b(?=\s)", re.IGNORECASE), r"\1's"),
    (re.compile(r"\b(is|was|did|does|do|has|had|were|are)nt\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"아이템"), "품목"),
    (re.compile(r"\bSKUs\b|\bproducts\b", re.IGNORECASE), "items"),
    (re.compile(r"\bSKU\b|\bproduct\b(?! (?:famil|line|group|serie))", re.IGNORECASE), "item"),
    (
        re.compile(
            r"\bwhich (?:product |item )?famil(?:y|ies) "
            r"(?=.*, ?(?:the )?[A-Z]{2} or (?:the )?[A-Z]{2}[?. ]*$)",
            re.IGNORECASE,
        ),
        "which ",
    ),
    (re.compile(r"(?<![/\w])yr(s?)(?![/\w])", re.IGNORECASE), r"year\1"),
    (re.compile(r"(?<![/\w])mn?th(s?)(?![/\w])", re.IGNORECASE), r"month\1"),
    (re.compile(r"(?<![/\w])wk(s?)(?![/\w])", re.IGNORECASE), r"week\1"),
    (re.compile(r"(?<![/\w])qtr(s?)(?![/\w])", re.IGNORECASE), r"quarter\1"),
    (
        re.compile(
            r"^(?:(?:and|now|please|then|so)\s)*compare (?:it|that) (?:with|to|against) (?=the same\b)",
            re.IGNORECASE,
        ),
        "how does that compare with ",
    ),
    (
        re.compile(
            r"\b(lots?|output|production|total|items|records) of the (\d{1,2}(?:st|nd|rd|th))(?=[?.! ]*$)",
            re.IGNORECASE,
        ),
        r"\1 on the \2",
    ),
    (re.compile(rf"\b(?:those|these|the|both) (?:two )?(?:{_MONTHS})s\b", re.IGNORECASE), "those two months"),
    (
        re.compile(r"\b([A-Z]{2}\d{4}) (?:pieces|units)(?= (?:in|for|during|on|last|this)\b)"),
        r"\1 production",
    ),
    (
        re.compile(
            r"^(?:(?:그럼|그러면|이번엔|기간을?|범위를?|그걸|그거|이걸|이거)\s*)*((?:최근|지난|올해|작년|재작년|이번|\d{4}년|\d{1,2}월|[1-4]분기|[상하]반기)"
            r"(?:\s*(?:\d{1,3}\s*(?:일|주|달|개월|월|년|분기)|한|달|주|해|년|부터|까지|[~-]|전체))*)\s*(?:으로|로)\s*"
            r"(?:넓혀|넓히|늘려|늘리|좁혀|좁히|줄여|줄이|확대해|확장해|바꿔|바꾸)(?:서|면|자)?\S{0,2}"
            r"(?:\s*(?:봐|보|줘|주|볼|알)\S*)*[?.! ]*$"
        ),
        r"\1는?",
    ),
    (
        re.compile(
            r"^(?:widen|stretch|extend|expand|broaden|lengthen|narrow|shorten|cut|limit|change|switch) "
            r"(?:it|that|this|(?:the |that )?(?:period|window|range|span|time ?frame)) "
            r"(?:out |down |up )?to "
            r"(?=(?:the )?(?:(?:last|past|previous|this|whole|full|entire) )?(?:\d+ )?"
            r"(?:days?|weeks?|months?|quarters?|years?)\b)",
            re.IGNORECASE,
        ),
        "and ",
    ),
    (
        re.compile(
            rf"^(?:change|switch) (?:it|that|this|the (?:period|month)) to (?=(?:{_MONTHS})\b)", re.IGNORECASE
        ),
        "and ",
    ),
    (
        re.compile(r",? (?:the )?(?:newest|latest|most recent) (?:ones )?first(?=[\s?.!]*$)", re.IGNORECASE),
        "",
    ),
    (
        re.compile(
            r"^why did (.{2,40}?) (?:fall|drop|dip|sink|land|come in|end up|finish) "
            r"(?:(?:so|that|this) )?(?:(?:far|well|much|way) )?(below|under|above) ",
            re.IGNORECASE,
        ),
        r"why was \1 \2 ",
    ),
    (
        re.compile(
            r"^(?:now )?do the same (?:[\w-]+ ){0,3}?(?:comparison|thing|calculation) (?:for|with) ",
            re.IGNORECASE,
        ),
        "and ",
    ),
    (
        re.compile(
            r"^n (?=(?:(?:for|in|on|of) )?"
            rf"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|{_MONTHS}|"
            r"q[1-4]\b|20\d\d\b|last\b|this\b|yesterday\b|today\b|[A-Z]{2}\d))",
            re.IGNORECASE,
        ),
        "and ",
    ),
    (
        re.compile(
            r"^(?:(?:and|now|so) )?(?:its |(?=.* (?:for|of) it[?.! ]*$))"
            r"((?:top|best|worst|lowest|highest|bottom) (?:\d|two|three|five|ten) (?:days|weeks|months))"
            r"(?: (?:for|of) it)?(?=[?.! ]*$)",
            re.IGNORECASE,
        ),
        r"\1",
    ),
    (
        re.compile(
            r"^(?:그럼\s|그러면\s)?(?:그|지난|저번|전|이번)\s?전?(?:주|달|해|년)?\s?"
            r"(?:[월화수목금토일](?:요일)?(?:\s?~\s?[월화수목금토일](?:요일)?)?|같은\s?(?:요일|기간))?"
            r"(?:은|는)?요?\s?[?,]\s*(?=\d{1,2}(?:월|일|/))"
        ),
        "",
    ),
    (
        re.compile(
            r"^(?:a |the |our |one )?customers? (?:wants?|needs?|asks? for|asked for|is asking (?:for|about)|"
            r"requested|complains about)(?: to (?:see|know|have))? "
            r"(?=(?:the |all |a list of )?(?:lots?|total|output|production|history|records)\b)",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"주게나?(?=[\s?.!]*$)"), "줘"),
    (re.compile(r"(?<![가-힣])그\s?날짜(?=[의에은는]|\s)"), "그날"),
    (
        re.compile(
            r"\bthat (?:earlier|previous|prior|preceding) (?=day|week|month|quarter|half|year)", re.IGNORECASE
        ),
        "that ",
    ),
    (
        re.compile(r"\bthat (?:latest|last|newest|most recent|final) (?:day|date)\b", re.IGNORECASE),
        "that day",
    ),
    (
        re.compile(
            r"^what (?:does|did) (that (?:day|week|month|quarter|year)) (?:total|add up to|come to)",
            re.IGNORECASE,
        ),
        r"total output of \1",
    ),
    (
        re.compile(
            r"\b(?:in|for|over|during) (?:the|that) same (?:half|half-year|stretch|window|span)\b",
            re.IGNORECASE,
        ),
        "for the same period",
    ),
    (
        re.compile(
            r"^(?:and )?(?:the (?:one|same) |that of )?(?:a|one) year (?:earlier|before|ago),? (?:in )?"
            rf"(?=(?:{_MONTHS}) 20\d\d)",
            re.IGNORECASE,
        ),
        "and ",
    ),
    (re.compile(r"(전체\s?기간)\s?(?:누적|누계)(?:으로)?(?=\s)"), r"\1"),
    (
        re.compile(
            rf"^(?:compare )?({_MONTHS}) (?:vs\.?|versus|and|against) ({_MONTHS}) (?:output|production),? "
            r"(this year|last year|in 20\d\d)(?=[?.! ]*$)",
            re.IGNORECASE,
        ),
        r"compare \1 and \2 \3",
    ),
    (
        re.compile(r"^(?:and )?within (?:the )?(?:total|whole|overall) (?:output|production)", re.IGNORECASE),
        "its share of the total output",
    ),
    (re.compile(r"^(?:and |now )?make (?:it|that) (\d{1,2})(?=[?.! ]*$)", re.IGNORECASE), r"show \1"),
    (
        re.compile(
            r"^(?P<many>how many )?(?:the )?days (?:with no|without(?: any)?) (?:production|output)\b",
            re.IGNORECASE,
        ),
        lambda found: f"{'how many' if found['many'] else 'which'} days had no production",
    ),
    (re.compile(r",? in thousands(?=[?.! ]*$)", re.IGNORECASE), ""),
    (re.compile(r"\bbatches\b", re.IGNORECASE), "lots"),
    (re.compile(r"\bbatch\b", re.IGNORECASE), "lot"),
)
"""Other words for what the grammar calls by one."""
_BLANKS = re.compile(r"\s{2,}")
_RUNS = re.compile(r"([^\d\s])\1{3,}")
MOST_ALIKE = 3
"""As often as a letter or sign is read right after itself: "ㅋㅋㅋㅋㅋ"."""
_SAYS = re.compile(r"[가-힣A-Za-z0-9]{2}")


def in_plain_words(text: str) -> str:
    """The question alone; a text of nothing but courtesy stays as it is."""
    text = _RUNS.sub(lambda found: found[0][:MOST_ALIKE], _BLANKS.sub(lambda found: found[0][-1], text))
    asked = _CLOSING.sub(lambda found: "?" if "?" in found[0] else "", text)
    if not _SAYS.search(asked) or _OPENING.fullmatch(f"{asked}, "):
        return text
    opening = _OPENING.match(asked)
    asked = asked[opening.end() if opening else 0 :].strip()
    for other, plain in _WORDS:
        asked = other.sub(plain, asked)
    return put_the_same(_SIGNS.sub("?", asked))
