import { useEffect, useRef, type ReactNode } from 'react'
import { routeHref, type Route } from '../../state/index.ts'
import { ariaKeys, firstKey, KeyNames, useKeymap } from '../keys/index.ts'
import { PALETTE_EVENT } from '../palette/PaletteKeys.tsx'
import { words } from '../words/index.ts'
import { Mark } from './Mark.tsx'
import styles from './Shell.module.css'

interface ShellProps {
  readonly screen: Route['screen']
  readonly waiting: number
  readonly libraryPath: string
  readonly children: ReactNode
}

const EXAM_SCREENS: readonly Route['screen'][] = ['exams', 'exam', 'exam-paper', 'exam-edit', 'result']

/** Screens that are reached from Today, and stand below it in the side bar. */
const TODAY_SCREENS: readonly Route['screen'][] = [
  'home',
  'deck',
  'options',
  'presets',
  'custom',
  'leeches',
  'catch-up',
]

/** Side bar and desk: around every screen but studying, which has the whole window. */
export function Shell({ screen, waiting, libraryPath, children }: ShellProps) {
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    // A new screen is read from its beginning, by eye and by screen reader.
    main.current?.scrollTo(0, 0)
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [screen])
  const isToday = TODAY_SCREENS.includes(screen)
  return (
    <div className={styles.shell}>
      <nav className={styles.side} aria-label={words.app.navigation}>
        <a className={styles.mark} href={routeHref({ screen: 'home' })} tabIndex={-1} aria-hidden="true">
          <Mark />
          {words.app.name}
        </a>
        <a
          href={routeHref({ screen: 'home' })}
          className={isToday ? styles.here : styles.link}
          aria-current={screen === 'home' ? 'page' : undefined}
        >
          <span>{words.app.today}</span>
          {waiting > 0 && (
            <span className={styles.badge}>
              <span aria-hidden="true">{words.number(waiting)}</span>
              <span className="visually-hidden">{words.app.waitingBadge(waiting)}</span>
            </span>
          )}
        </a>
        <SideLink
          route={{ screen: 'browse', query: '' }}
          isHere={screen === 'browse'}
          name={words.browse.title}
        />
        <SideLink
          route={{ screen: 'exams' }}
          isHere={EXAM_SCREENS.includes(screen)}
          isPage={screen === 'exams'}
          name={words.app.exams}
        />
        <SideLink
          route={{ screen: 'import' }}
          isHere={screen === 'import' || screen === 'export'}
          isPage={screen === 'import'}
          name={words.import.title}
        />
        <SideLink
          route={{ screen: 'settings' }}
          isHere={screen === 'settings' || screen === 'diagnostics'}
          isPage={screen === 'settings'}
          name={words.app.settings}
        />
        <GoAnywhere />
        {libraryPath !== '' && (
          <p className={styles.foot} title={libraryPath}>
            <span>{words.home.library}</span>
            <bdi>{shortPath(libraryPath)}</bdi>
          </p>
        )}
      </nav>
      <main className={styles.main} ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function SideLink({
  route,
  isHere,
  isPage = isHere,
  name,
}: {
  readonly route: Route
  /** The learner is on this screen or on one below it. */
  readonly isHere: boolean
  readonly isPage?: boolean
  readonly name: string
}) {
  return (
    <a
      href={routeHref(route)}
      className={isHere ? styles.here : styles.link}
      aria-current={isPage ? 'page' : undefined}
    >
      <span>{name}</span>
    </a>
  )
}

/** The palette for the mouse, and a reminder of its key. */
function GoAnywhere() {
  const keymap = useKeymap()
  return (
    <button
      type="button"
      className={styles.go}
      aria-keyshortcuts={ariaKeys(keymap, 'palette')}
      onClick={() => window.dispatchEvent(new Event(PALETTE_EVENT))}
    >
      <span>{words.palette.open}</span>
      <KeyNames chord={firstKey(keymap, 'palette')} />
    </button>
  )
}

/** The last two parts of a path: enough to know the folder again. */
function shortPath(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/')
}
