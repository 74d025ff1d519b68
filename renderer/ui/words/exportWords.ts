import { countOf, formatList } from './format.ts'

/** Taking cards out. */
export const exportWords = {
  title: 'Export',
  lead: 'Your cards are yours. Take them to another program, to a spreadsheet, or onto paper.',
  thisDeck: 'To another program, or onto paper',
  what: 'What',
  whats: { library: 'The whole library', deck: 'A deck', search: 'A search' },
  deck: 'Deck',
  withSub: 'with the decks inside it',
  search: 'Search',
  searchHelp: 'As in Browse, such as tag:verbs or is:leech.',
  format: 'As',
  formats: {
    apkg: { name: 'Anki package', help: 'Notes, cards, history and media, for Anki 2.1.50 and later.' },
    'apkg-legacy': {
      name: 'Anki package, every version',
      help: 'The same in the layout that each Anki reads.',
    },
    csv: { name: 'CSV', help: 'A table for spreadsheets.' },
    tsv: { name: 'TSV', help: 'A table with tabs.' },
    'anki-text': { name: 'Anki text', help: 'A text file with the headers that Anki understands.' },
    markdown: { name: 'Markdown', help: 'For Obsidian and other editors, with headings as decks.' },
    crowdanki: { name: 'CrowdAnki', help: 'A folder of JSON and media, for sharing in git.' },
    verso: { name: 'Verso decks', help: 'Deck files and their media, as they lie in the library.' },
  } as Readonly<Record<string, { readonly name: string; readonly help: string }>>,
  paper: {
    cut: {
      name: 'Cards to cut out',
      help: 'Four on a page, question and answer side by side to fold: to a printer or a PDF.',
    },
    list: { name: 'A list', help: 'Questions on the left, answers on the right: to a printer or a PDF.' },
  },
  onPaper: 'Or on paper',
  drawing: (done: number, total: number) => `Drawing ${done} of ${total} cards…`,
  pages: 'The pages',
  print: 'Print or save as PDF',
  history: 'With history',
  historyHelp: 'Due dates, memory and answers, where the format can hold them.',
  media: 'With pictures and sounds',
  make: 'Export',
  makePrint: 'Show the pages',
  working: 'Making the file…',
  failed: 'Nothing was exported',
  done: (name: string, counts: { notes: number; cards: number; reviews: number }) =>
    `${name} is made: ${formatList([
      countOf(counts.notes, { one: 'note', other: 'notes' }),
      countOf(counts.cards, { one: 'card', other: 'cards' }),
      ...(counts.reviews > 0 ? [countOf(counts.reviews, { one: 'review', other: 'reviews' })] : []),
    ])}.`,
  losses: 'What could not come along',
  importLink: 'Import cards',
} as const
