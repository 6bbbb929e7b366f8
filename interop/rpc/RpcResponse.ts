import { type Address, type Hash, type Hex, isAddress, isHash, isHex } from 'viem'
import { InvalidRpcResponseError } from '../errors/rpc'

/** A JSON-RPC result that is an object, read field by field with every type checked. */
export class RpcResponse {
  readonly #method: string
  readonly #fields: ReadonlyMap<string, unknown>

  constructor(method: string, value: unknown) {
    this.#method = method
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new InvalidRpcResponseError({ method, reason: 'The result is not an object.' })
    this.#fields = new Map(Object.entries(value))
  }

  hash(name: string): Hash {
    const value = this.#fields.get(name)
    if (typeof value !== 'string' || !isHash(value)) this.fail(name, 'is not a hash')
    return value
  }

  hashOrNull(name: string): Hash | null {
    return this.#isMissing(name) ? null : this.hash(name)
  }

  address(name: string): Address {
    const value = this.#fields.get(name)
    if (typeof value !== 'string' || !isAddress(value, { strict: false }))
      this.fail(name, 'is not an address')
    return value
  }

  addressOrNull(name: string): Address | null {
    return this.#isMissing(name) ? null : this.address(name)
  }

  bytes(name: string): Hex {
    const value = this.#fields.get(name)
    if (!isHex(value) || value.length % 2 !== 0) this.fail(name, 'is not hex bytes')
    return value
  }

  /** Whether the field is there, and null. */
  isNull(name: string): boolean {
    return this.#fields.get(name) === null
  }

  boolean(name: string): boolean {
    const value = this.#fields.get(name)
    if (typeof value !== 'boolean') this.fail(name, 'is not a boolean')
    return value
  }

  /** A non-negative integer, as a JSON number or in hex. */
  integer(name: string): bigint {
    const value = this.#fields.get(name)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value)
    if (typeof value === 'string' && /^0x[0-9a-f]{1,64}$/i.test(value)) return BigInt(value)
    return this.fail(name, 'is not a non-negative integer')
  }

  integerOrNull(name: string): bigint | null {
    return this.#isMissing(name) ? null : this.integer(name)
  }

  /** A non-negative integer up to `max`. */
  index(name: string, max: number): number {
    const value = this.integer(name)
    if (value > BigInt(max)) this.fail(name, `is above ${max}`)
    return Number(value)
  }

  indexOrNull(name: string, max: number): number | null {
    return this.#isMissing(name) ? null : this.index(name, max)
  }

  dateOrNull(name: string): Date | null {
    if (this.#isMissing(name)) return null
    const value = this.#fields.get(name)
    const date = new Date(typeof value === 'string' ? value : Number.NaN)
    if (Number.isNaN(date.getTime())) this.fail(name, 'is not a date')
    return date
  }

  /** Hashes, up to `max` of them. */
  hashes(name: string, max = Number.POSITIVE_INFINITY): Hash[] {
    const items = this.#array(name)
    if (items.length > max) this.fail(name, `has ${items.length} elements, more than ${max}`)
    return items.map((item) => {
      if (typeof item !== 'string' || !isHash(item)) this.fail(name, 'is not an array of hashes')
      return item
    })
  }

  objects(name: string): RpcResponse[] {
    return this.#array(name).map((item) => new RpcResponse(this.#method, item))
  }

  objectsOrNone(name: string): RpcResponse[] {
    return this.#isMissing(name) ? [] : this.objects(name)
  }

  fail(name: string, problem: string): never {
    throw new InvalidRpcResponseError({
      method: this.#method,
      reason: `Field "${name}" ${problem}.`,
    })
  }

  #array(name: string): unknown[] {
    const value = this.#fields.get(name)
    if (!Array.isArray(value)) this.fail(name, 'is not an array')
    return value
  }

  #isMissing(name: string): boolean {
    return this.#fields.get(name) == null
  }
}
