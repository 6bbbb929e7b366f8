// Generated from the compiled contract by `npm run compile`. Do not edit.
export const chainTypeManagerAbi = [
  {
    "inputs": [
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "NotOnLocalNetwork",
    "type": "error"
  },
  {
    "stateMutability": "payable",
    "type": "fallback"
  },
  {
    "inputs": [],
    "name": "getSemverProtocolVersion",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "major",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "minor",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "patch",
        "type": "uint32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const
