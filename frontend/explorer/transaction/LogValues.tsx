import { decodeLog } from '../decode/decode'
import type { Log } from '../rpc/getReceipt'
import { DecodedValues } from './DecodedValues'
import { ValueText } from './ValueText'

/** The arguments of a log, decoded for known contracts. */
export function LogValues({
  chainId,
  log: { topics, data },
}: {
  chainId: number
  log: Pick<Log, 'topics' | 'data'>
}) {
  const decoded = decodeLog({ topics, data })
  return decoded ? (
    <DecodedValues chainId={chainId} values={decoded.values} />
  ) : (
    <ValueText chainId={chainId} value={{ topics, data }} />
  )
}
