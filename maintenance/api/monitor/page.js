// The operations page: asks for the state every few seconds, shows it, and sends what is wished.
import { element } from "./elements.js"
import { Shown } from "./view.js"

const EVERY = 5000
const SELDOM = 30_000
/** A week's figures take a quarter of a second to gather; they change little in one. */
const pause = () => hours === "168" && !state?.services.some((one) => one.wished) ? SELDOM : EVERY
const words = await (await fetch("/monitor/words")).json()
const at = (id) => document.getElementById(id)
const kept = {
  read: (name) => { try { return localStorage.getItem(`hub-monitor-${name}`) } catch { return null } },
  write: (name, value) => { try { localStorage.setItem(`hub-monitor-${name}`, value) } catch { /* a private window */ } }
}
const dark = matchMedia("(prefers-color-scheme: dark)")
let language = kept.read("language") ?? (navigator.language.startsWith("ko") ? "ko" : "en")
let hours = "24"
let state = null
let signedOut = false
let asking = 0

const say = (key, values = {}) => {
  const [section, name] = key.split(".")
  const text = words[language][section]?.[name] ?? name
  return text.replace(/\{(\w+)\}/g, (_, value) => values[value])
}

const tell = (text, bad = false) => {
  at("message").textContent = text
  at("message").className = bad ? "bad" : ""
}

const theme = () => kept.read("theme") ?? (dark.matches ? "dark" : "light")

const frame = () => {
  document.documentElement.lang = language
  document.documentElement.dataset.theme = theme()
  document.title = say("page.title")
  at("title").textContent = say("page.title")
  at("skip").textContent = say("page.skip")
  at("language").textContent = say("page.language")
  at("language").setAttribute("aria-label", `${say("page.language")} · ${say("page.language_name")}`)
  at("theme").setAttribute("aria-label", say("page.theme"))
  at("sign-out").textContent = say("page.sign_out")
  at("sign-out").hidden = !state?.keys || signedOut
}

const send = async (path, body = {}) => fetch(`/monitor/${path}`, {
  method: "POST",
  headers: { "content-type": "application/json", "accept-language": language },
  body: JSON.stringify(body)
})

/** Send a wish, say so, and look again; a refusal is said in the service's own words. */
const wish = async (path, body, done) => {
  try {
    const response = await send(path, body)
    if (response.ok) tell(done)
    else tell((await response.json()).detail, true)
  } catch {
    tell(say("page.failed"), true)
  }
  await look()
}

const sure = (text) => new Promise((decide) => {
  const dialog = at("sure")
  dialog.querySelector("p").textContent = text
  const [no, yes] = dialog.querySelectorAll("button")
  no.textContent = say("page.cancel")
  yes.textContent = say("page.yes")
  dialog.returnValue = ""
  dialog.onclose = () => decide(dialog.returnValue === "yes")
  dialog.showModal()
})

const act = {
  restart: async (name, title) => {
    if (await sure(say("services.restart_sure", { name: title }))) await wish(`services/${name}/restart`, {}, say("services.restart_asked", { name: title }))
  },
  run: (name, done) => wish(`jobs/${encodeURIComponent(name)}/run`, {}, done),
  turn: (name, enabled) => wish(`jobs/${encodeURIComponent(name)}/switch`, { enabled }, ""),
  choose: (chosen) => { hours = chosen; return look() }
}

const draw = () => {
  frame()
  if (signedOut) return drawSignIn()
  if (!state) return undefined
  const focused = document.activeElement?.id
  const scrolled = [...document.querySelectorAll(".scroll")].map((one) => one.scrollLeft)
  const shown = new Shown(state, { say, language, hours, act })
  at("status").replaceChildren(shown.status())
  at("updated").textContent = say("page.updated", { time: shown.clock(state.now) })
  at("content").replaceChildren(...shown.sections())
  document.querySelectorAll(".scroll").forEach((one, index) => { one.scrollLeft = scrolled[index] ?? 0 })
  if (focused && document.activeElement?.id !== focused) at(focused)?.focus({ preventScroll: true })
  return undefined
}

const drawSignIn = () => {
  at("status").replaceChildren()
  at("updated").textContent = ""
  if (at("key")) at("key").form.remove()
  const key = element("input", { id: "key", type: "password", autocomplete: "current-password", required: true })
  const form = element("form", {}, element("label", {}, say("sign_in.key"), key), element("button", { class: "main", type: "submit" }, say("sign_in.enter")))
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const response = await send("sign-in", { key: key.value }).catch(() => null)
    if (response?.ok) { signedOut = false; tell(""); await look() }
    else tell(response ? (await response.json()).detail : say("page.failed"), true)
  })
  at("content").replaceChildren(element("section", { class: "sign-in" }, element("h2", {}, say("sign_in.title")), element("p", { class: "quiet" }, say("sign_in.lead")), form))
  key.focus()
}

let lost = false
const look = async () => {
  const mine = ++asking
  try {
    const response = await fetch(`/monitor/state?hours=${hours}`, { headers: { "accept-language": language } })
    if (mine !== asking) return
    if (response.status === 401 || response.status === 403) {
      const { code, detail } = await response.json()
      if (code === "foreign_page") return void tell(detail, true)
      const before = signedOut
      signedOut = true
      if (!before) draw()
      return
    }
    if (!response.ok) throw new Error(response.status)
    state = await response.json()
    if (lost) tell("")
    lost = false
    draw()
  } catch {
    if (mine === asking) { lost = true; tell(say("page.lost"), true) }
  }
}

at("language").addEventListener("click", () => { language = language === "ko" ? "en" : "ko"; kept.write("language", language); tell(""); draw() })
at("theme").addEventListener("click", () => { kept.write("theme", theme() === "dark" ? "light" : "dark"); frame() })
at("sign-out").addEventListener("click", async () => { await send("sign-out"); state = null; await look() })
dark.addEventListener("change", frame)
document.addEventListener("visibilitychange", () => { if (!document.hidden && !signedOut) look() })
/** Whether somebody reads a chart's point, has marked text or is asked something: nothing may change under them. */
const busy = () => at("sure").open || document.querySelector(".tip:not([hidden])") || !getSelection().isCollapsed

const watch = async () => {
  if (!document.hidden && !signedOut && !busy()) await look()
  setTimeout(watch, pause())
}
frame()
await watch()
