import type { Origin } from './parseOrigin'

/** Who may call a server. Hosts are in canonical form. */
export type AccessPolicy = {
  /** Whether a host is one of our names: another may have been pointed at this machine by somebody else. */
  isOurHost: (hostname: string) => boolean
  /** Whether pages or extensions of an origin may call. */
  isAllowedOrigin: (origin: Origin) => boolean
  /** What to do about a refused host, as a sentence. */
  hostRemedy: (hostname: string) => string
  /** What to do about a refused origin, as a sentence; null is one that stands for anybody. */
  originRemedy: (origin: Origin | null) => string
}
