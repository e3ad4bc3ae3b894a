// TypeScript 7 has no JavaScript interface yet. For dependency-cruiser, `typescript` means the version 6 that has one.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const isAsked = specifier === 'typescript' || specifier === 'typescript/package.json'
    const isCruiser = context.parentURL?.includes('/dependency-cruiser/')
    return next(isAsked && isCruiser ? specifier.replace('typescript', 'typescript-api') : specifier, context)
  },
})
