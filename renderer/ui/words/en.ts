// Every sentence that the interface says, in one place, ready to be translated. `**…**` marks what is set bold.
import { browseWords } from './browseWords.ts'
import { catchUpWords } from './catchUpWords.ts'
import { customWords } from './customWords.ts'
import { deskWords, infoWords, keyWords } from './enDesk.ts'
import { editorWords } from './enEditor.ts'
import { exportWords } from './exportWords.ts'
import { importWords } from './importWords.ts'
import { leechWords } from './leechWords.ts'
import { optionsWords } from './optionsWords.ts'
import { paletteWords } from './paletteWords.ts'
import {
  countOf,
  formatDay,
  formatHour,
  formatMoment,
  formatNumber,
  formatPercent,
  formatShortDate,
  formatTime,
  formatWait,
  pick,
} from './format.ts'

const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })
const notes = (count: number) => countOf(count, { one: 'note', other: 'notes' })
const minutes = (count: number) => countOf(count, { one: 'minute', other: 'minutes' })
const reviews = (count: number) => countOf(count, { one: 'review', other: 'reviews' })
const inDays = (count: number) =>
  count === 0
    ? 'later today'
    : count === 1
      ? 'tomorrow'
      : `in ${countOf(count, { one: 'day', other: 'days' })}`

export const words = {
  app: {
    name: 'Verso',
    navigation: 'Main',
    today: 'Today',
    exams: 'Exams',
    settings: 'Settings',
    waitingBadge: (count: number) => `${cards(count)} waiting`,
    crashed: 'Something in Verso went wrong',
    crashedHelp: 'Your progress is safe: every answer is on disk before the screen moves on.',
    reload: 'Open Verso again',
    notThere: 'There is nothing here',
    back: 'Back',
    close: 'Close',
    cancel: 'Cancel',
    or: 'or',
  },
  startup: {
    opening: 'Opening your library…',
    rebuilding: 'Putting your library in order',
    rebuildingHelp:
      'The working copy is made again from your library folder. Nothing is lost; this happens once.',
    rebuildingCount: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
    elsewhere: 'Verso is open in another window',
    elsewhereHelp:
      'Only one window at a time may write to your library. You can go on there, or bring it here.',
    takeOver: 'Use Verso here',
    failed: 'Your library could not be opened',
    failedHelp: 'Nothing was changed. When the cause is gone, try again.',
    retry: 'Try again',
    otherFolder: 'Choose another folder',
  },
  home: {
    title: 'Today',
    greeting: (hour: number) =>
      hour < 4 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon',
    waiting: (count: number, mins: number | null) =>
      `**${cards(count)}** ${pick(count, { one: 'is', other: 'are' })} waiting${
        mins === null ? '' : `, about **${minutes(Math.max(1, Math.round(mins)))}**`
      }.`,
    reviewed: (count: number) => `You have answered ${cards(count)} today.`,
    study: 'Study now',
    doneToday: (count: number) => `You are done for today: **${cards(count)}** answered.`,
    nothingDue: 'Nothing is waiting.',
    next: (days: number, count: number) =>
      `${cards(count)} ${pick(count, { one: 'comes', other: 'come' })} back **${inDays(days)}**.`,
    nothingPlanned: 'Nothing is planned yet; new cards come with a deck.',
    nextExam: (title: string, days: number) =>
      days === 0 ? `**${title}** is today.` : `**${title}** is ${inDays(days)}.`,
    decks: 'Decks',
    deck: 'Deck',
    new: 'New',
    learning: 'Learning',
    due: 'Due',
    retention: 'Retention',
    retentionHelp: 'How much of what you have reviewed you would recall now',
    forecast: 'Next 14 days',
    noRetention: 'Not reviewed yet',
    notes,
    inside: (count: number) => countOf(count, { one: 'deck inside', other: 'decks inside' }),
    insideOf: (name: string) => `Decks inside ${name}`,
    bundled: 'comes with Verso',
    problems: (count: number) =>
      `${countOf(count, { one: 'error', other: 'errors' })} in the file; the last good content is shown`,
    brokenFiles: 'Files that are not decks yet',
    brokenFile: (count: number) => countOf(count, { one: 'error', other: 'errors' }),
    place: (line: number, column: number) => `line ${line}, column ${column}`,
    empty: 'No decks yet',
    emptyHelp:
      '**Import** your cards from Anki, Quizlet, a table or another program. Or put a file whose name ends in **.deck.yaml** into the folder below, and it appears here at once.',
    emptyWhere: (path: string) => `${path}/decks`,
    notices: 'Notices',
    dismiss: 'Dismiss',
    library: 'Library',
  },
  forecast: {
    question: 'How much comes back in the next 14 days?',
    day: 'Day',
    reviews: 'Reviews',
    today: 'Today',
    tomorrow: 'Tomorrow',
    inDays,
    axis: 'reviews a day',
    count: reviews,
    summary: (total: number, most: number) =>
      total === 0
        ? 'No reviews in the next 14 days'
        : `${reviews(total)} in the next 14 days, at most ${formatNumber(most)} on one day`,
    none: 'Nothing has been reviewed yet, so nothing comes back yet.',
  },
  deck: {
    study: 'Study this deck',
    browse: 'Browse its cards',
    waiting: (count: number) => `**${cards(count)}** ${pick(count, { one: 'waits', other: 'wait' })} today.`,
    nothing: 'Nothing in this deck waits today.',
    standing: 'Where you stand',
    recall: 'You would recall now',
    recallHelp: 'of the cards reviewed so far',
    noRecall: 'No card reviewed so far',
    content: 'Content',
    contentOf: (noteCount: number, cardCount: number) => `${notes(noteCount)}, ${cards(cardCount)}`,
    about: 'About this deck',
    source: 'Source',
    author: 'Author',
    publisher: 'Publisher',
    year: 'Year',
    location: 'Where to find it',
    sections: 'Sections',
    licence: 'Licence',
    file: 'File',
    bundled: 'Comes with Verso',
    problems: 'What is wrong with the file',
    problemsHelp: 'The deck shows its last good content until the file is right again.',
    unknown: 'This deck is not in your library',
    unknownHelp: 'Its file may have been moved or renamed. The progress on it is kept.',
  },
  options: optionsWords,
  catchUp: catchUpWords,
  leeches: leechWords,
  palette: paletteWords,
  study: {
    leave: 'Leave',
    leaveTitle: 'Leave (Esc)',
    loading: 'Getting your cards…',
    failed: 'This session could not start',
    home: 'Back to Today',
    progress: 'Progress of this session',
    new: 'New',
    learning: 'Learning',
    due: 'Due',
    countTitle: (name: string, count: number) => `${name}: ${formatNumber(count)}`,
    question: 'Question',
    answer: 'Answer',
    explanation: 'Explanation',
    show: 'Show answer',
    ratings: 'How well did you know it?',
    rating: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
    proposed: 'proposed',
    ratingName: (word: string, wait: string) => `${word}, ${wait}`,
    why: 'why today',
    whyTitle: 'Why this card today',
    undo: 'undo',
    keys: 'Keys',
    keysOfScreen: 'Keys of this screen',
    keyNames: {
      turn: 'Show the answer',
      rateProposed: 'Give the outlined rating',
      rate: 'Again, Hard, Good, Easy',
      choose: 'Choose an option',
      undo: 'Take the last answer back',
      why: 'Why this card today',
      keys: 'These keys',
      leave: 'Leave the session',
      scroll: 'Into the card: the arrows scroll it',
      back: 'Out of the card again',
    },
    space: 'Space',
    enter: 'Enter',
    escape: 'Esc',
    tab: 'Tab',
    shiftTab: ['Shift', 'Tab'],
    insideCard: 'You are inside the card: the arrows scroll it, **Shift+Tab** brings the keys back.',
    chooseOne: 'Choose one',
    chooseAll: 'Choose all that apply',
    options: 'Options',
    optionRight: 'Right',
    optionWrong: 'Wrong',
    optionMissed: 'Right, not chosen',
    optionChosen: 'your choice',
    verdict: { right: 'Right', close: 'Nearly', wrong: 'Not right', none: 'No answer given' },
    typeHere: 'Type the answer',
    youTyped: 'You typed',
    expected: 'Expected',
    compared: 'Compared',
    missing: (text: string) => `missing: ${text}`,
    extra: (text: string) => `too much: ${text}`,
    announceQuestion: (text: string) => `Question. ${text}`,
    announceAnswer: (text: string, ratings: string) => `Answer. ${text}. ${ratings}.`,
    cloze: 'blank',
  },
  summary: {
    title: 'That was it for now',
    nothing: 'Nothing is waiting here',
    nothingHelp:
      'There was no card to ask. New ones come with the next study day, or when a review falls due.',
    answered: (count: number, mins: number) =>
      `You answered **${cards(count)}** in **${mins < 1 ? 'less than a minute' : minutes(Math.round(mins))}**.`,
    cards: (count: number) => pick(count, { one: 'card answered', other: 'cards answered' }),
    recalled: 'recalled',
    newLearned: (count: number) => pick(count, { one: 'new card met', other: 'new cards met' }),
    laterToday: (count: number, atMs: number | null) =>
      `${cards(count)} ${pick(count, { one: 'comes', other: 'come' })} back later today${
        atMs === null ? '' : `, the first at ${formatTime(atMs)}`
      }.`,
    tomorrow: (count: number) =>
      count === 0
        ? 'No reviews fall due tomorrow.'
        : `Tomorrow **${reviews(count)}** ${pick(count, { one: 'falls', other: 'fall' })} due.`,
    door: 'Back to Today',
    undo: 'Take the last answer back',
  },
  card: {
    typeMissing: 'The deck does not say how this note is shown: its note type is missing.',
    scriptNeeded:
      'This card’s template asks for a script. Verso runs none, so a part of the card may be missing.',
    elsewhere: (kind: 'picture' | 'sound' | 'film', host: string) =>
      `A ${kind} on ${host} is not shown: Verso reads only what lies beside the deck.`,
    mathsProblem: 'This formula cannot be read',
    unlabelled: 'The part that was asked for is uncovered; it has no name.',
    occluded: (count: number, places: readonly string[]) =>
      `A picture, ${countOf(count, { one: 'part', other: 'parts' })} of it marked. What is covered ${places.join(' and ')}?`,
    placeInPicture: (x: number, y: number) => {
      const row = y < 0.34 ? 'upper' : y > 0.66 ? 'lower' : ''
      const column = x < 0.34 ? 'left' : x > 0.66 ? 'right' : ''
      if (row === '') return column === '' ? 'in the middle' : `at the ${column}`
      return column === '' ? `in the ${row} middle` : `at the ${row} ${column}`
    },
  },
  import: importWords,
  export: exportWords,
  settings: {
    title: 'Settings',
    look: 'Look',
    theme: 'Theme',
    themes: { system: 'As the system', paper: 'Paper', ink: 'Ink' },
    contrast: 'Contrast',
    contrasts: { system: 'As the system', normal: 'Normal', high: 'High' },
    day: 'Study day',
    rollover: 'A new study day begins at',
    rolloverHelp: 'What you study after midnight and before this hour still counts for the day before.',
    hour: formatHour,
    library: 'Library folder',
    libraryHelp:
      'Your decks, your progress and your backups: all that is yours, in files that you can read and copy.',
    choose: 'Choose another folder…',
    path: 'Another folder',
    usePath: 'Use this folder',
    nextStart: 'The other folder is used from the next start of Verso; nothing is moved or copied.',
    chosen: 'Chosen. Close Verso and open it again to use that folder.',
    about: 'About',
    version: (version: string) => `Verso ${version}`,
    diagnostics: 'Diagnostics',
  },
  diagnostics: {
    title: 'Diagnostics',
    lead: 'What Verso knows about itself: useful in a report of an error. It holds no card and no answer.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The clipboard could not be reached',
    reading: 'Reading…',
    name: 'Name',
    value: 'Value',
  },
  browse: browseWords,
  custom: customWords,
  keys: keyWords,
  desk: deskWords,
  info: infoWords,
  editor: editorWords,
  number: formatNumber,
  percent: formatPercent,
  /** Null: an answer that leaves the schedule alone. */
  wait: (seconds: number | null) => (seconds === null ? 'no change' : formatWait(seconds)),
  dayOf: formatDay,
  dateOf: formatShortDate,
  momentOf: formatMoment,
} as const
