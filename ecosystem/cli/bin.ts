#!/usr/bin/env node
import * as nodeModule from 'node:module'

// Since Node.js 22.1: the compiled code is kept from one start to the next, which starts a network 13% faster.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
  nodeModule.enableCompileCache()

// Modules that are imported statically would be compiled before.
void import('./main').then(({ main }) => main())

// biome-ignore lint/complexity/noUselessEmptyExport: the bundler takes a file without exports for CommonJS, and wraps it.
export {}
