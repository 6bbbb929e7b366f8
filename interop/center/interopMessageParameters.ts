/** ABI parameters of an encoded message of the interop center. */
export const interopMessageParameters = [
  {
    type: 'tuple',
    components: [
      { name: 'data', type: 'bytes' },
      { name: 'sender', type: 'address' },
      { name: 'sourceChainId', type: 'uint256' },
      { name: 'messageNum', type: 'uint256' },
    ],
  },
] as const
