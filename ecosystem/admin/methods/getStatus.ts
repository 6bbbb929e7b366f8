import { isDeepStrictEqual } from 'node:util'
import { type Pace, paces } from '../../config/pace'
import type { AdminMethod } from '../AdminContext'

/** `interstake_getStatus()`: the pace, and how far each chain has come. */
export const getStatus: AdminMethod = async ({ settlementLayer, settlement, tempo }) => {
  const [layerHead, ...chains] = await Promise.all([
    settlementLayer.node.client.getBlockNumber(),
    ...settlement.progress().map(async ({ chain, progress }) => {
      const { name, role, id } = chain.config
      return { name, role, id, head: Number(await chain.node.client.getBlockNumber()), ...progress }
    }),
  ])
  const { name, id } = settlementLayer.config
  return {
    pace: { name: nameOf(tempo.pace), ...tempo.pace },
    isPaused: tempo.isPaused,
    settlementLayer: { name, id, head: Number(layerHead) },
    chains,
  }
}

function nameOf(pace: Pace): string | null {
  const named = Object.entries(paces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
