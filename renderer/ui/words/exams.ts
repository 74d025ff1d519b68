// What the screens of exams say. `**…**` marks what is set bold.
import {
  countOf,
  formatClock,
  formatDate,
  formatDay,
  formatNumber,
  formatPercent,
  formatPoints,
  formatSpent,
  formatTime,
  pick,
} from './format.ts'

const questions = (count: number) => countOf(count, { one: 'question', other: 'questions' })
const minutes = (count: number) => countOf(count, { one: 'minute', other: 'minutes' })
const days = (count: number) => countOf(count, { one: 'day', other: 'days' })
const MINUTE_MS = 60_000

export const examWords = {
  title: 'Exams',
  lead: 'Prepare for an exam: sit it as a mock, see whether you would pass, and what holds you back.',
  none: 'You are not preparing for an exam yet. Take one up from a deck below, or make your own over any decks.',
  noneAtAll: 'No deck brings an exam. Make your own over any decks, tags or searches.',
  new: 'Make an exam',
  offered: 'Exams that your decks bring',
  offeredFrom: (deck: string) => `from ${deck}`,
  prepare: 'Prepare for it',
  back: 'Exams',
  unknown: 'There is no such exam',
  unknownHelp: 'It may have been taken out, or the deck that brings it is not in your library now.',

  countdown: (daysLeft: number) =>
    daysLeft === 0
      ? '**Today**'
      : daysLeft === 1
        ? '**Tomorrow**'
        : daysLeft > 0
          ? `In **${days(daysLeft)}**`
          : daysLeft === -1
            ? 'It was **yesterday**'
            : `It was **${days(-daysLeft)}** ago`,
  countdownOn: (daysLeft: number, dayMs: number) =>
    `${examWords.countdown(daysLeft)}, on ${formatDate(dayMs)}.`,
  noDate: 'It has no date yet.',
  setDate: 'Set the date',

  sit: 'Sit a paper',
  edit: 'Change this exam',
  goOn: 'Go on',
  underWay: (mode: 'mock' | 'practice', answered: number, total: number, remaining: number | null) =>
    `${mode === 'mock' ? 'A mock exam' : 'A practice paper'} is under way: ${formatNumber(answered)} of ${formatNumber(total)} answered${
      remaining === null ? '' : `, ${formatClock(remaining)} left when you came here`
    }.`,

  facts: 'The exam',
  paperName: 'Paper',
  questionsAndMinutes: (count: number, mins: number) => `${questions(count)} in ${minutes(mins)}`,
  passMark: 'Pass mark',
  passMarkOf: (share: number) => `${formatPercent(share)} of the points`,
  scoring: 'Several right options',
  scorings: {
    'all-or-nothing': 'the point for exactly these',
    partial: 'a share for each right one, less a share for each wrong one',
  },
  penalty: 'A wrong answer',
  penaltyOf: (points: number) => (points === 0 ? 'costs nothing' : `costs ${formatPoints(points)} points`),
  domains: 'Domains',
  domain: 'Domain',
  weight: 'Weight',
  inPaper: 'In the paper',
  inBank: 'In the bank',
  questions,

  lastPapers: 'Your papers',
  noPapers:
    'You have not sat a paper of this exam yet. Your results will stand here, and what they say by domain.',
  trend: 'Are your mock exams getting better?',
  trendSummary: (count: number, first: number, last: number) =>
    count === 1
      ? `One mock exam so far: ${formatPercent(last)}.`
      : `${formatPercent(first)} in the first of ${formatNumber(count)} mock exams, ${formatPercent(last)} in the latest. The lines show how sure each score is.`,
  when: 'When',
  mode: 'Kind',
  modes: { mock: 'Mock exam', practice: 'Practice' },
  score: 'Score',
  interval: (low: number, high: number) => `${formatPercent(low)}–${formatPercent(high)}`,
  outcome: 'Outcome',
  passed: 'Passed',
  notPassed: 'Not passed',
  time: 'Time',
  moment: (ms: number) => `${formatDay(ms)}, ${formatTime(ms)}`,
  byDomainLatest: 'By domain, in the latest paper',
  weakest: (title: string, share: number) =>
    `**${title}** holds you back most: ${formatPercent(share)} of its points.`,

  paper: {
    title: 'Before you begin',
    lead: (count: number, mins: number, share: number) =>
      `**${questions(count)}** in **${Number.isInteger(mins) ? minutes(mins) : formatSpent(mins * MINUTE_MS)}**; **${formatPercent(share)}** of the points pass.`,
    untimed: (count: number, share: number) =>
      `**${questions(count)}**, without a clock; **${formatPercent(share)}** of the points would pass.`,
    mode: 'How do you want to sit it?',
    mock: 'As the real thing',
    mockHelp: 'No feedback before the end. The clock runs on, also while Verso is closed.',
    practice: 'As practice',
    practiceHelp: 'You see what is right, and why, after each answer.',
    timed: 'With the clock',
    length: 'Questions',
    rules: 'What holds',
    ruleOrder:
      'You may go through the questions in any order, change answers, and mark questions to come back to.',
    rulePractice: 'You may go through the questions in any order; an answer that was checked stays as it is.',
    ruleKept: 'Every answer is on the disk at once: after a crash or a power cut you go on where you were.',
    ruleSchedule: 'Nothing here changes when your cards are due.',
    ruleEmpty: 'A question left empty earns nothing and costs nothing.',
    rulePenalty: (points: number) =>
      `A wrong answer costs ${formatPoints(points)} points; an empty one costs nothing.`,
    rulePartial:
      'Where several options are right, each right one earns a share, and each wrong one takes a share away.',
    ruleWhole: 'Where several options are right, only exactly these earn the point.',
    ruleRecall: 'Items without options: turn the card, and say honestly whether you knew it.',
    begin: 'Begin',
    beginning: 'Drawing your paper…',
    short: (longest: number) =>
      longest === 0
        ? 'The bank holds no questions for this exam. Let its domains draw from some decks.'
        : `The bank does not fill the whole paper yet: ${questions(longest)} keep the proportions. The minutes shrink with them.`,
    again: 'Sit this paper again',
  },

  sitting: {
    question: (number: number, total: number) => `Question ${formatNumber(number)} of ${formatNumber(total)}`,
    loading: 'Opening your paper…',
    missing: 'There is no such paper',
    missingHelp: 'It may belong to another library.',
    failed: 'The paper could not be opened',
    timeLeft: 'Time left',
    clock: formatClock,
    untimed: 'No clock',
    answered: (count: number, total: number) => `${formatNumber(count)} of ${formatNumber(total)} answered`,
    palette: 'Questions',
    paletteHelp: 'Filled: answered. Dot: marked.',
    state: (number: number, isAnswered: boolean, isMarked: boolean) =>
      `Question ${formatNumber(number)}, ${isAnswered ? 'answered' : 'not answered'}${isMarked ? ', marked' : ''}`,
    previous: 'Back',
    next: 'Next',
    mark: 'Mark for review',
    marked: 'Marked for review',
    check: 'Check',
    turn: 'Show answer',
    knew: 'I knew it',
    knewNot: 'I did not',
    recallHelp: 'Answer it in your head, then turn the card.',
    recallAsk: 'Did you know it?',
    right: 'Right.',
    partial: 'Right in part.',
    wrong: 'Not right.',
    submit: 'Hand in',
    submitTitle: 'Hand in your paper?',
    submitAll: 'Every question is answered.',
    more: (count: number) => `${formatNumber(count)} more`,
    submitOpen: (count: number, list: string) =>
      `${questions(count)} ${pick(count, { one: 'is', other: 'are' })} not answered: ${list}.`,
    submitMarked: (count: number, list: string) =>
      `${questions(count)} ${pick(count, { one: 'is', other: 'are' })} marked for review: ${list}.`,
    submitLeft: (remaining: string) => `You have ${remaining} left.`,
    stay: 'Stay',
    leave: 'Leave',
    leaveTitle: 'Leave the paper?',
    leaveTimed: 'Your answers are kept, and you can go on later. The clock runs on meanwhile.',
    leaveUntimed: 'Your answers are kept, and you can go on whenever you like.',
    giveUp: 'Give the paper up',
    giveUpHelp: 'A paper that is given up counts for nothing.',
    gone: 'This question is not in your library any more. Go on to the next one: it cannot be answered.',
    rewritten: 'This question has been rewritten since it was asked.',
    announceTime: (remaining: string) => `${remaining} left`,
  },

  result: {
    title: 'Result',
    passed: 'Passed.',
    notPassed: 'Not passed.',
    practice: 'Practice is done.',
    missing: 'There is no such result',
    failed: 'The result could not be read',
    sentence: (points: number, most: number, passMark: number) =>
      `${formatPoints(points)} of ${formatNumber(most)} points; ${formatPercent(passMark)} pass.`,
    range: (low: number, high: number) =>
      `With what you knew, papers like this one would mostly come out between **${formatPercent(low)}** and **${formatPercent(high)}**.`,
    rangeWhy:
      'A 95% interval (Wilson’s): a paper is a sample of what you know, and a short one tells less than a long one.',
    predicted: (mean: number, low: number, high: number) =>
      `Before it, Verso had predicted ${formatPercent(mean)} (${formatPercent(low)}–${formatPercent(high)}).`,
    timeUp: 'The time ran out.',
    took: (ms: number) => `It took ${formatSpent(ms)}.`,
    answered: (count: number, most: number) => `${formatNumber(count)} of ${questions(most)} answered.`,
    byDomain: 'Which domain held you back?',
    passMarkAt: (share: number) =>
      `The line across marks the pass mark, ${formatPercent(share)}; the thin line each bar’s interval.`,
    domainPoints: (points: number, most: number) => `${formatPoints(points)} of ${formatNumber(most)}`,
    perQuestion: 'Where did the time go?',
    perQuestionHelp: (ms: number) =>
      `${formatSpent(ms)} a question on average. Taller bars took longer; hollow ones went wrong or stayed empty.`,
    spent: formatSpent,
    questions: 'Every question',
    show: 'Show',
    filters: { all: 'All', missed: 'Missed', marked: 'Marked' },
    noneOfThese: 'None of these.',
    verdicts: { right: 'Right', partial: 'In part', wrong: 'Wrong', empty: 'Empty' },
    marked: 'marked',
    source: (title: string) => `Source: ${title}`,
    studyMissed: (count: number) => `Study what you missed (${formatNumber(count)})`,
    studyHelp: 'The notes that you missed and their neighbours: practice, which leaves your schedule alone.',
    studyTitle: (title: string) => `Missed in ${title}`,
    exportCsv: 'Save as CSV',
    print: 'Print',
    again: 'Sit this paper again',
    compare: 'Your papers of this exam',
    expandAll: 'Open all',
    collapseAll: 'Close all',
    knew: 'You said that you knew it.',
    knewNot: 'You said that you did not know it.',
  },

  editor: {
    newTitle: 'A new exam',
    title: (name: string) => `Change “${name}”`,
    name: 'Title',
    date: 'Date of the exam',
    dateHelp: 'Verso counts down to it and plans towards it. Leave it empty while you do not know.',
    fromDeck: (deck: string) =>
      `Its questions, minutes and domains come from the deck “${deck}”. Change them here, and the exam becomes your own; the deck stays as it is.`,
    ownNow: 'This exam is your own now: save to keep it so.',
    paper: 'The paper',
    questions: 'Questions',
    minutes: 'Minutes',
    passMark: 'Pass mark',
    passMarkHelp: 'Share of the points that passes.',
    scoring: 'Questions with several right options',
    scoringNames: { 'all-or-nothing': 'All or nothing', partial: 'In part' },
    scoringHelp: 'In part: each right option earns a share, each wrong one takes a share away.',
    penalty: 'A wrong answer costs',
    penaltyHelp: 'In points, 0 to 1. An empty answer costs nothing.',
    points: 'points',
    asks: 'What is asked',
    asksNames: {
      'choice-first': 'Choice questions, then other cards',
      choice: 'Choice questions only',
      recall: 'Other cards, which I mark myself',
    },
    bank: 'Where questions come from',
    bankHelp: 'Decks whose notes may be asked. With none ticked, all decks.',
    domains: 'Domains',
    domainsHelp:
      'A note belongs to one domain: the one that it names, else the first that it fits. Weights are relative to each other.',
    domainName: 'Title of the domain',
    domainWeight: 'Weight',
    domainDecks: 'Whole decks',
    domainTags: 'Tags',
    domainTagsHelp: 'With a space between them; levels below a tag belong to it.',
    domainSearch: 'Or what a search finds',
    domainSearchHelp: 'Such as deck:law -tag:history',
    sources: 'Draws from',
    sourcesAll: 'all of these decks',
    sourcesNone: 'only questions that name it',
    sourcesOf: (decks: number, tags: number, hasSearch: boolean) =>
      [
        decks > 0 ? countOf(decks, { one: 'deck', other: 'decks' }) : null,
        tags > 0 ? countOf(tags, { one: 'tag', other: 'tags' }) : null,
        hasSearch ? 'a search' : null,
      ]
        .filter((part) => part !== null)
        .join(', '),
    addDomain: 'Add a domain',
    removeDomain: (title: string) => `Take “${title}” out`,
    moveUp: (title: string) => `Move “${title}” up`,
    firstDomain: 'Everything',
    newDomain: (number: number) => `Domain ${formatNumber(number)}`,
    check: 'Can the bank fill it?',
    checking: 'Looking through the bank…',
    full: (count: number) => `Yes: all ${questions(count)} can be drawn.`,
    notFull: (missing: number) => `Not yet: ${questions(missing)} missing.`,
    there: (available: number, needed: number) =>
      `${formatNumber(available)} there, ${formatNumber(needed)} needed`,
    save: 'Save',
    cancel: 'Cancel',
    drop: 'Prepare for it no more',
    dropHelp: 'Its papers and results are kept. An exam that a deck brings stays there.',
    dropOwnHelp: 'The exam is taken out of your list. What you answered stays in your library.',
    dropTitle: (name: string) => `Prepare for “${name}” no more?`,
    errors: {
      title: 'Give it a title.',
      questions: 'Write a whole number from 1 to 1,000.',
      minutes: 'Write minutes from 1 to 1,440.',
      passMark: 'Write a share from 1 to 100.',
      penalty: 'Write points from 0 to 1, such as 0.25.',
      date: 'Write a date.',
      domainTitle: 'Give the domain a title.',
      weight: 'Write a weight above 0.',
      search: (message: string) => `The search cannot be read. ${message}`,
    },
  },
  shortDay: (ms: number) => formatDay(ms).split(', ').slice(1).join(' '),
  lastMock: 'Last mock exam',
  percent: formatPercent,
  points: formatPoints,
  percentSign: '%',
} as const
