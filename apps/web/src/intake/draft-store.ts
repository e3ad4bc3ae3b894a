import { useSyncExternalStore } from 'react'
import { newKey } from '../ui/light/device.ts'
import { changed, type Draft, emptyDraft, isBlank, restored } from './draft.ts'

const PLACE = 'zuoyeben.draft'
const listeners = new Set<() => void>()

function read(): Draft | null {
  try {
    return restored(localStorage.getItem(PLACE), Date.now())
  } catch {
    return null
  }
}
function write(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(PLACE, JSON.stringify(draft))
    else localStorage.removeItem(PLACE)
  } catch {
    // Storage is full or closed: the draft then lasts as long as the page.
  }
}

let current: Draft | null = null
/** The draft of this device; a new one with its own key where there is none. */
export function draft(): Draft {
  current ??= read() ?? emptyDraft(newKey(), Date.now())
  return current
}
function become(next: Draft | null): void {
  current = next
  for (const listener of listeners) listener()
}

export function changeDraft(change: Partial<Omit<Draft, 'key'>>): void {
  const next = changed(draft(), change, Date.now())
  write(isBlank(next) ? null : next)
  become(next)
}

/** Photos arrive one by one and late: each change starts from the files there are then. */
export function changeFiles(change: (files: Draft['files']) => Draft['files']): void {
  changeDraft({ files: change(draft().files) })
}

/** After sending, or when the submitter throws it away: nothing stays on the device, the next draft has a key of its own. */
export function clearDraft(): void {
  write(null)
  become(emptyDraft(newKey(), Date.now()))
}

export function hasDraft(): boolean {
  return !isBlank(draft())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const followOtherTab = (event: StorageEvent) => {
    if (event.key === PLACE) become(restored(event.newValue, Date.now()) ?? emptyDraft(newKey(), Date.now()))
  }
  window.addEventListener('storage', followOtherTab)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', followOtherTab)
  }
}

export function useDraft(): Draft {
  return useSyncExternalStore(subscribe, draft, draft)
}
