// Turns the state into the page's sections.
import { chart } from "./charts.js"
import { element } from "./elements.js"

const COLORS = ["c0", "c1", "c2", "c3"]
const RANGES = ["1", "6", "24", "168"]
const GIGA = 1e9
const MEGA = 1e6
const KILO = 1e3

export class Shown {
  constructor(state, { say, language, hours, act }) {
    Object.assign(this, { state, say, language, hours, act })
    const zone = { timeZone: state.timezone }
    const format = (options) => new Intl.DateTimeFormat(language, { ...zone, ...options })
    this.times = {
      clock: format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
      short: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      full: format({ month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    }
    this.numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  }

  clock(text) { return this.times.clock.format(new Date(text)) }
  moment(text) { return text ? this.times.full.format(new Date(text)) : "–" }
  number(value) { return value === null || value === undefined ? "–" : this.numbers.format(value) }
  bytes(value) {
    const [size, unit] = [[GIGA, "GB"], [MEGA, "MB"], [KILO, "KB"]].find(([least]) => value >= least) ?? [KILO, "KB"]
    return `${this.number(value / size)} ${unit}`
  }
  duration(ms) { return ms >= 10_000 ? `${this.number(ms / 1000)} s` : `${this.number(Math.round(ms))} ms` }

  status() {
    const { status, demo } = this.state.health
    const tone = { ok: "good", degraded: "warn", down: "bad" }[status]
    return element("span", { class: "actions" },
      element("span", { class: `badge ${tone}` }, this.say(`status.${status}`)),
      demo ? element("span", { class: "chip" }, this.say("status.demo")) : null)
  }

  sections() {
    return [
      this.state.figures ? null : element("section", { class: "warn", role: "alert" }, this.say("page.no_figures")),
      this.services(),
      element("div", { class: "two" }, this.data(), this.indexes()),
      this.figures(),
      element("div", { class: "two" }, this.routes(), this.engines()),
      this.jobs(),
      element("div", { class: "two" }, this.history(), this.slow()),
      this.backups()
    ].filter(Boolean)
  }

  section(id, title, aside, ...content) {
    return element("section", { "aria-labelledby": id },
      element("div", { class: "head" }, element("h2", { id }, title), aside), ...content)
  }

  facts(...pairs) {
    return element("dl", {}, ...pairs.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]))
  }

  /** A table that scrolls where it is too wide; a stacked one becomes a block for each row on a phone. */
  table(heads, rows, empty, stacked = false) {
    if (!rows.length) return element("p", { class: "quiet" }, empty)
    const head = heads.map(([name, kind]) => element("th", { class: kind, scope: "col" }, name))
    const body = rows.map((row) => element("tr", {}, ...row.map((value, index) => {
      const [name, kind] = heads[index]
      return element("td", { class: kind, "data-label": name }, value)
    })))
    return element("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": heads.map(([name]) => name).join(", ") },
      element("table", { class: stacked && "stacked" },
        element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body)))
  }

  badge(tone, text) { return element("span", { class: `badge ${tone}` }, text) }

  turn(id, name, label, enabled, { forbidden = false, told = "" } = {}) {
    return element("button", {
      id, type: "button", role: "switch", "aria-checked": String(enabled), "aria-label": label, disabled: forbidden,
      click: () => this.act.turn(name, !enabled)
    }, told + this.say(enabled ? "jobs.on" : "jobs.off"))
  }

  services() {
    const { services, supervised } = this.state
    return this.section("services", this.say("services.title"), supervised ? null : element("span", { class: "quiet" }, this.say("services.alone")),
      element("div", { class: "cards" }, ...services.map((one) => this.service(one, supervised))))
  }

  service({ name, state, pid, since, restarts, wished }, supervised) {
    const title = this.say(`services.${name}`)
    const tone = wished ? "warn" : { up: "good", starting: "warn", down: "bad" }[state]
    const facts = supervised
      ? [
          [this.say("services.pid"), pid ?? "–"],
          [this.say(state === "down" ? "services.ended" : "services.since"), this.moment(since)],
          [this.say("services.restarts"), this.say("services.times", { count: restarts })]
        ]
      : []
    return element("article", { class: "card", "data-service": name },
      element("div", { class: "head" }, element("div", {}, element("h3", {}, title), element("p", { class: "what" }, this.say(`services.${name}_what`))),
        this.badge(tone, this.say(`services.${wished ? "wished" : state}`))),
      this.facts(...facts),
      supervised
        ? element("div", { class: "actions below" }, element("button", {
            id: `restart-${name}`, type: "button", disabled: wished, "aria-label": this.say("services.restart_of", { name: title }),
            click: () => this.act.restart(name, title)
          }, this.say("services.restart")))
        : null)
  }

  data() {
    const { health } = this.state
    const reasons = this.state.reasons.map(({ name, ...worded }) => element("p", { class: "bad" }, `${name}: ${worded[this.language]}`))
    const told = (name, problem) => this.state.reasons.find((reason) => reason.name === name)?.[this.language] ?? problem
    const sum = (counts) => Object.values(counts).reduce((a, b) => a + b, 0)
    const rows = health.databases.map((one) => [
      one.name, this.number(one.records), this.number(sum(one.excluded)), this.number(sum(one.oddities) + one.overlap),
      this.moment(one.as_of), one.problem ? this.badge("bad", told(one.name, one.problem)) : this.badge("good", this.say("data.fine"))
    ])
    return this.section("data", this.say("data.title"), null, ...reasons,
      this.facts(
        [this.say("data.as_of"), this.moment(health.as_of)],
        [this.say("data.checked"), this.moment(health.publisher.checked_at)],
        [this.say("data.disk"), this.bytes(health.disk_free_bytes)]),
      this.table([[this.say("data.name")], [this.say("data.records"), "number"], [this.say("data.excluded"), "number"], [this.say("data.odd"), "number"], [this.say("data.read"), "time"], [this.say("data.state")]], rows, ""))
  }

  indexes() {
    const { allowed, enabled, wished, files } = this.state.indexes
    const controls = element("div", { class: "actions" },
      this.turn("auto-indexes", "indexes", this.say("indexes.auto"), allowed && enabled, { forbidden: !allowed, told: `${this.say("jobs.auto")} ` }),
      element("button", {
        id: "run-indexes", type: "button", class: "main", disabled: wished || !allowed,
        click: () => this.act.run("indexes", this.say("indexes.asked"))
      }, this.say(wished ? "jobs.wished" : "indexes.run")))
    const checks = files.map((one) => one.last_check).filter(Boolean).sort()
    const coming = files.map((one) => one.next_check).filter(Boolean).sort()
    const rows = files.map((one) => [
      one.name, this.moment(one.last_update),
      one.result === "ok" ? this.badge("good", this.say("indexes.ok")) : this.badge("warn", this.worded(one.problem) ?? (one.result || this.say("indexes.pending")))
    ])
    return this.section("indexes", this.say("indexes.title"), controls,
      allowed ? null : element("p", { class: "quiet" }, this.say("indexes.forbidden")),
      this.facts(
        [this.say("indexes.last_check"), this.moment(checks.at(-1))],
        [this.say("indexes.next_check"), allowed && enabled ? this.moment(coming[0]) : "–"]),
      this.table([[this.say("data.name")], [this.say("indexes.last_update"), "time"], [this.say("indexes.result")]], rows, this.say("indexes.pending")))
  }

  worded(problem) { return problem?.[this.language] }

  figures() {
    const { start, seconds, charts } = this.state.series
    const begin = Date.parse(start)
    const clock = this.hours === "168" ? this.times.full : this.times.short
    const time = (index) => start ? clock.format(new Date(begin + index * seconds * 1000)) : ""
    const ranges = element("div", { class: "ranges", role: "group", "aria-label": this.say("figures.range") }, ...RANGES.map((one) => element("button", {
      id: `range-${one}`, type: "button", "aria-pressed": String(one === this.hours), click: () => this.act.choose(one)
    }, this.say(`figures.h${one}`))))
    const drawn = [
      ["requests", "bars"], ["latency", "lines"], ["sessions", "lines"],
      ["answers", "bars"], ["answer_latency", "lines"], ["tokens", "bars"]
    ].map(([name, kind]) => this.chart(name, kind, charts[name], time))
    return this.section("figures", this.say("figures.title"), ranges, element("div", { class: "charts" }, ...drawn))
  }

  chart(name, kind, values, time) {
    const color = (line, index) => line === "errors" ? "ce" : COLORS[index % COLORS.length]
    const entries = Object.entries(values)
    const lines = (entries.length ? entries : [["planner", Array(60).fill(0)]]).map(([line, points], index) => ({ name: this.line(line), points, color: color(line, index) }))
    const sum = (points) => points.reduce((a, b) => a + b, 0)
    const value = name.endsWith("latency") ? (one) => this.duration(one) : (one) => this.number(one)
    const all = lines.flatMap(({ points, color }) => color === "ce" ? [] : points)
    const told = kind === "bars"
      ? this.say("figures.total", { value: value(sum(all)) })
      : this.say("figures.highest", { value: value(Math.max(...all)) })
    for (const one of lines) one.legend = kind === "bars" ? `${one.name} ${value(sum(one.points))}` : one.name
    // An error is one of the requests: it is drawn as their part.
    if (name === "requests") lines[0].points = lines[0].points.map((one, index) => Math.max(0, one - lines[1].points[index]))
    return chart({ id: `chart-${name}`, title: this.say(`figures.${name}`), told, lines: name === "requests" ? lines.toReversed() : lines, kind, time, value, empty: this.say("figures.empty") })
  }

  line(name) { return name.includes(":") ? name.split(":")[1] : this.say(`figures.${name}`) }

  routes() {
    const tone = (status) => element("span", { class: status >= 500 ? "bad" : status >= 400 ? "warn" : "" }, String(status))
    const rows = this.state.series.routes.slice(0, 12).map((one) => [one.route, tone(one.status), this.number(one.requests)])
    return this.section("routes", this.say("routes.title"), null,
      this.table([[this.say("routes.route")], [this.say("routes.status"), "number"], [this.say("routes.count"), "number"]], rows, this.say("figures.empty")))
  }

  engines() {
    const rows = this.state.series.engines.map((one) => [
      this.say(`figures.${one.service}`), this.line(one.engine),
      element("span", { class: one.status === "error" ? "bad" : "" }, this.say(`answer.${one.status}`)), this.number(one.answers)
    ])
    return this.section("engines", this.say("routes.engines"), null,
      this.table([[this.say("routes.service")], [this.say("routes.engine")], [this.say("routes.status")], [this.say("routes.answers"), "number"]], rows, this.say("figures.empty")))
  }

  /** Whether a run without an end began before the scheduler that is there now: nobody works on it any more. */
  isCutOff(run) {
    const scheduler = this.state.services.find((one) => one.name === "scheduler")
    return Boolean(scheduler?.since) && Date.parse(run.started) < Date.parse(scheduler.since)
  }

  outcome(run) {
    if (!run) return element("span", { class: "quiet" }, this.say("jobs.never"))
    if (!run.ended) return this.badge(this.isCutOff(run) ? "bad" : "warn", this.say(this.isCutOff(run) ? "jobs.cut_off" : "jobs.running"))
    const badge = this.badge(run.ok ? "good" : "bad", this.say(run.ok ? "jobs.ok" : "jobs.failed"))
    const message = run.message[this.language]
    return element("span", {}, badge, message ? element("span", { class: "quiet" }, ` ${message}`) : null)
  }

  jobs() {
    const rows = this.state.jobs.map(({ name, enabled, last, next, wished }) => {
      const title = this.say(`job.${name}`)
      return [
        title,
        this.turn(`auto-${name}`, name, this.say("jobs.auto_of", { name: title }), enabled),
        this.moment(last?.started), this.outcome(last), enabled ? this.moment(next) : "–",
        element("button", {
          id: `run-${name}`, type: "button", disabled: wished, "aria-label": this.say("jobs.run_of", { name: title }),
          click: () => this.act.run(name, this.say("jobs.asked", { name: title }))
        }, this.say(wished ? "jobs.wished" : "jobs.run"))
      ]
    })
    return this.section("jobs", this.say("jobs.title"), null,
      this.table([[this.say("jobs.job")], [this.say("jobs.auto")], [this.say("jobs.last"), "time"], [this.say("jobs.result"), "wide"], [this.say("jobs.next"), "time"], [""]], rows, this.say("jobs.empty"), true))
  }

  history() {
    const rows = this.state.runs.slice(0, 10).map((run) => [this.moment(run.started), this.say(`job.${run.job}`), this.outcome(run)])
    return this.section("history", this.say("jobs.history"), null,
      this.table([[this.say("jobs.started"), "time"], [this.say("jobs.job")], [this.say("jobs.result"), "wide"]], rows, this.say("jobs.never")))
  }

  slow() {
    const rows = this.state.slow.map((one) => [this.moment(one.at), one.what, this.duration(one.milliseconds), element("code", {}, one.request_id)])
    return this.section("slow", this.say("slow.title"), null,
      this.table([[this.say("slow.at"), "time"], [this.say("slow.what")], [this.say("slow.took"), "number"], [this.say("slow.id")]], rows, this.say("slow.empty")))
  }

  backups() {
    const rows = this.state.backups.map((one) => [
      one.source, this.moment(one.made_at), this.bytes(one.size), this.number(one.rows),
      this.badge(one.there ? "good" : "bad", this.say(one.there ? "backups.there" : "backups.gone"))
    ])
    return this.section("backups", this.say("backups.title"), null,
      this.table([[this.say("backups.source")], [this.say("backups.made"), "time"], [this.say("backups.size"), "number"], [this.say("backups.rows"), "number"], [this.say("backups.state")]], rows, this.say("backups.empty")))
  }
}
