// What a figure rests on: one line, and when opened everything down to the rows.
import { h, useState } from "./react.js"
import { useProps, useTexts } from "./given.js"
import { RawRows } from "./rows.js"

export function Basis({ table }) {
  const texts = useTexts()
  const { engine } = useProps()
  const [rows, setRows] = useState(false)
  const parts = table.summary.split(" · ")
  const showRows = { onClick: () => setRows(!rows), "aria-expanded": rows }
  return h(
    "details",
    { className: "hub-basis" },
    h(
      "summary",
      { title: table.summary },
      h("strong", null, texts.basis),
      h("span", { className: "hub-basis-what" }, parts.slice(0, -2).join(" · ")),
      h("span", null, ` · ${parts.slice(-2).join(" · ")}`)
    ),
    h(
      "dl",
      null,
      table.details.map(([heading, text]) => h(Line, { key: heading, heading, text, code: heading === texts.sql })),
      h(Line, { heading: texts.engine, text: engine })
    ),
    table.row_periods.length
      ? h("button", { type: "button", className: "hub-action", ...showRows }, texts.raw_rows)
      : null,
    rows ? h(RawRows, { table, onClose: () => setRows(false) }) : null
  )
}

function Line({ heading, text, code }) {
  const said = h("dd", null, code ? h("pre", { tabIndex: 0 }, text) : text)
  return h("div", { className: code ? "hub-sql" : "" }, h("dt", null, heading), said)
}
