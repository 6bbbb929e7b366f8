import { readFileSync } from 'node:fs'
import { privateKeyToAccount } from 'viem/accounts'
import type { StakingManifest } from '../../deployments/manifest'
import { richAccount } from '../../ecosystem/config/accounts'
import { isLoopbackUrl } from '../../ecosystem/jsonrpc/access/thisMachine'
import { readKeystore } from '../signer/readKeystore'
import type { Signer } from '../signer/Signer'
import { askPassword } from './askPassword'

/**
 * Decrypts the keystores; without any, uses the public development key, if all chains are on this machine.
 *
 * @param passwordFile - File with the password; null to ask for it.
 */
export async function loadSigners(
  { stakingChains, rewardsChain }: StakingManifest,
  { keystores, passwordFile }: { keystores: readonly string[]; passwordFile: string | null },
): Promise<Signer[]> {
  if (keystores.length === 0) {
    const remote = [...stakingChains, rewardsChain].find(({ rpcUrl }) => !isLoopbackUrl(rpcUrl))
    if (remote)
      throw new Error(
        `A keystore is required, as ${remote.name} is not on this machine: pass --keystore.`,
      )
    return [privateKeyToAccount(richAccount.privateKey)]
  }
  const signers: Signer[] = []
  for (const file of keystores) {
    const password =
      passwordFile === null
        ? await askPassword(`Password of ${file}: `)
        : readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '')
    signers.push(await readKeystore(file, password))
  }
  return signers
}
