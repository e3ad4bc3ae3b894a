/** Goes on after sign-in: to the page that asked for it (of this site only), else to the desk, or to the front for who has no role. */
export function enterAfterSignIn(hasRole: boolean): void {
  window.location.assign(placeAfter(new URLSearchParams(window.location.search).get('next'), hasRole))
}

export function placeAfter(next: string | null, hasRole: boolean): string {
  const wanted = next && isOfThisSite(next) ? next : null
  if (!hasRole && (wanted === null || wanted.startsWith('/desk'))) return '/'
  return wanted ?? '/desk'
}

/** A path of this site, never an address of another. */
const isOfThisSite = (path: string) => /^\/(?![/\\])/.test(path)
