import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined'
import { useState } from 'react'
import { useSay } from '../../ui/use-say.ts'
import { asRecord, asRows } from './answers.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

async function upload(file: File): Promise<Record<string, string | number | null>> {
  const body = new FormData()
  body.append('file', file)
  const answer = await fetch('/files', { method: 'POST', body })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as Record<string, string | number | null>
}

/** Photos and papers; each is uploaded when chosen, and one that fails says so and can be chosen again. */
export function FilesField(props: FieldProps) {
  const { field, path, raw, set } = props
  const say = useSay()
  const [busy, setBusy] = useState(0)
  const [failed, setFailed] = useState<string[]>([])
  const files = asRows(raw).map(asRecord)
  const most = field.shape.kind === 'files' ? field.shape.most : 1
  const id = fieldId(path)

  const add = async (chosen: readonly File[]) => {
    setFailed([])
    setBusy(chosen.length)
    const sent = await Promise.allSettled(chosen.slice(0, most - files.length).map(upload))
    set([...files, ...sent.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))])
    setFailed(sent.flatMap((one, n) => (one.status === 'rejected' ? [chosen[n]?.name ?? ''] : [])))
    setBusy(0)
  }

  return (
    <fieldset className="form-files form-plain" aria-labelledby={`${id}-label`} {...describedBy(props)}>
      {files.map(file => (
        <span key={String(file.id)} className="form-file">
          {file.thumbnailUrl ? <img src={String(file.thumbnailUrl)} alt="" /> : <PaperClipOutlined />}
          <span className="form-file-name">{String(file.name)}</span>
          <button
            type="button"
            aria-label={`${say({ zh: '移除', en: 'Remove' })} ${String(file.name)}`}
            onClick={() => set(files.filter(other => other.id !== file.id))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {files.length < most ? (
        <label className="form-add-file">
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
          <PaperClipOutlined />{' '}
          {busy > 0
            ? say({ zh: '正在上传…', en: 'Uploading…' })
            : say({ zh: '添加照片或文件', en: 'Add photos or files' })}
        </label>
      ) : null}
      {failed.length > 0 ? (
        <p className="form-problem" role="alert">
          {say({ zh: '没有传上去，请再选一次：', en: 'Not uploaded, please choose again: ' })}
          {failed.join('、')}
        </p>
      ) : null}
    </fieldset>
  )
}
