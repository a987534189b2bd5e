// The script of the preview. It is added to pages that dossier serve shows and
// to no page that is published. It listens for changes of this page, brings them
// into the page that is open, and shows what is wrong with the dossier.
(function () {
  'use strict';
  const self = document.currentScript;
  const base = self.src.slice(0, self.src.lastIndexOf('/') + 1);
  let shown = self.dataset.page; // the state of the page that is open
  let asked = shown; // the state that is being fetched
  let overlay = null;

  const scripts = (doc) => [...doc.querySelectorAll('script[src]')].filter((s) => s !== self).map((s) => s.getAttribute('src')).join();
  const served = scripts(document); // those that the search loads are not part of the page

  const path = encodeURIComponent(self.dataset.path);

  function take(state) {
    problems(state.problems || []);
    if (state.page !== asked) {
      asked = state.page;
      update(asked);
    }
  }

  // A browser opens few connections to a server, and each stream of events holds one. So
  // the pages that can be seen share one: whoever has the lock listens and calls the
  // others, which then ask. Where there are no locks, each page that can be seen listens.
  const others = new BroadcastChannel(base);
  let listening = null; // ends the part of this page
  async function look() {
    try {
      const answer = await fetch(base + 'state?page=' + path, { cache: 'no-store' });
      if (answer.ok) take(await answer.json());
    } catch {
      // the server has gone; who listens hears when it is there again
    }
  }
  others.onmessage = () => { if (listening) look(); };

  function listen(end) {
    return new Promise((done) => {
      if (end.aborted) return done();
      const events = new EventSource(base + 'events?page=' + path);
      events.onmessage = (event) => {
        take(JSON.parse(event.data));
        others.postMessage('');
      };
      end.addEventListener('abort', () => { events.close(); done(); });
    });
  }
  function visible() {
    if (document.visibilityState === 'hidden') {
      if (listening) listening.abort();
      listening = null;
      return;
    }
    if (listening) return;
    listening = new AbortController();
    const { signal } = listening;
    if (!navigator.locks) {
      listen(signal);
      return;
    }
    look();
    navigator.locks.request(base, { signal }, () => listen(signal)).catch(() => {}); // it was hidden before its turn came
  }
  document.addEventListener('visibilitychange', visible);
  addEventListener('pagehide', () => { if (listening) listening.abort(); listening = null; });
  addEventListener('pageshow', visible);
  visible();

  async function update(wanted) {
    try {
      const answer = await fetch(location.pathname, { cache: 'no-store' });
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (asked !== wanted) return; // another change has come meanwhile
      const tag = next.querySelector('script[data-page]');
      shown = tag ? tag.dataset.page : wanted;
      if (tag) tag.remove();
      bring(next);
    } catch {
      asked = ''; // the next event tries again
    }
  }

  // bring makes this document what next is, and keeps what the reader did: the
  // place, the focus, the selection in fields, what is unfolded.
  function bring(next) {
    if (served !== scripts(next)) {
      location.reload();
      return;
    }
    const place = anchor();
    const held = document.activeElement;
    document.title = next.title;
    attributes(document.documentElement, next.documentElement);
    styles(next);
    morph(document.body, next.body);
    if (held !== document.activeElement && held.isConnected) held.focus({ preventScroll: true }); // it was moved
    if (place && place.node.isConnected) {
      const moved = place.node.getBoundingClientRect().top - place.top;
      if (moved) window.scrollBy({ top: moved, behavior: 'instant' });
    }
    document.documentElement.dataset.previewed = shown;
    search();
  }

  // search loads the index again if it was loaded: its first file, which is named
  // after a language. All others are named by what they hold.
  function search() {
    const first = [...document.head.querySelectorAll('script[src]')].filter((s) => /\/search\/[a-z]+\.js(\?|$)/.test(s.src));
    for (const old of first) {
      const script = document.createElement('script');
      script.src = old.src.replace(/\?.*/, '') + '?' + Date.now();
      old.replaceWith(script);
    }
  }
  document.addEventListener('focusin', (event) => { // other pages may have changed since
    if (event.target.closest('dialog.search') && !event.relatedTarget?.closest('dialog.search')) search();
  });

  // anchor returns the first element with an id that is in view, and where.
  function anchor() {
    if (window.scrollY === 0) return null;
    for (const node of document.body.querySelectorAll('[id]')) {
      const box = node.getBoundingClientRect();
      if (box.height && box.top >= 0 && box.top < innerHeight) return { node, top: box.top };
    }
    return null;
  }

  // styles exchanges style sheets: the old one stays until the new one is there.
  function styles(next) {
    const sheets = (doc) => [...doc.head.querySelectorAll('link[rel="stylesheet"]')];
    const wanted = sheets(next).map((l) => l.getAttribute('href'));
    const old = sheets(document);
    for (const href of wanted) {
      if (old.some((l) => l.getAttribute('href') === href)) continue;
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.onload = link.onerror = () => old.filter((l) => !wanted.includes(l.getAttribute('href'))).forEach((l) => l.remove());
      document.head.append(link);
    }
  }

  function attributes(from, to) {
    const keep = (name) => from === document.documentElement ? name.startsWith('data-') : name === 'open' && from.nodeName === 'DETAILS';
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !keep(name)) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value && !keep(name)) from.setAttribute(name, value);
    }
  }

  // What scripts have laid into the page stays: the search, the problems. Dialogs
  // are no part of a page, whoever was first.
  const own = new WeakSet([...document.body.children].filter((n) => n.nodeName !== 'DIALOG'));
  const added = (node) => node.parentNode === document.body && node.nodeType === Node.ELEMENT_NODE && !own.has(node);

  // An element has a name if it has an id that is not a number of the page: those
  // end in _ and digits, and go to another element when one comes before it.
  const named = (node) => node.id && !/_\d+$/.test(node.id);

  // keyOf is by what an element is known again: its name, or its words.
  function keyOf(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return null;
    return named(node) ? '#' + node.id : node.nodeName + ' ' + node.textContent.replace(/\d+/g, '');
  }

  // morph turns one element into another of the same kind. Children that are known
  // again are found wherever they have moved to, others where they stand.
  function morph(from, to) {
    attributes(from, to);
    const keys = new Map();
    const have = new Map(); // by key: the children that are there
    for (const c of from.childNodes) {
      const key = added(c) ? null : keyOf(c);
      keys.set(c, key);
      if (!key) continue;
      if (have.has(key)) have.get(key).push(c);
      else have.set(key, [c]);
    }
    const wanted = new Map(); // by key: how many of the children are still to come
    for (const c of to.childNodes) {
      keys.set(c, keyOf(c));
      wanted.set(keys.get(c), 1 + (wanted.get(keys.get(c)) || 0));
    }
    const stays = (node) => added(node) || (keys.get(node) && wanted.get(keys.get(node)) > 0);
    let at = from.firstChild;
    for (const child of [...to.childNodes]) {
      const key = keys.get(child);
      let match = (key && (have.get(key) || []).shift()) || null;
      if (match && match.nodeName !== child.nodeName) match = null;
      wanted.set(key, wanted.get(key) - 1);
      if (match) {
        while (at && at !== match && !stays(at)) at = remove(at);
      } else {
        while (at && named(at) && !stays(at)) at = remove(at);
        for (let near = named(child) ? null : at; near && !stays(near) && !named(near) && !match; near = near.nextSibling) {
          if (near.nodeName === child.nodeName) match = near;
        }
        while (match && at !== match) at = remove(at);
      }
      if (!match) {
        const node = document.importNode(child, true);
        if (from === document.body) own.add(node);
        from.insertBefore(node, at);
        continue;
      }
      if (match === at) at = at.nextSibling;
      else from.insertBefore(match, at);
      if (match.isEqualNode(child)) continue;
      if (match.nodeType === Node.ELEMENT_NODE) morph(match, child);
      else match.data = child.data;
    }
    while (at) at = added(at) ? at.nextSibling : remove(at);
  }

  function remove(node) {
    const next = node.nextSibling;
    node.remove();
    return next;
  }

  // problems lays what is wrong over the page, or takes it away.
  function problems(list) {
    if (!list.length) {
      if (overlay) overlay.remove();
      overlay = null;
      return;
    }
    if (!overlay) {
      overlay = document.createElement('dossier-problems');
      overlay.attachShadow({ mode: 'open' });
    }
    if (!overlay.isConnected) document.body.append(overlay);
    const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
    const french = document.documentElement.lang.startsWith('fr');
    const box = document.createElement('section');
    box.setAttribute('role', 'alert');
    box.tabIndex = 0;
    const close = make('button', french ? 'Masquer' : 'Hide');
    close.onclick = () => overlay.remove();
    box.append(close, make('h2', french ? 'Le site montré est le dernier qui était sans erreur.' : 'The site shown is the last one without errors.'));
    for (const text of list) box.append(make('pre', text));
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: base + 'preview.css' });
    overlay.shadowRoot.replaceChildren(link, box);
  }
})();
