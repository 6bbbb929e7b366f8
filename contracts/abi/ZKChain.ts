// Generated from the compiled contract by `npm run compile`. Do not edit.
export const zkChainAbi = [
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "settledChainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "batchValidator",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "count",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "capacity",
        "type": "uint256"
      }
    ],
    "name": "LogsTreeTooManyMessages",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      }
    ],
    "name": "ZKChainBatchNotReady",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "newLastBatch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "executed",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "committed",
        "type": "uint256"
      }
    ],
    "name": "ZKChainCannotRevert",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "validator",
        "type": "address"
      }
    ],
    "name": "ZKChainOnlyValidator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "expected",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "actual",
        "type": "uint256"
      }
    ],
    "name": "ZKChainUnexpectedBatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "expectedFirstBlock",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "firstBlock",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "lastBlock",
        "type": "uint256"
      }
    ],
    "name": "ZKChainUnexpectedBlocks",
    "type": "error"
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
        "name": "blockNumber",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "ZKChainUnknownImportedRoot",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "expectedHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "actualHash",
        "type": "bytes32"
      }
    ],
    "name": "ZKChainWrongImportedRoots",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "batchHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "chainBatchRoot",
        "type": "bytes32"
      }
    ],
    "name": "BlockCommit",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "batchHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "chainBatchRoot",
        "type": "bytes32"
      }
    ],
    "name": "BlockExecution",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "totalBatchesCommitted",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "totalBatchesVerified",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "totalBatchesExecuted",
        "type": "uint256"
      }
    ],
    "name": "BlocksRevert",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "previousLastVerifiedBatch",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "currentLastVerifiedBatch",
        "type": "uint256"
      }
    ],
    "name": "BlocksVerification",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      }
    ],
    "name": "chainBatchRoot",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "chainId",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "batchNumber",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "firstBlock",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "lastBlock",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "lastBlockHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "timestamp",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint16",
                "name": "txNumberInBatch",
                "type": "uint16"
              },
              {
                "internalType": "address",
                "name": "sender",
                "type": "address"
              },
              {
                "internalType": "bytes",
                "name": "data",
                "type": "bytes"
              }
            ],
            "internalType": "struct L2Message[]",
            "name": "messages",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "chainId",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "blockNumber",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct ImportedRoot[]",
            "name": "importedRoots",
            "type": "tuple[]"
          }
        ],
        "internalType": "struct BatchData",
        "name": "batch",
        "type": "tuple"
      }
    ],
    "name": "commitBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "chainId",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "blockNumber",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          }
        ],
        "internalType": "struct ImportedRoot[]",
        "name": "importedRoots",
        "type": "tuple[]"
      }
    ],
    "name": "executeBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "batchNumber",
        "type": "uint256"
      }
    ],
    "name": "proveBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "newLastBatch",
        "type": "uint256"
      }
    ],
    "name": "revertBatches",
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
            "name": "batchNumber",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "firstBlock",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "lastBlock",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "lastBlockHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "timestamp",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint16",
                "name": "txNumberInBatch",
                "type": "uint16"
              },
              {
                "internalType": "address",
                "name": "sender",
                "type": "address"
              },
              {
                "internalType": "bytes",
                "name": "data",
                "type": "bytes"
              }
            ],
            "internalType": "struct L2Message[]",
            "name": "messages",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "chainId",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "blockNumber",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct ImportedRoot[]",
            "name": "importedRoots",
            "type": "tuple[]"
          }
        ],
        "internalType": "struct BatchData",
        "name": "batch",
        "type": "tuple"
      }
    ],
    "name": "settleBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalBatchesCommitted",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalBatchesExecuted",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalBatchesVerified",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "validator",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
