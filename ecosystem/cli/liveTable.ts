import { clearScreenDown, moveCursor } from 'node:readline'
import type { WriteStream } from 'node:tty'
import { table } from './describe'
import type { ProgressPart } from './LoadedNetwork'

const intervalMs = 250

/** Keeps the progress of a network at the bottom of a terminal; messages appear above it. */
export function liveTable(
  output: WriteStream,
  progress: () => readonly ProgressPart[],
): { say: (text: string) => void; stop: () => void } {
  let shown = ''

  const format = () =>
    `${progress()
      .flatMap((part) => (typeof part === 'string' ? [part] : table(part)))
      .join('\n')}\n`

  function erase(): void {
    moveCursor(output, -output.columns, -shown.split('\n').length + 1)
    clearScreenDown(output)
  }

  function paint(): void {
    shown = format()
    output.write(shown)
  }

  function update(): void {
    if (shown === format()) return
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
