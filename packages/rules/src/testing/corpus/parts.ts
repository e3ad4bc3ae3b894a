/** The files of invented texts, in the order they were written. */
export const PARTS = [
  'built-with',
  'held-out',
  'second-held-out',
  'third-held-out',
  'fourth-held-out',
  'fifth-held-out',
  'sixth-held-out',
  'seventh-held-out',
  'probes',
  'eighth-held-out',
] as const
