import { WalletError } from './WalletError'

/** A request that the owner has not decided on yet. */
export type HeldRequest = {
  /** Resolves once the wallet prompts. */
  asked: Promise<void>
  /** Makes the owner decide. */
  release: () => void
}

/** The owner of a wallet, who approves every request immediately by default. */
export type Owner = ReturnType<typeof createOwner>

export function createOwner() {
  const asked: string[] = []
  const moods = new Map<string, (() => unknown)[]>()

  const beforeNext = (method: string, act: () => unknown): void => {
    moods.set(method, [...(moods.get(method) ?? []), act])
  }

  return {
    /** The methods of all prompts, in order, including rejected ones. */
    asked: asked as readonly string[],

    /** Prompts the owner. */
    async ask(method: string): Promise<void> {
      asked.push(method)
      const acts = moods.get(method) ?? []
      moods.delete(method)
      for (const act of acts) await act()
    },

    /** Runs a function right after the next request of a method arrives, before it is handled. */
    beforeNext,

    /** Makes the owner reject the next request of a method. */
    declineNext(method: string): void {
      beforeNext(method, () => {
        throw new WalletError(4001, 'The owner declined.')
      })
    },

    /** Makes the owner leave the next request of a method pending for a while. */
    holdNext(method: string): HeldRequest {
      let tellAsked = () => {}
      let release = () => {}
      const isAsked = new Promise<void>((resolve) => {
        tellAsked = resolve
      })
      const isReleased = new Promise<void>((resolve) => {
        release = resolve
      })
      beforeNext(method, () => {
        tellAsked()
        return isReleased
      })
      return { asked: isAsked, release }
    },
  }
}
