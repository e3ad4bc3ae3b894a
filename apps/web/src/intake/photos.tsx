import { useRef } from 'react'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { Icon } from '../ui/light/icon.tsx'
import type { DraftFile } from './draft.ts'
import { type Limits, useUploads } from './use-uploads.ts'
import { intakeWords } from './words.ts'
import { writeWords } from './write-words.ts'

interface Props {
  files: readonly DraftFile[]
  onFiles: (change: (files: readonly DraftFile[]) => readonly DraftFile[]) => void
  limits: Limits
  onBusy: (busy: boolean) => void
}

/** Photos go up as soon as they are chosen; each shows itself, how far it is, and what went wrong with it. */
export function Photos({ files, onFiles, limits, onBusy }: Props) {
  const say = useWords(intakeWords)
  const here = useWords(writeWords)
  const input = useRef<HTMLInputElement>(null)
  const { running, tooMany, add, retry, drop, pictureOf } = useUploads({ files, onFiles, limits, onBusy })
  const full = files.length + running.length >= limits.filesMax
  return (
    <div className="field">
      <p className="legend" id="photos-label">
        {here.photos}
        <span className="optional">{say.optional}</span>
      </p>
      <p className="hint">
        {here.photosHint(String(limits.filesMax), String(Math.round(limits.fileBytesMax / 1_000_000)))}
      </p>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={event => {
          add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <ul className="photos" aria-labelledby="photos-label">
        {files.map(file => (
          <li key={file.id}>
            <Picture src={pictureOf(file.id) ?? file.thumbnailUrl} name={file.name} />
            <button
              type="button"
              className="photo-drop"
              aria-label={here.removePhoto(file.name)}
              onClick={() => onFiles(kept => kept.filter(other => other.id !== file.id))}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
        {running.map(photo => (
          <li key={photo.key} className={photo.failure ? 'failed' : undefined}>
            <Picture src={photo.failure === 'notAnImage' ? null : photo.picture} name={photo.file.name} />
            {photo.failure ? (
              <div className="photo-said" role="alert">
                <span>{here.photoFailures[photo.failure]}</span>
                {(photo.failure === 'offline' || photo.failure === 'refused' || photo.failure === 'tooOften') && (
                  <Button onClick={() => retry(photo.key)}>{here.photoAgain}</Button>
                )}
              </div>
            ) : (
              <progress
                max={1}
                value={photo.share}
                aria-label={here.uploading(String(Math.round(photo.share * 100)))}
              />
            )}
            <button
              type="button"
              className="photo-drop"
              aria-label={here.removePhoto(photo.file.name)}
              onClick={() => drop(photo.key)}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
        {!full && (
          <li className="photo-add">
            <button type="button" onClick={() => input.current?.click()}>
              <Icon name="camera" size={28} />
              {here.addPhotos}
            </button>
          </li>
        )}
      </ul>
      {tooMany && (
        <p className="mistake" role="alert">
          {here.tooManyPhotos(String(limits.filesMax))}
        </p>
      )}
    </div>
  )
}

function Picture({ src, name }: { src: string | null; name: string }) {
  return src ? (
    <img src={src} alt={name} />
  ) : (
    <span className="photo-blank">
      <Icon name="file" size={32} />
    </span>
  )
}
