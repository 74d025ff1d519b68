import { toJsonSchema } from '@valibot/to-json-schema'
import { deckSchema } from './schema.ts'

/** The text of `decks/deck.schema.json`: what editors need to complete and check deck files. Development only. */
export function deckJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(deckSchema, {
    typeMode: 'input',
    errorMode: 'throw',
    ignoreActions: ['check'],
  })
  const named = { $schema, title: 'Verso deck, format 1', ...schema }
  return `${JSON.stringify(named, null, 2)}\n`
}
