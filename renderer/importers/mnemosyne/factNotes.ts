// What Mnemosyne 2 calls a fact, with the views of it that are cards, as one note. Its card types are numbered; types
// that a person made are clones of these, `3::Italian`.
import type { Note, NoteType } from '../../core/model/deck.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { buildNote, cleanTags, type NextId } from '../buildNote.ts'
import { toMarkdown } from '../text/toMarkdown.ts'

export interface Fact {
  readonly id: string
  /** Mnemosyne's HTML, made plain. */
  readonly data: ReadonlyMap<string, string>
  readonly line: number
}

export interface FactNote {
  readonly note: Note
  /** By fact view, such as `2.1`: the ordinal of its card. */
  readonly ordinalOf: (factView: string, place: number) => number
  readonly typeName: string
}

const VOCABULARY: NoteType = {
  id: 'mnemosyne-vocabulary',
  name: 'Mnemosyne vocabulary',
  cloze: false,
  fields: ['Foreign', 'Pronunciation', 'Meaning'],
  templates: [
    {
      name: 'Recognition',
      front: '{{Foreign}}',
      back: '{{FrontSide}}<hr id="answer">{{Pronunciation}}<br>{{Meaning}}',
    },
    {
      name: 'Production',
      front: '{{Meaning}}',
      back: '{{FrontSide}}<hr id="answer">{{Foreign}}<br>{{Pronunciation}}',
    },
  ],
}

const MAP: NoteType = {
  id: 'mnemosyne-map',
  name: 'Mnemosyne map',
  cloze: false,
  fields: ['Name', 'Marked', 'Blank'],
  templates: [
    { name: 'Recognition', front: '{{Marked}}', back: '{{FrontSide}}<hr id="answer">{{Name}}' },
    { name: 'Production', front: '{{Name}}<br>{{Blank}}', back: '{{Name}}<hr id="answer">{{Marked}}' },
  ],
}

export const MNEMOSYNE_TYPES: readonly NoteType[] = [VOCABULARY, MAP]

/** The note of a fact whose cards are `views`, in the order of the file. */
export function factNote(
  fact: Fact,
  cardType: string,
  views: readonly string[],
  tags: readonly string[],
  nextId: NextId,
): Result<FactNote, string> {
  const base = /^\d+/.exec(cardType)?.[0] ?? ''
  const field = (key: string): string => fact.data.get(key) ?? ''
  const markdown = (key: string): string => toMarkdown(field(key), 'html')
  const first = (): number => 0
  const second = (view: string): number => (view.endsWith('.2') ? 1 : 0)
  switch (base) {
    case '2': {
      const isBoth = views.length > 1
      const isSwapped = !isBoth && views[0]?.endsWith('.2') === true
      const [front, back] = isSwapped ? [markdown('b'), markdown('f')] : [markdown('f'), markdown('b')]
      const built = buildNote({ front, back, tags }, isBoth ? 'reversed' : 'basic', nextId)
      return named(built, 'Front-to-back and back-to-front', isBoth ? second : first)
    }
    case '3':
    case '4': {
      const type = base === '3' ? VOCABULARY : MAP
      const keys = base === '3' ? ['f', 'p_1', 'm_1'] : ['loc', 'marked', 'blank']
      const fields = Object.fromEntries(
        keys
          .map((key, index) => [type.fields[index]!, field(key)] as const)
          .filter(([, value]) => value !== ''),
      )
      if (Object.keys(fields).length === 0) return err('the first field is empty')
      const cards = [...new Set(views.map(second))].toSorted((one, other) => one - other)
      const [card = 0, ...others] = cards
      const id = nextId(field(keys[0]!))
      const note: Note = {
        id,
        tags: cleanTags(tags),
        kind: 'templated',
        type: type.id,
        fields,
        cards: [card, ...others],
      }
      return ok({ note, ordinalOf: second, typeName: type.name })
    }
    case '5':
    case '6': {
      const text = clozeOf(base === '5' ? field('text') || field('f') : field('f'))
      const extra =
        base === '5' ? '' : [markdown('p_1'), markdown('m_1')].filter((part) => part !== '').join('\n\n')
      const isCloze = text.includes('{{c1::')
      const built = buildNote(
        { front: toMarkdown(text, 'html'), back: extra, tags },
        isCloze ? 'cloze' : 'basic',
        nextId,
      )
      return named(built, base === '5' ? 'Cloze deletion' : 'Sentence', isCloze ? (_, place) => place : first)
    }
    default: {
      const [one = 'f', two = 'b'] = fact.data.has('f') ? ['f', 'b'] : [...fact.data.keys()]
      const built = buildNote({ front: markdown(one), back: markdown(two), tags }, 'basic', nextId)
      return named(built, 'Front-to-back only', first)
    }
  }
}

function named(
  built: Result<Note, string>,
  typeName: string,
  ordinalOf: FactNote['ordinalOf'],
): Result<FactNote, string> {
  return built.ok ? ok({ note: built.value, ordinalOf, typeName }) : built
}

/** `[hidden]` and `[hidden:hint]`, each on a card of its own. */
function clozeOf(text: string): string {
  let count = 0
  return text.replace(/\[(?!sound:|\$)([^[\]]+?)(?::([^[\]:]+))?\]/g, (_, hidden: string, hint?: string) => {
    count += 1
    return `{{c${count}::${hidden}${hint === undefined ? '' : `::${hint}`}}}`
  })
}
