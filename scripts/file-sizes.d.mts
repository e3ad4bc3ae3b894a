export function checkFiles(root: string): {
  wrong: string[]
  count: number
  figures: { median: number; ninth: number; longest: number; aims: { median: number; ninth: number } }
}
