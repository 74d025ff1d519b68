import { countOf, formatNumber, formatPercent } from './format.ts'

const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })
const days = (count: number) => countOf(count, { one: 'day', other: 'days' })

/** Browse: where is that card? */
export const browseWords = {
  title: 'Browse',
  search: 'Search the cards',
  placeholder: 'Words, "a phrase", deck:Spanish, is:due …',
  hints: 'How to search',
  searching: (share: number) => `Searching… ${formatPercent(share)}`,
  found: cards,
  chosen: (count: number) => `${formatNumber(count)} chosen`,
  none: 'No card is like this',
  noneHelp: 'Take a word away, or look at how to search.',
  emptyLibrary: 'There are no cards yet. They come with a deck.',
  problemAt: (column: number) => `Column ${column}`,
  list: 'Cards',
  columns: { question: 'Question', deck: 'Deck', state: 'State', due: 'Due', recall: 'Recall', flag: 'Flag' },
  sortBy: (column: string) => `Sort by ${column}`,
  states: { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' },
  suspended: 'Suspended',
  buried: 'Buried',
  leech: 'Leech',
  due: (inDays: number) =>
    inDays === 0
      ? 'today'
      : inDays === 1
        ? 'tomorrow'
        : inDays > 0
          ? `in ${days(inDays)}`
          : `${days(-inDays)} ago`,
  dueNow: 'today',
  noDue: '–',
  actions: 'What to do with the chosen cards',
  suspend: 'Suspend',
  unsuspend: 'Unsuspend',
  bury: 'Bury',
  unbury: 'Unbury',
  flag: 'Flag…',
  setDue: 'Set due…',
  forget: 'Forget…',
  notLeech: 'Not a leech',
  studyFound: (count: number) => (count === 1 ? 'Study this one…' : `Study these ${formatNumber(count)}…`),
  studyChosen: (count: number) => `Study the ${formatNumber(count)} chosen…`,
  edit: 'Edit',
  info: 'Card info',
  undo: 'Undo',
  flags: ['No flag', 'Red', 'Orange', 'Green', 'Blue', 'Pink', 'Turquoise', 'Purple'],
  setDueQuestion: (count: number) => `When shall ${cards(count)} be asked?`,
  setDueDays: 'Days from today',
  setDueHelp: '0 is today, 7 a week from now. What is known of your memory stays.',
  setDueDo: 'Set',
  forgetQuestion: (count: number) => `Forget ${cards(count)}?`,
  forgetHelp:
    'They will be new again, as if you had never seen them. Their history stays, and you can undo this.',
  forgetDo: 'Forget',
  cancel: 'Cancel',
  undone: 'Undone.',
  preview: 'Preview',
  previewNone: 'Choose a card to see it here.',
  question: 'Question',
  answer: 'Answer',
  correct: 'right',
  showSide: 'Side',
  keys: {
    move: 'Up and down the list',
    extend: 'Choose several',
    all: 'Choose all',
    side: 'Question or answer',
    suspend: 'Suspend, or no longer',
    bury: 'Bury until tomorrow, or no longer',
    study: 'Study these',
  },
  hintRows: [
    ['to go', 'both words, in any text of the note'],
    ['"to go"', 'exactly these words'],
    ['go or walk', 'one of them; -go leaves it out; ( ) group'],
    ['deck:Spanish', 'a deck with those inside it; deck:*verbs at any level'],
    ['tag:verbs', 'a tag with those below it; * for any letters'],
    ['is:due', 'new, learning, review, due, suspended, buried, leech, flagged'],
    ['flag:1', 'one of the seven flags; 0 for none'],
    ['kind:cloze', 'basic, cloze, choice, typed, occlusion, templated'],
    ['domain:planning', 'a domain of an exam; source:… a section'],
    ['prop:lapses>3', 'ivl, due, lapses, reps, stability, difficulty, retrievability'],
    ['rated:7:1', 'answered in the last 7 days with Again'],
  ],
} as const
