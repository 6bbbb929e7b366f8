// Generated from the compiled contract by `npm run compile`. Do not edit.
export const logsTreeAbi = [
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
  }
] as const
