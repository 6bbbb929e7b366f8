import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { isAddress, isHash } from 'viem'
import { z } from 'zod'
import type { DeploymentLog, SentDeployment } from '../deployments/DeploymentLog'
import { manifestPath } from '../deployments/manifestFiles'
import { makeDirectory, replaceFile } from '../ecosystem/files/durable'

const logSchema = z.array(
  z.strictObject({
    chainId: z.int().positive(),
    name: z.string(),
    address: z.custom<SentDeployment['address']>((value) => isAddress(String(value))),
    hash: z.custom<SentDeployment['hash']>((value) => isHash(String(value))),
  }),
)

/**
 * Opens the file beside the manifest of an environment that lists the deployments that were sent.
 *
 * @throws If it is damaged.
 */
export function openDeploymentLog(environment: string): DeploymentLog & {
  /** Removes the file: the manifest lists the contracts now. */
  remove: () => void
} {
  // Not `.json`, which are manifests.
  const file = `${manifestPath(environment)}.deploying`
  let sent = existsSync(file) ? read(file) : []
  return {
    find: (chainId, name) =>
      sent.findLast((known) => known.chainId === chainId && known.name === name),
    add(deployment) {
      sent = [...sent, deployment]
      makeDirectory(dirname(file))
      replaceFile(file, JSON.stringify(sent, null, 2), `${file}.${process.pid}.new`)
    },
    remove: () => rmSync(file, { force: true }),
  }
}

function read(file: string): SentDeployment[] {
  try {
    return logSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(
      `${file} is damaged. It lists contracts that may have been deployed. Move it to deploy them again.`,
      { cause },
    )
  }
}
