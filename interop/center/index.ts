export { decodeInteropMessage } from './decodeInteropMessage'
export { encodeInteropMessage } from './encodeInteropMessage'
export { hashInteropMessage } from './hashInteropMessage'
export {
  encodeInteropCancellation,
  encodeInteropPayload,
  type InteropPayload,
} from './interopPayload'
export { toInteropProof } from './toInteropProof'
