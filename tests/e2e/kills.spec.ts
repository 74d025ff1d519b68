import { seededRandom } from '../../renderer/core/cards/random.ts'
import { seedLibrary } from '../bench/seed.ts'
import { killWhileReviewing } from '../faults/killWhileReviewing.ts'
import { expect, test } from '../support/versoTest.ts'

test('killed at random points while reviewing: no acknowledged answer is lost or doubled', async ({
  verso,
  shell,
}) => {
  test.setTimeout(180_000)
  await verso.app.close()
  const folders = {
    library: `${verso.folders.library}-kills`,
    config: `${verso.folders.config}-kills`,
    profile: `${verso.folders.profile}-kills`,
  }
  await seedLibrary(folders.library, 100, Date.now())
  const counts = await killWhileReviewing(shell, folders, 4, seededRandom(`kills ${shell}`))
  expect(counts).toMatchObject({ kills: 4, lost: 0, doubled: 0, unequal: 0 })
})
