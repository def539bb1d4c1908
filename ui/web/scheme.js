// Light or dark: the system's, until a person chooses; then theirs, on every page.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("paperclerk-scheme"); } catch { return null; }
  };
  const isDark = () => (chosen() ?? (system.matches ? "dark" : "light")) === "dark";
  // Sets nothing that is so already: each setting calls the observer below.
  const put = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const show = () => {
    const dark = isDark();
    put(document.documentElement, "lang", "en-GB");
    put(document.documentElement, "data-scheme", dark ? "dark" : "light");
    // What Gradio's own styles go by; it sets it by the system alone.
    if (document.body && document.body.classList.contains("dark") !== dark)
      document.body.classList.toggle("dark", dark);
    for (const button of document.querySelectorAll("[data-scheme-button]"))
      put(button, "aria-pressed", String(dark));
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-scheme-button]")) return;
    try { localStorage.setItem("paperclerk-scheme", isDark() ? "light" : "dark"); }
    catch { /* Nothing can be remembered here: the system's it stays. */ }
    show();
  });
  // A link to a part of the page takes the keyboard there, not the eye alone.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.skip");
    const part = link && document.querySelector(link.getAttribute("href"));
    if (!part) return;
    event.preventDefault();
    part.tabIndex = -1;
    part.focus();
  });
  system.addEventListener("change", show);
  addEventListener("storage", show);
  show();
  // Gradio draws its page, and its class of the body, when it comes to it.
  new MutationObserver(show).observe(document.documentElement, {
    subtree: true, childList: true, attributeFilter: ["class", "lang"],
  });
})();
