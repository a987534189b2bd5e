/* Loads the search when somebody begins to: its script weighs more than the words of most
   pages. All this only adds: the field is a link to the register, with this script and
   without. */
(() => {
  const address = document.currentScript.dataset.search // the single file has none, for it holds the search
  let loading
  const load = () => loading ??= new Promise((good, bad) => {
    if (window.dossierOpen) return good()
    document.head.append(Object.assign(document.createElement('script'), { src: address, onload: good, onerror: bad }))
  })
  const field = e => e.target.closest?.('a.search')
  const open = query => {
    const a = [...document.querySelectorAll('a.search')].find(a => a.checkVisibility())
    load().then(() => dossierOpen(a?.textContent ?? '', query), () => { if (a) location = a.href })
  }
  document.addEventListener('click', e => {
    if (!field(e) || e.ctrlKey || e.metaKey || e.shiftKey) return
    e.preventDefault()
    open()
  })
  document.addEventListener('keydown', e => {
    const typing = e.target.closest?.('input, textarea, select, [contenteditable]')
    if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey || (e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 'k') {
      e.preventDefault()
      open()
    }
  })
  // Who points at the field or comes to it will want it.
  for (const sign of ['pointerover', 'focusin']) document.addEventListener(sign, e => { if (field(e)) load().catch(() => {}) })
  const asked = new URLSearchParams(location.search)
  if (asked.get('search')) open(asked.get('search'))
  else if (asked.get('q')) load().catch(() => {}) // the search marks the words that led here

  // A browser asks for the manifest of a site only where the page names it, and reports each
  // time it finds the site on disk, where there is none to be had. So the page does not name it.
  const home = document.querySelector('.bar .name')
  if (address && home && location.protocol !== 'file:' && document.querySelector('link[rel=canonical]')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: new URL('manifest.webmanifest', home.href) }))
  }

  // For tests that hold the search against the one in Go: the search has its own.
  window.dossierFind ??= query => load().then(() => dossierFind(query))
})()
