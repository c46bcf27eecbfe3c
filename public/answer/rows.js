// The rows behind a figure, page by page.
import { h, useEffect, useState } from "./react.js"
import { useProps, useServer, useTexts } from "./given.js"
import { fill } from "./format.js"
import { Table } from "./table.js"

export function RawRows({ table, onClose }) {
  const texts = useTexts()
  const server = useServer()
  const { page_rows } = useProps()
  const [period, setPeriod] = useState(0)
  const [starts, setStarts] = useState([null])
  const [page, setPage] = useState(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let current = true
    setFailed(false)
    server
      .ask("rows", { basis: table.stored.basis, period, after: starts[starts.length - 1] })
      .then((response) => current && setPage({ ...response, period, starts }))
      .catch(() => current && setFailed(true))
    return () => {
      current = false
    }
  }, [period, starts])
  if (failed) return h("p", { className: "hub-failed", role: "status" }, texts.failed)
  if (!page) return h("p", { role: "status" }, texts.working)
  const coming = page.period !== period || page.starts !== starts
  const before = (page.starts.length - 1) * page_rows
  const place = { first: before + (page.rows.length ? 1 : 0), last: before + page.rows.length }
  const pick = (number) => {
    setPeriod(number)
    setStarts([null])
  }
  const turn = (to, possible) => ({
    disabled: !possible,
    "aria-disabled": coming, // and not disabled, which would take the focus from whoever turns pages by keyboard
    onClick: () => coming || setStarts(to)
  })
  const back = turn(starts.slice(0, -1), starts.length > 1)
  const on = turn([...starts, page.next], page.next)
  return h(
    "div",
    { className: "hub-rows" },
    table.row_periods.length > 1 ? h(Periods, { names: table.row_periods, chosen: period, onPick: pick }) : null,
    page.note ? h("p", { className: "hub-quiet" }, page.note) : null,
    h(Table, { columns: page.columns, headings: page.headings, rows: page.rows, first: page.rows.length }),
    h(
      "div",
      { className: "hub-actions" },
      h(Turn, back, texts.previous),
      h("span", { role: "status" }, fill(texts.page, place)),
      h(Turn, on, texts.next),
      h(Turn, { onClick: onClose }, texts.close)
    )
  )
}

function Turn(given) {
  return h("button", { type: "button", className: "hub-action", ...given })
}

function Periods({ names, chosen, onPick }) {
  return h("div", { className: "hub-actions" }, names.map((name, number) =>
    h(Turn, { key: name, "aria-pressed": number === chosen, onClick: () => onPick(number) }, name)
  ))
}
