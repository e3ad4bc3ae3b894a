import { describe, expect, test } from 'vitest'
import { colour, cssVariables } from './theme.ts'

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe('the theme', () => {
  const grounds = [
    colour.paper,
    colour.sheet,
    colour.sunken,
    colour.redWash,
    colour.penWash,
    colour.greenWash,
    colour.yellowWash,
    colour.orangeWash,
  ]
  const texts = [
    colour.ink,
    colour.inkSoft,
    colour.red,
    colour.redDark,
    colour.pen,
    colour.penDark,
    colour.green,
    colour.yellow,
    colour.orange,
  ]

  test.each(texts.flatMap(text => grounds.map(ground => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('words on the red of the main button can be read', () => {
    expect(contrast(colour.onRed, colour.red)).toBeGreaterThanOrEqual(4.5)
  })

  test('the border of a field stands out from the sheet by 3 to 1', () => {
    expect(contrast(colour.lineStrong, colour.sheet)).toBeGreaterThanOrEqual(3)
  })

  test('every value becomes a CSS variable', () => {
    expect(cssVariables()).toContain('--colour-ink-soft: #555a64;')
    expect(cssVariables()).toContain('--space-4: 16px;')
  })
})
