import { decodeEntities } from '../../core/templates/entities.ts'
import { MATHS_MARKS, readMathsMark } from '../../core/templates/mathsMarks.ts'
import { needsScript } from '../../core/templates/needsScript.ts'
import { renderCard, type RenderedCard } from '../../core/templates/renderCard.ts'
import type { CardView } from '../../state/index.ts'
import { words } from '../words/index.ts'
import { faceKey, type Face } from './drawnFace.ts'
import type { Side } from './faceParts.ts'
import { escapeHtml } from './markdown.ts'
import type { Maths } from './maths.ts'
import { readSoundMark, settleLinks, settleMedia } from './media.ts'
import { sanitizeMaths } from './sanitize.ts'
import { sanitizeTemplated } from './sanitizeTemplated.ts'
import { MATHS, mathsSign, withoutSigns } from './signs.ts'
import { typeStyle } from './typeStyle.ts'

/** Both sides of a templated note's card as HTML; null for other notes, and where the note type is missing. */
function rendered({ note, noteType, ordinal, deckTitle, flag }: CardView): RenderedCard | null {
  if (note.kind !== 'templated' || noteType === null) return null
  return renderCard({ type: noteType, fields: note.fields, ordinal, tags: note.tags, deckTitle, flag })
}

/** What is to be typed, and what counts as right; null when the card asks for nothing to be typed. */
export function answersToType(card: CardView): readonly [string, ...string[]] | null {
  const { note } = card
  if (note.kind === 'typed') return [note.answer, ...note.accepted]
  const typed = rendered(card)?.typed ?? null
  return typed === null ? null : [typed.answer]
}

/** Draws one side of a templated note's card, with the style of its type. Never throws for what an author wrote. */
export async function drawTemplated(card: CardView, side: Side): Promise<Face> {
  const { noteType, mediaBase, ordinal } = card
  const sides = rendered(card)
  const html =
    sides === null || noteType === null
      ? `<div class="template-fault">${escapeHtml(words.card.typeMissing)}</div>`
      : withScriptLine(side === 'question' ? sides.question : sides.answer, needsScript(noteType))
  const styles: string[] = [noteType?.css ?? '']
  const formulas: Maths[] = []
  const marked = withoutSigns(html)
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => {
      styles.push(css)
      return ''
    })
    .replace(MATHS_MARKS, (...found) => {
      const mark = found.slice(0, 6) as unknown as RegExpMatchArray
      const maths = readMathsMark(mark)
      if (maths === null) return escapeLatex(String(mark[5] ?? ''))
      return mathsSign(formulas.push({ ...maths, tex: plainTex(maths.tex) }) - 1)
    })
    // The browser complains of handlers while the sanitiser takes them out: they lose their names before.
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\son[a-z]+\s*=/gi, ' data-off='))
    .replace(/\[sound:[^\]\n]+\]/g, (mark) => readSoundMark(decodeEntities(mark))?.html ?? mark)
  const content = sanitizeTemplated(marked, mediaBase)
  const media = settleMedia(content, mediaBase)
  settleLinks(content)
  const holder = content.ownerDocument.createElement('div')
  holder.append(content)
  const maths = formulas.length > 0 ? await import('./mathsHtml.ts') : null
  return {
    key: faceKey(card, side),
    html: holder.innerHTML.replace(MATHS, (_, index) => {
      const formula = formulas[Number(index)]
      return formula && maths ? sanitizeMaths(maths.mathsHtml(formula, [])) : ''
    }),
    text: spokenText(holder, formulas),
    size: 'm',
    lines: 4,
    isPlain: false,
    isBrief: false,
    hasGaps: false,
    isPicture: false,
    media,
    templated: { css: styles.map((css) => typeStyle(css, mediaBase)).join('\n'), ordinal },
  }
}

function withScriptLine(html: string, isNeeded: boolean): string {
  return isNeeded ? `${html}<p class="script-needed">${escapeHtml(words.card.scriptNeeded)}</p>` : html
}

/** TeX stands in the HTML of a field: tags of the editor are no part of it. */
function plainTex(html: string): string {
  return decodeEntities(html.replace(/<br ?\/?>/gi, ' ').replace(/<[^>]*>/g, ''))
    .replaceAll('\u00a0', ' ')
    .trim()
}

/** Running LaTeX, which only LaTeX itself sets: its text is shown, its formulas are drawn where they are marked. */
function escapeLatex(latex: string): string {
  return `<code class="latex">${latex}</code>`
}

/** What a screen reader says: of an answer, what stands below its line. */
function spokenText(holder: HTMLElement, formulas: readonly Maths[]): string {
  const line = holder.querySelector('#answer')
  const range = holder.ownerDocument.createRange()
  range.selectNodeContents(holder)
  if (line) range.setStartAfter(line)
  const text = line ? range.toString() : (holder.textContent ?? '')
  return text
    .replace(MATHS, (_, index) => formulas[Number(index)]?.tex ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
