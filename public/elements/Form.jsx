// A tool as a small form: its answer comes the same way as that of a question, but with no model.
import { useState } from "react"

const LIST = `items-${Math.random().toString(36).slice(2)}`

function quoted(value) {
  return /[\s"'\\=]/.test(value) ? `"${value.replace(/(["\\])/g, "\\$1")}"` : value
}

function Field({ field, value, onChange }) {
  const id = `hub-${field.name}`
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
        list={field.kind === "item" ? LIST : undefined}
        autoComplete="off"
        placeholder={field.required ? "" : props.texts.all_items}
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

function Periods({ first, last, onPick }) {
  return (
    <div className="hub-actions">
      {props.periods.map((period) => (
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

export default function Form() {
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
            onChange={(value) => change({ [field.name]: value })}
          />
          {field.kind === "date" && field.name.endsWith("to") ? (
            <Periods first={field.name.replace(/to$/, "from")} last={field.name} onPick={change} />
          ) : null}
        </div>
      ))}
      <datalist id={LIST}>
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
