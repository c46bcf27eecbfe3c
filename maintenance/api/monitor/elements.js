// Elements made from values; text is never read as markup.
const SVG = "http://www.w3.org/2000/svg"

const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === "function") node.addEventListener(name, value)
    else node.setAttribute(name, value === true ? "" : value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

/** An element; functions among the attributes listen. */
export const element = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children)

export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children)
