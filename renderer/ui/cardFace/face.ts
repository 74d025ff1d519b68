import type { CardView } from '../../state/index.ts'
import { drawText, escapeHtml, loadTools, type DrawnText } from './markdown.ts'
import { partsOf, type Side } from './faceParts.ts'
import { faceKey, type Face } from './drawnFace.ts'
import { NO_MEDIA, type CardMedia } from './media.ts'
import { clozeFace, withoutSigns } from './signs.ts'
import { drawTemplated } from './templatedFace.ts'

export { faceKey }
export type { Face, Side }

/** The explanation alone, for a card whose answer is shown outside the leaf's frame; null when there is none. */
export async function drawExplanation(card: CardView): Promise<Face | null> {
  const markdown = withoutSigns(card.note.explanation ?? '')
  if (markdown.trim() === '') return null
  const drawn = drawText({ markdown, hints: [], mediaBase: card.mediaBase }, await loadTools(markdown))
  return {
    key: faceKey(card, 'answer'),
    html: `<div class="aside" dir="auto">${drawn.html}</div>`,
    text: drawn.text,
    size: 's',
    lines: linesOf(drawn, 64),
    isPlain: false,
    isBrief: false,
    hasGaps: false,
    isPicture: false,
    media: drawn.media,
    templated: null,
  }
}

/** Draws one side of a card. Never throws for what an author wrote. */
export async function drawFace(card: CardView, side: Side): Promise<Face> {
  if (card.note.kind === 'templated') return await drawTemplated(card, side)
  const parts = partsOf(card, side)
  const tools = await loadTools([parts.question, parts.answer, parts.extra, parts.explanation].join('\n'))
  const draw = (markdown: string, hints: readonly (string | null)[] = []): DrawnText =>
    drawText({ markdown, hints, mediaBase: card.mediaBase }, tools)
  const question = draw(parts.question, parts.hints)
  const blocks: string[] = []
  const texts: string[] = []
  const added: CardMedia[] = []
  if (parts.answer !== null) {
    const answer = parts.isPlainAnswer
      ? { html: `<p>${escapeHtml(parts.answer)}</p>`, text: parts.answer, media: NO_MEDIA }
      : draw(parts.answer)
    blocks.push(`<div class="reply" dir="auto">${answer.html}</div>`)
    texts.push(answer.text)
    added.push(answer.media)
  }
  for (const aside of [parts.extra, parts.explanation]) {
    if (aside === null || aside.trim() === '') continue
    const drawn = draw(aside)
    blocks.push(`<div class="aside" dir="auto">${drawn.html}</div>`)
    texts.push(drawn.text)
    added.push(drawn.media)
  }
  const after =
    side === 'answer' && blocks.length > 0 ? `<div class="answer"><hr>${blocks.join('')}</div>` : ''
  const hasBlocks = /<(pre|table|ul|ol|img|video)\b/.test(question.html)
  const length = lengthOf(card, question.text)
  const roomy = sizeOf(length + (hasBlocks ? 80 : 0))
  // Options need room below their question.
  const size = card.note.kind === 'choice' && roomy === 'xl' ? 'l' : roomy
  const hasOwnAnswer = parts.answer !== null
  const { picture } = parts
  const asked = [question.text, picture?.text ?? ''].filter((text) => text !== '')
  return {
    key: faceKey(card, side),
    html: `<div class="question" dir="auto">${question.html}</div>${picture?.html ?? ''}${after}`,
    text: side === 'question' || !hasOwnAnswer ? [...asked, ...texts].join('. ') : texts.join('. '),
    size,
    lines: linesOf(question, CHARACTERS_A_LINE[size]),
    isPlain: !hasBlocks && !question.html.includes('katex') && paragraphsOf(question.html) === 1,
    isBrief: parts.picture === null && !hasBlocks && length <= CHARACTERS_A_LINE[size] * 4,
    hasGaps: card.note.kind === 'cloze',
    isPicture: picture !== null,
    media: {
      sounds: (hasOwnAnswer ? added : [question.media, ...added]).flatMap(({ sounds }) => sounds),
      pictures: [question.media, ...added].flatMap(({ pictures }) => pictures),
    },
    templated: null,
  }
}

/** Characters of the question; of a cloze, with its gaps filled, so that filling them changes no size. */
function lengthOf({ note, ordinal }: CardView, question: string): number {
  return note.kind === 'cloze' ? clozeFace(note.text, ordinal, true).markdown.length : question.length
}

/** By the question alone, so that turning the leaf does not change the size of what was read. */
function sizeOf(length: number): Face['size'] {
  return length <= 70 ? 'xl' : length <= 180 ? 'l' : length <= 360 ? 'm' : 's'
}

const CHARACTERS_A_LINE = { xl: 40, l: 46, m: 52, s: 56 }

function linesOf({ html, text }: DrawnText, charactersALine: number): number {
  const blocks = paragraphsOf(html)
  const pictures = (html.match(/<(img|video)\b/g) ?? []).length
  return Math.ceil(text.length / charactersALine) + Math.max(0, blocks - 1) * 0.7 + pictures * 6
}

function paragraphsOf(html: string): number {
  return (html.match(/<(p|li|tr|pre|h[1-6]|br)\b/g) ?? []).length
}
