// The page around Chainlit: language switch, the line on the data, notices. Runs before Chainlit's own script.
(() => {
  "use strict";
  const COOKIE = "hub_language";
  const REFRESH_MS = 30000;

  const chosen = (document.cookie.match(/(?:^|; )hub_language=(ko|en)/) || [])[1];
  const browser = (navigator.languages?.[0] || navigator.language || "en").toLowerCase();
  const language = chosen || (browser.startsWith("ko") ? "ko" : "en");
  const locale = language === "ko" ? "ko" : "en-US";
  Object.defineProperty(Navigator.prototype, "language", { get: () => locale, configurable: true });
  document.documentElement.lang = language;
  if (!localStorage.getItem("vite-ui-theme")) localStorage.setItem("vite-ui-theme", "system");

  const remember = (value) => {
    document.cookie = `${COOKIE}=${value}; path=/; max-age=31536000; samesite=strict`;
  };

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    node.className = className;
    if (text) node.textContent = text;
    return node;
  };

  const strip = make("header", "hub-strip");
  const line = make("p", "hub-line");
  const notices = make("div", "hub-notices");
  notices.setAttribute("role", "status");
  strip.append(line, notices);

  const switchLanguage = () => {
    remember(language === "ko" ? "en" : "ko");
    location.reload();
  };

  const draw = (state) => {
    const texts = state.texts || {};
    document.title = state.name;
    document.documentElement.classList.toggle("hub-local", state.local);
    const name = make("strong", "hub-name", state.name);
    const data = make("span", "hub-data", state.line);
    const toggle = make("button", "hub-language", texts.switch);
    toggle.type = "button";
    toggle.title = texts.switch_title;
    toggle.lang = language === "ko" ? "en" : "ko";
    toggle.addEventListener("click", switchLanguage);
    const badge = state.demo ? [make("span", "hub-demo", texts.demo)] : [];
    const hadFocus = document.activeElement?.classList.contains("hub-language");
    line.replaceChildren(name, ...badge, data, toggle);
    if (hadFocus) toggle.focus();
    notices.replaceChildren(...state.notices.map((text) => make("span", "hub-notice", text)));
    fit();
  };

  const fit = () => {
    document.documentElement.style.setProperty("--hub-strip", `${strip.offsetHeight}px`);
  };

  // Chainlit takes a server out of reach for a signed-out user and leaves for the login page: ask again instead.
  const RETRY_MS = 2000;
  const fetchOnce = window.fetch.bind(window);
  const isUserCheck = (address) =>
    new URL(address instanceof Request ? address.url : address, location.href).pathname === "/user";
  const fetchUser = async (...request) => {
    for (;;) {
      const response = await fetchOnce(...request).catch(() => null);
      if (response && response.status < 500) return response;
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  };
  window.fetch = (...request) => (isUserCheck(request[0]) ? fetchUser(...request) : fetchOnce(...request));

  const refresh = async () => {
    try {
      const response = await fetch("/hub/state", { credentials: "same-origin" });
      if (response.ok) draw(await response.json());
    } catch {
      // The page itself says that the connection is lost.
    }
  };

  // Links in answers lead nowhere: a name out of the data must not send anyone, or anything, away.
  const stayHere = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link && new URL(link.href, location.href).origin !== location.origin) event.preventDefault();
  };

  // Enter while a Hangul syllable is being composed: finish the syllable first, then send, and send once.
  // Some systems follow up with a second Enter of their own, some do not.
  const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
  const FOLLOW_UP_MS = 80;
  let composed = "";
  let waiting = null;
  const isQuestion = (event) => event.target instanceof Element && event.target.matches("textarea");
  const isEnter = (event) => (event.key === "Enter" || event.code === "Enter") && !event.shiftKey;
  const sendNow = (field) => {
    waiting = null;
    const enter = { key: "Enter", code: "Enter", bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", enter));
  };
  const whileComposing = (event) => {
    if (!isQuestion(event) || !isEnter(event)) return;
    if (event.isComposing || event.keyCode === 229) {
      if (!hangul.test(composed)) return;
      event.stopPropagation();
      waiting = waiting || { field: event.target, timer: null };
      if (!event.isComposing) {
        event.preventDefault();
        whenComposed(event);
      }
    } else if (waiting) {
      clearTimeout(waiting.timer);
      waiting = null;
    }
  };
  const whenComposed = (event) => {
    if (!waiting || waiting.field !== event.target) return;
    const field = waiting.field;
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => sendNow(field), FOLLOW_UP_MS);
  };

  const start = () => {
    document.body.prepend(strip);
    new ResizeObserver(fit).observe(strip);
    document.addEventListener("click", stayHere, true);
    document.addEventListener("auxclick", stayHere, true);
    document.addEventListener("compositionstart", () => (composed = ""), true);
    document.addEventListener("compositionupdate", (event) => (composed = event.data || ""), true);
    document.addEventListener("compositionend", whenComposed, true);
    document.addEventListener("keydown", whileComposing, true);
    document.addEventListener("visibilitychange", () => document.hidden || refresh());
    setInterval(refresh, REFRESH_MS);
    drawing().catch(() => null); // at hand for the first answer
    refresh();
  };

  // What draws an answer, as an element of the page's own React.
  let loading = null;
  let Answer = null;
  const forget = (error) => {
    loading = Answer = null; // the next answer tries again
    throw error;
  };
  const drawing = () => (loading = loading || import("/public/answer/answer.js").catch(forget));
  const answer = (React, given) => {
    Answer = Answer || React.lazy(async () => ({ default: (await drawing()).answerOf(React) }));
    const drawn = React.createElement(Answer, given);
    return React.createElement(React.Suspense, { fallback: null }, drawn);
  };
  window.hub = { answer };

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
