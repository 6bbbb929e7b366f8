import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { foundryBinary } from '../../../ecosystem/anvil/foundryBinary'

/** Runs a command of `cast` for a chain, and returns its output. */
export async function cast(rpcUrl: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    foundryBinary('cast'),
    [...args, '--rpc-url', rpcUrl],
    { env: { ...process.env, FOUNDRY_OFFLINE: 'true' } },
  )
  return stdout.trim()
}
