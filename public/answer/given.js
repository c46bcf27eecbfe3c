// What an answer is drawn from: its props, and what its buttons may ask the server for.
import { createContext, useContext } from "./react.js"

let Given

export const given = () => (Given = Given || createContext(null))
export const useProps = () => useContext(given()).props
export const useTexts = () => useProps().texts
export const useServer = () => useContext(given()).server
