import type { Origin } from './parseOrigin'

/** Access to a server. Hosts are in canonical form. */
export type AccessPolicy = {
  /** Whether a host is a name of this server. Anyone can make other names resolve to this machine. */
  isOurHost: (hostname: string) => boolean
  /** Whether pages or extensions of an origin may call. */
  isAllowedOrigin: (origin: Origin) => boolean
  /** How to allow a rejected host, as a sentence. */
  hostRemedy: (hostname: string) => string
  /** How to allow a rejected origin, as a sentence; null is an opaque origin. */
  originRemedy: (origin: Origin | null) => string
}
