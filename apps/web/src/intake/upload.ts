export interface Uploaded {
  id: string
  name: string
  thumbnailUrl: string | null
}
export type UploadFailure = 'tooLarge' | 'notAnImage' | 'refused' | 'tooOften' | 'offline'

/** Says before sending what the server would refuse anyway. */
export function refusedBefore(file: { type: string; size: number }, bytesMax: number): UploadFailure | null {
  if (!file.type.startsWith('image/')) return 'notAnImage'
  return file.size > bytesMax ? 'tooLarge' : null
}

/** Sends one photo and tells how much of it has gone (0 to 1). Rejects with an {@link UploadFailure}. */
export function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const fail = (failure: UploadFailure) => reject(failure)
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    request.responseType = 'json'
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => fail('offline')
    request.onabort = () => fail('refused')
    request.onload = () => {
      if (request.status === 413) fail('tooLarge')
      else if (request.status === 415) fail('notAnImage')
      else if (request.status === 429) fail('tooOften')
      else if (request.status >= 200 && request.status < 300) resolve(request.response as Uploaded)
      else fail('refused')
    }
    signal.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
}
