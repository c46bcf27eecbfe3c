// What stands below an answer: chart, table, basis, downloads and the next questions.
import { adopt, h, memo, useMemo, useRef } from "./react.js"
import { given, useProps, useServer, useTexts } from "./given.js"
import { fill } from "./format.js"
import { Basis } from "./basis.js"
import { Chart } from "./chart.js"
import { Doing } from "./doing.js"
import { Figures, Table } from "./table.js"

const FIRST_ROWS = 12

// The component that draws an element `Answer` of the page whose React this is.
export function answerOf(React) {
  adopt(React)
  const Body = memo(Answer)
  return function Drawn({ props, callAction, sendUserMessage }) {
    const latest = useRef(null)
    latest.current = { callAction, sendUserMessage } // other functions after every reconnection
    const server = useMemo(() => serverOf(latest), [])
    const held = useMemo(() => ({ props, server }), [props])
    return h(given().Provider, { value: held }, h(Body))
  }
}

function serverOf(latest) {
  return {
    ask: async (name, payload) => {
      const { response } = await latest.current.callAction({ name, payload })
      if (!response) throw new Error(name)
      return response
    },
    question: (text) => latest.current.sendUserMessage(text)
  }
}

function Answer() {
  const texts = useTexts()
  const { tables, notice, choices, suggestions } = useProps()
  const next = choices.length ? [] : suggestions.map((text) => ({ label: text, question: text }))
  return h(
    "div",
    { className: "hub-answer" },
    tables.map((table, number) => h(Result, { key: number, table })),
    tables.length ? h(Doing) : null,
    notice ? h("p", { className: "hub-quiet hub-answer-notice" }, notice) : null,
    h(Chips, { heading: texts.choices, chips: choices }),
    h(Chips, { heading: texts.suggestions, chips: next })
  )
}

function Result({ table }) {
  const texts = useTexts()
  const stored = table.stored
  const columns = without(table.hidden, stored.columns)
  const headings = without(table.hidden, table.headings)
  const rows = useMemo(() => table.rows.map((row) => without(table.hidden, row)), [table])
  const asked = ["get_top_items", "get_item_history"].includes(stored.basis.tool)
  return h(
    "section",
    { className: "hub-result" },
    table.figure?.points ? h(Chart, { figure: table.figure, label: table.summary }) : null,
    rows.length === 1
      ? h(Figures, { columns, headings, row: rows[0] })
      : rows.length
        ? h(Table, { columns, headings, rows, first: FIRST_ROWS })
        : null,
    stored.truncated && !asked
      ? h("p", { className: "hub-quiet" }, fill(texts.truncated, { count: table.rows.length }))
      : null,
    h(Basis, { table })
  )
}

function without(places, list) {
  return list.filter((_, place) => !places.includes(place))
}

function Chips({ heading, chips }) {
  const server = useServer()
  if (!chips.length) return null
  return h("nav", { className: "hub-chips", "aria-label": heading }, chips.map(({ label, question }) =>
    h("button", { key: label, type: "button", className: "hub-chip", onClick: () => server.question(question) }, label)
  ))
}
