/* Of the single file: opens the pages that are packed, names the tab after the
   page that is shown, and gives the search what stands on a page. */
(() => {
  const packed = document.getElementById('packed-pages_')
  const { pages, size, chunks } = packed ? JSON.parse(packed.textContent) : { pages: [], size: 1, chunks: [] }
  const numbers = new Map(pages.map((path, i) => [path, i]))
  const opened = []
  const unpack = n => opened[n] ??= (async () => {
    const bytes = Uint8Array.from(atob(chunks[n]), c => c.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return (await new Response(stream).text()).split('\0')
  })()

  // page gives a page of the file; it is undefined if there is none of that path.
  const page = async path => {
    if (!numbers.has(path)) return document.getElementById(path) ?? undefined
    const n = numbers.get(path), sheets = await unpack(Math.floor(n / size))
    const there = document.getElementById(path)
    if (there) return there
    const t = document.createElement('template')
    t.innerHTML = sheets[n % size].replaceAll('\x02', path + ':')
    return t.content.firstElementChild
  }
  const asked = () => {
    try { return decodeURIComponent(location.hash.slice(1)) } catch { return '' }
  }
  const title = document.title
  // A browser that cannot unpack is told what one without script is.
  const refused = () => {
    const notice = document.querySelector('noscript')
    if (!notice.nextElementSibling.matches('.notice')) notice.insertAdjacentHTML('afterend', notice.textContent)
  }
  // show puts the page that the address names into its place.
  const show = async () => {
    const id = asked(), path = id.split(':')[0]
    if (numbers.has(path) && !document.getElementById(path)) {
      const sheet = await page(path).catch(refused)
      if (asked() !== id || !sheet) return
      if (!sheet.isConnected) document.querySelector('main').append(sheet)
      location.replace(location.hash) // only a place that was there when it was asked for is the target
    }
    const moved = document.getElementById(path)?.dataset.moved
    if (moved) {
      location.replace('#' + encodeURIComponent(moved))
      return
    }
    document.title = document.getElementById(id)?.closest('.sheet')?.dataset.title ?? title
  }
  addEventListener('hashchange', show)
  show()

  // text is that of a passage as the search knows it; see texts.go.
  const text = (sheet, anchor) => {
    const e = sheet.querySelector('#' + CSS.escape(sheet.id + ':' + anchor))
    const words = e?.querySelector('.words, .prose') ?? e?.querySelector('h2')
    if (!words) return ''
    const copy = words.cloneNode(true)
    for (const added of copy.querySelectorAll('.cites, .anchor, .footnote-ref, .footnote-backref, .label, .credit, .definition, .hidden-text')) {
      const before = added.previousSibling
      if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.replace(/[ \n]+$/, '')
      added.remove()
    }
    return copy.textContent.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
  }
  window.dossierFile = { page, show, text }
})()
