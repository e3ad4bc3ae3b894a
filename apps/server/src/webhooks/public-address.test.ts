import { expect, test } from 'vitest'
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address.ts'

test.each(['202.193.64.62', '8.8.8.8', '2001:da8:20b::62', '[2400:3200::1]'])('%s is public', address => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['link-local and the metadata of a cloud', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
  ['carrier NAT', '100.64.0.1', '100.127.255.255'],
  ['unique local', 'fc00::1', 'fdab::1', 'fd00:ec2::254'],
  [
    'IPv4 inside IPv6',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '::127.0.0.1',
  ],
  [
    'none, all, many, kept back',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '::',
    'ff02::1',
    '2001:db8::1',
  ],
  ['no address', '', 'localhost', 'zyb.example.edu.cn', '1.2.3.4.5', 'abc'],
])('%s is not public', (_, ...addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})

/** A resolver that answers so, and a look at what the socket would be given. */
function looked(...answers: { address: string; family: number }[]): Promise<unknown> {
  const lookup = publicLookup(((_host: string, _options: unknown, answer: (error: null, all: unknown) => void) =>
    answer(null, answers)) as never)
  return new Promise((resolve, reject) =>
    lookup('hooks.example', { all: true }, ((error: Error | null, all: unknown) =>
      error ? reject(error) : resolve(all)) as never),
  )
}

test('a name is answered with its addresses when all of them are public, and with none when one is not', async () => {
  const outside = { address: '202.193.64.62', family: 4 }
  expect(await looked(outside)).toEqual([outside])
  await expect(looked(outside, { address: '10.0.0.1', family: 4 })).rejects.toThrow(PrivateAddress)
  await expect(looked({ address: '::ffff:10.0.0.1', family: 6 })).rejects.toThrow(PrivateAddress)
  await expect(looked()).rejects.toThrow(PrivateAddress)
})
