import { clearScreenDown, moveCursor } from 'node:readline'
import type { WriteStream } from 'node:tty'
import type { EcosystemStatus } from '..'
import { table } from './describe'

const intervalMs = 250

/** Keeps a table of the chains at the bottom of a terminal; messages appear above it. */
export function liveTable(
  output: WriteStream,
  status: () => EcosystemStatus,
): { say: (text: string) => void; stop: () => void } {
  let shown = ''

  function erase(): void {
    moveCursor(output, -output.columns, -shown.split('\n').length + 1)
    clearScreenDown(output)
  }

  function paint(): void {
    shown = `${describeStatus(status()).join('\n')}\n`
    output.write(shown)
  }

  function update(): void {
    if (shown === `${describeStatus(status()).join('\n')}\n`) return
    erase()
    paint()
  }

  paint()
  const timer = setInterval(update, intervalMs)
  return {
    say(text) {
      erase()
      output.write(`${text}\n`)
      paint()
    },
    stop: () => clearInterval(timer),
  }
}

/** Progress of each chain, one line per chain. */
function describeStatus({ pace, isPaused, settlementLayer, chains }: EcosystemStatus): string[] {
  const halts = chains.flatMap(({ name, settlementHalted, importsHalted }) => [
    ...(settlementHalted === null ? [] : [`Settlement of ${name} is halted. ${settlementHalted}`]),
    ...(importsHalted === null
      ? []
      : [`Imports of interop roots on ${name} are halted. ${importsHalted}`]),
  ])
  const state = ({ isUp }: { isUp: boolean }) => (isUp ? 'up' : 'down')
  return [
    `Pace ${pace.name ?? 'custom'}${isPaused ? ', settlement paused' : ''}`,
    ...table([
      ['Chain', 'Node', 'Head', 'Sealed', 'Committed', 'Proven', 'Executed', 'Root', 'In flight'],
      [settlementLayer.name, state(settlementLayer), String(settlementLayer.head)],
      ...chains.map((chain) => [
        chain.name,
        state(chain),
        ...[chain.head, chain.sealed, chain.committed, chain.proven, chain.executed].map(String),
        String(chain.lastImportedRoot ?? '-'),
        String(chain.pendingMessages),
      ]),
    ]),
    ...halts,
  ]
}
