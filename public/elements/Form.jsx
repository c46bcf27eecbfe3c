// A tool as a small form: its answer comes the same way as that of a question, but with no model.
import { useId, useState } from "react"

function quoted(value) {
  return /[\s"'\\=]/.test(value) ? `"${value.replace(/(["\\])/g, "\\$1")}"` : value
}

function Field({ field, value, texts, list, onChange }) {
  const id = useId()
  const shared = {
    id,
    name: field.name,
    value,
    required: field.required,
    onChange: (event) => onChange(event.target.value)
  }
  let input
  if (field.kind === "date") input = <input type="date" {...shared} />
  else if (field.kind === "number")
    input = <input type="number" min={field.least} max={field.most} {...shared} />
  else if (field.kind === "sql") input = <textarea rows={5} spellCheck={false} {...shared} />
  else
    input = (
      <input
        type="text"
        list={field.kind === "item" ? list : undefined}
        autoComplete="off"
        placeholder={field.required ? "" : texts.all_items}
        {...shared}
      />
    )
  return (
    <label htmlFor={id}>
      <span>{field.label}</span>
      {input}
    </label>
  )
}

function Periods({ periods, first, last, onPick }) {
  return (
    <div className="hub-actions">
      {periods.map((period) => (
        <button
          key={period.label}
          type="button"
          className="hub-action"
          onClick={() => onPick({ [first]: period.from, [last]: period.to })}
        >
          {period.label}
        </button>
      ))}
    </div>
  )
}

function Form({ props, sendUserMessage }) {
  const list = useId()
  const start = Object.fromEntries(props.fields.map((field) => [field.name, field.value]))
  const [values, setValues] = useState(start)
  const change = (changed) => setValues({ ...values, ...changed })
  const send = (event) => {
    event.preventDefault()
    const given = props.fields.filter((field) => values[field.name])
    const sql = given.find((field) => field.kind === "sql")
    const text = sql
      ? values.sql
      : given.map((field) => `${field.name}=${quoted(values[field.name])}`).join(" ")
    sendUserMessage(text, props.command)
  }
  return (
    <form className="hub-form" onSubmit={send} aria-label={props.title}>
      <strong>{props.title}</strong>
      {props.fields.map((field) => (
        <div key={field.name}>
          <Field
            field={field}
            value={values[field.name]}
            texts={props.texts}
            list={list}
            onChange={(value) => change({ [field.name]: value })}
          />
          {field.kind === "date" && field.name.endsWith("to") ? (
            <Periods
              periods={props.periods}
              first={field.name.replace(/to$/, "from")}
              last={field.name}
              onPick={change}
            />
          ) : null}
        </div>
      ))}
      <datalist id={list}>
        {props.items.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <button type="submit" className="hub-submit">
        {props.texts.run}
      </button>
    </form>
  )
}

// Chainlit runs this file anew whenever anything on the page changes: the component stays the first one, and
// what was filled in stays with it.
window.hub.Form = window.hub.Form || Form
const Kept = window.hub.Form
export default <Kept props={props} sendUserMessage={sendUserMessage} />
