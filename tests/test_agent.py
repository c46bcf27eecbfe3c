"""The loop, driven by a scripted model over real snapshots of real files."""

from collections.abc import Sequence

import pytest

from assistant import release
from assistant.agent import Agent
from assistant.events import Answer, Event, Sentence, StepFinished, StepStarted
from assistant.grounding import Evidence, Verdict, check
from assistant.memory import Sessions
from assistant.model import Correction, Model, ModelUnavailable, Reply, Results
from assistant.planner.planner import Planner
from assistant.settings import Settings
from maintenance.publisher import Publisher
from tests.fakes import ScriptedModel, call
from tools.tool import Table
from tools.warehouse import Warehouse

MARCH = call("get_production_summary", date_from="2026-03-01", date_to="2026-03-31", item_code="BW0021")


def agent_of(settings: Settings, *models: Model) -> Agent:
    return Agent(models, Warehouse(settings.snapshots_dir), Sessions(), settings.now)


@pytest.fixture
def published(settings: Settings) -> Settings:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    return settings


async def events_of(agent: Agent, question: str, session: str | None = None) -> Sequence[Event]:
    return [event async for event in agent.ask(question, session)]


async def test_runs_the_calls_and_says_what_they_gave(published: Settings) -> None:
    with ScriptedModel(
        Reply(calls=(MARCH,)),
        Reply("2026년 3월 BW0021 생산량은 300개입니다.", suggestions=("전년 동월 대비",)),
    ) as model:
        events = await events_of(agent_of(published, model), "3월 BW0021 생산량?", "s1")
    kinds = [type(event) for event in events]
    assert kinds == [StepStarted, StepFinished, Sentence, Answer]
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert answer.answer == "2026년 3월 BW0021 생산량은 300개입니다."
    assert (answer.status, answer.reason, answer.engine) == ("ok", None, "scripted")
    assert answer.suggestions == ("전년 동월 대비",)
    assert answer.tables[0].basis.period is not None
    assert answer.tables[0].basis.sources == ("live",)


async def test_a_wrong_number_is_mended_and_never_shown(published: Settings) -> None:
    with ScriptedModel(
        Reply(calls=(MARCH,)),
        Reply("3월 BW0021 생산량은 305개입니다."),
        Reply("3월 BW0021 생산량은 300개입니다."),
        pieces=3,
    ) as model:
        events = await events_of(agent_of(published, model), "3월 BW0021 생산량?")
    said = "".join(event.text for event in events if isinstance(event, Sentence))
    assert said == "3월 BW0021 생산량은 300개입니다."
    assert isinstance(model.turns[-1][-1], Correction)


async def test_a_number_wrong_twice_is_worded_by_code(published: Settings) -> None:
    with ScriptedModel(
        Reply(calls=(MARCH,)), Reply("생산량은 305개입니다."), Reply("생산량은 405개입니다.")
    ) as model:
        answer = await agent_of(published, model).answer("3월 BW0021 생산량?")
    assert "305" not in answer.answer
    assert "405" not in answer.answer
    assert answer.answer
    assert answer.tables[0].records()[0]


async def test_a_sentence_that_the_planner_loses_is_made_good(
    published: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(sentence: str, evidence: Evidence, said: str = "") -> Verdict:
        taken_for = "9개" if sentence.startswith("2026년") else sentence
        return check(taken_for, evidence, said=said)

    monkeypatch.setattr(release, "check", lost)
    answer = await agent_of(published, Planner()).answer("3월 BW0021 하루 평균?")
    assert "아래 표" in answer.answer, answer.answer


async def test_the_next_model_answers_when_the_first_is_unavailable(published: Settings) -> None:
    gone = ScriptedModel(ModelUnavailable("unavailable", "no route", cause="unreachable"), name="gemini:x")
    with ScriptedModel(Reply(calls=(MARCH,)), Reply("300개입니다."), name="planner") as planner:
        answer = await agent_of(published, gone, planner).answer("3월 BW0021 생산량?")
    assert answer.engine == "planner"
    assert answer.notice == "Gemini에 연결할 수 없습니다. 내장 플래너가 대신 답했습니다."


async def test_all_models_unavailable_is_said(published: Settings) -> None:
    answer = await agent_of(published, ScriptedModel(ModelUnavailable("quota", "daily"))).answer("생산량?")
    assert (answer.status, answer.reason) == ("error", "quota")


async def test_results_stand_in_the_order_of_the_calls(published: Settings) -> None:
    april = call("get_production_summary", "2", date_from="2026-04-01", date_to="2026-04-30")
    with ScriptedModel(Reply(calls=(MARCH, april)), Reply("확인했습니다.")) as model:
        await agent_of(published, model).answer("3월과 4월?")
    results = model.turns[1][-1]
    assert isinstance(results, Results)
    assert [result.call.id for result in results.results] == ["1", "2"]
    assert all(isinstance(result.outcome, Table) for result in results.results)


async def test_a_bad_call_goes_back_to_the_model(published: Settings) -> None:
    wrong = call("get_production_summary", date_from="March", date_to="2026-03-31")
    with ScriptedModel(Reply(calls=(wrong,)), Reply(calls=(MARCH,)), Reply("300개입니다.")) as model:
        answer = await agent_of(published, model).answer("3월 BW0021 생산량?")
    assert answer.answer == "300개입니다."


async def test_a_session_remembers_its_last_exchanges(published: Settings) -> None:
    with ScriptedModel(Reply(calls=(MARCH,)), Reply("300개입니다."), Reply("네.")) as model:
        agent = agent_of(published, model)
        first = await agent.answer("3월 BW0021 생산량?")
        await agent.answer("고마워", first.session_id)
    remembered = agent.sessions.open(first.session_id).exchanges
    assert [exchange.question for exchange in remembered] == ["3월 BW0021 생산량?", "고마워"]
    assert remembered[0].results[0].call == MARCH


@pytest.mark.usefixtures("first_start")
async def test_no_generation_yet_is_a_sentence(settings: Settings) -> None:
    answer = await agent_of(settings, ScriptedModel()).answer("지난달 생산량?")
    assert (answer.status, answer.reason) == ("error", "unavailable")
    assert "production_analysis.db" in answer.answer


async def test_a_crash_is_a_sentence_and_the_session_stays_usable(published: Settings) -> None:
    class Broken:
        name = "broken"

        async def ask(self, turn: object, say: object) -> Reply:
            raise ZeroDivisionError("secret detail")

    agent = agent_of(published, Broken())
    first = await agent.answer("생산량?", "s")
    assert first.status == "error"
    assert "secret" not in first.answer
    with ScriptedModel(Reply("안녕하세요.")) as model:
        agent.models = (model,)
        assert (await agent.answer("안녕", "s")).answer == "안녕하세요."


@pytest.mark.parametrize("question", ["", "   ", "가" * 2_001])
async def test_unusable_questions_are_explained(published: Settings, question: str) -> None:
    answer = await agent_of(published, ScriptedModel()).answer(question)
    assert answer.status == "clarify"
    assert answer.answer
