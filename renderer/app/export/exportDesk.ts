import type { DeckId } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { parseSearch } from '../../core/search/parseSearch.ts'
import { EXPORT_FORMATS, EXPORT_TITLES, type ExportFormat } from '../../exporters/exporter.ts'
import type { Context } from '../context.ts'
import { cardFace, type CardFace } from '../review/cardFace.ts'
import { libraryIndex, type FoundCard } from '../search/libraryIndex.ts'
import { DECK_ORDER, searchCards } from '../search/searchCards.ts'
import { slices } from '../search/slices.ts'
import type { ExportOrder, MadeExport } from './makeExport.ts'

/** What is to go out. */
export interface ExportChoice {
  readonly what:
    | { readonly kind: 'library' }
    | { readonly kind: 'decks'; readonly deckIds: readonly DeckId[]; readonly title: string }
    | { readonly kind: 'search'; readonly text: string }
  readonly format: ExportFormat
  readonly withHistory: boolean
  readonly withMedia: boolean
}

export interface ExportDesk {
  /** Formats that can be written, in the order of offering. */
  readonly formats: readonly { readonly format: ExportFormat; readonly title: string }[]
  /** Makes the file; whoever asked gives it to the learner. */
  readonly make: (choice: ExportChoice) => Promise<Result<MadeExport, string>>
  /** The cards ready to be drawn on paper, in the order of their decks. */
  readonly cards: (what: ExportChoice['what']) => Promise<Result<readonly CardFace[], string>>
}

export function exportDesk(context: Context): ExportDesk {
  return {
    formats: EXPORT_FORMATS.map((format) => ({ format, title: EXPORT_TITLES[format] })),
    async cards(what) {
      const decks = what.kind === 'decks' ? new Set(what.deckIds) : null
      const found = await findCards(context, what.kind === 'search' ? what.text : '')
      if (!found.ok) return found
      const wanted = found.value.filter(({ deck }) => decks === null || decks.has(deck.id))
      return ok(
        wanted.flatMap(({ card, indexed, deck }) => cardFace(context, card, indexed.note, deck) ?? []),
      )
    },
    async make({ what, format, withHistory, withMedia }) {
      const database = context.database.get()
      if (database === null) return err('The library is not open in this window. Open it here first.')
      const found = what.kind === 'search' ? await findCards(context, what.text) : null
      if (found !== null && !found.ok) return found
      const { services, settings, info } = context
      return inWorker({
        databaseName: database.name,
        mediaBase: info?.mediaBase ?? '',
        moment: {
          nowMs: services.now(),
          zone: services.zone(),
          rolloverHour: settings.get()?.rolloverHour ?? 4,
        },
        format,
        name: what.kind === 'decks' ? what.title : what.kind === 'search' ? 'Selection' : 'Verso',
        deckIds: what.kind === 'decks' ? what.deckIds : null,
        cardIds: found === null ? null : found.value.map(({ card }) => card.id),
        withHistory,
        withMedia,
      })
    },
  }
}

async function findCards(context: Context, text: string): Promise<Result<readonly FoundCard[], string>> {
  const parsed = parseSearch(text)
  if (!parsed.ok) return err(`This is no search: ${parsed.error.message}.`)
  const found = await searchCards(
    context,
    libraryIndex(),
    parsed.value,
    DECK_ORDER,
    slices(() => true),
    () => undefined,
  )
  return found.ok ? found : err('The search failed. Try again.')
}

function inWorker(order: ExportOrder): Promise<Result<MadeExport, string>> {
  const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), {
    type: 'module',
    name: 'verso-export',
  })
  return new Promise<Result<MadeExport, string>>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<Result<MadeExport, string>>) =>
      resolve(event.data),
    )
    worker.addEventListener('error', (event) => resolve(err(`The export stopped: ${event.message}`)))
    worker.postMessage(order)
  }).finally(() => worker.terminate())
}
