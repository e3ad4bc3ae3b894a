/** The same stories the walk tells; here for tests. */
export { CaseStory } from '../story/case-story.ts'
export { FILING, sheetTo, TRIAGE } from '../story/forms.ts'
