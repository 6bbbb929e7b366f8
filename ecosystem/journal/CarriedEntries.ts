import type { Hex } from 'viem'
import { mutationKind } from '../anvil/mutations'
import type { Entry, Journal, JournaledBlock, JournaledClock, JournaledMutation } from './entries'

export type NewMutation = Omit<JournaledMutation, 'id' | 'latest'>

/**
 * What a checkpoint does not contain, and each journal therefore begins with: the last block, which tells the clock, what
 * the clock was moved to, the node's settings, and the aliases.
 */
export class CarriedEntries {
  #lastBlock: Entry | undefined
  #clock: JournaledClock | null = null
  #settings: { id: number; setting: NewMutation }[] = []
  #aliases: Hex[] = []
  #nextId = 0

  get aliases(): readonly Hex[] {
    return this.#aliases
  }

  /**
   * Takes over what a journal ends with.
   *
   * @param nextId - Unused, as all later ids.
   */
  restore({ blocks, mutations, aliases, clock }: Journal, nextId: number): void {
    const block = blocks.at(-1)
    this.#lastBlock = block && toBlockEntry(block)
    this.#clock = clock
    this.#aliases = aliases
    this.#settings = []
    for (const { id, after, method, params } of mutations) this.#add(id, { after, method, params })
    this.#nextId = nextId
  }

  setLastBlock(entry: Entry | undefined): void {
    this.#lastBlock = entry
  }

  setClock(clock: JournaledClock | null): void {
    this.#clock = clock
  }

  addAlias(alias: Hex): void {
    this.#aliases.push(alias)
  }

  /** Remembers a mutation if it is a setting; returns its id. */
  addMutation(mutation: NewMutation): number {
    const id = this.#nextId++
    this.#add(id, mutation)
    return id
  }

  removeMutation(id: number): void {
    this.#settings = this.#settings.filter((setting) => setting.id !== id)
  }

  /** Forgets the settings; returns those that were in effect. */
  takeSettings(): NewMutation[] {
    const settings = this.#settingsInEffect()
    this.#settings = []
    return settings
  }

  /** The first entries of a new journal. */
  begin(): Entry[] {
    const settings = this.takeSettings().map((setting) => ({
      ...setting,
      id: this.addMutation(setting),
    }))
    return [
      ...(this.#lastBlock ? [this.#lastBlock] : []),
      ...(this.#clock ? [{ clock: this.#clock }] : []),
      ...settings.map((mutation) => ({ mutation })),
      ...this.#aliases.map((alias) => ({ alias })),
    ]
  }

  #add(id: number, setting: NewMutation): void {
    if (mutationKind(setting.method) === 'setting') this.#settings.push({ id, setting })
  }

  /** The last setting of each kind, and for each account that one is about. */
  #settingsInEffect(): NewMutation[] {
    const last = new Map<string, NewMutation>()
    for (const { setting } of this.#settings) {
      const [subject] = setting.params
      const key = typeof subject === 'string' ? `${setting.method} ${subject}` : setting.method
      // A map keeps the position of a key's first insertion.
      last.delete(key)
      last.set(key, setting)
    }
    return [...last.values()]
  }
}

export function toBlockEntry({ at, ...block }: JournaledBlock): Entry {
  return { block, at }
}
