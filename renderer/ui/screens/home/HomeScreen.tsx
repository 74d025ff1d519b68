import { routeHref, useRoute, type HomeView } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { Problems } from '../../components/Problems.tsx'
import { ActionKey, ariaKeys, useActions, useKeymap } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import { DeckTable } from './DeckTable.tsx'
import { CatchUpNotice } from './CatchUpNotice.tsx'
import styles from './HomeScreen.module.css'
import { NextExam } from './NextExam.tsx'
import { usePastedText } from './usePastedText.ts'
import { Notices } from './Notices.tsx'

/** What should I do now? */
export function HomeScreen({ home }: { readonly home: HomeView | undefined }) {
  const [, navigate] = useRoute()
  const canStudy = home !== undefined && home.waitingCount > 0
  const keymap = useKeymap()
  useActions('rooms', canStudy ? { go: () => navigate({ screen: 'study', deckId: null }) } : {})
  usePastedText()
  if (home === undefined) return null
  const isEmpty = home.decks.length === 0 && home.brokenFiles.length === 0
  return (
    <div className={styles.page}>
      <Notices notices={home.notices} />
      <h1>{words.home.greeting(home.hour)}</h1>
      {isEmpty ? <EmptyLibrary path={home.libraryPath} /> : <Today home={home} />}
      <CatchUpNotice home={home} />
      <NextExam />
      {canStudy && (
        <div className={styles.go}>
          <LinkButton
            kind="primary"
            href={routeHref({ screen: 'study', deckId: null })}
            aria-keyshortcuts={ariaKeys(keymap, 'go')}
          >
            {words.home.study}
          </LinkButton>
          <ActionKey action="go" />
          <LinkButton kind="quiet" href={routeHref({ screen: 'custom', query: '' })}>
            {words.custom.title}
          </LinkButton>
        </div>
      )}
      {home.decks.length > 0 && (
        <section className={styles.section} aria-labelledby="decks">
          <h2 id="decks">{words.home.decks}</h2>
          <DeckTable decks={home.decks} />
        </section>
      )}
      {home.brokenFiles.length > 0 && (
        <section className={styles.section} aria-labelledby="broken">
          <h2 id="broken">{words.home.brokenFiles}</h2>
          {home.brokenFiles.map((file) => (
            <details key={file.path} className={styles.broken} open={home.brokenFiles.length === 1}>
              <summary>
                <span className={styles.file}>{file.path}</span>
                <span className={styles.count}>{words.home.brokenFile(file.problems.length)}</span>
              </summary>
              <Problems problems={file.problems} />
            </details>
          ))}
        </section>
      )}
    </div>
  )
}

function Today({ home }: { readonly home: HomeView }) {
  if (home.waitingCount > 0) {
    return (
      <p className={styles.today}>
        <Emphasis>{words.home.waiting(home.waitingCount, home.estimatedMinutes)}</Emphasis>
        {home.reviewedToday > 0 && ` ${words.home.reviewed(home.reviewedToday)}`}
      </p>
    )
  }
  return (
    <p className={styles.today}>
      <Emphasis>
        {home.reviewedToday > 0 ? words.home.doneToday(home.reviewedToday) : words.home.nothingDue}
      </Emphasis>{' '}
      <Emphasis>
        {home.next ? words.home.next(home.next.inDays, home.next.count) : words.home.nothingPlanned}
      </Emphasis>
    </p>
  )
}

function EmptyLibrary({ path }: { readonly path: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.today}>{words.home.empty}.</p>
      <p>
        <Emphasis>{words.home.emptyHelp}</Emphasis>
      </p>
      <code>{words.home.emptyWhere(path)}</code>
      <LinkButton kind="primary" href={routeHref({ screen: 'import' })}>
        {words.import.title}
      </LinkButton>
    </div>
  )
}
