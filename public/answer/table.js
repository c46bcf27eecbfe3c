// A result as a table: sortable, or one line of figures set upright.
import { h, Fragment, useMemo, useState } from "./react.js"
import { useTexts } from "./given.js"
import { compare, fill, shown } from "./format.js"

const NUMBERS = ["quantity", "change", "count", "share", "growth", "rank", "number"]
const looks = (column) => (NUMBERS.includes(column.kind) ? "hub-number" : "")

export function Table({ columns, headings, rows, first }) {
  const texts = useTexts()
  const [sort, setSort] = useState(null)
  const [all, setAll] = useState(false)
  const ordered = useMemo(() => sorted(rows, sort), [rows, sort])
  const visible = all ? ordered : ordered.slice(0, first)
  const turn = (place) =>
    setSort(sort && sort.place === place ? { place, order: -sort.order } : { place, order: 1 })
  const heading = (column, place) => h(Heading, {
    key: column.name + place,
    column,
    heading: headings[place],
    order: sort && sort.place === place ? sort.order : 0,
    onSort: () => turn(place)
  })
  const cell = (value, place) =>
    h("td", { key: place, className: looks(columns[place]) }, shown(value, columns[place], texts))
  const body = visible.map((row, number) => h("tr", { key: number }, row.map(cell)))
  return h(
    Fragment,
    null,
    h(
      "div",
      { className: "hub-table", tabIndex: 0, role: "region", "aria-label": texts.table },
      h("table", null, h("thead", null, h("tr", null, columns.map(heading))), h("tbody", null, body))
    ),
    visible.length < ordered.length
      ? h(
          "button",
          { type: "button", className: "hub-more", onClick: () => setAll(true) },
          fill(texts.more, { count: ordered.length - visible.length })
        )
      : null
  )
}

function sorted(rows, sort) {
  if (!sort) return rows
  return [...rows].sort((one, two) => {
    const order = compare(one[sort.place], two[sort.place])
    return Math.abs(order) === Infinity ? order : order * sort.order
  })
}

function Heading({ column, heading, order, onSort }) {
  const texts = useTexts()
  const state = order === 1 ? "ascending" : order === -1 ? "descending" : "none"
  return h(
    "th",
    { scope: "col", "aria-sort": state, className: looks(column) },
    h(
      "button",
      { type: "button", onClick: onSort, title: order === 1 ? texts.sort_down : texts.sort_up },
      heading,
      h("span", { "aria-hidden": true }, order === 1 ? " ▲" : order === -1 ? " ▼" : "")
    )
  )
}

export function Figures({ columns, headings, row }) {
  const texts = useTexts()
  const line = (value, place) =>
    value === null
      ? null
      : h(
          "tr",
          { key: place },
          h("th", { scope: "row" }, headings[place]),
          h("td", { className: "hub-number" }, shown(value, columns[place], texts))
        )
  return h(
    "div",
    { className: "hub-table", role: "region", "aria-label": texts.table },
    h("table", { className: "hub-figures" }, h("tbody", null, row.map(line)))
  )
}
