import './readiness.css'
import Skeleton from 'antd/es/skeleton'
import { trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'

/** Which units may go live, what the others lack, and where the school group stands in (C2-03, DOC-02). */
export function ReadinessPage() {
  const say = useSay()
  const found = trpc.directory.readiness.useQuery()
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
      />
    )
  const ready = found.data.filter(one => one.ready).length
  const rows = found.data.toSorted((a, b) => Number(a.ready) - Number(b.ready))
  return (
    <ScrollPage className="readiness" name={say({ zh: '单位就绪', en: 'Readiness of units' })}>
      <h1>{say({ zh: '单位就绪', en: 'Readiness of units' })}</h1>
      <p className="soft">
        {say({
          zh: `${ready} / ${found.data.length} 个单位已就绪。须有专人、B 角、审核人和至少一名承办人（至少三个人）；未就绪前由总答题组代办。`,
          en: `${ready} of ${found.data.length} units are ready. Each needs an officer, a deputy, a reviewer and a handler, three people at least; until then the school group stands in.`,
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '单位', en: 'Unit' })}</th>
            <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
            <th scope="col">{say({ zh: '还缺什么', en: 'Still missing' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, ready: isReady, missing, standIn }) => (
            <tr key={unit.id}>
              <th scope="row">{say(unit.name)}</th>
              <td>
                <Lamp
                  colour={isReady ? 'green' : 'orange'}
                  words={isReady ? say({ zh: '已就绪', en: 'Ready' }) : say({ zh: '未就绪', en: 'Not ready' })}
                />
              </td>
              <td>
                {missing.map(what => say(what)).join(say({ zh: '、', en: ', ' }))}
                {standIn ? (
                  <span className="soft"> {say({ zh: '（总答题组代办）', en: '(school group stands in)' })}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPage>
  )
}
