/* Takes the login page over from its forms: polls, draws the QR code, opens the app. Works on what the server rendered
   and has no texts of its own. Everything it needs to know comes from the answers, never from the address. */
(() => {
  'use strict';

  const page = document.getElementById('login');
  if (!page || !window.fetch || !window.AbortController || !window.bankIdQr) {
    return;
  }

  const SECOND = 1000;
  const ANSWER_LIMIT = 10 * SECOND;
  const LONGEST_PAUSE = 8 * SECOND;
  const PAUSE_WHEN_TOLD = 5 * SECOND;
  const NOTICE = 4 * SECOND;
  const RELOAD_AGAIN_AFTER = 30 * SECOND;
  const LONGEST_WANTED = 1024;
  const RUNNING = ['pending', 'complete'];

  const { draw } = window.bankIdQr;
  const texts = page.dataset;
  const part = id => document.getElementById(id);

  let view = { stage: texts.stage, mode: texts.mode };
  let run = null; // the one chain of polling; whoever holds an older one has nothing to say any more
  let acting = false;
  let noticeUntil = 0;

  /* ---- talking to the server ---- */

  const fieldsNamed = name => page.querySelectorAll('input[name=' + name + ']');
  const wanted = () => fieldsNamed('return')[0].value;
  const fill = (name, value) => fieldsNamed(name).forEach(field => { field.value = value; });

  async function post(path, fields, owner) {
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), ANSWER_LIMIT);
    if (owner) {
      owner.abort = abort;
    }
    try {
      const answer = await fetch(texts.base + path, {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams({ csrf: fieldsNamed('csrf')[0].value, ...fields }),
        signal: abort.signal,
      });
      const json = /^application\/json/.test(answer.headers.get('Content-Type') || '');
      const body = json ? await answer.json() : {};
      if (body.csrf) {
        fill('csrf', body.csrf);
      }
      const pause = Number(answer.headers.get('Retry-After')) * SECOND;
      return { status: answer.ok && !json ? 0 : answer.status, body, pause };
    } catch (unreachable) {
      return { status: 0, body: {} };
    } finally {
      clearTimeout(limit);
    }
  }

  /* ---- one chain of polling ---- */

  function stopRun() {
    if (run) {
      clearTimeout(run.timer);
      if (run.abort) {
        run.abort.abort();
      }
      run = null;
    }
  }

  function startRun(mayLaunch) {
    stopRun();
    run = { mayLaunch, busy: false, misses: 0, doubts: 0 };
  }

  function pollIn(pause) {
    clearTimeout(run.timer);
    run.timer = setTimeout(poll, pause);
  }

  async function poll() {
    const mine = run;
    if (!mine || mine.busy || document.hidden) {
      return;
    }
    clearTimeout(mine.timer);
    mine.busy = true;
    mine.began = Date.now();
    const answer = await post('/collect', {}, mine);
    mine.busy = false;
    if (mine === run) {
      take(answer);
    }
  }

  function take({ status, body, pause }) {
    if (status === 200 && body.state in show) {
      run.misses = 0;
      page.classList.remove('stale');
      show[body.state](body);
    } else if (status === 403) {
      doubt(reload);
    } else if (status === 429) {
      notice(body);
      pollIn(pause || PAUSE_WHEN_TOLD);
    } else {
      miss(body);
    }
  }

  /* The session's id changes at the start and at the login: an answer to a poll that was under way may not know it. */
  function doubt(believe) {
    run.doubts += 1;
    if (run.doubts > 1) {
      believe();
    } else {
      pollIn(SECOND);
    }
  }

  function miss(body) {
    run.misses += 1;
    const pause = Math.min(LONGEST_PAUSE, SECOND * 2 ** (run.misses - 1));
    if (run.misses > 1) {
      page.classList.add('stale');
      say(body.message || texts.trouble, body.message ? body.advice : texts.troubleAdvice);
    }
    pollIn(pause * (0.75 + Math.random() / 2));
  }

  /* ---- what an answer means ---- */

  const show = {
    pending(body) {
      run.doubts = 0;
      paint({ ...body, stage: 'pending' });
      openApp();
      pollIn(Math.max(SECOND / 4, SECOND - (Date.now() - (run.began || 0))));
    },
    failed(body) {
      stopRun();
      paint({ ...body, stage: 'failed' });
    },
    complete(body) {
      paint({ ...body, stage: 'complete', message: body.message || texts.completed });
      claim();
    },
    none() {
      doubt(() => choose(texts.ended, texts.endedAdvice));
    },
    'signed-in'(body) {
      leave(wanted() ? '' : body.location); // the login page leads each tab to the page that this tab wanted
    },
  };

  function choose(message, advice) {
    stopRun();
    paint({ stage: 'choose', mode: '', message, advice });
  }

  async function claim() {
    const mine = run;
    mine.busy = true;
    mine.began = Date.now();
    const answer = await post('/complete', { return: wanted() }, mine);
    mine.busy = false;
    if (mine !== run) {
      return;
    }
    if (answer.status === 200 && answer.body.location) {
      leave(answer.body.location);
    } else if (answer.status === 200 && answer.body.state === 'complete') {
      miss(answer.body);
    } else if (answer.body.message && answer.status >= 400 && ![403, 429].includes(answer.status) && answer.status < 500) {
      show.failed({ ...answer.body, mode: view.mode });
    } else {
      take(answer);
    }
  }

  function openApp() {
    if (view.launch && view.launch.auto && run.mayLaunch) {
      run.mayLaunch = false;
      part('open').click();
    }
  }

  function leave(location) {
    stopRun();
    const target = new URL(location || '', document.baseURI);
    window.location.replace(location && target.origin === window.location.origin ? target.href : texts.login);
  }

  /* Reloading cannot help twice in a row; then the person is told instead. */
  function reload() {
    let last = 0;
    try {
      last = Number(sessionStorage.getItem('bankid-reload'));
      sessionStorage.setItem('bankid-reload', Date.now());
    } catch (unavailable) {
      last = Date.now();
    }
    if (Date.now() - last > RELOAD_AGAIN_AFTER) {
      leave();
    } else {
      choose(texts.outdated, texts.outdatedAdvice);
    }
  }

  /* ---- what the person does ---- */

  async function act(form) {
    const path = form.getAttribute('action').slice(texts.base.length);
    const mode = form.elements.mode ? form.elements.mode.value : '';
    const fields = mode ? { mode, return: wanted() } : {};
    acting = true;
    page.setAttribute('aria-busy', 'true');
    form.classList.add('busy');
    stopRun();
    let answer = await post(path, fields);
    if (answer.status === 403 && answer.body.csrf) {
      answer = await post(path, fields);
    }
    acting = false;
    page.removeAttribute('aria-busy');
    form.classList.remove('busy');
    settle(path, mode, answer);
  }

  function settle(path, mode, answer) {
    const { status, body } = answer;
    if (status === 200 && path === '/cancel' && body.state !== 'signed-in') {
      choose(body.message || texts.cancelled, body.message ? body.advice : texts.cancelledAdvice);
    } else if (status === 200 && body.location) {
      leave(body.location);
    } else if (status === 200) {
      startRun(mode === 'same-device');
      take(answer);
    } else if (status === 403 && body.error === 'cookies_blocked') {
      choose(body.message, body.advice);
    } else if (status === 403) {
      reload();
    } else {
      notice(body);
      if (RUNNING.includes(view.stage)) {
        startRun(false);
        pollIn(SECOND);
      }
    }
  }

  /* ---- the page ---- */

  function say(message, advice) {
    const put = (element, text) => {
      if (element.textContent !== (text || '')) {
        element.textContent = text || '';
      }
      element.hidden = !text;
    };
    put(part('message'), message);
    put(part('advice'), advice);
  }

  /* Says something that the next answers do not replace at once. */
  function notice(body) {
    noticeUntil = Date.now() + NOTICE;
    say(body.message || texts.trouble, body.message ? body.advice : texts.troubleAdvice);
  }

  function paint(next) {
    const focused = document.activeElement;
    const moved = next.stage !== view.stage;
    const launch = next.launch && allowed(next.launch.href) ? next.launch : undefined;
    view = { ...next, launch, mode: next.mode || view.mode };
    page.dataset.stage = view.stage;
    page.dataset.mode = view.mode;
    const shown = parts(view);
    Object.keys(shown).filter(part).forEach(id => { part(id).hidden = !shown[id]; });
    link(view.launch);
    draw(view.qr);
    retryWith(view.mode);
    if (moved || Date.now() > noticeUntil) {
      noticeUntil = 0;
      say(view.message, view.advice);
    }
    keepFocus(focused, moved);
  }

  function parts({ stage, mode, qr, launch }) {
    const pending = stage === 'pending';
    const failed = stage === 'failed';
    return {
      choose: stage === 'choose',
      qr: pending && qr,
      launch: pending && launch,
      wait: pending && !qr && !launch || stage === 'complete',
      retry: failed,
      continue: false,
      'to-qr': (pending || failed) && mode === 'same-device',
      'to-same-device': (pending || failed) && mode === 'qr',
      cancel: pending,
    };
  }

  const allowed = href => /^(https:\/\/[^/]|bankid:\/\/\/|\/(?![/\\]))/.test(href || '');

  function link(launch) {
    if (launch) {
      part('open').href = launch.href;
      part('fallback').hidden = !allowed(launch.fallback);
      part('other').href = allowed(launch.fallback) ? launch.fallback : '#';
    }
  }

  function retryWith(mode) {
    if (mode) {
      part('retry').elements.mode.value = mode;
    }
  }

  /* Focus moves only where the place it was at has gone; a mouse may have left it nowhere. */
  function keepFocus(focused, moved) {
    const visible = element => element && element.getClientRects().length > 0;
    const nowhere = !focused || focused === document.body;
    if (nowhere ? !moved : visible(focused)) {
      return;
    }
    const place = ['open', 'code', 'retry', 'choose'].map(part).find(visible) || part('status');
    (place.querySelector('button') || place).focus({ preventScroll: true });
  }

  /* ---- events ---- */

  /* A phone may have frozen the page, and with it a request that will never be answered. */
  function wake() {
    if (run && run.busy && !document.hidden && Date.now() - run.began > 3 * SECOND) {
      run.abort.abort();
    }
    poll();
  }

  page.addEventListener('submit', event => {
    event.preventDefault();
    if (!acting) {
      act(event.target);
    }
  });
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      leave();
    }
  });

  /* A browser keeps the fragment of the page that it wanted and never sends it. */
  function keepFragment() {
    const bare = wanted();
    const whole = bare + window.location.hash;
    if (bare && whole !== bare && !bare.includes('#') && whole.length < LONGEST_WANTED) {
      fill('return', whole);
      texts.login += encodeURIComponent(window.location.hash);
    }
  }

  keepFragment();
  if (RUNNING.includes(view.stage)) {
    startRun(false);
    poll();
  }
})();
