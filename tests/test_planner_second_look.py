"""A finished frame is held against the words that were typed; what it has no place for is asked back."""

from datetime import date

import pytest

from assistant.agent import Agent
from assistant.planner.frame import Family, Frame
from assistant.planner.reading.question import Question
from assistant.planner.settling.second_look import second_look
from assistant.planner.times import Bounds
from tests.test_planner import ask, assert_answers_as, assert_says, talk, tells_both
from tools.items import ItemEntry, ItemIndex
from tools.tool import Item, Period

A, B = Item("BW0021", "모카 브라운 원데이"), Item("BW0022", "모카 그레이 원데이")
INDEX = ItemIndex(
    ItemEntry(one.code, (one.name or "",), "2023-01-01", "2026-11-19", 3, 30.0) for one in (A, B)
)
BOUNDS = Bounds(date(2023, 1, 1), date(2026, 11, 20), date(2026, 11, 20))
Y2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
DECEMBER = Period(date(2025, 12, 1), date(2025, 12, 31))
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))
ROLLING = Period(date(2023, 11, 21), date(2026, 11, 20))
TOTAL = Frame(periods=(OCTOBER,))
OF_A = Frame(periods=(OCTOBER,), items=(A,))
OF_BOTH = Frame(periods=(OCTOBER,), items=(A, B))
BEST_DAY = Frame(intent="extreme", grain="day", periods=(OCTOBER,), items=(A, B), summed=True)
BEST_MONTH = Frame(intent="extreme", grain="month", periods=(Y2025,))
BY_MONTH = Frame(intent="trend", grain="month", periods=(Y2025,))
OF_2024 = Frame(periods=(Y2024,))
TOP_3 = Frame(intent="ranking", periods=(OCTOBER,), limit=3)
RUNNING = Frame(periods=(ROLLING,), summed=True)
TOP = Frame(intent="ranking", periods=(Y2025,), limit=5)


def looked_at(text: str, frame: Frame, before: Frame | None = None) -> str:
    """The phrase of what is asked back, empty where the frame holds what was said."""
    declined = second_look(text, Question(text), frame, before, BOUNDS, INDEX)
    return declined.phrase if declined else ""


LOST = [
    ("BW0022 10월 생산량", OF_A),
    ("bw-0022 in October", OF_A),
    ("2025년 생산량", TOTAL),
    ("24년 생산량", TOTAL),
    ("10월 합산해줘", OF_BOTH),
    ("sum of both in October", OF_BOTH),
    ("9월이랑 10월 다 더하면", Frame(periods=(SEPTEMBER, OCTOBER))),
    ("10월 금요일 생산량 합계", Frame(intent="trend", grain="day", periods=(OCTOBER,))),
    ("10월에 어떤 품목이 나왔어", TOTAL),
    ("which lots?", Frame(intent="count", measure="lots", periods=(OCTOBER,), items=(A,))),
    ("로트번호 알려줘", Frame(intent="total", periods=(OCTOBER,), items=(A,))),
    ("어느 제품군이 제일 많아", Frame(intent="ranking", periods=(OCTOBER,), limit=1)),
    ("output by family", TOTAL),
    ("8월 빼고 2025년", Frame(periods=(Y2025,))),
    ("2024 with March left out", Frame(periods=(MARCH,))),
    ("that without the monthlies", TOTAL),
    ("세 달 합계는", Frame(periods=(SEPTEMBER, OCTOBER), summed=True)),
]


@pytest.mark.parametrize(("text", "frame"), LOST)
def test_words_that_a_frame_has_no_place_for_are_asked_back(text: str, frame: Frame) -> None:
    assert looked_at(text, frame) == "unsupported.too_much"


HELD = [
    ("BW0022 10월 생산량", Frame(periods=(OCTOBER,), items=(B,))),
    ("BW0022의 비중", Frame(intent="share", periods=(OCTOBER,), items=(A,), within=(A, B))),
    ("로트 261019-BW0022-003 수량", Frame(intent="lot", keyword="261019-BW0022-003")),
    ("BW0022 찾아줘", Frame(intent="search", keyword="BW0022")),
    ("2025년 생산량", Frame(periods=(Y2025,))),
    ("2000개 넘은 날", Frame(intent="threshold", grain="day", periods=(OCTOBER,))),
    ("2024 말고 2025", Frame(periods=(Y2025,))),
    ("10월 합산해줘", Frame(periods=(OCTOBER,), items=(A, B), summed=True)),
    ("10월 합계", OF_A),
    ("BW0022 말고 BW0021", OF_A),
    ("which item was it", OF_A),
    ("둘 다 각각 합계로", OF_BOTH),
    ("which lots?", Frame(intent="lots", measure="lots", periods=(OCTOBER,), items=(A,))),
    ("제품군별로", Frame(periods=(OCTOBER,), families=(Family("BW", (A, B)),))),
    ("BW0021 빼고", Frame(periods=(OCTOBER,), without=(A,))),
    ("12월 빼고 2025년", Frame(periods=(Period(date(2025, 1, 1), date(2025, 11, 30)),))),
    ("1위 빼고 나머지", OF_BOTH),
    ("how many lot numbers", Frame(intent="count", measure="lots", periods=(OCTOBER,))),
    ("8월 빼고", Frame(periods=(SEPTEMBER, OCTOBER), summed=True)),
    ("두 달 합계는", Frame(periods=(SEPTEMBER, OCTOBER), summed=True)),
]


@pytest.mark.parametrize(("text", "frame"), HELD)
def test_what_a_frame_holds_is_answered(text: str, frame: Frame) -> None:
    assert looked_at(text, frame) == ""


LEFT = [
    ("총 몇 개 만들었나", TOTAL, OF_A, "unsure.item"),
    ("what's the total for that month", TOTAL, OF_A, "unsure.item"),
    ("순위로", Frame(intent="ranking", periods=(OCTOBER,), limit=10), OF_BOTH, "unsure.item"),
    ("꼴찌는 얼마나", Frame(periods=(OCTOBER,)), TOP, "unknown.item"),
    ("the second one: best month?", BEST_MONTH, TOP, "unknown.item"),
    ("제일 적은 거", BEST_DAY, None, "unknown.item"),
    ("May: top 3", TOP_3, OF_2024, "unsure.year"),
    ("10월은?", TOTAL, BY_MONTH, "unsure.year"),
    ("the three years together", RUNNING, OF_2024, "unsupported.too_much"),
]


@pytest.mark.parametrize(("text", "frame", "before", "phrase"), LEFT)
def test_an_item_or_a_year_is_not_given_up_without_a_word(
    text: str, frame: Frame, before: Frame | None, phrase: str
) -> None:
    assert looked_at(text, frame, before) == phrase


KEPT = [
    ("전체는?", TOTAL, OF_A),
    ("how much did we make altogether", TOTAL, OF_A),
    ("지난달 총 생산은?", TOTAL, OF_A),
    ("total in October", TOTAL, OF_A),
    ("1월은?", Frame(periods=(JANUARY,)), Frame(periods=(DECEMBER,))),
    ("top 5?", Frame(intent="ranking", periods=(OCTOBER,), limit=5), OF_A),
    ("몇 품목?", Frame(intent="count", measure="items", periods=(OCTOBER,)), OF_A),
    ("올해 10월은?", TOTAL, BY_MONTH),
    ("2026년 10월은?", TOTAL, BY_MONTH),
    ("the last three years together", RUNNING, OF_2024),
]


@pytest.mark.parametrize(("text", "frame", "before"), KEPT)
def test_what_a_question_says_of_all_or_of_a_year_is_answered(text: str, frame: Frame, before: Frame) -> None:
    assert looked_at(text, frame, before) == ""


def test_a_total_of_the_item_spoken_of_or_of_all_is_both_told(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "peak day for BW0021 in 2025?", "what's the total for that year")
    assert tells_both(answer), answer.answer
    assert [[item.code for item in one.basis.items] for one in answer.tables] == [["BW0021"], []]


@pytest.mark.parametrize("again", ["뭐였지", "그중 어느 거"])
def test_a_list_is_not_told_again_to_another_question(planner_agent: Agent, again: str) -> None:
    *_, answer = talk(planner_agent, "2025년 10월 상위 2개 품목", again)
    assert (answer.status, answer.tables) == ("clarify", ())


@pytest.mark.parametrize("again", ["다시 보여줘", "표로 보여줘"])
def test_a_list_is_told_again_where_it_is_asked_for(planner_agent: Agent, again: str) -> None:
    first, second = talk(planner_agent, "2025년 10월 상위 2개 품목", again)
    assert [table.rows for table in second.tables] == [table.rows for table in first.tables]


DAYS = Frame(intent="threshold", grain="day", periods=(OCTOBER,), bound="> 1000")
FELL = Frame(intent="movers", periods=(SEPTEMBER, OCTOBER), least=True)
MEAN = Frame(intent="average", periods=(DECEMBER,))
FIRST = Frame(intent="ranking", periods=(OCTOBER,), limit=1)
OTHERWISE = [
    ("By how much did it beat number two?", FIRST, TOP_3),
    ("2위와 차이는?", FIRST, TOP_3),
    ("How much more than September?", TOTAL, None),
    ("that day vs the december average", MEAN, None),
    ("12월 평균 대비 그날은?", MEAN, None),
    ("the total fell, but did any items rise?", FELL, None),
    ("which days fell short, below it?", DAYS, DAYS),
    ("못 미친 날은?", DAYS, DAYS),
    ("the top three of them", TOP_3, DAYS),
    ("그중 상위 3개는?", TOP_3, DAYS),
    ("2위랑 합치면 몇 개야", OF_A, TOP_3),
]
BEST = Frame(intent="extreme", grain="day", periods=(OCTOBER,), limit=1)
AS_SAID = [
    ("그 중 최고는 언제?", BEST, DAYS),
    ("which items fell most?", FELL, None),
    ("days above it?", DAYS, DAYS),
    ("그중 상위 3개는?", TOP_3, Frame(intent="ranking", periods=(OCTOBER,), limit=5)),
    ("lowest month of those two years", BEST_MONTH, DAYS),
    ("December average", MEAN, None),
]


@pytest.mark.parametrize(("text", "frame", "before"), OTHERWISE)
def test_a_frame_of_another_kind_than_what_was_said_is_asked_back(
    text: str, frame: Frame, before: Frame | None
) -> None:
    assert looked_at(text, frame, before)


@pytest.mark.parametrize(("text", "frame", "before"), AS_SAID)
def test_a_frame_of_the_kind_that_was_said_is_answered(text: str, frame: Frame, before: Frame | None) -> None:
    assert not looked_at(text, frame, before)


@pytest.mark.parametrize(
    ("turns", "item"),
    [
        (("2026년 3월 2일 BW0021 로트 보여줘", "합계 몇 개예요", "2월 한달은 몇개였어요"), "BW0021"),
        (("BW0021 2025년 10월이랑 9월 비교", "2025년 3월에 로트 몇 개 돌았어?"), "BW0021"),
        (("BW0022 2026년 3월 생산량", "월별로", "제일 많았던 달은?", "2월에 며칠이나 생산했어?"), "BW0022"),
    ],
)
def test_the_item_that_was_typed_is_kept(planner_agent: Agent, turns: tuple[str, ...], item: str) -> None:
    assert_says(planner_agent, turns, item)


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 생산량", "제품군별로 나눠줘", "3월에 제일 많이 나온 품목 2개는?"),
        ("output in March 2026", "by product family", "top 2 items as well"),
    ],
)
def test_after_all_families_it_is_all_items(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert_says(planner_agent, turns, "BW0021")


@pytest.mark.parametrize("asked", ["2025년에 모두 얼마나 나왔나요", "2025년엔 전부 몇 개 만들었어?"])
def test_altogether_beside_an_amount_is_no_word_for_all_items(planner_agent: Agent, asked: str) -> None:
    answer = ask(planner_agent, "BW0021 최근 이력 보여줘", asked)
    assert answer.status == "ok" and "BW0021" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 10월 생산량", "등록된 품목이 총 몇 개예요?"),
        ("2025년 10월 생산량", "우리가 취급하는 제품은 몇 종이야?"),
        ("output in October 2025", "how many items are registered in total?"),
        ("우리 전체 품목 몇개지?",),
    ],
)
def test_registered_items_are_those_of_all_time(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    alone = ask(planner_agent, "전체 기간 품목 수는?")
    assert ask(planner_agent, *turns).tables[0].rows == alone.tables[0].rows


def test_how_many_kinds_were_made_counts_items(planner_agent: Agent) -> None:
    counted = ask(planner_agent, "2026년 3월에 몇 가지 생산했나요?").tables[0].rows
    assert counted == ask(planner_agent, "2026년 3월 생산 품목 수는?").tables[0].rows


@pytest.mark.parametrize(
    ("turns", "alone"),
    [
        (("monthly production for 2026", "the same for 2025"), "monthly production for 2025"),
        (("best and worst month of 2025", "top item in the worst one"), "top item in {month}"),
        (("top 2 by number of lots in March 2026",), "top 2 items by number of lots in March 2026"),
        (("2026년 3월 로트 수 상위 2개",), "2026년 3월 로트 수 상위 2개 품목"),
        (("pieces by Oct 20 last year, counting from Oct 1",), "output from Oct 1 to Oct 20 last year"),
    ],
)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: tuple[str, ...], alone: str) -> None:
    if "{month}" in alone:
        (worst,) = [table.rows[0][0] for table in ask(planner_agent, turns[0]).tables][1:]
        alone = alone.format(month=worst)
    assert_answers_as(planner_agent, turns, alone)


def test_another_word_after_a_search_is_looked_for_among_all(planner_agent: Agent) -> None:
    told = ask(planner_agent, "which items have Mocha in the name?", "and Brown?")
    assert told.tables[0].rows == ask(planner_agent, "which items have Brown in the name?").tables[0].rows


def test_what_was_not_made_after_an_item_is_of_all(planner_agent: Agent) -> None:
    told = ask(planner_agent, "2026년 3월에 BW0021 생산했어?", "2026년 2월에 생산 안 한 품목도 알려줘")
    alone = ask(planner_agent, "2026년 2월에 생산 안 한 품목 알려줘")
    assert told.tables[0].rows == alone.tables[0].rows != ()


def test_so_many_days_only_after_a_list_of_days(planner_agent: Agent) -> None:
    told = ask(planner_agent, "2025년 생산 제일 많았던 날 3일 뽑아줘", "2일만")
    assert told.tables[0].rows == ask(planner_agent, "2025년 생산 제일 많았던 날 2일 뽑아줘").tables[0].rows


def test_when_it_will_be_made_next_is_a_plan(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0021 마지막 생산일", "다음 생산은 언제로 잡혀 있어요?")
    assert (answer.status, answer.reason) == ("refused", "not_in_data")


@pytest.mark.parametrize(
    ("turns", "alone"),
    [
        (("I need a slide on March. What was the total?",), "total in March"),
        (("본부장님이 실적 달라시는데 올해 1~3월 총 생산량",), "올해 1~3월 총 생산량"),
        (("2026년 3월 BW 제품군 생산량", "BW 품목별 순위"), "2026년 3월 BW 품목별 순위"),
        (("2026년 2월 생산량", "작년은?", "재작년은?"), "2024년 2월 생산량"),
        (
            ("2026년 3월 상위 2개 품목", "1위의 최근 이력", "2위는 2026년 2월에 몇 개였어?"),
            "BW0022 2026년 2월 생산량",
        ),
    ],
)
def test_it_goes_on_as_people_mean_it(planner_agent: Agent, turns: tuple[str, ...], alone: str) -> None:
    assert_answers_as(planner_agent, turns, alone)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("2027년 생산량도 예측해줘", "not_in_data"),
        ("그 물량 운송비는 얼마나 들었나요", "not_in_data"),
        ("which one is cheaper to make?", "not_in_data"),
    ],
)
def test_what_the_data_cannot_hold_is_refused_in_any_talk(
    planner_agent: Agent, asked: str, reason: str
) -> None:
    answer = ask(planner_agent, "2025년 제일 나쁜 달은?", "그 달 1위 품목", asked)
    assert (answer.status, answer.reason) == ("refused", reason), answer.answer
