/** The command palette: everything by name. */
export const paletteWords = {
  title: 'Go anywhere',
  placeholder: 'Type the name of a screen, a deck, something to do …',
  none: 'Nothing is called that',
  search: (text: string) => `Search the cards for “${text}”`,
  kinds: { screen: 'Screen', deck: 'Deck', action: 'Do' },
  studyAll: 'Study everything that waits',
  study: (deck: string) => `Study ${deck}`,
  deck: (deck: string) => deck,
  options: (deck: string) => `Options of ${deck}`,
  browse: (deck: string) => `Browse ${deck}`,
  theme: { paper: 'Theme: paper', ink: 'Theme: ink', system: 'Theme: as the system' },
  keys: 'Keys of this screen',
  open: 'Go anywhere',
} as const
