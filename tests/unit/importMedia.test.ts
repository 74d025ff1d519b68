import { describe, expect, test } from 'vitest'
import { safeSegments } from '../../electron/host/confine.ts'
import { fileKey, fileStemFor, safeFileName } from '../../renderer/core/importing/names.ts'
import { planMedia } from '../../renderer/core/importing/planMedia.ts'
import { aDeck, aNote } from '../support/builders.ts'

const all = () => true

describe('names of media', () => {
  const hostile = [
    '../x.png',
    'a/b.png',
    'CON',
    'con.png',
    'trailing.',
    'blank ',
    '..',
    '',
    'a\u0000b',
    'C:\\x',
    'lpt1.mp3',
    'é'.repeat(300),
  ]

  test('whatever a name says, its file is one that every system takes, inside the folder', () => {
    for (const name of hostile) {
      const file = safeFileName(name)
      expect([name, safeSegments(file)]).toEqual([name, [file]])
    }
    expect(safeFileName('cat picture (1).png')).toBe('cat picture (1).png')
    expect(fileStemFor('Languages::Spanish: A/B')).toBe('Languages - Spanish_ A_B')
  })

  test('twins in case or composition become two files, and the notes name the right one', () => {
    const note = aNote({ front: '![](Cat.png) [sound:é.mp3]', back: '<img src="cat.png"> ![](../up.png)' })
    const names = new Set(['Cat.png', 'cat.png', 'é.mp3', '../up.png'])
    const { deck, files, missing } = planMedia(aDeck({ notes: [note] }), all, names, false)
    expect(missing).toEqual([])
    expect(new Set(files.map(({ fileName }) => fileKey(fileName))).size).toBe(4)
    const [written] = deck.notes
    expect(written).toMatchObject({
      front: '![](Cat.png) [sound:é.mp3]',
      back: '<img src="cat-2.png"> ![](_up.png)',
    })
  })

  test('only what notes and types ask for comes along, with what belongs to templates', () => {
    const type = {
      id: 't',
      name: 'T',
      cloze: false,
      fields: ['F'],
      templates: [{ name: 'C', front: '{{F}}', back: '' }],
      css: '@font-face { src: url("_f.ttf") }',
    }
    const names = new Set(['a.png', 'unused.png', '_f.ttf', '_more.js'])
    const { files } = planMedia(
      aDeck({ noteTypes: [type], notes: [aNote({ front: '![](a.png)' })] }),
      all,
      names,
      true,
    )
    expect(files.map(({ name }) => name).sort()).toEqual(['_f.ttf', '_more.js', 'a.png'])
  })

  test('what is named and not there is told; addresses of the network are not media', () => {
    const note = aNote({ front: '![](gone.png) ![](https://x.example/a.png)', back: 'b' })
    expect(planMedia(aDeck({ notes: [note] }), all, new Set(), false).missing).toEqual(['gone.png'])
  })
})
