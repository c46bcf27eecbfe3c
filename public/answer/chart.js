// A chart, drawn as SVG or HTML of our own.
import { h, useEffect, useId, useRef, useState } from "./react.js"
import { useTexts } from "./given.js"
import { written } from "./format.js"

export function Chart({ figure, label }) {
  const texts = useTexts()
  const place = useRef(null)
  const width = useWidth(place)
  const told = figure.points.map((point) => spoken(point, texts)).join(", ")
  const bars = figure.kind === "bars"
  return h(
    "figure",
    { ref: place, className: "hub-chart", role: "img", "aria-label": `${texts.chart}: ${label}. ${told}` },
    bars ? h(Bars, { points: figure.points }) : width ? h(Plot, { figure, width }) : null,
    figure.points.some((point) => point.cut)
      ? h("figcaption", null, h("span", { className: "hub-swatch", "aria-hidden": true }), " ", figure.running)
      : null
  )
}

function spoken({ label, value, note }, texts) {
  return `${label}: ${value === null ? texts.none : written(value)}${note ? ` · ${note}` : ""}`
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

function Bars({ points }) {
  const texts = useTexts()
  const most = Math.max(...points.map((point) => Math.abs(point.value || 0)), 1e-9)
  const bar = (point) => h("span", {
    className: "hub-bar",
    style: { width: `${(Math.max(point.value || 0, 0) / most) * 100}%` }
  })
  return h("ol", { className: "hub-bars" }, points.map((point, place) =>
    h(
      "li",
      { key: place, className: point.quiet ? "hub-bar-quiet" : "" },
      h("span", { className: "hub-bar-name" }, point.label),
      h("span", { className: "hub-bar-track", "aria-hidden": true }, bar(point)),
      h(
        "span",
        { className: "hub-bar-value" },
        point.value === null ? texts.none : written(point.value),
        point.note ? h("small", null, " ", point.note) : null
      )
    )
  ))
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

// Where everything lies: `x` of a point, `y` of a value, in pixels.
function layout(figure, width) {
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
  const slot = (width - left - 4) / points.length
  const longest = Math.max(...points.map((point) => short(point.label).length)) * size * 0.62 + 8
  return {
    size, ticks, named, left, height, bottom, slot, longest, width,
    bar: Math.min(slot * 0.62, 56 * scale),
    every: Math.max(1, Math.ceil(longest / slot)),
    x: (place) => left + slot * (place + 0.5),
    y: (value) => bottom - ((value - least) / (most - least)) * (bottom - top)
  }
}

function Plot({ figure, width }) {
  const texts = useTexts()
  const [at, setAt] = useState(null)
  const points = figure.points
  const room = layout(figure, width)
  const pattern = useId() // one for each chart: that of an answer out of sight is not drawn
  return h(
    "svg",
    { width, height: room.height, fontSize: room.size, onMouseLeave: () => setAt(null) },
    hatch(pattern),
    grid(room),
    points.map((point, place) => (points.length - 1 - place) % room.every ? null : named(point, place, room)),
    curves(figure, room),
    points.map((point, place) => mark(figure, point, place, room, at === place, pattern)),
    points.map((_, place) => h("rect", {
      key: `slot${place}`,
      className: "hub-slot",
      x: room.x(place) - room.slot / 2,
      width: room.slot,
      y: 0,
      height: room.height,
      onMouseEnter: () => setAt(place),
      onClick: () => setAt(place)
    })),
    at === null ? null : told(spoken(points[at], texts), at, room)
  )
}

function hatch(id) {
  const lines = { width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }
  const line = h("rect", { width: 4.5, height: 8, className: "hub-mark" })
  return h("defs", null, h("pattern", { id, ...lines }, line))
}

function grid({ ticks, named, left, width, y }) {
  return ticks.map((tick, place) =>
    h(
      "g",
      { key: tick },
      h("line", { x1: left, x2: width, y1: y(tick), y2: y(tick), className: tick === 0 ? "hub-zero" : "hub-grid" }),
      h("text", { x: left - 6, y: y(tick), dy: "0.35em", textAnchor: "end" }, named[place])
    )
  )
}

function named(point, place, { x, bottom, size, width, longest }) {
  const at = { x: Math.min(x(place), width - longest / 2 + 4), y: bottom + 1.4 * size, textAnchor: "middle" }
  return h("text", { key: `name${place}`, ...at }, short(point.label))
}

function curves(figure, { x, y }) {
  const runs = [[]]
  figure.points.forEach((point, place) => {
    if (figure.kind !== "line" || point.cut || point.value === null) runs.push([])
    else runs[runs.length - 1].push(`${x(place)},${y(point.value)}`)
  })
  return runs.map((run, place) =>
    run.length > 1 ? h("polyline", { key: `run${place}`, points: run.join(" "), className: "hub-curve" }) : null
  )
}

function mark(figure, point, place, { x, y, bar }, pointed, pattern) {
  const key = `mark${place}`
  if (point.value === null) return null
  if (figure.kind !== "columns" && !point.cut)
    return h("circle", { key, className: "hub-mark", cx: x(place), cy: y(point.value), r: pointed ? 5 : 3.2 })
  return h("rect", {
    key,
    className: point.cut ? "hub-mark hub-cut" : "hub-mark",
    style: point.cut ? { fill: `url("#${pattern}")` } : undefined,
    x: x(place) - bar / 2,
    width: bar,
    y: Math.min(y(point.value), y(0)),
    height: Math.abs(y(point.value) - y(0)),
    rx: 2
  })
}

function told(said, at, { x, left, size, width }) {
  const place = Math.min(Math.max(x(at), left + said.length * size * 0.3), width - said.length * size * 0.32)
  return h("text", { x: place, y: size, textAnchor: "middle", className: "hub-said" }, said)
}
