module.exports = {
  skipFiles: ['test'],
  istanbulFolder: 'cache/coverage/report',
  istanbulReporter: ['html', 'json-summary', 'text'],
  // Instrumented code costs more gas.
  mocha: { grep: '@gas', invert: true },
}
