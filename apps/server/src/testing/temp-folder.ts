export { openTempFolder } from '../story/temp-folder.ts'
