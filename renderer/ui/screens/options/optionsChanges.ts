import type { DeckOptions } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import { formatSteps } from './steps.ts'

/** One option that is another one now, in words. */
export interface OptionChange {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** What differs between two sets of options, as the form names it. */
export function optionsChanges(before: DeckOptions, after: DeckOptions): readonly OptionChange[] {
  const [was, is] = [saidOf(before), saidOf(after)]
  return is.flatMap(([label, to], index) => {
    const from = was[index]?.[1] ?? ''
    return from === to ? [] : [{ label, from, to }]
  })
}

function saidOf(options: DeckOptions): readonly (readonly [string, string])[] {
  const text = words.options
  const { autoAdvance, showTimer } = options.display
  const yes = (value: boolean) => (value ? text.on : text.off)
  const steps = (minutes: readonly number[]) => formatSteps(minutes) || '–'
  return [
    [text.newPerDay, words.number(options.newPerDay)],
    [text.reviewsPerDay, words.number(options.reviewsPerDay)],
    [text.desiredRetention, words.percent(options.desiredRetention)],
    [text.maximumIntervalDays, `${words.number(options.maximumIntervalDays)} ${text.days}`],
    [text.learningStepsMinutes, steps(options.learningStepsMinutes)],
    [text.relearningStepsMinutes, steps(options.relearningStepsMinutes)],
    [text.learnAheadMinutes, `${words.number(options.learnAheadMinutes)} ${text.minutes}`],
    [text.answerCapSeconds, `${words.number(options.answerCapSeconds)} ${text.seconds}`],
    [text.newGather, text.newGathers[options.newGather]],
    [text.newOrder, text.newOrders[options.newOrder]],
    [text.reviewOrder, text.reviewOrders[options.reviewOrder]],
    [text.newReviewMix, text.newReviewMixes[options.newReviewMix]],
    [text.interleaveDecks, yes(options.interleaveDecks)],
    [text.siblings, text.siblingRules[options.siblings]],
    [
      text.easyDays,
      options.easyDays.map((share, day) => `${text.shortDays[day]} ${words.percent(share)}`).join(', '),
    ],
    [text.loadBalance, yes(options.loadBalance)],
    [text.leechThreshold, words.number(options.leechThreshold)],
    [text.leechAction, text.leechActions[options.leechAction]],
    [text.showTimer, yes(showTimer)],
    [
      text.autoAdvance,
      autoAdvance === null
        ? text.off
        : `${autoAdvance.questionSeconds} + ${autoAdvance.answerSeconds} ${text.seconds}, ${text.autoActions[autoAdvance.action]}`,
    ],
    [text.autoplay, yes(options.audio.autoplay)],
    [text.speech, yes(options.audio.speech)],
  ]
}
