export { type Found, findPersonal, PERSONAL_KINDS, type PersonalKind } from './find-personal.ts'
export { hidePersonal, type Piece, pieces, sayHidden, withoutPersonal } from './hide-personal.ts'
