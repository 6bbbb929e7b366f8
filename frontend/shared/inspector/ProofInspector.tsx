import { Tabs } from '@base-ui/react/tabs'
import { useState } from 'react'
import { type Hash, keccak256 } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { ProofRevertedError } from '../../../interop/errors/proof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import type { MessageInclusion } from '../../../interop/types'
import { Button } from '../components/Button'
import { describeError } from '../errors/describeError'
import { describeFault } from './describeFault'
import { inspectProof } from './inspectProof'
import { ProofPicture } from './ProofPicture'
import { WordList } from './WordList'

/** A chain on which the proof can be checked. */
export type ProofDestination = {
  name: string
  /** The root that it has imported; null if none, undefined as long as that is not known. */
  imported: Hash | null | undefined
  /** Asks its verifier. */
  check: (inclusion: MessageInclusion) => Promise<boolean>
}

type Verdict = { isAccepted: boolean; text: string }

const unbroken: ReadonlySet<number> = new Set()

/** A proof, level by level and word by word: what it says, whether it holds, and where it breaks. */
export function ProofInspector({
  proof,
  sourceName,
  settlementLayerName,
  destinations,
  published,
}: {
  proof: MessageProof
  sourceName: string
  settlementLayerName: string
  destinations: readonly ProofDestination[]
  /** What others published of the levels. */
  published: Partial<Record<ProofLevelName, Hash>>
}) {
  const [broken, setBroken] = useState(unbroken)
  const [verdict, setVerdict] = useState<Verdict>()
  const [isChecking, setIsChecking] = useState(false)
  const inspected = inspectProof(proof, { published, broken })
  const { inclusion, levels, error } = inspected
  const stop = error ? [error.shortMessage, error.metaMessages?.[0]].join(' ') : undefined

  function change(next: ReadonlySet<number>) {
    setBroken(next)
    setVerdict(undefined)
  }

  async function ask({ name, check }: ProofDestination) {
    setVerdict(undefined)
    setIsChecking(true)
    setVerdict(await judge(() => check(inclusion), name))
    setIsChecking(false)
  }

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        {destinations.map((destination) => (
          <Button
            key={destination.name}
            variant="primary"
            disabled={isChecking}
            onClick={() => ask(destination)}
          >
            Check on {destination.name}
          </Button>
        ))}
        {broken.size > 0 && <Button onClick={() => change(unbroken)}>Restore all words</Button>}
        <p
          role="status"
          className={`text-sm ${verdict && !verdict.isAccepted ? 'text-danger' : 'text-soft'}`}
        >
          {isChecking ? 'Asking the verifier …' : verdict?.text}
        </p>
      </div>
      <p
        role="status"
        className="rounded-xl bg-danger-soft px-4 py-3 text-sm text-danger empty:hidden"
      >
        {describeFault(inspected, broken.size)}
      </p>
      <Tabs.Root defaultValue="levels" className="grid min-w-0 gap-4">
        <Tabs.List className="flex gap-1 border-b border-line">
          <Tab value="levels">Levels</Tab>
          <Tab value="words">Words</Tab>
        </Tabs.List>
        <Tabs.Panel value="levels">
          <ProofPicture
            levels={levels}
            names={{ source: sourceName, settlementLayer: settlementLayerName }}
            batchNumber={proof.batchNumber}
            blockNumber={proof.settlementLayer.blockNumber}
            message={{ hash: keccak256(proof.message.data) }}
            stop={stop}
            destinations={destinations}
          />
        </Tabs.Panel>
        <Tabs.Panel value="words" className="grid gap-3">
          <p className="max-w-2xl text-sm text-soft">
            This is what the contract is given. Break a word, that is one bit of it, and see at
            which level the proof fails and what the verifier says.
          </p>
          <WordList
            words={inclusion.proof}
            original={proof.proof}
            broken={broken}
            onToggle={(index) => {
              const next = new Set(broken)
              if (!next.delete(index)) next.add(index)
              change(next)
            }}
          />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  )
}

function Tab({ value, children }: { value: string; children: string }) {
  return (
    <Tabs.Tab
      value={value}
      className="-mb-px min-h-11 border-b-2 border-transparent px-4 text-soft data-active:border-accent data-active:text-ink"
    >
      {children}
    </Tabs.Tab>
  )
}

async function judge(ask: () => Promise<boolean>, destination: string): Promise<Verdict> {
  try {
    return (await ask())
      ? { isAccepted: true, text: `The verifier on ${destination} accepts the proof.` }
      : {
          isAccepted: false,
          text: `The verifier on ${destination} says no: the proof leads to no root that was imported.`,
        }
  } catch (error) {
    const text =
      error instanceof ProofRevertedError
        ? [error.shortMessage, error.metaMessages?.[0]].join(' ')
        : describeError(error)
    return { isAccepted: false, text }
  }
}
