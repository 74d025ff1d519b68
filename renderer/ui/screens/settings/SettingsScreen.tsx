import { useState } from 'react'
import { routeHref, useSettings, type SettingsView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import { Choices } from './Choices.tsx'
import { KeySettings } from './KeySettings.tsx'
import { LibraryFolder } from './LibraryFolder.tsx'
import styles from './SettingsScreen.module.css'

const THEMES = ['system', 'paper', 'ink'] as const
const CONTRASTS = ['system', 'normal', 'high'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

type Changes = Partial<Pick<SettingsView, 'theme' | 'contrast' | 'rolloverHour' | 'keys'>>

/** This machine's settings; each is kept at once. */
export function SettingsScreen() {
  const { settings: kept, save, chooseLibrary } = useSettings()
  // Shown at once; the file is written meanwhile.
  const [chosen, setChosen] = useState<Changes>({})
  const [problem, setProblem] = useState<string | null>(null)
  if (kept === undefined) return null
  const settings = { ...kept, ...chosen }
  const change = async (changes: Changes) => {
    setChosen(changes)
    setProblem(await save(changes))
    setChosen({})
  }
  return (
    <div className={styles.page}>
      <h1>{words.settings.title}</h1>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <section className={styles.section} aria-labelledby="look">
        <h2 id="look">{words.settings.look}</h2>
        <Choices
          legend={words.settings.theme}
          options={THEMES.map((value) => ({ value, label: words.settings.themes[value], swatch: value }))}
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
        />
        <Choices
          legend={words.settings.contrast}
          options={CONTRASTS.map((value) => ({
            value,
            label: words.settings.contrasts[value],
            swatch: null,
          }))}
          value={settings.contrast}
          onChange={(contrast) => void change({ contrast })}
        />
      </section>
      <section className={styles.section} aria-labelledby="day">
        <h2 id="day">{words.settings.day}</h2>
        <div className={styles.row}>
          <div>
            <label htmlFor="rollover">{words.settings.rollover}</label>
            <p id="rollover-help">{words.settings.rolloverHelp}</p>
          </div>
          <select
            id="rollover"
            className={styles.select}
            aria-describedby="rollover-help"
            value={settings.rolloverHour}
            onChange={(event) => void change({ rolloverHour: Number(event.target.value) })}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {words.settings.hour(hour)}
              </option>
            ))}
          </select>
        </div>
      </section>
      <section className={styles.section} aria-labelledby="keys">
        <h2 id="keys">{words.keys.title}</h2>
        <KeySettings changes={settings.keys} onChange={(keys) => void change({ keys })} />
      </section>
      <section className={styles.section} aria-labelledby="library">
        <h2 id="library">{words.settings.library}</h2>
        <LibraryFolder settings={settings} choose={chooseLibrary} />
      </section>
      <section className={styles.section} aria-labelledby="about">
        <h2 id="about">{words.settings.about}</h2>
        <p className={styles.about}>
          <span>{words.settings.version(settings.appVersion)}</span>
          <a href={routeHref({ screen: 'diagnostics' })}>{words.settings.diagnostics}</a>
        </p>
      </section>
    </div>
  )
}
