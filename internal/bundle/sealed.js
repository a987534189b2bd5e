/* Of a sealed file: makes the key of the passphrase, opens what is sealed, and puts it
   in the place of the form. Nothing is kept and nothing is asked of the network. */
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('form')
  const said = document.getElementById('said')
  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))
  const { rounds, salt, nonce, sum, working, wrong, damaged, old } = form.dataset
  const say = text => { said.textContent = text }

  const sealed = async () => {
    const data = bytes(document.getElementById('sealed').textContent.trim())
    const is = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
    if (!bytes(sum).every((b, i) => b === is[i])) throw new Error(damaged)
    return data
  }
  const open = async passphrase => {
    if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) throw new Error(old)
    const data = await sealed().catch(() => { throw new Error(damaged) })
    const typed = new TextEncoder().encode(passphrase.normalize('NFC').trim())
    const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
    const key = await crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: Number(rounds) }, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
    const packed = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(nonce) }, key, data).catch(() => { throw new Error(wrong) })
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
  }
  form.addEventListener('submit', async event => {
    event.preventDefault()
    say(working)
    const button = form.querySelector('button')
    button.disabled = true
    try {
      const page = await open(document.getElementById('passphrase').value)
      document.open()
      document.write(page)
      document.close()
    } catch (error) {
      say(error.message)
      button.disabled = false
      document.getElementById('passphrase').select()
    }
  })
})
