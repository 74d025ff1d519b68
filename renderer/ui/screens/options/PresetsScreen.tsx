import { useState } from 'react'
import {
  routeHref,
  useHome,
  usePresets,
  useRoute,
  type DeckSummary,
  type Preset,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog, DialogEnd } from '../../components/Dialog.tsx'
import { useActions } from '../../keys/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import { NameDialog } from './NameDialog.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import styles from './OptionsScreen.module.css'

/** Which presets are there, and who follows them? */
export function PresetsScreen() {
  const home = useHome()
  const { presets, save, remove } = usePresets()
  const [, navigate] = useRoute()
  const [open, setOpen] = useState<{ readonly what: 'rename' | 'remove'; readonly preset: Preset } | null>(
    null,
  )
  const [editedId, setEditedId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useActions('rooms', {
    back: () => (editedId === null ? navigate({ screen: 'home' }) : setEditedId(null)),
  })
  if (presets === undefined || home === undefined) return null
  const followersOf = (preset: Preset) => home.decks.filter((deck) => deck.preset === preset.id)
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'home' })}>
        <span aria-hidden="true">‹</span> {words.app.today}
      </a>
      <h1>{words.options.manage}</h1>
      <p className={styles.lead}>{words.options.presetsLead}</p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {presets.length === 0 && (
        <div className={styles.empty}>
          <p>{words.options.noPresets}.</p>
          <p className={styles.help}>{words.options.noPresetsHelp}</p>
        </div>
      )}
      <ul className={styles.list}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <div className={styles.item}>
              <div>
                <p className={styles.name}>{preset.name}</p>
                <Followers decks={followersOf(preset)} />
              </div>
              <div className={styles.acts}>
                <Button
                  kind="quiet"
                  aria-expanded={editedId === preset.id}
                  aria-label={`${words.options.edit}: ${preset.name}`}
                  onClick={() => setEditedId(editedId === preset.id ? null : preset.id)}
                >
                  {words.options.edit}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={`${words.options.rename} ${preset.name}`}
                  onClick={() => setOpen({ what: 'rename', preset })}
                >
                  {words.options.rename}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={`${words.options.remove} ${preset.name}`}
                  onClick={() => setOpen({ what: 'remove', preset })}
                >
                  {words.options.remove}
                </Button>
              </div>
            </div>
            {editedId === preset.id && (
              <OptionsEditor
                options={preset.options}
                deckIds={followersOf(preset).map(({ deckId }) => deckId)}
                onApply={(options) => save({ ...preset, options })}
              />
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'rename' && (
        <NameDialog
          title={words.options.rename}
          taken={presets.map(({ name }) => name)}
          initial={open.preset.name}
          action={words.options.apply}
          onName={(name) => save({ ...open.preset, name })}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'remove' && (
        <Dialog title={words.options.removeQuestion(open.preset.name)} onClose={() => setOpen(null)}>
          <p className={styles.help}>{words.options.removeHelp(followersOf(open.preset).length)}</p>
          <DialogEnd>
            <Button kind="quiet" onClick={() => setOpen(null)}>
              {words.options.cancel}
            </Button>
            <Button
              onClick={() => {
                setOpen(null)
                void remove(open.preset.id).then(setProblem)
              }}
            >
              {words.options.removeDo}
            </Button>
          </DialogEnd>
        </Dialog>
      )}
    </div>
  )
}

function Followers({ decks }: { readonly decks: readonly DeckSummary[] }) {
  return (
    <p className={styles.who}>
      {words.options.followers(decks.length)}
      {decks.length > 0 && ': '}
      {decks.map((deck, index) => (
        <span key={deck.deckId}>
          {index > 0 && ', '}
          <bdi>{formatDeckTitle(deck.title)}</bdi>
        </span>
      ))}
    </p>
  )
}
