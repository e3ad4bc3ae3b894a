let touchedAt = Date.now()

/** Notes every touch of the page by its person: keys, pointer, scrolling by hand. */
export function watchTouches(): void {
  const touch = () => {
    touchedAt = Date.now()
  }
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const)
    window.addEventListener(kind, touch, { passive: true, capture: true })
}

/** Milliseconds since the page was last touched. */
export const restedFor = (): number => Date.now() - touchedAt

/** Goes with every request: what the page asks by itself must not keep a session awake. */
export const restHeader = (): Record<string, string> => ({ 'x-zuoyeben-rest': String(Math.floor(restedFor() / 1000)) })
