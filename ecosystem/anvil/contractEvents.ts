import {
  type Abi,
  type Address,
  type ContractEventName,
  isAddressEqual,
  type Log,
  type ParseEventLogsReturnType,
  parseEventLogs,
  type RpcLog,
} from 'viem'

/** The events of a contract among some logs. */
export function contractEvents<
  const abi extends Abi,
  eventName extends ContractEventName<abi> | undefined = undefined,
>(
  contract: { abi: abi; address: Address; eventName?: eventName },
  logs: readonly (Log | RpcLog)[],
): ParseEventLogsReturnType<abi, eventName, true> {
  const emitted = logs.filter(({ address }) => isAddressEqual(address, contract.address))
  // Even for no logs, viem would hash the signatures of all events of the ABI.
  return emitted.length === 0 ? [] : parseEventLogs({ ...contract, logs: emitted })
}
