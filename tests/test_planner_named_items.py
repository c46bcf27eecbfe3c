"""Which item is meant: by words of its name in either language, by its variant, by parts of its code."""

from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.events import Answer
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

NAMES = {
    "BW0021": "모카 브라운 원데이 (Mocha Brown 1-Day)",
    "BW0022": "모카 그레이 원데이 (Mocha Gray 1-Day)",
    "BW0041": "모카 브라운 먼슬리 (Mocha Brown Monthly)",
    "BW0042": "모카 그레이 먼슬리 (Mocha Gray Monthly)",
    "CT0021": "클리어 원데이 30P",
    "CT0022": "클리어 원데이 90P",
    "CT0025": "클리어 토릭 원데이",
    "CT0026": "클리어 토릭 먼슬리",
    "CT0030": "에어 실리콘 2주용",
    "HS0013": "HydroSoft Toric Daily",
    "HS0014": "HydroSoft Toric Monthly",
    "HS0017": "Silicone Air Biweekly",
    "HS0020": "Blue Cut Daily",
    "HS0022": "Night Recovery Ortho-K",
    "SP0104": "난시 교정 프리미엄 -1.25",
    "SP0105": "난시 교정 프리미엄 -1.75",
    "SP0106": "근시 억제 주니어",
    "SP0107": "근시 억제 주니어 토릭",
}
QUANTITY = {code: 100 + n for n, code in enumerate(NAMES)}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on one lot of October for each item, all of another size."""
    folder: Path = tmp_path_factory.mktemp("named")
    return planner_on(
        folder,
        [
            factory.record("2026-10-20", code, QUANTITY[code], name, f"261020-{code}-001")
            for code, name in NAMES.items()
        ],
    )


def told(answer: Answer) -> list[str]:
    """The codes of the items that an answer gives figures of, their quantities as they were made."""
    assert answer.status == "ok", answer.answer
    codes = list(dict.fromkeys(item.code for table in answer.tables for item in table.basis.items))
    assert all(str(QUANTITY[code]) in answer.answer for code in codes), answer.answer
    return codes


ONE = {
    "하이드로소프트 토릭 데일리(HS0013) 10월 생산량": "HS0013",
    "하이드로 소프트 토릭 먼슬리 10월 얼마나 만들었어?": "HS0014",
    "Clear toric monthly October total?": "CT0026",
    "나이트 리커버리 오쏘케이 10월 생산량": "HS0022",
    "오쏘케이가 10월에 몇 개 나왔지": "HS0022",
    "블루컷 10월 생산량": "HS0020",
    "mocha grey 1-day in October": "BW0022",
    "모카브라운 한달용 10월 생산량": "BW0041",
    "air silicone biweekly october output": "CT0030",
    "실리콘 에어 2주용 10월 생산량": "HS0017",
    "난시교정 마이너스 1.25 10월 수량": "SP0104",
    "90매짜리 클리어 원데이 10월 생산량": "CT0022",
    "the 30-pack of clear 1-day, October output": "CT0021",
    "근시 억제 토릭 10월 생산량": "SP0107",
    "토릭 아닌 기본 주니어 10월 생산량": "SP0106",
    "the non-toric junior October output": "SP0106",
    "junior lens October output, not the toric one": "SP0106",
    "B W 0021 10월 생산량": "BW0021",
    "비더블유 0022 10월 생산량": "BW0022",
    "BW#0041 in October": "BW0041",
    "0104번 품목 10월 생산량": "SP0104",
    "모카 브라운 원데이 말고 먼슬리 10월 생산량": "BW0041",
}
SEVERAL = {
    "난시 교정 -1.25 와 -1.75, 10월 수량 비교": ["SP0104", "SP0105"],
    "How do the 30P and 90P packs of clear 1-day compare in October?": ["CT0021", "CT0022"],
    "mocha brown and gray 1-day in October": ["BW0021", "BW0022"],
    "모카 브라운이랑 그레이 먼슬리 10월 비교": ["BW0041", "BW0042"],
    "Daily and Monthly HydroSoft Toric in October": ["HS0013", "HS0014"],
}
FOLLOWED = {
    ("모카 브라운 원데이 10월 생산량", "한달용은?"): "BW0041",
    ("HydroSoft Toric Daily 10월 생산량", "먼슬리는?"): "HS0014",
    ("클리어 원데이 30P 10월 생산량", "90개입은?"): "CT0022",
    ("Clear 1-day 30P in October", "the box of 90?"): "CT0022",
    ("BW0021 10월 생산량", "0042는?"): "BW0042",
    ("근시 억제 주니어 토릭 10월 생산량", "토릭 아닌 건?"): "SP0106",
    ("근시 억제 주니어 토릭 October output", "the non-toric one?"): "SP0106",
    ("난시 교정 프리미엄 종류 뭐 있어요?", "-1.75짜리 10월 총량 알려주세요"): "SP0105",
    ("0021 10월 생산량", "CT 거요"): "CT0021",
    ("0021 October output", "the BW one"): "BW0021",
    ("clear toric October output", "the monthly one"): "CT0026",
}
ASKED = {
    "10월 0021, 0022 비교": ["BW0021", "BW0022", "CT0021", "CT0022", "HS0022"],
    "0021 10월 생산량": ["BW0021", "CT0021"],
    "the 0022 in October": ["BW0022", "CT0022", "HS0022"],
    "clear toric output in October": ["CT0025", "CT0026"],
    "회색 10월 생산량": ["BW0022", "BW0042"],
    "하이드로소프트 10월 생산량": ["HS0013", "HS0014"],
}
FOUND = {
    "그레이 컬러 렌즈 어떤 게 있나요": ["BW0022", "BW0042"],
    "근시 억제 관련 제품 코드가 뭐였지": ["SP0106", "SP0107"],
    "silicone lenses list": ["CT0030", "HS0017"],
    "먼슬리 들어간 품목": ["BW0041", "BW0042", "CT0026", "HS0014"],
    "토릭 몇 가지야": ["CT0025", "CT0026", "HS0013", "HS0014", "SP0107"],
    "which products are two-week lenses": ["CT0030", "HS0017"],
    "90매짜리 어떤 제품 있어?": ["CT0022"],
}
DAILY = ["BW0021", "BW0022", "CT0021", "CT0022", "CT0025", "HS0013", "HS0020"]
MONTHLY = ["BW0041", "BW0042", "CT0026", "HS0014"]
TORIC = ["CT0025", "CT0026", "HS0013", "HS0014", "SP0107"]
OF_A_TYPE = {
    "데일리 렌즈 10월 얼마": DAILY,
    "데일리 제품 10월 생산량": DAILY,
    "원데이 10월 전부 합쳐서": DAILY,
    "하루용 렌즈 10월 생산량": DAILY,
    "total output of the daily lenses in October": DAILY,
    "먼슬리 제품 10월 총생산량": MONTHLY,
    "한달용 렌즈 10월 생산량": MONTHLY,
    "monthly lenses total in October": MONTHLY,
    "토릭 제품 10월 총생산량": TORIC,
    "toric lenses total in October": TORIC,
    "BW 데일리 렌즈 10월 생산량": ["BW0021", "BW0022"],
    "HS 먼슬리 제품 10월 합계": ["HS0014"],
    "HS 원데이 제품 10월 합계": ["HS0013", "HS0020"],
}
ALL_OF_THEM = {
    "데일리 10월 생산량": "daily",
    "데일리 품목 수 10월": "daily",
    "10월 데일리 생산 추이": "daily",
    "먼슬리로 올해 생산량": "monthly",
    "monthly output this year": "monthly",
}
REFUSED = [
    "10월 불량 수량은?",
    "모카 브라운 원데이 품질 점수 알려줘",
    "who made the most lenses in October?",
    "불량 분석용으로 10월 불량률",
]


@pytest.mark.parametrize("question", ONE)
def test_one_item_is_meant(agent: Agent, question: str) -> None:
    assert told(ask(agent, question)) == [ONE[question]]


@pytest.mark.parametrize("question", SEVERAL)
def test_several_items_share_words(agent: Agent, question: str) -> None:
    assert told(ask(agent, question)) == SEVERAL[question]


@pytest.mark.parametrize("turns", FOLLOWED)
def test_the_next_question_names_a_variant(agent: Agent, turns: tuple[str, str]) -> None:
    assert told(ask(agent, *turns)) == [FOLLOWED[turns]]


@pytest.mark.parametrize("question", ASKED)
def test_what_fits_several_items_is_asked_back(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify"
    assert [code for code in NAMES if code in answer.answer] == ASKED[question]


def test_two_words_of_another_name_that_several_items_bear_are_asked_back(agent: Agent) -> None:
    assert ask(agent, "BW0021 10월 생산량", "모카 그레이는?").status == "clarify"
    assert told(ask(agent, "BW0021 10월 생산량", "그레이는?")) == ["BW0022"]
    assert ask(agent, "CT0021 10월 생산량", "모카 그레이는?").status == "clarify"


def test_figures_after_an_item_are_of_its_letters(agent: Agent) -> None:
    assert told(ask(agent, "BW0021 10월 생산량", "0022, 0041은?")) == ["BW0022", "BW0041"]


def test_an_amount_is_no_pack(agent: Agent) -> None:
    assert "30P" not in ask(agent, "how many lots over 30 packs in October?").answer
    assert "30P" not in ask(agent, "10월 30팩 이상 로트 몇 개야").answer


@pytest.mark.parametrize("question", FOUND)
def test_the_items_of_a_word_are_listed(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    assert sorted(str(row["item_code"]) for row in answer.tables[0].records()) == FOUND[question]


@pytest.mark.parametrize("question", OF_A_TYPE)
def test_a_type_of_lens_is_the_same_items_in_either_language(agent: Agent, question: str) -> None:
    assert sorted(told(ask(agent, question))) == OF_A_TYPE[question]


def test_types_of_lenses_are_held_against_each_other(agent: Agent) -> None:
    answer = ask(agent, "데일리랑 먼슬리 제품 10월 비교")
    assert answer.status == "ok", answer.answer
    assert all(str(sum(QUANTITY[code] for code in codes)) in answer.answer for codes in (DAILY, MONTHLY))


@pytest.mark.parametrize("question", ALL_OF_THEM)
def test_a_unit_of_time_is_no_type_of_lens(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    assert not any(table.basis.items for table in answer.tables)
    assert {"daily": ("일별", "by day"), "monthly": ("월별", "by month")}[ALL_OF_THEM[question]][
        question.isascii()
    ] in answer.answer


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_in_the_data_stays_refused(agent: Agent, question: str) -> None:
    assert ask(agent, question).status == "refused"


def test_the_day_before_a_code_is_that_of_its_lots(agent: Agent) -> None:
    answer = ask(agent, "261020 HS0020 lot list please")
    assert "261020-HS0020-001" in answer.answer


def test_what_lots_are_for_is_no_topic(agent: Agent) -> None:
    answer = ask(agent, "품질 추적용으로 10월 근시 억제 주니어 토릭 로트 전부 부탁합니다")
    assert "261020-SP0107-001" in answer.answer


def test_who_is_in_a_place_is_an_item(agent: Agent) -> None:
    answer = ask(agent, "who's in second place for October, item wise")
    assert sorted(QUANTITY, key=QUANTITY.__getitem__)[-2] in answer.answer
