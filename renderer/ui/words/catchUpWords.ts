import { countOf, formatNumber, formatPercent, pick } from './format.ts'

const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })
const days = (count: number) => countOf(count, { one: 'day', other: 'days' })

/** After a break: a calm way back. */
export const catchUpWords = {
  title: 'Catch up',
  notice: (count: number) =>
    `**${cards(count)}** ${pick(count, { one: 'has', other: 'have' })} been waiting since before today. Nothing is lost: spread over some days, it is soon done.`,
  open: 'Make a plan',
  happened: (away: number | null, count: number, longest: number) =>
    `${away !== null && away > 1 ? `Your last answer was **${days(away)} ago**. ` : ''}**${cards(count)}** ${pick(count, { one: 'is', other: 'are' })} due, the oldest for **${days(longest)}**.`,
  recall: (now: number, month: number) =>
    `You would still recall about **${formatPercent(now)}** of them today; left alone for a month, **${formatPercent(month)}**.`,
  nothing: 'Nothing is overdue',
  nothingHelp: 'There is nothing to catch up with. Study what waits today.',
  reading: 'Looking at what is overdue…',
  choose: 'How many a day?',
  plans: 'Plans',
  plan: (perDay: number, count: number) => `${formatNumber(perDay)} a day, for ${days(count)}`,
  orders: {
    leastLoss: 'what fades fastest first',
    mostKnown: 'what you still know first',
    leastKnown: 'what you have most likely forgotten first',
    due: 'longest due first',
    random: 'at random',
  },
  order: 'In which order?',
  best: 'loses least',
  columns: {
    plan: 'Plan',
    recall: 'Recalled at the end',
    forgotten: 'Forgotten by then',
    load: 'First day, all in all',
  },
  own: 'Another number a day',
  ownUnit: 'cards',
  work: 'Work it out',
  apply: 'Follow this plan',
  applyHelp: 'The overdue cards get new days. Nothing else changes, and you can undo it.',
  applied: (count: number) =>
    `**${cards(count)}** ${pick(count, { one: 'has', other: 'have' })} a new day. The plan has begun.`,
  undo: 'Undo the plan',
  undone: 'The plan is undone: everything is due as before.',
  toToday: 'To Today',
  wrong: (most: number) => `Write a whole number from 1 to ${formatNumber(most)}.`,
} as const
