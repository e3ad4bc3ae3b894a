import { CATEGORIES } from '@zuoyeben/lifecycle'
import Select from 'antd/es/select'
import { describedBy, type FieldProps, fieldId } from '../cases/form/field-props.ts'
import { useSay } from '../ui/use-say.ts'
import { CATEGORY_WORDS } from '../words/terms.ts'

/** The category: what the words speak for as one tap each, with the words that do; all sixteen in a list. */
export function CategoryField(props: FieldProps) {
  const { path, raw, set, view } = props
  const say = useSay()
  const id = fieldId(path)
  const proposals = (view.decision?.categories ?? []).slice(0, 3)
  const name = say({ zh: '全部类别', en: 'All categories' })
  return (
    <div className="form-category">
      {proposals.length > 0 ? (
        <div role="radiogroup" className="form-cards" aria-labelledby={`${id}-label`} {...describedBy(props)}>
          {proposals.map(({ category, because }) => (
            <label key={category} className="form-chip">
              <input type="radio" name={id} checked={raw === category} onChange={() => set(category)} />
              <span>
                {say(CATEGORY_WORDS[category])}
                {because.length > 0 ? (
                  <small>
                    {say({ zh: '依据：', en: 'Because of: ' })}
                    {because.slice(0, 4).join('、')}
                  </small>
                ) : null}
              </span>
            </label>
          ))}
        </div>
      ) : null}
      <Select
        id={id}
        aria-label={name}
        className="form-list"
        placeholder={name}
        value={typeof raw === 'string' && raw ? raw : null}
        showSearch={{ optionFilterProp: 'words' }}
        {...(props.problems.has(path) ? { status: 'error' as const } : {})}
        options={CATEGORIES.map(category => ({
          value: category,
          label: say(CATEGORY_WORDS[category]),
          words: `${category} ${CATEGORY_WORDS[category].zh} ${CATEGORY_WORDS[category].en}`,
        }))}
        onChange={value => set(value)}
      />
    </div>
  )
}
