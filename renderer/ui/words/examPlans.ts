// What readiness and plans say. `**…**` marks what is set bold.
import { countOf, formatDate, formatList, formatNumber, formatPercent, formatPoints, pick } from './format.ts'

const minutes = (count: number) => countOf(count, { one: 'minute', other: 'minutes' })
const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })
const days = (count: number) => countOf(count, { one: 'day', other: 'days' })
const mocks = (count: number) => countOf(count, { one: 'mock exam', other: 'mock exams' })
const questions = (count: number) => countOf(count, { one: 'question', other: 'questions' })
const points = (share: number) => countOf(Math.round(share * 100), { one: 'point', other: 'points' })
const range = (low: number, high: number) => `${formatPercent(low)}–${formatPercent(high)}`
const DAY_MS = 86_400_000

/** "42%", "under 1%", "over 99%": neither a chance nor an expected score is ever certain. */
function chance(probability: number): string {
  if (probability < 0.01) return `under ${formatPercent(0.01)}`
  return probability >= 0.995 ? `over ${formatPercent(0.99)}` : formatPercent(probability)
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const planWords = {
  readiness: {
    title: 'Would you pass?',
    working: 'Looking through your cards…',
    failed: 'Your readiness could not be worked out.',
    back: (title: string) => title,
    noCards:
      'No card belongs to this exam, so nothing can be said. Let its domains draw from your decks, then come back.',
    nothingStudied:
      'You have not studied any card of this exam yet. Until you do, this is what guessing alone would give.',
    today: 'If it were today',
    onDay: 'On the day, with your plan',
    untouched: 'On the day, if you stopped now',
    chanceToPass: (probability: number) => `**${chance(probability)}** chance of passing`,
    range: (low: number, high: number) => `${range(low, high)} with 95% confidence`,
    passMark: (share: number) => `${formatPercent(share)} pass`,
    holdingBack: (title: string, mean: number, questionCount: number) =>
      `**${title}** holds you back most: ${formatPercent(mean)} expected in ${questions(questionCount)}.`,
    more: 'What this rests on',
    unseen: (seen: number, all: number) =>
      seen === all
        ? `You have studied all ${cards(all)} of this exam.`
        : `You have studied **${formatNumber(seen)}** of ${cards(all)} of this exam.`,
    byDomain: 'Which domain holds you back?',
    domain: 'Domain',
    expected: 'Expected',
    interval: 'Interval',
    studied: 'Studied',
    inPaper: 'Questions',
    studiedOf: (seen: number, all: number) => `${formatNumber(seen)} of ${formatNumber(all)}`,
    legend: (passMark: number) =>
      `The line across marks the pass mark, ${formatPercent(passMark)}; the thin line each domain’s 95% interval, wide because a domain has few questions.`,
    percent: formatPercent,
    expectedScore: chance,
    rangeShort: range,

    how: 'How the figures come about',
    howRecall: 'Recall of your cards',
    howRecallText: (seen: number, recall: number) =>
      `FSRS-6 predicts for each of the ${cards(seen)} that you have studied how probably you would recall it on that day: ${formatPercent(recall)} on average today. A card that you never studied counts as not known.`,
    howGuess: 'Guessing',
    howGuessText: (guess: number) =>
      guess === 0
        ? 'The paper has no options to guess from, so nothing is added for luck.'
        : `What you do not know you may guess: the chance is then ${formatPercent(guess)} on average over the paper’s questions. An answer is right with R + (1 − R) × that chance, where R is recall.`,
    howPenalty: (penalty: number) =>
      `A wrong answer costs ${formatPoints(penalty)} points, so a question is worth p − ${formatPoints(penalty)} × (1 − p). This takes it that you answer every question.`,
    howScore: 'Score and chance of passing',
    howScoreText: (count: number) =>
      `The ${questions(count)} are dealt to the domains by weight (largest remainder). How many of them you get right is a sum of chances, worked out exactly (Poisson-binomial); the chance of passing is the share of that distribution at or above the pass mark.`,
    howInterval: 'The interval',
    howIntervalText: (deviation: number) =>
      `It holds 95% of what may happen: the luck of the draw, and that the model itself may be off. For the second, recall is moved up and down together on the logit scale by a normal deviation of ${formatPoints(deviation)}; at 80% one deviation is about ${formatNumber(Math.round(deviation * 16))} points.`,
    howShift: 'Correction by your own mock exams',
    howShiftWaiting: (mocksMissing: number, questionsMissing: number) =>
      `Not enough data. Recalling a card is not yet answering an exam; the difference is learnt from mock exams that you sit here. ${formatList(
        [
          ...(mocksMissing > 0
            ? [`${countOf(mocksMissing, { one: 'more mock exam', other: 'more mock exams' })}`]
            : []),
          ...(questionsMissing > 0
            ? [`${countOf(questionsMissing, { one: 'more question', other: 'more questions' })} in them`]
            : []),
        ],
      )} are needed. Until then nothing is corrected.`,
    howShiftFitted: (shift: number, mockCount: number, questionCount: number) =>
      `${mocks(mockCount)} with ${questions(questionCount)} say that you do ${
        Math.abs(shift) < 0.05
          ? 'as your cards predict'
          : shift > 0
            ? `better than your cards alone predict`
            : `worse than your cards alone predict`
      }: recall is moved by ${shift < 0 ? '−' : '+'}${formatPoints(Math.abs(shift))} on the logit scale (most probable value, held back by a prior of 0 ± 0.5).`,
    howHunch: 'Answers in mock exams',
    howHunchText:
      'A right answer among options may be luck, and recognising is easier than recalling. For cards that you never studied, the share of right answers beyond guessing, (p − g) ÷ (1 − g), counts as knowledge, but weakly: as if ten wrong answers had been given besides, and half as much after 30 days.',

    record: 'How good were these predictions?',
    noRecord:
      'Not enough data: no mock exam has been predicted yet. Before each mock exam that you sit, Verso writes down what it expects; afterwards both stand here, whatever comes of it.',
    recordLead: (mockCount: number, within: number) =>
      `${mocks(mockCount)} predicted: **${formatNumber(within)} of ${formatNumber(mockCount)}** came out within the 95% interval.`,
    bias: (bias: number) =>
      Math.abs(bias) < 0.005
        ? 'On average the predictions were right.'
        : bias > 0
          ? `On average you did ${points(bias)} better than predicted.`
          : `On average you did ${points(-bias)} worse than predicted.`,
    brier: 'Brier score',
    brierHelp:
      'Mean squared error of the chance given to each question; lower is better. 0 is perfect, 0.25 is what always saying 50% gets.',
    brierOfMean: 'Always saying your average',
    brierOfMeanHelp:
      'What somebody would get who knew your share of right answers beforehand and said it of every question.',
    brierPass: 'Brier score of passing',
    brierPassHelp: 'The same for the chance of passing, over whole mock exams.',
    decimals: (value: number) => value.toFixed(3),
    few: (mockCount: number) =>
      `${mocks(mockCount)} ${pick(mockCount, { one: 'is', other: 'are' })} few: these figures still depend on luck.`,
    reliability: 'Did questions go as often right as predicted?',
    reliabilityHelp:
      'Each dot holds the questions whose predicted chance was about the same. On the line, they came true as often as predicted; below it, Verso was too hopeful. Bars are 95% intervals.',
    predicted: 'Predicted',
    observed: 'Came right',
    of: (count: number) => questions(count),
    mock: 'Mock exam',
    score: 'Score',
    predictedRange: 'Predicted',
    pass: 'Chance of passing',
    chance,
    verdict: 'Within the interval',
    within: 'yes',
    outside: 'no',
  },

  plan: {
    title: 'Your plan',
    page: (title: string) => `Plan for ${title}`,
    none: 'With a plan, Verso says whether your time is enough, begins new cards in time, and asks each day what gains most for the exam.',
    make: 'Make a plan',
    change: 'Change the plan',
    noDate: 'A plan needs the date of the exam.',
    setDate: 'Set the date',
    over: 'The day of the exam has come: there is nothing left to plan. Your cards go on as usual.',
    tooFar: 'The exam is more than a year away. Until then, ordinary study does as well; plan it later.',
    noCards: 'No card belongs to this exam. Let its domains draw from your decks, then plan.',
    working: 'Working it out…',
    reworking: 'Working it out anew…',
    failed: (message: string) => `The plan could not be worked out. ${message}`,

    date: 'Date of the exam',
    dateHelp: 'The plan ends the day before.',
    week: 'Days on which you study',
    weekday: (index: number) => WEEKDAYS[index] ?? '',
    weekdayShort: (index: number) => (WEEKDAYS[index] ?? '').slice(0, 2),
    minutes: 'Minutes a day',
    minutesHelp:
      'On each of these days. Missed one? The plan is worked out anew every day from where you stand.',
    unit: 'minutes',
    errors: {
      date: 'Write a date from tomorrow to a year from now.',
      minutes: 'Write minutes from 1 to 1,440.',
      week: 'Choose at least one day.',
    },
    save: 'Save the plan',
    saved: 'Saved. Today’s cards follow it now.',
    drop: 'Take the plan out',
    dropHelp: 'Your cards then go on as usual.',

    /** Whether it is feasible, in one sentence. */
    feasibility: (
      planned: { readonly minutesPerDay: number; readonly mean: number },
      enough: { readonly minutesPerDay: number; readonly mean: number } | null,
      passMark: number,
      most: number,
    ): string => {
      const own = `With **${minutes(planned.minutesPerDay)}** a day you reach **${chance(planned.mean)}**`
      if (enough === null)
        return `${own}; even ${minutes(most)} would not reach the ${formatPercent(passMark)} that pass.`
      if (enough.minutesPerDay === planned.minutesPerDay)
        return `${own}, just the ${formatPercent(passMark)} that pass.`
      if (enough.minutesPerDay < planned.minutesPerDay)
        return `${own}; ${minutes(enough.minutesPerDay)} would be enough for the ${formatPercent(passMark)} that pass.`
      return `${own}; **${minutes(enough.minutesPerDay)}** a day would reach the ${formatPercent(passMark)} that pass.`
    },
    chances: (probability: number, low: number, high: number) =>
      `Chance of passing: ${chance(probability)}. Score: ${range(low, high)} with 95% confidence.`,
    untouched: (mean: number) => `If you stopped now: ${formatPercent(mean)}.`,
    assumptions: 'What this takes for granted',
    assumed: [
      (seconds: number, isOwn: boolean) =>
        isOwn
          ? `An answer takes you ${formatNumber(Math.round(seconds * 10) / 10)} seconds, as your latest answers did.`
          : `An answer takes ${formatNumber(seconds)} seconds: you have given too few to know your own pace.`,
      () =>
        'A new card takes about two answers on its first day, and a forgotten one a second on the same day; first answers go as those of many learners do.',
      () => 'You study on every day that you named, for as long as you said, and forget as FSRS-6 expects.',
      () =>
        'The share that passes is held against the expected score: reaching it just so means even chances.',
    ],
    curve: 'What would more time bring?',
    curveHelp: 'Expected score by minutes a day. The line marks the pass mark.',
    perDay: 'Minutes a day',
    expected: 'Expected score',
    chance: 'Chance of passing',
    yours: 'yours',
    chanceOf: chance,
    percent: formatPercent,
    number: formatNumber,

    today: 'Today’s plan',
    todayText: (newCount: number, reviewCount: number, mins: number) =>
      `**${formatList([
        ...(newCount > 0 ? [`${formatNumber(newCount)} new`] : []),
        ...(reviewCount > 0 ? [`${countOf(reviewCount, { one: 'review', other: 'reviews' })}`] : []),
      ])}**, about ${minutes(Math.max(1, Math.round(mins)))}.`,
    todayDone: (answers: number) =>
      `Today’s time is used: ${countOf(answers, { one: 'answer', other: 'answers' })} given. The plan goes on with your next day of study.`,
    todayOff: 'Today is a day off. The plan goes on with your next day of study.',
    todayNothing: 'Nothing would gain by being asked today. Rest is part of the plan.',
    study: 'Study today’s plan',
    studyTitle: (title: string) => `Today’s plan · ${title}`,
    pace: (unseen: number, lastNewDay: number, left: number) =>
      unseen === 0
        ? `Every card has been begun. **${days(left)}** of study until the exam.`
        : `${formatNumber(unseen)} new cards to begin by ${formatDate(lastNewDay * DAY_MS)}; **${days(left)}** of study until the exam.`,
    policy:
      'The order is not that of ordinary study: new cards come first, in proportion to the domains; then whatever gains most for the day of the exam, which in the last days is what you would recall least. Intervals end before the exam. After it, your cards go back to ordinary study.',
    why: 'How the plan chooses',
  },
} as const
