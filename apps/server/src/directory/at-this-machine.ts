import type { IncomingHttpHeaders } from 'node:http'

/** 127.0.0.0/8, ::1 and localhost; the address of a caller or of a host to listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host)
}

interface Caller {
  readonly headers: IncomingHttpHeaders
  readonly socket: { readonly remoteAddress?: string | undefined; readonly localAddress?: string | undefined }
}

/** What proxies, tunnels and delivery networks add; no browser sends any of it by itself. */
const PASSED_ON = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|x-original-.+|true-client-ip|cf-.+|fly-.+)$/

/**
 * Whether a request comes from this very machine: both ends of the real connection are loopback addresses, no proxy passed it on (one that
 * did would make everybody look near), and the name it asks for is this machine's own (a name of somebody else's that was made to point
 * here, DNS rebinding, is not). What a header says about an address is never believed, only that there is one.
 */
export function isAtThisMachine({ headers, socket }: Caller): boolean {
  const { remoteAddress = '', localAddress = '' } = socket
  if (!isLoopback(remoteAddress) || !isLoopback(localAddress)) return false
  if (Object.keys(headers).some(name => PASSED_ON.test(name))) return false
  return isLoopback(nameOf(headers.host ?? ''))
}

/** `localhost:4400` → `localhost`, `[::1]:4400` → `::1`. */
const nameOf = (host: string): string => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
