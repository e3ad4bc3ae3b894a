import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../cases/form/failure.ts'
import { isSame } from '../../configuration/item-changes.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import type { BodyJson } from '../model/body.ts'
import { begun, changed, type History, mayRedo, mayUndo, redone, undone } from '../model/edit-history.ts'

export type Draft = Outputs['drafts']['one']

/** What the server holds, and how far it is. */
interface Saved {
  readonly version: number
  readonly body: BodyJson
}
/** Somebody else saved the same draft meanwhile: what both began from, and what stands there now. */
export interface Conflict {
  readonly base: BodyJson
  readonly theirs: BodyJson
  readonly version: number
}
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

const STILL_MS = 700
/** Written and not saved when its page was left; never on the device. */
const kept = new Map<string, { readonly saved: Saved; readonly body: BodyJson }>()

/** A draft that saves itself while somebody writes, with every step to be taken back. Refused or overtaken, nothing typed is lost. */
export function useDraft(draft: Draft) {
  const { id } = draft
  const before = kept.get(id)
  const [saved, setSaved] = useState<Saved>(before?.saved ?? { version: draft.version, body: draft.body as BodyJson })
  const [history, setHistory] = useState<History<BodyJson>>(() => {
    const start = begun(saved.body)
    return before ? changed(start, before.body, Date.now()) : start
  })
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)
  const utils = trpc.useUtils()
  const body = history.present
  const isDirty = body !== saved.body

  const save = useCallback(
    async (written: BodyJson, on: Saved): Promise<void> => {
      setSaving(true)
      try {
        const { version } = await utils.client.drafts.save.mutate({ id, version: on.version, body: written })
        setSaved({ version, body: written })
        setFailure(null)
      } catch (error) {
        const refused = failureOf(error)
        if (refused.kind === 'stale') {
          const now = await utils.client.drafts.one.query({ id }).catch(() => null)
          // What was sent as the page was left arrived after all.
          if (now && isSame(now.body, written)) setSaved({ version: now.version, body: written })
          else if (now) setConflict({ base: on.body, theirs: now.body as BodyJson, version: now.version })
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
    document.addEventListener('visibilitychange', onHide)
    kept.delete(id)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
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
      (next: BodyJson, place: string | null) => setHistory(now => changed(now, next, Date.now(), place)),
      [],
    ),
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    /** Both edits put together: goes on from what stands there now. */
    merged: (next: BodyJson) => {
      if (!conflict) return
      setSaved({ version: conflict.version, body: conflict.theirs })
      setHistory(now => changed(now, next, Date.now()))
      setConflict(null)
      setFailure(null)
    },
    /** The draft now stands on what is in force. */
    rebased: (next: BodyJson, version: number) => {
      setSaved({ version, body: next })
      setHistory(now => changed(now, next, Date.now()))
    },
  }
}
