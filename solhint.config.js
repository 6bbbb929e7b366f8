const off = 'off'

/** All rules are errors, but for those that are turned off, each for a reason. */
module.exports = {
  extends: 'solhint:all',
  rules: {
    // What is inherited or imported compiles with newer compilers too; what is deployed names one.
    'compiler-version': ['error', '^0.8.27'],
    'func-visibility': ['error', { ignoreConstructors: true }],
    'use-natspec': [
      'error',
      {
        // The license and the history of the repository say whose work it is.
        author: { enabled: false },
        ...Object.fromEntries(
          ['title', 'notice', 'param', 'return'].map((tag) => [tag, { enabled: true }]),
        ),
      },
    ],
    // Since Solidity 0.8.8, what implements an interface need not say `override`, which is what the rule looks for.
    'comprehensive-interface': off,
    // Arguments that are passed on have the names of the parameters.
    'func-named-parameters': off,
    // Tests in Solidity live elsewhere.
    'foundry-no-block-time-number': off,
    'foundry-test-function-naming': off,
    'foundry-test-functions': off,
    // Prettier breaks lines, all but imports.
    'max-line-length': off,
    // It sorts by path, regardless of what the editor and the other rules do.
    'imports-order': off,
    // Imports from packages are resolved by the compiler, which fails if one is missing.
    'import-path-check': off,
    // Worth less gas than they cost in clarity; `npm run gas` measures what is spent.
    'gas-increment-by-one': off,
    'gas-indexed-events': off,
    'gas-length-in-loops': off,
    'gas-named-return-values': off,
    'gas-strict-inequalities': off,
    // Immutables that an interface names, and constants in capitals whether private or not.
    'immutable-vars-naming': off,
    'private-vars-leading-underscore': off,
  },
}
