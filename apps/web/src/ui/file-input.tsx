import './file-input.css'
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined'
import { useState } from 'react'
import { useSay } from './use-say.ts'

/** What `/files` answers to an upload. */
export interface Uploaded {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly url: string
  readonly thumbnailUrl: string | null
}

interface Failed {
  readonly name: string
  readonly sentence: Sentence | null
}
type Sentence = { readonly zh: string; readonly en: string }

class UploadRefused extends Error {
  readonly sentence: Sentence | null
  constructor(sentence: Sentence | null) {
    super('refused')
    this.sentence = sentence
  }
}

/** Why the server did not take the file, in its words. */
async function sentenceIn(answer: Response): Promise<Sentence | null> {
  const said = (await answer.json().catch(() => null)) as { fields?: readonly { message?: Sentence }[] } | null
  return said?.fields?.[0]?.message ?? null
}

async function upload(file: File): Promise<Uploaded> {
  const body = new FormData()
  body.append('file', file)
  const answer = await fetch('/files', { method: 'POST', body })
  if (!answer.ok) throw new UploadRefused(await sentenceIn(answer))
  return (await answer.json()) as Uploaded
}

/** Photos and papers; each is uploaded when chosen, and one that fails says so and can be chosen again. */
export function FileInput(props: {
  id: string
  /** Ids of what names and describes it. */
  labelledBy: string
  describedBy?: string | undefined
  files: readonly Uploaded[]
  most: number
  /** Takes a step from the files as they are then: an upload may end long after it was begun. */
  onChange: (step: (files: readonly Uploaded[]) => readonly Uploaded[]) => void
}) {
  const { id, labelledBy, describedBy, files, most, onChange } = props
  const say = useSay()
  const [busy, setBusy] = useState(0)
  const [failed, setFailed] = useState<readonly Failed[]>([])

  const add = async (chosen: readonly File[]) => {
    setFailed([])
    setBusy(chosen.length)
    const sent = await Promise.allSettled(chosen.slice(0, most - files.length).map(upload))
    const added = sent.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    onChange(now => [...now, ...added])
    setFailed(
      sent.flatMap((one, n) =>
        one.status === 'rejected' ? [{ name: chosen[n]?.name ?? '', sentence: one.reason?.sentence ?? null }] : [],
      ),
    )
    setBusy(0)
  }

  return (
    <fieldset
      className="file-input"
      aria-labelledby={labelledBy}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      {files.map(file => (
        <span key={file.id} className="file-chosen">
          {file.thumbnailUrl ? <img src={file.thumbnailUrl} alt="" /> : <PaperClipOutlined aria-hidden="true" />}
          <span className="file-name">{file.name}</span>
          <button
            type="button"
            aria-label={`${say({ zh: '移除', en: 'Remove' })} ${file.name}`}
            onClick={() => onChange(now => now.filter(other => other.id !== file.id))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {files.length < most ? (
        <label className="file-add">
          <input
            type="file"
            id={id}
            multiple={most > 1}
            accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
            disabled={busy > 0}
            onChange={event => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <PaperClipOutlined aria-hidden="true" />{' '}
          {busy > 0
            ? say({ zh: '正在上传…', en: 'Uploading…' })
            : say({ zh: '添加照片或文件', en: 'Add photos or files' })}
        </label>
      ) : null}
      {failed.length > 0 ? (
        <p className="file-failed" role="alert">
          {say({ zh: '没有传上去，请再选一次：', en: 'Not uploaded, please choose again: ' })}
          {failed.map(({ name, sentence }) => (sentence ? `${name} (${say(sentence)})` : name)).join('；')}
        </p>
      ) : null}
    </fieldset>
  )
}
