"""Speech that is cut anywhere: nothing lost, nothing said twice, no number cut in two."""

import pytest

from assistant.grounding import split_sentences
from assistant.speech import Speech
from tests.gemini_kit import Heard

WHOLE = (
    "2026년 3월 생산량은 1,234개입니다. 전월보다 1.5% 늘었습니다.\n"
    "- BW0021: 1,200개\n- BW0022: 34개\n끝입니다."
)
SENTENCES = split_sentences(WHOLE, final=True)[0]


async def tell(speech: Speech, text: str, size: int) -> None:
    """Hear a text in pieces."""
    for start in range(0, len(text), size):
        await speech.hear(text[start : start + size])


@pytest.mark.parametrize("size", [1, 3, 7, 1_000])
@pytest.mark.parametrize("cut", range(0, len(WHOLE), 3))
async def test_a_stream_cut_anywhere_and_made_again_from_the_start(cut: int, size: int) -> None:
    heard = Heard()
    speech = Speech(heard.say, live=True)
    await tell(speech, WHOLE[:cut], size)
    assert heard.text in {"".join(SENTENCES[:count]) for count in range(len(SENTENCES) + 1)}
    speech.begin()
    await tell(speech, WHOLE, size)
    await speech.close(whole=True)
    assert heard.text == speech.said == WHOLE


@pytest.mark.parametrize("size", [1, 7, 1_000])
@pytest.mark.parametrize("cut", range(0, len(WHOLE), 3))
async def test_a_stream_cut_anywhere_and_continued(cut: int, size: int) -> None:
    heard = Heard()
    speech = Speech(heard.say, live=True)
    await tell(speech, WHOLE[:cut], size)
    rest = WHOLE[len(heard.text) :]
    speech.begin()
    await tell(speech, rest, size)
    await speech.close(whole=True)
    assert heard.text == WHOLE


async def test_two_cuts_in_a_row() -> None:
    heard = Heard()
    speech = Speech(heard.say, live=True)
    await tell(speech, WHOLE[:40], 4)
    speech.begin()
    await tell(speech, WHOLE[:60], 4)
    speech.begin()
    await tell(speech, WHOLE, 4)
    await speech.close(whole=True)
    assert heard.text == WHOLE


async def test_nothing_is_said_before_the_reply_is_whole_where_it_is_not_live() -> None:
    heard = Heard()
    speech = Speech(heard.say, live=False)
    await tell(speech, WHOLE, 5)
    assert heard.pieces == []
    await speech.close(whole=True)
    assert heard.text == WHOLE


async def test_an_unfinished_reply_ends_with_its_last_whole_sentence() -> None:
    heard = Heard()
    speech = Speech(heard.say, live=True)
    await tell(speech, WHOLE[:-3], 5)
    await speech.close(whole=False)
    await speech.add("여기까지입니다.")
    assert heard.text == "".join(SENTENCES[:-1]) + "여기까지입니다."


async def test_a_tag_of_an_earlier_try_is_kept() -> None:
    heard = Heard()
    speech = Speech(heard.say, live=True)
    await tell(speech, "[refused:not_in_data] 불량은 데이터에 없습니다. 생산", 4)
    speech.begin()
    await tell(speech, "생산량만 있습니다.", 4)
    await speech.close(whole=True)
    assert speech.tag == ("refused", "not_in_data")
    assert heard.text == "불량은 데이터에 없습니다. 생산량만 있습니다."
