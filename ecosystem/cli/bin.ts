#!/usr/bin/env node
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import type { main } from './program'
import { requireCached } from './requireCached'

/** `program.ts`, compiled. */
const path = join(__dirname, 'program.cjs')

function load(): { main: typeof main } {
  if (!('enableCompileCache' in nodeModule)) return requireCached(path)
  const { enableCompileCache } = nodeModule
  if (typeof enableCompileCache === 'function') enableCompileCache()
  return require(path)
}

// Node.js 20 cannot import from code that was compiled before.
void load().main((url) => import(url))
