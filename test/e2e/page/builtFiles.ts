import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { mnemonic, richAccount } from '../../../ecosystem/config/accounts'

/** All that a built page consists of, in lower case. */
export async function readBuilt(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  )
  return texts.join('\n').toLowerCase()
}

/** Which secrets of the local network's accounts a text contains. */
export function secretsIn(text: string): string[] {
  const keys = Array.from({ length: 10 }, (_, addressIndex) => {
    const { privateKey } = mnemonicToAccount(mnemonic, { addressIndex }).getHdKey()
    return privateKey ? [toHex(privateKey)] : []
  })
  const secrets = [mnemonic, ...[...keys.flat(), richAccount.privateKey].map((key) => key.slice(2))]
  return secrets.filter((secret) => text.includes(secret))
}
