import type { Category } from '@zuoyeben/lifecycle'
import { lazy, Suspense } from 'react'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { aboutWords } from './about-words.ts'
import type { OwnFieldsProps } from './own-fields-props.ts'
import { intakeWords } from './words.ts'

const OwnFieldsForm = lazy(() => import('./own-fields-form.tsx'))

/** The fields of the chosen category. The form library is fetched only when there are any. */
export function OwnFields(props: OwnFieldsProps) {
  return props.draft.category ? (
    <FieldsOf key={props.draft.category} category={props.draft.category} {...props} />
  ) : null
}

function FieldsOf({ category, ...props }: OwnFieldsProps & { category: Category }) {
  const say = useWords(intakeWords)
  const here = useWords(aboutWords)
  const { data } = trpc.intake.form.useQuery({ category }, { staleTime: 300_000 })
  if (!data?.form) return null
  return (
    <section className="own-fields" aria-labelledby="own-fields-title">
      <h2 id="own-fields-title">{here.ownFields}</h2>
      <Suspense fallback={<Skeleton label={say.loading} />}>
        <OwnFieldsForm form={data.form} {...props} />
      </Suspense>
    </section>
  )
}
