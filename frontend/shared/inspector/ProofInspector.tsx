import { Tabs } from '@base-ui/react/tabs'
import { useState } from 'react'
import { type Hash, keccak256 } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { ProofRevertedError } from '../../../interop/errors/proof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import type { MessageInclusion } from '../../../interop/types'
import { Button } from '../components/Button'
import { describeError } from '../errors/describeError'
import { inspector } from '../i18n/inspectorMessages'
import { describeProofError } from './describeProofError'
import { ElementList } from './ElementList'
import { elementRoles } from './elementRoles'
import { InspectorTab } from './InspectorTab'
import { inspectProof } from './inspectProof'
import { ProofPicture } from './ProofPicture'
import { toggled } from './toggled'

/** A chain on which the proof can be verified. */
export type ProofDestination = {
  name: string
  /** The root that it has imported; null if none, undefined while loading. */
  imported: Hash | null | undefined
  /** Calls its verifier. */
  check: (inclusion: MessageInclusion) => Promise<boolean>
}

type Verdict = { isAccepted: boolean; text: string }

const unmodified: ReadonlySet<number> = new Set()

/** Shows a proof by level and by element, and where it fails when tampered with. */
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
  /** Values of levels from other sources. */
  published: Partial<Record<ProofLevelName, Hash>>
}) {
  const { proof: messages, elements } = inspector()
  const [tampered, setTampered] = useState(unmodified)
  const [verdict, setVerdict] = useState<Verdict>()
  const [isChecking, setIsChecking] = useState(false)
  const inspected = inspectProof(proof, { published, tampered })
  const { inclusion, levels, error } = inspected
  const stop = error ? [error.shortMessage, error.metaMessages?.[0]].join(' ') : undefined

  function change(next: ReadonlySet<number>) {
    setTampered(next)
    setVerdict(undefined)
  }

  async function verify({ name, check }: ProofDestination) {
    setVerdict(undefined)
    setIsChecking(true)
    setVerdict(await toVerdict(() => check(inclusion), name))
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
            onClick={() => verify(destination)}
          >
            {messages.verifyOn(destination.name)}
          </Button>
        ))}
        {tampered.size > 0 && (
          <Button onClick={() => change(unmodified)}>{messages.restoreAll}</Button>
        )}
        <p
          role="status"
          className={`text-sm ${verdict && !verdict.isAccepted ? 'text-danger' : 'text-soft'}`}
        >
          {isChecking ? messages.verifying : verdict?.text}
        </p>
      </div>
      <p
        role="status"
        className="rounded-xl bg-danger-soft px-4 py-3 text-sm text-danger empty:hidden"
      >
        {describeProofError(inspected, tampered.size)}
      </p>
      <Tabs.Root defaultValue="levels" className="grid min-w-0 gap-4">
        <Tabs.List className="flex gap-1 border-b border-line">
          <InspectorTab value="levels">{messages.levels}</InspectorTab>
          <InspectorTab value="elements">{messages.elements}</InspectorTab>
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
        <Tabs.Panel value="elements" className="grid gap-3">
          <p className="max-w-2xl text-sm text-soft">{messages.elementsHint}</p>
          <ElementList
            texts={elements}
            elements={inclusion.proof}
            roles={elementRoles(proof.proof)}
            tampered={tampered}
            onToggle={(index) => change(toggled(tampered, index))}
          />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  )
}

async function toVerdict(check: () => Promise<boolean>, destination: string): Promise<Verdict> {
  const { accepted, rejected } = inspector().proof
  try {
    return (await check())
      ? { isAccepted: true, text: accepted(destination) }
      : { isAccepted: false, text: rejected(destination) }
  } catch (error) {
    const text =
      error instanceof ProofRevertedError
        ? [error.shortMessage, error.metaMessages?.[0]].join(' ')
        : describeError(error)
    return { isAccepted: false, text }
  }
}
