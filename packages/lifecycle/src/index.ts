export * from './actions.ts'
export * from './case-file.ts'
export * from './terms.ts'
