// What stands below an answer: chart, table, basis, downloads and the next questions, all from its props.
import { useEffect, useMemo, useRef, useState } from "react"

const FIRST_ROWS = 12
const NUMBERS = ["quantity", "change", "count", "share", "growth", "rank", "number"]
const texts = () => props.texts
const locale = () => (props.language === "ko" ? "ko-KR" : "en-US")

function fill(text, values) {
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) =>
    typeof values[name] === "number" ? values[name].toLocaleString(locale()) : values[name]
  )
}

function shown(value, column) {
  if (value === null || value === undefined) return texts().none
  if (typeof value !== "number") return String(value)
  const percent = column.kind === "share" || column.kind === "growth"
  const signed = column.kind === "change" || column.kind === "growth"
  const plain = column.kind === "rank" || /(^|_)(id|year|month)$/i.test(column.name)
  const number = value.toLocaleString(locale(), {
    maximumFractionDigits: percent ? 1 : 2,
    minimumFractionDigits: percent ? 1 : 0,
    signDisplay: signed ? "exceptZero" : "auto",
    useGrouping: !plain
  })
  return percent ? `${number}%` : number
}

function compare(one, two) {
  if (one === null || one === undefined) return two === null || two === undefined ? 0 : Infinity
  if (two === null || two === undefined) return -Infinity
  if (typeof one === "number" && typeof two === "number") return one - two
  return String(one).localeCompare(String(two), locale(), { numeric: true })
}

function loadPlotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly)
  if (!window.hubPlotly) {
    window.hubPlotly = new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = document.querySelector('meta[name="hub-plotly"]').content
      script.onload = () => resolve(window.Plotly)
      script.onerror = reject
      document.head.append(script)
    })
  }
  return window.hubPlotly
}

function themed(layout) {
  const dark = document.documentElement.classList.contains("dark")
  const grid = dark ? "#4a4d52" : "#e3e5e8"
  const color = dark ? "#e8eaed" : "#3c4043"
  const axis = { gridcolor: grid, zerolinecolor: grid, linecolor: grid }
  return {
    ...layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { color, family: "inherit", size: 13 },
    xaxis: { ...layout.xaxis, ...axis },
    yaxis: { ...layout.yaxis, ...axis }
  }
}

function Chart({ figure, label }) {
  const place = useRef(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let plotly = null
    const options = { displaylogo: false, displayModeBar: false, responsive: true }
    const copy = () => JSON.parse(JSON.stringify(figure))
    const draw = () => {
      if (!plotly || !place.current) return
      const fresh = copy()
      plotly.react(place.current, fresh.data, themed(fresh.layout), options)
    }
    loadPlotly()
      .then((loaded) => {
        plotly = loaded
        draw()
      })
      .catch(() => setFailed(true))
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] })
    return () => {
      theme.disconnect()
      if (plotly && place.current) plotly.purge(place.current)
    }
  }, [figure])
  if (failed) return <p className="hub-failed">{texts().failed}</p>
  return (
    <div
      ref={place}
      className="hub-chart"
      role="img"
      aria-label={`${texts().chart}: ${label}`}
      style={{ minHeight: figure.layout.height }}
    />
  )
}

function Heading({ column, heading, sorted, onSort }) {
  const state = sorted === 1 ? "ascending" : sorted === -1 ? "descending" : "none"
  const numeric = NUMBERS.includes(column.kind)
  return (
    <th scope="col" aria-sort={state} className={numeric ? "hub-number" : ""}>
      <button type="button" onClick={onSort} title={sorted === 1 ? texts().sort_down : texts().sort_up}>
        {heading}
        <span aria-hidden="true">{sorted === 1 ? " ▲" : sorted === -1 ? " ▼" : ""}</span>
      </button>
    </th>
  )
}

function without(places, list) {
  return list.filter((_, place) => !places.includes(place))
}

function Table({ columns, headings, rows, first }) {
  const [sort, setSort] = useState(null)
  const [all, setAll] = useState(false)
  const ordered = useMemo(() => {
    if (!sort) return rows
    return [...rows].sort((one, two) => {
      const order = compare(one[sort.place], two[sort.place])
      return Math.abs(order) === Infinity ? order : order * sort.order
    })
  }, [rows, sort])
  const visible = all ? ordered : ordered.slice(0, first)
  const turn = (place) =>
    setSort(sort && sort.place === place ? { place, order: -sort.order } : { place, order: 1 })
  return (
    <>
      <div className="hub-table" tabIndex={0} role="region" aria-label={texts().table}>
        <table>
          <thead>
            <tr>
              {columns.map((column, place) => (
                <Heading
                  key={column.name + place}
                  column={column}
                  heading={headings[place]}
                  sorted={sort && sort.place === place ? sort.order : 0}
                  onSort={() => turn(place)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((row, number) => (
              <tr key={number}>
                {row.map((value, place) => (
                  <td
                    key={place}
                    className={NUMBERS.includes(columns[place].kind) ? "hub-number" : ""}
                  >
                    {shown(value, columns[place])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {visible.length < ordered.length ? (
        <button type="button" className="hub-more" onClick={() => setAll(true)}>
          {fill(texts().more, { count: ordered.length - visible.length })}
        </button>
      ) : null}
    </>
  )
}

function Figures({ columns, headings, row }) {
  return (
    <div className="hub-table" role="region" aria-label={texts().table}>
      <table className="hub-figures">
        <tbody>
          {row.map((value, place) =>
            value === null ? null : (
              <tr key={place}>
                <th scope="row">{headings[place]}</th>
                <td className="hub-number">{shown(value, columns[place])}</td>
              </tr>
            )
          )}
        </tbody>
      </table>
    </div>
  )
}

function Action({ label, run }) {
  const [state, setState] = useState("")
  const go = async () => {
    setState("working")
    try {
      setState((await run()) || "")
    } catch {
      setState("failed")
    }
  }
  return (
    <button type="button" className="hub-action" onClick={go} disabled={state === "working"}>
      {label}
      {state ? <span role="status"> · {texts()[state]}</span> : null}
    </button>
  )
}

async function ask(name, payload) {
  const { response } = await callAction({ name, payload })
  if (!response) throw new Error(name)
  return response
}

function save(file) {
  const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }))
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

function RawRows({ table, onClose }) {
  const [period, setPeriod] = useState(0)
  const [starts, setStarts] = useState([null])
  const [page, setPage] = useState(null)
  const [failed, setFailed] = useState(false)
  const after = starts[starts.length - 1]
  useEffect(() => {
    let current = true
    setFailed(false)
    ask("rows", { basis: table.stored.basis, period, after })
      .then((response) => current && setPage(response))
      .catch(() => current && setFailed(true))
    return () => {
      current = false
    }
  }, [period, starts])
  if (failed) return <p className="hub-failed" role="status">{texts().failed}</p>
  if (!page) return <p role="status">{texts().working}</p>
  const before = (starts.length - 1) * props.page_rows
  const show = (number) => {
    setPeriod(number)
    setStarts([null])
  }
  return (
    <div className="hub-rows">
      {table.row_periods.length > 1 ? (
        <div className="hub-actions">
          {table.row_periods.map((name, number) => (
            <button
              key={name}
              type="button"
              className="hub-action"
              aria-pressed={number === period}
              onClick={() => show(number)}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
      {page.note ? <p className="hub-quiet">{page.note}</p> : null}
      <Table columns={page.columns} headings={page.headings} rows={page.rows} first={page.rows.length} />
      <div className="hub-actions">
        <button
          type="button"
          className="hub-action"
          disabled={starts.length === 1}
          onClick={() => setStarts(starts.slice(0, -1))}
        >
          {texts().previous}
        </button>
        <span role="status">
          {fill(texts().page, { first: before + (page.rows.length ? 1 : 0), last: before + page.rows.length })}
        </span>
        <button
          type="button"
          className="hub-action"
          disabled={!page.next}
          onClick={() => setStarts([...starts, page.next])}
        >
          {texts().next}
        </button>
        <button type="button" className="hub-action" onClick={onClose}>
          {texts().close}
        </button>
      </div>
    </div>
  )
}

function Basis({ table }) {
  const [rows, setRows] = useState(false)
  return (
    <details className="hub-basis">
      <summary>
        <strong>{texts().basis}</strong> {table.summary}
      </summary>
      <dl>
        {table.details.map(([heading, text]) => (
          <div key={heading} className={heading === texts().sql ? "hub-sql" : ""}>
            <dt>{heading}</dt>
            <dd>{heading === texts().sql ? <pre tabIndex={0}>{text}</pre> : text}</dd>
          </div>
        ))}
        <div>
          <dt>{texts().engine}</dt>
          <dd>{props.engine}</dd>
        </div>
      </dl>
      {table.row_periods.length ? (
        <button type="button" className="hub-action" onClick={() => setRows(!rows)} aria-expanded={rows}>
          {texts().raw_rows}
        </button>
      ) : null}
      {rows ? <RawRows table={table} onClose={() => setRows(false)} /> : null}
    </details>
  )
}

function Result({ table }) {
  const stored = table.stored
  const columns = without(table.hidden, stored.columns)
  const headings = without(table.hidden, table.headings)
  const rows = table.rows.map((row) => without(table.hidden, row))
  const asked = stored.basis.tool === "get_top_items"
  return (
    <section className="hub-result">
      {table.figure ? <Chart figure={table.figure} label={table.summary} /> : null}
      {rows.length === 1 ? (
        <Figures columns={columns} headings={headings} row={rows[0]} />
      ) : rows.length ? (
        <Table columns={columns} headings={headings} rows={rows} first={FIRST_ROWS} />
      ) : null}
      {stored.truncated && !asked ? (
        <p className="hub-quiet">{fill(texts().truncated, { count: table.rows.length })}</p>
      ) : null}
      <Basis table={table} />
    </section>
  )
}

function Doing() {
  const tables = props.tables.map((table) => table.stored)
  const download = (form) => async () => {
    save(await ask("export", { form, tables, question: props.question }))
  }
  const copy = async () => {
    const lines = props.tables.flatMap((table) => [table.headings, ...table.rows])
    const text = lines.map((line) => line.map((cell) => cell ?? "").join("\t")).join("\n")
    await navigator.clipboard.writeText(text)
    return "copied"
  }
  const again = async () => {
    await ask("recalculate", { tables, question: props.question, engine: props.engine })
  }
  return (
    <div className="hub-actions">
      <Action label={texts().excel} run={download("xlsx")} />
      <Action label={texts().csv} run={download("csv")} />
      <Action label={texts().copy} run={copy} />
      <Action label={texts().recalculate} run={again} />
    </div>
  )
}

function Chips({ heading, chips }) {
  if (!chips.length) return null
  return (
    <nav className="hub-chips" aria-label={heading}>
      {chips.map(({ label, question }) => (
        <button key={label} type="button" className="hub-chip" onClick={() => sendUserMessage(question)}>
          {label}
        </button>
      ))}
    </nav>
  )
}

export default function Answer() {
  const suggestions = props.suggestions.map((text) => ({ label: text, question: text }))
  return (
    <div className="hub-answer">
      {props.tables.map((table, number) => (
        <Result key={number} table={table} />
      ))}
      {props.tables.length ? <Doing /> : null}
      {props.notice ? <p className="hub-quiet hub-answer-notice">{props.notice}</p> : null}
      <Chips heading={texts().choices} chips={props.choices} />
      <Chips heading={texts().suggestions} chips={props.choices.length ? [] : suggestions} />
    </div>
  )
}
