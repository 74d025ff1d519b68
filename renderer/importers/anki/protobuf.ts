import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

/** The fields of one message by number, as they came; of messages and texts, their bytes. */
export type ProtoFields = ReadonlyMap<number, readonly (number | Uint8Array)[]>

/**
 * Reads one level of a message whose schema is known to the caller. Numbers of up to 53 bits and bytes are kept, fixed
 * floats are read as such; groups are passed over.
 */
export function readFields(bytes: Uint8Array): ProtoFields {
  const fields = new Map<number, (number | Uint8Array)[]>()
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    const value = readValue(reader, type)
    if (value === null) continue
    const known = fields.get(field)
    if (known) known.push(value)
    else fields.set(field, [value])
  }
  return fields
}

function readValue(reader: BinaryReader, type: WireType): number | Uint8Array | null {
  switch (type) {
    case WireType.Varint:
      return Number(reader.int64())
    case WireType.LengthDelimited:
      return reader.bytes()
    case WireType.Bit32:
      return reader.float()
    case WireType.Bit64:
      return reader.double()
    case WireType.StartGroup:
    case WireType.EndGroup:
      reader.skip(type)
      return null
  }
}

const decoder = new TextDecoder()

export function numberAt(fields: ProtoFields, field: number): number {
  const value = fields.get(field)?.at(-1)
  return typeof value === 'number' ? value : 0
}

export function textAt(fields: ProtoFields, field: number): string {
  const value = fields.get(field)?.at(-1)
  return value instanceof Uint8Array ? decoder.decode(value) : ''
}

export function messageAt(fields: ProtoFields, field: number): ProtoFields | null {
  const value = fields.get(field)?.at(-1)
  return value instanceof Uint8Array ? readFields(value) : null
}

/** Repeated floats, packed as proto3 writes them or one by one. */
export function floatsAt(fields: ProtoFields, field: number): readonly number[] {
  return (fields.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'number') return [value]
    const reader = new BinaryReader(value)
    const floats: number[] = []
    while (reader.pos + 4 <= reader.len) floats.push(reader.float())
    return floats
  })
}
