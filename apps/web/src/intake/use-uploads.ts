import { useEffect, useRef, useState } from 'react'
import { newKey } from '../ui/light/device.ts'
import type { DraftFile } from './draft.ts'
import { refusedBefore, type UploadFailure, upload } from './upload.ts'

export interface Limits {
  filesMax: number
  fileBytesMax: number
}
interface Running {
  key: string
  file: File
  picture: string
  share: number
  failure: UploadFailure | null
  stop: AbortController
}
interface Given {
  files: readonly DraftFile[]
  onFiles: (change: (files: readonly DraftFile[]) => readonly DraftFile[]) => void
  limits: Limits
  onBusy: (busy: boolean) => void
}

/** Photos on their way up; each that arrives moves over to `files`. */
export function useUploads({ files, onFiles, limits, onBusy }: Given) {
  const [running, setRunning] = useState<readonly Running[]>([])
  const [tooMany, setTooMany] = useState(false)
  const pictures = useRef(new Map<string, string>())
  const busy = running.some(photo => !photo.failure)
  useEffect(() => onBusy(busy), [busy, onBusy])
  useEffect(() => {
    const shown = pictures.current
    return () => {
      for (const address of shown.values()) URL.revokeObjectURL(address)
    }
  }, [])

  const touch = (key: string, change: Partial<Running>) =>
    setRunning(all => all.map(photo => (photo.key === key ? { ...photo, ...change } : photo)))

  async function start(photo: Running) {
    try {
      const sent = await upload(photo.file, share => touch(photo.key, { share }), photo.stop.signal)
      pictures.current.set(sent.id, photo.picture)
      onFiles(all => [...all, { id: sent.id, name: photo.file.name, thumbnailUrl: sent.thumbnailUrl }])
      setRunning(all => all.filter(other => other.key !== photo.key))
    } catch (failure) {
      touch(photo.key, { failure: failure as UploadFailure })
    }
  }

  function add(chosen: readonly File[]) {
    const room = limits.filesMax - files.length - running.length
    setTooMany(chosen.length > room)
    const fresh = chosen.slice(0, Math.max(0, room)).map(file => ({
      key: newKey(),
      file,
      picture: URL.createObjectURL(file),
      share: 0,
      failure: refusedBefore(file, limits.fileBytesMax),
      stop: new AbortController(),
    }))
    setRunning(all => [...all, ...fresh])
    for (const photo of fresh) if (!photo.failure) void start(photo)
  }

  function retry(key: string) {
    const photo = running.find(other => other.key === key)
    if (!photo) return
    touch(key, { failure: null, share: 0 })
    void start(photo)
  }

  function drop(key: string) {
    const photo = running.find(other => other.key === key)
    photo?.stop.abort()
    if (photo) URL.revokeObjectURL(photo.picture)
    setRunning(all => all.filter(other => other.key !== key))
    setTooMany(false)
  }

  return { running, tooMany, add, retry, drop, pictureOf: (id: string) => pictures.current.get(id) ?? null }
}
