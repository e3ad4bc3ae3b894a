import type { WidgetProps } from '@rjsf/utils'
import { type ReactNode, useRef, useState } from 'react'
import { contextOf } from './context.ts'
import { attributesOf } from './widget-attributes.ts'
import { say, WORDS } from './words.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

/** Files go up one after another as they are chosen; the answer is the list of their ids. A failed one is named and can be tried again. */
export function FilesWidget(props: WidgetProps): ReactNode {
  const { id, value, schema, onChange, registry } = props
  const { locale, uploadFile } = contextOf(registry)
  const [names, setNames] = useState<{ readonly [fileId: string]: string }>({})
  const [notice, setNotice] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const ids: readonly string[] = Array.isArray(value) ? value.filter(isText) : []
  const latest = useRef(ids)
  latest.current = ids
  const room = (schema.maxItems ?? Number.POSITIVE_INFINITY) - ids.length
  const attributes = attributesOf(props)

  const give = (next: readonly string[]): void => {
    latest.current = next
    onChange(next.length > 0 ? next : undefined)
  }
  const upload = async (chosen: readonly File[]): Promise<void> => {
    if (!uploadFile) return
    setIsBusy(true)
    setNotice(say(locale, WORDS.uploading))
    const failed: string[] = []
    for (const file of chosen.slice(0, Math.max(room, 0))) {
      try {
        const stored = await uploadFile(file)
        setNames(known => ({ ...known, [stored.id]: stored.name }))
        if (!latest.current.includes(stored.id)) give([...latest.current, stored.id])
      } catch (fault) {
        // The page says why in words of its own where it can; the file is named either way, so nothing is lost in silence.
        const why = fault instanceof Error && fault.message ? fault.message : say(locale, WORDS.uploadFailed)
        failed.push(`${file.name}: ${why}`)
      }
    }
    if (chosen.length > room) failed.push(say(locale, WORDS.tooManyFiles))
    setNotice(failed.length > 0 ? failed.join('; ') : say(locale, WORDS.uploaded))
    setIsBusy(false)
  }
  return (
    <div className="zf-files">
      {ids.length > 0 ? (
        <ul className="zf-file-list">
          {ids.map((fileId, index) => {
            const name = names[fileId] ?? `${say(locale, WORDS.file)} ${index + 1}`
            return (
              <li key={fileId}>
                <span>{name}</span>
                <button
                  type="button"
                  className="zf-button zf-quiet"
                  disabled={attributes.disabled}
                  aria-label={`${say(locale, WORDS.removeFile)} ${name}`}
                  onClick={() => give(ids.filter(one => one !== fileId))}
                >
                  {say(locale, WORDS.removeFile)}
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <input
        {...attributes}
        id={id}
        className="zf-file"
        type="file"
        multiple
        disabled={attributes.disabled || !uploadFile || isBusy || room <= 0}
        onChange={event => {
          const chosen = Array.from(event.target.files ?? [])
          event.target.value = ''
          if (chosen.length > 0) void upload(chosen)
        }}
      />
      <label className="zf-button zf-file-button" htmlFor={id}>
        {say(locale, WORDS.addFiles)}
      </label>
      <p className="zf-notice" role="status">
        {uploadFile ? notice : say(locale, WORDS.noUpload)}
      </p>
    </div>
  )
}
