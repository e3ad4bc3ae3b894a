import './photos.css'
import FileOutlined from '@ant-design/icons/es/icons/FileOutlined'
import Image from 'antd/es/image'

interface Attached {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly url: string
  readonly thumbnailUrl: string | null
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Attachments: photos as thumbnails that open large, other files as links. */
export function Photos({ files }: { files: readonly Attached[] }) {
  if (files.length === 0) return null
  const photos = files.filter(file => file.mime.startsWith('image/'))
  const others = files.filter(file => !file.mime.startsWith('image/'))
  return (
    <div className="photos">
      <Image.PreviewGroup>
        {photos.map(file => (
          <Image
            key={file.id}
            src={file.thumbnailUrl ?? file.url}
            preview={{ src: file.url }}
            alt={file.name}
            width={88}
            height={88}
          />
        ))}
      </Image.PreviewGroup>
      {others.map(file => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer" className="photos-file">
          <FileOutlined aria-hidden="true" /> {file.name} <small>{size(file.bytes)}</small>
        </a>
      ))}
    </div>
  )
}
