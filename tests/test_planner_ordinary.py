"""What ordinary talks ask in passing: in all, how many kinds, what is registered, two of what was found."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

OF_ALL = "330"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW0021 2026년 3월 이력", "2월에 모두 얼마나 나왔나요"), "300개"),
        (("BW0021 2026년 3월 로트", "2월 로트는 전부 몇 개인가요"), "2개 로트"),
        (("BW0021 2026년 3월", "로트는 모두 몇 개야"), "2개 로트"),
        (("BW0021 2026년 3월", "2월 기록은 통틀어 몇 건이야"), "2건"),
        (("BW0021 in March 2026", "how many lots altogether in February?"), "2 lots"),
        (("BW0021 in March 2026", "how much was made altogether in February?"), "300 units"),
        (("BW0021 2026년 3월", "공장 전체로는 모두 몇 개야"), "337개"),
        (("BW0021 in March 2026", "how much did we make altogether in February?"), f"{OF_ALL} units"),
    ],
)
def test_in_all_is_a_sum_of_the_item_that_was_spoken_of(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월에 모두 몇 종 생산했나요",), "품목은 3개"),
        (("2026년 2월에 나온 게 모두 몇 가지야",), "품목은 2개"),
        (("2026년 2월에 만든 건 몇 종류야",), "품목은 2개"),
        (("2026년 2월 생산량", "등록된 품목이 총 몇 개예요?"), "품목은 3개"),
        (("2026년 2월 BW0021", "품목 코드는 몇 개 등록돼 있어?"), "품목은 3개"),
        (("2026년 2월 생산량", "시스템에 있는 BW 품목은 몇 종이야"), "BW 품목 2개"),
        (("February 2026 output", "how many items are registered?"), "3 items"),
        (("February 2026 output", "how many BW items are in the system?"), "2 BW items"),
        (("February 2026 output", "how many items?"), "2 items"),
        (("2026년 3월 생산량", "2월에 등록된 품목은 몇 개야"), "품목은 2개"),
    ],
)
def test_kinds_are_items_and_what_is_registered_is_of_all_time(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2024년 제일 많이 만든 달은?", "두번째로 많은 달은?", "두 달 차이 얼마나 나?"), "7개(6.4%)"),
        (("2024년 제일 많이 만든 달은?", "2위는?", "차이는?"), "7개(6.4%)"),
        (("best month in 2024?", "second best month?", "how far apart are the two months?"), "7 units"),
        (("best month in 2024?", "second best?", "how much apart are those two?"), "7 units"),
        (("2024년 제일 많이 만든 달은?", "두번째로 많은 달은?", "두 달 합은?"), "227개"),
    ],
)
def test_the_best_and_the_next_are_held_against_each_other(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW0021 2026년 3월 만들었어?", "며칠날 만들었는데"), "일별"),
        (("BW0021 2026년 3월 만들었어?", "언제 만들었는데"), "2026년 3월"),
        (("BW0021 2026년 3월 몇 개?", "어느 날 만들었어?"), "일별"),
        (("BW0021 2026년 3월 만들었어?", "며칠 만들었는데"), "생산일은 2일"),
        (("did we make BW0021 in March 2026?", "on which days?"), "by day in March 2026"),
        (("which days did we make BW0021 in March 2026?",), "by day in March 2026"),
        (("2026년 BW0021 첫 생산일", "작년에는?"), "2025년 1월 5일에 처음"),
        (("2026년 BW0021 첫 생산일", "작년에는 언제?"), "2025년 1월 5일에 처음"),
        (("2026년 BW0021 첫 생산일", "작년에는 몇 개?"), "2,400개"),
        (("first production day of BW0021 this year", "last year?"), "January 5, 2025"),
        (("BW0021 마지막 생산일", "그날은?"), "150개"),
        (("데이터가 언제부터 있어요?", "마지막 날짜는요?"), "2026년 10월 28일"),
        (("데이터가 언제부터 있어요?", "마지막 날짜는요?", "그날 기록은 몇건이에요?"), "2026년 10월 28일"),
        (
            ("데이터가 언제부터 있어요?", "마지막 날짜는요?", "그날 기록은 몇건이에요?", "첫날은요?"),
            "2024년 1월 5일",
        ),
        (("가장 오래된 자료는 언제 것인가요?", "그날 총 생산량은?"), "2024년 1월 5일"),
        (("how far back does the data go?", "how much was made that day?"), "January 5, 2024"),
    ],
)
def test_days_asked_for_are_those_of_what_was_told(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 2월이랑 3월 비교", "두 달 상위 1개 품목"), "2026년 2월 1일 ~ 2026년 3월 31일"),
        (("compare February and March 2026", "top item in the two months"), "February 1, 2026"),
        (("2026년 2월이랑 3월 비교", "최근 두 달 상위 1개 품목"), "2026년 9월"),
        (("2026년 3월을 작년 2월이랑 비교", "작년 그 기간 1위 품목"), "2025년 2월"),
        (("2026년 3월 생산량", "작년 같은 기간 1위 품목"), "2025년 3월"),
        (("2026년 3월을 작년 3월과 비교", "BW0021만 2월 비교하면?"), "2025년 2월 200개에서 2026년 2월 300개"),
        (("compare March 2026 with March 2025", "compare February for BW0021"), "200 units in February 2025"),
        (("2026년 3월 생산량", "그럼 작년은?", "2월은? 올해"), "2026년 2월 전체 생산량은 330개"),
        (("March 2026 output", "and last year?", "February? this year"), "February 2026 was 330 units"),
        (("2026년 3월을 작년 같은 달(2월)이랑 비교해줘",), "2025년 2월 220개에서 2026년 3월 337개"),
        (("compare March 2026 with the same dates last year (February 1 to February 28)",), "220 units"),
    ],
)
def test_two_periods_are_those_that_were_told(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 4월에 생산 안 한 품목은?", "2월에 안 한 건요?"), "2026년 2월 생산을 보았습니다"),
        (("2026년 3월에 생산 안 한 품목은?", "2월에 못 만든 거는?"), "CT0021"),
        (("which items were not made in March 2026?", "which ones weren't made in February?"), "CT0021"),
        (("BW0021 2026년 3월 총 몇개 생산햇죠",), "300개"),
        (("BW0021 2026년 3월", "그 달 로트가 몇갠지도 알 수 있나요?"), "2개 로트"),
        (("BW0021 2026년 3월", "올해 전체로 넓혀봐"), "3,000개"),
        (("BW0021 2026년 3월", "작년 3월로 바꿔줘"), "200개"),
        (("BW0021 in March 2026", "widen that to the whole quarter"), "900 units"),
        (("BW0021 in March 2026", "and BW0022?", "the two together in February"), "330 units"),
        (("BW0021 in March 2026", "and BW0022?", "both together in February 2025"), "220 units"),
        (("BW0021 2026년 3월", "BW0022는?", "합쳐서 2025년 2월은?"), "220개"),
        (("BW0021 2026년 3월", "BW0022는?", "두 품목 작년 합은?"), "2,640개"),
        (
            (
                "BW0021 BW0022 2026년 3월에 뭐가 더 많아?",
                "2025년 2월은",
                "둘을 2025년 2월 합치면?",
            ),
            "220개",
        ),
        (("BW0021 2026년 3월", "2월은?", "둘 합치면?"), "600개"),
    ],
)
def test_the_same_of_another_time_is_of_that_time(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2026년 3월", "생산량을 500으로 바꿔줘"),
        ("2026년 3월 생산량을 10000으로 바꿔줘",),
        ("BW0021 2026년 3월", "부적합 건수는?"),
        ("BW0021 in March 2026", "how many nonconforming units?"),
    ],
)
def test_what_cannot_be_had_is_refused_still(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).status == "refused"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("올해 1분기 생산량을 작년 동기(1~3월)와 비교해줘",), ("2025년 1분기", "2026년 1분기")),
        (("BW 2026년 2월을 작년 이맘때(2월 1일~28일)와 비교",), ("2025년 2월", "2026년 2월")),
        (("2026년 3월 1일~10일을 작년 같은 기간(3/1~3/10)이랑 비교",), ("2025년 3월 1일", "2026년 3월 10일")),
        (
            ("March 1 to 10 2026 vs the same period last year (Mar 1-10)",),
            ("March 10, 2025", "March 10, 2026"),
        ),
        (("2026년 3월을 작년 같은 달(2025년 3월)과 비교",), ("2025년 3월", "2026년 3월")),
    ],
)
def test_dates_in_brackets_are_of_the_year_that_they_explain(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("CT0021 2026년 생산량", "언제 만들었어?"), "2026년 3월 31일에 7개"),
        (("CT0021 2026년 3월 생산량", "언제 언제 나왔어?"), "2026년 3월 31일에 7개"),
        (("did we make CT0021 in March 2026?", "which dates were those?"), "March 31, 2026: 7 units"),
        (("데이터 언제까지 있어?", "첫날 생산량은?"), "2024년 1월 5일 전체 생산량은 50개"),
        (("which items were not made in October 2026?", "and not made in September?"), "CT0021"),
        (("production on March 5, 2026", "how many items do you have?"), "3 items"),
        (("2026년 3월이랑 2월 비교", "두 달 로트 수는?"), "4개 로트"),
        (("2026년 3월이랑 2월 비교", "차이가 큰 품목은?"), "CT0021"),
    ],
)
def test_what_was_told_is_gone_on_from(planner_agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW0021 2026년 3월 로트 몇 개야", "번호 쭉 보여줘"), "로트 2개를"),
        (("2026년 3월 로트 몇 개야", "BW만 따로"), "3개 로트"),
        (("BW0021 2026년 3월 로트 목록", "합계 몇 개예요", "BW0022는요"), "생산량은 30개"),
        (("list the lots of BW0021 in March 2026", "total?", "and BW0022?"), "30 units"),
        (("BW0021 2026년 3월 로트 목록", "BW0022는요"), "로트"),
        (("BW0021 2026년 3월", "2025년 3월은", "2024년 3월은", "셋 중에 언제가 제일 많았어"), "300개"),
        (("2026년 2월 첫 주 2일부터 8일까지 생산량",), "2026년 2월 2일 ~ 2026년 2월 8일"),
        (("BW0021 올해 분기별 추이", "월별이 낫겠네요"), "월별"),
        (("BW0021 2026년 3월 총 몇개 만들었졈",), "300개"),
    ],
)
def test_what_follows_lots_and_months_is_of_them(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two families of three items, in two months."""
    records = [
        factory.record(f"2026-{month:02d}-05", code, 100.0 * place + month, code)
        for month in (8, 9)
        for place, code in enumerate(("BW0021", "BW0022", "BW0023", "CT0021", "CT0022", "CT0023"), start=1)
    ]
    return planner_on(tmp_path_factory.mktemp("families"), records)


@pytest.mark.parametrize(
    "turns",
    [
        ("BW 9월", "CT는?", "둘 다 8월은?"),
        ("BW 9월", "CT는?", "둘 차이는?", "8월엔요? 둘 다요"),
        ("BW in September", "and CT?", "both in August?"),
        ("BW in September", "and CT?", "difference?", "both in August?"),
    ],
)
def test_both_families_are_told_in_another_month(families: Agent, turns: tuple[str, ...]) -> None:
    assert_says(families, turns, "624", "1,524")


@pytest.mark.parametrize(
    "turns",
    [
        ("8월이랑 9월 비교", "두 달을 제품군별로 비교해줘"),
        ("compare August and September", "the two months by family"),
    ],
)
def test_two_months_by_family_are_those_that_were_compared(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert answer.status == "ok", answer.answer
    assert all(one in answer.answer for one in ("624", "627", "1,524", "1,527")), answer.answer


def test_the_share_of_both_families_is_no_list_of_them(families: Agent) -> None:
    assert ask(families, "9월 5일 BW", "CT는?", "둘 합친 게 그날 전체의 몇 프로야").status == "clarify"
