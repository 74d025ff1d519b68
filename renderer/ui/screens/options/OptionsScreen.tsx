import { useEffect, useState } from 'react'
import {
  routeHref,
  useDeck,
  useHome,
  usePresets,
  useRoute,
  useSaveDeckOptions,
  type DeckId,
} from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { useActions } from '../../keys/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import { NameDialog } from './NameDialog.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import styles from './OptionsScreen.module.css'

const OWN = 'own'

/** How shall this deck be studied? */
export function OptionsScreen({ deckId }: { readonly deckId: DeckId }) {
  const deck = useDeck(deckId)
  const home = useHome()
  const [, navigate] = useRoute()
  const { presets = [], save: savePreset, newId } = usePresets()
  const saveOptions = useSaveDeckOptions()
  const [isNaming, setIsNaming] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useActions('rooms', {}, (chords) => {
    if (!chords.includes('Escape')) return false
    navigate({ screen: 'deck', deckId })
    return true
  })
  useEffect(() => {
    if (deck)
      document.title = `${words.options.screenOf(formatDeckTitle(deck.summary.title))} · ${words.app.name}`
  }, [deck])
  if (!deck) return null
  const { options, ownOptions, summary } = deck
  const preset = presets.find(({ id }) => id === summary.preset) ?? null
  const followers = (home?.decks ?? []).filter((other) => other.preset === summary.preset)
  const deckIds = preset === null ? [deckId] : followers.map((other) => other.deckId)
  const choices = {
    [OWN]: words.options.ownOptions,
    ...Object.fromEntries(presets.map(({ id, name }) => [id, words.options.fromPreset(name)])),
  }

  const follow = async (choice: string) =>
    setProblem(await saveOptions(deckId, ownOptions, choice === OWN ? null : choice))
  const makePreset = async (name: string): Promise<string | null> => {
    const id = newId()
    return (await savePreset({ id, name, options })) ?? (await saveOptions(deckId, ownOptions, id))
  }
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'deck', deckId })}>
        <span aria-hidden="true">‹</span> <bdi>{formatDeckTitle(summary.title)}</bdi>
      </a>
      <h1>{words.options.screen}</h1>
      <div className={styles.preset}>
        <SelectField
          id="option-preset"
          label={words.options.preset}
          help={preset === null ? words.options.presetHelp : words.options.followers(followers.length)}
          choices={choices}
          value={preset?.id ?? OWN}
          onChange={(choice) => void follow(choice)}
        />
        <div className={styles.more}>
          <Button kind="quiet" onClick={() => setIsNaming(true)}>
            {words.options.saveAs}
          </Button>
          <LinkButton kind="quiet" href={routeHref({ screen: 'presets' })}>
            {words.options.manage}
          </LinkButton>
        </div>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      <OptionsEditor
        key={summary.preset}
        options={options}
        deckIds={deckIds}
        onApply={(next) =>
          preset === null ? saveOptions(deckId, next) : savePreset({ ...preset, options: next })
        }
      />
      {isNaming && (
        <NameDialog
          title={words.options.saveAs}
          taken={presets.map(({ name }) => name)}
          initial=""
          action={words.options.make}
          onName={makePreset}
          onClose={() => setIsNaming(false)}
        />
      )}
    </div>
  )
}
