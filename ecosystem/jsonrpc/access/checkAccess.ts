import type { IncomingMessage } from 'node:http'
import type { AccessPolicy } from './AccessPolicy'
import { memoized } from './memoized'
import { type Authority, parseAuthority } from './parseAuthority'
import { parseOrigin } from './parseOrigin'

/** Status and body of the response to a rejected request. */
export type Refusal = { status: 400 | 403; text: string }

/** Maximum length of a quoted header. */
const maxQuoted = 200

const absoluteForm = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)/i

const authorityOf = memoized(parseAuthority)

const defaultPorts: Record<string, number> = { 'https:': 443, 'wss:': 443 }

/**
 * Decides whether a request may be served: a page from elsewhere must not drive a developer's network, be it by a form,
 * by a script, or by a name that resolves to this machine.
 *
 * A request without a Host or without an Origin does not come from a page of another site.
 *
 * @param target - The request target as the client sent it.
 * @returns Why it is rejected; undefined if it is allowed.
 */
export function checkAccess(
  policy: AccessPolicy,
  { headers: { origin }, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>,
  target: string,
): Refusal | undefined {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  )
  if (hosts.length > 1) return malformed('The request has more than one Host header.')
  const [host = ''] = hosts
  const authority = authorityOf(host)
  if (host !== '' && !authority)
    return malformed(`The Host header ${quote(host)} is not a host with an optional port.`)
  const [isAbsolute, scheme = '', targetHost = ''] = absoluteForm.exec(target) ?? []
  const targeted = parseAuthority(targetHost)
  if (isAbsolute && (!targeted || (authority && !isSame(authority, targeted, scheme))))
    return malformed(
      `The request is for ${quote(targetHost)}, but its Host header is ${quote(host)}.`,
    )
  const named = authority ?? targeted
  if (named && !policy.isOurHost(named.hostname))
    return forbidden(
      `${quote(named.hostname)} is not a name of this server. ${policy.hostRemedy(named.hostname)}`,
    )
  if (origin === undefined) return undefined
  const parsed = parseOrigin(origin)
  if (parsed && policy.isAllowedOrigin(parsed)) return undefined
  return forbidden(
    `The origin ${quote(origin)} may not use this server. ${policy.originRemedy(parsed)}`,
  )
}

/** The path of a request target in absolute form; every other form is returned as it is. */
export function pathOf(target: string): string {
  return target.replace(absoluteForm, '').replace(/^(?=[?#]|$)/, '/')
}

function isSame(host: Authority, target: Authority, scheme: string): boolean {
  const defaultPort = defaultPorts[scheme.toLowerCase()] ?? 80
  return (
    host.hostname === target.hostname && (host.port ?? defaultPort) === (target.port ?? defaultPort)
  )
}

const malformed = (text: string): Refusal => ({ status: 400, text: `${text}\n` })
const forbidden = (text: string): Refusal => ({ status: 403, text: `${text}\n` })

const quote = (text: string) => JSON.stringify(text.slice(0, maxQuoted))
