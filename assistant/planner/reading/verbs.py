"""Whether a clause has a verb of its own: what it tells, where somebody is, what something is for."""

import re
from collections.abc import Iterable
from functools import cache

from assistant.planner.reading.vocabulary import vocabulary

HANGUL, FINALS, RIEUL = 0xAC00, 28, 8
"""Where syllables begin in Unicode, how many endings each may have, and which of them is ㄹ."""
_EDGES = " .,!?？…~:;()-–—ㅠㅜㅎㅋ^\"'"
_JOINS = re.compile(
    r"(?:[는은던텐한른린운든픈쁜인건]데|이라|니까|니깐|려[고구]|느라고?|거든|길래|지만|위해서?|고자|기에|기\s?전에|김에|때문에|땜에|"
    r"[아어여해와돼져려워셔춰켜봐나써줘내러라]서|(?<![는은던을])게|(?<!보)고서|면서)(?:요|여|용|는데요?)?$"
)
_SHOULD = re.compile(r"야\s?[가-힣]{1,5}$")
"""Endings of a clause that another one follows: "급해서", "넣어야 하는데"."""
_FINITE = re.compile(
    r"(?:그(?:래요?|럽니다|러네요?|랬어요?)|니다|니다만|[았었였했됐겠있없간온된한쓴본준긴난단린신친든]다|[고구]\s?있어|[았었였했됐왔갔]어|[려셔]|[가-힣]해|[않하되있없었았겠]네|[급필]\s?(?:함|요함)|"
    r"[같많좋맞받찾남]아|게요?|(?:[아어여해와돼져려워셔춰켜봐써줘서네데든죠까]|[려했았었였]대|[을려했]래)요)$"
)
"""Endings of a sentence of its own."""
_CLOSES = re.compile(
    r"(?:줘|주세요|주십시오|주실래요|주라|다오|까|죠|지|나|니|냐|노|고|가|래|바람|부탁(?:해|드려|드립니다|합니다|드려요)?|"
    r"얼마(?:야|임)?|[개장건]|며칠|[이뭐]야|요)[.?!~]*$"
)
"""Endings that a question or a request closes with."""
_TO = re.compile(r"(?:에|에다가?|께|한테|로|을|를|이|가)$")
_COPULA = re.compile(
    r"(?P<noun>[가-힣A-Za-z]+?)(?:입니다만?|이에요|예요|인데요?|이라서요?|라서요?|이라|이거든요?|이니까요?|이야|임|이어서|여서|이므로)$"
)
_MANNER = re.compile(r"(?<![는은던을])게(?:요|용)?$")
"""An ending that makes adverbs, too: "깔끔하게", "균일하게"."""
_NO_COPULA = re.compile(r"(?:는데|은데|던데|[어아]라서|[습합됩]니다)요?$")
_INTENDED = re.compile(r"(?P<verb>[가-힣]*[가-힣])\s?(?:거|것|건|예정|생각|계획|참)(?:[가-힣]{0,5})$")
_GOES = re.compile(r"(?:보낼|나갈|갈|팔|넘길)$")
"""Verbs of what leaves the factory: where to may be what is asked about."""
_FOR = re.compile(r"(?:에|로)\s(?:써요?|쓴다|씁니다|들어가[가-힣]*|필요[가-힣]*)$")
_USED = re.compile(r"(?:에|에다|로)\s(?:쓸|넣을|들어갈|올릴|실을|필요한|사용할|적을|붙일|인용할|보여줄)$")
"""What is wanted is for something: "보고서에 쓸 …"."""
_FOR_WORK = re.compile(
    r"(?:추적|보고|분석|대응|제출|확인|점검|감사|조사|검토|회의|공유|참고|정리|관리|기록|대비|준비|발표|심사|이력)\s?"
    r"(?:용(?:으로|도로)|차원에서)$"
)
_REQUEST = re.compile(
    r"(?:줘요?|주세요|주십시오|주실래요|(?<!니)까요?|[니냐]|나요|가요|는지요?|부탁[가-힣\s]*|바랍니다|바람)$"
)
"""Endings of what is asked for, not told."""
_IDENTITY = re.compile(r"(?:거|것|건|분|꺼|(?<!내)용|향|만|쪽|물량|품)$")
"""Nouns that say which part is meant: "새 공장 거라서", "수출용입니다"."""
_REQUESTED = re.compile(
    r"(?:문의|요청|확인|부탁|연락|전화|민원|클레임|컴플레인)\s?건(?:입니다|이에요|인데요?|이라서?요?|이고요?|으로)$"
)
"""What somebody asked for, which is no part of the production."""


def has_verb(clause: str) -> bool:
    """Whether a clause between signs tells something of who asks, or why."""
    bare = clause.strip(_EDGES)
    if re.search("[가-힣]", bare):
        return tells(bare)
    return _english().match(bare) is not None


def joins(words: str) -> bool:
    """Whether the last word has an ending that another clause follows."""
    return bool(
        _REQUESTED.search(words)
        or _JOINS.search(words)
        or _SHOULD.search(words)
        or _USED.search(words)
        or _FOR_WORK.search(words)
    )


def intends(clause: str) -> bool:
    """Whether something is going to be done: "현수막에 쓸 거야"."""
    found = _INTENDED.search(clause)
    return found is not None and _ends_in_rieul(found["verb"])


def closes(word: str) -> bool:
    """Whether a sentence may end with a word, and another begin behind it."""
    return _CLOSES.search(word) is not None


def takes_verb(word: str) -> bool:
    """Whether a noun has a particle by which it belongs to a verb."""
    return _TO.search(word) is not None


def aims(clause: str) -> bool:
    """ "엑셀에 붙이게", "현수막에 쓸 거야", "감가 계산에 써요": what something is for."""
    return joins(clause) or intends(clause) or _FOR.search(clause) is not None


def tells(clause: str) -> bool:
    """Whether a Korean clause ends in a verb, or says where or as whom somebody is."""
    clause = clause.strip(_EDGES)
    if _REQUEST.search(clause):
        return False
    if _REQUESTED.search(clause):
        return True
    intended = _INTENDED.search(clause)
    if intended and (_ends_in_rieul(intended["verb"]) or clause[intended.end("verb")] == " "):
        verb = intended["verb"]
        return _ends_in_rieul(verb) and not (_GOES.search(verb) and not _people().search(clause))
    copula = None if _NO_COPULA.search(clause) else _COPULA.search(clause)
    if copula and not _SHOULD.search(clause):
        noun = copula["noun"]
        return not _IDENTITY.search(noun) and _situations().search(noun) is not None
    if _MANNER.search(clause):
        return any(takes_verb(one) for one in clause.split()[:-1])
    return joins(clause) or bool(_FINITE.search(clause)) or bool(re.search(r"[가-힣]\s?중$", clause))


def _ends_in_rieul(verb: str) -> bool:
    return (ord(verb[-1]) - HANGUL) % FINALS == RIEUL


@cache
def _situations() -> re.Pattern[str]:
    asides = vocabulary().asides
    return re.compile(rf"(?:{any_of((*asides['situations'], *asides['papers']))})님?$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(vocabulary().asides['people'])})(?:님)?(?:에|에게|께|한테|로)\s")


@cache
def _english() -> re.Pattern[str]:
    asides = vocabulary().asides
    does, papers = any_of(asides["does"]), any_of((*asides["papers"], *vocabulary().prefaces["events"]))
    begins = (
        r"(?:(?:because|since|as|so|so that|but|and|while|in case|well|look|hey|sorry|before(?=\si\s))\s)*"
    )
    pronoun = r"(?:i|we|he|she|they|you|someone|somebody|everyone|everybody|nobody|people)"
    subject = rf"(?:{pronoun}|it|this|that|there|[a-z][a-z' -]{{1,40}}?)"
    where = (
        r"(?:(?!talking|speaking|looking|thinking|asking\sabout)\w+ing\b|\w+ed\b|here\b|there\b|in\b|at\b|"
        r"on\s(?:the|a|my|our)\b|about\sto\b|\w+(?:ful|ous|ent|ant|less|ive|able|ible|ry|zy|ck)\b|"
        r"(?:due|late|new|back|out|down|broken|dead|empty|gone|ready|short|bad|low|full)\b)"
    )
    being = (
        rf"{subject}(?:\s(?:is|are|am|was|were|be|been)|'s|'re|'m|'ve\sbeen)"
        rf"\s(?:(?:just|still|already|all|now|really|very|so|not)\s)*{where}"
    )
    signed = r"(?:(?:best|kind|warm|many)\s)?(?:regards|wishes|thanks|cheers)(?:,\s*[a-z. ]+)?$"
    telling = rf"{pronoun}(?:'(?:ve|ll|d))?\s+(?!(?:is|are|am|was|were)\b)[a-z]"
    ended = r"(?<!the\s)(?<!\ba\s)(?<!my\s)(?<!our\s)(?<!only\s)[a-z]{3,}ed"
    ended += r"(?:\s(?:me|us|it|so|again|up|down|out|the|my|our)\b|$)"
    telling += rf"|{subject}\s(?:{does}\b|{ended})"
    doing = (
        r"(?!(?:during|including|excluding|regarding|counting|considering|assuming|using|starting|ending|covering|"
        r"spanning|following|leaving|taking|skipping|ignoring|focusing|according|looking|talking|speaking)\b)"
        r"(?!(?:comparing|relating|referring|going|coming|leading|adding|compared)\s(?:to|with)\b)"
        r"[a-z]{2,}ing\s(?:(?:to|with)\s(?:my|our|an?)\b|the|my|our|a|an|up|in|out|this|for|some|it|together|down|off|on|back)\b"
    )
    at = (
        rf"(?:at|in|on|over)\s(?:(?:a|an|the|my|our)\s)?(?:[a-z]+\s)?(?:{papers}|lunch|dinner|coffee|breakfast|phone|road|"
        r"train|car)(?:\swith\s[a-z' ]{2,30})?$"
    )
    situated = (
        r"(?:(?:end|start|close) of (?:(?:the|my|our)\s)?(?:shift|day|work)|in a (?:hurry|rush)|"
        r"need(?:ed)? (?:it|this|that)\b.*)$"
    )
    return re.compile(rf"{begins}(?:{being}|{telling}|{doing}|{at}|{situated}|{signed})", re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest) + ")"
