import { z } from 'zod'

const lockFileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
    }),
  ),
})

/**
 * Lists the packages of a lock file without an integrity hash.
 *
 * Workspaces are not downloaded, and bundled packages are part of the archive of the package that bundles them.
 */
export function lockFileProblems(lockFile: unknown): string[] {
  return Object.entries(lockFileSchema.parse(lockFile).packages).flatMap(
    ([path, { version, integrity, link, inBundle }]) =>
      !path.includes('node_modules/') || link || inBundle || isStrong(integrity)
        ? []
        : [`${path} ${version ?? ''} has no sha512 integrity hash`],
  )
}

/** Several hashes may be listed; npm checks the strongest. */
const isStrong = (integrity = '') => /(^| )sha512-[A-Za-z0-9+/]{86}==( |$)/.test(integrity)
