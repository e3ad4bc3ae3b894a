import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The target is not on the open Internet: loopback, private, link-local, carrier NAT, unique local, multicast, reserved, or none at all. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} does not lead to a public address`)
  }
}

/**
 * Whether an address is one of the open Internet (RFC 6890 and its registries). An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64,
 * Teredo) counts by neither form: nothing we send to needs them.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) && !bare.includes('%') && ipaddr.parse(bare).range() === 'unicast'
}

/**
 * A `lookup` for node:net that answers with public addresses alone. A name that leads to one private address beside public ones is refused
 * whole: its owner decides which is asked. What it answers is what is connected to, so a name that changes its mind in between changes nothing.
 */
export function publicLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { family: options.family ?? 0, all: true, verbatim: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error) return answer(error, '', 0)
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return answer(new PrivateAddress(host), '', 0)
      // Node asks for all when it wants to race families.
      if (options.all) return (answer as unknown as (error: null, all: typeof addresses) => void)(null, addresses)
      answer(null, first.address, first.family)
    })
  }
}
