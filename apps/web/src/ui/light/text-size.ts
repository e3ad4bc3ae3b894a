import { useSyncExternalStore } from 'react'

const PLACE = 'zuoyeben.largeText'
const listeners = new Set<() => void>()

function stored(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'yes'
  } catch {
    return false
  }
}
let large = stored()
show()

function show(): void {
  document.documentElement.classList.toggle('large-text', large)
}
function setLarge(next: boolean): void {
  large = next
  try {
    if (next) localStorage.setItem(PLACE, 'yes')
    else localStorage.removeItem(PLACE)
  } catch {
    // The choice then lasts as long as the page.
  }
  show()
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Larger letters for those who want them; every size of the light pages follows. Kept on the device. */
export function useLargeText(): [large: boolean, setLarge: (large: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => large), setLarge]
}
