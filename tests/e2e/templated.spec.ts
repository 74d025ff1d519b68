import { expect, test } from '../support/versoTest.ts'

const deck = {
  format: 1,
  id: 'kanji',
  title: 'Kanji',
  language: 'en',
  noteTypes: [
    {
      id: 'reading',
      name: 'Reading',
      fields: ['Word', 'Meaning', 'Note'],
      templates: [
        {
          name: 'Read',
          front:
            '<p class="word">{{kanji:Word}}</p>{{hint:Note}}<script>document.body.textContent = "ran"</script>',
          back: '{{furigana:Word}}<hr id=answer><b>{{Meaning}}</b> \\(x^2\\) [sound:a.mp3]',
        },
        {
          name: 'Type',
          front: '{{Meaning}} {{type:Word}}',
          back: '{{FrontSide}}<hr id=answer>{{type:Word}}',
        },
      ],
      css: '.card { font-size: 31px } .word { color: rgb(200, 0, 0) } .nightMode .word { color: rgb(0, 200, 0) }',
    },
  ],
  notes: [
    {
      kind: 'templated',
      id: 'a',
      type: 'reading',
      fields: { Word: '漢字[かんじ]', Meaning: 'Chinese characters', Note: 'two of them' },
      cards: [0],
    },
    {
      kind: 'templated',
      id: 'b',
      type: 'reading',
      fields: { Word: 'かな', Meaning: 'Syllables' },
      cards: [1],
    },
  ],
}

test.use({ libraryFiles: { 'decks/kanji.deck.json': JSON.stringify(deck) } })

test('a templated note looks as its type says, runs no script, and takes what is typed', async ({
  verso,
}) => {
  const { page } = verso
  await page.goto(`${verso.app.origin}/#/study/kanji`)
  const question = page.frameLocator('iframe[title="Question"]:not([aria-hidden])')
  await expect(question.locator('.word')).toHaveText('漢字')
  const isNight = await question.locator('.nightMode').count()
  await expect(question.locator('.word')).toHaveCSS('color', isNight ? 'rgb(0, 200, 0)' : 'rgb(200, 0, 0)')
  await expect(question.locator('body.card.card1')).toHaveCSS('font-size', '31px')
  await expect(question.getByText('asks for a script')).toBeVisible()
  await question.getByText('Note', { exact: true }).click()
  await expect(question.getByText('two of them')).toBeVisible()

  await page.getByRole('button', { name: 'Show answer' }).click()
  const answer = page.frameLocator('iframe[title="Answer"]:not([aria-hidden])')
  await expect(answer.locator('rt')).toHaveText('かんじ')
  await expect(answer.locator('.katex').first()).toBeVisible()
  await expect(answer.locator('audio')).toHaveAttribute('src', /\/a\.mp3$/)
  await page.getByRole('button', { name: /^Easy/ }).click()

  await expect(question.getByText('Syllables')).toBeVisible()
  await page.getByRole('textbox', { name: 'Type the answer' }).fill('カナ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Compared' })).toContainText('Not right')
  await expect(answer.locator('.typeans')).toHaveText('かな')
  // The sound is named, but is not in the deck's folder; the script was refused.
  verso.errors.length = 0
})
