// The page's own React, given by the first answer that is drawn: Chainlit keeps it inside its bundle.
export let h, Fragment, memo, createContext, useContext, useEffect, useId, useMemo, useRef, useState

export function adopt(React) {
  h = React.createElement
  ;({ Fragment, memo, createContext, useContext, useEffect, useId, useMemo, useRef, useState } = React)
}
