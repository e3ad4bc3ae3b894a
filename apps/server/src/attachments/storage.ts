import { mkdirSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import type { Config } from '../config.ts'

/** Where the bytes of attachments lie: a folder, or a bucket of any S3-compatible service. */
export interface FileStorage {
  put(key: string, bytes: Buffer, mime: string): Promise<void>
  /** @throws when there is nothing under this key. */
  read(key: string): Promise<Buffer>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
}

export function openStorage({ storage }: Pick<Config, 'storage'>): FileStorage {
  const disk = new Disk(storage.kind === 's3' ? s3(storage.s3) : folder(storage.folder))
  return {
    put: (key, bytes, mime) => disk.put(key, bytes, { contentType: mime }),
    read: async key => buffer(await disk.getStream(key)),
    remove: key => disk.delete(key),
  }
}

function folder(location: string): FSDriver {
  mkdirSync(location, { recursive: true, mode: 0o700 })
  return new FSDriver({ location, visibility: 'private' })
}

function s3({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3Setting): S3Driver {
  return new S3Driver({
    bucket,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // A named endpoint is a service of one's own (MinIO, Ceph, a domestic cloud): bucket in the path, no ACLs, no AWS-only checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    supportsACL: false,
    visibility: 'private',
  })
}

type S3Setting = Extract<Config['storage'], { kind: 's3' }>['s3']
