"""Korean questions in other words than the plain ones: introductions, periods, orders and searches."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("데이터가 있는 전체 기간 동안 총 몇 개를 생산했나요?", "전체 기간 총 생산량"),
        ("집계 가능한 기간 전체를 놓고 봤을 때 총 생산량은 얼마입니까", "전체 기간 총 생산량"),
        ("지금까지 쌓인 기록 전부 합쳐서 총 생산 수량이 얼마나 되죠", "전체 기간 총 생산량"),
        ("데이터 전 기간에 걸쳐 BW0021을 몇 개 만들었습니까", "전체 기간 BW0021 생산량"),
        ("공장장님 보좌하는 사람입니다. 그저께 총 생산 수량을 여쭤봐도 될까요?", "그저께 총 생산량"),
        ("저는 생산팀 막내입니다. 지난달 몇 개 나왔는지 알려주세요", "지난달 생산량"),
        ("물류팀에서 근무하는 김민수라고 합니다. 지난달 생산량 알 수 있을까요", "지난달 생산량"),
        ("생산기획 맡고 있습니다. 10월 생산량 부탁드려요", "10월 생산량"),
        (
            "BW0022가 단종된 것 같은데 마지막 생산일이 언제입니까?",
            "BW0022 마지막 생산일은 언제야",
        ),
        ("BW0022 이제 안 만드는 거 같던데 마지막으로 만든 게 언제야", "BW0022 마지막 생산일은 언제야"),
        ("BW0022 끊긴 게 언제야", "BW0022 마지막 생산일은 언제야"),
        ("BW0022 최근에 찍은 게 며칠이지", "BW0022 마지막 생산일은 언제야"),
        (
            "하위 3개 품목을 파악해야 하는데, 10월 기준으로 생산량이 적은 순서대로 3개 알려주시겠습니까?",
            "10월 생산량 하위 3개 품목",
        ),
        (
            "작년 한 해 전체에서 두 번째로 많이 만든 품목까지, 상위 2개를 알려주세요",
            "작년 생산량 상위 2개 품목",
        ),
        ("지난주 일별 생산량을 요일 순서대로 보여주십시오", "지난주 일별 생산량"),
        ("최근 7일 매일 얼마나 생산했는지 보여줘", "최근 7일 일별 생산량"),
        ("최근 7일간 하루에 몇 개씩 나왔는지 일자별로", "최근 7일 일별 생산량"),
        ("영문명에 Daily가 들어가는 품목 리스트를 주실 수 있습니까?", "이름에 Daily가 들어가는 품목"),
        ("코드가 BW로 시작하는 품목이 뭐예요", "BW 품목 목록"),
        ("BW로 시작하는 품목 코드를 알려주세요, 오늘 처음 출근해서 외우는 중입니다", "BW 품목 목록"),
        ("지난 13일에 몇 품목 돌렸어?", "2026년 11월 13일에 생산된 품목 수"),
        ("지난 13일부터 오늘까지 생산량", "2026년 11월 13일부터 11월 20일까지 생산량"),
        ("지난 10일~13일 생산량", "2026년 11월 10일부터 13일까지 생산량"),
        ("지난 7일 생산량", "최근 7일 생산량"),
        ("지난 13일간 생산량", "최근 13일 생산량"),
        ("BW0021이랑 BW0022 10월에 몇 대 몇이야", "BW0021이랑 BW0022 10월 비교"),
        (
            "작년 제일 많이 만든 달이 언제예요? 10월까지만요",
            "작년 1월부터 10월까지 생산량이 가장 많은 달은?",
        ),
        ("지난달 보름까지 몇 개", "2026년 10월 1일부터 15일까지 생산량"),
    ],
)
def test_it_is_answered_as_the_plain_question(planner_agent: Agent, said: str, plainly: str) -> None:
    told, asked = ask(planner_agent, said), ask(planner_agent, plainly)
    assert asked.status == "ok" and asked.tables, asked.answer
    assert told.tables[-1].rows == asked.tables[-1].rows, told.answer


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("데이터가 있는 전체 기간이 언제부터 언제까지야?", "까지 있습니다"),
        ("데이터는 언제까지 있어?", "까지 있습니다"),
        ("지난 16일 생산량", "여러 뜻"),
        ("하위 5개 품목 중 적은 순서대로 3개", "숫자"),
        ("공장장님 생산성은 어때요", "데이터에 없습니다"),
    ],
)
def test_what_only_looks_alike_stays_as_it_is(planner_agent: Agent, said: str, told: str) -> None:
    answer = ask(planner_agent, said)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("BW0021 포함해서 10월 전체 생산량", "10월 생산량"),
        ("total October output including BW0022", "total October output"),
        ("모카 브라운 원데이까지 다 포함한 10월 총 생산량", "10월 생산량"),
    ],
)
def test_a_whole_holds_what_is_said_to_be_in_it(planner_agent: Agent, said: str, plainly: str) -> None:
    told, asked = ask(planner_agent, said), ask(planner_agent, plainly)
    assert asked.status == "ok", asked.answer
    assert told.tables[-1].rows == asked.tables[-1].rows, told.answer


def test_what_is_not_known_is_not_taken_for_a_part(planner_agent: Agent) -> None:
    assert ask(planner_agent, "재고 포함 10월 총 생산량").status == "refused"


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("가능하시면 오늘 중으로 10월 품목별 생산량 부탁드립니다", "10월 품목별 생산량"),
        ("점심 전까지 부탁드려요. 10월 월별 생산량이요", "10월 월별 생산량"),
        ("급하게 필요한 건 아니고 시간 나실 때 10월 일별 추이 부탁드려요", "10월 일별 생산량"),
        ("오전 회의에서 얘기 나온 건데 10월에 제일 많이 찍은 품목이 뭐죠?", "10월 생산량이 가장 많은 품목"),
        ("퇴근하기 전에 10월 생산량만 확인하려고요", "10월 생산량"),
        ("감사팀에서 요청한 내용인데 10월 총 생산량을 알려주십시오", "10월 생산량"),
        ("자료 만들다가 막혀서 그래요. 2025년 분기별 생산량 좀 주세요", "2025년 분기별 생산량"),
        ("작년에 BW0022는 전체에서 몇 번째로 많이 만들었나요?", "작년 BW0022 순위"),
        ("주 단위로 봤을 때 올해 제일 많이 만든 주가 언제예요", "올해 생산량이 가장 많은 주"),
        ("2025년에 가장 많이 만든 날 뭐가 제일 많이 나왔어?", "2025년에 가장 많이 만든 날의 1위 품목은?"),
    ],
)
def test_deadlines_and_occasions_change_nothing(planner_agent: Agent, said: str, plainly: str) -> None:
    told, asked = ask(planner_agent, said), ask(planner_agent, plainly)
    assert asked.status == "ok", asked.answer
    assert told.tables[-1].rows == asked.tables[-1].rows, told.answer


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("2025년 3월에 총 몇 번이나 10개를 넘겼습니까", "2025년 3월 10개 넘은 날은 며칠이야"),
        ("BW0021로 검색해서 10월 숫자만 알려줘", "BW0021 10월 생산량"),
        ("10월 한 달 내내 만든 거 다 더하면 얼마?", "10월 생산량"),
        ("생산 데이터가 언제부터 쌓여 있는지 확인하고 싶습니다", "데이터 언제부터 있어"),
        ("BW0022는 언제를 끝으로 안 나오나요", "BW0022 마지막 생산일은 언제야"),
        ("2025년 가장 생산이 활발했던 달은 언제입니까?", "2025년 생산량이 가장 많은 달"),
    ],
)
def test_how_often_and_other_words_for_the_same(planner_agent: Agent, said: str, plainly: str) -> None:
    told, asked = ask(planner_agent, said), ask(planner_agent, plainly)
    assert asked.status == "ok", asked.answer
    assert told.tables[-1].rows == asked.tables[-1].rows, told.answer


def test_how_often_is_no_amount(planner_agent: Agent) -> None:
    assert ask(planner_agent, "2025년 3월에 몇 번 생산량").status == "clarify"
