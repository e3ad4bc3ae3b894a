/** Goes on after sign-in: to the page that asked for it (of this site only), else to the desk. */
export function enterAfterSignIn(): void {
  window.location.assign(safePath(new URLSearchParams(window.location.search).get('next')))
}

/** A path of this site, never an address of another. */
export function safePath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/desk'
}
