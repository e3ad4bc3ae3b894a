import { z } from 'zod'

/** A line of the file: what a person sends, and what a person would decide of it, as far as the file says. */
const line = z.object({
  id: z.coerce.string(),
  text: z.string(),
  campus: z.string().nullish(),
  place: z.string().nullish(),
  submitter_type: z.string().nullish(),
  channel: z.string().nullish(),
  entry_unit: z.string().nullish(),
  category: z.string().nullish(),
  expected_route: z.string().nullish(),
  acceptable_routes: z.array(z.string()).nullish(),
  expected_sensitivity: z.string().nullish(),
  expected_path: z.string().nullish(),
  expected_first_action: z.string().nullish(),
})
export type Line = z.infer<typeof line>

/** @throws with the number of the line that cannot be read */
export function readLines(text: string): Line[] {
  return text
    .split('\n')
    .map((each, n) => ({ each: each.replace(/^\uFEFF/, '').trim(), n: n + 1 }))
    .filter(({ each }) => each !== '')
    .map(({ each, n }) => {
      try {
        return line.parse(JSON.parse(each))
      } catch (fault) {
        throw new Error(`line ${n}: ${fault instanceof Error ? fault.message : fault}`)
      }
    })
}

/** 不经本单位: a name in brackets is no unit, it is what the submitter declared. */
export const isBypass = ({ entry_unit }: Line): boolean => /^[（(].*不经/.test(entry_unit ?? '')
/** No unit stands at the door: declared so, or the school's petition desk. */
export const hasNoEntry = ({ entry_unit }: Line): boolean => !entry_unit || /^[（(]/.test(entry_unit)

/** What stands in brackets of a college or branch is not part of its name: `X·本单位党支部` is X. */
export function unitOfRoute(route: string): { name: string; isOwnBranch: boolean } {
  const [name = '', part] = route.split('·')
  return { name, isOwnBranch: part?.includes('党支部') ?? false }
}
