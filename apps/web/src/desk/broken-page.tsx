import Button from 'antd/es/button'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'

/** Stands where a page could not be drawn or its parts could not be fetched. */
export function BrokenPage() {
  const say = useSay()
  return (
    <QuietPage
      isWholePage
      title={say({ zh: '这一页没有载入', en: 'This page could not be loaded' })}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {say({ zh: '重新载入', en: 'Load again' })}
        </Button>
      }
    >
      {say({
        zh: '系统可能刚刚更新，或网络断了。已提交的内容都在。',
        en: 'The system may just have been updated, or the network is down. What was sent is safe.',
      })}
    </QuietPage>
  )
}
