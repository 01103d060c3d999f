/* Draws the QR code of the login page from its modules, as large as it can be crisp, and enlarges it when pressed. */
window.bankIdQr = (() => {
  'use strict';

  const SMALL = 240;
  const QUIET_ZONE = 4;

  const page = document.getElementById('login');
  const symbol = document.getElementById('symbol');
  const code = document.getElementById('code');
  const hint = document.getElementById('enlarge');
  if (!symbol || !code) {
    return null; // a page without a code, such as one that only says what went wrong
  }

  let drawn = '';

  function draw(qr) {
    code.hidden = !qr;
    hint.hidden = !qr;
    if (!qr) {
      enlarge(false);
      drawn = '';
      return;
    }
    if (qr.modules !== drawn) {
      drawn = qr.modules;
      const size = qr.size + 2 * QUIET_ZONE;
      symbol.setAttribute('viewBox', `0 0 ${size} ${size}`);
      symbol.firstElementChild.setAttribute('d', outline(qr));
      fit();
    }
  }

  /* One stroke of the path for each row of neighbouring dark modules. */
  function outline({ size, modules }) {
    const bytes = atob(modules);
    const dark = i => bytes.charCodeAt(i >> 3) >> (7 - (i & 7)) & 1;
    let path = '';
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const from = x;
        while (x < size && dark(y * size + x)) {
          x++;
        }
        if (x > from) {
          path += `M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from}v1h${from - x}z`;
        }
      }
    }
    return path;
  }

  /* A module that is a whole number of the screen's dots wide is as crisp as it can be. */
  function fit() {
    const modules = symbol.viewBox.baseVal.width;
    const ratio = window.devicePixelRatio || 1;
    const large = page.classList.contains('large');
    const dots = large
      ? Math.floor(Math.min(window.innerWidth, window.innerHeight) * ratio / modules)
      : Math.ceil(SMALL * ratio / modules);
    const width = Math.max(1, dots) * modules / ratio;
    symbol.setAttribute('width', width);
    symbol.setAttribute('height', width);
  }

  function enlarge(large) {
    if (page.classList.contains('large') !== large) {
      page.classList.toggle('large', large);
      code.setAttribute('aria-expanded', large);
      fit();
    }
  }

  code.addEventListener('click', () => enlarge(!page.classList.contains('large')));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      enlarge(false);
    }
  });
  window.addEventListener('resize', fit);

  return Object.freeze({ draw });
})();
