import type { DeckSummary, Route } from '../../state/index.ts'
import { words } from '../words/index.ts'

/** One thing that the palette reaches. */
export interface Command {
  readonly id: string
  readonly kind: 'screen' | 'deck' | 'action'
  readonly name: string
  /** Where it leads, or what it does. */
  readonly to: Route | { readonly theme: 'system' | 'paper' | 'ink' }
}

/** Every screen, every deck with what can be done to it, and what can be done anywhere. */
export function allCommands(decks: readonly DeckSummary[], waitingCount: number): readonly Command[] {
  const screen = (name: string, to: Route): Command => ({
    id: `screen ${to.screen}`,
    kind: 'screen',
    name,
    to,
  })
  return [
    screen(words.home.title, { screen: 'home' }),
    ...(waitingCount > 0
      ? [
          {
            id: 'study',
            kind: 'action' as const,
            name: words.palette.studyAll,
            to: { screen: 'study' as const, deckId: null },
          },
        ]
      : []),
    screen(words.browse.title, { screen: 'browse', query: '' }),
    screen(words.custom.title, { screen: 'custom', query: '' }),
    screen(words.app.exams, { screen: 'exams' }),
    screen(words.import.title, { screen: 'import' }),
    screen(words.leeches.title, { screen: 'leeches', cardId: null }),
    screen(words.options.manage, { screen: 'presets' }),
    screen(words.catchUp.title, { screen: 'catch-up' }),
    screen(words.settings.title, { screen: 'settings' }),
    screen(words.diagnostics.title, { screen: 'diagnostics' }),
    ...decks.flatMap(deckCommands),
    ...(['paper', 'ink', 'system'] as const).map((theme) => ({
      id: `theme ${theme}`,
      kind: 'action' as const,
      name: words.palette.theme[theme],
      to: { theme },
    })),
  ]
}

function deckCommands({ deckId, title }: DeckSummary): readonly Command[] {
  const query = `deck:"${title.replace(/["\\]/g, '\\$&')}"`
  return [
    { id: `deck ${deckId}`, kind: 'deck', name: title, to: { screen: 'deck', deckId } },
    {
      id: `study ${deckId}`,
      kind: 'action',
      name: words.palette.study(title),
      to: { screen: 'study', deckId },
    },
    {
      id: `options ${deckId}`,
      kind: 'action',
      name: words.palette.options(title),
      to: { screen: 'options', deckId },
    },
    {
      id: `browse ${deckId}`,
      kind: 'action',
      name: words.palette.browse(title),
      to: { screen: 'browse', query },
    },
  ]
}
