// Values as people read them, in the language of the page.
const locale = document.documentElement.lang === "ko" ? "ko-KR" : "en-US"
const formats = {}

export function written(number, options = {}) {
  const key = JSON.stringify(options)
  formats[key] = formats[key] || new Intl.NumberFormat(locale, options) // making one takes longer than using it
  return formats[key].format(number)
}

export function fill(text, values) {
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) =>
    typeof values[name] === "number" ? written(values[name]) : values[name]
  )
}

export function shown(value, column, texts) {
  if (value === null || value === undefined) return texts.none
  if (column.kind === "flag" && value === texts.no) return ""
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

// Infinite where one of them is empty: that comes last in either direction.
export function compare(one, two) {
  if (one === null || one === undefined) return two === null || two === undefined ? 0 : Infinity
  if (two === null || two === undefined) return -Infinity
  if (typeof one === "number" && typeof two === "number") return one - two
  return String(one).localeCompare(String(two), locale, { numeric: true })
}
