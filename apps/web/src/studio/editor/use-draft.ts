import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../cases/form/failure.ts'
import { isSame } from '../../configuration/item-changes.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import { begun, changed, type History, mayRedo, mayUndo, redone, undone } from '../model/edit-history.ts'

export type Draft = Outputs['drafts']['one']

/** What the server holds, and how far it is. */
interface Saved<Body> {
  readonly version: number
  readonly body: Body
}
/** Somebody else saved the same draft meanwhile: what both began from, and what stands there now. */
export interface Conflict<Body> {
  readonly base: Body
  readonly theirs: Body
  readonly version: number
}
export type Editing<Body> = ReturnType<typeof useDraft<Body>>
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

const STILL_MS = 700
/** Written and not saved when its page was left; never on the device. */
const kept = new Map<string, { readonly saved: Saved<unknown>; readonly body: unknown }>()

/** A draft that saves itself while somebody writes, with every step to be taken back. Refused or overtaken, nothing typed is lost. */
export function useDraft<Body>(draft: Draft) {
  const { id } = draft
  const before = kept.get(id) as { readonly saved: Saved<Body>; readonly body: Body } | undefined
  const [saved, setSaved] = useState<Saved<Body>>(before?.saved ?? { version: draft.version, body: draft.body as Body })
  const [history, setHistory] = useState<History<Body>>(() => {
    const start = begun(saved.body)
    return before ? changed(start, before.body, Date.now()) : start
  })
  const [conflict, setConflict] = useState<Conflict<Body> | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)
  const utils = trpc.useUtils()
  const body = history.present
  const isDirty = body !== saved.body

  /** Sent, and not answered yet: what stands there now may be this very page's own. */
  const sent = useRef<Body[]>([])
  const save = useCallback(
    async (written: Body, on: Saved<Body>): Promise<void> => {
      setSaving(true)
      sent.current.push(written)
      try {
        const { version } = await utils.client.drafts.save.mutate({ id, version: on.version, body: written })
        sent.current = []
        setSaved({ version, body: written })
        setFailure(null)
      } catch (error) {
        const refused = failureOf(error)
        if (refused.kind === 'stale') {
          const now = await utils.client.drafts.one.query({ id }).catch(() => null)
          // What was sent as the page was left arrived after all.
          if (now && isSame(now.body, written)) setSaved({ version: now.version, body: written })
          // Only its name was changed, or an earlier save of this page arrived without an answer: what was written stands on that.
          else if (now && [on.body, ...sent.current].some(each => isSame(now.body, each)))
            setSaved({ version: now.version, body: now.body as Body })
          else if (now) setConflict({ base: on.body, theirs: now.body as Body, version: now.version })
          else setFailure(refused)
        } else setFailure(refused)
      } finally {
        setSaving(false)
      }
    },
    [id, utils],
  )
  useEffect(() => {
    if (!isDirty || isSaving || conflict) return
    // After a failure it is tried again, slower; a word typed meanwhile tries at once.
    const waiting = setTimeout(() => void save(body, saved), failure ? 10 * STILL_MS : STILL_MS)
    return () => clearTimeout(waiting)
  }, [body, saved, isDirty, isSaving, conflict, failure, save])

  const latest = useRef({ body, saved, isDirty })
  latest.current = { body, saved, isDirty }
  useEffect(() => {
    const flush = () => {
      const { body: written, saved: on, isDirty: waits } = latest.current
      if (waits) void save(written, on)
    }
    const onHide = () => document.visibilityState === 'hidden' && flush()
    // What is not with the server yet would go with the tab: the browser asks once more.
    const onLeave = (event: BeforeUnloadEvent) => latest.current.isDirty && event.preventDefault()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', onLeave)
    kept.delete(id)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', onLeave)
      const { body: written, saved: on, isDirty: waits } = latest.current
      if (!waits) return
      kept.set(id, { saved: on, body: written })
      const isSent = utils.client.drafts.save.mutate({ id, version: on.version, body: written })
      void isSent.then(
        () => kept.delete(id),
        () => undefined,
      )
    }
  }, [id, save, utils])

  const state: SaveState = conflict
    ? 'conflict'
    : isSaving
      ? 'saving'
      : !isDirty
        ? 'saved'
        : failure
          ? 'failed'
          : 'waiting'
  return {
    body,
    version: saved.version,
    state,
    failure,
    conflict,
    mayUndo: mayUndo(history),
    mayRedo: mayRedo(history),
    change: useCallback(
      (next: Body, place: string | null) => setHistory(now => changed(now, next, Date.now(), place)),
      [],
    ),
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    /** Both edits put together: goes on from what stands there now. */
    merged: (next: Body) => {
      if (!conflict) return
      setSaved({ version: conflict.version, body: conflict.theirs })
      setHistory(now => changed(now, next, Date.now()))
      setConflict(null)
      setFailure(null)
    },
    /**
     * Goes on from what stands there now, where nothing waits to be saved here. Gives its version where it says what this page says (its name
     * was changed), and null where somebody else wrote on it: then the page shows that, and it can be taken back like any step.
     */
    renewed: async (): Promise<number | null> => {
      if (isDirty) return null
      const now = await utils.client.drafts.one.query({ id })
      const isOwn = isSame(now.body, body)
      const next = isOwn ? body : (now.body as Body)
      setSaved({ version: now.version, body: next })
      if (!isOwn) setHistory(past => changed(past, next, Date.now()))
      return isOwn ? now.version : null
    },
    /** The draft now stands on what is in force. */
    rebased: (next: Body, version: number) => {
      setSaved({ version, body: next })
      setHistory(now => changed(now, next, Date.now()))
    },
  }
}
