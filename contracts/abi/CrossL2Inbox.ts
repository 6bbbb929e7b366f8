// Generated from the compiled contract by `npm run compile`. Do not edit.
export const crossL2InboxAbi = [
  {
    "inputs": [],
    "name": "BlockNumberTooHigh",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "LogIndexTooHigh",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotInAccessList",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "TimestampTooHigh",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "msgHash",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "origin",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "blockNumber",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "logIndex",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "timestamp",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct Identifier",
        "name": "id",
        "type": "tuple"
      }
    ],
    "name": "ExecutingMessage",
    "type": "event"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "origin",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "blockNumber",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "logIndex",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "timestamp",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          }
        ],
        "internalType": "struct Identifier",
        "name": "id",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "msgHash",
        "type": "bytes32"
      }
    ],
    "name": "calculateChecksum",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "checksum",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "origin",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "blockNumber",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "logIndex",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "timestamp",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          }
        ],
        "internalType": "struct Identifier",
        "name": "id",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "msgHash",
        "type": "bytes32"
      }
    ],
    "name": "validateMessage",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "version",
    "outputs": [
      {
        "internalType": "string",
        "name": "semver",
        "type": "string"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  }
] as const
