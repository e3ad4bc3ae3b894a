/**
 * Signs out here and goes on: to the campus's own way out, where the session was opened through it (else the next one at a shared computer
 * would be in with one click), or to the page given.
 */
export async function signOutTo(page: string): Promise<void> {
  const provider = await wayOut()
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined)
  window.location.assign(provider ?? page)
}

async function wayOut(): Promise<string | null> {
  try {
    const answer = await fetch('/api/campus/way-out')
    const { url } = (await answer.json()) as { url?: unknown }
    return typeof url === 'string' ? url : null
  } catch {
    return null
  }
}
