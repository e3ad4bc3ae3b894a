/** What is left of a name or a number for those who need not know it: enough to tell two apart, not enough to call or find anybody. */

/** 韦小明 → 韦**. */
export function maskName(name: string): string {
  const [first] = [...name.trim()]
  return first ? `${first}**` : ''
}

/** 13812345678 → 138****5678; of a shorter one the last two figures; of an address of mail the first letter and the host. */
export function maskContact(contact: string): string {
  const [who, host] = contact.split('@')
  if (who && host) return `${[...who][0]}***@${host}`
  const figures = contact.replace(/\D/g, '')
  if (figures.length >= 11) return `${figures.slice(-11, -8)}****${figures.slice(-4)}`
  return figures.length > 4 ? `****${figures.slice(-2)}` : '****'
}
