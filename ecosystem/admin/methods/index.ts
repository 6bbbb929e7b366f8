import type { AdminMethod } from '../AdminContext'
import { fund } from './fund'
import { getStatus } from './getStatus'
import { pauseSettlement } from './pauseSettlement'
import { resumeSettlement } from './resumeSettlement'
import { setPace } from './setPace'

/** The orders that an ecosystem takes. */
export const adminMethods: ReadonlyMap<string, AdminMethod> = new Map([
  ['interstake_fund', fund],
  ['interstake_getStatus', getStatus],
  ['interstake_pauseSettlement', pauseSettlement],
  ['interstake_resumeSettlement', resumeSettlement],
  ['interstake_setPace', setPace],
])
