import './language-switch.css'
import { useLocale } from '../locale.ts'

/** One button to the other language, named in that language. */
export function LanguageSwitch() {
  const { locale, setLocale } = useLocale()
  const other = locale === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="language" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLocale(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
