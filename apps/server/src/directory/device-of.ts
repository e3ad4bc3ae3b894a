import Bowser from 'bowser'

export interface Device {
  /** Chrome, Safari, WeChat …; null where the browser does not say. */
  readonly browser: string | null
  readonly system: string | null
  readonly form: 'desktop' | 'phone' | 'tablet' | null
}

/** What sort of device a `User-Agent` header speaks of, in the makers' own names; nothing that would tell two of a sort apart. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, system: null, form: null }
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, 500))
  return { browser: browser.name || null, system: os.name || null, form: formOf(platform.type) }
}

function formOf(type: string | undefined): Device['form'] {
  if (type === 'mobile') return 'phone'
  return type === 'desktop' || type === 'tablet' ? type : null
}

/** An address of which a person knows the own network again, and nobody else finds a place (law.md §4.1, least necessary). */
export function maskedAddress(address: string | null): string | null {
  if (!address) return null
  const four = /(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address)
  if (four) return `${four[1]}.${four[2]}.*.*`
  return `${address.split(':').slice(0, 2).join(':')}:…`
}
