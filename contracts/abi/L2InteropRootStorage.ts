// Generated from the compiled contract by `npm run compile`. Do not edit.
export const l2InteropRootStorageAbi = [
  {
    "inputs": [],
    "name": "CallerMustBeBootloader",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InteropRootAlreadyExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MessageRootIsZero",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SidesLengthNotOne",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "blockNumber",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes32[]",
        "name": "sides",
        "type": "bytes32[]"
      }
    ],
    "name": "InteropRootAdded",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "blockOrBatchNumber",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "sides",
        "type": "bytes32[]"
      }
    ],
    "name": "addInteropRoot",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "blockOrBatchNumber",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "sides",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct InteropRoot[]",
        "name": "roots",
        "type": "tuple[]"
      }
    ],
    "name": "addInteropRootsInBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "blockOrBatchNumber",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "sides",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct InteropRoot",
        "name": "root",
        "type": "tuple"
      }
    ],
    "name": "addSingleInteropRoot",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "blockOrBatchNumber",
        "type": "uint256"
      }
    ],
    "name": "interopRoots",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
