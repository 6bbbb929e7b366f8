// Generated from the compiled contract by `npm run compile`. Do not edit.
export const assetRouterAbi = [
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
    "name": "L1_NULLIFIER",
    "outputs": [
      {
        "internalType": "contract Nullifier",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const
