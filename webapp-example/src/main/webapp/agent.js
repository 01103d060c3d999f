// Keeps the agent's page up to date while an order runs. Without this script the page comes anew by itself.
(() => {
  "use strict";

  const PARTS = ["status", "actions"];
  const PAUSE = 1500;

  const status = () => document.getElementById("status");

  function renew(page) {
    for (const id of PARTS) {
      const shown = document.getElementById(id);
      const fresh = page.getElementById(id);
      if (shown.innerHTML !== fresh.innerHTML) {
        const focused = shown.contains(document.activeElement);
        shown.replaceChildren(...fresh.childNodes);
        if (focused) {
          shown.querySelector("button")?.focus();
        }
      }
    }
    status().toggleAttribute("data-pending", page.getElementById("status").hasAttribute("data-pending"));
  }

  async function look() {
    try {
      const answer = await fetch("agent", { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || answer.redirected || !page.getElementById("status")) {
        location.reload(); // logged out meanwhile, or another tab has begun anew
        return;
      }
      renew(page);
    } catch {
      // no connection at this moment
    }
    lookSoon();
  }

  function lookSoon() {
    if (status().hasAttribute("data-pending")) {
      setTimeout(look, PAUSE);
    }
  }

  lookSoon();
})();
