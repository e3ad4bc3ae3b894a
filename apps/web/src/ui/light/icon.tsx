const PATHS = {
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  back: 'M19 12H5m6-6-6 6 6 6',
  chevron: 'm9 6 6 6-6 6',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  download: 'M12 4v11m-5-4.500 5 5 5-5M5 20h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  phone:
    'M6.500 3.500 9 4l1.500 4-2 1.800a12 12 0 0 0 5.700 5.700l1.800-2 4 1.500.5 2.500c0 1.500-1.500 3-3 3C10.500 20.500 3.500 13.500 3.500 6.500c0-1.500 1.500-3 3-3Z',
  camera: 'M4 8h3.500L9 5.500h6L16.500 8H20v11H4V8Zm8 8.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z',
  close: 'm6 6 12 12M18 6 6 18',
  pencil: 'm4 20 1-4.500L16.500 4 20 7.500 8.500 19 4 20Zm10-13.500L17.500 10',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Zm9.500 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  lock: 'M6 11h12v9H6v-9Zm2.500 0V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.500 2',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700m0 3h.01',
  notice: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.500m0-9h.01',
  alert: 'M12 4 2.500 20h19L12 4Zm0 6v4.500m0 3h.01',
  offline:
    'm3 3 18 18M5 12.500c1-.9 2.200-1.600 3.500-2M19 12.500a10 10 0 0 0-5-2.500M8.500 16c2-1.500 5-1.500 7 0M12 19.500h.01',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  unit: 'M4 21V8l8-4 8 4v13M3 21h18M9 21v-5h6v5M8.500 11.500h.01M12 11.500h.01M15.500 11.500h.01',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside words; never the only bearer of a meaning, so it is hidden from readers. */
export function Icon({ name, size = 22, turn = false }: { name: IconName; size?: number; turn?: boolean }) {
  return <LineDrawing path={PATHS[name]} size={size} className={turn ? 'icon turn' : 'icon'} />
}

export function LineDrawing({
  path,
  size = 22,
  className = 'icon',
}: {
  path: string
  size?: number
  className?: string
}) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
