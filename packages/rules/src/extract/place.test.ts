import { expect, test } from 'vitest'
import { parsePlace, placeKey } from './place.ts'

test('one building, however it is written, has one key', () => {
  const keys = [
    placeKey('东校园·9号宿舍楼', ''),
    placeKey('东校园·学生宿舍9栋', ''),
    placeKey(undefined, '东园九栋洗澡只有凉水'),
    placeKey('未填', '9栋没有热水', '东校园'),
    placeKey('9 号楼', '', '东校区'),
  ]
  expect(new Set(keys)).toEqual(new Set(['east/dormitory/9']))
})
test('room and floor are read and do not change the key', () => {
  expect(parsePlace('西校园·学生宿舍13栋402', '')).toMatchObject({ kind: 'dormitory', number: 13, room: '402' })
  expect(placeKey('西校园·学生宿舍13栋402', '')).toBe(placeKey('西校园·13栋', ''))
})
test.each([
  ['东校园·第一食堂', 'canteen', 1],
  ['西校园·第三教学楼402', 'teaching', 3],
  ['西校园·六教', 'teaching', 6],
  ['图书馆·二楼阅览区', 'library', null],
  ['线上·教务系统', 'onlineTeaching', null],
  ['西校园·南门', 'gate', null],
  ['校医院', 'hospital', null],
  ['学院学工办', 'studentAffairs', null],
  ['西校园·公共仪器平台', 'instruments', null],
])('%s is a %s', (place, kind, number) => {
  expect(parsePlace(place, '')).toMatchObject({ kind, number })
})
test('buildings with names keep them apart', () => {
  expect(placeKey('西校园·公管楼四楼', '')).not.toBe(placeKey('西校园·化工楼四楼', ''))
})
test('without a place there is no key', () => {
  expect(placeKey('未填', '网太卡')).toBeNull()
})
