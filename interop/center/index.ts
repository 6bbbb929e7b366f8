export { decodeInteropMessage } from './decodeInteropMessage'
export { encodeInteropMessage } from './encodeInteropMessage'
export { interopHash } from './interopHash'
export {
  encodeInteropCancellation,
  encodeInteropPayload,
  type InteropPayload,
} from './interopPayload'
export { interopProof } from './interopProof'
