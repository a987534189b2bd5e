/* The search of a dossier: it looks up what package search of the program made,
   adds and sorts, as Index.Find does there, result for result. A classic script
   without imports: modules, workers and fetch do not work from disk. */
(() => {
  let lang = document.documentElement.lang // names the file that is loaded first
  const inline = document.getElementById('search-data_') // in the single file
  const root = inline ? '' : new URL('..', document.currentScript.src)

  // ---- Loading: each file calls dossierSearch with the chunks it holds.
  let chunks = inline ? JSON.parse(inline.textContent) : {}, loading = {}, decoded = {}, fresh = ''
  window.dossierSearch = (name, data) => { chunks[name] = data }
  const load = name => loading[name] ??= new Promise((good, bad) => {
    if (name in chunks) return good()
    const s = document.createElement('script')
    s.src = root + 'search/' + name + '.js' + (name === lang ? fresh : '')
    s.onload = good
    s.onerror = () => bad(name)
    document.head.append(s)
  })
  const start = () => load(lang).then(() => chunks[lang])
  const unpack = name => decoded[name] ??= load(name).then(async () => {
    const packed = Uint8Array.from(atob(chunks[name]), c => c.charCodeAt(0))
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  })
  const text = b => new TextDecoder().decode(b)
  const json = async name => JSON.parse(text(await unpack(name)))

  // place finds in a list the last chunk whose first key is not greater.
  const place = async (list, key) => {
    const i = Math.max(0, list.first.findLastIndex(f => f <= key))
    if (!list.deep) return { list, i }
    return place(await json(list.chunks[i]), key)
  }
  let shards = {}
  const shard = name => shards[name] ??= unpack(name).then(b => {
    let at = 0
    const number = () => {
      let n = 0, s = 1, c
      do { c = b[at++]; n += (c & 127) * s; s *= 128 } while (c > 127)
      return n
    }
    const word = n => text(b.subarray(at, at += n))
    const terms = [], forms = []
    let last = new Uint8Array()
    for (let n = number(); n--;) {
      const shared = number(), more = number(), whole = new Uint8Array(shared + more)
      whole.set(last.subarray(0, shared))
      whole.set(b.subarray(at, at += more), shared)
      last = whole
      const f = { bytes: whole, text: text(whole), terms: [] }
      for (let n = number(); n--;) f.terms.push(terms[number()] ??= {})
      forms.push(f)
    }
    for (let i = 0, n = number(); i < n; i++) {
      const f = forms[number()], long = number()
      const t = Object.assign(terms[i], { text: long ? text(f.bytes.subarray(0, long)) : word(number()), rarity: number(), df: number(), rest: number(), docs: [] })
      let count = t.rest ? 1024 : t.df, doc = 0
      if (t.rest) t.bits = word(number())
      while (count--) {
        const p = [doc += number(), number()]
        for (let passage = -1, more = 1; more;) {
          const step = number()
          if (step) p.push(passage += step >> 1)
          more = step & 1
        }
        t.docs.push(p)
      }
    }
    return { terms, forms, byText: new Map(forms.map(f => [f.text, f])) }
  })
  // shardsOf gives the shard in which a form would be, and the next few.
  const shardsOf = async (form, most = 1) => {
    const { list, i } = await place((await start()).shards, form)
    return Promise.all(list.chunks.slice(i, i + most).map(shard))
  }

  // ---- Words, as search.Words cuts them.
  const dense = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]'
  const token = new RegExp(`(?=${dense})[\\p{L}\\p{Nd}]\\p{Mn}*|\\d{1,3}(?:[ \\u00a0\\u202f\\u2009.,]\\d{3}(?!\\d))+|[\\p{L}\\p{Nd}](?:(?!${dense})[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}\\u00ad])*`, 'gu')
  const spelled = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ', ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬆ: 'st', ي: 'ی', ى: 'ی', ك: 'ک', ە: 'ه', ٱ: 'ا' }
  const respelled = new RegExp(`[${Object.keys(spelled).join('')}]`, 'g')
  const fold = s => s.toLowerCase().normalize('NFD').replace(/[\p{Mn}\u00ad]/gu, '').replace(respelled, c => spelled[c]).replace(/[٠-٩۰-۹０-９]/g, c => c.charCodeAt() & 15).replace(/[ａ-ｚ]/g, c => String.fromCharCode(c.charCodeAt() - 0xfee0))
  const length = s => [...s].length
  const words = s => {
    const found = []
    let parts = []
    const join = () => {
      const whole = parts.map(p => p.text).join(''), start = parts[0]?.start, end = parts.at(-1)?.end
      const sign = parts.length === 1 && single(parts[0]) && /^(?:\+\+|#)/.exec(s.slice(end))?.[0]
      if (sign) found.push({ text: whole + sign, start, end: end + sign.length, whole: true })
      if (parts.length > 1 && parts.length < 4 && (/\p{L}/u.test(whole) && /\p{Nd}/u.test(whole) || parts.every(single) || s.slice(start, end).includes('&'))) {
        found.push({ text: whole, start, end, whole: true })
      }
      parts = []
    }
    for (const m of s.matchAll(token)) {
      let t = fold(m[0])
      if (/^\d/.test(t)) t = t.replace(/[ \u00a0\u202f\u2009.,]/g, '')
      const w = { text: t, start: m.index, end: m.index + m[0].length }
      if (parts.length && !/^[-\u2010-\u2013&]$/.test(s.slice(parts.at(-1).end, w.start))) join()
      parts.push(w)
      found.push(w)
    }
    join()
    return found.filter(w => !single(w))
  }
  const single = w => length(w.text) < 2 && !/\p{Nd}/u.test(w.text) && !isDense(w)
  const isDense = w => new RegExp(`^${dense}`, 'u').test(w.text)
  const plainWords = s => words(s).filter(w => !w.whole)

  // ---- The query, as package search reads it.
  const parse = s => {
    const q = { words: [], without: [], phrases: [], filters: [], open: false }
    let plain = ''
    for (const m of s.matchAll(/(-?)(?:["“”«»]([^"“”«»]*)["“”«»]?|((?:outlet|kind|date|is):[^ \t\r\n\u00a0\u2009\u202f\u3000"“”«»]+)|([^ \t\r\n\u00a0\u2009\u202f\u3000"“”«»]+))/g)) {
      const [all, not, quoted, filter, run] = m
      q.open = false
      if (filter) {
        if (!not) q.filters.push(filter.toLowerCase())
      } else if (run && not) {
        let list = []
        for (const w of words(run)) {
          if (w.whole) list = list.filter(p => p.start < w.start)
          list.push(w)
        }
        q.without.push(...list)
      } else if (run) {
        plain += run + ' '
        q.open = m.index + all.length === s.length
      } else {
        const p = { words: plainWords(quoted).map(w => w.text), not: !!not }
        if (p.words.length) {
          q.phrases.push(p)
          if (!not) plain += `. ${quoted} . `
        }
      }
    }
    const w = q.words = words(plain)
    // Two to four characters of a script without spaces are a word.
    for (let i = 0, n; i < w.length; i += n || 1) {
      for (n = 0; i + n < w.length && !w[i + n].whole && isDense(w[i + n]) && (!n || w[i + n].start === w[i + n - 1].end);) n++
      if (n > 1 && n < 5) q.phrases.push({ words: w.slice(i, i + n).map(x => x.text), not: false, typed: true })
    }
    return q
  }

  const known = async form => (await shardsOf(form))[0]?.byText.get(form)?.terms.map(term => ({ term, weight: 4 }))
  const begin = async (word, list) => {
    if (length(word) < (/\d/.test(word) ? 2 : 3)) return list
    let forms = 0
    for (const s of await shardsOf(word, 2)) {
      for (const f of s.forms) {
        if (!f.text.startsWith(word) || f.text === word || /[ :]/.test(f.text) || forms === 64) continue
        forms++
        for (const term of f.terms) {
          list ??= []
          if (!list.some(a => a.term.text === term.text)) list.push({ term, weight: 1 })
        }
      }
    }
    return list
  }
  const oneAway = (a, b) => {
    let x = [...a], y = [...b], i = 0
    if (x.length > y.length) [x, y] = [y, x]
    if (y.length - x.length > 1) return false
    while (i < x.length && x[i] === y[i]) i++
    const from = (list, n) => list.slice(n).join('')
    if (x.length < y.length) return from(x, i) === from(y, i + 1)
    return i < x.length && (from(x, i + 1) === from(y, i + 1) ||
      i + 1 < x.length && x[i] === y[i + 1] && x[i + 1] === y[i] && from(x, i + 2) === from(y, i + 2))
  }
  const near = async (word, instead) => {
    if (/\d/.test(word)) return
    // The first letter may be the wrong one: of a small site all shards are asked.
    const s = await start()
    const near = await (s.n < 129 && length(word) > 4 ? Promise.all(s.shards.chunks.map(shard)) : shardsOf(word))
    let stem, like, most = 0
    for (const t of near.flatMap(s => s.terms)) {
      const n = length(t.text)
      if ((n >= 4 && length(word) - n <= 6 || n === 3 && length(word) <= 4) && word.startsWith(t.text) && (!stem || n > length(stem.text))) stem = t
    }
    if (length(word) >= 5) {
      for (const f of near.flatMap(s => s.forms)) {
        if (f.terms.length && !/[ :]/.test(f.text) && f.terms[0].df > most && oneAway(word, f.text)) {
          like = f
          most = f.terms[0].df
        }
      }
    }
    if (like && (!stem || length(like.terms[0].text) > length(stem.text))) {
      instead[word] = like.text
      return like.terms.map(term => ({ term, weight: 2 }))
    }
    return stem && [{ term: stem, weight: 2 }]
  }
  // What is taken off a word, as search.affixes does.
  const leaves = (a, word, affix) => length(word) - length(affix) >= (a.short?.includes(affix) || /\p{sc=Hangul}/u.test(affix) ? 2 : 3)
  const behind = (a, word) => (a.before ?? []).filter(p => word.startsWith(p) && leaves(a, word, p)).map(p => word.slice(p.length))
  const respell = (a, word) => {
    const pair = (a.respelled ?? []).find(([end]) => word.endsWith(end) && (length(word) - length(end) >= 2 || word === end && length(end) > 3))
    return pair ? word.slice(0, -pair[0].length) + pair[1] : word
  }
  const begun = (a, word) => {
    const pair = (a.begun ?? []).find(([start]) => word.startsWith(start))
    return pair ? pair[1] + word.slice(pair[0].length) : word
  }
  const withoutEnding = (a, word) => {
    const end = (a.endings ?? []).find(e => word.endsWith(e) && leaves(a, word, e))
    return end ? word.slice(0, -end.length) : word
  }
  const further = async (list, form) => {
    for (const { term } of await known(form) ?? []) {
      list ??= []
      if (!list.some(b => b.term.text === term.text)) list.push({ term, weight: 2 })
    }
    return list
  }
  const reduced = async word => {
    const a = (await start()).affixes, forms = new Set()
    if (!a) return
    for (let form of [word, begun(a, word), ...behind(a, word)]) {
      for (let n = 0; n < 5; n++, form = withoutEnding(a, form)) forms.add(form).add(respell(a, form))
    }
    if (length(word) > 2) for (const e of a.added ?? []) forms.add(word + e)
    for (const [end, ...others] of a.exchanged ?? []) {
      if (word.endsWith(end) && length(word) - length(end) > 2) for (const e of others) forms.add(word.slice(0, -end.length) + e)
    }
    forms.delete(word)
    for (const form of forms) {
      const list = await further(undefined, form)
      if (list) return list
    }
  }
  const clausesOf = async (q, instead) => {
    const list = [], w = q.words
    if (w.length === 1 && !(await known(w[0].text))?.length) { // a stop word that is something else as well
      const alone = await known('word:' + w[0].text)
      if (alone?.length) return [alone]
    }
    const add = async (word, open) => {
      let a = await known(word)
      const stop = a && !a.length
      if (open) a = await begin(word, a)
      if (a?.length) {
        const affixes = (await start()).affixes
        if (affixes) {
          const short = withoutEnding(affixes, word)
          for (const rest of behind(affixes, word)) a = await further(a, rest)
          a = await further(a, length(short) === 2 ? short : word)
        }
        list.push(a)
      } else if (!stop && !(list.length && (await start()).affixes?.endings?.includes(word))) list.push(await reduced(word) ?? await near(word, instead) ?? [])
    }
    outer: for (let i = 0; i < w.length;) {
      for (let n = Math.min(w.length - i, 4); n > 1; n--) {
        const some = w.slice(i, i + n)
        if (some.some(x => x.whole)) continue
        const name = await known(some.map(x => x.text).join(' '))
        if (name?.length) {
          list.push([name[0]])
          i += n
          continue outer
        }
      }
      // A whole follows its parts. If it is known they are not looked for.
      const whole = w.findIndex((x, j) => j >= i && j < i + 4 && x.whole && x.start <= w[i].start)
      if (whole >= 0) {
        const open = q.open && whole === w.length - 1
        let a = await known(w[whole].text)
        if (open) a = await begin(w[whole].text, a)
        if (a?.length) list.push(a)
        else for (; i < whole; i++) await add(w[i].text, false)
        i = whole + 1
        continue
      }
      await add(w[i].text, q.open && i === w.length - 1)
      i++
    }
    return list
  }

  // find returns hits, best first; see Index.Find.
  const find = async s => {
    const q = parse(s), instead = {}, hits = new Map()
    const clauses = await clausesOf(q, instead)
    for (const clause of clauses) {
      const best = new Map()
      for (const { term, weight } of clause) {
        const worth = weight * term.rarity
        const give = (doc, impact, passages) => {
          let w = best.get(doc)
          if (!w) best.set(doc, w = { score: 0, passages: new Map() })
          w.score = Math.max(w.score, worth * impact)
          for (const p of passages) w.passages.set(p, Math.max(w.passages.get(p) ?? 0, worth))
        }
        const head = new Set()
        for (const [doc, impact, ...passages] of term.docs) {
          head.add(doc)
          give(doc, impact, passages)
        }
        for (const doc of await all(term)) if (!head.has(doc)) give(doc, term.rest, [])
      }
      for (const [doc, w] of best) {
        let h = hits.get(doc)
        if (!h) hits.set(doc, h = { doc, score: 0, words: 0, passages: new Map() })
        h.score += w.score
        h.words++
        for (const [p, n] of w.passages) h.passages.set(p, (h.passages.get(p) ?? 0) + n)
      }
    }
    let allowed
    for (const f of q.filters) {
      const one = new Map()
      for (const { term } of await known(f) ?? []) {
        for (const doc of await all(term)) one.set(doc, null)
        for (const [doc, , ...passages] of term.docs) one.set(doc, passages.length ? passages : null)
      }
      if (!allowed) allowed = one
      else for (const [doc, passages] of allowed) {
        const more = one.get(doc)
        if (more === undefined) allowed.delete(doc)
        else if (!passages) allowed.set(doc, more)
        else if (more) {
          const both = passages.filter(p => more.includes(p))
          if (both.length) allowed.set(doc, both)
          else allowed.delete(doc)
        }
      }
    }
    if (allowed) {
      if (!clauses.length) for (const doc of allowed.keys()) hits.set(doc, { doc, score: 0, words: 0, passages: new Map() })
      for (const [doc, h] of hits) {
        h.only = allowed.get(doc)
        if (h.only === undefined || h.only && h.words && !h.only.some(p => h.passages.get(p))) hits.delete(doc)
      }
    }
    for (const w of q.without) {
      for (const { term } of await known(w.text) ?? []) {
        for (const [doc] of term.docs) hits.delete(doc)
        for (const doc of await all(term)) hits.delete(doc)
      }
    }
    let list = [...hits.values()].sort((a, b) => b.words - a.words || b.score - a.score || a.doc - b.doc)
    const partly = list.length > 0 && list[0].words < clauses.length
    if (!partly) list = list.filter(h => h.words === clauses.length)
    if (q.phrases.length) list = list.slice(0, 200)
    return { list, partly, instead, q, clauses }
  }
  // all gives the documents of a heavy term that its shard may not hold.
  const all = async term => {
    if (!term.bits) return []
    const b = await unpack(term.bits), docs = []
    b.forEach((byte, i) => { for (let n = 0; n < 8; n++) if (byte >> n & 1) docs.push(i * 8 + n) })
    return docs
  }
  const card = async doc => {
    const { list, i } = await place((await start()).cards, doc)
    decoded['card' + list.chunks[i]] ??= json(list.chunks[i])
    return (await decoded['card' + list.chunks[i]])[doc - list.first[i]]
  }
  const best = h => {
    let best = h.only ? h.only[0] : 0, worth = 0
    for (const [p, w] of h.passages) {
      if (p > 0 && (w > worth || w === worth && p < best) && (!h.only || h.only.includes(p))) [best, worth] = [p, w]
    }
    return best
  }
  // has tells how words have a phrase: 2, or 1 if only the halves of four characters that
  // were typed together stand among them, or 0.
  const has = (said, { words, typed }) => {
    const all = ` ${plainWords(said).map(w => w.text).join(' ')} `, within = some => all.includes(` ${some.join(' ')} `)
    return within(words) ? 2 : +(!!typed && words.length === 4 && within(words.slice(0, 2)) && within(words.slice(2)))
  }
  // shown adds to a hit its card and the passage to show, and whether a phrase stands
  // apart in it; it is undefined if the text does not have the phrases. What no card tells is the title, or stands on
  // the page in the single file.
  const shown = async (h, phrases) => {
    const c = await card(h.doc), page = inline && await dossierFile.page(section(c))
    const said = p => p[2] ?? (p[0] ? dossierFile.text(page, p[0]) : c.t)
    let passage = -1, worth = -1, how = 2
    for (const [n, phrase] of phrases.entries()) {
      let most = 0
      c.x.forEach((p, i) => {
        if (h.only && !h.only.includes(i)) return
        const here = has(said(p), phrase)
        if (!here || here < most) return
        const w = h.passages.get(i) ?? 0
        if (!n && !phrase.not && (here > most || w > worth)) [passage, worth] = [i, w]
        most = here
      })
      how = Math.min(how, phrase.not ? 2 - most : most)
      if (!how) return
    }
    if (passage < 0) passage = best(h)
    return { card: c, passage, said: c.x[passage] ? said(c.x[passage]) : '', apart: how < 2 }
  }

  // ---- What a person sees.
  const make = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties)
    e.append(...children)
    return e
  }
  let marked = { page: [], list: [] }
  // mark shows in an element the words that answer a query. It changes no text,
  // so what is quoted stays what it was.
  const mark = (where, element, found) => {
    if (!window.Highlight) return
    marked[where] = []
    if (element && found) {
      const forms = new Set(found.forms)
      for (const p of found.q.phrases) if (!p.not) forms.add(p.words.join(' '))
      const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (nodes.nextNode()) {
        const node = nodes.currentNode, w = words(node.data), plain = w.filter(x => !x.whole)
        const range = (a, b) => {
          const r = new Range()
          r.setStart(node, a.start)
          r.setEnd(node, b.end)
          marked[where].push(r)
        }
        for (const x of w) if (forms.has(x.text)) range(x, x)
        plain.forEach((x, i) => {
          for (let n = 2; n <= 8 && i + n <= plain.length; n++) {
            if (forms.has(plain.slice(i, i + n).map(y => y.text).join(' '))) range(x, plain[i + n - 1])
          }
        })
      }
    }
    CSS.highlights.set('found', new Highlight(...marked.page, ...marked.list))
  }
  // excerpt cuts a passage to what is around its first found words.
  const excerpt = (s, found) => {
    const room = 260
    if (s.length <= room) return s
    const w = words(s), hits = w.filter(x => found.forms.has(x.text))
    let from = 0, most = 0
    for (const h of hits) {
      const n = new Set(hits.filter(x => x.start >= h.start && x.end < h.start + room * .7).map(x => x.text)).size
      if (n > most) [from, most] = [h.start, n]
    }
    const edge = w.find(x => x.start >= from - room / 4) ?? w[0]
    from = from < room / 4 ? 0 : edge.start
    const last = w.findLast(x => x.end <= from + room)
    const to = last.end + room / 5 > s.length ? s.length : last.end
    return (from ? '… ' : '') + s.slice(from, to) + (to < s.length ? ' …' : '')
  }
  // English puts the day first on the pages: so does the search.
  const when = days => {
    const one = d => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { calendar: 'gregory', timeZone: 'UTC', year: 'numeric', month: d.length > 4 ? 'long' : undefined, day: d.length > 7 ? 'numeric' : undefined }).format(new Date(d))
    return [...new Set(days ?? [])].map(one).join(' – ')
  }
  const section = c => c.p.replace(/\.html$/, '')
  const address = (c, anchor, query) => inline
    ? '#' + section(c) + (anchor ? ':' + anchor : '')
    : root + c.p + '?q=' + encodeURIComponent(query) + (anchor ? '#' + anchor : '')
  const state = query => {
    const u = new URL(location)
    if (query) u.searchParams.set('search', query)
    else u.searchParams.delete('search')
    try { history.replaceState(history.state, '', u) } catch { /* some viewers of files refuse */ }
  }

  let dialog, input, list, note, filters, more, labels, furtherResults, turn = 0, timer
  const say = (s, ...extra) => note.replaceChildren(s, ...extra)
  const build = label => {
    input = make('input', { type: 'search', name: 'search', autocomplete: 'off', spellcheck: false, enterKeyHint: 'search', dir: 'auto', ariaLabel: label })
    filters = make('div', { className: 'filters' })
    note = make('p', { className: 'meta', role: 'status' })
    list = make('ol')
    more = make('button', { type: 'button', hidden: true })
    const close = make('button', { type: 'button', className: 'close' }, '✕')
    dialog = make('dialog', { className: 'search', lang, dir: sheet().dir, ariaLabel: label }, make('div', { className: 'field' }, input, close), filters, note, list, more)
    dialog.addEventListener('close', () => { clearTimeout(timer); state(''); mark('list') })
    dialog.addEventListener('click', e => {
      if (e.target === dialog || e.target === close) dialog.close()
      if (e.target === more) furtherResults()
      if (e.target.closest('ol a') && inline && !e.ctrlKey && !e.metaKey) follow()
    })
    dialog.addEventListener('keydown', e => {
      const links = [...list.querySelectorAll('a')], at = links.indexOf(document.activeElement)
      if (e.key === 'Escape') { // a field of the type search would only be emptied
        e.preventDefault()
        return dialog.close()
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
      if (step) {
        if (document.activeElement.localName === 'select') return
        e.preventDefault()
        ;(links[Math.min(at + step, links.length - 1)] ?? input).focus()
      } else if (e.key === 'Enter' && document.activeElement === input) {
        e.preventDefault()
        links[0]?.click()
      }
    })
    input.oninput = () => { clearTimeout(timer); timer = setTimeout(run, 80) }
    document.body.append(dialog)
    start().then(s => {
      labels = s.labels
      input.placeholder = labels.placeholder
      close.ariaLabel = labels.close
      more.textContent = labels.more
      choice(labels.all_kinds, 'kind', s.kinds.map(k => [k, labels['kind_' + k] ?? k]))
      choice(labels.all_outlets, 'outlet', s.outlets)
      choice(labels.all_dates, 'date', s.years.map(y => [y, y]))
      choice(labels.all_states, 'is', ['cited', 'disputed'].map(k => [k, labels['is_' + k]]))
      run()
    }, failed)
  }
  const failed = () => say(labels?.failed ?? '…')
  // choice is a list that writes a filter into the query; the query is all there is.
  const choice = (all, key, values) => {
    const s = make('select', { ariaLabel: all }, make('option', { value: '' }, all), ...values.map(([value, t]) => make('option', { value }, t)))
    s.dataset.key = key
    s.onchange = () => {
      const rest = input.value.split(/\s+/).filter(w => w && !w.startsWith(key + ':')).join(' ')
      input.value = (s.value ? `${key}:${s.value} ` : '') + rest
      run()
    }
    if (values.length > 1) filters.append(s)
  }
  const run = async () => {
    const mine = ++turn, query = input.value.trim() ? input.value : ''
    if (!labels) return
    if (dialog.open) state(query)
    for (const s of filters.children) s.value = query.match(new RegExp(`(?:^|\\s)${s.dataset.key}:(\\S+)`))?.[1] ?? ''
    if (!query) {
      list.replaceChildren()
      more.hidden = true
      mark('list')
      return say(labels.hint)
    }
    let found
    try { found = await search(query) } catch { return failed() }
    if (mine !== turn) return
    let next = 0
    const items = [], last = [] // those that have a phrase apart come last
    const fill = async () => {
      const goal = items.length + 8
      const rows = []
      while (items.length < goal && next < found.list.length) {
        const some = found.list.slice(next, next += goal - items.length)
        for (const r of await Promise.all(some.map(h => shown(h, found.q.phrases)))) {
          if (r?.apart) last.push(r)
          else if (r) { items.push(r); rows.push(r) }
        }
      }
      if (next >= found.list.length) {
        const rest = last.splice(0, goal - items.length)
        items.push(...rest)
        rows.push(...rest)
      }
      if (mine !== turn) return
      list.append(...rows.map(r => row(r, found, query)))
      more.hidden = next >= found.list.length && !last.length
      const n = found.q.phrases.length ? items.length : found.list.length
      const count = (labels.results[new Intl.PluralRules(lang).select(n)] ?? labels.results.other).replace('%d', n.toLocaleString(lang) + (found.q.phrases.length && !more.hidden ? '+' : ''))
      const instead = Object.entries(found.instead).map(([a, b]) => ' ' + labels.instead.replace('%s', a).replace('%s', b))
      const none = found.q.words.length && !found.clauses.length && !found.q.filters.length ? labels.common : labels.none
      say(n ? count + (found.partly ? ' ' + labels.partly : '') : none, ...instead)
      mark('list', list, found)
    }
    list.replaceChildren()
    furtherResults = () => fill().catch(failed)
    await fill().catch(failed)
  }
  const row = ({ card, passage, said }, found, query) => {
    const [anchor, name, , is] = card.x[passage] ?? []
    const facts = [labels['kind_' + card.k] ?? card.k, card.s, card.m, when(card.d), passage > 0 && name, is & 1 && labels.is_cited, is & 2 && labels.is_disputed].filter(Boolean).flatMap(fact => [' · ', make('bdi', {}, fact)]).slice(1)
    const a = make('a', { href: address(card, anchor, query) },
      make('span', { className: 'title', lang: card.l, dir: 'auto' }, card.t), make('span', { className: 'meta' }, ...facts))
    if (passage > 0) a.append(make('span', { className: 'words', lang: card.l, dir: 'auto' }, excerpt(said, found)))
    return make('li', {}, a)
  }
  // search runs a query, once more from the start if the index has changed since
  // the page was loaded.
  const search = async query => {
    try {
      return await forms(await find(query))
    } catch (name) {
      if (fresh || inline) throw name
      fresh = '?' + Date.now()
      chunks = {}; loading = {}; decoded = {}; shards = {}
      return forms(await find(query))
    }
  }
  // forms adds by which forms the terms that answer stand in texts.
  const forms = async found => {
    const loaded = await Promise.all(Object.values(shards))
    found.forms = new Set(found.clauses.flat().flatMap(({ term }) =>
      term.forms ??= loaded.flatMap(s => s.forms.filter(f => f.terms.some(t => t.text === term.text)).map(f => f.text))))
    return found
  }
  // sheet is the section of the single file that is shown.
  const sheet = () => document.querySelector(':target')?.closest('.sheet') ?? document.documentElement
  const follow = async () => {
    const found = await search(input.value)
    dialog.close()
    setTimeout(async () => {
      await dossierFile.show()
      mark('page', sheet(), found)
    })
  }
  // What is shown says which language to search.
  const here = () => {
    if (sheet().lang === lang) return
    lang = sheet().lang
    dialog?.remove()
    dialog = null
  }
  const show = (label, query) => {
    here()
    if (!dialog) build(label)
    if (query) input.value = query
    if (!dialog.open) dialog.showModal()
    input.select()
    run()
  }
  window.dossierOpen = show
  const asked = Object.fromEntries(new URLSearchParams(location.search))
  if (asked.q && !inline) search(asked.q).then(found => mark('page', document.querySelector('main'), found), () => {})

  // For tests that hold this search against the one in Go.
  window.dossierFind = async query => {
    here()
    const { list, q, partly, instead } = await search(query), results = [], last = []
    for (const h of list) {
      const r = await shown(h, q.phrases)
      if (r) (r.apart ? last : results).push(r.card.p + '#' + (r.card.x[r.passage]?.[0] ?? ''))
    }
    results.push(...last)
    return { results, partly, instead, words: words(query).map(w => w.text) }
  }
})()
