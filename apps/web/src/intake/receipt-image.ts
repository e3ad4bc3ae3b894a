import { colour, font } from '../theme.ts'

export interface ReceiptLines {
  title: string
  lead: string
  caseNo: [label: string, value: string]
  code: [label: string, value: string]
  keep: string
}

/** Draws the receipt and saves it as a picture on the device; nothing is sent anywhere. */
export function saveReceiptImage(lines: ReceiptLines, qr: SVGSVGElement | null, name: string): void {
  const canvas = document.createElement('canvas')
  const [width, height, edge] = [900, 1200, 72]
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = colour.sheet
  pen.fillRect(0, 0, width, height)
  pen.strokeStyle = colour.rule
  for (let y = 150; y < height; y += 60) line(pen, 0, y, width, y)
  pen.strokeStyle = colour.margin
  line(pen, edge - 20, 0, edge - 20, height)
  const write = (text: string, y: number, size: number, look: string, face: string = font.text) => {
    pen.fillStyle = look
    pen.font = `${size}px ${face}`
    return wrapped(pen, text, edge, y, width - 2 * edge, size * 1.5)
  }
  let y = write(lines.title, 120, 56, colour.red)
  y = write(lines.lead, y + 30, 32, colour.ink)
  y = write(lines.caseNo[0], y + 40, 28, colour.inkSoft)
  y = write(lines.caseNo[1], y + 24, 56, colour.ink, font.figures)
  y = write(lines.code[0], y + 30, 28, colour.inkSoft)
  y = write(lines.code[1], y + 24, 56, colour.red, font.figures)
  write(lines.keep, height - 110, 26, colour.inkSoft)
  const path = qr?.querySelector('path')?.getAttribute('d')
  if (qr && path) {
    const modules = qr.viewBox.baseVal.width
    const side = 320
    pen.setTransform(side / modules, 0, 0, side / modules, edge, height - 190 - side)
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, modules, modules)
    pen.translate(2, 2)
    pen.fillStyle = '#000'
    pen.fill(new Path2D(path))
  }
  canvas.toBlob(blob => {
    if (!blob) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${name}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }, 'image/png')
}

function line(pen: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  pen.lineWidth = 2
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
}

/** Writes the text in lines no wider than `width` and returns where the next one starts. Breaks at spaces where there are some. */
function wrapped(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  width: number,
  step: number,
): number {
  const pieces = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []
  let row = ''
  let at = y
  for (const piece of pieces) {
    if (row && pen.measureText(row + piece).width > width) {
      pen.fillText(row, x, at)
      at += step
      row = ''
    }
    row += piece
  }
  pen.fillText(row, x, at)
  return at + step * 0.6
}
