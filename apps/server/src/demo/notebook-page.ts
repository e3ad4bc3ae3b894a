import sharp from 'sharp'

/** A photo of a page of the paper notebook: ruled lines, a margin, and strokes where somebody wrote. */
export function notebookPage(): Promise<Buffer> {
  const rule = (y: number) => `<line x1="60" x2="560" y1="${y}" y2="${y}" stroke="#b9cbe0"/>`
  const scrawl = (y: number, to: number) =>
    `<path d="M90 ${y} q12 -18 22 0 t22 0 t26 -4 t22 4 t30 -2 t22 2 L${to} ${y}" fill="none" stroke="#27364a" stroke-width="2.4"/>`
  const lines = Array.from({ length: 18 }, (_, n) => 110 + n * 38)
  const drawn = lines.map((y, n) => rule(y) + (n % 3 === 2 ? '' : scrawl(y - 9, 300 + ((n * 67) % 230)))).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="820"><rect width="620" height="820" fill="#f7f2e4"/>
    <line x1="74" x2="74" y1="60" y2="790" stroke="#d98c80"/>${drawn}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
