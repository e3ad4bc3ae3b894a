const KEY = 'zuoyeben.reloaded-at'
const PAUSE = 60_000

/**
 * After an update of the server the parts an open page still wants are gone: it is loaded again, at most once a minute,
 * so that a part that is truly missing does not turn into a loop.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', event => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < PAUSE) return
    sessionStorage.setItem(KEY, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
