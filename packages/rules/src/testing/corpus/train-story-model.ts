/**
 * Trains the story model on the invented texts and writes `content/story-model.json`; with `--check` it instead leaves out one
 * part after the other and prints how the rest judges it, which is what the model is worth on texts it has not seen.
 *
 *     node packages/rules/src/testing/corpus/train-story-model.ts [--check]
 */
import { writeFileSync } from 'node:fs'
import { normaliseText } from '../../extract/normalise.ts'
import { characterRuns, type StoryModel, storyScore } from '../../extract/story-model.ts'
import { readExamples } from './judge.ts'
import { PARTS } from './parts.ts'

interface Sample {
  readonly text: string
  readonly runs: readonly string[]
  readonly isSensitive: boolean
  readonly part: string
}

const ROUNDS = 60
const STEP = 0.15
const DECAY = 0.002
/** A run must occur in this many texts to be learned. */
const COMMON = 2
/** Weights smaller than this are left out of the file. */
const FAINT = 0.02

const samplesOf = (part: string): readonly Sample[] =>
  readExamples(`./${part}.jsonl`).map(example => {
    const text = normaliseText(example.text)
    return { text, runs: [...characterRuns(text)], isSensitive: example.class !== 'none', part }
  })

/** The same order of numbers each time, so that the same texts give the same model. */
const shuffler = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return <T>(list: readonly T[]): readonly T[] =>
    list
      .map(value => ({ value, key: next() }))
      .sort((left, right) => left.key - right.key)
      .map(({ value }) => value)
}

const train = (samples: readonly Sample[]): StoryModel => {
  const frequency = new Map<string, number>()
  for (const { runs } of samples) for (const run of runs) frequency.set(run, (frequency.get(run) ?? 0) + 1)
  const known = samples.map(({ runs, isSensitive }) => ({
    runs: runs.filter(run => frequency.get(run)! >= COMMON),
    wanted: isSensitive ? 1 : 0,
  }))
  const weights = new Map<string, number>()
  const shuffle = shuffler(1)
  let bias = 0
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { runs, wanted } of shuffle(known)) {
      const scale = 1 / Math.sqrt(runs.length + 1)
      const sum = runs.reduce((total, run) => total + (weights.get(run) ?? 0), 0)
      const error = wanted - 1 / (1 + Math.exp(-(bias + scale * sum)))
      bias += STEP * 0.3 * error
      for (const run of runs) weights.set(run, (weights.get(run) ?? 0) * (1 - DECAY) + STEP * error * scale)
    }
  const kept = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= FAINT)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return {
    bias: Math.round(bias * 1000) / 1000,
    weights: Object.fromEntries(kept.map(([run, weight]) => [run, Math.round(weight * 1000) / 1000])),
  }
}

const all = PARTS.flatMap(samplesOf)
if (process.argv.includes('--check')) {
  const scored = PARTS.flatMap(part => {
    const model = train(all.filter(sample => sample.part !== part))
    return all
      .filter(sample => sample.part === part)
      .map(sample => ({ ...sample, score: storyScore(sample.text, model) }))
  })
  for (const threshold of [-0.2, 0, 0.1, 0.2, 0.3, 0.4, 0.5]) {
    const found = scored.filter(sample => sample.score >= threshold)
    const right = found.filter(sample => sample.isSensitive).length
    const sensitive = scored.filter(sample => sample.isSensitive).length
    console.info(
      `${threshold}: ${right}/${sensitive} sensitive, ${found.length - right}/${scored.length - sensitive} ordinary at or above it`,
    )
  }
} else {
  const model = train(all)
  writeFileSync(new URL('../../../content/story-model.json', import.meta.url), `${JSON.stringify(model)}\n`)
  console.info(`${Object.keys(model.weights).length} runs`)
}
