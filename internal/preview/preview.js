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

  const events = new EventSource(base + 'events?page=' + encodeURIComponent(decodeURIComponent(location.pathname)));
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    problems(state.problems || []);
    if (state.page !== asked) {
      asked = state.page;
      update(asked);
    }
  };

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
    const scripts = (doc) => [...doc.querySelectorAll('script[src]')].filter((s) => s !== self).map((s) => s.getAttribute('src')).join();
    if (scripts(document) !== scripts(next)) {
      location.reload();
      return;
    }
    const place = anchor();
    document.title = next.title;
    attributes(document.documentElement, next.documentElement);
    styles(next);
    morph(document.body, next.body);
    if (place && place.node.isConnected) {
      const moved = place.node.getBoundingClientRect().top - place.top;
      if (moved) window.scrollBy({ top: moved, behavior: 'instant' });
    }
    document.documentElement.dataset.previewed = shown;
  }

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

  // morph turns one element into another of the same kind. Children with an id
  // are found again wherever they have moved to, others where they stand.
  function morph(from, to) {
    attributes(from, to);
    const wanted = new Set([...to.children].map((c) => c.id));
    const have = new Map([...from.children].filter((c) => c.id).map((c) => [c.id, c]));
    let at = from.firstChild;
    for (const child of [...to.childNodes]) {
      while (at && at !== overlay && at.id && !wanted.has(at.id)) at = remove(at);
      let match = null;
      if (child.id) {
        match = have.get(child.id) || null;
        if (match && match.nodeName !== child.nodeName) match = null;
        have.delete(child.id);
      } else if (at && at !== overlay && !at.id && at.nodeType === child.nodeType && at.nodeName === child.nodeName) {
        match = at;
      }
      if (!match) {
        from.insertBefore(document.importNode(child, true), at);
        continue;
      }
      if (match === at) at = at.nextSibling;
      else from.insertBefore(match, at);
      if (match.isEqualNode(child)) continue;
      if (match.nodeType === Node.ELEMENT_NODE) morph(match, child);
      else match.data = child.data;
    }
    while (at) at = at === overlay ? at.nextSibling : remove(at);
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
