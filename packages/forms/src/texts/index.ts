export {
  type Bilingual,
  checkTexts,
  fillPlaces,
  ownTexts,
  placesIn,
  problemsOfText,
  type ShippedTexts,
  TEXT_GROUPS,
  type TextGroup,
  type TextProblem,
  textAt,
} from './templates.ts'
