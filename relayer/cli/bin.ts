#!/usr/bin/env node
import { config } from 'dotenv'
import { relayerProgram } from './relayerProgram'

config({ quiet: true })
void relayerProgram({ name: 'interstake-relayer' }).parseAsync()
