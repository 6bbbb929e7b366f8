import {
  type Abi,
  type AbiEvent,
  type Address,
  type ContractEventName,
  decodeEventLog,
  formatLog,
  type Hex,
  isAddressEqual,
  type Log,
  type ParseEventLogsReturnType,
  type RpcLog,
  toEventSelector,
} from 'viem'

/** The events of each ABI by their first topic. */
const eventsByTopic = new WeakMap<Abi, ReadonlyMap<Hex | undefined, AbiEvent>>()

/**
 * The events of a contract, or without `address` of any, among some logs, as from `parseEventLogs` of viem, which hashes the signatures of all events
 * of the ABI each time.
 */
export function contractEvents<
  const abi extends Abi,
  eventName extends ContractEventName<abi> | undefined = undefined,
>(
  contract: { abi: abi; address?: Address; eventName?: eventName },
  logs: readonly (Log | RpcLog)[],
): ParseEventLogsReturnType<abi, eventName, true>
export function contractEvents(
  { abi, address, eventName }: { abi: Abi; address?: Address; eventName?: string },
  logs: readonly (Log | RpcLog)[],
): unknown[] {
  const events = eventsByTopic.get(abi) ?? indexEvents(abi)
  return logs.flatMap((log) => {
    const event = events.get(log.topics[0])
    if (!event || (eventName && event.name !== eventName)) return []
    if (address && !isAddressEqual(log.address, address)) return []
    const decoded = decode(event, log)
    return decoded ? [{ ...(isRpcLog(log) ? formatLog(log) : log), ...decoded }] : []
  })
}

function indexEvents(abi: Abi): ReadonlyMap<Hex | undefined, AbiEvent> {
  const events = new Map(
    abi.filter((item) => item.type === 'event').map((event) => [toEventSelector(event), event]),
  )
  eventsByTopic.set(abi, events)
  return events
}

/** Null if the event has other parameters. */
function decode(event: AbiEvent, { data, topics }: Log | RpcLog) {
  try {
    return decodeEventLog({ abi: [event], data, topics })
  } catch {
    return null
  }
}

const isRpcLog = (log: Log | RpcLog): log is RpcLog => typeof log.blockNumber === 'string'
