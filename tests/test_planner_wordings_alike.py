"""What is asked in the same sense is read in the same way, whatever its wording."""

import tomllib
from importlib.resources import files

import pytest

from assistant.agent import Agent
from assistant.planner import reading
from assistant.planner.reading.plain_words import in_plain_words
from assistant.planner.reading.same_as import put_the_same, wordings_alike
from tests.test_planner import ask, assert_answers_as


def test_what_is_read_for_a_wording_is_not_itself_read_as_another() -> None:
    plain = set(wordings_alike().values())

    assert len(plain) > 1
    assert {one: put_the_same(one) for one in plain if put_the_same(one) != one} == {}


def _dated(wording: str) -> str:
    """A listed wording with times for what stands for any."""
    return (
        wording.replace("<when>", "in May")
        .replace("<time>", "May")
        .replace("<other>", "last month")
        .replace("<year>", "2024")
    )


def test_each_wording_is_read_as_its_plain_one() -> None:
    source = tomllib.loads(files(reading).joinpath("same_as.toml").read_text(encoding="utf-8"))
    classes = [one for language in source.values() for one in language.items()]

    apart = [
        one
        for plain, same in classes
        for one in same
        if in_plain_words(_dated(one)) != in_plain_words(_dated(plain))
    ]

    assert len(classes) > 1
    assert not apart, "written otherwise than `plain_words` leaves it"


@pytest.mark.parametrize(
    ("wording", "plain"),
    [
        ("그럼 증가율은요?", "증감률은?"),
        ("Growth rate", "by how many percent did it grow?"),
        ("로트는 몇 개예요", "로트 수는?"),
        ("로트는  몇개야??", "로트 수는?"),
        ("BW0021 로트는 몇 개야?", "BW0021 로트는 몇 개야?"),
        ("the growth rate of BW0021", "the growth rate of BW0021"),
    ],
)
def test_only_a_whole_question_of_a_few_words_is_put_as_another(wording: str, plain: str) -> None:
    assert put_the_same(wording) == put_the_same(plain)


@pytest.mark.parametrize(
    ("talk", "wordings", "plain"),
    [
        (
            ("2026년 2월 생산량", "2026년 3월은?"),
            ("몇 % 늘었어?", "증감률은?", "증가율이 얼마인가요?"),
            "2026년 2월 대비 3월 증감률은?",
        ),
        (
            ("output in February 2026", "and in March 2026?"),
            ("by what percent?", "growth rate?", "percent change?"),
            "by how many percent did output grow from February to March 2026?",
        ),
        (
            ("2026년 3월 BW0021 생산량",),
            ("로트 수는?", "로트는 몇 개예요?", "로트 몇 개 돌았어?"),
            "2026년 3월 BW0021 로트 수",
        ),
        (
            ("what did we make in February 2026?", "and in March 2026?"),
            ("by what percent?", "what's the difference?", "by how much did it grow?"),
            "how much did output grow from February to March 2026?",
        ),
        (("2026년 3월에 뭐 만들었어?",), ("BW0021은?", "BW0021만"), "2026년 3월 BW0021 생산량"),
        (
            ("2026년 3월 BW0021 로트 목록",),
            ("그 로트들 합치면?", "합계는?", "합치면 몇 개야?"),
            "2026년 3월 BW0021 로트 목록 합계",
        ),
        (
            ("BW0021 best day in 2026",),
            ("top 3 days for it", "its top 3 days"),
            "top 3 days of BW0021 in 2026",
        ),
        (
            ("데이터 언제까지 있어?",),
            ("마지막 날짜 생산량은?", "마지막 날짜 생산량 합계는요?"),
            "2026년 10월 28일 생산량",
        ),
        (
            ("2026년 3월 BW0022 생산량",),
            ("제일 많이 만든 품목은?", "가장 많은 품목이 뭐야?", "그 달에 제일 많이 만든 품목은?"),
            "2026년 3월에 제일 많이 만든 품목은?",
        ),
        (
            ("BW0022 output in March 2026",),
            ("which item was made most?", "top item?"),
            "top item in March 2026?",
        ),
        (("2026년 3월 로트 수",), ("BW 쪽은요?", "BW 제품군은?", "BW쪽은?"), "2026년 3월 BW 제품군 로트 수"),
        (
            ("BW0022랑 BW0021 2026년 3월 비교",),
            ("그 중 1위는 2월에 얼마야?", "그중 1위는 2월에는요?"),
            "2026년 2월 BW0021 생산량",
        ),
        (
            ("이름에 모카 들어간 품목은?", "2026년 3월 생산량"),
            ("1위 품목의 월별 추이는?", "1위는 월별로?"),
            "2026년 BW0021 월별",
        ),
        (
            ("BW00으로 시작하는 품목은?",),
            ("그 중 2026년 3월 1위는?", "그 중 2026년 3월에 제일 많이 만든 품목은?"),
            "2026년 3월 BW 품목 순위",
        ),
        (
            ("2026년 3월 1일부터 10일까지 생산량",),
            ("그달 1위 품목은?", "그 달 1위는?", "그 달에 제일 많이 만든 품목은?"),
            "2026년 3월 1위 품목은?",
        ),
        (
            ("2026년 3월 5일 1위 품목은?",),
            ("2025년 3월 생산 1위는?", "2025년 3월 1위 품목은?"),
            "2025년 3월 1위 품목은?",
        ),
        (
            ("2026년 3월 생산량",),
            ("2월에 비하면?", "2월에 비해서는?", "2월 대비는?", "2월이랑 비교하면?"),
            "2026년 2월 대비 3월 증감률은?",
        ),
        (
            ("이름에 모카 들어간 품목은?",),
            ("2026년 3월은?", "2026년 3월 생산량은?", "2026년 3월에는요?"),
            "2026년 3월 BW0021 생산량",
        ),
        (
            ("2026년 3월 BW0021 로트 목록",),
            ("상위 2개 품목", "제일 많은 품목 2개", "상위 2개 품목은?"),
            "2026년 3월 상위 2개 품목",
        ),
        (
            ("2026년 3월에 제일 많은 주는?",),
            ("그 다음주는?", "그 다음 주는?"),
            "2026년 3월 9일부터 15일까지 생산량",
        ),
        (
            ("2026년 3월 BW0021 생산량",),
            ("작년 같은 달이랑 비교하면?", "전년 동월 대비는?", "작년 같은 기간하고 비교해줘"),
            "2025년 3월과 2026년 3월 BW0021 비교",
        ),
        (
            ("output in February 2026", "March 2026?"),
            ("in percent?", "what's that in percent?", "as a percentage?", "by what percent?"),
            "growth from February to March 2026",
        ),
        (
            ("daily average in February 2026", "and in March 2026?"),
            ("in percent?", "growth rate?"),
            "daily average February vs March 2026",
        ),
        (
            ("CT family in March 2026",),
            ("how much of it in February?", "how much of that was in February?", "its output in February?"),
            "CT family in February 2026",
        ),
        (
            ("number of lots of BW0021 in March 2026",),
            ("how much of it in February?", "what was its output in February?"),
            "output of BW0021 in February 2026",
        ),
        (
            ("top 3 items in March 2026",),
            ("how much of the second one in February?", "what did the second one make in February?"),
            "output of BW0022 in February 2026",
        ),
        (
            ("lots in January 2026",),
            (
                "how many more in March than in February?",
                "difference between February and March?",
                "March minus February?",
            ),
            "number of lots February 2026 vs March 2026",
        ),
        (
            ("output of BW0021 in Q1 2025",),
            ("how does that compare with the same period a year ago?", "versus the same period last year?"),
            "compare BW0021 in Q1 2025 with Q1 2024",
        ),
        (
            ("output on March 4, 2026",),
            ("top item that month?", "top item in that month?", "the number one item of that month?"),
            "top item in March 2026?",
        ),
        (("output on March 4, 2026",), ("total that month?", "for that month?"), "output in March 2026"),
        (
            ("best day in March 2026?",),
            ("of which BW?", "how much of it was BW?", "what part of it was BW?"),
            "share of BW on March 5, 2026",
        ),
        (("output in March 2026",), ("BW's part?", "and BW's share?"), "share of BW in March 2026"),
        (("output in 2026",), ("the month before?", "and the month before?"), "output in December 2025"),
        (
            ("output in Q1 2026",),
            ("the month before?", "what about the month before?"),
            "output in December 2025",
        ),
        (("output in February 2026",), ("the day after?", "and the day after?"), "output on March 1, 2026"),
        (("2026년 2월 생산량",), ("그 다음날은?",), "2026년 3월 1일 생산량"),
        (("output from March 2 to 8, 2026",), ("the month before?",), "output in February 2026"),
    ],
)
def test_every_wording_is_answered_as_the_question_in_full(
    planner_agent: Agent, talk: tuple[str, ...], wordings: tuple[str, ...], plain: str
) -> None:
    for wording in wordings:
        assert_answers_as(planner_agent, (*talk, wording), plain)


@pytest.mark.parametrize(
    ("talk", "wordings", "both"),
    [
        (
            ("March output",),
            ("2025?", "and in 2025?", "same for 2025"),
            ("output in March 2025", "output in 2025"),
        ),
        (("3월 생산량",), ("2025년은?", "2025년에는요?"), ("2025년 3월 생산량", "2025년 생산량")),
        (
            ("BW0021 어제 생산량",),
            ("작년은?", "작년에는요?"),
            ("BW0021 작년 같은 날 생산량", "BW0021 작년 생산량"),
        ),
    ],
)
def test_a_year_after_a_part_of_one_is_told_as_all_of_it_and_as_that_part(
    planner_agent: Agent, talk: tuple[str, ...], wordings: tuple[str, ...], both: tuple[str, ...]
) -> None:
    plain = [table.rows for one in both for table in ask(planner_agent, one).tables]
    for wording in wordings:
        answer = ask(planner_agent, *talk, wording)
        assert answer.status == "ok" and [one.rows for one in answer.tables] == plain, answer.answer


@pytest.mark.parametrize(
    "wording", ["the week after?", "the following week?", "a week earlier?", "그 다음 주는?"]
)
def test_the_week_next_to_a_month_that_ends_within_one_is_asked_back(
    planner_agent: Agent, wording: str
) -> None:
    assert ask(planner_agent, "output in March 2026", wording).status == "clarify"


@pytest.mark.parametrize(
    ("talk", "wordings"),
    [
        (("2026년 3월 생산량",), ("어제랑 비교하면?", "어제 대비는?", "어제하고 비교해줘")),
        (("2026년 상반기 생산량",), ("지난달이랑 비교하면?", "지난달하고 비교해줘")),
        (("2024년부터 2026년까지 생산량",), ("작년 같은 기간하고 비교해줘",)),
    ],
)
def test_what_can_be_held_against_nothing_told_is_asked_back(
    planner_agent: Agent, talk: tuple[str, ...], wordings: tuple[str, ...]
) -> None:
    statuses = {wording: ask(planner_agent, *talk, wording).status for wording in wordings}

    assert statuses == dict.fromkeys(wordings, "clarify")


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("how much was March 2026 above February 2026 in pieces?",),
            "how much more was March 2026 than February 2026?",
        ),
        (("by what percent was March 2026 above February 2026?",), "growth from February to March 2026"),
        (("금요일 회의 자료용으로 2026년 3월 품목별 생산량",), "2026년 3월 품목별 생산량"),
        (("전체 기간 누적 생산량은?",), "전체 기간 생산량은?"),
        (("March vs February output in 2026",), "compare March and February 2026"),
        (("output in March 2026", "and the one a year earlier, March 2025?"), "output in March 2025"),
        (("데이터 언제까지 있어?", "그 날짜 생산량은?"), "2026년 10월 28일 생산량"),
        (("2026년 3월 총생산 보고해 주게",), "2026년 3월 생산량"),
        (
            ("best month of 2025 for BW0021", "and in 2026?", "the worst month then?"),
            "worst month of 2026 for BW0021",
        ),
        (
            ("share of BW0021 within the BW family in March 2026", "and within total output?"),
            "BW0021's share of the total output in March 2026",
        ),
        (("top item in March 2026", "make it 2"), "top 2 items in March 2026"),
        (("2026년 3월 BW0021 수량", "BW0022도", "두 품목 비교해줘"), "2026년 3월 BW0021과 BW0022 비교"),
        (("2026년에 생산된 품목은 몇 개인가요",), "2026년 품목 수"),
        (("2026년 생산량이 가장 많았던 날 2일을 보여주세요",), "2026년 생산량 상위 2일"),
        (("2025년 BW0021 월별", "2026년 월별로 전부 보여줘"), "2026년 BW0021 월별"),
        (("2026년 3월 생산량", "그 전주 일요일은? 2월 1일"), "2026년 2월 1일 생산량"),
        (
            ("BW0021 lots in March 2026, list them", "biggest one in February 2026?"),
            "biggest lot of BW0021 in February 2026",
        ),
        (("2026년 3월 BW0021 로트 목록", "2월 로트는요?"), "2026년 2월 BW0021 로트 목록"),
        (
            ("top 2 items in March 2026 by lots, counted in lots",),
            "top 2 items by number of lots in March 2026",
        ),
    ],
)
def test_a_roundabout_question_is_answered_as_the_plain_one(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 3월 생산량", "2026년 3월은?", "차이는?", "2월은?"), "2026년 2월 생산량"),
        (("output in March 2026", "and March 2025?", "growth rate?", "February?"), "output in February 2026"),
        (("2026년 3월 1위 품목", "비중은?", "2위는?"), "2026년 3월 2위 품목"),
        (("compare March 2026 with March 2025", "February?"), "compare February 2026 with February 2025"),
        (
            ("2025년 3월 생산량", "2026년 3월은?", "차이는?", "2월도 그렇게"),
            "2025년 2월과 2026년 2월 비교",
        ),
    ],
)
def test_what_was_only_reckoned_of_two_totals_is_passed_by(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)
