module.exports = {
  skipFiles: ['test'],
  istanbulFolder: 'cache/coverage/report',
  istanbulReporter: ['html', 'json-summary', 'text'],
  // Instrumented code costs more gas than the real one.
  mocha: { grep: '@gas', invert: true },
}
