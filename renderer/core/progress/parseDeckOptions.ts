// Reads deck options and presets. Fields that came later have defaults, so that what an older Verso wrote stays good.
import * as v from 'valibot'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../model/deckOptions.ts'
import {
  AUTO_ADVANCE_ACTIONS,
  LEECH_ACTIONS,
  NEW_GATHERS,
  NEW_ORDERS,
  NEW_REVIEW_MIXES,
  REVIEW_ORDERS,
  SIBLING_RULES,
} from '../model/orders.ts'
import type { Preset } from '../model/preset.ts'
import { err, ok, type Result } from '../model/result.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const steps = v.array(positive)

const {
  newGather,
  newOrder,
  reviewOrder,
  newReviewMix,
  interleaveDecks,
  siblings,
  leechThreshold,
  leechAction,
  easyDays,
  loadBalance,
  display,
  audio,
} = DEFAULT_DECK_OPTIONS

const autoAdvanceSchema = v.object({
  questionSeconds: notNegative,
  answerSeconds: notNegative,
  action: v.picklist(AUTO_ADVANCE_ACTIONS),
})

export const deckOptionsSchema: v.GenericSchema<unknown, DeckOptions> = v.object({
  desiredRetention: v.pipe(v.number(), v.minValue(0.7), v.maxValue(0.97)),
  newPerDay: count,
  reviewsPerDay: count,
  learningStepsMinutes: steps,
  relearningStepsMinutes: steps,
  maximumIntervalDays: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  learnAheadMinutes: notNegative,
  answerCapSeconds: positive,
  newGather: v.optional(v.picklist(NEW_GATHERS), newGather),
  newOrder: v.optional(v.picklist(NEW_ORDERS), newOrder),
  reviewOrder: v.optional(v.picklist(REVIEW_ORDERS), reviewOrder),
  newReviewMix: v.optional(v.picklist(NEW_REVIEW_MIXES), newReviewMix),
  interleaveDecks: v.optional(v.boolean(), interleaveDecks),
  siblings: v.optional(v.picklist(SIBLING_RULES), siblings),
  leechThreshold: v.optional(v.pipe(count, v.minValue(1)), leechThreshold),
  leechAction: v.optional(v.picklist(LEECH_ACTIONS), leechAction),
  easyDays: v.optional(v.tuple([share, share, share, share, share, share, share]), [...easyDays]),
  loadBalance: v.optional(v.boolean(), loadBalance),
  display: v.optional(
    v.object({ showTimer: v.boolean(), autoAdvance: v.nullable(autoAdvanceSchema) }),
    display,
  ),
  audio: v.optional(v.object({ autoplay: v.boolean(), speech: v.boolean() }), audio),
})

const presetSchema: v.GenericSchema<unknown, Preset> = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  options: deckOptionsSchema,
})

/** Deck options as a form or a file gives them, or a sentence that says which one is out of range. */
export function parseDeckOptions(options: unknown): Result<DeckOptions, string> {
  return parse(deckOptionsSchema, options)
}

/** A preset as a document holds it, or a sentence that says what is wrong with it. */
export function parsePreset(value: unknown): Result<Preset, string> {
  return parse(presetSchema, value)
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Result<T, string> {
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  const place = v.getDotPath(issue)
  return err(place === null ? issue.message : `${place}: ${issue.message}`)
}
