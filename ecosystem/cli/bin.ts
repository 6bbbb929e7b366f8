#!/usr/bin/env node
import { writeManifestFile } from '../../deployments/manifestFiles'
import { adminPort } from '../config/chains'
import { version } from '../package.json'
import { networkProgram } from './networkProgram'
import { runEcosystem } from './runEcosystem'

void networkProgram({
  name: 'interstake',
  adminUrl: process.env.INTERSTAKE_ADMIN_URL ?? `http://127.0.0.1:${adminPort}`,
  defaultManifest: 'none',
  run: (options, manifestFile, onReady) =>
    runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
      if (manifestFile !== null) {
        const write = () => writeManifestFile(ecosystem.manifest, manifestFile)
        write()
        onManifest(write)
      }
      return onReady({ ecosystem, explorerUrl: null, onEvent })
    }),
})
  .version(version)
  .parseAsync()
