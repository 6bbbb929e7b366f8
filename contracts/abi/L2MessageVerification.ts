// Generated from the compiled contract by `npm run compile`. Do not edit.
export const l2MessageVerificationAbi = [
  {
    "inputs": [],
    "name": "DepthMoreThanOneForRecursiveMerkleProof",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "HashedLogIsDefault",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidProofLengthForFinalNode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MerkleIndexOutOfBounds",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MerklePathEmpty",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MerklePathOutOfBounds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "metadataVersion",
        "type": "uint256"
      }
    ],
    "name": "UnsupportedProofMetadataVersion",
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
        "name": "blockOrBatchNumber",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "leafProofMask",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "proveL2LeafInclusionShared",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
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
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "l2ShardId",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "isService",
            "type": "bool"
          },
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
            "internalType": "bytes32",
            "name": "key",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "value",
            "type": "bytes32"
          }
        ],
        "internalType": "struct L2Log",
        "name": "log",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "proveL2LogInclusionShared",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
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
      },
      {
        "internalType": "uint256",
        "name": "index",
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
        "internalType": "struct L2Message",
        "name": "message",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "proveL2MessageInclusionShared",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
