import { foundryBinary } from '../../ecosystem/anvil/foundryBinary'
import { type Program, startProgram } from './startProgram'

/** A plain anvil node: what a network is compared with. */
export type Anvil = Program & { url: string }

export async function startAnvil(...flags: string[]): Promise<Anvil> {
  const program = await startProgram(
    [foundryBinary('anvil'), '--port', '0', ...flags],
    /^Listening on/,
  )
  return { ...program, url: `http://${program.line.replace('Listening on ', '').trim()}` }
}
