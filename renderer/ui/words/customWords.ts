import { countOf } from './format.ts'

const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })

/** Custom study: a session from any search. */
export const customWords = {
  title: 'Custom study',
  lead: 'A session from any search. It asks what you choose, whether it is due or not.',
  allCards: 'All cards',
  chosenCards: (count: number) => `${cards(count)} that you chose`,
  which: 'Which cards',
  ready: {
    cram: { name: 'Everything once', help: 'Every card, due or not: before a test.' },
    leeches: { name: 'Only leeches', help: 'What you keep forgetting.' },
    mistakes: {
      name: 'Yesterday’s mistakes',
      help: 'Answered with Again yesterday, and not answered again since.',
    },
    tomorrow: { name: 'Tomorrow, today', help: 'What falls due tomorrow, asked a day early.' },
    shakiest: { name: 'The shakiest first', help: 'Reviewed cards, those most likely forgotten first.' },
  },
  exams: 'A domain before an exam',
  examsHelp: 'What a part of an exam asks.',
  domain: 'Domain',
  chooseDomain: 'Choose a domain…',
  deck: 'In',
  everyDeck: 'All decks',
  search: 'Search',
  own: 'Your own search',
  ownHelp: 'Words, decks, tags, states: as in Browse.',
  count: (count: number) => `**${cards(count)}**`,
  counting: 'Counting…',
  schedule: 'Does it count?',
  counts: 'It counts for the schedule',
  countsHelp:
    'Every answer is a review. One that comes early is scheduled for having been early: it moves less.',
  practice: 'It is only practice',
  practiceHelp: 'The schedule stays as it is; your answers are kept in the cards’ history.',
  order: 'Order',
  orders: {
    random: 'At random',
    deck: 'As in the deck',
    recall: 'Most likely forgotten first',
    due: 'By due date',
    lapses: 'Most often forgotten first',
  },
  limit: 'At most',
  limitUnit: 'cards',
  noLimit: 'all',
  start: 'Study now',
  nothing: 'No card is like this: choose another search.',
  suspendedLeft: (count: number) => `${cards(count)} of them suspended: left out.`,
  over: 'These cards are not at hand any more',
  overHelp: 'Choose again what to study.',
} as const
