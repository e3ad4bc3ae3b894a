/** How much each short run of characters speaks for a text being about a person's conduct or a danger, or against it. */
export interface StoryModel {
  readonly bias: number
  /** Weight of each run of one to three characters; what is not listed weighs nothing. */
  readonly weights: Readonly<Record<string, number>>
}

const LONGEST = 3

/** The runs of one to three characters of a normalised text, each once; spaces dropped, figures alike. */
export const characterRuns = (text: string): ReadonlySet<string> => {
  const signs = [...text.replace(/\s+/gu, '').replace(/\d+/gu, '0')]
  const runs = new Set<string>()
  for (let length = 1; length <= LONGEST; length += 1)
    for (let at = 0; at + length <= signs.length; at += 1) runs.add(signs.slice(at, at + length).join(''))
  return runs
}

/**
 * A plain linear score, around 0 for texts that could be either. It knows no words and no grammar, so it can only ever add a
 * reason to look: rules use it to hold a text, never to let one pass.
 */
export const storyScore = (text: string, model: StoryModel): number => {
  let known = 0
  let sum = 0
  for (const run of characterRuns(text)) {
    const weight = Object.hasOwn(model.weights, run) ? model.weights[run] : undefined
    if (weight === undefined) continue
    known += 1
    sum += weight
  }
  return Math.round((model.bias + sum / Math.sqrt(known + 1)) * 100) / 100
}
