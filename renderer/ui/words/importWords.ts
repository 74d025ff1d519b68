import { countOf, formatList, formatNumber, pick } from './format.ts'

const notes = (count: number) => countOf(count, { one: 'note', other: 'notes' })
const cards = (count: number) => countOf(count, { one: 'card', other: 'cards' })
const reviews = (count: number) => countOf(count, { one: 'review', other: 'reviews' })
const files = (count: number) => countOf(count, { one: 'picture or sound', other: 'pictures and sounds' })

/** Bringing cards in. */
export const importWords = {
  title: 'Import',
  lead: 'Bring your own cards. Verso shows what will happen before anything is written, and one step takes it back.',
  drop: 'Drop a file or a folder here',
  dropAnywhere: 'Drop to import',
  takes:
    'Anki packages and text, CSV, Quizlet, Markdown (Obsidian, hashcards), CrowdAnki, Mochi, Mnemosyne, SuperMemo, Verso decks.',
  chooseFile: 'Choose a file…',
  chooseFolder: 'Choose a folder…',
  pasteLabel: 'Or paste a list',
  pasteHelp:
    'One card on a line: the question, a tab (or comma, dash, semicolon), the answer. A table from a spreadsheet works as it is.',
  look: 'Show what would happen',
  past: 'Past imports',
  pastWhen: 'When',
  pastWhat: 'What',
  pastCounts: 'What it did',
  takenBack: 'taken back',
  takeBack: 'Take back',
  takeBackName: (title: string) => `Take back the import of ${title}`,
  takeBackQuestion: (title: string) => `Take back “${title}”?`,
  takeBackHelp:
    'Its decks, pictures and history go, and what was there before comes again. Cards that you have answered since keep your answers. A copy of what goes stays in the library’s backups folder.',
  takeBackFailed: 'It could not be taken back',
  exportLink: 'Export your cards',
  reading: (name: string) => `Reading ${name}`,
  planning: 'Comparing with your library',
  phases: {
    opening: 'Opening the file…',
    reading: 'Reading the notes…',
    handingOver: 'Reading the notes…',
    planning: 'Comparing with your library…',
    staging: 'Getting the files ready. Nothing of your library has changed yet.',
    storing:
      'Putting everything in its place. Do not switch the computer off; if it happens all the same, Verso finishes at its next start.',
  },
  importing: (name: string) => `Importing ${name}`,
  cancel: 'Cancel',
  refused: (name: string) => `${name} cannot be imported`,
  refusedHelp: 'Nothing was taken from it, and nothing was changed.',
  another: 'Choose another file',
  formats: {
    'anki-package': 'Anki package',
    'anki-text': 'Anki text',
    csv: 'Table',
    'pasted-text': 'List',
    markdown: 'Markdown',
    crowdanki: 'CrowdAnki',
    mochi: 'Mochi',
    mnemosyne: 'Mnemosyne',
    supermemo: 'SuperMemo',
    verso: 'Verso deck',
  } as Readonly<Record<string, string>>,
  holds: (source: { notes: number; cards: number; reviews: number; media: number }) =>
    formatList([
      notes(source.notes),
      cards(source.cards),
      ...(source.reviews > 0 ? [reviews(source.reviews)] : []),
      ...(source.media > 0 ? [files(source.media)] : []),
    ]),
  nothingChanges: (total: number, leftOut: number) =>
    total === 0
      ? 'There are no cards in this file: **nothing would change**.'
      : leftOut > 0
        ? `**Nothing would change**: ${notes(leftOut)} ${pick(leftOut, { one: 'is', other: 'are' })} left out, as the lines below say.`
        : 'Everything in this file is in your library already: **nothing would change**.',
  sentence: (plan: { fresh: number; updated: number; decks: number; historyCards: number }) => {
    const parts = [
      ...(plan.fresh > 0
        ? [`**${notes(plan.fresh)}** ${pick(plan.fresh, { one: 'comes', other: 'come' })} in`]
        : []),
      ...(plan.updated > 0
        ? [
            `**${plan.fresh > 0 ? formatNumber(plan.updated) : notes(plan.updated)}** ${pick(plan.updated, { one: 'gets its', other: 'get their' })} new text`,
          ]
        : []),
      ...(plan.historyCards > 0
        ? [
            `**${cards(plan.historyCards)}** ${pick(plan.historyCards, { one: 'keeps its', other: 'keep their' })} history`,
          ]
        : []),
    ]
    return `${formatList(parts)}.`
  },
  what: 'What will happen',
  whatHelp: (total: number) => `${notes(total)} in the file. Open a line to see which.`,
  outcomes: {
    new: 'New',
    updated: 'Updated',
    same: 'The same',
    duplicate: 'Duplicates',
    conflict: 'In conflict',
    skipped: 'Skipped',
    warnings: 'Worth a look',
  },
  outcomeHelp: {
    new: 'come in',
    updated: 'are there already and get the file’s text; your progress stays',
    same: 'are there already, word for word',
    duplicate: 'are there already, or twice in the file, and are left out',
    conflict: 'have the id of a note of another kind, and are left out unless you keep both',
    skipped: 'could not be read',
    warnings: 'came along changed, or not whole',
  },
  entries: (name: string) => `${name}: the notes`,
  loadingEntry: '…',
  place: (line: number, column: number | undefined, entry: string | undefined) =>
    [
      ...(entry === undefined ? [] : [entry]),
      `${entry === undefined ? 'line' : 'no.'} ${formatNumber(line)}`,
      ...(column === undefined ? [] : [`column ${formatNumber(column)}`]),
    ].join(', '),
  reasons: {
    byGuid: 'Known by its id',
    byId: 'Known by its id in the deck',
    byFirstField: 'Known by its first field',
    twiceInFile: 'Stands in the file twice',
    keptBoth: 'Kept beside the one that is there',
    otherKind: (is: string) => `In your library this id is a ${is} note`,
  },
  pickEntry: 'Choose a note to see it.',
  before: 'Before',
  after: 'After',
  inLibrary: 'In your library',
  inFile: 'In the file',
  fieldNames: {
    front: 'Front',
    back: 'Back',
    text: 'Text',
    extra: 'Extra',
    stem: 'Question',
    options: 'Options',
    prompt: 'Question',
    answer: 'Answer',
    accepted: 'Also right',
    image: 'Image',
    header: 'Header',
    shapes: 'Covered parts',
    explanation: 'Explanation',
    tags: 'Tags',
    reversed: 'Both ways',
  } as Readonly<Record<string, string>>,
  deckOf: 'Deck',
  decks: 'Decks',
  deckNew: (count: number) => `new, ${notes(count)}`,
  deckChanged: (fresh: number, updated: number) =>
    formatList([
      ...(fresh > 0 ? [`${notes(fresh)} added`] : []),
      ...(updated > 0 ? [`${notes(updated)} updated`] : []),
    ]),
  moreDecks: (count: number) => `and ${formatNumber(count)} more`,
  media: (count: number) => `${files(count)} come along.`,
  missing: (count: number) =>
    `${files(count)} that notes name ${pick(count, { one: 'is', other: 'are' })} not in the file.`,
  choices: 'What to do',
  history: 'Bring the history along',
  historyHelp: (cardCount: number, reviewCount: number) =>
    reviewCount === 0
      ? `What ${cards(cardCount)} ${pick(cardCount, { one: 'has', other: 'have' })} of due dates, memory, flags and suspension.`
      : `Due dates, memory and ${reviews(reviewCount)} of ${cards(cardCount)}: what is due on Tuesday stays due on Tuesday.`,
  historyFresh: 'There is nothing to bring: its cards are new, or studied here already.',
  historyLeft: 'Cards that come in begin as new ones.',
  historyNone: 'This kind of file holds no history.',
  historyKept: (count: number) => `${cards(count)} that you have studied here keep your own progress.`,
  target: 'Into which decks',
  targetStructure: 'As in the file',
  targetDeck: 'All into one deck',
  targetWhich: 'Deck',
  targetNew: 'A new deck',
  targetTitle: 'Its title',
  onMatch: 'When a note is there already',
  matches: {
    update: { name: 'Update it', help: 'It gets the file’s text. Your progress stays.' },
    keep: { name: 'Keep mine', help: 'It stays as it is.' },
    keepBoth: { name: 'Keep both', help: 'The file’s comes in beside it.' },
  },
  scope: 'What counts as there already',
  scopes: {
    noteType: 'Same id, or same first field and type',
    noteTypeAndDeck: 'Same id, or same first field, type and deck',
    guid: 'Same id only',
  },
  tags: 'Tags for all that comes in',
  tagsHelp: 'Separated by blanks; may stay empty.',
  reads: 'How it is read',
  readsHelp: 'Verso found this out by itself. Change it if the rows below look wrong.',
  separator: 'Between columns',
  separators: {
    '\t': 'Tab',
    ',': 'Comma',
    ';': 'Semicolon',
    '|': 'Bar',
    ':': 'Colon',
    ' ': 'Blank',
  } as Readonly<Record<string, string>>,
  encoding: 'Encoding',
  header: 'The first row names the columns',
  rowKind: 'Each row is',
  rowKinds: {
    automatic: 'What its text says',
    basic: 'Question and answer',
    reversed: 'Asked both ways',
    cloze: 'A text with blanks',
    typed: 'Typed answer',
  },
  textForm: 'Text is',
  textForms: { html: 'HTML', markdown: 'Markdown', plain: 'Plain' },
  termSeparator: 'Between question and answer',
  cardSeparator: 'Between cards',
  sample: 'The first rows',
  columnRole: (column: string) => `Column ${column} is`,
  roles: {
    front: 'Question',
    back: 'Answer',
    explanation: 'Explanation',
    tags: 'Tags',
    deck: 'Deck',
    guid: 'Id',
    noteType: 'Note type',
    verso: 'Verso’s own',
    ignore: 'Left out',
  },
  agree: (plan: { fresh: number; updated: number; historyCards: number }) => {
    const parts = [
      ...(plan.fresh > 0 ? [`Add ${notes(plan.fresh)}`] : []),
      ...(plan.updated > 0
        ? [plan.fresh > 0 ? `update ${formatNumber(plan.updated)}` : `Update ${notes(plan.updated)}`]
        : []),
    ]
    if (parts.length === 0) return `Bring the history of ${cards(plan.historyCards)}`
    return plan.historyCards > 0 ? `${formatList(parts)}, with history` : formatList(parts)
  },
  nothing: 'Nothing to import',
  done: 'It is all there',
  doneIn: (title: string) => `${title} is in your library.`,
  study: 'Study now',
  toHome: 'Back to Today',
  importMore: 'Import something else',
  undone: 'It is gone again',
  undoneHelp: 'Your library is as it was before the import.',
  countsOf: (counts: { new: number; updated: number }) =>
    formatList([
      ...(counts.new > 0 ? [`${notes(counts.new)} added`] : []),
      ...(counts.updated > 0 ? [`${formatNumber(counts.updated)} updated`] : []),
    ]) || 'history only',
} as const
