export function findChromium(): string | undefined
export function whatIsMissing(): string[]
export function ensureBrowser(): string | undefined
