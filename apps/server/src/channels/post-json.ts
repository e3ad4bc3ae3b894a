import { fetchOutside, OutsideDown } from '../directory/campus/outside.ts'

/** What a service of this family answers: `errcode` 0 or a number of its own. */
export interface Answered {
  readonly errcode: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Sends JSON and reads JSON. `null` where there was no answer that can be read: the network, a 5xx, no JSON. */
export async function postJson(url: string, body: unknown): Promise<Answered | null> {
  try {
    const answer = await fetchOutside(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    })
    const said: unknown = JSON.parse(await answer.text())
    if (typeof said !== 'object' || said === null) return null
    const { errcode } = said as { errcode?: unknown }
    return { errcode: typeof errcode === 'number' ? errcode : 0, body: said as Record<string, unknown> }
  } catch (error) {
    if (error instanceof OutsideDown || error instanceof SyntaxError) return null
    throw error
  }
}
