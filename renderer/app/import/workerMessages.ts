// What passes between the window and the import worker: one call of the engine at a time, its progress, its answer.
import type { ImportEngine, OnProgress } from './engineTypes.ts'

export type EngineCall = Exclude<keyof ImportEngine, 'close'>

/** The arguments that can travel: everything but the listener for progress. */
type Plain<T extends readonly unknown[]> = T extends [...infer Rest, OnProgress] ? Rest : T

export type ToEngine =
  | { readonly kind: 'open'; readonly databaseName: string }
  | {
      [C in EngineCall]: {
        readonly kind: 'call'
        readonly id: number
        readonly call: C
        readonly args: Plain<Parameters<ImportEngine[C]>>
      }
    }[EngineCall]

export type FromEngine =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Parameters<OnProgress>[0] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'threw'; readonly id: number; readonly message: string }

/** Calls that report progress, as their last argument. */
export const REPORTING: ReadonlySet<EngineCall> = new Set(['read', 'plan', 'stage', 'store'])
