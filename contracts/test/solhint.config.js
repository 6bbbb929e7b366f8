const config = require('../../solhint.config.js')

/** Contracts that only tests meet say what they are for, and no more. */
module.exports = {
  ...config,
  rules: {
    ...config.rules,
    'use-natspec': 'off',
    // What answers a call back into a contract is to be seen, whatever it is.
    'avoid-low-level-calls': 'off',
  },
}
