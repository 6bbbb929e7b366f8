const config = require('../../solhint.config.js')

/** Contracts that only tests meet say what they are for, and no more. */
module.exports = {
  ...config,
  rules: {
    ...config.rules,
    'use-natspec': 'off',
    // Tests inspect the results of reentrant calls.
    'avoid-low-level-calls': 'off',
  },
}
