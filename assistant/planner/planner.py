"""The built-in model: reads a question by a small lexicon and grammar, calls the tools, words the results."""

from assistant.model import Reply, Say, ToolResult, Turn
from assistant.planner.asking.decline import Decline
from assistant.planner.frame import Frame
from assistant.planner.planning import planned
from assistant.planner.reading.family_names import family_names
from assistant.planner.reading.instead import wordings
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.speaking.speak import speak
from assistant.planner.speaking.suggesting import suggestions_of
from assistant.planner.speaking.texts import Texts
from assistant.planner.steps import FoundFirst, after, calls_for, is_found, steps_of
from tools.items import index_of

Own = tuple[ToolResult, ...]


class Planner:
    """Answers with no key and no network; what it cannot read for certain it asks back."""

    def __init__(self) -> None:
        """Loads its words, so that the first question waits no longer than the next."""
        wordings()
        vocabulary()

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return "planner"

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """The calls the question needs, step by step, and their results in words, each step's in its turn."""
        index = index_of(turn.facts.generation)
        texts = Texts(turn.language, family_names(index, turn.language))
        steps = list(steps_of(turn))
        found = [(plan, own) for plan, own in steps if isinstance(plan, FoundFirst)]
        asked = next(((plan, own) for plan, own in steps if isinstance(plan, Frame)), None)
        if asked:
            return await _worded(turn, *asked, texts, say)
        plan = planned(after(turn, found))
        leads_on = not found or (isinstance(plan, Frame | FoundFirst) and is_found(*found[-1]))
        if not leads_on:
            plan, found = found[0][0].otherwise, []
        if isinstance(plan, Decline):
            return await _declined(plan, texts, say)
        if found:
            first, own = found[-1]
            text = speak(first.frame, own, texts, turn.facts.today, basis=False)
            await say(f"{texts.say('note.found_first')} {text}\n\n")
        return Reply(calls=calls_for(plan, instead=not leads_on), native=plan)


async def _worded(turn: Turn, frame: Frame, results: Own, texts: Texts, say: Say) -> Reply:
    text = speak(frame, results, texts, turn.facts.today)
    await say(text)
    return Reply(text, suggestions=suggestions_of(frame, results, texts))


async def _declined(decline: Decline, texts: Texts, say: Say) -> Reply:
    text = texts.say(decline.phrase, **decline.values)
    await say(text)
    suggestions = decline.suggestions or tuple(texts.of("suggest.general"))
    return Reply(text, status=decline.status, reason=decline.reason, suggestions=suggestions)
