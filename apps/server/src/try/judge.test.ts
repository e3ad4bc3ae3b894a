import { expect, test } from 'vitest'
import { type Found, judge } from './judge.ts'
import { type Line, readLines, unitOfRoute } from './line.ts'

const line: Line = {
  id: 'X-1',
  text: '楼道的灯不亮了',
  entry_unit: '海洋学院',
  category: 'JJ',
  expected_route: '后勤基建处',
  acceptable_routes: ['海洋学院·本单位党支部'],
  expected_sensitivity: '无',
  expected_path: '转办',
  expected_first_action: 'accept',
}
const found: Found = {
  caseNo: '2026-AAAA-BBBBB',
  held: false,
  category: 'JJ',
  categories: ['JJ', 'HQ'],
  unit: '后勤基建处',
  path: 'transfer',
  firstAction: 'accept',
  refused: null,
}

test('what was expected is right', () => {
  expect(judge(line, found)).toEqual({
    sensitive: false,
    heldWrongly: false,
    category: true,
    categoryTop3: true,
    unit: true,
    path: true,
    firstAction: true,
  })
})

test('a route that also counts brings the path that belongs to it', () => {
  expect(judge(line, { ...found, unit: '海洋学院', path: 'handle' })).toMatchObject({ unit: true, path: true })
  expect(judge(line, { ...found, unit: '后勤基建处', path: 'handle' })).toMatchObject({ unit: true, path: false })
  expect(judge(line, { ...found, unit: '教务处', path: 'handle' })).toMatchObject({ unit: false, path: false })
})

test('where a question is expected back, the first action and the gate alone are judged', () => {
  const vague = { ...line, expected_first_action: 'request_info' }
  const other = { ...found, unit: null, path: null, category: null, categories: [] }
  expect(judge(vague, other)).toMatchObject({ category: true, unit: true, path: true, firstAction: false })
})

test('a case held without cause is held wrongly; one of somebody who does not want the own unit is not', () => {
  expect(judge(line, { ...found, held: true }).heldWrongly).toBe(true)
  expect(judge({ ...line, entry_unit: '（提交人选择不经本学院）' }, { ...found, held: true }).heldWrongly).toBe(false)
  expect(judge({ ...line, expected_sensitivity: '信访' }, { ...found, held: true })).toMatchObject({
    sensitive: true,
    heldWrongly: false,
  })
})

test('a file without expectations is read, and nothing of it is counted as right', () => {
  const [bare] = readLines('\uFEFF{"id": 7, "text": "楼道的灯不亮了"}\n\n')
  expect(bare).toMatchObject({ id: '7', text: '楼道的灯不亮了' })
  expect(judge(bare as Line, { ...found, held: true })).toEqual({
    sensitive: false,
    heldWrongly: false,
    category: false,
    categoryTop3: false,
    unit: false,
    path: false,
    firstAction: false,
  })
})

test('a line that is no JSON is named by its number', () => {
  expect(() => readLines('{"id":"a","text":"b"}\nnonsense')).toThrow(/^line 2:/)
})

test('a branch of a unit is that unit', () => {
  expect(unitOfRoute('图书馆·本单位党支部')).toEqual({ name: '图书馆', isOwnBranch: true })
  expect(unitOfRoute('学生工作部（处）')).toEqual({ name: '学生工作部（处）', isOwnBranch: false })
})
