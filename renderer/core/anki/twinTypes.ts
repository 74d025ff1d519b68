// Note types for what Anki has no words for: they show Verso's notes well in Anki, and carry the note itself in a last
// field that no card shows.
import { CLOZE_CSS, STOCK_CSS, type StockShape } from './stockTypes.ts'

/** The field that carries the note; see versoData.ts. */
export const VERSO_FIELD = 'Verso'

export type TwinKind = 'basic' | 'reversed' | 'cloze' | 'typed' | 'choice'

const CSS = `.aside {
    margin-top: 1em;
    font-size: 80%;
    opacity: 0.8;
}
.options {
    display: inline-block;
    text-align: left;
}
.right {
    font-weight: bold;
}
.right::after {
    content: " ✓";
}
`
const WHY = '{{#Explanation}}<div class="aside">{{Explanation}}</div>{{/Explanation}}'

export const TWIN_TYPES: Readonly<Record<TwinKind, StockShape & { readonly name: string }>> = {
  basic: {
    name: 'Verso Basic',
    isCloze: false,
    fields: ['Front', 'Back', 'Explanation', VERSO_FIELD],
    templates: [
      { name: 'Card 1', front: '{{Front}}', back: `{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n${WHY}` },
    ],
    css: `${STOCK_CSS}${CSS}`,
    stockKind: 0,
  },
  reversed: {
    name: 'Verso Basic (and reversed card)',
    isCloze: false,
    fields: ['Front', 'Back', 'Explanation', VERSO_FIELD],
    templates: [
      { name: 'Card 1', front: '{{Front}}', back: `{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n${WHY}` },
      { name: 'Card 2', front: '{{Back}}', back: `{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}\n${WHY}` },
    ],
    css: `${STOCK_CSS}${CSS}`,
    stockKind: 0,
  },
  cloze: {
    name: 'Verso Cloze',
    isCloze: true,
    fields: ['Text', 'Back Extra', 'Explanation', VERSO_FIELD],
    templates: [
      { name: 'Cloze', front: '{{cloze:Text}}', back: `{{cloze:Text}}<br>\n{{Back Extra}}\n${WHY}` },
    ],
    css: `${CLOZE_CSS}${CSS}`,
    stockKind: 0,
  },
  typed: {
    name: 'Verso Typed',
    isCloze: false,
    fields: ['Prompt', 'Answer', 'Explanation', VERSO_FIELD],
    templates: [
      {
        name: 'Card 1',
        front: '{{Prompt}}\n\n{{type:Answer}}',
        back: `{{Prompt}}\n\n<hr id=answer>\n\n{{type:Answer}}\n${WHY}`,
      },
    ],
    css: `${STOCK_CSS}${CSS}`,
    stockKind: 0,
  },
  choice: {
    name: 'Verso Choice',
    isCloze: false,
    fields: ['Question', 'Options', 'Answer', 'Explanation', VERSO_FIELD],
    templates: [
      {
        name: 'Card 1',
        front: '{{Question}}\n\n<div class="options">{{Options}}</div>',
        back: `{{Question}}\n\n<hr id=answer>\n\n<div class="options">{{Answer}}</div>\n${WHY}`,
      },
    ],
    css: `${STOCK_CSS}${CSS}`,
    stockKind: 0,
  },
}
