/** Drawings of the first page: an exercise book, its ruled paper, a pen and the red of the one who marks. */

function Rules({
  x,
  y,
  width,
  count,
  step = 22,
}: {
  x: number
  y: number
  width: number
  count: number
  step?: number
}) {
  const lines = Array.from({ length: count }, (_, at) => `M${x} ${y + at * step}h${width}`).join('')
  return <path d={lines} className="art-rule" />
}

function Cell({ x, y, char }: { x: number; y: number; char: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="44" height="44" className="art-cell" />
      <path d="M22 2v40M2 22h40" className="art-cell-cross" />
      <text x="22" y="33" textAnchor="middle" fontSize="30" className="art-char">
        {char}
      </text>
    </g>
  )
}

export function CoverPicture({ label }: { label: string }) {
  return (
    <svg className="cover" viewBox="0 0 420 360" role="img" aria-label={label}>
      <g transform="rotate(6 230 190)">
        <rect x="92" y="34" width="264" height="300" rx="14" className="art-cover" />
        <path d="M112 34v300" className="art-spine" />
      </g>
      <g transform="rotate(-3 200 180)">
        <rect x="66" y="26" width="270" height="306" rx="10" className="art-page" />
        <Rules x={66} y={118} width={270} count={9} step={23} />
        <path d="M102 26v306M106 26v306" className="art-margin" />
        <Cell x={124} y={46} char="作" />
        <Cell x={174} y={46} char="业" />
        <Cell x={224} y={46} char="本" />
        <path
          d="M124 134c10-9 14 6 24-1s14 6 26 0 12 5 24 0 16 5 28-1 14 5 30 0 10 3 22 0M124 157c12-8 16 5 28-1s16 5 26 0 18 5 30-1 14 4 26 0 12 4 20 0M124 180c10-8 18 6 28 0s14 5 24-1 14 5 28 0"
          className="art-ink"
        />
        <path d="M124 226c12-8 16 5 28-1s16 5 26 0 18 5 30-1 14 4 26 0" className="art-ink pale" />
        <path d="m226 268 22 24 58-66" className="art-tick" />
      </g>
      <g transform="rotate(38 330 250)">
        <rect x="318" y="150" width="22" height="120" rx="3" className="art-pencil" />
        <path d="M325.300 150v120M332.700 150v120" className="art-pencil-edge" />
        <path d="M318 270h22l-11 28-11-28Z" className="art-pencil-wood" />
        <path d="m325.500 289 3.500 9 3.500-9h-7Z" className="art-lead" />
        <rect x="318" y="138" width="22" height="16" rx="3" className="art-eraser" />
      </g>
    </svg>
  )
}

export function PhasePicture({ phase }: { phase: 'leave' | 'do' | 'mark' }) {
  return (
    <svg className="phase-art" viewBox="0 0 200 124" aria-hidden="true">
      {phase === 'leave' && (
        <>
          <rect x="44" y="14" width="112" height="96" rx="6" className="art-page" />
          <Rules x={44} y={38} width={112} count={4} step={18} />
          <path d="M60 14v96" className="art-margin" />
          <path d="M70 33c6-6 9 4 15 0s9 3 16 0 8 3 14 0M70 51c6-6 9 4 15 0s9 3 14 0" className="art-ink" />
          <g transform="rotate(40 118 56)">
            <rect x="112" y="2" width="13" height="48" rx="2" className="art-pencil" />
            <path d="M112 50h13l-6.500 15-6.500-15Z" className="art-pencil-wood" />
            <path d="m116.500 60 2 5 2-5h-4Z" className="art-lead" />
          </g>
        </>
      )}
      {phase === 'do' && (
        <>
          <rect x="44" y="14" width="112" height="96" rx="6" className="art-page" />
          <Rules x={44} y={38} width={112} count={4} step={18} />
          <path d="M60 14v96" className="art-margin" />
          <path d="M94 32h46M94 50h38M94 68h46M94 86h30" className="art-ink pale" />
          <path d="m71 31 4 4 8-9m-12 23 4 4 8-9" className="art-done" />
          <path d="M71 62h10v10H71zM71 80h10v10H71z" className="art-box" />
          <g className="art-people">
            <circle cx="150" cy="78" r="9" />
            <path d="M132 110c1-13 8-19 18-19s17 6 18 19Z" />
          </g>
        </>
      )}
      {phase === 'mark' && (
        <>
          <rect x="44" y="14" width="112" height="96" rx="6" className="art-page" />
          <Rules x={44} y={38} width={112} count={4} step={18} />
          <path d="M60 14v96" className="art-margin" />
          <path d="M70 33c6-6 9 4 15 0s9 3 16 0 8 3 14 0M70 51c6-6 9 4 15 0s9 3 14 0" className="art-ink pale" />
          <path d="m92 62 12 14 34-40" className="art-tick" />
          <g className="art-stars">
            {[0, 1, 2, 3, 4].map(n => (
              <path
                key={n}
                transform={`translate(${72 + n * 16} 88)`}
                d="m6 0 1.800 3.800 4.200.6-3 2.900.7 4.200L6 9.500l-3.700 2 .7-4.200-3-2.900 4.200-.6L6 0Z"
              />
            ))}
          </g>
        </>
      )}
    </svg>
  )
}
