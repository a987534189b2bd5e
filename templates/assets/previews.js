/* Previews of evidence. Who points at a number in the text, or comes to it by keyboard,
   sees there what is behind it; who taps it, at the foot of the screen, and a second tap
   follows it. Where the card is in sight, it is marked instead. All this only adds: a
   number is a link to its card, with this script and without. */
(() => {
  if (!HTMLElement.prototype.showPopover) return
  const passing = 150, leaving = 250 // milliseconds in which a pointer only passes, or is on its way to the preview
  const narrow = matchMedia('(max-width: 40rem)')
  const box = Object.assign(document.createElement('div'), { className: 'preview', popover: 'manual' })
  let number, timer, finger = false, marked = []

  const cardOf = a => document.getElementById(decodeURIComponent(a.hash.slice(1)))?.closest('.card')
  const inSight = card => {
    const { top, bottom } = card.getBoundingClientRect()
    return card.checkVisibility() && top >= 0 && bottom <= innerHeight
  }

  const hide = () => {
    clearTimeout(timer)
    box.remove()
    for (const card of marked) card.classList.remove('pointed')
    marked = []
    number?.removeAttribute('aria-describedby')
    number = undefined
  }

  // fill shows what a card says of its number, and the words of the card that has the
  // whole sentence.
  const fill = (card, full) => {
    const all = (from, what) => [...from.querySelectorAll(what)].map(e => e.cloneNode(true))
    const part = (name, ...children) => {
      const p = Object.assign(document.createElement('p'), { className: name })
      p.append(...children.flatMap((child, i) => i ? [' ', child] : [child]))
      return p
    }
    const grade = all(card, '.card-foot')[0]
    for (const a of grade?.querySelectorAll('a') ?? []) a.remove()
    const foot = [...all(full, '.card-foot a'), grade?.textContent.replace(/^[\s·]+/, '')].filter(Boolean)
    box.replaceChildren(
      part('card-head', ...all(card, '.card-head > :is(.number, .signal, .source)'), ...all(full, '.when')),
      ...all(full, ':scope > :is(blockquote, .translation, .around)'),
      part('card-foot', ...foot.flatMap((child, i) => i ? ['·', child] : [child])))
  }

  const place = () => {
    const at = number.getBoundingClientRect(), page = document.documentElement.clientWidth, wide = !box.matches('.foot')
    if (wide && (at.bottom < 0 || at.top > innerHeight)) return hide()
    const start = getComputedStyle(box).direction === 'rtl' ? page - at.right : at.left
    const below = at.bottom + 4, above = at.top - 4 - box.offsetHeight
    box.style.insetInlineStart = wide ? Math.max(8, Math.min(start - 24, page - box.offsetWidth - 8)) + 'px' : ''
    box.style.insetBlockStart = wide ? (above < 0 || below + box.offsetHeight < innerHeight ? below : above) + 'px' : ''
  }

  const show = (a, tapped) => {
    const card = cardOf(a)
    if (!card || a === number) return
    hide()
    number = a
    a.setAttribute('aria-describedby', card.id)
    const again = card.querySelector('.card-head a.source'), full = again && cardOf(again) || card
    if (inSight(full)) {
      marked = [card, full]
      for (const card of marked) card.classList.add('pointed')
      return
    }
    fill(card, full)
    box.classList.toggle('foot', tapped || narrow.matches)
    a.closest('.block').append(box)
    box.showPopover()
    place()
  }

  addEventListener('pointerdown', e => { finger = e.pointerType !== 'mouse' }, true)
  addEventListener('pointerover', e => {
    if (e.pointerType !== 'mouse') return
    clearTimeout(timer)
    const a = e.target.closest?.('a.cite')
    if (a && a !== number) timer = setTimeout(show, passing, a)
    else if (!a && number && !box.contains(e.target) && !number.matches(':focus-visible')) timer = setTimeout(hide, leaving)
  })
  addEventListener('focusin', e => { if (e.target.matches?.('a.cite:focus-visible')) show(e.target) })
  addEventListener('focusout', e => { if (e.target === number && !box.contains(e.relatedTarget)) hide() })
  addEventListener('click', e => {
    const a = e.target.closest?.('a')
    if (box.contains(e.target)) {
      if (!a) return
      const back = a.matches('.number') && number
      hide()
      if (!back) return
      e.preventDefault()
      back.focus()
      hide()
    } else if (finger && e.detail && a?.matches('.cite') && a !== number && cardOf(a)) {
      e.preventDefault()
      show(a, true)
    } else hide()
  })
  addEventListener('keydown', e => { if (e.key === 'Escape') hide() })
  addEventListener('scroll', () => { if (box.isConnected) place() }, { passive: true, capture: true })
  addEventListener('hashchange', hide)
})()
