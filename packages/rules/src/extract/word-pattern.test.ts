import { expect, test } from 'vitest'
import { blankOut, spansOf, wordSource, wordsExpression } from './word-pattern.ts'

const hits = (word: string, text: string): readonly string[] =>
  spansOf(text, wordsExpression([word])).map(span => span.word)

test('alternatives and optional parts', () => {
  expect(hits('(接/送)(他/她)?(孩子/小孩)', '让我接他孩子，送小孩')).toEqual(['接他孩子', '送小孩'])
})
test('a gap stays within its sentence and is bounded', () => {
  expect(hits('论文~别想', '论文就别想了')).toEqual(['论文就别想'])
  expect(hits('论文~别想', '论文写完。别想太多')).toEqual([])
  expect(hits('论文~别想', `论文${'很'.repeat(9)}别想`)).toEqual([])
})
test('a number sign stands for a number however it is written', () => {
  expect(hits('#个人', '四十七个人和12个人')).toEqual(['四十七个人', '12个人'])
})
test('a Latin word is found whole, and with a star with its endings', () => {
  expect(hits('fire', 'they fired him, fire!')).toEqual(['fire'])
  expect(hits('harass*', 'he is harassing me')).toEqual(['harassing'])
})
test('words with open brackets and words that match nothing are refused', () => {
  expect(() => wordSource('(接/送')).toThrow('brackets')
  expect(() => wordSource('接)')).toThrow('brackets')
  expect(() => wordSource('(吗/呢)?')).toThrow('nothing')
})
test('signs of regular expressions are plain characters', () => {
  expect(hits('a.b', 'a.b axb')).toEqual(['a.b'])
  expect(hits('[机密]', '[机密]文件')).toEqual(['[机密]'])
})
test('a blanked phrase cannot be part of a hit, nor bridged by a gap', () => {
  const text = blankOut('累死了想回家', wordsExpression(['累死']))
  expect(text).toHaveLength(6)
  expect(spansOf(text, wordsExpression(['死']))).toEqual([])
})
test('a hostile text of any length is read in time that grows with its length', () => {
  const text = '他让我'.repeat(3000)
  expect(spansOf(text, wordsExpression(['(他/她)~让~签字', '不~就~别想']))).toEqual([])
})
