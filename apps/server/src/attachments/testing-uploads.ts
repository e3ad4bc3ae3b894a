import sharp from 'sharp'

/** Real files as people and attackers send them. */

/** A photo as a phone writes it: lying on its side, with place and camera in it. */
export function photo(width = 640, height = 480): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 40 } } })
    .withExif({
      IFD0: { Make: 'LycheePhone', Copyright: '张三' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 50/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 17/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** Pixels no compression makes small. */
export async function noise(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: { width, height, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .png()
    .toBuffer()
}

export const picture = (as: 'png' | 'webp' | 'gif') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#287' } })
    .toFormat(as)
    .toBuffer()

export function pdf(): Buffer {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
      'trailer<</Root 1 0 R/Size 4>>',
      '%%EOF',
    ].join('\n'),
  )
}

/** The shortest archive there is: nothing in it, and a comment. */
export function zip(comment = ''): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([end, Buffer.from(comment)])
}

/** A GIF that is a script as well: its size field opens a comment. */
export async function gifThatIsScript(): Promise<Buffer> {
  const gif = await picture('gif')
  return Buffer.concat([gif, Buffer.from('*/=1;alert(document.cookie)//')])
}

export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
)
export const html = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>')
export const heic = Buffer.from('000000186674797068656963000000006d696631686569630000000066', 'hex')
