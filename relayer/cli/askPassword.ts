import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks for a password on the terminal, without showing what is typed. @throws If there is no terminal */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error('There is no terminal to ask for the password on: pass --password-file.')
  process.stderr.write(question)
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: hidden, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
