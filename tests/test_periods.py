"""The date grammar: expressions of our own by kind, what is no date, and properties of every reading."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.planner.periods import Period, Shift, apply_shift, read_periods, spell
from assistant.planner.periods.lexicon import lexicon

TODAY = date(2026, 11, 20)  # a Friday


def only(text: str, today: date = TODAY) -> str:
    """The one reading of a text as `first..last`, `?` between equally good ones, or what is wrong with it."""
    found = read_periods(text, today).expressions
    assert len(found) == 1, [expression.text for expression in found]
    if found[0].problem:
        return found[0].problem.code
    return "?".join(f"{period.first or ''}..{period.last or ''}" for period in found[0].periods)


DAYS = {
    "오늘 몇 개 만들었어요?": "2026-11-20..2026-11-20",
    "어제는": "2026-11-19..2026-11-19",
    "그저께 실적": "2026-11-18..2026-11-18",
    "사흘 전 생산": "2026-11-17..2026-11-17",
    "보름 전": "2026-11-05..2026-11-05",
    "8월 2일 실적": "2026-08-02..2026-08-02",
    "12월 24일": "2025-12-24..2025-12-24",
    "24. 7. 9. 생산량": "2024-07-09..2024-07-09",
    "2024.07.09": "2024-07-09..2024-07-09",
    "20240709 생산량": "2024-07-09..2024-07-09",
    "24년 7월 9일": "2024-07-09..2024-07-09",
    "7/9(목) 생산": "2026-07-09..2026-07-09",
    "지난 수요일": "2026-11-18..2026-11-18",
    "이번 주 화요일": "2026-11-17..2026-11-17",
    "금요일": "2026-11-13..2026-11-13",
    "시월 구일": "2026-10-09..2026-10-09",
    "9월 마지막 날": "2026-09-30..2026-09-30",
    "8월 셋째 주 목요일": "2026-08-20..2026-08-20",
    "three days ago": "2026-11-17..2026-11-17",
    "on the 9th": "2026-11-09..2026-11-09",
    "output of July 9th, 2024": "2024-07-09..2024-07-09",
    "9 July": "2026-07-09..2026-07-09",
    "the last Thursday of September": "2026-09-24..2026-09-24",
    "09-jul-2024": "2024-07-09..2024-07-09",
    "작년 오늘": "2025-11-20..2025-11-20",
}
UNITS = {
    "금주": "2026-11-16..2026-11-20",
    "지지난주": "2026-11-02..2026-11-08",
    "세 주 전": "2026-10-26..2026-11-01",
    "9월 셋째 주": "2026-09-14..2026-09-20",
    "week 37": "2026-09-07..2026-09-13",
    "the week of Sep 9": "2026-09-07..2026-09-13",
    "지난 주말": "2026-11-14..2026-11-15",
    "당월": "2026-11-01..2026-11-20",
    "저번달": "2026-10-01..2026-10-31",
    "저저번 달": "2026-09-01..2026-09-30",
    "넉 달 전": "2026-07-01..2026-07-31",
    "12월": "2025-12-01..2025-12-31",
    "11월": "2026-11-01..2026-11-20",
    "재작년 9월": "2024-09-01..2024-09-30",
    "last September": "2026-09-01..2026-09-30",
    "2024-09": "2024-09-01..2024-09-30",
    "2/4분기": "2026-04-01..2026-06-30",
    "작년 사분기": "2025-10-01..2025-12-31",
    "처음부터 2026년 3월 31일까지": "..2026-03-31",
    "from the beginning until March 31, 2026": "..2026-03-31",
    "3Q24": "2024-07-01..2024-09-30",
    "second half of 2024": "2024-07-01..2024-12-31",
    "작년 하반기": "2025-07-01..2025-12-31",
    "지난 상반기": "2026-01-01..2026-06-30",
    "23년도": "2023-01-01..2023-12-31",
    "이년 전": "2024-01-01..2024-12-31",
    "작년 가을": "2025-09-01..2025-11-30",
    "지난달 초": "2026-10-01..2026-10-10",
    "mid September": "2026-09-11..2026-09-20",
    "9월 첫 5일": "2026-09-01..2026-09-05",
    "last 3 days of September": "2026-09-28..2026-09-30",
}
SPANS = {
    "최근 열흘": "2026-11-11..2026-11-20",
    "최근 석 달": "2026-08-21..2026-11-20",
    "지난 45일간": "2026-10-07..2026-11-20",
    "over the past 6 weeks": "2026-10-10..2026-11-20",
    "9월부터": "2026-09-01..2026-11-20",
    "since last Wednesday": "2026-11-18..2026-11-20",
    "금년 들어": "2026-01-01..2026-11-20",
    "so far this quarter": "2026-10-01..2026-11-20",
    "month to date": "2026-11-01..2026-11-20",
    "9월 7일~9일": "2026-09-07..2026-09-09",
    "7~9월": "2026-07-01..2026-09-30",
    "7-9월": "2026-07-01..2026-09-30",
    "2025년 10-11월": "2025-10-01..2025-11-30",
    "2024년 7, 8월": "2024-07-01..2024-08-31",
    "23년 11월부터 24년 2월까지": "2023-11-01..2024-02-29",
    "작년 12월부터 2월까지": "2025-12-01..2026-02-28",
    "from Oct to Feb": "2026-10-01..2026-11-20",
    "from Dec to Feb": "2025-12-01..2026-02-28",
    "Q2 to Q4 2024": "2024-04-01..2024-12-31",
    "지난주 화요일부터 목요일까지": "2026-11-10..2026-11-12",
    "last week between Tuesday and Thursday": "2026-11-10..2026-11-12",
    "7/9~8/3": "2026-07-09..2026-08-03",
    "2 weeks starting July 6": "2026-07-06..2026-07-19",
    "2024년 이전": "..2023-12-31",
    "작년까지": "..2025-12-31",
    "전체 기간": "..2026-11-20",
    "역대 최고": "..2026-11-20",
    "all time": "..2026-11-20",
}
ODD_SPELLINGS = {
    "지난딜 생산량": "2026-10-01..2026-10-31",
    "어재 생산량": "2026-11-19..2026-11-19",
    "yesteday output": "2026-11-19..2026-11-19",
    "outpt in Septembr": "2026-09-01..2026-09-30",
    "저번달생산량알려줘": "2026-10-01..2026-10-31",
    "BW0021지난달생산량": "2026-10-01..2026-10-31",
    "２０２４년 ７월": "2024-07-01..2024-07-31",
    "production in 9월": "2026-09-01..2026-09-30",
    "이번 달에 만드신 거": "2026-11-01..2026-11-20",
    "3일전생산량": "2026-11-17..2026-11-17",
}
CUT = {
    "this week up to Wednesday": "2026-11-16..2026-11-18",
    "October up to the 10th": "2026-10-01..2026-10-10",
    "2025 through June": "2025-01-01..2025-06-30",
    "이번 주 수요일까지": "2026-11-16..2026-11-18",
    "지난달까지 올해 누적": "2026-01-01..2026-10-31",
    "올해 어제까지": "2026-01-01..2026-11-19",
    "작년 오늘까지": "2025-01-01..2025-11-20",
    "지난달 오늘까지": "2026-10-01..2026-10-20",
    "by the end of August": "2026-01-01..2026-08-31",
    "by the end of last month": "2026-01-01..2026-10-31",
    "the second half of Q3 2025": "2025-08-16..2025-09-30",
    "first half of October 2026": "2026-10-01..2026-10-15",
    "작년 이번 주": "2025-11-17..2025-11-23",
    "10월 5일부터 일주일간": "2026-10-05..2026-10-11",
    "10월 5일부터 사흘간": "2026-10-05..2026-10-07",
    "for 3 days from October 5": "2026-10-05..2026-10-07",
}
IN_EACH = {
    "October in 2023, 2024 and 2025": ["2023-10-01", "2024-10-01", "2025-10-01"],
    "March of 2025 and 2026": ["2025-03-01", "2026-03-01"],
    "Q1 of 2024, 2025 and 2026": ["2024-01-01", "2025-01-01", "2026-01-01"],
    "the 1st of October, September and August": ["2026-10-01", "2026-09-01", "2026-08-01"],
}
UNSURE = {
    "지난 2분기": "2026-04-01..2026-06-30?2026-05-21..2026-11-20",
    "9월까지": "2026-01-01..2026-09-30?..2026-09-30",
    "11월 3일 월요일": "2025-11-03..2025-11-03?2026-11-03..2026-11-03",
    "2월 30일": "no_such_date",
    "14월": "no_such_date",
    "2024년 2월 30일부터 3월 2일까지": "no_such_date",
    "90000개월 전": "no_such_date",
    "1850년": "year_out_of_range",
    "2250년 5월": "year_out_of_range",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [*DAYS.items(), *UNITS.items(), *SPANS.items(), *ODD_SPELLINGS.items(), *UNSURE.items(), *CUT.items()],
)
def test_an_expression_is_read(text: str, expected: str) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(("text", "firsts"), IN_EACH.items())
def test_a_part_is_that_of_each_in_a_list(text: str, firsts: list[str]) -> None:
    found = [one.period for one in read_periods(text, TODAY).expressions]
    assert [str(period and period.first) for period in found] == firsts


@pytest.mark.parametrize(
    "text",
    [
        "BW0021 생산량",
        "CT-0021",
        "상위 5개",
        "1위 품목",
        "lot 2025-11",
        "로트번호 20251103",
        "BW0021-2503",
        "1000개 이상",
        "2025개 이상 생산한 품목",
        "more than 2025 units",
        "하루 평균",
        "1일 평균",
        "일평균",
        "월별 추이",
        "가장 많이 생산한 달",
        "그 제품 이력",
        "이번 주문량",
        "많이 달라진 품목",
        "3개월 연속",
        "월요일마다",
        "언제 생산했어?",
        "may I ask",
        "30일 착용 렌즈",
        "3.5배",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read_periods(text, TODAY).expressions == ()


def test_the_rest_is_what_no_expression_covers() -> None:
    reading = read_periods("지난달에 BW0021 생산량은?", TODAY)
    assert reading.rest.split() == ["BW0021", "생산량은?"]
    assert reading.expressions[0].text == "지난달에"


def test_two_periods_stay_apart_and_share_what_one_says() -> None:
    found = read_periods("작년 7월이랑 8월 비교", TODAY).expressions
    assert [(e.periods[0].first, e.periods[0].last) for e in found] == [
        (date(2025, 7, 1), date(2025, 7, 31)),
        (date(2025, 8, 1), date(2025, 8, 31)),
    ]


def test_a_range_knows_its_ends() -> None:
    parts = read_periods("7월부터 9월까지", TODAY).expressions[0].parts
    assert [(part.first, part.last) for part in parts] == [
        (date(2026, 7, 1), date(2026, 7, 31)),
        (date(2026, 9, 1), date(2026, 9, 30)),
    ]


@pytest.mark.parametrize("text", ["내일", "다음 달", "next week", "2027년 3월", "내년"])
def test_a_period_after_today_is_future(text: str) -> None:
    period = read_periods(text, TODAY).expressions[0].period
    assert period is not None and period.future and period.first is not None and period.first > TODAY


def test_a_running_period_ends_today_and_knows_its_own_end() -> None:
    period = read_periods("이번 달", TODAY).expressions[0].period
    assert period == Period(date(2026, 11, 1), TODAY, "month", date(2026, 11, 30), running=True)


def month(year: int, number: int) -> Period:
    period = read_periods(f"{year}년 {number}월", TODAY).expressions[0].period
    assert period is not None
    return period


@pytest.mark.parametrize(
    ("text", "versus", "first", "last"),
    [
        ("전년 동월 대비", True, "2025-03-01", "2025-03-31"),
        ("그럼 작년 같은 달은?", False, "2025-03-01", "2025-03-31"),
        ("작년 같은 기간", False, "2025-03-01", "2025-03-31"),
        ("same month last year", False, "2025-03-01", "2025-03-31"),
        ("year over year", True, "2025-03-01", "2025-03-31"),
        ("전월 대비", True, "2026-02-01", "2026-02-28"),
        ("직전 기간", False, "2026-02-01", "2026-02-28"),
        ("vs last year", True, "2025-03-01", "2025-03-31"),
        ("재작년 동월", False, "2024-03-01", "2024-03-31"),
    ],
)
def test_a_shift_applies_to_a_base(text: str, versus: bool, first: str, last: str) -> None:
    found = read_periods(text, TODAY).expressions[0]
    assert found.shift is not None and found.versus is versus
    moved = apply_shift(found.shift, month(2026, 3))
    assert moved is not None
    assert (str(moved.first), str(moved.last)) == (first, last)


def test_same_period_meets_the_days_so_far_and_same_month_the_whole_month() -> None:
    running = month(2026, 11)
    same, whole = apply_shift(Shift("year", -1), running), apply_shift(Shift("year", -1, whole=True), running)
    assert same is not None and str(same.last) == "2025-11-20"
    assert whole is not None and str(whole.last) == "2025-11-30"


def test_a_week_of_last_year_is_the_week_of_the_same_number() -> None:
    week = read_periods("37주차", TODAY).expressions[0].period
    assert week is not None
    moved = apply_shift(Shift("year", -1), week)
    assert moved is not None and (str(moved.first), str(moved.last)) == ("2025-09-08", "2025-09-14")


SYLLABLES = [
    *[
        "작년",
        "3월",
        "둘째",
        "주",
        "금요일",
        "부터",
        "까지",
        "11월",
        "3",
        "일",
        "최근",
        "개월",
        "전",
        "대비",
        "말",
        "와",
    ],
    *["2025", ".", "-", "/", "~", ",", "last", "the", "of", "to", "Q1", "week", "19th", " "],
]


def test_every_word_that_may_be_misspelt_is_a_word() -> None:
    known = lexicon()
    assert known.spellings.words <= known.by_surface.keys()


WORDS = st.sampled_from(SYLLABLES)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(WORDS, max_size=12).map("".join),
        st.lists(WORDS, max_size=10).map(" ".join),
    )
)
def test_any_text_is_read_in_order(text: str) -> None:
    reading = read_periods(text, TODAY)
    ends = [0]
    for found in reading.expressions:
        assert ends[-1] <= found.start < found.end <= len(reading.text)
        ends.append(found.end)
        for period in (*found.periods, *found.parts):
            assert period.first is None or period.last is None or period.first <= period.last
            assert period.future or period.last is None or period.last <= TODAY
    assert len(reading.rest) == len(reading.text)


PAST = st.dates(date(2001, 1, 1), TODAY)


@settings(max_examples=200)
@given(PAST, PAST, st.sampled_from(["ko", "en"]))
def test_a_spelled_period_reads_back(one: date, other: date, language: str) -> None:
    period = Period(min(one, other), max(one, other), "range")
    read = read_periods(spell(period, "ko" if language == "ko" else "en"), TODAY).expressions[0].period
    assert read is not None and (read.first, read.last) == (period.first, period.last)


@settings(max_examples=100)
@given(PAST, st.sampled_from(["{}년 {}월", "{}년 {}월 1일", "{}-{:02}", "{}년 {}월 첫째 주"]))
def test_spelled_units_read_back(day: date, form: str) -> None:
    first = read_periods(form.format(day.year, day.month), TODAY).expressions[0].period
    assert first is not None
    for language in ("ko", "en"):
        again = read_periods(spell(first, language), TODAY).expressions[0].period
        assert again is not None and (again.first, again.last) == (first.first, first.last)
