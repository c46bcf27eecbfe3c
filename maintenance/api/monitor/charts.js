// Small charts in SVG: bars that stand on each other, or lines; read by pointer, finger and arrow keys.
import { element, svg } from "./elements.js"

const WIDTH = 600
const HEIGHT = 110

/** The smallest round number that is not below `value`. */
const ceiling = (value) => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((step) => step * power).find((step) => step >= value)
}

const bars = (lines, top) => {
  const width = WIDTH / lines[0].points.length
  const floor = lines[0].points.map(() => 0)
  return lines.flatMap(({ points, color }) => points.flatMap((value, index) => {
    if (!value) return []
    const height = Math.max((value / top) * HEIGHT, 1)
    floor[index] += height
    return svg("rect", { class: color, x: index * width + width * 0.12, y: HEIGHT - floor[index], width: width * 0.76, height })
  }))
}

/** Pieces of a line where there are values; a lone value is a dash of its bin's width. */
const strokes = (lines, top) => lines.map(({ points, color }) => {
  const step = WIDTH / points.length
  let path = ""
  points.forEach((value, index) => {
    if (!value) return
    const y = HEIGHT - (value / top) * HEIGHT * 0.97
    const goesOn = index > 0 && points[index - 1]
    const x = (index + 0.5) * step
    path += goesOn ? `L${x} ${y}` : `M${x - step * 0.4} ${y}L${x} ${y}`
    if (!points[index + 1]) path += `L${x + step * 0.4} ${y}`
  })
  return svg("path", { class: `line ${color}`, d: path })
})

/** A figure; `lines` are {name, legend, points, color}, `kind` is "bars" or "lines", `told` the text beside the title. */
export const chart = ({ id, title, told, lines, kind, time, value, empty }) => {
  const count = lines[0]?.points.length ?? 0
  const sums = Array.from({ length: count }, (_, index) => lines.map(({ points }) => points[index]))
  const peak = Math.max(0, ...sums.map((each) => kind === "bars" ? each.reduce((a, b) => a + b, 0) : Math.max(...each)))
  const top = ceiling(peak)
  const cursor = svg("line", { class: "cursor", y1: 0, y2: HEIGHT, visibility: "hidden" })
  const plot = svg("svg", {
    id, class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", tabindex: 0,
    "aria-label": `${title}: ${peak ? told : empty}`
  },
  ...[0, 0.5, 1].map((share) => svg("line", { class: "grid", x1: 0, x2: WIDTH, y1: share * HEIGHT, y2: share * HEIGHT })),
  ...(peak ? (kind === "bars" ? bars : strokes)(lines, top) : []), cursor)
  const tip = element("div", { class: "tip", role: "status", hidden: true })
  let at = -1
  const show = (index) => {
    at = Math.min(Math.max(index, 0), count - 1)
    const x = ((at + 0.5) / count) * 100
    for (const name of ["x1", "x2"]) cursor.setAttribute(name, (x / 100) * WIDTH)
    cursor.setAttribute("visibility", "visible")
    tip.textContent = [time(at), ...lines.map(({ name, points }) => `${name} ${value(points[at])}`)].join(" · ")
    tip.hidden = false
    tip.style.left = x < 50 ? `${x}%` : "auto"
    tip.style.right = x < 50 ? "auto" : `${100 - x}%`
  }
  const hide = () => {
    at = -1
    tip.hidden = true
    cursor.setAttribute("visibility", "hidden")
  }
  if (peak) {
    plot.addEventListener("pointermove", (event) => {
      const box = plot.getBoundingClientRect()
      show(Math.floor(((event.clientX - box.left) / box.width) * count))
    })
    plot.addEventListener("pointerleave", hide)
    plot.addEventListener("blur", hide)
    plot.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
      if (!step) return
      event.preventDefault()
      show(at < 0 ? count - 1 : at + step)
    })
  }
  return element("figure", {},
    element("figcaption", {}, element("b", {}, title), element("span", { class: "quiet" }, peak ? told : "")),
    element("div", { class: "top" }, peak ? value(top) : "\u00a0"), plot, tip,
    peak ? null : element("div", { class: "empty" }, empty),
    element("div", { class: "axis" }, element("span", {}, time(0)), element("span", {}, time(count - 1))),
    element("div", { class: "legend" }, ...lines.map(({ legend, color }) => element("span", {}, element("i", { class: color }), legend))))
}
