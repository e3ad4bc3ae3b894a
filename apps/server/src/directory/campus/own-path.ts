/**
 * Where somebody wants to go after signing in: a path of this site, or null. Never another site (`//evil`, `/\evil`, a control character
 * that a browser drops), and never a door of the server itself.
 */
export function ownPath(next: unknown): string | null {
  if (typeof next !== 'string' || next.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return null
  const { origin, pathname, search, hash } = new URL(next, HERE)
  if (origin !== HERE || /^\/+(api|trpc)(\/|$)/i.test(pathname) || pathname.startsWith('//')) return null
  return `${pathname}${search}${hash}`
}

const HERE = 'http://own.invalid'
