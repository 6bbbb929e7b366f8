import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { memoized } from './memoized'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether a host is loopback: clients resolve `localhost` and its subdomains to loopback addresses. */
export const isLoopback = memoized(
  (hostname) =>
    hostname === 'localhost' || hostname.endsWith('.localhost') || contains(loopback, hostname),
)

/** Whether the host of a URL is loopback. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''))
}

/** Whether it is an address of one of this machine's network interfaces, which may change at any time. */
export function isOwnAddress(hostname: string): boolean {
  if (isIP(hostname) === 0) return false
  const own = new BlockList()
  for (const addresses of Object.values(networkInterfaces()))
    for (const { address, family } of addresses ?? [])
      own.addAddress(address, family === 'IPv6' ? 'ipv6' : 'ipv4')
  return contains(own, hostname)
}

function contains(list: BlockList, hostname: string): boolean {
  const version = isIP(hostname)
  return version !== 0 && list.check(hostname, version === 6 ? 'ipv6' : 'ipv4')
}
