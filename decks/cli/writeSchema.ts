// `npx tsx decks/cli/writeSchema.ts`: writes decks/deck.schema.json anew after a change of the schema.
import { writeFile } from 'node:fs/promises'
import { deckJsonSchema } from '../format/jsonSchema.ts'

await writeFile(new URL('../deck.schema.json', import.meta.url), deckJsonSchema())
