// What stands below an answer: chart, table, basis, downloads and the next questions, all from its props.
import { useEffect, useMemo, useRef, useState } from "react"

const FIRST_ROWS = 12
const NUMBERS = ["quantity", "change", "count", "share", "growth", "rank", "number"]
const texts = () => props.texts
const locale = () => (props.language === "ko" ? "ko-KR" : "en-US")
const formats = {}

function written(number, options = {}) {
  const key = JSON.stringify(options)
  formats[key] = formats[key] || new Intl.NumberFormat(locale(), options) // making one takes longer than using it
  return formats[key].format(number)
}

function fill(text, values) {
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) =>
    typeof values[name] === "number" ? written(values[name]) : values[name]
  )
}

function shown(value, column) {
  if (value === null || value === undefined) return texts().none
  if (column.kind === "flag" && value === texts().no) return ""
  if (typeof value !== "number") return String(value)
  const percent = column.kind === "share" || column.kind === "growth"
  const signed = column.kind === "change" || column.kind === "growth"
  const plain = column.kind === "rank" || /(^|_)(id|year|month)$/i.test(column.name)
  const number = written(value, {
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

function short(label) {
  return /^\d{4}-\d{2}-\d{2}/.test(label) ? label.slice(5, 10) : label
}

function steps(least, most) {
  const rough = (most - least) / 4 || 1
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].find((size) => size * unit >= rough) * unit
  const first = Math.floor(least / step)
  const count = Math.ceil(most / step) - first
  return Array.from({ length: count + 1 }, (_, place) => (first + place) * step)
}

const spoken = ({ label, value, note }) =>
  `${label}: ${value === null ? texts().none : written(value)}${note ? ` · ${note}` : ""}`

function Bars({ points }) {
  const most = Math.max(...points.map((point) => Math.abs(point.value || 0)), 1e-9)
  return (
    <ol className="hub-bars">
      {points.map((point, place) => (
        <li key={place} className={point.quiet ? "hub-bar-quiet" : ""}>
          <span className="hub-bar-name">{point.label}</span>
          <span className="hub-bar-track" aria-hidden="true">
            <span className="hub-bar" style={{ width: `${(Math.max(point.value || 0, 0) / most) * 100}%` }} />
          </span>
          <span className="hub-bar-value">
            {point.value === null ? texts().none : written(point.value)}
            {point.note ? <small> {point.note}</small> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

function useWidth(place) {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const look = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    look.observe(place.current)
    return () => look.disconnect()
  }, [])
  return width
}

function Plot({ figure, width }) {
  const [at, setAt] = useState(null)
  const points = figure.points
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  const size = 12 * scale
  const values = points.map((point) => point.value ?? 0)
  const ticks = steps(Math.min(0, ...values), Math.max(0, ...values))
  const named = ticks.map((tick) => written(tick))
  const left = Math.max(...named.map((name) => name.length)) * size * 0.6 + 10
  const top = 2.2 * size
  const height = 260 * scale
  const bottom = height - 2 * size
  const [least, most] = [ticks[0], ticks[ticks.length - 1]]
  const y = (value) => bottom - ((value - least) / (most - least)) * (bottom - top)
  const slot = (width - left - 4) / points.length
  const x = (place) => left + slot * (place + 0.5)
  const longest = Math.max(...points.map((point) => short(point.label).length)) * size * 0.62 + 8
  const every = Math.max(1, Math.ceil(longest / slot))
  const bar = Math.min(slot * 0.62, 56 * scale)
  const isBar = (point) => point.value !== null && (figure.kind === "columns" || point.cut)
  const runs = [[]]
  points.forEach((point, place) => {
    if (figure.kind !== "line" || point.cut || point.value === null) runs.push([])
    else runs[runs.length - 1].push(`${x(place)},${y(point.value)}`)
  })
  const said = at === null ? "" : spoken(points[at])
  const saidAt = at === null ? 0 : Math.min(Math.max(x(at), left + said.length * size * 0.3), width - said.length * size * 0.32)
  return (
    <svg width={width} height={height} fontSize={size} onMouseLeave={() => setAt(null)}>
      <defs>
        <pattern id="hub-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4.5" height="8" className="hub-mark" />
        </pattern>
      </defs>
      {ticks.map((tick, place) => (
        <g key={tick}>
          <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? "hub-zero" : "hub-grid"} />
          <text x={left - 6} y={y(tick)} dy="0.35em" textAnchor="end">{named[place]}</text>
        </g>
      ))}
      {points.map((point, place) =>
        (points.length - 1 - place) % every ? null : (
          <text
            key={place}
            x={Math.min(x(place), width - longest / 2 + 4)}
            y={bottom + 1.4 * size}
            textAnchor="middle"
          >
            {short(point.label)}
          </text>
        )
      )}
      {runs.map((run, place) =>
        run.length > 1 ? <polyline key={place} points={run.join(" ")} className="hub-curve" /> : null
      )}
      {points.map((point, place) =>
        isBar(point) ? (
          <rect
            key={place}
            className={point.cut ? "hub-mark hub-cut" : "hub-mark"}
            x={x(place) - bar / 2}
            width={bar}
            y={Math.min(y(point.value), y(0))}
            height={Math.abs(y(point.value) - y(0))}
            rx="2"
          />
        ) : point.value === null ? null : (
          <circle key={place} className="hub-mark" cx={x(place)} cy={y(point.value)} r={at === place ? 5 : 3.2} />
        )
      )}
      {points.map((_, place) => (
        <rect
          key={place}
          className="hub-slot"
          x={x(place) - slot / 2}
          width={slot}
          y="0"
          height={height}
          onMouseEnter={() => setAt(place)}
          onClick={() => setAt(place)}
        />
      ))}
      {said ? <text x={saidAt} y={size} textAnchor="middle" className="hub-said">{said}</text> : null}
    </svg>
  )
}

function Chart({ figure, label }) {
  const place = useRef(null)
  const width = useWidth(place)
  const cut = figure.points.some((point) => point.cut)
  const told = figure.points.map(spoken).join(", ")
  return (
    <figure ref={place} className="hub-chart" role="img" aria-label={`${texts().chart}: ${label}. ${told}`}>
      {figure.kind === "bars" ? <Bars points={figure.points} /> : width ? <Plot figure={figure} width={width} /> : null}
      {cut ? (
        <figcaption>
          <span className="hub-swatch" aria-hidden="true" /> {figure.running}
        </figcaption>
      ) : null}
    </figure>
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
  const parts = table.summary.split(" · ")
  return (
    <details className="hub-basis">
      <summary title={table.summary}>
        <strong>{texts().basis}</strong>
        <span className="hub-basis-what">{parts.slice(0, -2).join(" · ")}</span>
        <span>{` · ${parts.slice(-2).join(" · ")}`}</span>
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
  const asked = ["get_top_items", "get_item_history"].includes(stored.basis.tool)
  return (
    <section className="hub-result">
      {table.figure?.points ? <Chart figure={table.figure} label={table.summary} /> : null}
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
    setTimeout(() => [...document.querySelectorAll(".hub-answer")].pop().closest("[data-step-type]").scrollIntoView(), 100)
    return "answered"
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
