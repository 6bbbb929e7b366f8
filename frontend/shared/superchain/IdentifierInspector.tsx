import { Tabs } from '@base-ui/react/tabs'
import { useState } from 'react'
import type { Hash } from 'viem'
import type { Admission } from '../../../interop/superchain/rpc/checkAccessList'
import type { ExecutingMessage } from '../../../interop/superchain/types'
import { Button } from '../components/Button'
import { DescriptionItem, DescriptionList } from '../components/DescriptionList'
import { HexValue } from '../components/HexValue'
import { inspector } from '../i18n/inspectorMessages'
import { ElementList } from '../inspector/ElementList'
import { InspectorTab } from '../inspector/InspectorTab'
import { TamperList } from '../inspector/TamperList'
import { toggled } from '../inspector/toggled'
import { describeAdmission, describeUnasked } from './describeAdmission'
import { describeTampering } from './describeTampering'
import { type IdentifierField, identifierFields, inspectIdentifier } from './inspectIdentifier'
import { keyRoles } from './keyRoles'

type Tampering = { fields: ReadonlySet<IdentifierField>; keys: ReadonlySet<number> }

const untouched: Tampering = { fields: new Set(), keys: new Set() }

/** Shows how a transaction declares a message, and what a node says about it when it was tampered with. */
export function IdentifierInspector({
  executingMessage,
  destination,
}: {
  executingMessage: ExecutingMessage
  /** The chain that executes the message; undefined if the environment does not have it. */
  destination:
    | { name: string; check: (storageKeys: readonly Hash[]) => Promise<Admission> }
    | undefined
}) {
  const { identifier: messages, fields: fieldNames, keys: keyTexts } = inspector()
  const [tampering, setTampering] = useState(untouched)
  const [verdict, setVerdict] = useState<{ isAdmitted: boolean; text: string }>()
  const [isChecking, setIsChecking] = useState(false)
  const { fields, keys } = tampering
  const inspected = inspectIdentifier(executingMessage, tampering)
  const { id, payloadHash, checksum, storageKeys, declared } = inspected
  const values: Record<IdentifierField, string> = {
    origin: id.origin,
    blockNumber: String(id.blockNumber),
    logIndex: String(id.logIndex),
    timestamp: String(id.timestamp),
    chainId: String(id.chainId),
    payloadHash,
  }

  function change(next: Tampering) {
    setTampering(next)
    setVerdict(undefined)
  }

  async function verify({ name, check }: NonNullable<typeof destination>) {
    setVerdict(undefined)
    setIsChecking(true)
    setVerdict(await toVerdict(() => check(storageKeys), name))
    setIsChecking(false)
  }

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        {destination && (
          <Button variant="primary" disabled={isChecking} onClick={() => verify(destination)}>
            {messages.checkOn(destination.name)}
          </Button>
        )}
        {fields.size + keys.size > 0 && (
          <Button onClick={() => change(untouched)}>{messages.restoreAll}</Button>
        )}
        <p
          role="status"
          className={`text-sm wrap-anywhere ${verdict && !verdict.isAdmitted ? 'text-danger' : 'text-soft'}`}
        >
          {isChecking ? messages.checking : verdict?.text}
        </p>
      </div>
      <p
        role="status"
        className="rounded-xl bg-danger-soft px-4 py-3 text-sm text-danger empty:hidden"
      >
        {describeTampering(executingMessage, inspected)}
      </p>
      <Tabs.Root defaultValue="identifier" className="grid min-w-0 gap-4">
        <Tabs.List className="flex gap-1 border-b border-line">
          <InspectorTab value="identifier">{messages.identifier}</InspectorTab>
          <InspectorTab value="accessList">{messages.accessList}</InspectorTab>
        </Tabs.List>
        <Tabs.Panel value="identifier" className="grid gap-3">
          <p className="max-w-2xl text-sm text-soft">{messages.identifierHint}</p>
          <TamperList
            items={identifierFields.map((field) => ({
              name: fieldNames[field],
              caption: fieldNames[field],
              value: values[field],
              isTampered: fields.has(field),
            }))}
            onToggle={(index) => {
              const field = identifierFields[index]
              if (field) change({ ...tampering, fields: toggled(fields, field) })
            }}
          />
          <DescriptionList>
            <DescriptionItem name={messages.checksum}>
              <HexValue value={checksum} label={messages.checksum} />
            </DescriptionItem>
          </DescriptionList>
        </Tabs.Panel>
        <Tabs.Panel value="accessList" className="grid gap-3">
          <p className="max-w-2xl text-sm text-soft">{messages.accessListHint}</p>
          <ElementList
            texts={keyTexts}
            elements={storageKeys}
            roles={keyRoles(storageKeys.length, declared)}
            tampered={keys}
            onToggle={(index) => change({ ...tampering, keys: toggled(keys, index) })}
          />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  )
}

async function toVerdict(check: () => Promise<Admission>, chainName: string) {
  try {
    const admission = await check()
    return { isAdmitted: admission.isAdmitted, text: describeAdmission(admission, chainName) }
  } catch (error) {
    return { isAdmitted: false, text: describeUnasked(error, chainName) }
  }
}
