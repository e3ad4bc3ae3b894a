import { word } from '../words/word.ts'

/** Kinds of units that can be added; the school group is there once. */
export const KIND_WORDS = {
  college: word('学院', 'College'),
  department: word('部门（单位）', 'Department'),
  directBranch: word('直属党支部', 'Direct branch'),
} as const
export type UnitKind = keyof typeof KIND_WORDS
