// What can be done with an answer: downloads, copying, calculating again.
import { h, useState } from "./react.js"
import { useProps, useServer, useTexts } from "./given.js"

export function Doing() {
  const props = useProps()
  const texts = useTexts()
  const server = useServer()
  const { question, engine } = props
  const tables = props.tables.map((table) => table.stored)
  const download = (form) => async () => save(await server.ask("export", { form, tables, question }))
  const copy = async () => {
    const lines = props.tables.flatMap((table) => [table.headings, ...table.rows])
    const text = lines.map((line) => line.map((cell) => cell ?? "").join("\t")).join("\n")
    await navigator.clipboard.writeText(text)
    return "copied"
  }
  const again = async () => {
    const before = answers().length
    await server.ask("recalculate", { tables, question, engine })
    showNext(before)
    return "answered"
  }
  return h(
    "div",
    { className: "hub-actions" },
    h(Action, { label: texts.excel, run: download("xlsx") }),
    h(Action, { label: texts.csv, run: download("csv") }),
    h(Action, { label: texts.copy, run: copy }),
    h(Action, { label: texts.recalculate, run: again })
  )
}

const answers = () => document.querySelectorAll(".hub-answer")

// Scroll to the answer after so many, once it is drawn.
function showNext(count) {
  const next = answers()[count]
  if (next) next.closest("[data-step-type]").scrollIntoView()
  else requestAnimationFrame(() => showNext(count))
}

function Action({ label, run }) {
  const texts = useTexts()
  const [state, setState] = useState("")
  const go = async () => {
    setState("working")
    try {
      setState((await run()) || "")
    } catch {
      setState("failed")
    }
  }
  return h(
    "button",
    { type: "button", className: "hub-action", onClick: go, disabled: state === "working" },
    label,
    state ? h("span", { role: "status" }, ` · ${texts[state]}`) : null
  )
}

function save(file) {
  const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }))
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
