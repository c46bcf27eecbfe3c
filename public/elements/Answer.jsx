// Chainlit compiles this file and runs it anew whenever anything on the page changes, for every answer:
// what draws an answer is loaded once, by hub.js, and stays the same component.
export default window.hub.answer(React, { props, callAction, sendUserMessage })
