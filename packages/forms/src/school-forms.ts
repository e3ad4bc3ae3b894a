import AQ from '../content/AQ.json' with { type: 'json' }
import CW from '../content/CW.json' with { type: 'json' }
import DJ from '../content/DJ.json' with { type: 'json' }
import HQ from '../content/HQ.json' with { type: 'json' }
import JJ from '../content/JJ.json' with { type: 'json' }
import JX from '../content/JX.json' with { type: 'json' }
import KY from '../content/KY.json' with { type: 'json' }
import LT from '../content/LT.json' with { type: 'json' }
import RS from '../content/RS.json' with { type: 'json' }
import TS from '../content/TS.json' with { type: 'json' }
import TX from '../content/TX.json' with { type: 'json' }
import WL from '../content/WL.json' with { type: 'json' }
import XL from '../content/XL.json' with { type: 'json' }
import XS from '../content/XS.json' with { type: 'json' }
import YJ from '../content/YJ.json' with { type: 'json' }
import ZC from '../content/ZC.json' with { type: 'json' }
import type { IntakeForm } from './form.ts'
import { parseForm } from './parse-form.ts'

const WRITTEN: readonly unknown[] = [JX, YJ, KY, XS, XL, TX, RS, HQ, JJ, ZC, CW, LT, AQ, TS, WL, DJ]

/**
 * The forms a school starts with, one for each of the 16 categories (defaults §3.1), parsed. Throws if a shipped form is not one that
 * `parseForm` takes: that is a fault of this package, and its tests find it first.
 */
export function schoolForms(): readonly IntakeForm[] {
  return WRITTEN.map(json => {
    const parsed = parseForm(json)
    if ('form' in parsed) return parsed.form
    throw new Error(parsed.problems.map(({ place, reason }) => `${place}: ${reason.en}`).join('; '))
  })
}
