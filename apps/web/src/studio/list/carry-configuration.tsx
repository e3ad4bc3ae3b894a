import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { whyRefused } from '../../configuration/why-refused.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import { type Word, type WordTable, word } from '../../words/word.ts'

type Imported = Outputs['configuration']['import']
type Brought = Imported['drafts'][number]

const KINDS: WordTable<Brought['kind']> = {
  routing: word('分题规则', 'Rules of routing'),
  sensitivity: word('敏感识别', 'Rules of sensitivity'),
  words: word('词表', 'Word lists'),
  escalation: word('时限与催办', 'Limits and reminders'),
  calendar: word('校历', 'Calendar'),
  texts: word('通知文字', 'Wording of notices'),
}
const PAGES: Readonly<Partial<Record<Brought['kind'], string>>> = {
  escalation: '/limits',
  calendar: '/calendar',
  texts: '/texts',
}
/** As the server takes it in. */
const MOST_BYTES = 700_000

/** Taking the whole configuration away as a folder of JSON, and bringing one in: that makes drafts and puts nothing in force. */
export function CarryConfiguration({ mayExport, mayImport }: { mayExport: boolean; mayImport: boolean }) {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Word | null>(null)
  const [imported, setImported] = useState<Imported | null>(null)
  const utils = trpc.useUtils()
  const bring = trpc.configuration.import.useMutation()
  const take = async (file: File) => {
    setProblem(null)
    setImported(null)
    if (file.size > MOST_BYTES) return setProblem(word('压缩包不能超过 700 KB', 'The zip may have 700 kB at most'))
    try {
      setImported(await bring.mutateAsync({ zip: await base64Of(file) }))
      await utils.drafts.list.invalidate()
    } catch (error) {
      setProblem(whyRefused(error))
    }
  }
  return (
    <section className="draft-list carry" aria-labelledby="carry">
      <h2 id="carry">{say({ zh: '整份配置的导出与导入', en: 'The whole configuration as files' })}</h2>
      <p className="soft">
        {say({
          zh: '压缩包里每一项是一个 JSON 文件，可以用 git 保存和比较。导入不会发布：和现在不同的每一项成为一份草稿，照常送审。',
          en: 'Each item is a JSON file in the zip, fit for git. Bringing one in publishes nothing: every item that differs becomes a draft and goes the usual way.',
        })}
      </p>
      <div className="carry-ways">
        {mayExport ? (
          <Button href="/api/configuration.zip" download>
            {say({ zh: '导出（zip）', en: 'Export (zip)' })}
          </Button>
        ) : null}
        {mayImport ? (
          <>
            <input
              ref={field}
              type="file"
              accept=".zip,application/zip"
              className="visually-hidden"
              tabIndex={-1}
              aria-label={say({ zh: '要导入的压缩包', en: 'Zip to bring in' })}
              onChange={event => {
                const [file] = event.target.files ?? []
                if (file) void take(file)
                event.target.value = ''
              }}
            />
            <Button loading={bring.isPending} onClick={() => field.current?.click()}>
              {say({ zh: '导入…', en: 'Bring in…' })}
            </Button>
          </>
        ) : null}
      </div>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      {imported ? <WhatCame imported={imported} /> : null}
    </section>
  )
}

function WhatCame({ imported: { drafts, same, refused } }: { imported: Imported }) {
  const say = useSay()
  return (
    <div role="status">
      <p>
        {say({
          zh: `${drafts.length} 项有不同，已成草稿；${same.length} 项和现在一样；${refused.length} 个文件没有收下。`,
          en: `${drafts.length} items differ and are drafts now; ${same.length} are as in force; ${refused.length} files were refused.`,
        })}
      </p>
      <ul>
        {drafts.map(({ id, file, kind, unit }) => (
          <li key={id}>
            <Link href={PAGES[kind] ?? `/rules/drafts/${id}`}>
              {say(KINDS[kind])}
              {unit === null ? '' : ` ${unit}`}
            </Link>{' '}
            <span className="soft">{file}</span>
          </li>
        ))}
      </ul>
      {[...Map.groupBy(refused, ({ why }) => say(why))].map(([why, those]) => (
        <details key={why}>
          <summary>{say({ zh: `${why}：${those.length} 个文件`, en: `${why}: ${those.length} files` })}</summary>
          {those.map(({ file }) => file).join(say({ zh: '、', en: ', ' }))}
        </details>
      ))}
    </div>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
