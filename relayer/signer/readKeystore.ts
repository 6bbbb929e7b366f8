import { createDecipheriv, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { concat, keccak256, toBytes, toHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import type { Signer } from './Signer'

const bytesSchema = z
  .string()
  .regex(/^([0-9a-f]{2})*$/i, 'must be hexadecimal')
  .transform((hex) => Buffer.from(hex, 'hex'))

const maxMemory = 2 ** 30
const keyLength = 32

/** Keystore files of version 3, as written by geth, Foundry's `cast wallet import` and ethers. */
const keystoreSchema = z.object({
  version: z.literal(3),
  crypto: z
    .object({
      cipher: z.literal('aes-128-ctr'),
      cipherparams: z.object({ iv: bytesSchema }),
      ciphertext: bytesSchema,
      mac: bytesSchema,
    })
    .and(
      z.discriminatedUnion('kdf', [
        z.object({
          kdf: z.literal('scrypt'),
          kdfparams: z.object({
            dklen: z.literal(keyLength),
            n: z.int().positive(),
            r: z.int().positive(),
            p: z.int().positive(),
            salt: bytesSchema,
          }),
        }),
        z.object({
          kdf: z.literal('pbkdf2'),
          kdfparams: z.object({
            dklen: z.literal(keyLength),
            c: z.int().positive(),
            prf: z.literal('hmac-sha256'),
            salt: bytesSchema,
          }),
        }),
      ]),
    ),
})

/**
 * Decrypts the key of a keystore file.
 *
 * @throws If the file is not a keystore, or the password is wrong.
 */
export async function readKeystore(file: string, password: string): Promise<Signer> {
  const { crypto } = parse(file)
  const key = await deriveKey(crypto, password)
  const mac = toBytes(keccak256(concat([toHex(key.subarray(16)), toHex(crypto.ciphertext)])))
  if (crypto.mac.length !== mac.length || !timingSafeEqual(crypto.mac, mac))
    throw new Error(`The password of ${file} is wrong.`)
  const decipher = createDecipheriv('aes-128-ctr', key.subarray(0, 16), crypto.cipherparams.iv)
  const privateKey = Buffer.concat([decipher.update(crypto.ciphertext), decipher.final()])
  return privateKeyToAccount(toHex(privateKey))
}

function parse(file: string): z.infer<typeof keystoreSchema> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'), (key, member) =>
      // Some programs write the key in capitals.
      key === '' && typeof member === 'object' && member !== null && 'Crypto' in member
        ? { ...member, crypto: member.Crypto }
        : member,
    )
  } catch (cause) {
    throw new Error(`${file} cannot be read as a keystore.`, { cause })
  }
  const { data, error } = keystoreSchema.safeParse(value)
  // The issues do not contain values of the file.
  if (error)
    throw new Error(
      `${file} is not a keystore of version 3: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`,
    )
  return data
}

async function deriveKey(
  { kdf, kdfparams }: z.infer<typeof keystoreSchema>['crypto'],
  password: string,
): Promise<Buffer> {
  const secret = Buffer.from(password.normalize('NFKC'))
  if (kdf === 'pbkdf2')
    return promisify(pbkdf2)(secret, kdfparams.salt, kdfparams.c, keyLength, 'sha256')
  const { n: N, r, p, salt } = kdfparams
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, keyLength, { N, r, p, maxmem: maxMemory }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
